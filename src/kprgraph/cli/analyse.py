"""`kprgraph critical`, `overlap`, `clusters`, `matrix`, `ministries`: the shape of the network."""

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.measured import MEASURED, measured
from kprgraph.cli.session import Session, asking_options, limit_option
from kprgraph.errors import Text

# As in `views`, which is only loaded when an analysis runs.
_ROLES = ("owner", "feeder", "developer", "platform")


@click.command(
    "critical",
    cls=Command,
    details=measured(
        Text(
            th="points: เรียงจากสิ่งที่งานบริการจำนวนมากที่สุดพึ่งพา พร้อมตัวเลข ใบอนุญาต "
            "และจำนวนคนที่รายงานนับไว้ของงานเหล่านั้น; pairs: คู่ที่ถ้าขาดทั้งสองจะตัดงานบริการออกจากแหล่งทั้งหมด "
            "แต่ขาดเพียงหนึ่งไม่ตัด; services: งานบริการแต่ละงานมีทางจากแหล่งที่แยกกันกี่ทาง "
            "และมีจุดเดียวที่ตัดขาดได้หรือไม่ สิ่งที่เป็นเพียงแผนไม่นับ "
            "ทางอื่นในกราฟไม่ได้แปลว่าใช้แทนกันได้\n\n"
            "ตัวอย่าง: kprgraph critical --limit 10\n\n"
            "ตัวอย่าง: kprgraph critical --rows pairs",
            en="points: what the greatest number of services depends on comes first, with the figures, "
            "licences and people that the report counts for these; pairs: two that together cut services off "
            "from all sources, though neither does alone; services: in how many separate ways each is "
            "reached from its sources, and whether there is a single point of failure. What is only planned "
            "does not count. Another way in the graph is not said to stand in.\n\n"
            "Example: kprgraph critical --limit 10\n\n"
            "Example: kprgraph critical --rows pairs",
        )
    ),
)
@click.option(
    "--rows",
    cls=Option,
    type=click.Choice(("points", "pairs", "services")),
    default="points",
    text=Text(th="แถวหนึ่งคืออะไร (ปกติ points)", en="What a row is (points unless given)"),
)
@limit_option
@asking_options
def critical(session: Session, rows: str, limit: int | None) -> None:
    """List what most depends on."""
    session.show_table(session.graph.critical(session.lang, limit, rows), note=MEASURED)


@click.command(
    "overlap",
    cls=Command,
    details=measured(
        Text(
            th="บุคคลและตำแหน่งที่อยู่ในคณะกรรมการหลายคณะ และหน่วยงานที่อยู่ในหลายโครงการ แพลตฟอร์ม รางวัล "
            "หรือกิจกรรม พร้อมฐานะในแต่ละแห่ง หน่วยงานอยู่ในโครงการเมื่อรายงานเอ่ยชื่อไว้ "
            "หรือเมื่อเป็นเจ้าของ ส่งข้อมูล หรือพัฒนางานบริการในรายการของโครงการ\n\n"
            "ตัวอย่าง: kprgraph overlap --of programmes\n\n"
            "ตัวอย่าง: kprgraph overlap --of committees --rows shared",
            en="Persons and posts that sit on several committees, and agencies that are in several "
            "programmes, platforms, awards or events, with their part in each. An agency is in a programme "
            "that names it, or whose list names a service that it owns, feeds or develops.\n\n"
            "Example: kprgraph overlap --of programmes\n\n"
            "Example: kprgraph overlap --of committees --rows shared",
        )
    ),
)
@click.option(
    "--of",
    cls=Option,
    type=click.Choice(("committees", "programmes")),
    text=Text(th="เฉพาะคณะกรรมการหรือเฉพาะโครงการ (ปกติทั้งสอง)", en="Only one of the two (both unless given)"),
)
@click.option(
    "--rows",
    cls=Option,
    type=click.Choice(("members", "shared")),
    default="members",
    text=Text(
        th="แถวหนึ่งคือผู้ที่อยู่หลายแห่ง หรือคู่ที่มีผู้ร่วมกัน (ปกติ members)",
        en="Whether a row is who is in several, or two that share some (members unless given)",
    ),
)
@asking_options
def overlap(session: Session, of: str | None, rows: str) -> None:
    """List who is in several places."""
    session.show_table(session.graph.overlap(of, session.lang, rows), note=MEASURED)


