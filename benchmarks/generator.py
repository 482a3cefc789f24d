"""Grow the real graph: further reports of the same shape, about partly the same bodies.

Each further report is a copy of the real one under another year. Of the registry's things it shares some with
the others, as reports do; the rest get IRIs and names of their own. A few links go to things of another
report, so that the whole is one network and not many side by side. The same seed gives the same files.
"""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kprgraph.namespaces import BASE, PREFIXES
from kprgraph.workspace import Workspace

SEED = 2566
YEAR = 2566
SHARED = 0.25
"""Share of the registry's things that every report speaks of."""
ELSEWHERE = 0.02
"""Share of the links of a further report that go to the things of another one."""

_THING = f"{BASE}id/"
_COMMON = tuple(f"{_THING}{kind}/" for kind in ("fy", "cy", "period", "place", "indicator"))
_NAMES = frozenset(f"{PREFIXES['skos']}{name}" for name in ("prefLabel", "altLabel", "hiddenLabel"))
_PREFIXES = MappingProxyType(
    {prefix: iri for prefix, iri in PREFIXES.items() if prefix not in ("r66", "src66")}
)

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def grow(real: Workspace, root: Path, times: int, seed: int = SEED) -> Workspace:
    """A workspace `times` as large as `real`, in the empty or absent folder `root`."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(real.data, root / "data")
    for folder in (real.ontology, real.queries):
        (root / folder.name).symlink_to(folder.resolve(), target_is_directory=True)
    registry, report = _triples(real.registry), _triples(real.data / f"report-{YEAR}")
    shared = _shared(registry, random.Random(seed))
    for number in range(1, times):
        copy = _Copy(number, times, shared, random.Random(seed + number))
        things = (triple for triple in registry if not copy.has(triple.subject))
        _write(root / "data" / "registry" / f"further-{number:03}.ttl", map(copy.triple, things))
        _write(root / "data" / f"report-{YEAR + number}" / "records.ttl", map(copy.triple, report))
    return Workspace(root)


def _triples(folder: Path) -> list[ox.Triple]:
    return [
        quad.triple
        for path in sorted(folder.rglob("*.ttl"))
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    ]


def _shared(registry: list[ox.Triple], chance: random.Random) -> frozenset[str]:
    """The things that all reports speak of: some by chance, and whatever else there is only one of."""
    subjects = sorted(
        {triple.subject.value for triple in registry if isinstance(triple.subject, ox.NamedNode)}
    )
    return frozenset(
        iri
        for iri in subjects
        if chance.random() < SHARED or not iri.startswith(_THING) or iri.startswith(_COMMON)
    )


def _write(path: Path, triples: Iterator[ox.Triple]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    ox.serialize(triples, str(path), format=ox.RdfFormat.TURTLE, prefixes=dict(_PREFIXES))


class _Copy:
    """How one further report says what the real one says."""

    def __init__(self, number: int, times: int, shared: frozenset[str], chance: random.Random) -> None:
        self._number = number
        self._times = times
        self._shared = shared
        self._chance = chance
        self._renamed: dict[tuple[str, int], ox.NamedNode] = {}

    def has(self, subject: Node) -> bool:
        """Whether the thing is described already, by the real registry."""
        return isinstance(subject, ox.NamedNode) and subject.value in self._shared

    def triple(self, triple: ox.Triple) -> ox.Triple:
        """A statement of the real report, as this one makes it."""
        subject, predicate, node = triple.subject, triple.predicate, triple.object
        if isinstance(subject, ox.NamedNode):
            subject = self._node(subject, self._number)
        if isinstance(node, ox.NamedNode):
            away = node.value.startswith(_THING) and self._chance.random() < ELSEWHERE
            number = (
                self._chance.randrange(self._times) if away and "/report-" not in node.value else self._number
            )
            node = self._node(node, number)
        elif isinstance(node, ox.Literal) and predicate.value in _NAMES and not self.has(triple.subject):
            node = ox.Literal(f"{node.value} {self._number}", language=node.language)
        elif isinstance(node, ox.Literal) and predicate.value == f"{PREFIXES['kpr']}reportYear":
            node = ox.Literal(str(YEAR + self._number), datatype=node.datatype)
        return ox.Triple(subject, predicate, node)

    def _node(self, node: ox.NamedNode, number: int) -> ox.NamedNode:
        iri = node.value
        if number == 0 or iri in self._shared or not iri.startswith((_THING, f"{BASE}src/")):
            return node
        found = self._renamed.get((iri, number))
        if found is None:
            found = self._renamed[iri, number] = ox.NamedNode(_other(iri, number))
        return found


def _other(iri: str, number: int) -> str:
    """The IRI of the same thing in another report: by its year, or by a number."""
    for place in (f"{_THING}report-", f"{BASE}src/"):
        if iri.startswith(place):
            return iri.replace(f"{place}{YEAR}", f"{place}{YEAR + number}", 1)
    return iri if iri.startswith(_COMMON) else f"{iri}-{number}"
