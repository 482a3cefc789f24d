"""What a graph holds, counted: shared by the summary, the report and the metadata of a build."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.export.content import curated, kind_of
from kprgraph.export.headings import KINDS, heading
from kprgraph.namespaces import expand, split
from kprgraph.store import Store, Term

_GRAPHS = {
    "ontology": Text(th="ออนโทโลยี", en="ontology"),
    "registry": Text(th="ทะเบียน", en="registry"),
    "derived": Text(th="อนุมานด้วยกฎ", en="derived by rules"),
}
_SUPPORT = expand("kpr:support")


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of one sort.

    Attributes:
        name: Key of the sort, in ASCII.
        title: What it is called.
        number: How many.
        iri: What identifies the sort, or "".
    """

    name: str
    title: Text
    number: int
    iri: str = ""


@dataclass(frozen=True)
class Contents:
    """What a graph holds.

    Attributes:
        graphs: Triples of each named graph.
        things: Named things of each kind.
        records: Records of each class.
        sources: Passages, sections and other nodes that are neither named things nor records.
        supports: Records by kind of support.
        passages: How many passages the records cite.
        lines: How many lines of the reports these passages cover.
    """

    graphs: tuple[Count, ...]
    things: tuple[Count, ...]
    records: tuple[Count, ...]
    sources: tuple[Count, ...]
    supports: tuple[Count, ...]
    passages: int
    lines: int

    @property
    def triples(self) -> int:
        """Triples in all."""
        return sum(count.number for count in self.graphs)

    @classmethod
    def of(cls, store: Store) -> "Contents":
        """Count what `store` holds."""
        nodes = curated(store)
        things: Counter[str] = Counter()
        records: Counter[str] = Counter()
        sources: Counter[str] = Counter()
        for iri, node in nodes.items():
            if kind := kind_of(iri, node):
                thing = not kind[0]
                (things if thing else records if _SUPPORT in node else sources)[kind[1]] += 1
        supports = Counter(value for node in nodes.values() for value in map(_iri, node.get(_SUPPORT, ())))
        passages = store.passages(*nodes)
        return cls(
            graphs=tuple(_graphs(store)),
            things=tuple(Count(kind, KINDS[kind], number) for kind, number in sorted(things.items())),
            records=_named(store, records),
            sources=_named(store, sources),
            supports=_named(store, supports),
            passages=len(passages),
            lines=len({line for ref in passages for line in range(ref.line_start, ref.line_end + 1)}),
        )


def _iri(node: Term) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _graphs(store: Store) -> Iterator[Count]:
    """What people wrote, registry and reports, stands between what defines it and what follows from it."""
    order = {name: place for place, name in enumerate(("ontology", "registry", "", "derived"))}
    counts = Counter(_iri(quad.graph_name) for quad in store.quads)
    for iri in sorted(counts, key=lambda iri: (order.get(split(iri)[1], order[""]), iri)):
        name = split(iri)[1]
        year = name.removeprefix("report-")
        title = _GRAPHS.get(name, Text(th=f"รายงานปี {year}", en=f"report of B.E. {year}"))
        yield Count(name, title, counts[iri], iri)


def _named(store: Store, numbers: Mapping[str, int]) -> tuple[Count, ...]:
    """Counts of classes or concepts, by name."""
    counts = (Count(split(iri)[1], heading(store, iri), number, iri) for iri, number in numbers.items())
    return tuple(sorted(counts, key=lambda count: count.name))
