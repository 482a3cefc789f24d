"""`kprgraph import`: facts that were edited in a spreadsheet."""

from pathlib import Path

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.session import Session, output_options, source_option
from kprgraph.errors import Text

_NOTHING = Text(th="ไม่มีอะไรต้องเปลี่ยน", en="Nothing to change")
_CHECKING = Text(th="ตรวจผลตามกฎทุกข้อ", en="Checking the outcome against every rule")
_NO_SOURCE = Text(
    th="ยังไม่ได้เทียบกับข้อความของรายงาน ให้ไฟล์ด้วย --source",
    en="Not held against the text of the report; give it with --source",
)
_SHOWN = Text(
    th="ผ่านการตรวจ ยังไม่ได้เขียน สั่งซ้ำด้วย --write เพื่อเขียนลงไฟล์",
    en="The outcome conforms. Nothing was written; say --write to write it",
)


@click.command(
    "import",
    cls=Command,
    details=Text(
        th="WORKBOOK คือสมุดงานจาก kprgraph export xlsx ที่แก้แล้ว หรือ tables.zip โฟลเดอร์หรือไฟล์ CSV จาก "
        "kprgraph export tables เทียบกับข้อมูลทีละเซลล์ แสดงสิ่งที่จะเปลี่ยน และตรวจผลตามกฎทุกข้อ "
        "เมื่อสั่ง --write จึงเขียนลงไฟล์ ทุกไฟล์หรือไม่มีเลย\n\n"
        "ตัวอย่าง: kprgraph import opdc.xlsx",
        en="WORKBOOK is an edited workbook of kprgraph export xlsx; or tables.zip, a folder or a CSV file of "
        "kprgraph export tables. Compares cell by cell with the data, shows what would change and checks the "
        "outcome against every rule. With --write the curated files are replaced, all of them or none.\n\n"
        "Example: kprgraph import opdc.xlsx",
    ),
)
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option(
    "--write",
    "really",
    cls=Option,
    is_flag=True,
    text=Text(th="เขียนลงไฟล์ข้อมูล (ปกติเพียงแสดง)", en="Write the curated files (otherwise only shown)"),
)
@click.option(
    "--into",
    cls=Option,
    type=click.Path(path_type=Path),
    metavar="FILE",
    text=Text(th="ไฟล์ข้อมูลที่แถวใหม่จะไปอยู่", en="Curated file that new rows go to"),
)
@click.option(
    "--type",
    "types",
    cls=Option,
    multiple=True,
    metavar="CLASS",
    text=Text(
        th="ชนิดของแถวใหม่ เมื่อแถวในตารางมีหลายชนิด เช่น kpr:Pilot ใช้ซ้ำได้",
        en="Class of new rows where those of the table differ, such as kpr:Pilot; may be repeated",
    ),
)
@source_option
@output_options
def import_command(
    session: Session,
    workbook: Path,
    *,
    really: bool,
    into: Path | None,
    types: tuple[str, ...],
    source: Path | None,
) -> None:
    """Compare, show, check and write."""
    from kprgraph import importing  # noqa: PLC0415 - the help page needs no graph
    from kprgraph.edition import Edition  # noqa: PLC0415

    book = importing.read(workbook)
    plan = importing.plan(session.graph.store, book, into, types)
    edition = Edition.read(source) if source else None
    session.show_table(plan.table(session.lang))
    for note in plan.notes:
        session.say(note)
    if not plan.changes:
        session.say(_NOTHING)
        return
    session.doing(_CHECKING)
    if edition is None:
        session.say(_NO_SOURCE)
    if not really:
        importing.check(plan, edition)
        session.say(_SHOWN)
        return
    _, files = importing.write(plan, edition)
    listed = ", ".join(files)
    session.say(Text(th=f"เขียนแล้ว: {listed}", en=f"Written: {listed}"))
