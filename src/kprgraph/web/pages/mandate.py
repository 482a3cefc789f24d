"""The legal powers of the committees and the activities that the report ties to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kprgraph import views
from kprgraph.query import Table
from kprgraph.web.asked import asked, choice, form, query_of
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer, slug
from kprgraph.web.facts import evidence, node_part, sentence
from kprgraph.web.page import Control, QuestionPage, View
from kprgraph.web.parts import Evidence, Part, Sentence
from kprgraph.web.tabulate import from_table

NAME = "mandate"
TEMPLATE = "mandate.html"
PARAMS = ("committee", "activity", "card", "sort")

_REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class PowerRow:
    """One power.

    Attributes:
        clause: Its number.
        name: What it is, linked.
        evidence: Where it stands.
        activities: What was done by it, as far as the report says.
        silence: What to say where the report tells of nothing, else "".
    """

    clause: int
    name: Part
    evidence: Evidence
    activities: tuple[Sentence, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class CommitteePowers:
    """The powers of one committee.

    Attributes:
        name: The committee, linked.
        powers: Its powers in the order of their clauses.
        exercised: How many of them have an activity.
    """

    name: Part
    powers: tuple[PowerRow, ...]
    exercised: int


@dataclass(frozen=True)
class MandatePage(QuestionPage):
    """Powers and their exercise.

    Attributes:
        committees: The committees with their powers.
    """

    committees: tuple[CommitteePowers, ...]


def build(view: View) -> MandatePage:
    """The powers, narrowed as the address says."""
    table = views.mandate_rows(view.site.store, lang=view.lang)
    wanted, activity = view.here.param("committee"), view.here.param("activity")
    rows: list[dict[str, Any]] = [
        row
        for row in table.rows
        if wanted in ("", slug(str(row["committee"]))) and activity in ("", row["activity"])
    ]
    exercised = sum(row["activity"] == _REPORTED for row in rows)
    answer = view.say("mandate_answer", total=len(rows), exercised=exercised, rest=len(rows) - exercised)
    query, title = query_of(view, "mandate"), view.say("page_mandate")
    shown = Table(table.name, table.columns, rows, table.headings)
    return MandatePage(
        head=head(view, title, view.say("mandate_lead")),
        asked=asked(view, view.say("mandate_question"), answer, [view.say("mandate_caveat")], query),
        table=from_table(view, shown, "powers", title, query=query),
        form=form(view, _controls(view, table.rows)),
        committees=tuple(
            _committee(view, str(committee), list(same))
            for committee, same in groupby(rows, key=lambda row: row["committee"])
        ),
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """All powers, those of each committee, those with and without activity, and a card."""
    yield (), {}
    yield (), {"card": "1"}
    rows = views.mandate_rows(site.store).rows
    for activity in sorted({str(row["activity"]) for row in rows}):
        yield (), {"activity": activity}
    for committee in sorted({slug(str(row["committee"])) for row in rows}):
        yield (), {"committee": committee}


def _committee(view: View, iri: str, rows: Sequence[Mapping[str, Any]]) -> CommitteePowers:
    powers = tuple(_power(view, row) for row in rows)
    return CommitteePowers(node_part(view, iri), powers, sum(bool(power.activities) for power in powers))


def _power(view: View, row: Mapping[str, Any]) -> PowerRow:
    activities = [str(activity) for activity in row["activities"]]
    return PowerRow(
        clause=int(row["clause"]),
        name=node_part(view, str(row["power"])),
        evidence=evidence(view, str(row["power"])),
        activities=tuple(sentence(view, activity) for activity in activities),
        silence="" if activities else str(row["activity_label"]),
    )


def _controls(view: View, rows: Sequence[Mapping[str, Any]]) -> list[Control]:
    committees = {slug(str(row["committee"])): str(row["committee_label"]) for row in rows}
    activities = {str(row["activity"]): str(row["activity_label"]) for row in rows}
    return [
        choice(view, "committee", view.say("committee"), committees.items(), view.say("all")),
        choice(view, "activity", view.say("activity"), sorted(activities.items()), view.say("all")),
    ]
