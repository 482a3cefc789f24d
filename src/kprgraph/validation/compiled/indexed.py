"""All the data, in an index in memory: for a validation of everything."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from functools import cached_property
from threading import Lock

import pyoxigraph as ox

from kprgraph.namespaces import GRAPH_ONTOLOGY, PREFIXES
from kprgraph.store import Store
from kprgraph.validation.compiled.axioms import Axioms
from kprgraph.validation.compiled.data import Row
from kprgraph.validation.compiled.queries import Query, rows_of
from kprgraph.validation.compiled.terms import RDF_TYPE, RDFS_SUBCLASS

_VOCAB = PREFIXES["vocab"]
_NOTHING: dict[str, list[str]] = {}
_NTRIPLES = ox.RdfFormat.N_TRIPLES


class Indexed:
    """All triples, by predicate and subject; what is not asked for is not built.

    Args:
        ntriples: The triples, one on each line.
        quads: The store that they come from, with the axioms of the ontology in a graph of their own; queries
            that these cannot touch run there. Without it, all queries run on a store made for them.
    """

    def __init__(self, ntriples: bytes, quads: ox.Store | None = None) -> None:
        self._ntriples = ntriples
        self._quads = quads
        self._inverse: dict[str, dict[str, list[str]]] = {}
        self._instances: dict[str, set[str]] = {}
        self._building = Lock()

    @cached_property
    def _columns(self) -> dict[str, dict[str, list[str]]]:
        """Predicate -> subject -> objects."""
        with self._building:
            return self.__dict__.get("_columns") or _columns(self._ntriples)

    @cached_property
    def _predicates(self) -> dict[str, set[str]]:
        """Subject -> predicates."""
        found: dict[str, set[str]] = defaultdict(set)
        for predicate, column in self._columns.items():
            for subject in column:
                found[subject].add(predicate)
        return dict(found)

    @classmethod
    def of_store(cls, store: Store) -> "Indexed":
        """The data of a store: all named graphs, of the ontology only the concepts of the schemes."""
        parts = []
        for graph in store.quads.named_graphs():
            dumped = store.quads.dump(format=_NTRIPLES, from_graph=graph) or b""
            if graph.value == GRAPH_ONTOLOGY:
                concept = f"<{_VOCAB}".encode()
                dumped = b"".join(line + b"\n" for line in dumped.split(b"\n") if line.startswith(concept))
            parts.append(dumped)
        return cls(b"".join(parts), store.quads)

    @classmethod
    def of_triples(cls, triples: Iterable[ox.Triple]) -> "Indexed":
        """The data in these triples; literals become as a store keeps them."""
        store = ox.Store()
        store.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
        return cls(store.dump(format=_NTRIPLES, from_graph=ox.DefaultGraph()) or b"")

    def __len__(self) -> int:
        return sum(len(values) for column in self._columns.values() for values in column.values())

    def triples(self) -> list[ox.Triple]:
        """The triples as objects of pyoxigraph."""
        return [quad.triple for quad in ox.parse(self._ntriples, format=_NTRIPLES)]

    def objects(self, subject: str, predicate: str) -> Sequence[str]:
        """See `Data`."""
        return self._columns.get(predicate, _NOTHING).get(subject, ())

    def subjects(self, predicate: str, term: str) -> Collection[str]:
        """See `Data`."""
        return self._inverted(predicate).get(term, ())

    def having(self, predicate: str, nodes: Set[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """See `Data`."""
        column = self._columns.get(predicate, _NOTHING)
        for node in column.keys() & nodes:
            yield node, column[node]

    def predicates(self, subject: str) -> Set[str]:
        """See `Data`."""
        return self._predicates.get(subject, frozenset())

    def instances(self, of_class: str, among: Set[str] | None) -> Set[str]:
        """See `Data`."""
        found = self._instances.get(of_class)
        if found is None:
            typed = self._inverted(RDF_TYPE)
            found = {node for name in self._below(of_class) for node in typed.get(name, ())}
            self._instances[of_class] = found
        return found if among is None else found & among

    def with_predicate(self, predicate: str, among: Set[str] | None) -> Set[str]:
        """See `Data`."""
        having = self._columns.get(predicate, _NOTHING).keys()
        return having if among is None else having & among

    def with_inverse(self, predicate: str, among: Set[str] | None) -> Set[str]:
        """See `Data`."""
        named = self._inverted(predicate).keys()
        return named if among is None else named & among

    def rows(self, query: Query, text: str) -> set[Row]:
        """See `Data`."""
        spared = self._axioms.spared(query, self._quads) if self._axioms and self._quads else None
        if spared is None or self._quads is None:
            return rows_of(self._store, text)
        return {row for row in rows_of(self._quads, text, union=True) if row[1] not in spared}

    @cached_property
    def _axioms(self) -> Axioms | None:
        return Axioms.of(self._quads) if self._quads is not None else None

    @cached_property
    def _store(self) -> ox.Store:
        store = ox.Store()
        store.bulk_load(self._ntriples, format=_NTRIPLES, lenient=True)  # a store wrote them
        return store

    def _inverted(self, predicate: str) -> dict[str, list[str]]:
        found = self._inverse.get(predicate)
        if found is None:
            found = defaultdict(list)
            for subject, values in self._columns.get(predicate, _NOTHING).items():
                for value in values:
                    found[value].append(subject)
            self._inverse[predicate] = found = dict(found)
        return found

    def _below(self, of_class: str) -> set[str]:
        """The class and all classes below it, as the data says."""
        subclasses = self._inverted(RDFS_SUBCLASS)
        found, frontier = {of_class}, [of_class]
        while frontier:
            new = set(subclasses.get(frontier.pop(), ())) - found
            found |= new
            frontier += new
        return found


def _columns(ntriples: bytes) -> dict[str, dict[str, list[str]]]:
    """The triples by predicate and subject; equal terms are one object, which saves memory and hashing."""
    columns: dict[str, dict[str, list[str]]] = {}
    known: dict[str, str] = {}
    share = known.setdefault
    for line in ntriples.decode().split(" .\n"):
        if not line:
            continue
        subject, predicate, term = line.split(" ", 2)
        subject, term = share(subject, subject), share(term, term)
        column = columns.get(predicate)
        if column is None:
            column = columns[predicate] = {}
        values = column.get(subject)
        if values is None:
            column[subject] = [term]
        elif term not in values:  # two graphs may hold the same
            values.append(term)
    return columns
