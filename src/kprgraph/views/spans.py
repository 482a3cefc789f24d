"""Spans of time as the registry names them: their Buddhist-Era years and their first and last day."""

from datetime import date
from typing import Any

from kprgraph.store import Store
from kprgraph.terms import python_value

_BE = 543  # all spans of reports lie after 1940, when the Thai year began to begin in January


def years_of(store: Store, period: str) -> list[int]:
    """The Buddhist-Era years that a span is named after: one for a year, all from first to last otherwise."""
    named = _values(store, period, "kpr:beYear")
    if named:
        return sorted(named)
    first, last = (_values(store, period, f"kpr:beYear{end}") for end in ("Start", "End"))
    return list(range(min(first), max(last) + 1)) if first and last else []


def days_of(store: Store, period: str) -> tuple[date, date] | None:
    """First and last day of a span, or of the years that it gives instead; None if it gives neither."""
    first, last = (_values(store, period, f"dcat:{end}Date") for end in ("start", "end"))
    if first and last:
        return min(first), max(last)
    years = years_of(store, period)
    return (date(years[0] - _BE, 1, 1), date(years[-1] - _BE, 12, 31)) if years else None


def _values(store: Store, period: str, predicate: str) -> list[Any]:
    return [python_value(term) for term in store.objects(period, predicate)]
