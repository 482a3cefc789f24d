"""The gate: all shapes of a graph, and their results on the data."""

import logging
from collections.abc import Iterable, Iterator, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import pyoxigraph as ox

from kprgraph.namespaces import PREFIXES
from kprgraph.store import Store
from kprgraph.validation.compiled.data import Data
from kprgraph.validation.compiled.indexed import Indexed
from kprgraph.validation.compiled.looked import Looked
from kprgraph.validation.compiled.model import Shape
from kprgraph.validation.compiled.queries import Sparql, Unsupported
from kprgraph.validation.compiled.reading import Reader
from kprgraph.validation.compiled.result import Result
from kprgraph.validation.compiled.terms import iri

_LOG = logging.getLogger(__name__)
_TARGETS = {f"{PREFIXES['sh']}target{kind}" for kind in ("Class", "Node", "SubjectsOf", "ObjectsOf")}
_RDFS_CLASS = ox.NamedNode(f"{PREFIXES['rdfs']}Class")


def _only_asks(shape: Shape) -> bool:
    return not shape.properties and all(isinstance(each, Sparql) for each in shape.constraints)


def _judged(shapes: Iterable[Shape], data: Indexed) -> tuple[set[Result], dict[str, str]]:
    """The results of the shapes, and those that must be left to pySHACL after all, with the reason."""
    found: set[Result] = set()
    left: dict[str, str] = {}
    for shape in shapes:
        try:
            found.update(shape.results(data, shape.focus(data)))
        except Unsupported as reason:
            left[shape.id] = str(reason)
    return found, left


class Gate:
    """Shapes, ready to be held against data.

    Args:
        shapes: The triples of the shapes graph.

    Attributes:
        triples: The shapes graph.
        shapes: The shapes with targets that are judged here.
        left: The shapes with targets that are left to pySHACL, with the reason.
    """

    def __init__(self, shapes: Iterable[ox.Triple]) -> None:
        self.triples = list(shapes)
        targeted = Reader(self.triples).targeted()
        self.shapes: list[Shape] = [shape for shape in targeted if not shape.unsupported]
        self.left: dict[str, str] = {shape.id: shape.unsupported for shape in targeted if shape.unsupported}

    def results(self, data: Indexed) -> list[Result]:
        """What the shapes find, sorted, each result once.

        Raises:
            UnreadableInput: If the shapes cannot be used.
        """
        asked = [shape for shape in self.shapes if _only_asks(shape)]
        others = [shape for shape in self.shapes if not _only_asks(shape)]
        with ThreadPoolExecutor(max_workers=1) as pool:  # Oxigraph leaves Python free while it works
            answered = pool.submit(_judged, asked, data)
            found, left = _judged(others, data)
            more, more_left = answered.result()
        left = self.left | left | more_left
        found |= more
        if left:
            found.update(self._by_referee(data.triples(), left))
        return sorted(found)

    def results_on(self, store: Store, nodes: Iterable[str]) -> list[Result]:
        """What the shapes find about some nodes, after they were changed: without reading all the data.

        The results are those of `results` on the data of the store whose focus node is one of `nodes`, or
        whose value is, where the rule is about the graph as a whole. A change of a node may also break what
        points to it: pass these nodes too.

        Args:
            store: The graph as it is now.
            nodes: IRIs.
        """
        data, among = Looked(store), {iri(node) for node in nodes}
        found: set[Result] = set()
        left = dict(self.left)
        for shape in self.shapes:
            try:
                found.update(self._results_among(shape, data, among))
            except Unsupported as reason:
                left[shape.id] = str(reason)
        if left:
            about = self._by_referee(Indexed.of_store(store).triples(), left)
            found.update(result for result in about if {result.focus_term, result.value_term} & among)
        return sorted(found)

    @staticmethod
    def _results_among(shape: Shape, data: Data, among: Set[str]) -> Iterator[Result]:
        yield from shape.results(data, shape.focus(data, among))
        fixed = {target.term for target in shape.targets if target.kind == "Node"} - among
        if fixed and not shape.deactivated:
            for constraint in shape.constraints:
                if isinstance(constraint, Sparql):
                    for node, value, path in constraint.faults_with(data, fixed, among):
                        yield shape.result(constraint, node, value, path)

    def _by_referee(self, data: Sequence[ox.Triple], left: dict[str, str]) -> list[Result]:
        """The results of the shapes that are left to pySHACL."""
        from kprgraph.validation.shacl import Engine  # noqa: PLC0415 - slow to import, and rarely needed

        for shape, reason in sorted(left.items()):
            _LOG.info("%s is left to pySHACL: %s", shape, reason)
        return Engine(self._without_targets(left)).results(data)

    def _without_targets(self, but: Iterable[str]) -> Iterator[ox.Triple]:
        """The shapes graph, in which only the shapes `but` have targets."""
        kept = set(but)
        for triple in self.triples:
            targets = triple.predicate.value in _TARGETS or triple.object == _RDFS_CLASS
            if not targets or str(triple.subject) in kept:
                yield triple

    @cached_property
    def components(self) -> dict[str, int]:
        """How often each constraint component is asked for, by name."""
        found: dict[str, int] = {}
        pending, seen = list(self.shapes), set()
        while pending:
            shape = pending.pop()
            if shape.id not in seen:
                seen.add(shape.id)
                pending += shape.properties
                for constraint in shape.constraints:
                    found[constraint.component] = found.get(constraint.component, 0) + 1
        return dict(sorted(found.items()))
