"""Targets against what was achieved; what is not reported is never shown as met."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kprgraph import views
from kprgraph.query import Table
from kprgraph.terms import Value
from kprgraph.web.asked import asked, choice, form, query_of
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import evidence, node_part
from kprgraph.web.figures import short_period
from kprgraph.web.page import QuestionPage, View
from kprgraph.web.parts import Evidence, Part, number_text, words
from kprgraph.web.pictures.chart import Point, chart
from kprgraph.web.pictures.shapes import Chart
from kprgraph.web.tabulate import from_table

NAME = "targets"
TEMPLATE = "targets.html"
PARAMS = ("verdict", "card", "sort")

_MET, _NOT_REPORTED, _NO_ACTUAL = "met", "not-reported", "no-actual"


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target.

    Attributes:
        about: Whose target it is, linked.
        indicator: What is measured, linked.
        period: Its time, linked.
        target: The value aimed at, as printed.
        actual: The value achieved, as printed, or None.
        verdict: Code of what became of it.
        verdict_text: That in words.
        reason: Why.
        note: What the report itself says of it, or "".
        chart: The two values side by side, or None where there is no actual value.
        evidence: What it rests on.
    """

    about: Part
    indicator: Part
    period: Part
    target: Part
    actual: Part | None
    verdict: str
    verdict_text: str
    reason: str
    note: str
    chart: Chart | None
    evidence: Evidence


@dataclass(frozen=True)
class TargetsPage(QuestionPage):
    """Targets against results.

    Attributes:
        targets: The targets.
    """

    targets: tuple[TargetRow, ...]


def build(view: View) -> TargetsPage:
    """The targets, narrowed as the address says."""
    table = views.targets_rows(view.site.store, lang=view.lang)
    wanted = view.here.param("verdict")
    chosen = [row for row in table.rows if wanted in ("", row["verdict"])]
    counts = Counter(str(row["verdict"]) for row in table.rows)
    labels = {
        str(row["verdict"]): f"{row['verdict_label']} ({counts[str(row['verdict'])]})" for row in table.rows
    }
    answer = view.say(
        "targets_answer",
        count=len(table.rows),
        actual=sum(row["actual"] is not None for row in table.rows),
        met=counts[_MET],
        not_reported=counts[_NOT_REPORTED],
        no_actual=counts[_NO_ACTUAL],
    )
    query, title = query_of(view, "targets"), view.say("page_targets")
    shown = Table(table.name, table.columns, chosen, table.headings)
    verdicts = choice(view, "verdict", view.say("result"), sorted(labels.items()), view.say("all"))
    return TargetsPage(
        head=head(view, title, view.say("targets_lead")),
        asked=asked(view, view.say("targets_question"), answer, [view.say("targets_caveat")], query),
        table=from_table(view, shown, "targets", title, query=query),
        form=form(view, [verdicts]),
        targets=tuple(_target(view, number, row) for number, row in enumerate(chosen)),
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """All targets, those of each verdict, and a card."""
    yield (), {}
    yield (), {"card": "1"}
    for verdict in sorted({str(row["verdict"]) for row in views.targets_rows(site.store).rows}):
        yield (), {"verdict": verdict}


def _target(view: View, number: int, row: Mapping[str, Any]) -> TargetRow:
    printed = row["actual_label"]
    return TargetRow(
        about=node_part(view, str(row["about"])),
        indicator=node_part(view, str(row["indicator"])),
        period=node_part(view, str(row["period"])),
        target=words(str(row["target_label"]), view.lang),
        actual=words(str(printed), view.lang) if printed else None,
        verdict=str(row["verdict"]),
        verdict_text=str(row["verdict_label"]),
        reason=str(row["reason"] or ""),
        note=str(row["note"] or ""),
        chart=_chart(view, number, row),
        evidence=evidence(view, *map(str, row["records"])),
    )


def _number(value: Value) -> Decimal | None:
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _chart(view: View, number: int, row: Mapping[str, Any]) -> Chart | None:
    target, actual = _number(row["target"]), _number(row["actual"])
    if target is None or actual is None:
        return None
    period = short_period(view, str(row["period"]))
    point = Point(period, actual, number_text(actual), target, number_text(target), "")
    title = f"{view.label(str(row['indicator']))} ({view.label(str(row['unit']))})"
    return chart(
        [point], f"target-{number}", title, (view.label("figrole:actual"), view.label("figrole:target"))
    )
