"""Which legal powers of a committee had activity that the report tells of."""

from itertools import groupby
from types import MappingProxyType
from typing import Any

from kprgraph import catalog, query
from kprgraph.errors import Text
from kprgraph.query import Table, evidence
from kprgraph.store import Graph
from kprgraph.terms import Value
from kprgraph.views.words import STATED_IN, headings

_COLUMNS = MappingProxyType(
    {
        "committee": Text(th="คณะกรรมการ (IRI)", en="Committee (IRI)"),
        "committee_label": Text(th="คณะกรรมการ", en="Committee"),
        "clause": Text(th="ข้อ", en="Clause"),
        "power": Text(th="หน้าที่และอำนาจ (IRI)", en="Power (IRI)"),
        "power_label": Text(th="หน้าที่และอำนาจ", en="Power"),
        "stated_in": STATED_IN,
        "activity": Text(th="การดำเนินการ (รหัส)", en="Activity (code)"),
        "activity_label": Text(th="การดำเนินการ", en="Activity"),
        "activities": Text(th="สาระ (IRI)", en="Gist (IRI)"),
        "activities_label": Text(th="สาระ", en="Gist"),
        "activity_stated_in": Text(th="หลักฐานการดำเนินการ", en="Evidence of activity"),
    }
)
REPORTED = MappingProxyType(
    {
        "reported": Text(th="มีการดำเนินการในรายงาน", en="activity reported in this report"),
        # The report is no complete account of a committee: silence says nothing about what was done.
        "not-reported": Text(th="ไม่พบการดำเนินการในรายงานฉบับนี้", en="no activity reported in this report"),
    }
)


def mandate_rows(store: Graph, committee: str | None = None, lang: str = "th") -> Table:
    """Each power of a committee, or of every committee, and the activity that is reported for it.

    One row per power, in the order of the text. Keys: `committee`, `committee_label`, `clause`, `power`,
    `power_label`, `stated_in` (where the report prints the power), `activity` (`reported` or `not-reported`;
    the latter means that this report tells of none, not that there was none), `activity_label`, `activities`
    (records), `activities_label` (their gist), `activity_stated_in` (the evidence).
    """
    answer = query.run(store, catalog.find(store.workspace, "mandate"), {"committee": committee}, lang)
    rows = [_row(store, list(same), lang) for _, same in groupby(answer, key=lambda row: row["power"])]
    return Table("mandate", tuple(_COLUMNS), sorted(rows, key=_order), headings(_COLUMNS, lang))


def _row(store: Graph, same: list[dict[str, Any]], lang: str) -> dict[str, Value]:
    first = same[0]
    done = {row["activity"]: row[f"activity_{lang}"] for row in same if row["activity"]}
    activity = "reported" if done else "not-reported"
    return {
        "committee": first["committee"],
        "committee_label": first["committee_label"],
        "clause": first["clause"],
        "power": first["power"],
        "power_label": first["power_label"],
        "stated_in": evidence(store, [first["power"]]),
        "activity": activity,
        "activity_label": REPORTED[activity].say(lang),
        "activities": list(done),
        "activities_label": list(done.values()),
        "activity_stated_in": evidence(store, list(done)),
    }


def _order(row: dict[str, Any]) -> tuple[int, int, str]:
    """Committees in the order of the text, each with its powers by number."""
    return (
        min((passage["line_start"] for passage in row["stated_in"]), default=0),
        row["clause"],
        row["power"],
    )
