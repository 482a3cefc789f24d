"""What the records of a report say of a thing: figures, deeds, changes, awards, and what is said of it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kprgraph import catalog, query
from kprgraph.brief.citing import cite
from kprgraph.brief.model import Row, Section
from kprgraph.errors import Text
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.views.gist import gist
from kprgraph.views.words import kind_label

_FIGURES = Text(th="ตัวเลข", en="Figures")
_COLUMNS = (Text(th="ตัวชี้วัด", en="Indicator"), Text(th="ค่า", en="Value"), Text(th="ช่วงเวลา", en="Period"))
_ACTUAL = "/figrole/actual"
_DAYS_OF_YEAR = re.compile(r" \([^()]*\)$")
_HEADINGS: Mapping[str, Text] = MappingProxyType(
    {
        "done": Text(th="สิ่งที่ทำ", en="What was done"),
        "changes": Text(th="การเปลี่ยนแปลง", en="Changes"),
        "awards": Text(th="รางวัล", en="Awards"),
        "missions": Text(th="พันธกิจ", en="Missions"),
        "said": Text(th="สิ่งที่รายงานกล่าวถึง", en="What is said of it"),
    }
)
_CLASSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "done": ("kpr:Activity", "kpr:Assessment", "kpr:LevelRating", "kpr:PilotSite", "kpr:LicenceOutput"),
        "changes": (
            "kpr:RenameEvent",
            "kpr:TransferEvent",
            "kpr:MandateChange",
            "kpr:EstablishmentEvent",
            "kpr:DissolutionEvent",
            "kpr:ChangeEvent",
            "kpr:FunctionTransfer",
            "kpr:BillStage",
            "kpr:Delegation",
        ),
        "awards": ("kpr:Conferral",),
        "missions": ("kpr:Mission",),
        "said": ("kpr:Statement", "kpr:Challenge", "kpr:Recommendation", "kpr:Requirement"),
    }
)
"""Section -> classes of records that it tells, the most telling first."""

_UNSAID = frozenset(map(expand, ("kpr:implied", "kpr:comparedWith", "kpr:statedIn")))


def sections(store: Store, iri: str, lang: str) -> list[Section]:
    """The sections above, those without a record too."""
    linked = _linked(store, iri)
    return [_section(store, code, linked, iri, lang) for code in _HEADINGS]


def figures(store: Store, iri: str, lang: str) -> Section:
    """The figures of a thing as a table: actual values first, then by indicator and period."""
    rows: list[dict[str, Any]] = list(
        query.run(store, catalog.find(store.workspace, "figures-of"), {"about": iri}, lang)
    )
    rows.sort(key=lambda row: not str(row["figure_role"]).endswith(_ACTUAL))
    made = []
    for row in rows:
        dimensions = [str(label) for label in row["dimensions_label"] or []]
        indicator = " · ".join((str(row["indicator_label"]), *dimensions))
        period = _DAYS_OF_YEAR.sub("", str(row["period_label"]))
        if not str(row["figure_role"]).endswith(_ACTUAL):
            period = f"{period} · {row['figure_role_label']}"
        records = (str(row["record"]),)
        made.append(Row((indicator, _value(row, lang), period), cite(store, records, lang), records=records))
    return Section("figures", _FIGURES.say(lang), tuple(made), tuple(column.say(lang) for column in _COLUMNS))


def _value(row: Mapping[str, Any], lang: str) -> str:
    """A value as printed; in English as number and unit, because the printed form is Thai."""
    if lang == "th":
        return str(row["as_printed"])
    value = row["value"]
    number = f"{value:,}" if not isinstance(value, str) else value
    qualifier = f"{row['qualifier_label']} " if row["qualifier"] else ""
    return f"{qualifier}{number} {row['unit_label']}"


def _linked(store: Store, iri: str) -> dict[str, set[str]]:
    """Class -> records that link a thing other than as merely implied."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads.quads_for_pattern(None, None, ox.NamedNode(iri)):
        record = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        if quad.predicate.value not in _UNSAID and store.objects(record, "kpr:support"):
            for kind in store.types(record):
                found[kind].add(record)
    return found


def _named(store: Store, record: str, lang: str) -> str:
    """What a record of which there is no more to tell is: its kind, and the level of a rating."""
    levels = [store.label(term.value, lang) for term in store.objects(record, "kpr:level")
              if isinstance(term, ox.NamedNode)]  # fmt: skip
    said = ": ".join(filter(None, (kind_label(store, record, lang), ", ".join(levels))))
    return said[:1].upper() + said[1:]


def _section(store: Store, code: str, linked: Mapping[str, set[str]], iri: str, lang: str) -> Section:
    found: dict[str, set[str]] = defaultdict(set)
    for name in _CLASSES[code]:
        records = sorted(linked.get(expand(name), ()), key=lambda r: (store.passages(r), r))
        for record in records:
            found[gist(store, record, lang, besides=iri) or _named(store, record, lang)].add(record)
    rows = [
        Row((said,), cite(store, records, lang), records=tuple(sorted(records)))
        for said, records in found.items()
    ]
    return Section(code, _HEADINGS[code].say(lang), tuple(rows))
