"""`kprgraph serve`: the explorer on this machine."""

from pathlib import Path

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.session import Session, session_options, source_option
from kprgraph.errors import Text


@click.command(
    "serve",
    cls=Command,
    details=Text(
        th="เปิดหน้าเว็บของกราฟบนเครื่องนี้: ค้นหา หน้าของทุกสิ่ง ตารางหน่วยงานกับงานบริการ ภาพการพึ่งพา และ SPARQL "
        "เมื่อระบุ --source หน้ารายงานจะแสดงข้อความด้วย หยุดด้วย Ctrl+C\n\n"
        "ตัวอย่าง: kprgraph serve --source report-2566.txt",
        en="Opens the pages of the graph on this machine: search, a page for everything, agencies against "
        "services, pictures of dependence, and SPARQL. With --source the pages of the report show its words. "
        "Ctrl+C stops it.\n\n"
        "Example: kprgraph serve --source report-2566.txt",
    ),
)
@click.option(
    "--host",
    cls=Option,
    default="127.0.0.1",
    metavar="ADDRESS",
    text=Text(
        th="ที่อยู่ที่รับการติดต่อ (ปกติ 127.0.0.1 คือเฉพาะเครื่องนี้)",
        en="Address to listen on (127.0.0.1, this machine only, unless given)",
    ),
)
@click.option(
    "--port",
    cls=Option,
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="PORT",
    text=Text(th="พอร์ต (ปกติ 8000)", en="Port (8000 unless given)"),
)
@source_option
@session_options
def serve(session: Session, host: str, port: int, source: Path | None) -> None:
    """Serve the explorer."""
    from kprgraph.build import dataset  # noqa: PLC0415 - only this command needs a web server
    from kprgraph.build.contents import Contents  # noqa: PLC0415
    from kprgraph.build.metadata import Release  # noqa: PLC0415
    from kprgraph.store import load  # noqa: PLC0415
    from kprgraph.web.explorer import About, Explorer  # noqa: PLC0415
    from kprgraph.web.server import explorer, run  # noqa: PLC0415

    def read() -> Explorer:
        release = Release.read(session.workspace)
        store = load(session.workspace)
        metadata = dataset.describe(store, Contents.of(store), (), release)
        about = About(release.title, release.version, release.issued, release.licence, metadata)
        return explorer(store, source, about)

    session.doing(Text(th="อ่านข้อมูล", en="Reading the data"))
    shown = f"[{host}]" if ":" in host else host
    address = Text(th=f"http://{shown}:{port}/", en=f"http://{shown}:{port}/en/")
    told = Text(th=f"เปิดแล้วที่ {address.th} (หยุดด้วย Ctrl+C)", en=f"Open at {address.en} (Ctrl+C stops it)")
    run(read, host, port, lambda: session.say(told))
