"""The graph in memory: curated files in named graphs.

Oxigraph holds the quads. Its union of named graphs lists a triple once for *each* graph that holds it, where
rdflib lists it once; the two give the same rows only because no triple lies in two graphs. Deriving keeps to
that: what is already stated is not added again, and `Store.duplicates` names nodes that two files define.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kprgraph.namespaces import GRAPH_ONTOLOGY, PREFIXES, compress
from kprgraph.store.graph import Answer, Term, node_of, value_of
from kprgraph.store.passage import PassageRef, Passages
from kprgraph.workspace import Workspace

if TYPE_CHECKING:
    from kprgraph.turtle import TurtleFile

_PREFIXES = dict(PREFIXES)
_LABELS = ("skos:prefLabel", "rdfs:label")
_LANGUAGES = ("th", "en")


@dataclass(frozen=True, order=True)
class Origin:
    """Where a subject is written: file and line, counted from 1."""

    path: Path
    line: int


class Store:
    """A loaded graph; read-only by convention after `load`.

    Wherever a method takes an IRI as a string, a CURIE such as `kpr:statedIn` does as well.

    Attributes:
        workspace: Where it was loaded from.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @cached_property
    def quads(self) -> ox.Store:
        """All named graphs."""
        return ox.Store()

    @cached_property
    def files(self) -> "list[tuple[TurtleFile, str]]":
        """The Turtle files that were read, with the graph that each went to."""
        return []

    def answer(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """The answer to a query over the union of all named graphs.

        The prefixes of `kprgraph.namespaces` are declared already. A binding replaces a variable of the query
        by a term; the variable must stand in the projection of the SELECT.

        Raises:
            SyntaxError: If the query does not parse, or would change the data.
        """
        return Answer.of(self._ask(sparql, bindings or {}))

    def _ask(
        self, sparql: str, bindings: Mapping[str, Term]
    ) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        return self.quads.query(
            sparql,
            prefixes=_PREFIXES,
            use_default_graph_as_union=True,
            substitutions={ox.Variable(name): term for name, term in bindings.items()},
        )

    def select(self, sparql: str, **bindings: Term) -> Iterator[dict[str, Term]]:
        """Rows of a SELECT query, without the columns that are unbound; see `answer`."""
        solutions = self._ask(sparql, bindings)
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError("not a SELECT query")
        for row in Answer.of(solutions).rows:
            yield {name: term for name, term in row.items() if term is not None}

    def construct(self, sparql: str) -> Iterator[ox.Triple]:
        """Triples of a CONSTRUCT query over the union of all named graphs; one may come several times."""
        triples = self._ask(sparql, {})
        if not isinstance(triples, ox.QueryTriples):
            raise TypeError("not a CONSTRUCT query")
        yield from triples

    def objects(self, subject: str, predicate: str) -> list[Term]:
        """What `subject` has as `predicate`, sorted as written in N-Triples."""
        quads = self.quads.quads_for_pattern(node_of(subject), node_of(predicate), None)
        return sorted({quad.object for quad in quads}, key=str)

    def subjects(self, predicate: str, object: Term) -> list[str]:  # noqa: A002 - the word of the trade
        """Sorted IRIs of what has `object` as `predicate`."""
        quads = self.quads.quads_for_pattern(None, node_of(predicate), object)
        return sorted({value_of(quad.subject) for quad in quads})

    def types(self, subject: str) -> set[str]:
        """IRIs of the classes that `subject` is typed with; superclasses are not added."""
        return {value_of(term) for term in self.objects(subject, "rdf:type")}

    def label(self, iri: str, lang: str = "th") -> str:
        """The preferred label in `lang`, else in the other language, else the CURIE."""
        full = node_of(iri).value
        labels = self.labels(full)
        if not labels:
            return compress(full)
        return next(labels[tag] for tag in (lang, *_LANGUAGES, *sorted(labels)) if tag in labels)

    def labels(self, iri: str) -> dict[str, str]:
        """Language -> label of a thing; where there is no preferred label in a language, `rdfs:label`."""
        labels: dict[str, str] = {}
        for predicate in _LABELS:
            found: dict[str, str] = {}
            for quad in self.quads.quads_for_pattern(node_of(iri), node_of(predicate), None):
                if isinstance(quad.object, ox.Literal):
                    tag, text = quad.object.language or "", quad.object.value
                    found[tag] = min(found.get(tag, text), text)
            labels = found | labels
        return labels

    def passages(self, *records: str) -> list[PassageRef]:
        """Where the records are stated, each passage once, in the order of the text."""
        return self._passages.of(term for record in records for term in self.objects(record, "kpr:statedIn"))

    @cached_property
    def _passages(self) -> Passages:
        return Passages(self)

    def named(self, iris: Iterable[str]) -> set[str]:
        """Those of `iris` that have a preferred label."""
        return {iri for iri in iris if self.objects(iri, "skos:prefLabel")}

    def describes(self, iri: str) -> bool:
        """Whether anything is said of `iri`."""
        return next(self.quads.quads_for_pattern(node_of(iri), None, None), None) is not None

    def prefetch(self, things: Iterable[str], records: Iterable[str] = ()) -> None:
        """Nothing to do: all is in memory."""

    def directory(self) -> "Store":
        """Itself."""
        return self

    def around(self, iri: str) -> "Store":
        """Itself."""
        return self

    def whole(self) -> "Store":
        """Itself."""
        return self

    def answering(self, question: str) -> "Store":
        """Itself."""
        return self

    def origin(self, iri: str) -> Origin | None:
        """Where `iri` is first written as a subject, or None if no file writes it."""
        origins = self._origins.get(node_of(iri).value)
        return origins[0] if origins else None

    @cached_property
    def _origins(self) -> dict[str, list[Origin]]:
        origins: dict[str, list[Origin]] = {}
        for file, _ in self.files:
            for iri, line in file.subject_lines.items():
                origins.setdefault(iri, []).append(Origin(file.path, line))
        return origins

    def duplicates(self) -> list[tuple[str, list[Origin]]]:
        """Nodes that more than one curated file defines, with all the places; each should have one home.

        The ontology is left out: its alignments are about the same terms by design.
        """
        curated = {file.path for file, graph in self.files if graph != GRAPH_ONTOLOGY}
        places = ((iri, [o for o in origins if o.path in curated]) for iri, origins in self._origins.items())
        return sorted((iri, origins) for iri, origins in places if len(origins) > 1)
