"""What the report says will be done: by whom, by when, about what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kprgraph import views
from kprgraph.query import Table
from kprgraph.thai import sort_key
from kprgraph.web.asked import asked, choice, form, query_of
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer, slug
from kprgraph.web.facts import node_part, sentence
from kprgraph.web.page import Control, QuestionPage, View
from kprgraph.web.parts import Part, Sentence
from kprgraph.web.tabulate import from_table

NAME = "promises"
TEMPLATE = "promises.html"
PARAMS = ("year", "body", "card", "sort")

_NONE = "none"


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that is to be done.

    Attributes:
        fact: What is to be done, with its lines.
        challenges: The challenges that it is to meet, linked.
        fulfilment: What a later report says of it, or that there is none yet.
    """

    fact: Sentence
    challenges: tuple[Part, ...]
    fulfilment: str


@dataclass(frozen=True, slots=True)
class DueGroup:
    """What is due in one year.

    Attributes:
        id: ASCII name of the place on the page.
        title: The year, or that there is none.
        promises: What is due.
    """

    id: str
    title: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class PromisesPage(QuestionPage):
    """What the report says will be done.

    Attributes:
        groups: The promises by the year they are due in.
    """

    groups: tuple[DueGroup, ...]


def build(view: View) -> PromisesPage:
    """The promises, narrowed as the address says."""
    rows = views.promises_rows(view.site.store, view.lang)
    chosen = [row for row in rows.rows if _fits(view, row)]
    years: dict[str, list[Promise]] = {}
    for row in chosen:
        for year in _years(row):
            if view.here.param("year") in ("", year):
                years.setdefault(year, []).append(_promise(view, row))
    undated, unowned = sum(_years(row) == [_NONE] for row in chosen), sum(not row["owners"] for row in chosen)
    title, query = view.say("page_promises"), query_of(view, "promises")
    answer = view.say("promises_answer", count=len(chosen), undated=undated, unowned=unowned)
    table = Table(rows.name, rows.columns, chosen, rows.headings)
    return PromisesPage(
        head=head(view, title, view.say("promises_lead")),
        asked=asked(view, view.say("promises_question"), answer, [view.say("promises_caveat")], query),
        table=from_table(view, table, "promises", title, query=query),
        form=form(view, _controls(view, rows.rows)),
        groups=tuple(
            DueGroup(f"due-{year}", _title(view, year), tuple(found))
            for year, found in sorted(years.items(), key=lambda item: (item[0] == _NONE, item[0]))
        ),
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """All promises, those of each year, those of each body, and a card."""
    yield (), {}
    yield (), {"card": "1"}
    rows = views.promises_rows(site.store).rows
    for year in sorted({year for row in rows for year in _years(row)}):
        yield (), {"year": year}
    for body in sorted({slug(owner) for row in rows for owner in _owners(row)}):
        yield (), {"body": body}


def _fits(view: View, row: Mapping[str, Any]) -> bool:
    year, body = view.here.param("year"), view.here.param("body")
    return year in ("", *_years(row)) and (not body or body in map(slug, _owners(row)))


def _years(row: Mapping[str, Any]) -> list[str]:
    return [str(year) for year in row["due_years"]] or [_NONE]


def _owners(row: Mapping[str, Any]) -> list[str]:
    return [str(owner) for owner in row["owners"]]


def _title(view: View, year: str) -> str:
    return view.say("due_none") if year == _NONE else view.say("due_year", year=year)


def _promise(view: View, row: Mapping[str, Any]) -> Promise:
    return Promise(
        fact=sentence(view, str(row["record"])),
        challenges=tuple(node_part(view, str(challenge)) for challenge in row["challenges"]),
        fulfilment=str(row["fulfilment_label"] or ""),
    )


def _controls(view: View, rows: Sequence[Mapping[str, Any]]) -> list[Control]:
    years = sorted({year for row in rows for year in _years(row)} - {_NONE})
    bodies = sorted({o for row in rows for o in _owners(row)}, key=lambda iri: sort_key(view.label(iri)))
    dues = [*((year, year) for year in years), (_NONE, view.say("due_none"))]
    named = [(slug(body), view.label(body)) for body in bodies]
    return [
        choice(view, "year", view.say("due"), dues, view.say("all")),
        choice(view, "body", view.say("responsible"), named, view.say("all")),
    ]
