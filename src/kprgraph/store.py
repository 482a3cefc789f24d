"""The graph in memory: curated files in named graphs, and what the rules derive from them in one more.

Oxigraph holds the quads. Its union of named graphs lists a triple once for *each* graph that holds it, where
rdflib lists it once; the two give the same rows only because no triple lies in two graphs. Deriving keeps to
that: what is already stated is not added again, and `Store.duplicates` names nodes that two files define.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kprgraph import turtle
from kprgraph.errors import Text, UnreadableInput
from kprgraph.namespaces import (
    GRAPH_DERIVED,
    GRAPH_ONTOLOGY,
    GRAPH_REGISTRY,
    PREFIXES,
    compress,
    expand,
    report_graph,
)
from kprgraph.turtle import TurtleFile
from kprgraph.workspace import Workspace

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_PREFIXES = dict(PREFIXES)
_LABELS = ("skos:prefLabel", "rdfs:label")
_LANGUAGES = ("th", "en")


@dataclass(frozen=True, order=True)
class Origin:
    """Where a subject is written: file and line, counted from 1."""

    path: Path
    line: int


@dataclass(frozen=True, order=True)
class PassageRef:
    """Where a record is stated.

    Attributes:
        line_start: First line of the passage, counted from 1.
        line_end: Last line.
        section: Notation of the innermost section, such as `2.1`, or "".
        pages: Printed pages of that section, such as `47-53`, or "".
    """

    line_start: int
    line_end: int
    section: str
    pages: str

    def as_dict(self) -> dict[str, int | str]:
        """The form in JSON rows."""
        return {
            "line_start": self.line_start,
            "line_end": self.line_end,
            "section": self.section,
            "pages": self.pages,
        }


@dataclass(frozen=True)
class Answer:
    """The answer to any query that reads.

    Attributes:
        names: Its columns: the variables of a SELECT; `subject`, `predicate` and `object` of a graph, whose
            rows are sorted; `answer` of an ASK.
        rows: One mapping per row with the keys `names`; None where a variable is not bound. Read once.
    """

    names: list[str]
    rows: Iterable[dict[str, Term | None]]

    @classmethod
    def of(cls, result: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) -> "Answer":
        """What the engine gave."""
        if isinstance(result, ox.QuerySolutions):
            names = [variable.value for variable in result.variables]
            return cls(names, (dict(zip(names, solution, strict=True)) for solution in result))
        if isinstance(result, ox.QueryTriples):
            names = ["subject", "predicate", "object"]
            triples = sorted({tuple(triple) for triple in result}, key=str)
            return cls(names, (dict(zip(names, triple, strict=True)) for triple in triples))
        return cls(["answer"], [{"answer": ox.Literal(bool(result))}])


class Graph(Protocol):
    """What questions are put to: a `Store` in memory, or an endpoint somewhere else.

    Wherever a method takes an IRI as a string, a CURIE such as `kpr:statedIn` does as well.
    """

    @property
    def workspace(self) -> Workspace:
        """Where the query files lie."""

    def answer(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """The answer to a query over the union of all named graphs; a binding holds a variable to a term."""

    def select(self, sparql: str, **bindings: Term) -> Iterator[dict[str, Term]]:
        """Rows of a SELECT query, without the columns that are unbound."""

    def construct(self, sparql: str) -> Iterator[ox.Triple]:
        """Triples of a CONSTRUCT query."""

    def objects(self, subject: str, predicate: str) -> list[Term]:
        """What `subject` has as `predicate`, sorted."""

    def subjects(self, predicate: str, object: Term) -> list[str]:  # noqa: A002 - the word of the trade
        """Sorted IRIs of what has `object` as `predicate`."""

    def types(self, subject: str) -> set[str]:
        """IRIs of the classes of `subject`."""

    def label(self, iri: str, lang: str = "th") -> str:
        """The name of a thing in `lang`, else in the other language, else its CURIE."""

    def passages(self, *records: str) -> list[PassageRef]:
        """Where the records are stated, each passage once, in the order of the text."""

    def named(self, iris: Iterable[str]) -> set[str]:
        """Those of `iris` that have a preferred label."""

    def describes(self, iri: str) -> bool:
        """Whether anything is said of `iri`."""

    def prefetch(self, things: Iterable[str], records: Iterable[str] = ()) -> None:
        """Say whose names and classes, and whose passages, will be asked for one by one."""

    def directory(self) -> "Store":
        """A store with at least the names of all things."""

    def around(self, iri: str) -> "Store":
        """A store with at least what is said of `iri` and of what points to it, and their names."""

    def whole(self) -> "Store":
        """A store with all statements."""


@cache
def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(name if "://" in name else expand(name))


def _value(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else str(term)


class Store:
    """A loaded graph; read-only by convention after `load`.

    Wherever a method takes an IRI as a string, a CURIE such as `kpr:statedIn` does as well.

    Attributes:
        workspace: Where it was loaded from.
        quads: All named graphs.
        files: The Turtle files that were read, with the graph that each went to.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.quads = ox.Store()
        self.files: list[tuple[TurtleFile, str]] = []

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
        quads = self.quads.quads_for_pattern(_node(subject), _node(predicate), None)
        return sorted({quad.object for quad in quads}, key=str)

    def subjects(self, predicate: str, object: Term) -> list[str]:  # noqa: A002 - the word of the trade
        """Sorted IRIs of what has `object` as `predicate`."""
        quads = self.quads.quads_for_pattern(None, _node(predicate), object)
        return sorted({_value(quad.subject) for quad in quads})

    def types(self, subject: str) -> set[str]:
        """IRIs of the classes that `subject` is typed with; superclasses are not added."""
        return {_value(term) for term in self.objects(subject, "rdf:type")}

    def label(self, iri: str, lang: str = "th") -> str:
        """The preferred label in `lang`, else in the other language, else the CURIE."""
        labels = self._labels.get(_node(iri).value)
        if not labels:
            return compress(_node(iri).value)
        return next(labels[tag] for tag in (lang, *_LANGUAGES, *sorted(labels)) if tag in labels)

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        labels: dict[str, dict[str, str]] = {}
        for predicate in _LABELS:
            found: dict[str, dict[str, str]] = {}
            for quad in self.quads.quads_for_pattern(None, _node(predicate), None):
                if isinstance(quad.object, ox.Literal):
                    of_node = found.setdefault(_value(quad.subject), {})
                    tag, text = quad.object.language or "", quad.object.value
                    of_node[tag] = min(of_node.get(tag, text), text)
            for iri, of_node in found.items():
                labels[iri] = of_node | labels.get(iri, {})
        return labels

    def passages(self, *records: str) -> list[PassageRef]:
        """Where the records are stated, each passage once, in the order of the text."""
        passages = {term for record in records for term in self.objects(record, "kpr:statedIn")}
        return sorted({self._passages[_value(term)] for term in passages if _value(term) in self._passages})

    @cached_property
    def _passages(self) -> dict[str, PassageRef]:
        rows = self.select(
            """SELECT ?passage ?a ?b ?section ?first ?last WHERE {
                 ?passage a kpr:Passage ; kpr:lineStart ?a ; kpr:lineEnd ?b .
                 OPTIONAL { ?passage kpr:inSection/skos:notation ?section }
                 OPTIONAL { ?passage kpr:pageStart ?first ; kpr:pageEnd ?last }
               } ORDER BY ?passage ?section"""
        )
        passages: dict[str, PassageRef] = {}
        for row in rows:
            text = {name: _value(term) for name, term in row.items()}
            first, last = text.get("first", ""), text.get("last", "")
            pages = first if first == last else f"{first}-{last}"
            ref = PassageRef(int(text["a"]), int(text["b"]), text.get("section", ""), pages)
            passages.setdefault(text["passage"], ref)
        return passages

    def named(self, iris: Iterable[str]) -> set[str]:
        """Those of `iris` that have a preferred label."""
        return {iri for iri in iris if self.objects(iri, "skos:prefLabel")}

    def describes(self, iri: str) -> bool:
        """Whether anything is said of `iri`."""
        return next(self.quads.quads_for_pattern(_node(iri), None, None), None) is not None

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

    def origin(self, iri: str) -> Origin | None:
        """Where `iri` is first written as a subject, or None if no file writes it."""
        origins = self._origins.get(_node(iri).value)
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