@click.command(
    "clusters",
    cls=Command,
    details=measured(
        Text(
            th="งานบริการสองงานผูกกันเมื่อมีหน่วยงานเดียวกันเป็นเจ้าของ ส่งข้อมูล หรือพัฒนา น้ำหนักคือจำนวนหน่วยงานที่ร่วมกัน "
            "กลุ่มหาด้วยวิธี Louvain จาก seed ที่แสดง พร้อมค่ามอดุลาริตี งานที่ไม่มีแหล่งร่วมไม่อยู่ในกลุ่มใด\n\n"
            "ตัวอย่าง: kprgraph clusters\n\n"
            "ตัวอย่าง: kprgraph clusters --rows pairs --role feeder",
            en="Two services are joined where an agency owns, feeds or develops both; the weight is the "
            "number of such agencies. Communities are found by the Louvain method from the seed shown, with "
            "their modularity. Services that share no source are in none.\n\n"
            "Example: kprgraph clusters\n\n"
            "Example: kprgraph clusters --rows pairs --role feeder",
        )
    ),
)
@click.option(
    "--rows",
    cls=Option,
    type=click.Choice(("clusters", "pairs")),
    default="clusters",
    text=Text(
        th="แถวหนึ่งคือกลุ่ม หรือคู่ของงานบริการพร้อมน้ำหนัก (ปกติ clusters)",
        en="Whether a row is a cluster, or a pair of services with its weight (clusters unless given)",
    ),
)
@click.option(
    "--role",
    "roles",
    cls=Option,
    type=click.Choice(_ROLES),
    multiple=True,
    text=Text(
        th="นับเฉพาะบทบาทนี้ ใช้ซ้ำได้ (ปกติ owner, feeder, developer)",
        en="Count only this role; may be repeated (owner, feeder, developer unless given)",
    ),
)
@click.option(
    "--seed",
    cls=Option,
    type=click.IntRange(min=0),
    metavar="N",
    text=Text(th="seed ของวิธีหากลุ่ม (ปกติ 0)", en="Seed of the method (0 unless given)"),
)
@asking_options
def clusters(session: Session, rows: str, roles: tuple[str, ...], seed: int | None) -> None:
    """List services that share sources."""
    session.show_table(session.graph.clusters(session.lang, roles, rows, seed), note=MEASURED)


@click.command(
    "matrix",
    cls=Command,
    details=measured(
        Text(
            th="หนึ่งแถวต่อหนึ่งหน่วยงาน (หรือกระทรวง) หนึ่งคอลัมน์ต่อหนึ่งงานบริการในรายการ Agenda e-Service "
            "แต่ละช่องบอกบทบาทกับสถานะและปี ตามกระทรวงมีจำนวนหน่วยงานด้วย "
            "สถานะที่รายงานไม่บอกเว้นว่าง เปิดด้วยโปรแกรมตารางคำนวณได้จาก --format csv\n\n"
            "ตัวอย่าง: kprgraph matrix --by ministry --format csv",
            en="One row for each agency (or ministry), one column for each service on the list of Agenda "
            "e-Services; a cell tells roles with status and years, by ministry with the number of agencies. "
            "A status that the report does not tell is left out. With --format csv it opens in a spreadsheet."
            "\n\n"
            "Example: kprgraph matrix --by ministry --format csv",
        )
    ),
)
@click.option(
    "--by",
    cls=Option,
    type=click.Choice(("agency", "ministry")),
    default="agency",
    text=Text(th="แถวหนึ่งคืออะไร (ปกติ agency)", en="What a row is (agency unless given)"),
)
@asking_options
def matrix(session: Session, by: str) -> None:
    """Set agencies against services."""
    session.show_table(session.graph.matrix(by, session.lang), note=MEASURED)


@click.command(
    "ministries",
    cls=Command,
    details=measured(
        Text(
            th="จำนวนงานบริการที่แต่ละกระทรวงเป็นเจ้าของ ส่งข้อมูล และพัฒนา เองหรือผ่านหน่วยงานในสังกัด "
            "ที่เป็นเพียงแผนนับแยก สังกัดของหน่วยงานมักเป็นความรู้จากภายนอกรายงาน\n\n"
            "ตัวอย่าง: kprgraph ministries",
            en="How many services each ministry owns, feeds and develops, itself or through its agencies; "
            "what is only planned is counted apart. The ministry of an agency is often known from outside "
            "the report.\n\n"
            "Example: kprgraph ministries",
        )
    ),
)
@asking_options
def ministries(session: Session) -> None:
    """Count services by ministry."""
    session.show_table(session.graph.ministries(session.lang), note=MEASURED)
