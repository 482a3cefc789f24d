"""`kprgraph coverage`: how much of the report the graph holds, and what is still missing."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.rows import Row
from kprgraph.cli.session import Session, output_options, source_option
from kprgraph.errors import Text, UsageError

if TYPE_CHECKING:
    from kprgraph.coverage import Coverage

_COUNTS = {
    "lines": Text(th="บรรทัด", en="Lines"),
    "lines_cited": Text(th="อ้างแล้ว", en="cited"),
    "lines_reasoned": Text(th="มีเหตุผล", en="reasoned"),
    "lines_open": Text(th="ค้าง", en="open"),
}
_HELD = {
    "figures": Text(th="ตัวเลข", en="Figures"),
    "figures_modelled": Text(th="อยู่ในกราฟ", en="modelled"),
    "figures_reasoned": Text(th="มีเหตุผล", en="reasoned"),
    "figures_open": Text(th="ค้าง", en="open"),
    "names": Text(th="ชื่อ", en="Names"),
    "names_modelled": Text(th="อยู่ในกราฟ", en="modelled"),
    "names_reasoned": Text(th="มีเหตุผล", en="reasoned"),
    "names_open": Text(th="ค้าง", en="open"),
}
_SECTION = Text(th="หัวข้อ", en="Section")
_LINE = Text(th="บรรทัดที่", en="Line")
_WHAT = Text(th="ตามที่พิมพ์", en="As printed")
_SECTIONS = {"section": _SECTION, **_COUNTS, **_HELD}
_LINES = {
    "line": _LINE,
    "section": _SECTION,
    "status": Text(th="สถานะ", en="Status"),
    "records": Text(th="ระเบียน", en="Records"),
    **_HELD,
    "what": _WHAT,
}
_MISSING = {
    "line": _LINE,
    "section": _SECTION,
    "kind": Text(th="ชนิด", en="Kind"),
    "what": _WHAT,
    "entities": Text(th="คือ (IRI)", en="Is (IRI)"),
    "entities_label": Text(th="คือ", en="Is"),
    "context": Text(th="ข้อความรอบ ๆ", en="Around it"),
}
_TOTAL = Text(th="รวม", en="total")
_UNKNOWN = Text(th="(ไม่อยู่ในทะเบียน)", en="(not in the registry)")
_NO_SOURCE = Text(th="ต้องมีข้อความของรายงาน", en="the text of the report is needed")
_GIVE_SOURCE = Text(th="ระบุไฟล์ด้วย --source", en="Give the file with --source")
_HELD_AFTER_ALL = Text(th="อยู่ในกราฟแล้ว ลบรายการนี้ได้", en="the graph holds it after all; remove the entry")
_NOT_PRINTED = Text(th="ไม่พบในบรรทัดที่ระบุ", en="its lines print no such thing")


@click.command(
    "coverage",
    cls=Command,
    details=Text(
        th="เทียบข้อความของรายงานทีละบรรทัดกับระเบียนที่อ้างบรรทัดนั้น: บรรทัด ตัวเลข และชื่อใดอยู่ในกราฟแล้ว "
        "มีเหตุผลที่ไม่ใส่ไว้ใน not-modelled.yml หรือยังค้าง\n\n"
        "ตัวอย่าง: kprgraph coverage --source report-2566.txt --missing --section 2.1",
        en="Holds the text of the report, line by line, against the records that cite those lines: which "
        "lines, figures and names the graph holds, which not-modelled.yml explains, and which are open.\n\n"
        "Example: kprgraph coverage --source report-2566.txt --missing --section 2.1",
    ),
)
@click.option(
    "--missing",
    cls=Option,
    is_flag=True,
    text=Text(th="แสดงทุกสิ่งที่ยังค้าง", en="List everything that is open"),
)
@click.option(
    "--lines",
    "every_line",
    cls=Option,
    is_flag=True,
    text=Text(th="แสดงสถานะของทุกบรรทัด", en="Show the status of every line"),
)
@click.option(
    "--section",
    cls=Option,
    metavar="N",
    text=Text(th="เฉพาะหัวข้อนี้ เช่น 2.1", en="Only this section, such as 2.1"),
)
@click.option(
    "--strict",
    cls=Option,
    is_flag=True,
    text=Text(
        th="จบด้วยรหัส 1 ถ้ามีสิ่งที่ค้าง หรือมีเหตุผลที่ไม่ตรงกับสิ่งใดแล้ว",
        en="Exit with 1 if anything is open, or a reason explains nothing any more",
    ),
)
@source_option
@output_options
def coverage(
    session: Session,
    *,
    source: Path | None,
    section: str | None,
    missing: bool,
    every_line: bool,
    strict: bool,
) -> int:
    """Measure how much of the text the graph holds."""
    measured = _measured(session, source)
    _raise_if_unknown(section, measured)
    if missing:
        rows, headings = list(_missing(session, measured)), _MISSING
    elif every_line:
        rows, headings = list(measured.by_line()), _LINES
    else:
        rows, headings = list(_sections(session, measured)), _SECTIONS
    session.show([row for row in rows if section in (None, row["section"])], headings)
    _tell_stale(session, measured)
    return 1 if strict and not measured.is_complete else 0


def _measured(session: Session, source: Path | None) -> "Coverage":
    if source is None:
        raise UsageError(_NO_SOURCE, hint=_GIVE_SOURCE)
    from kprgraph.coverage import measure  # noqa: PLC0415 - the text is read only when the command runs
    from kprgraph.edition import Edition  # noqa: PLC0415

    return measure(session.graph.store, Edition.read(source))


def _raise_if_unknown(section: str | None, measured: "Coverage") -> None:
    known = [one.notation for one in measured.sections]
    if section is not None and section not in known:
        listed = ", ".join(known)
        raise UsageError(
            Text(th=f"รายงานไม่มีหัวข้อ “{section}”", en=f"the report has no section “{section}”"),
            where="--section",
            hint=Text(th=f"หัวข้อที่มี: {listed}", en=f"Its sections: {listed}"),
        )


def _sections(session: Session, measured: "Coverage") -> Iterator[Row]:
    """The rows with the titles of the sections; people read the word for the total in their language."""
    from kprgraph.coverage import TOTAL  # noqa: PLC0415

    for row in measured.by_section():
        iri, section = str(row["section_iri"]), row["section"]
        title = session.graph.store.label(iri, session.lang) if iri else ""
        if section == TOTAL and session.form in ("table", "md"):
            section = _TOTAL.say(session.lang)
        yield {**row, "section": section, "title": title}


def _missing(session: Session, measured: "Coverage") -> Iterator[Row]:
    store = session.graph.store
    for row in measured.missing():
        entities = row["entities"]
        labels = [store.label(iri, session.lang) for iri in entities] if isinstance(entities, list) else []
        unknown = [_UNKNOWN.say(session.lang)] if row["kind"] == "name" and not labels else []
        yield {**row, "entities_label": labels or unknown}


def _tell_stale(session: Session, measured: "Coverage") -> None:
    for entry in measured.stale:
        why = _HELD_AFTER_ALL if entry.is_held else _NOT_PRINTED
        what = f" “{entry.what}”" if entry.what else ""
        where = f"{entry.path}:{entry.line}:{what}"
        session.say(Text(th=f"{where} {why.th}", en=f"{where} {why.en}"))
