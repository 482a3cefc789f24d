"""The graph as the explorer sees it: everything that many pages need, worked out once."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import pyoxigraph as ox

from kprgraph import catalog
from kprgraph.catalog import QueryFile
from kprgraph.edition import Edition
from kprgraph.errors import Language, Text
from kprgraph.export.content import Properties, curated
from kprgraph.lookup import Directory
from kprgraph.namespaces import BASE, KINDS, compress, expand
from kprgraph.store import PassageRef, Store, Term
from kprgraph.terms import python_value
from kprgraph.thai import sort_key
from kprgraph.web.address import address_of

if TYPE_CHECKING:
    import networkx as nx

    from kprgraph.audit import Finding

_SUPPORT = expand("kpr:support")
_TYPE = expand("rdf:type")
_LABEL = expand("skos:prefLabel")
# What a record says of its evidence is no relation to what it names there.
_SILENT = frozenset(
    map(expand, ("kpr:statedIn", "kpr:implied", "kpr:evidenceNote", "kpr:support", "rdf:type"))
)
# Classes that many things have beside a more telling one.
_GENERAL = frozenset(
    map(expand, ("org:FormalOrganization", "org:Organization", "skos:Concept", "org:Membership"))
)
_AGENDA = expand("programme:agenda-e-service")
_TITLE = Text(th="กราฟความรู้การพัฒนาระบบราชการไทย", en="The knowledge graph of Thailand's public-sector reform")


@dataclass(frozen=True)
class About:
    """What the foot of every page says of the data.

    Attributes:
        title: Title of the dataset.
        version: Version of the data.
        issued: Date of the release, or None.
        licence: IRI of the licence of the data.
        metadata: The description of the dataset as Turtle, or "".
    """

    title: Text = _TITLE
    version: str = "0.0.0"
    issued: date | None = None
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    metadata: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One curated statement that points at something.

    Attributes:
        subject: What says so.
        predicate: By which property.
    """

    subject: str
    predicate: str


FINDINGS_ON_ONE_PAGE = 40

_Arguments = ParamSpec("_Arguments")
_Found = TypeVar("_Found")


def once_per_site(
    function: "Callable[Concatenate[Explorer, _Arguments], _Found]",
) -> "Callable[Concatenate[Explorer, _Arguments], _Found]":
    """Remember what a function of a site and of words says, for as long as the site is there."""

    @wraps(function)
    def remembering(site: "Explorer", /, *words: _Arguments.args, **named: _Arguments.kwargs) -> _Found:
        key = (function.__module__, function.__qualname__, *map(str, words), *map(str, named.items()))
        if key not in site.remembered:
            site.remembered[key] = function(site, *words, **named)
        found: _Found = site.remembered[key]
        return found

    return remembering


def year_of(iri: str) -> str:
    """The year of the report whose text a passage belongs to, or "".

    >>> year_of("https://w3id.org/kprgraph/src/2566/L1026-1028")
    '2566'
    """
    address = address_of(iri, "th")
    return address.parts[0] if address and address.page == "source" else ""


def slug(iri: str) -> str:
    """The last part of an IRI.

    >>> slug("https://w3id.org/kprgraph/id/agency/dof")
    'dof'
    """
    return iri.rsplit("/", 1)[-1]


