"""Agencies against services: who owns, feeds or develops what, in one table whose cells open the evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kprgraph import views
from kprgraph.thai import sort_key
from kprgraph.web import slides
from kprgraph.web.asked import asked, choice, form, query_of
from kprgraph.web.blocks import Cell, Column, Download, TableBlock
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.page import Control, Option, QuestionPage, View
from kprgraph.web.parts import Part, foreign
from kprgraph.web.tabulate import Draft, finish

NAME = "matrix"
TEMPLATE = "matrix.html"
PARAMS = ("by", "role", "status", "ministry", "service", "order", "card", "sort")

ROLES = ("owner", "feeder", "developer")
STATUSES = ("completed", "tested", "planned", "stated")
_QUERY = "feeds"
_ORDERS = ("ministry", "name", "count")


@dataclass(frozen=True, slots=True)
class Mark:
    """One role in one cell.

    Attributes:
        role: `owner`, `feeder` or `developer`; decides the shape.
        status: `completed`, `tested`, `planned` or `stated`; decides how the shape is filled.
        word: The role in words.
        state: The status in words, or "" where it adds nothing.
        years: Fiscal years, or "".
        number: How many agencies have it, where a row is a ministry; else 0.
    """

    role: str
    status: str
    word: str
    state: str
    years: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One row and one service.

    Attributes:
        marks: What links them; none for an empty cell.
        href: The evidence, or None.
        title: Both names and the link in words.
    """

    marks: tuple[Mark, ...]
    href: str | None
    title: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One agency or ministry.

    Attributes:
        name: Its name, linked.
        group: Its ministry where that is not the one of the row before, else None.
        cells: One for each service.
        count: How many services it is linked to.
    """

    name: Part
    group: Part | None
    cells: tuple[MatrixCell, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Head:
    """One service at the top of the matrix.

    Attributes:
        number: Its place in the list.
        name: Its name, linked.
        count: How many rows are linked to it.
    """

    number: int
    name: Part
    count: int


@dataclass(frozen=True)
class MatrixPage(QuestionPage):
    """Agencies against services.

    Attributes:
        services: The columns.
        rows: The rows.
        legend: One mark for each role and status, with its words.
        by_ministry: Whether a row is a ministry.
        orders: The rows in another order.
        slides: The picture for a slide.
    """

    services: tuple[Head, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[Mark, ...]
    by_ministry: bool
    orders: tuple[Option, ...]
    slides: tuple[Download, ...]


_Links = dict[tuple[str, str], list[Mapping[str, Any]]]


def build(view: View) -> MatrixPage:
    """The matrix, narrowed as the address says."""
    site = view.site
    by_ministry = view.here.param("by") == "ministry"
    services = [s for s in site.agenda if view.here.param("service") in ("", s.rsplit("/", 1)[-1])]
    found = _links(view, services)
    names = _rows_in_order(view, found, by_ministry)
    cells = {row: tuple(_cell(view, row, s, found, by_ministry) for s in services) for row in names}
    rows = tuple(_rows(view, names, cells, by_ministry))
    counts = {s: sum(bool(cells[row][i].marks) for row in names) for i, s in enumerate(services)}
    query = query_of(view, _QUERY)
    links = sum(len(cell.marks) for row in cells.values() for cell in row)
    answer = view.say("matrix_answer", rows=len(rows), services=len(services), links=links)
    question = view.say("matrix_question")
    label = view.say("page_matrix")
    return MatrixPage(
        slides=slides.downloads(view, "matrix"),
        head=head(view, label, view.say("matrix_lead")),
        asked=asked(view, question, answer, [view.say("matrix_caveat"), view.say("not_in_text")], query),
        table=_table(view, names, services, found, label),
        form=form(view, _controls(view)),
        services=tuple(Head(site.agenda.index(s) + 1, _named(view, s), counts[s]) for s in services),
        rows=rows,
        legend=tuple(_legend(view)),
        by_ministry=by_ministry,
        orders=tuple(_orders(view)) if not by_ministry else (),
    )


def states(_: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """By agency and by ministry, each with its card, and the other orders of rows."""
    yield (), {}
    yield (), {"card": "1"}
    yield (), {"by": "ministry"}
    yield (), {"by": "ministry", "card": "1"}
    for order in _ORDERS[1:]:
        yield (), {"order": order}
    for role in ROLES:
        yield (), {"role": role}
    for status in STATUSES:
        yield (), {"status": status}


def _links(view: View, services: Sequence[str]) -> _Links:
    """Agency and service -> the rows that link them and pass the filters."""
    wanted = {name: view.here.param(name) for name in ("role", "status", "ministry")}
    found: _Links = defaultdict(list)
    for row in views.feeds_rows(view.site.store, lang=view.lang).rows:
        service, agency = str(row["service"]), str(row["agency"])
        if service not in services or row["role"] not in ROLES or "/agency/" not in agency:
            continue
        ministry = (view.site.ministry(agency) or "").rsplit("/", 1)[-1]
        if (wanted["role"] in ("", row["role"]) and wanted["status"] in ("", row["status"])
                and wanted["ministry"] in ("", ministry)):  # fmt: skip
            found[agency, service].append(row)
    return found


def _rows_in_order(view: View, found: _Links, by_ministry: bool) -> list[str]:
    site = view.site
    agencies = {agency for agency, _ in found}
    if by_ministry:
        return sorted({site.ministry(a) or "" for a in agencies}, key=lambda m: _ministry_key(view, m))
    number = {agency: len({s for a, s in found if a == agency}) for agency in agencies}
    order = view.here.param("order")
    named = sorted(agencies, key=lambda a: (sort_key(view.label(a)), a))
    if order == "name":
        return named
    if order == "count":
        return sorted(named, key=lambda a: -number[a])
    # by ministry, the ministry itself before its departments
    return sorted(named, key=lambda a: (*_ministry_key(view, site.ministry(a) or ""), site.ministry(a) != a))


def _ministry_key(view: View, ministry: str) -> tuple[bool, str]:
    return not ministry, sort_key(view.label(ministry)) if ministry else ""


def _rows(
    view: View, names: Sequence[str], cells: Mapping[str, tuple[MatrixCell, ...]], by_ministry: bool
) -> Iterator[MatrixRow]:
    grouped = not by_ministry and view.here.param("order") in ("", "ministry")
    before: str | None = None
    for name in names:
        ministry = view.site.ministry(name) or "" if not by_ministry else ""
        group = None
        if grouped and ministry != before:
            group = _named(view, ministry) if ministry else Part(view.say("no_ministry"))
            before = ministry
        shown = _named(view, name) if name else Part(view.say("no_ministry"))
        yield MatrixRow(shown, group, cells[name], sum(bool(cell.marks) for cell in cells[name]))


def _cell(view: View, row: str, service: str, found: _Links, by_ministry: bool) -> MatrixCell:
    if by_ministry:
        agencies = [a for a, s in found if s == service and (view.site.ministry(a) or "") == row]
        rows = [(a, r) for a in agencies for r in found[a, service]]
        ministry = row.rsplit("/", 1)[-1]
        narrowed = {"by": None, "service": service.rsplit("/", 1)[-1], "ministry": ministry, "order": None}
        href = view.same(**narrowed) or view.link("layers", "service", service.rsplit("/", 1)[-1])
    else:
        rows = [(row, r) for r in found.get((row, service), ())]
        href = view.link("evidence", *row.split("/")[-2:], *service.split("/")[-2:])
    if not rows:
        return MatrixCell((), None, "")
    marks = tuple(_marks(view, rows, by_ministry))
    said = "; ".join(f"{m.word} {m.state} {m.years}".replace("  ", " ").strip() for m in marks)
    name = view.label(row) if row else view.say("no_ministry")
    return MatrixCell(marks, href, f"{name} – {view.label(service)}: {said}")


def _marks(view: View, rows: Iterable[tuple[str, Mapping[str, Any]]], counted: bool) -> Iterator[Mark]:
    kinds: dict[tuple[str, str], list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for agency, row in rows:
        kinds[str(row["role"]), str(row["status"])].append((agency, row))
    for role in ROLES:
        for status in STATUSES:
            if same := kinds.get((role, status)):
                years = sorted({str(r["fiscal_year"]) for _, r in same if r["fiscal_year"]})
                number = len({agency for agency, _ in same}) if counted else 0
                yield _mark(view, role, status, ", ".join(years), number)


def _mark(view: View, role: str, status: str, years: str = "", number: int = 0) -> Mark:
    state = "" if status == "stated" else view.label(f"linkstatus:{status}")
    return Mark(role, status, view.say(f"role_{role}"), state, years, number)


def _legend(view: View) -> Iterator[Mark]:
    for role in ROLES:
        yield _mark(view, role, "completed")
    for status in STATUSES[1:]:
        mark = _mark(view, "feeder", status)
        yield Mark(mark.role, mark.status, "", view.label(f"linkstatus:{status}"), "")


def _orders(view: View) -> Iterator[Option]:
    chosen = view.here.param("order") or _ORDERS[0]
    for order in _ORDERS:
        value = order if order != _ORDERS[0] else None
        yield Option(order, view.say(f"order_{order}"), order == chosen, view.same(order=value))


def _controls(view: View) -> list[Control]:
    site = view.site
    ministries = {m for a in site.things.get("agency", ()) if (m := site.ministry(a))}
    named = sorted(ministries, key=lambda m: sort_key(view.label(m)))
    short = [(s.rsplit("/", 1)[-1], f"{n}. {view.label(s)}") for n, s in enumerate(site.agenda, 1)]
    return [
        choice(view, "by", view.say("rows_are"), [("ministry", view.say("ministries"))],
               view.say("by_agency")),
        choice(view, "role", view.say("role"), [(r, view.say(f"role_{r}")) for r in ROLES], view.say("all")),
        choice(view, "status", view.say("status"),
               [(s, view.label(f"linkstatus:{s}")) for s in STATUSES], view.say("all")),
        choice(view, "ministry", view.say("ministry"),
               [(m.rsplit("/", 1)[-1], view.label(m)) for m in named], view.say("all")),
        choice(view, "service", view.say("service"), short, view.say("all")),
    ]  # fmt: skip


def _named(view: View, iri: str) -> Part:
    return Part(view.label(iri), view.link_to(iri), foreign(view.label(iri), view.lang))


def _table(
    view: View, names: Sequence[str], services: Sequence[str], found: _Links, caption: str
) -> TableBlock:
    """The matrix for files: one row an agency, one column a service; then one for answer cards."""
    by_ministry = view.here.param("by") == "ministry"
    rows, plain = [], []
    for name in names:
        label = view.label(name) if name else view.say("no_ministry")
        ministry = view.site.ministry(name) or "" if name else ""
        cells = [_cell(view, name, s, found, by_ministry) for s in services]
        texts = [_cell_text(cell) for cell in cells]
        group = view.label(ministry) if ministry else ""
        plain.append((label, group, *texts, _stated(view, name, services, found), name))
        rows.append(
            (
                Cell((Part(label, view.link_to(name) if name else None),)),
                Cell((Part(group),)),
                *(
                    Cell((Part(text, cell.href),) if text else ())
                    for text, cell in zip(texts, cells, strict=True)
                ),
            )
        )
    columns = (
        Column("name", view.say("ministry" if by_ministry else "agency")),
        Column("ministry", view.say("ministry")),
        *(
            Column(s.rsplit("/", 1)[-1], f"{view.site.agenda.index(s) + 1}. {view.label(s)}")
            for s in services
        ),
    )
    header = (*(c.heading for c in columns), view.say("stated_in"), "IRI")
    draft = Draft(
        "matrix",
        caption,
        columns,
        tuple(rows),
        header,
        tuple(plain),
        query=query_of(view, _QUERY),
    )
    return finish(view, draft)


def _stated(view: View, row: str, services: Sequence[str], found: _Links) -> str:
    """The lines that the cells of a row rest on, by number of the service; none where cells are counts."""
    if view.here.param("by") == "ministry":
        return ""
    said = []
    for service in services:
        stated = [passage for link in found.get((row, service), ()) for passage in link["stated_in"]]
        if stated:
            ranges = sorted({(passage["line_start"], passage["line_end"]) for passage in stated})
            lines = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges)
            said.append(f"{view.site.agenda.index(service) + 1}: {view.say('lines')} {lines}")
    return "; ".join(said)


def _cell_text(cell: MatrixCell) -> str:
    def said(mark: Mark) -> str:
        inside = ", ".join(text for text in (mark.state, mark.years) if text)
        word = f"{mark.word} {mark.number}" if mark.number else mark.word
        return f"{word} ({inside})" if inside else word

    return "; ".join(said(mark) for mark in cell.marks)
