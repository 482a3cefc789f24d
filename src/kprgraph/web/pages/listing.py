"""Lists: all things of a kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.export.headings import KINDS
from kprgraph.web.blocks import Cell, Column, Query, TableBlock
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import node_part
from kprgraph.web.page import NoSuchPage, Page, View
from kprgraph.web.parts import Part, words
from kprgraph.web.tabulate import Draft, finish, number

NAME = "things"
TEMPLATE = "listing.html"
PARAMS = ("sort", "start")

_QUERY = """SELECT ?thing ?name WHERE {{
  ?thing skos:prefLabel ?name .
  FILTER(STRSTARTS(STR(?thing), "https://w3id.org/kprgraph/id/{kind}/"))
}} ORDER BY ?name"""


@dataclass(frozen=True)
class Listing(Page):
    """All things of a kind.

    Attributes:
        table: The things.
    """

    table: TableBlock


def build(view: View) -> Listing:
    """All things of the kind that the address names.

    Raises:
        NoSuchPage: If there is no such kind.
    """
    if len(view.here.parts) != 1 or view.here.parts[0] not in view.site.things:
        raise NoSuchPage
    kind = view.here.parts[0]
    title = KINDS[kind].say(view.lang)
    headings = ("name", "other_names", "kind", "ministry", "facts")
    columns = tuple(Column(key, view.say(key), key == "facts") for key in headings)
    iris = view.site.things[kind]
    rows = [_row(view, iri) for iri in iris]
    used = [i for i, _ in enumerate(columns) if any(row[i].parts for row in rows)]
    rows = [tuple(row[i] for i in used) for row in rows]
    draft = Draft(
        id="things",
        caption=title,
        columns=tuple(columns[i] for i in used),
        rows=tuple(rows),
        header=(*(columns[i].heading for i in used), "IRI"),
        plain=tuple((*map(_text, row), iri) for row, iri in zip(rows, iris, strict=True)),
        query=Query("", None, _QUERY.format(kind=kind), None),
    )
    lead = view.say("listing_lead", count=len(iris))
    return Listing(
        head(view, title, lead, [(view.say("page_names"), view.link("names"))]), finish(view, draft)
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """One page for each kind."""
    for kind in site.things:
        yield (kind,), {}


def _row(view: View, iri: str) -> tuple[Cell, ...]:
    site = view.site
    name = view.label(iri)
    names = (name.text for name in site.directory.entries[iri].thing.names if name.lang in ("", "th", "en"))
    others = [words(text, view.lang) for text in dict.fromkeys(names) if text != name]
    kinds = site.targets(iri, "org:classification") or site.targets(iri, "eli:type_document")
    kind = ", ".join(view.label(k) for k in kinds) or site.class_label(iri, view.lang)
    ministry = site.ministry(iri)
    return (
        Cell((words(name, view.lang, view.link_to(iri)),)),
        Cell(tuple(others[:4])),
        Cell((Part(kind),) if kind else ()),
        Cell((node_part(view, ministry),) if ministry and ministry != iri else ()),
        number(len(site.records_of(iri))),
    )


def _text(cell: Cell) -> str:
    return "; ".join(part.text for part in cell.parts)
