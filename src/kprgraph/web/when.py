"""When things are: the dates and periods that the graph holds, in the order of time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kprgraph import query
from kprgraph.terms import Value, python_value
from kprgraph.thai import be_year
from kprgraph.web.explorer import Explorer, once_per_site
from kprgraph.web.facts import node_part, sentence
from kprgraph.web.page import View
from kprgraph.web.parts import Part, Sentence, date_text

QUERY = "timeline"
_LEFT_OUT = ("kpr:Figure", "kpr:NameUsage", "kpr:TextCorrection")
_LAST = "9"


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """One date or period of one record or thing, as the query gives it.

    Attributes:
        begins: ISO 8601 beginning; what has none sorts last.
        time: IRI of a period, or a day in ISO 8601.
        date_kind: IRI of the property that gives the time.
        record: The record, or "" for a date of the thing itself.
        dated: What bears the date.
        year: Buddhist-Era year, or 0.
    """

    begins: str
    time: str
    date_kind: str
    record: str
    dated: str
    year: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A fact with its time.

    Attributes:
        when: The date or period.
        kind: What the time says: held in, due in, gazetted on ...
        fact: The fact.
        beside: What bears the date where that is not the fact itself, or None.
        year: Buddhist-Era year in which the time begins, or 0.
    """

    when: Part
    kind: str
    fact: Sentence
    beside: Part | None
    year: int


@once_per_site
def timeline(site: Explorer) -> dict[str, list[Dated]]:
    """Thing -> its dates, earliest first; figures are left to their charts."""
    found: dict[str, set[Dated]] = defaultdict(set)
    if QUERY not in site.queries:
        return {}
    for row in query.run(site.store, site.queries[QUERY]):
        record = str(row["record"] or "")
        if not record or site.class_of(record) not in _LEFT_OUT:
            found[str(row["about"])].add(_dated(site, row, record))
    return {thing: sorted(dates) for thing, dates in found.items()}


def _dated(site: Explorer, row: dict[str, Value], record: str) -> Dated:
    day, period = row["day"], str(row["period"] or "")
    begins = day.isoformat() if isinstance(day, date) else begin(site, period)
    return Dated(
        begins=begins,
        time=day.isoformat() if isinstance(day, date) else period,
        date_kind=str(row["date_kind"]),
        record=record,
        dated=str(row["dated"] or ""),
        year=be_year(day) if isinstance(day, date) else _year(site, period, begins),
    )


def begin(site: Explorer, period: str) -> str:
    """The first day of a period, as ISO 8601; of a fiscal year it is 1 October of the year before."""
    for predicate in ("dcat:startDate", "kpr:beYear", "kpr:beYearStart"):
        for term in site.values(period, predicate):
            if isinstance(term, ox.Literal):
                value = python_value(term)
                return value.isoformat() if isinstance(value, date) else str(int(term.value) - 543)
    return _LAST


def _year(site: Explorer, period: str, begins: str) -> int:
    """The year that a period is named after, else the one in which it begins."""
    for predicate in ("kpr:beYear", "kpr:beYearStart"):
        for term in site.values(period, predicate):
            if isinstance(term, ox.Literal):
                return int(term.value)
    return int(begins[:4]) + 543 if begins[:4].isdecimal() and len(begins) >= 4 else 0


def moments(view: View, dates: Iterable[Dated], about: str | None = None) -> Iterator[Moment]:
    """Dates as facts with their time, in the order given.

    Args:
        view: The page they stand on.
        dates: The dates.
        about: What the page is about; its name is no link then.
    """
    for dated in dates:
        if dated.record:
            fact = sentence(view, dated.record, about)
        else:
            fact = Sentence((node_part(view, dated.dated, about),))
        beside = dated.dated not in (dated.record, about or "", "") and bool(dated.record)
        is_period = "://" in dated.time
        yield Moment(
            when=node_part(view, dated.time)
            if is_period
            else Part(date_text(date.fromisoformat(dated.time), view.lang)),
            kind=view.label(dated.date_kind),
            fact=fact,
            beside=node_part(view, dated.dated, about) if beside else None,
            year=dated.year,
        )
