"""`kprgraph show` and `search`: one thing, and how to find it."""

import click

from kprgraph.cli.help import Command
from kprgraph.cli.session import Session, asking_options, limit_option, name_argument
from kprgraph.errors import Text


@click.command(
    "show",
    cls=Command,
    details=Text(
        th="ENTITY ระบุได้ด้วยชื่อไทยหรืออังกฤษ ชื่อย่อ ชื่อตามที่พิมพ์ IRI หรือ CURIE\n\nตัวอย่าง: kprgraph show กรมที่ดิน",
        en="ENTITY is a Thai or English name, an abbreviation, a spelling as printed, an IRI or a CURIE.\n\n"
        "Example: kprgraph show กรมที่ดิน",
    ),
)
@name_argument("entity")
@asking_options
def show(session: Session, entity: str) -> None:
    """Show one thing."""
    session.show_table(session.graph.show(entity, session.lang))


@click.command(
    "search",
    cls=Command,
    details=Text(
        th="ค้นจากส่วนใดของชื่อก็ได้ ไม่ต้องเว้นวรรค ใช้เลขไทยหรืออารบิก และยอมให้สะกดผิดได้\n\nตัวอย่าง: kprgraph search ที่ดิน",
        en="Any part of a name, with or without spaces, in Thai or Arabic digits, also misspelt.\n\n"
        "Example: kprgraph search ที่ดิน",
    ),
)
@name_argument("text")
@limit_option
@asking_options
def search(session: Session, text: str, limit: int | None) -> None:
    """Search names."""
    session.show_table(session.graph.search(text, limit or 20, session.lang))
