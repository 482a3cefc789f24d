"""The figures of a thing: grouped by what they measure, with a small chart where there is one to draw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kprgraph.namespaces import expand
from kprgraph.terms import python_value
from kprgraph.web.facts import evidence, value_part
from kprgraph.web.page import View
from kprgraph.web.parts import Evidence, Part, number_text
from kprgraph.web.pictures.chart import Point, chart
from kprgraph.web.pictures.shapes import Chart
from kprgraph.web.when import begin

_ACTUAL, _TARGET = expand("figrole:actual"), expand("figrole:target")
_MOST_POINTS = 8


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure.

    Attributes:
        period: Its time.
        role: What it is: actual, target, part of a total ...
        value: The value as printed, with its unit.
        notes: Qualifier, dimension, what it is compared with.
        gist: What the report says about it, or "".
        evidence: What it rests on.
    """

    period: Part
    role: str
    value: str
    notes: tuple[str, ...]
    gist: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures of one indicator.

    Attributes:
        indicator: What is measured; on the page of an indicator, whose figures these are.
        rows: The figures in the order of time.
        chart: The same as a chart, or None.
        missing: Sentences on results that the report says it does not have.
    """

    indicator: Part
    rows: tuple[FigureRow, ...]
    chart: Chart | None
    missing: tuple[str, ...] = ()


def figure_groups(view: View, iri: str) -> Iterator[FigureGroup]:
    """The figures about a thing by indicator; of an indicator, by what they are about."""
    site = view.site
    records = site.records_of(iri)
    mine = [r for r in records if site.class_of(r) == "kpr:Figure"]
    by = "kpr:about" if "/id/indicator/" in iri else "kpr:indicator"
    wanted = expand("kpr:indicator" if by == "kpr:about" else "kpr:about")
    groups: dict[str, list[str]] = {}
    for record in mine:
        if wanted in records[record]:
            for key in site.targets(record, by):
                groups.setdefault(key, []).append(record)
    absent = [r for r in records if site.class_of(r) == "kpr:NotReported" and wanted in records[r]]
    for key in sorted(groups, key=view.label):
        figures = sorted(groups[key], key=lambda record: _when(view, record))
        without = [r for r in absent if key in site.targets(r, by)]
        yield FigureGroup(
            indicator=value_part(view, ox.NamedNode(key)),
            rows=tuple(_row(view, record) for record in figures),
            chart=_chart(view, key, figures, without),
            missing=tuple(site.text(r, "dct:description", view.lang)[0] for r in without),
        )


def _row(view: View, record: str) -> FigureRow:
    site = view.site
    period = next((value_part(view, v) for v in site.values(record, "kpr:forPeriod")), Part(""))
    noted = ("kpr:qualifier", "kpr:dimension", "kpr:comparedWith")
    gist, _ = site.text(record, "dct:description", view.lang)
    return FigureRow(
        period=period,
        role=", ".join(view.label(role) for role in site.targets(record, "kpr:figureRole")),
        value=printed(view, record),
        notes=tuple(value_part(view, v).text for name in noted for v in site.values(record, name)),
        gist=gist,
        evidence=evidence(view, record),
    )


def printed(view: View, record: str) -> str:
    """A figure as printed; from its value and unit where no printed form is kept."""
    forms = [v.value for v in view.site.values(record, "kpr:asPrinted") if isinstance(v, ox.Literal)]
    return " / ".join(sorted(forms)) if forms else f"{_number(view, record)} {_unit(view, record)}".strip()


def _number(view: View, record: str) -> str:
    value = _value(view, record)
    return "" if value is None else number_text(value)


def _value(view: View, record: str) -> Decimal | None:
    for term in view.site.values(record, "kpr:value"):
        value = python_value(term)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return Decimal(value)
    return None


def _unit(view: View, record: str) -> str:
    return ", ".join(view.label(unit) for unit in view.site.targets(record, "kpr:unit"))


def _when(view: View, record: str) -> tuple[str, str]:
    return ",".join(begin(view.site, p) for p in view.site.targets(record, "kpr:forPeriod")), record


def _chart(view: View, key: str, records: Sequence[str], absent: Sequence[str]) -> Chart | None:
    """A chart of the figures in one unit and without dimensions, if at least two of them can be compared."""
    site = view.site
    plain = [r for r in records if not site.values(r, "kpr:dimension")]
    roles = {r: set(site.targets(r, "kpr:figureRole")) for r in plain}
    drawn = [r for r in plain if roles[r] & {_ACTUAL, _TARGET} and _value(view, r) is not None]
    units = {tuple(site.targets(r, "kpr:unit")) for r in drawn}
    if len(drawn) < 2 or len(units) != 1 or not any(_ACTUAL in roles[r] for r in drawn):
        return None
    periods: dict[str, dict[str, str]] = {}
    for record in drawn:
        for period in site.targets(record, "kpr:forPeriod"):
            role = "actual" if _ACTUAL in roles[record] else "target"
            if role in periods.setdefault(period, {}):
                return None  # two values for one time are no series; the table has both
            periods[period][role] = record
    if len(periods) > _MOST_POINTS:
        return None
    said_missing = {p for r in absent for p in site.targets(r, "kpr:forPeriod")}
    points = [_point(view, period, found, period in said_missing) for period, found in periods.items()]
    name = f"chart-{key.rsplit('/', 1)[-1]}"
    title = f"{view.label(key)} ({', '.join(map(view.label, next(iter(units))))})"
    return chart(points, name, title, (view.label(_ACTUAL), view.label(_TARGET)))


def _point(view: View, period: str, found: dict[str, str], said_missing: bool) -> Point:
    actual, target = found.get("actual"), found.get("target")
    label = short_period(view, period)
    return Point(
        label=label,
        actual=_value(view, actual) if actual else None,
        actual_text=_number(view, actual) if actual else "",
        target=_value(view, target) if target else None,
        target_text=_number(view, target) if target else "",
        missing=view.say("said_missing" if said_missing else "no_actual"),
    )


def short_period(view: View, period: str) -> str:
    """`งปม. 2566` for a fiscal year, the year alone for a calendar year, else the name."""
    years = [v.value for v in view.site.values(period, "kpr:beYear") if isinstance(v, ox.Literal)]
    if not years:
        return view.label(period)
    fiscal = "/id/fy/" in period
    return view.say("short_fy" if fiscal else "short_cy", year=years[0])
