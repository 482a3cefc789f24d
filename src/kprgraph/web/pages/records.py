"""All facts by class, and the facts of one class."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.namespaces import expand
from kprgraph.web.blocks import Cell, Column, Query, TableBlock
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import sentence
from kprgraph.web.page import NoSuchPage, Page, View
from kprgraph.web.parts import Part, foreign
from kprgraph.web.tabulate import Draft, finish, first_line, number

NAME = "records"
TEMPLATE = "listing.html"
PARAMS = ("sort", "start")

_COUNT = "SELECT ?kind (COUNT(?record) AS ?count) WHERE { ?record a ?kind ; kpr:support ?s } GROUP BY ?kind"
_ONE = "SELECT ?record WHERE {{ ?record a {name} ; kpr:support ?support }} ORDER BY ?record"


@dataclass(frozen=True)
class Records(Page):
    """Facts as a list.

    Attributes:
        table: The classes with their numbers, or the facts of one class.
    """

    table: TableBlock


def build(view: View) -> Records:
    """All classes, or the facts of the class that the address names.

    Raises:
        NoSuchPage: If there is no such class.
    """
    match view.here.parts:
        case ():
            return _classes(view)
        case (local,) if f"kpr:{local}" in view.site.records:
            return _facts(view, f"kpr:{local}")
    raise NoSuchPage


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """The list of classes and one page for each."""
    yield (), {}
    for name in site.records:
        if name.startswith("kpr:"):
            yield (name.partition(":")[2],), {}


def _classes(view: View) -> Records:
    site = view.site
    rows, plain = [], []
    for name, iris in site.records.items():
        label = view.label(name)
        definition, lang = _definition(view, name)
        rows.append((
            Cell((Part(label, view.link("records", name.partition(":")[2]), foreign(label, view.lang)),)),
            Cell((Part(definition, None, lang if lang != view.lang else ""),) if definition else ()),
            number(len(iris)),
        ))  # fmt: skip
        plain.append((label, definition, len(iris), expand(name)))
    draft = Draft(
        id="classes",
        caption=view.say("page_records"),
        columns=(
            Column("kind", view.say("kind")), Column("meaning", view.say("meaning")),
            Column("count", view.say("count"), numeric=True),
        ),
        rows=tuple(rows), plain=tuple(plain),
        header=(view.say("kind"), view.say("meaning"), view.say("count"), "IRI"),
        query=Query("", None, _COUNT),
    )  # fmt: skip
    lead = view.say("records_lead", count=sum(map(len, site.records.values())))
    return Records(head(view, view.say("page_records"), lead), finish(view, draft))


def _facts(view: View, name: str) -> Records:
    rows, plain = [], []
    headings = ("fact", "notes", "stated_in")
    for iri in view.site.records[name]:
        said = sentence(view, iri)
        parts = said.parts if not said.gist else (*said.parts, Part(f" — {said.gist}", None, said.gist_lang))
        refs = said.evidence.passages
        notes = "; ".join(note.text for note in said.notes)
        support = (Part(said.evidence.support),) if said.evidence.support and not refs else ()
        source = Cell(support, refs, said.evidence.record_href, order=first_line(refs))
        rows.append((Cell(parts, inline=True), Cell(said.notes), source))
        plain.append((said.text, said.gist, notes, "; ".join(r.lines for r in refs),
                      "; ".join(dict.fromkeys(r.section for r in refs if r.section)),
                      "; ".join(dict.fromkeys(r.pages for r in refs if r.pages)), iri))  # fmt: skip
    label = view.label(name)
    definition, _ = _definition(view, name)
    draft = Draft(
        id="facts",
        caption=label,
        columns=tuple(Column(key, view.say(key)) for key in headings),
        rows=tuple(rows), plain=tuple(plain),
        header=(view.say("fact"), view.say("gist"), view.say("notes"), view.say("lines"), view.say("section"),
                view.say("pages"), view.say("record")),
        meaning=definition,
        query=Query("", None, _ONE.format(name=name)),
    )  # fmt: skip
    crumbs = [(view.say("page_records"), view.link("records"))]
    lead = view.say("records_of_lead", count=len(rows))
    return Records(head(view, label, lead, crumbs), finish(view, draft))


def _definition(view: View, name: str) -> tuple[str, str]:
    texts = {
        getattr(t, "language", ""): getattr(t, "value", "")
        for t in view.site.store.objects(name, "skos:definition")
    }
    for lang in (view.lang, "th", "en"):
        if lang in texts:
            return texts[lang], lang
    return "", ""
