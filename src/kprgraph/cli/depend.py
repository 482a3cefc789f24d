"""`kprgraph feeds`, `impact`, `path`: who depends on whom."""

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.measured import MEASURED, measured
from kprgraph.cli.session import Session, asking_options, name_argument
from kprgraph.errors import Text


@click.command(
    "feeds",
    cls=Command,
    details=Text(
        th="เจ้าของ ผู้ส่งข้อมูล ผู้พัฒนา และแพลตฟอร์มของงานบริการ พร้อมสถานะ ปีงบประมาณ และบรรทัดของรายงาน "
        "ไม่ระบุ SERVICE คือทุกงานบริการ\n\n"
        "ตัวอย่าง: kprgraph feeds HSSS",
        en="Owners, feeders, developers and platforms of a service, with status, fiscal year and the lines "
        "of the report; without SERVICE, of all services.\n\n"
        "Example: kprgraph feeds HSSS",
    ),
)
@name_argument("service", required=False)
@asking_options
def feeds(session: Session, service: str) -> None:
    """List who keeps a service running."""
    session.show_table(session.graph.feeds(service or None, session.lang))


@click.command(
    "impact",
    cls=Command,
    details=measured(
        Text(
            th="ทุกสิ่งที่พึ่งพา ENTITY ทั้งโดยตรงและผ่านสิ่งอื่น ใกล้ที่สุดก่อน พร้อมหลักฐานของทุกช่วง "
            "ENTITY เป็นกฎหมาย กองทุน หรือโครงการก็ได้ "
            "แถวหนึ่งบอกว่าขาดสิ่งที่รองรับไปหนึ่งอย่าง ไม่ได้บอกว่าจะหยุดทำงาน และแหล่งชนิดเดียวกันที่ยังอยู่ "
            "รายงานไม่ได้บอกว่าใช้แทนกันได้\n\n"
            "ตัวอย่าง: kprgraph impact กรมประมง",
            en="Everything that depends on ENTITY, directly or through others, nearest first, with the "
            "evidence of each step. ENTITY may also be a law, a fund or a programme. A row says that one "
            "support is lost, not that the thing stops; that another source of the same kind remains does "
            "not say that it can stand in.\n\n"
            "Example: kprgraph impact กรมประมง",
        )
    ),
)
@name_argument("entity")
@click.option(
    "--max-hops",
    cls=Option,
    type=click.IntRange(min=1),
    metavar="N",
    text=Text(th="ไม่ตามไกลกว่านี้", en="Follow no way longer than this"),
)
@asking_options
def impact(session: Session, entity: str, max_hops: int | None) -> None:
    """List what a failure affects."""
    table = session.graph.impact(entity, session.lang, max_hops)
    session.show_table(table, joined={"via": " → "}, note=MEASURED)


@click.command(
    "path",
    cls=Command,
    details=measured(
        Text(
            th="เส้นทางที่หนักแน่นที่สุดระหว่าง START กับ END ทีละขั้น พร้อมหลักฐานของแต่ละขั้น\n\n"
            "ตัวอย่าง: kprgraph path กรมประมง กรมศุลกากร",
            en="The strongest ways between START and END, step by step, with the evidence of each step.\n\n"
            "Example: kprgraph path กรมประมง กรมศุลกากร",
        )
    ),
)
@click.argument("start")
@click.argument("end")
@click.option(
    "-k",
    cls=Option,
    type=click.IntRange(min=1),
    default=3,
    metavar="N",
    text=Text(th="จำนวนเส้นทาง (ปกติ 3)", en="How many ways (3 unless given)"),
)
@asking_options
def path(session: Session, start: str, end: str, k: int) -> None:
    """Tell how two things are connected."""
    session.show_table(session.graph.path(start, end, session.lang, k), note=MEASURED)
