"""`kprgraph check`: every rule, with file, line and remedy for what breaks one."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.rows import harmless
from kprgraph.cli.session import Session, output_options, source_option
from kprgraph.errors import Language, Text

if TYPE_CHECKING:
    from kprgraph.validation.report import Issue, Report

_HEADINGS = {
    "severity": Text(th="ระดับ", en="Severity"),
    "where": Text(th="ที่", en="Where"),
    "node": Text(th="รายการ", en="Node"),
    "rule": Text(th="กฎ", en="Rule"),
    "message": Text(th="สิ่งที่พบ", en="What was found"),
    "hint": Text(th="วิธีแก้", en="Remedy"),
}
_SEVERITIES = {
    "violation": Text(th="ผิดกฎ", en="violations"),
    "warning": Text(th="ควรดู", en="warnings"),
    "info": Text(th="แจ้งให้ทราบ", en="notes"),
}
_CONFORMS = Text(th="ผ่าน: ข้อมูลเป็นไปตามกฎ", en="Passed: the data conforms to the rules")
_BROKEN = Text(th="ไม่ผ่าน: ข้อมูลผิดกฎ", en="Failed: the data breaks the rules")
_CHECKING = Text(th="ตรวจข้อมูลตามกฎทุกข้อ", en="Checking the data against every rule")
_REFEREE = Text(
    th="ตรวจข้อมูลตามกฎทุกข้อ แล้วให้ pySHACL ตรวจซ้ำเพื่อเทียบผล (ใช้เวลาเป็นนาทีได้)",
    en="Checking the data against every rule, then again with pySHACL to compare (this may take a minute)",
)
_NO_SOURCE = Text(
    th="ยังไม่ได้เทียบกับข้อความของรายงาน ให้ไฟล์ด้วย --source",
    en="Not held against the text of the report; give it with --source",
)


referee_option = click.option(
    "--referee",
    cls=Option,
    is_flag=True,
    text=Text(
        th="ให้ pySHACL ตรวจตามกฎ SHACL ซ้ำ ผลที่ต่างกันถือว่าผิด (ช้า)",
        en="Have pySHACL check the SHACL rules as well; any difference fails (slow)",
    ),
)


@click.command(
    "check",
    cls=Command,
    details=Text(
        th="ตรวจรูปแบบไฟล์ การอ้างอิง จำนวนที่คาดไว้ กฎ SHACL และตัวกฎเอง เมื่อให้ข้อความของรายงานด้วย "
        "--source จะเทียบทุกระเบียนกับบรรทัดที่อ้างด้วย จบด้วยรหัส 1 เมื่อมีข้อที่ผิดกฎ\n\n"
        "ตัวอย่าง: kprgraph check --source report-2566.txt",
        en="Canonical form, references, expected counts, SHACL and the shapes themselves; with --source also "
        "every record against the lines that it cites. Exits with 1 when a rule is broken.\n\n"
        "Example: kprgraph check --source report-2566.txt",
    ),
)
@source_option
@referee_option
@output_options
def check(session: Session, source: Path | None, referee: bool) -> int:
    """Run the gate."""
    session.doing(_REFEREE if referee else _CHECKING)
    report = session.graph.check(source, by_referee=referee)
    if session.form == "table":
        click.echo("\n".join(map(harmless, _grouped(report, session.lang))))
    else:
        session.show([_row(issue, session.lang) for issue in report.issues], _HEADINGS)
    if source is None:
        session.say(_NO_SOURCE)
    return 0 if report.conforms else 1


def _row(issue: "Issue", lang: Language) -> dict[str, str | int | None]:
    shown = {"where": issue.where, "message": issue.message.say(lang)}
    return shown | {"hint": issue.hint.say(lang) if issue.hint else None} | issue.as_dict()


def _grouped(report: "Report", lang: Language) -> Iterator[str]:
    """The issues under headings by severity, then one line that sums up."""
    counts = []
    for severity, number in report.counts.items():
        title = _SEVERITIES[severity.value].say(lang)
        counts.append(f"{title} {number}")
        if number:
            yield f"{title} ({number})"
            for issue in report.of_severity(severity):
                first, *hint = issue.say(lang).split("\n")
                yield from (f"  {first}", *(f"      → {line}" for line in hint))
            yield ""
    verdict = (_CONFORMS if report.conforms else _BROKEN).say(lang)
    yield f"{verdict} · {' · '.join(counts)} ({', '.join(report.checks)})"
