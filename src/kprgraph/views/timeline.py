"""Everything dated about one thing, in the order of time."""

from datetime import date
from types import MappingProxyType
from typing import Any

from kprgraph import catalog, query
from kprgraph.errors import Text
from kprgraph.query import Table
from kprgraph.store import Store
from kprgraph.terms import Value
from kprgraph.thai import be_year
from kprgraph.views.gist import gist
from kprgraph.views.spans import days_of
from kprgraph.views.words import STATED_IN, date_text, headings, iri_of

_COLUMNS = MappingProxyType(
    {
        "begins": Text(th="วันแรก (วันที่)", en="First day (date)"),
        "begins_label": Text(th="เมื่อ", en="When"),
        "be_year": Text(th="พ.ศ.", en="B.E."),
        "date_kind": Text(th="ชนิดของเวลา (IRI)", en="Kind of date (IRI)"),
        "date_kind_label": Text(th="ชนิดของเวลา", en="Kind of date"),
        "kind": Text(th="เรื่อง (IRI)", en="Kind (IRI)"),
        "kind_label": Text(th="เรื่อง", en="Kind"),
        "what": Text(th="สาระ", en="What"),
        "record": Text(th="ระเบียน", en="Record"),
        "stated_in": STATED_IN,
    }
)


def timeline_rows(store: Store, entity: str, lang: str = "th") -> Table:
    """Every date and span that the graph holds about one thing, earliest first.

    Dates of events, gazette publication, cabinet resolutions and other laws beside it, rosters (as of), and
    the spans of links, figures, activities and next steps. One row per record and date. Keys: `begins` (first
    day), `begins_label` (the day or the name of the span), `be_year` (Buddhist-Era year in which it begins;
    for a year or fiscal year, that year), `date_kind`, `kind` (class of what is dated), `what` (its gist),
    `record` (None for a date of the thing itself), `stated_in`. Rows hold more than the columns: `ends` (last
    day; the same for a single day).
    """
    iri = iri_of(entity)
    answer = query.run(store, catalog.find(store.workspace, "timeline"), {"thing": iri}, lang)
    rows = sorted((_row(store, row, iri, lang) for row in answer), key=_order)
    return Table("timeline", tuple(_COLUMNS), rows, headings(_COLUMNS, lang))


def _row(store: Store, row: dict[str, Any], iri: str, lang: str) -> dict[str, Value]:
    begins, ends, label, year = _time(store, row, lang)
    record = row["record"]
    told = gist(store, record, lang, besides=iri) if record else store.label(iri, lang)
    beside = row["dated"] if row["dated"] not in (record, iri) else None
    return {
        "begins": begins,
        "begins_label": label,
        "be_year": year,
        "date_kind": row["date_kind"],
        "date_kind_label": row["date_kind_label"],
        "kind": row["kind"],
        "kind_label": row["kind_label"],
        "what": f"{store.label(beside, lang)} · {told}" if beside else told,
        "record": record,
        "stated_in": row["stated_in"],
        "ends": ends,
    }


def _time(store: Store, row: dict[str, Any], lang: str) -> tuple[date | None, date | None, str, int | None]:
    """First and last day, how people call it, and the Buddhist-Era year."""
    day, period = row["day"], row["period"]
    if isinstance(day, date):
        called = date_text(day, lang) if lang == "th" else f"{day.isoformat()} (B.E. {be_year(day)})"
        return day, day, called, be_year(day)
    days = days_of(store, period)
    years = [int(getattr(term, "value", 0)) for term in store.objects(period, "kpr:beYear")]
    begins, ends = days or (None, None)
    year = years[0] if years else be_year(begins) if begins else None
    return begins, ends, store.label(period, lang), year


def _order(row: dict[str, Any]) -> tuple[date, date, list[int], str, str]:
    """By first day, then last day, then in the order of the text; what has no days comes last."""
    lines = [passage["line_start"] for passage in row["stated_in"]]
    last = date.max
    return row["begins"] or last, row["ends"] or last, lines, row["date_kind"], row["record"] or ""
