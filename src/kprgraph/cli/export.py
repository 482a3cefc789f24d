"""`kprgraph export`: the whole graph in one format."""

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.session import Session, endpoint_option, session_options
from kprgraph.errors import Text, UsageError

if TYPE_CHECKING:
    from kprgraph.export import Exporter

_NO_TEXT = ("application/zip", "application/vnd.")


@click.command(
    "export",
    cls=Command,
    details=Text(
        th="FORMAT คือ ttl, jsonld, nq, trig, rdfxml (กราฟ) · entities (JSON-LD รายรายการ) · "
        "graphml, gexf, cyjs (เครือข่ายสำหรับ Gephi, Cytoscape และโปรแกรมอื่น) · "
        "xlsx, tables (สมุดงานและไฟล์ CSV) · statements (ทุกข้อความ แถวละหนึ่งข้อ) · "
        "cpsv-ap (งานบริการและหน่วยงานตามมาตรฐานยุโรป) · qb (ตัวเลขเป็น RDF Data Cube) · "
        "parquet, neo4j, neptune (สำหรับคลังข้อมูลขนาดใหญ่)\n\n"
        "รูปแบบที่มีหลายไฟล์ (entities, tables, parquet, neo4j, neptune) เขียนเป็น ZIP "
        "หรือเป็นโฟลเดอร์ เมื่อ -o ลงท้ายด้วย /\n\n"
        "ตัวอย่าง: kprgraph export xlsx -o opdc.xlsx",
        en="FORMAT is ttl, jsonld, nq, trig, rdfxml (the graph) · entities (JSON-LD, a document per thing) · "
        "graphml, gexf, cyjs (the network, for Gephi, Cytoscape and others) · "
        "xlsx, tables (workbook and CSV files) · statements (every statement, one per row) · "
        "cpsv-ap (services and bodies as CPSV-AP and CPOV) · qb (figures as RDF Data Cube) · "
        "parquet, neo4j, neptune (for stores that are larger than this).\n\n"
        "What is several files (entities, tables, parquet, neo4j, neptune) is written as ZIP, "
        "or as a folder where -o ends in /.\n\n"
        "Example: kprgraph export xlsx -o opdc.xlsx",
    ),
)
@click.argument("name", metavar="FORMAT")
@click.option(
    "-o",
    "--output",
    cls=Option,
    default="-",
    metavar="FILE",
    text=Text(
        th="เขียนลงไฟล์นี้ หรือโฟลเดอร์ DIR/ (ปกติ - คือออกทางจอ)",
        en="File to write, or folder DIR/ (- is standard output, as if not given)",
    ),
)
@click.option(
    "--shapes",
    cls=Option,
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    text=Text(
        th="ตรวจกับกฎ SHACL ในไฟล์นี้ก่อนเขียน (cpsv-ap, ttl) ใช้ซ้ำได้",
        en="Check against the SHACL shapes of this file before writing (cpsv-ap, ttl); may be repeated",
    ),
)
@endpoint_option
@session_options
def export(session: Session, name: str, output: str, shapes: tuple[Path, ...]) -> None:
    """Write one format to a file, a folder or standard output."""
    exporter = _exporter(name)
    if output == "-" and sys.stdout.isatty() and exporter.MEDIA_TYPE.startswith(_NO_TEXT):
        raise UsageError(
            Text(
                th=f"{name} ไม่ใช่ข้อความ จึงไม่แสดงบนจอ", en=f"{name} is no text and is not shown on a terminal"
            ),
            hint=Text(
                th=f"เขียนลงไฟล์ด้วย -o {exporter.FILE_NAME}", en=f"Write a file with -o {exporter.FILE_NAME}"
            ),
        )
    if output.endswith(("/", os.sep)):
        for file, content in _files(exporter, session):
            _write(f"{output}{file}", content)
        return
    buffer = BytesIO()
    exporter.write(session.graph.store, buffer)
    if shapes:
        _check(exporter, buffer.getvalue(), shapes, session)
    _write(output, buffer.getvalue())


def _files(exporter: "Exporter", session: Session) -> Iterator[tuple[str, bytes]]:
    """The files of a format that has several."""
    files = getattr(exporter, "files", None)
    if files is None:
        raise UsageError(
            Text(th=f"{exporter.NAME} เป็นไฟล์เดียว", en=f"{exporter.NAME} is a single file"),
            where="-o",
            hint=Text(
                th=f"เขียนลงไฟล์ด้วย -o {exporter.FILE_NAME}", en=f"Write a file with -o {exporter.FILE_NAME}"
            ),
        )
    yield from files(session.graph.store)


def _check(exporter: "Exporter", content: bytes, shapes: tuple[Path, ...], session: Session) -> None:
    from kprgraph.export.profile import conform  # noqa: PLC0415 - only with --shapes

    if exporter.MEDIA_TYPE != "text/turtle":
        raise UsageError(
            Text(th=f"{exporter.NAME} ไม่ใช่ Turtle", en=f"{exporter.NAME} is no Turtle"), where="--shapes"
        )
    number = conform(content, shapes)
    session.say(Text(th=f"ผ่าน: ตรวจ {number} รายการตามกฎ", en=f"Passed: {number} nodes meet the shapes"))


def _exporter(name: str) -> "Exporter":
    from kprgraph.export import EXPORTERS  # noqa: PLC0415 - only when a format is written

    known = {exporter.NAME: exporter for exporter in EXPORTERS}
    if name in known:
        return known[name]
    listed = ", ".join(known)
    raise UsageError(
        Text(th=f"ไม่มีรูปแบบ “{name}”", en=f"there is no format “{name}”"),
        hint=Text(th=f"รูปแบบที่มี: {listed}", en=f"The formats: {listed}"),
    )


def _write(output: str, content: bytes) -> None:
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from kprgraph.workspace import write_atomically  # noqa: PLC0415

    try:
        write_atomically(Path(output), content)
    except OSError as error:
        raise UsageError(
            Text(th=f"เขียนไฟล์ไม่ได้: {error.strerror}", en=f"cannot write the file: {error.strerror}"),
            where=Path(output).as_posix(),
        ) from error
