"""The page of a record: one fact with everything that is kept of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kprgraph.namespaces import BASE, compress, expand, split
from kprgraph.terms import Term
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import finding_links, node_part, sentence, title, value_part
from kprgraph.web.page import NavItem, NoSuchPage, Page, View
from kprgraph.web.pages.thing import PropertyRow
from kprgraph.web.parts import Part, Sentence

NAME = "record"
TEMPLATE = "record.html"
PARAMS = ()

_EVIDENCE = tuple(
    map(expand, ("kpr:statedIn", "kpr:support", "kpr:implied", "kpr:evidenceNote", "kpr:externalSource"))
)
_SILENT = frozenset((*_EVIDENCE, expand("rdf:type")))


@dataclass(frozen=True)
class RecordPage(Page):
    """The page of a record.

    Attributes:
        kind: Its class, in words.
        kind_href: All records of this class, or None.
        fact: What it says.
        properties: Everything it holds.
        evidence: How it is known: kind of support, what is implied and why.
        findings: What to ask the authors about it.
        others: Records that refer to it.
        neighbours: Other records on the same passages.
        file: The curated file and line that it is written in, or "".
        curie: Its short name.
    """

    kind: str
    kind_href: str | None
    fact: Sentence
    properties: tuple[PropertyRow, ...]
    evidence: tuple[PropertyRow, ...]
    findings: tuple[NavItem, ...]
    others: tuple[Sentence, ...]
    neighbours: tuple[Sentence, ...]
    file: str
    curie: str


def build(view: View) -> RecordPage:
    """The page of the record that the address names.

    Raises:
        NoSuchPage: If there is no such record.
    """
    if len(view.here.parts) != 2:
        raise NoSuchPage
    iri = f"{BASE}id/{'/'.join(view.here.parts)}"
    site = view.site
    if iri not in site.nodes:  # schemes of powers have no evidence of their own, and a page all the same
        raise NoSuchPage
    name = site.class_of(iri)
    listing = view.link("records", name.partition(":")[2])
    kind = view.label(name) if name else ""
    origin = site.store.origin(iri)
    beside = {r for p in site.targets(iri, "kpr:statedIn") for r in site.records_on.get(p, ()) if r != iri}
    referring = dict.fromkeys(link.subject for link in site.links_to(iri) if site.is_record(link.subject))
    return RecordPage(
        head=head(
            view,
            title(view, iri),
            crumbs=[(view.say("page_records"), view.link("records")), (kind, listing)],
            iri=iri,
        ),
        kind=kind,
        kind_href=listing,
        fact=sentence(view, iri),
        properties=tuple(_rows(view, iri, lambda p: p not in _SILENT)),
        evidence=tuple(_rows(view, iri, lambda p: p in _EVIDENCE[1:])),
        findings=tuple(finding_links(view, iri)),
        others=tuple(sentence(view, other) for other in referring),
        neighbours=tuple(sentence(view, other) for other in sorted(beside - set(referring))),
        file=f"{site.store.workspace.relative(origin.path)}:{origin.line}" if origin else "",
        curie=compress(iri),
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """One page for each record."""
    for iris in site.records.values():
        for iri in iris:
            namespace, slug = split(iri)
            yield (namespace.rstrip("/").rsplit("/", 1)[-1], slug), {}


def _rows(view: View, iri: str, wanted: Callable[[str], bool]) -> Iterator[PropertyRow]:
    for predicate, values in sorted(view.site.properties(iri).items()):
        if wanted(predicate):
            yield PropertyRow(view.label(predicate), tuple(_values(view, values)))


def _values(view: View, values: Sequence[Term]) -> Iterator[Part]:
    """Values for the reader: texts in the language of the page where there is one."""
    texts = [v for v in values if isinstance(v, ox.Literal) and v.language]
    chosen = [v for v in texts if v.language == view.lang] or texts
    for value in values:
        if value in chosen or value not in texts:
            yield node_part(view, value.value) if isinstance(value, ox.NamedNode) else value_part(view, value)
