"""`kprgraph push`: the graph onto a SPARQL server."""

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.session import Session, output_options
from kprgraph.errors import Text

_HEADINGS = {
    "graph": Text(th="กราฟ", en="Graph"),
    "sent": Text(th="ส่ง (triples)", en="Sent (triples)"),
    "before": Text(th="เดิมมี", en="Held before"),
    "after": Text(th="ขณะนี้มี", en="Holds now"),
}


@click.command(
    "push",
    cls=Command,
    details=Text(
        th="ส่งกราฟที่มีชื่อทุกกราฟขึ้นเครื่องปลายทางด้วย SPARQL 1.1 Graph Store Protocol แล้วนับว่าครบ "
        "สั่งซ้ำได้โดยไม่ซ้ำซ้อน ชื่อผู้ใช้และรหัสผ่านอ่านจาก KPRGRAPH_ENDPOINT_USER และ KPRGRAPH_ENDPOINT_PASSWORD "
        "หรือ KPRGRAPH_ENDPOINT_TOKEN\n\n"
        "ตัวอย่าง: kprgraph push --endpoint http://localhost:7878/query",
        en="Sends every named graph to a server over the SPARQL 1.1 Graph Store Protocol and counts what it "
        "then holds; sending again does no harm. User and password come from KPRGRAPH_ENDPOINT_USER and "
        "KPRGRAPH_ENDPOINT_PASSWORD, or a token from KPRGRAPH_ENDPOINT_TOKEN.\n\n"
        "Example: kprgraph push --endpoint http://localhost:7878/query",
    ),
)
@click.option(
    "--endpoint",
    "url",
    cls=Option,
    required=True,
    metavar="URL",
    text=Text(th="ที่อยู่ของบริการ SPARQL ที่ใช้นับ", en="Address of the SPARQL service, which counts"),
)
@click.option(
    "--graph-store",
    cls=Option,
    metavar="URL",
    text=Text(
        th="ที่อยู่ของที่เก็บกราฟ (Oxigraph และ Virtuoso รู้เอง)",
        en="Address of the graph store (known for Oxigraph and Virtuoso)",
    ),
)
@click.option(
    "--add/--replace",
    cls=Option,
    default=False,
    text=Text(
        th="เพิ่มจากของเดิม หรือแทนที่กราฟชื่อเดียวกัน (ปกติแทนที่)",
        en="Add to graphs of these names, or replace them (replace unless given)",
    ),
)
@output_options
def push(session: Session, url: str, graph_store: str | None, add: bool) -> None:
    """Push, and tell what the server holds."""
    from dataclasses import asdict  # noqa: PLC0415

    from kprgraph.endpoint import Endpoint  # noqa: PLC0415 - only when another server is spoken to
    from kprgraph.endpoint.push import push as send  # noqa: PLC0415

    endpoint = Endpoint(url, session.workspace)
    done = send(session.graph.store, endpoint, graph_store=graph_store, add=add, progress=session.doing)
    session.show([asdict(graph) for graph in done], _HEADINGS)
