"""`kprgraph promises`, `mandate`, `targets`, `timeline`: what was to be done, and what became of it."""

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.session import Session, asking_options, name_argument
from kprgraph.errors import Text


@click.command(
    "promises",
    cls=Command,
    details=Text(
        th="ทุกสิ่งที่รายงานบอกว่าจะทำ: ทำอะไร ใครรับผิดชอบ ภายในปีใด เกี่ยวกับอะไร พร้อมบรรทัดของรายงาน "
        "เรียงจากกำหนดที่ใกล้ที่สุด ที่ไม่บอกเวลาอยู่ท้าย\n\n"
        "ตัวอย่าง: kprgraph promises --due 2567 --owner กรมศุลกากร",
        en="Everything the report says will be done: what, who, by which year and about what, with the lines "
        "of the report; the nearest date first, what has none last.\n\n"
        "Example: kprgraph promises --due 2567 --owner กรมศุลกากร",
    ),
)
@click.option(
    "--due",
    cls=Option,
    metavar="YEAR",
    text=Text(th="เฉพาะที่กำหนดในปีนี้ (พ.ศ.)", en="Only what is due in this year (B.E.)"),
)
@click.option(
    "--owner",
    cls=Option,
    metavar="ENTITY",
    text=Text(th="เฉพาะของผู้รับผิดชอบนี้", en="Only what this body is responsible for"),
)
@asking_options
def promises(session: Session, due: str | None, owner: str | None) -> None:
    """List what is to be done."""
    session.show_table(session.graph.promises(session.lang, due, owner))


@click.command(
    "mandate",
    cls=Command,
    details=Text(
        th="อำนาจแต่ละข้อตามกฎหมาย กับการดำเนินการที่รายงานผูกไว้กับข้อนั้นและหลักฐาน "
        "“ไม่พบ” แปลว่ารายงานฉบับนี้ไม่ได้กล่าวถึง ไม่ได้แปลว่าไม่ได้ทำ\n\n"
        "ตัวอย่าง: kprgraph mandate ก.พ.ร.",
        en="Each power by law with the activity that the report tells of it, and the evidence. Where none is "
        "reported, this report does not tell of any; that does not mean that nothing was done.\n\n"
        "Example: kprgraph mandate ก.พ.ร.",
    ),
)
@name_argument("committee", required=False)
@asking_options
def mandate(session: Session, committee: str) -> None:
    """List powers and their exercise."""
    session.show_table(session.graph.mandate(committee or None, session.lang))


@click.command(
    "targets",
    cls=Command,
    details=Text(
        th="ทุกค่าเป้าหมายของรายงานเทียบกับค่าจริง: บรรลุ ไม่บรรลุ ยังไม่รายงานผล ไม่ให้ค่าจริง หรือบอกไม่ได้ "
        "ไม่มีเป้าหมายใดนับว่าบรรลุโดยไม่มีค่าจริง\n\n"
        "ตัวอย่าง: kprgraph targets --format csv",
        en="Every target value of the report against the actual one: met, missed, not reported, no actual "
        "given, or cannot tell. Nothing is met without an actual value.\n\n"
        "Example: kprgraph targets --format csv",
    ),
)
@name_argument("entity", required=False)
@asking_options
def targets(session: Session, entity: str) -> None:
    """Hold targets against results."""
    session.show_table(session.graph.targets(entity or None, session.lang))


@click.command(
    "timeline",
    cls=Command,
    details=Text(
        th="วันที่ ประกาศราชกิจจานุเบกษา มติคณะรัฐมนตรี ช่วงเวลาของความเชื่อมโยง ตัวเลข และสิ่งที่จะทำ "
        "ของ ENTITY เรียงตามเวลา เป็นปี พ.ศ.\n\n"
        "ตัวอย่าง: kprgraph timeline กรมการเปลี่ยนแปลงสภาพภูมิอากาศและสิ่งแวดล้อม",
        en="Dates, gazette dates, cabinet resolutions, and the periods of links, figures and next steps of "
        "ENTITY, in order of time, with Buddhist-Era years.\n\n"
        "Example: kprgraph timeline กรมการเปลี่ยนแปลงสภาพภูมิอากาศและสิ่งแวดล้อม",
    ),
)
@name_argument("entity")
@asking_options
def timeline(session: Session, entity: str) -> None:
    """Tell one thing in order of time."""
    session.show_table(session.graph.timeline(entity, session.lang))
