"""Every ready-made question with its form and its answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph import query
from kprgraph.catalog import Param, QueryFile
from kprgraph.errors import UsageError
from kprgraph.query import Table
from kprgraph.thai import sort_key
from kprgraph.web.asked import asked, query_of
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer, once_per_site
from kprgraph.web.page import Control, Form, NavItem, NoSuchPage, Page, QuestionPage, View
from kprgraph.web.resolve import resolve
from kprgraph.web.tabulate import from_table

NAME = "queries"
TEMPLATE = "queries.html"
PARAMS = ("sort", "start", "card", "*")  # and the parameters of each query

_MOST_SUGGESTED = 80


@dataclass(frozen=True)
class QueryList(Page):
    """All ready-made questions.

    Attributes:
        entries: Title, link and question of each.
        networks: The projections that the analyses use.
    """

    entries: tuple[NavItem, ...]
    networks: tuple[NavItem, ...]


@dataclass(frozen=True)
class QueryPage(QuestionPage):
    """One ready-made question.

    Attributes:
        name: Its name on the command line.
        row: What one row means.
        command: The command that gives the same answer.
    """

    name: str
    row: str
    command: str


def build(view: View) -> Page:
    """All questions, or the one that the address names.

    Raises:
        NoSuchPage: If there is no such question.
    """
    if not view.here.parts:
        return _list(view)
    name = "/".join(view.here.parts)
    found = view.site.queries.get(name)
    if found is None:
        raise NoSuchPage
    return _one(view, name, found)


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """The list, and each question with its card; parameters are for a server."""
    yield (), {}
    for name in site.queries:
        yield tuple(name.split("/")), {}
        yield tuple(name.split("/")), {"card": "1"}


def _list(view: View) -> QueryList:
    items: dict[bool, list[NavItem]] = {True: [], False: []}
    for name, found in view.site.queries.items():
        href = view.link("queries", *name.split("/"))
        if href:
            item = NavItem(found.title.say(view.lang), href, hint=found.question.say(view.lang))
            items["/" in name].append(item)
    for entries in items.values():
        entries.sort(key=lambda item: sort_key(item.text))
    title = view.say("page_queries")
    lead = view.say("queries_lead", count=sum(map(len, items.values())))
    return QueryList(head(view, title, lead), tuple(items[False]), tuple(items[True]))


def _one(view: View, name: str, found: QueryFile) -> QueryPage:
    params, controls, error, candidates = _params(view, found)
    try:
        table = _answer(view, found, params) if not error else Table(name, (), [])
    except UsageError as wrong:
        table, error = Table(name, (), []), wrong.message.say(view.lang)
    title, given = found.title.say(view.lang), {p: view.here.param(p) for p in params}
    shown_query = query_of(view, name, given)
    hidden = [param.name for param in found.params if param.name not in {c.name for c in found.columns}]
    empty = found.empty.say(view.lang) if found.empty else ""
    block = from_table(view, table, "rows", title, hidden, found.row.say(view.lang), empty, shown_query)
    question = found.question.say(view.lang)
    narrowed = ", ".join(f"{c.label}: {c.value}" for c in controls if c.value)
    if narrowed:
        question = f"{question} ({narrowed})"
    action = view.link("queries", *view.here.parts)
    answer = "" if error else view.say("rows_found", count=len(table.rows))
    return QueryPage(
        head=head(view, title, crumbs=[(view.say("page_queries"), view.link("queries"))]),
        asked=asked(view, question, answer, (), shown_query),
        table=block,
        form=Form(action or "", tuple(controls), view.say("show"), (), error, candidates)
        if controls and view.links.dynamic else None,
        name=name,
        row=found.row.say(view.lang),
        command=f"kprgraph query {name}",
    )  # fmt: skip


def _answer(view: View, found: QueryFile, params: Mapping[str, object]) -> Table:
    if params:
        return query.run(view.site.store, found, params, view.lang)
    return _whole(view.site, found.name, view.lang)


@once_per_site
def _whole(site: Explorer, name: str, lang: str) -> Table:
    """A whole answer; a page and its card ask for the same one."""
    return query.run(site.store, site.queries[name], None, lang)


def _params(
    view: View, found: QueryFile
) -> tuple[dict[str, object], list[Control], str, tuple[NavItem, ...]]:
    params: dict[str, object] = {}
    controls, error = [], ""
    candidates: tuple[NavItem, ...] = ()
    for param in found.params:
        typed = view.here.param(param.name)
        controls.append(_control(view, param, typed))
        if not typed:
            continue
        if param.type == "iri":
            iri, wrong, near = resolve(view, typed)
            if wrong:
                error, candidates = (
                    wrong,
                    tuple(
                        NavItem(c.text, view.same(**{param.name: c.text}) or "", hint=c.hint) for c in near
                    ),
                )
            else:
                params[param.name] = iri
        else:
            params[param.name] = typed
    return params, controls, error, candidates


def _control(view: View, param: Param, typed: str) -> Control:
    hint = {"iri": "any_name", "fy": "be_year", "integer": "whole_number"}.get(param.type)
    return Control(param.name, param.title.say(view.lang), typed, hint=view.say(hint) if hint else "",
                   suggestions=_suggested(view, param))  # fmt: skip


def _suggested(view: View, param: Param) -> tuple[str, ...]:
    """Names to offer for a parameter that stands for things of a class with few members."""
    if param.type != "iri" or not param.of_class:
        return ()
    entries = view.site.directory.entries.values()
    labels = [e.thing.label(view.lang) for e in entries if e.is_of([param.of_class])]
    return tuple(sorted(set(labels), key=sort_key)) if 0 < len(labels) <= _MOST_SUGGESTED else ()