def load(workspace: Workspace, *, derive: bool = True) -> Store:
    """Read the ontology and all curated files of a workspace, and run the derive rules.

    Args:
        workspace: Where the files lie. Folders that are not there are read as empty.
        derive: False leaves the derived graph empty.

    Raises:
        UnreadableInput: If a file cannot be read, is not Turtle, or a rule is not a CONSTRUCT query.
    """
    store = Store(workspace)
    for path, graph in _sources(workspace):
        file = turtle.read(path, workspace.relative(path))
        file.load_into(store.quads, graph)
        store.files.append((file, graph))
    if derive:
        for rule in sorted(workspace.rules.glob("*.rq")):
            _derive(store, rule)
    return store


def _sources(workspace: Workspace) -> Iterator[tuple[Path, str]]:
    for path in workspace.ontology_files():
        yield path, GRAPH_ONTOLOGY
    for path in workspace.curated_files():
        folder = path.relative_to(workspace.data).parts[0]
        yield path, GRAPH_REGISTRY if folder == workspace.registry.name else report_graph(folder)


def _derive(store: Store, rule: Path) -> None:
    """Add to the derived graph what one rule constructs and no graph holds yet."""
    try:
        triples = set(store.construct(rule.read_text(encoding="utf-8")))
    except (SyntaxError, TypeError) as error:
        raise UnreadableInput(
            Text(th=f"กฎอนุมานใช้ไม่ได้: {error}", en=f"not a usable derive rule: {error}"),
            where=store.workspace.relative(rule),
            hint=Text(th="กฎต้องเป็น SPARQL CONSTRUCT หนึ่งคำสั่ง", en="A rule is one SPARQL CONSTRUCT query"),
        ) from error
    graph = ox.NamedNode(GRAPH_DERIVED)
    quads = store.quads
    stated = quads.quads_for_pattern
    store.quads.extend(
        ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        for triple in triples
        if next(stated(triple.subject, triple.predicate, triple.object), None) is None
    )
