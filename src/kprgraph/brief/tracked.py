"""What was promised, which powers had activity, who sits where, and what the audit asks."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import pyoxigraph as ox

from kprgraph import catalog, query, views
from kprgraph.brief.citing import cite
from kprgraph.brief.model import Row, Section
from kprgraph.errors import Text
from kprgraph.store import Store

if TYPE_CHECKING:
    from kprgraph.audit import Finding

_SEATS = Text(th="กรรมการ", en="Members")
_POWERS = Text(th="หน้าที่และอำนาจ", en="Powers")
_POWER = Text(th="ข้อ {clause} {label}: {activity}", en="Clause {clause}, {label}: {activity}")
_REPORTED = Text(th="มีการดำเนินการในรายงาน {} จาก {} ข้อ", en="Activity reported for {} of {} clauses.")
_SILENCE = Text(
    th="ไม่พบในรายงานฉบับนี้ ไม่ได้แปลว่าไม่ได้ทำ", en="Silence of this report does not mean that nothing was done."
)
_PROMISES = Text(th="สิ่งที่จะทำต่อ", en="Promises")
_FINDINGS = Text(th="ข้อสังเกตจากการตรวจ", en="Findings of the audit")
_DAYS_OF_YEAR = re.compile(r" \([^()]*\)$")
_NO_NAME = Text(th="ไม่ระบุชื่อ", en="no name given")
_FINDING = Text(th="{check}: {question}", en="{check}: {question}")
_AUDITED: "WeakKeyDictionary[Store, tuple[Finding, ...]]" = WeakKeyDictionary()
# The checks are the same for every thing of a graph, which does not change once it is loaded.


def seats(store: Store, iri: str, lang: str) -> Section:
    """Who sits on a committee, seat by seat, with role and post."""
    rows = []
    for row in query.run(store, catalog.find(store.workspace, "committee-members"), {"committee": iri}, lang):
        name = str(row["person_label"]) if row["person"] else _NO_NAME.say(lang)
        post = str(row["post_label"] or row["seat_kind_label"] or "")
        said = " · ".join(filter(None, (name, ", ".join(_texts(row["roles_label"])), post)))
        records = (str(row["record"]),)
        rows.append(Row((said,), cite(store, records, lang), records=records))
    return Section("seats", _SEATS.say(lang), tuple(rows))


def powers(store: Store, iri: str, lang: str) -> Section:
    """The powers of a committee by law, those with reported activity first."""
    table = list(views.mandate_rows(store, iri, lang))
    rows = []
    for row in sorted(table, key=lambda row: row["activity"] != "reported"):
        records = (str(row["power"]), *_texts(row["activities"]))
        said = _POWER.say(lang).format(
            clause=row["clause"], label=row["power_label"], activity=row["activity_label"]
        )
        rows.append(Row((said,), cite(store, records, lang), records=records))
    done = sum(row["activity"] == "reported" for row in table)
    note = f"{_REPORTED.say(lang).format(done, len(table))} {_SILENCE.say(lang)}" if rows else ""
    return Section("powers", _POWERS.say(lang), tuple(rows), note=note)


def promises(store: Store, iri: str, lang: str) -> Section:
    """What a thing is responsible for, and what is to be done about it."""
    rows = []
    for row in views.promises_rows(store, lang):
        mine, about = iri in _texts(row["owners"]), iri in _texts(row["concerns"])
        if mine or about:
            who = [] if mine else _texts(row["owners_label"])
            due = [_DAYS_OF_YEAR.sub("", label) for label in _texts(row["due_label"])]
            said = " · ".join((str(row["what"]), *who, *due))
            records = (str(row["record"]),)
            rows.append(Row((said,), cite(store, records, lang), records=records))
    return Section("promises", _PROMISES.say(lang), tuple(rows))


def findings(store: Store, iri: str, lang: str) -> Section:
    """What does not add up about a thing, as questions to the authors; what holds is not told."""
    if store not in _AUDITED:
        from kprgraph.audit import audit  # noqa: PLC0415 - runs every check

        _AUDITED[store] = tuple(audit(store))
    rows = []
    for finding in _AUDITED[store]:
        if finding.verdict == "holds" or not _is_about(store, finding, iri):
            continue
        question = finding.question.say(lang) if finding.question else finding.title.say(lang)
        said = _FINDING.say(lang).format(check=finding.title.say(lang), question=question)
        rows.append(Row((said,), cite(store, finding.records, lang), records=tuple(finding.records)))
    return Section("findings", _FINDINGS.say(lang), tuple(rows))


def _is_about(store: Store, finding: "Finding", iri: str) -> bool:
    """Whether a finding is about a thing, or compares a figure of it."""
    return finding.subject == iri or any(
        ox.NamedNode(iri) in store.objects(figure, "kpr:about") for figure in finding.figures
    )


def _texts(values: object) -> list[str]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        return []
    return [str(value) for value in values]
