"""`kprgraph brief`: what the graph holds about one thing, on one or two pages."""

from pathlib import Path

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.output import output_option, suffix_of, write
from kprgraph.cli.session import Session, name_argument, session_options
from kprgraph.errors import Text, UsageError

# As in `brief.FORMS`, which is only loaded when a brief is written.
_FORMS = ("html", "pdf", "docx")
_ONE = Text(th="ไฟล์ชนิดนี้มีได้สิ่งเดียว", en="a file of this form is about one thing")
_HTML = Text(th="เขียนเป็น .html จึงใส่ได้หลายสิ่ง", en="A file that ends in .html can hold several")
_GATHERING = Text(th="รวบรวมและตรวจข้อเท็จจริง", en="Gathering and checking the facts")


@click.command(
    "brief",
    cls=Command,
    details=Text(
        th="เอกสารหนึ่งหรือสองหน้าเกี่ยวกับ ENTITY: เป็นอะไร อยู่ในอะไร งานบริการและบทบาท ตัวเลข สิ่งที่จะทำ รางวัล "
        "และข้อสังเกตจากการตรวจ ทุกบรรทัดบอกที่มาในรายงาน ชนิดของไฟล์ตามนามสกุลของ -o หรือตาม --format "
        "HTML เป็นไฟล์เดียวที่เปิดได้โดยไม่ต่ออินเทอร์เน็ต มีภาพและตารางในตัว และใส่ได้หลายสิ่งด้วย --also\n\n"
        "ตัวอย่าง: kprgraph brief กรมประมง -o กรมประมง.docx\n\n"
        "ตัวอย่าง: kprgraph brief HSSS --also กรมประมง -o เรื่องวัตถุอันตราย.html",
        en="One or two pages about ENTITY: what it is and is part of, services and roles, figures, promises, "
        "awards and findings of the audit, each line with its place in the report. The ending of -o decides "
        "the form, or --format. HTML is one file that opens without a network, with picture and table "
        "inside, and holds several things with --also.\n\n"
        "Example: kprgraph brief กรมประมง -o brief.docx\n\n"
        "Example: kprgraph brief HSSS --also กรมประมง -o selection.html",
    ),
)
@name_argument("entity")
@output_option
@click.option(
    "--also",
    cls=Option,
    multiple=True,
    metavar="ENTITY",
    text=Text(
        th="อีกสิ่งหนึ่งในไฟล์เดียวกัน ใช้ซ้ำได้ (เฉพาะ html)",
        en="Another thing in the same file; may be repeated (html only)",
    ),
)
@click.option(
    "--format",
    "chosen",
    cls=Option,
    type=click.Choice(_FORMS),
    text=Text(
        th="รูปแบบของไฟล์ (ปกติตามนามสกุล หรือ html)", en="Form of the file (as its ending says, else html)"
    ),
)
@session_options
def brief(session: Session, entity: str, output: Path, also: tuple[str, ...], chosen: str | None) -> None:
    """Write one brief, or several things in one file."""
    from kprgraph import brief as briefs  # noqa: PLC0415 - the help page needs none of it
    from kprgraph.build.metadata import Release  # noqa: PLC0415

    form = chosen or suffix_of(output, _FORMS)
    if also and form != "html":
        raise UsageError(_ONE, where="--also", hint=_HTML)
    store, version = session.graph.store, Release.read(session.workspace).version
    iris = list(dict.fromkeys(map(session.graph.entity, (entity, *also))))
    session.doing(_GATHERING)
    gathered = [briefs.gather(store, iri, session.lang, version) for iri in iris]
    made = (
        briefs.offline(store, gathered, version) if also else briefs.write(store, gathered[0], form, version)
    )
    write(output, made, form)
