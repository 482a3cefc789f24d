"""`kprgraph export`: the whole graph in one format."""

import sys
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
        th="FORMAT คือ ttl, jsonld, nq (กราฟ) · graphml, gexf (เครือข่ายสำหรับ Gephi และโปรแกรมอื่น) · "
        "xlsx, tables (สมุดงานและไฟล์ CSV) · statements (ทุกข้อความ แถวละหนึ่งข้อ)\n\n"
        "ตัวอย่าง: kprgraph export xlsx -o opdc.xlsx",
        en="FORMAT is ttl, jsonld, nq (the graph) · graphml, gexf (the network, for Gephi and others) · "
        "xlsx, tables (workbook and CSV files) · statements (every statement, one per row).\n\n"
        "Example: kprgraph export xlsx -o opdc.xlsx",
    ),
)
@click.argument("name", metavar="FORMAT")
@click.option(
    "-o",
    "--output",
    cls=Option,
    type=click.Path(path_type=Path),
    default="-",
    metavar="FILE",
    text=Text(th="เขียนลงไฟล์นี้ (ปกติ - คือออกทางจอ)", en="File to write (- is standard output, as if not given)"),
)
@endpoint_option
@session_options
def export(session: Session, name: str, output: Path) -> None:
    """Write one format to a file or to standard output."""
    exporter = _exporter(name)
    if str(output) == "-" and sys.stdout.isatty() and exporter.MEDIA_TYPE.startswith(_NO_TEXT):
        raise UsageError(
            Text(
                th=f"{name} ไม่ใช่ข้อความ จึงไม่แสดงบนจอ", en=f"{name} is no text and is not shown on a terminal"
            ),
            hint=Text(
                th=f"เขียนลงไฟล์ด้วย -o {exporter.FILE_NAME}", en=f"Write a file with -o {exporter.FILE_NAME}"
            ),
        )
    buffer = BytesIO()
    exporter.write(session.graph.store, buffer)
    _write(output, buffer.getvalue())


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


def _write(output: Path, content: bytes) -> None:
    if str(output) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from kprgraph.workspace import write_atomically  # noqa: PLC0415

    try:
        write_atomically(output, content)
    except OSError as error:
        raise UsageError(
            Text(th=f"เขียนไฟล์ไม่ได้: {error.strerror}", en=f"cannot write the file: {error.strerror}"),
            where=output.as_posix(),
        ) from error
