"""The words of the graph: classes, properties and lists of concepts, with what they mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kprgraph.namespaces import BASE, ONTOLOGY, SCHEMES, compress, expand
from kprgraph.thai import sort_key
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.page import NavItem, Page, View
from kprgraph.web.pages.concept import concepts
from kprgraph.web.parts import Part, foreign

NAME = "terms"
TEMPLATE = "terms.html"
PARAMS = ()

_KINDS = (
    ("classes", ("owl:Class",)),
    ("properties", ("owl:ObjectProperty", "owl:DatatypeProperty")),
)


@dataclass(frozen=True, slots=True)
class TermRow:
    """One class or property.

    Attributes:
        id: ASCII name of its place on the page.
        label: Its name.
        lang: Language of the name where it is not that of the page, else "".
        curie: Its short name for programs.
        definition: What it means.
        related: Classes above it, or domain and range.
        listed: How many facts there are of this class, linked, or None.
    """

    id: str
    label: str
    lang: str
    curie: str
    definition: str
    related: tuple[Part, ...]
    listed: Part | None


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Terms of one sort.

    Attributes:
        id: ASCII name of its place on the page.
        title: The sort.
        terms: The terms.
    """

    id: str
    title: str
    terms: tuple[TermRow, ...]


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """One list of concepts.

    Attributes:
        title: What the list is of.
        concepts: The concepts.
    """

    title: str
    concepts: tuple[NavItem, ...]


@dataclass(frozen=True)
class Terms(Page):
    """The words of the graph.

    Attributes:
        groups: Classes and properties.
        schemes: Lists of concepts.
    """

    groups: tuple[TermGroup, ...]
    schemes: tuple[SchemeRow, ...]


def build(view: View) -> Terms:
    """All classes, properties and concept schemes."""
    return Terms(
        head=head(view, view.say("page_terms"), view.say("terms_lead")),
        groups=tuple(TermGroup(name, view.say(name), tuple(_terms(view, types))) for name, types in _KINDS),
        schemes=tuple(_schemes(view)),
    )


def states(_: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """One page."""
    yield (), {}


def _terms(view: View, types: Sequence[str]) -> Iterator[TermRow]:
    store = view.site.store
    found = {iri for name in types for iri in store.subjects("rdf:type", ox.NamedNode(expand(name)))}
    own = [iri for iri in found if iri.startswith(ONTOLOGY)]
    for iri in sorted(own, key=lambda iri: (sort_key(view.label(iri)), iri)):
        local, label = iri.removeprefix(ONTOLOGY), view.label(iri)
        number = len(view.site.records.get(f"kpr:{local}", ()))
        yield TermRow(
            id=local,
            label=label,
            lang=foreign(label, view.lang),
            curie=compress(iri),
            definition=_definition(view, iri),
            related=tuple(_related(view, iri)),
            listed=Part(str(number), view.link("records", local)) if number else None,
        )


def _definition(view: View, iri: str) -> str:
    texts = {
        t.language: t.value
        for t in view.site.store.objects(iri, "skos:definition")
        if isinstance(t, ox.Literal)
    }
    return next((texts[tag] for tag in (view.lang, "th", "en") if tag in texts), "")


def _related(view: View, iri: str) -> Iterator[Part]:
    for predicate, words in (
        ("rdfs:subClassOf", "kind_of"),
        ("rdfs:domain", "said_of"),
        ("rdfs:range", "leads_to"),
    ):
        for term in view.site.store.objects(iri, predicate):
            if isinstance(term, ox.NamedNode):
                text = f"{view.say(words)} {view.label(term.value)}"
                yield Part(text, view.link_to(term.value) if term.value.startswith(ONTOLOGY) else None)


def _schemes(view: View) -> Iterator[SchemeRow]:
    for name in SCHEMES:
        items = [NavItem(view.label(c), href) for c in concepts(view.site, name) if (href := view.link_to(c))]
        if items:
            yield SchemeRow(view.label(f"{BASE}vocab/{name}"), tuple(items))
