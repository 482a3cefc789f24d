"""The page of a concept: a word that records are marked with, and what is marked with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kprgraph.namespaces import BASE, SCHEMES, split
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import node_part, sentence
from kprgraph.web.page import NavItem, NoSuchPage, Page, View
from kprgraph.web.parts import Part, Sentence, foreign

NAME = "concept"
TEMPLATE = "concept.html"
PARAMS = ()

_MOST = 200
_BETWEEN_CONCEPTS = ("skos:broader", "kpr:unitKind", "kpr:baseUnit", "kpr:perUnit")


@dataclass(frozen=True, slots=True)
class ConceptName:
    """One name of a concept.

    Attributes:
        text: The name.
        lang: Its language where it is not that of the page, else "".
        role: What kind of name it is.
    """

    text: str
    lang: str
    role: str


@dataclass(frozen=True)
class ConceptPage(Page):
    """The page of a concept.

    Attributes:
        scheme: The list of words it belongs to.
        notation: Its code.
        definition: What it means.
        names: Its names.
        related: Concepts it is tied to, in words with links.
        siblings: The words of the same list.
        things: Things that are marked with it.
        records: Facts that are marked with it.
        total: How many facts there are in all.
    """

    scheme: str
    notation: str
    definition: str
    names: tuple[ConceptName, ...]
    related: tuple[Part, ...]
    siblings: tuple[NavItem, ...]
    things: tuple[Part, ...]
    records: tuple[Sentence, ...]
    total: int


def build(view: View) -> ConceptPage:
    """The page of the concept that the address names.

    Raises:
        NoSuchPage: If there is no such concept.
    """
    if len(view.here.parts) != 2 or view.here.parts[0] not in SCHEMES:
        raise NoSuchPage
    scheme, slug = view.here.parts
    iri = f"{BASE}vocab/{scheme}/{slug}"
    site, store = view.site, view.site.store
    if not store.types(iri):
        raise NoSuchPage
    links = site.links_to(iri)
    records = list(dict.fromkeys(link.subject for link in links if site.is_record(link.subject)))
    things = list(dict.fromkeys(link.subject for link in links if not site.is_record(link.subject)))
    name = view.label(f"{BASE}vocab/{scheme}")
    return ConceptPage(
        head=head(
            view,
            view.label(iri),
            crumbs=[(view.say("page_terms"), view.link("terms")), (name, None)],
            iri=iri,
        ),
        scheme=name,
        notation=_text(view, iri, "skos:notation"),
        definition=_text(view, iri, "skos:definition"),
        names=tuple(_names(view, iri)),
        related=tuple(_related(view, iri)),
        siblings=tuple(_siblings(view, scheme, iri)),
        things=tuple(node_part(view, thing) for thing in things),
        records=tuple(sentence(view, record) for record in records[:_MOST]),
        total=len(records),
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """One page for each concept."""
    for iri in sorted(concepts(site)):
        namespace, slug = split(iri)
        yield (namespace.rstrip("/").rsplit("/", 1)[-1], slug), {}


def concepts(site: Explorer, scheme: str | None = None) -> list[str]:
    """IRIs of the concepts of a scheme, or of all of them."""
    schemes = [scheme] if scheme else list(SCHEMES)
    found = []
    for name in schemes:
        found += site.store.subjects("skos:inScheme", ox.NamedNode(f"{BASE}vocab/{name}"))
    return [iri for iri in dict.fromkeys(found) if iri.startswith(f"{BASE}vocab/")]


def _text(view: View, iri: str, predicate: str) -> str:
    texts = {
        t.language or "": t.value
        for t in view.site.store.objects(iri, predicate)
        if isinstance(t, ox.Literal)
    }
    return next((texts[tag] for tag in (view.lang, "", "th", "en") if tag in texts), "")


def _names(view: View, iri: str) -> Iterator[ConceptName]:
    for predicate in ("skos:prefLabel", "skos:altLabel"):
        for term in view.site.store.objects(iri, predicate):
            if isinstance(term, ox.Literal):
                lang = (term.language or "") if term.language != view.lang else ""
                yield ConceptName(term.value, lang, view.label(predicate))


def _related(view: View, iri: str) -> Iterator[Part]:
    for predicate in _BETWEEN_CONCEPTS:
        for term in view.site.store.objects(iri, predicate):
            if isinstance(term, ox.NamedNode):
                text = f"{view.label(predicate)}: {view.label(term.value)}"
                yield Part(text, view.link_to(term.value), foreign(text, view.lang))


def _siblings(view: View, scheme: str, iri: str) -> Iterator[NavItem]:
    for other in concepts(view.site, scheme):
        href = view.link_to(other)
        if href:
            yield NavItem(view.label(other), href, other == iri)
