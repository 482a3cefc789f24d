"""`kprgraph audit`: what does not add up, and what to ask the authors."""

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.session import Session, asking_options
from kprgraph.errors import Text

# As in `audit.finding`, which is only loaded when the audit runs.
_KINDS = ("arithmetic", "contradiction", "reachability", "count", "naming", "scope")
_VERDICTS = ("contradiction", "question", "holds")
_AUDITING = Text(th="ตรวจตัวเลข รายการ และชื่อทุกข้อ", en="Checking every figure, list and name")


@click.command(
    "audit",
    cls=Command,
    details=Text(
        th="คำนวณซ้ำทุกอย่างที่รายงานให้คำนวณได้ และเทียบทุกค่ากับตัวมันเอง ข้อที่ถูกต้องก็แสดงด้วย "
        "ตัวเลือกใช้ซ้ำได้\n\n"
        "ตัวอย่าง: kprgraph audit --verdict question --verdict contradiction\n\n"
        "ตัวอย่าง: kprgraph audit --check breakdown-total --format json",
        en="Re-compute whatever the report lets one re-compute, and hold every measure against itself. What "
        "holds is shown too. Options may be repeated.\n\n"
        "Example: kprgraph audit --verdict question --verdict contradiction\n\n"
        "Example: kprgraph audit --check breakdown-total --format json",
    ),
)
@click.option(
    "--verdict",
    "verdicts",
    cls=Option,
    type=click.Choice(_VERDICTS),
    multiple=True,
    text=Text(th="เฉพาะผลการตรวจนี้", en="Only findings of this verdict"),
)
@click.option(
    "--kind",
    "kinds",
    cls=Option,
    type=click.Choice(_KINDS),
    multiple=True,
    text=Text(th="เฉพาะชนิดนี้", en="Only findings of this kind"),
)
@click.option(
    "--check",
    "checks",
    cls=Option,
    multiple=True,
    metavar="NAME",
    text=Text(th="เฉพาะการตรวจนี้", en="Only this check"),
)
@asking_options
def audit(
    session: Session, verdicts: tuple[str, ...], kinds: tuple[str, ...], checks: tuple[str, ...]
) -> None:
    """List the findings."""
    session.doing(_AUDITING)
    session.show_table(session.graph.audit(session.lang, kinds, verdicts, checks))