class Explorer:
    """A loaded graph, ready for pages.

    Attributes:
        store: The graph.
        about: What the foot of the page says.
        edition: The text of the report where it may be shown, else None.
        remembered: What pages said before and may say again.
    """

    def __init__(self, store: Store, about: About | None = None, edition: Edition | None = None) -> None:
        self.store = store
        self.about = about or About()
        self.edition = edition
        self.remembered: dict[tuple[str, ...], Any] = {}

    @cached_property
    def directory(self) -> Directory:
        """Everything that has a name."""
        return Directory.build(self.store)

    @cached_property
    def nodes(self) -> dict[str, Properties]:
        """IRI -> properties of everything that people curated."""
        return curated(self.store)

    @cached_property
    def _into(self) -> dict[str, list[Link]]:
        into: dict[str, set[Link]] = defaultdict(set)
        for subject, properties in self.nodes.items():
            for predicate, values in properties.items():
                if predicate not in _SILENT:
                    for value in values:
                        if isinstance(value, ox.NamedNode):
                            into[value.value].add(Link(subject, predicate))
        return {iri: sorted(links) for iri, links in into.items()}

    def links_to(self, iri: str) -> list[Link]:
        """What records and things say that points at a node, sorted."""
        return self._into.get(iri, [])

    def records_of(self, iri: str) -> dict[str, list[str]]:
        """Record -> the properties by which it names a node, by class, place in the text, IRI."""
        records: dict[str, list[str]] = defaultdict(list)
        for link in self.links_to(iri):
            if self.is_record(link.subject):
                records[link.subject].append(link.predicate)
        return dict(sorted(records.items(), key=lambda item: self._record_order(item[0])))

    def _record_order(self, record: str) -> tuple[str, tuple[int, ...], str]:
        places = self.store.passages(record)
        return self.class_of(record), (places[0].line_start, places[0].line_end) if places else (), record

    @cached_property
    def records_on(self) -> dict[str, list[str]]:
        """Passage -> the records that it supports."""
        records: dict[str, list[str]] = defaultdict(list)
        for subject, properties in self.nodes.items():
            for value in properties.get(expand("kpr:statedIn"), ()):
                if isinstance(value, ox.NamedNode):
                    records[value.value].append(subject)
        return dict(records)

    @cached_property
    def refs(self) -> dict[str, PassageRef]:
        """Passage -> its lines, section and pages."""
        rows = self.store.select(
            """SELECT ?passage ?a ?b ?section ?first ?last WHERE {
                 ?passage a kpr:Passage ; kpr:lineStart ?a ; kpr:lineEnd ?b .
                 OPTIONAL { ?passage kpr:inSection/skos:notation ?section }
                 OPTIONAL { ?passage kpr:pageStart ?first ; kpr:pageEnd ?last }
               } ORDER BY ?passage ?section"""
        )
        refs: dict[str, PassageRef] = {}
        for row in rows:
            text = {name: str(python_value(term)) for name, term in row.items()}
            first, last = text.get("first", ""), text.get("last", "")
            pages = first if first == last else f"{first}-{last}"
            ref = PassageRef(int(text["a"]), int(text["b"]), text.get("section", ""), pages)
            refs.setdefault(text["passage"], ref)
        return refs

    def passages_of(self, *records: str) -> list[tuple[PassageRef, str]]:
        """Where records are stated, each passage once with its IRI, in the order of the text."""
        iris = {iri for record in records for iri in self.targets(record, "kpr:statedIn")}
        return sorted((self.refs[iri], iri) for iri in iris if iri in self.refs)

    @cached_property
    def sections(self) -> dict[str, str]:
        """Notation of a section -> its IRI."""
        rows = self.store.select(
            "SELECT ?s ?n WHERE { ?s a kpr:Section ; skos:notation ?n } ORDER BY DESC(?s)"
        )
        return {str(python_value(row["n"])): str(python_value(row["s"])) for row in rows}

    @cached_property
    def years(self) -> list[str]:
        """Years of the reports, latest first."""
        found = {year_of(iri) for iri in self.refs}
        return sorted((year for year in found if year), reverse=True)

    def knows(self, iri: str) -> bool:
        """Whether the graph says anything about a node."""
        if iri in self.nodes:
            return True
        return next(self.store.quads.quads_for_pattern(ox.NamedNode(iri), None, None), None) is not None

    def is_record(self, iri: str) -> bool:
        """Whether a node is a fact with evidence rather than a thing."""
        return _SUPPORT in self.nodes.get(iri, {})

    def properties(self, iri: str) -> Properties:
        """What people curated of a node."""
        return self.nodes.get(iri, {})

    def values(self, iri: str, predicate: str) -> list[Term]:
        """The values of one property, given as a CURIE."""
        return self.nodes.get(iri, {}).get(expand(predicate), [])

    def targets(self, iri: str, predicate: str) -> list[str]:
        """IRIs among the values of one property, given as a CURIE."""
        return [value.value for value in self.values(iri, predicate) if isinstance(value, ox.NamedNode)]

    def text(self, iri: str, predicate: str, lang: Language) -> tuple[str, str]:
        """A text in the language asked for, else in the other one, with its language; "" if there is none."""
        texts = {v.language or "": v.value for v in self.values(iri, predicate) if isinstance(v, ox.Literal)}
        for tag in (lang, "th", "en", *sorted(texts)):
            if tag in texts:
                return texts[tag], tag
        return "", ""

    def class_of(self, iri: str) -> str:
        """CURIE of the most telling class of a node, or ""."""
        types = [t.value for t in self.nodes.get(iri, {}).get(_TYPE, ()) if isinstance(t, ox.NamedNode)]
        telling = [name for name in types if name not in _GENERAL] or types
        return compress(min(telling, key=lambda name: (not name.startswith(BASE), name))) if telling else ""

    def class_label(self, iri: str, lang: Language) -> str:
        """The name of the most telling class of a node."""
        name = self.class_of(iri)
        return self.store.label(name, lang) if name else ""

    def named(self, iri: str) -> bool:
        """Whether a node has a name of its own."""
        return _LABEL in self.nodes.get(iri, {})

    @cached_property
    def things(self) -> dict[str, list[str]]:
        """Kind -> IRIs of the named things of this kind, in the order of their Thai names."""
        kinds: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for iri in self.nodes:
            address = address_of(iri, "th")
            if address and address.page == "thing":
                kinds[address.parts[0]].append(iri)
        return {
            kind: sorted(iris, key=lambda iri: (sort_key(self.store.label(iri)), iri))
            for kind, iris in sorted(kinds.items())
            if iris
        }

    @cached_property
    def records(self) -> dict[str, list[str]]:
        """Class, as a CURIE -> its records in the order of the text."""
        classes: dict[str, list[str]] = defaultdict(list)
        for iri in self.nodes:
            if self.is_record(iri):
                classes[self.class_of(iri)].append(iri)
        return {name: sorted(iris, key=self._record_order) for name, iris in sorted(classes.items())}

    @cached_property
    def agenda(self) -> list[str]:
        """The services of the agenda list in their order; without that list, all services that are fed."""
        placed: list[tuple[int, str]] = []
        for entry in self.records.get("kpr:ListEntry", ()):
            if _AGENDA in self.targets(entry, "kpr:inList"):
                positions = [
                    int(v.value) for v in self.values(entry, "kpr:position") if isinstance(v, ox.Literal)
                ]
                placed += [(min(positions, default=0), iri) for iri in self.targets(entry, "kpr:entry")]
        if placed:
            return [iri for _, iri in sorted(placed)]
        fed = {
            iri for feed in self.records.get("kpr:DataFeed", ()) for iri in self.targets(feed, "kpr:feedTo")
        }
        return sorted(
            (iri for iri in fed if "/service/" in iri), key=lambda iri: sort_key(self.store.label(iri))
        )

    def ministry(self, iri: str) -> str | None:
        """The ministry that a body belongs to, itself if it is one; None where none is known."""
        found = self.store.objects(iri, "kpr:ministry")
        if found and isinstance(found[0], ox.NamedNode):
            return found[0].value
        return iri if expand("bodytype:ministry") in self.targets(iri, "org:classification") else None

    @cached_property
    def dependency(self) -> "nx.MultiDiGraph[str]":
        """What depends on what; an edge runs to what depends."""
        from kprgraph import network  # noqa: PLC0415 - networkx is slow to import

        return network.project(self.store)

    @cached_property
    def linked(self) -> list[str]:
        """The things of the network of dependence, in the order of their Thai names."""
        return sorted(self.dependency, key=lambda iri: (sort_key(self.store.label(iri)), iri))

    @cached_property
    def together(self) -> "nx.MultiDiGraph[str]":
        """All networks in one."""
        from kprgraph import network  # noqa: PLC0415 - networkx is slow to import

        return network.together(self.store)

    @cached_property
    def phrases(self) -> Mapping[str, Text]:
        """Kind of edge -> the words between its ends."""
        from kprgraph import network  # noqa: PLC0415 - networkx is slow to import

        return network.phrases(self.store)

    @cached_property
    def queries(self) -> dict[str, QueryFile]:
        """All query files by name."""
        return catalog.load(self.store.workspace)

    @cached_property
    def findings(self) -> list["Finding"]:
        """All findings of the audit, gravest first; working them out takes some seconds."""
        from kprgraph.audit import audit  # noqa: PLC0415 - only some pages need it

        return audit(self.store)

    def prepare(self) -> None:
        """Work out what takes seconds before somebody waits for it."""
        self.together, self.queries, self.findings  # noqa: B018 - each is kept once worked out

    @cached_property
    def _open_findings(self) -> dict[str, list["Finding"]]:
        of_node: dict[str, list[Finding]] = defaultdict(list)
        for found in self.findings:
            if found.question is not None:
                for node in {*found.records, *found.figures, *([found.subject] if found.subject else ())}:
                    of_node[node].append(found)
        return dict(of_node)

    def open_part(self, found: "Finding") -> int:
        """On which page of the findings with a question one stands, from 1."""
        asked = [one.id for one in self.findings if one.question is not None]
        return asked.index(found.id) // FINDINGS_ON_ONE_PAGE + 1 if found.id in asked else 1

    def findings_of(self, iri: str) -> list["Finding"]:
        """The findings with a question that are about a node or rest on it."""
        return self._open_findings.get(iri, [])
