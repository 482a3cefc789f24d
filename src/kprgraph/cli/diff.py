"""`kprgraph diff`: what changed between two releases."""

from pathlib import Path

import click

from kprgraph.cli.help import Command
from kprgraph.cli.rows import harmless
from kprgraph.cli.session import Session, output_options
from kprgraph.errors import Text


@click.command(
    "diff",
    cls=Command,
    details=Text(
        th="OLD และ NEW คือโฟลเดอร์ของพื้นที่ทำงาน โฟลเดอร์ build หรือไฟล์ .nq .trig .ttl .jsonld .rdf "
        "บอกสิ่งที่เพิ่ม ตัดออก และเปลี่ยน แยกตามชนิด ชื่อที่เปลี่ยนและ IRI ที่เปลี่ยนไม่นับเป็นการตัดออกแล้วเพิ่ม "
        "ข้อความที่เลื่อนบรรทัดแต่คำเดิมแยกไว้ต่างหาก --format md ให้สรุปสำหรับอ่าน\n\n"
        "ตัวอย่าง: kprgraph diff build-2566.0 build --format md",
        en="OLD and NEW are folders of a workspace, build folders or files .nq .trig .ttl .jsonld .rdf. "
        "Tells what was added, removed and changed, by kind; a new name or a new IRI is not a removal and an "
        "addition, and words that moved to other lines are told apart. --format md gives a summary to read."
        "\n\n"
        "Example: kprgraph diff build-2566.0 build --format md",
    ),
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@output_options
def diff(session: Session, old: Path, new: Path) -> None:
    """Compare."""
    from kprgraph import diff as diffs  # noqa: PLC0415 - the help page needs no graph

    before, after = diffs.read(old), diffs.read(new)
    found = diffs.compare(before, after)
    if session.form == "md":
        versions = diffs.version(old), diffs.version(new)
        click.echo(harmless(diffs.summary(before, after, found, session.lang, versions)), nl=False)
    else:
        session.show_table(diffs.diff_rows(before, after, found, session.lang))
