"""What questions are put to: the interface that a graph in memory and an endpoint have in common."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kprgraph.namespaces import expand
from kprgraph.workspace import Workspace

if TYPE_CHECKING:
    from kprgraph.store.memory import Store
    from kprgraph.store.passage import PassageRef

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@cache
def node_of(name: str) -> ox.NamedNode:
    """The node of an IRI or a CURIE."""
    return ox.NamedNode(name if "://" in name else expand(name))


def value_of(term: Term) -> str:
    """The IRI, label or lexical form of a term."""
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else str(term)


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

    def passages(self, *records: str) -> "list[PassageRef]":
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

    def answering(self, question: str) -> "Graph":
        """What to put the query file of this name to: itself, unless it is known to answer it wrongly."""
