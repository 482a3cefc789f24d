"""Shapes as plain objects: where they apply, what they ask, and how both are put to the data."""

from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from kprgraph.validation.compiled.data import Data
from kprgraph.validation.compiled.paths import Path, Predicate
from kprgraph.validation.compiled.result import Result
from kprgraph.validation.compiled.terms import plain

Fault: TypeAlias = tuple[str, str, str]
"""Focus node; value at fault or ""; path where it is not that of the shape, else ""."""


class Reached:
    """The value nodes of a shape for its focus nodes.

    Attributes:
        data: The data.
        focus: The focus nodes.
        path: The path of the shape, or None where each focus node is its own value.
    """

    def __init__(self, data: Data, focus: Set[str], path: Path | None) -> None:
        self.data = data
        self.focus = focus
        self.path = path

    @cached_property
    def values(self) -> Mapping[str, Collection[str]]:
        """The values of each focus node that has any."""
        if self.path is None:
            return {node: (node,) for node in self.focus}
        return self.path.gathered(self.data, self.focus)

    @cached_property
    def distinct(self) -> Set[str]:
        """All values, each once."""
        return self.focus if self.path is None else set().union(*self.values.values())

    def holding(self, bad: Set[str]) -> Iterator[Fault]:
        """One fault for each focus node and each value of it that is in `bad`."""
        if not bad:
            return
        if self.path is None:
            yield from ((node, node, "") for node in self.focus & bad)
            return
        for node, values in self.values.items():
            for value in values:
                if value in bad:
                    yield node, value, ""


class Constraint:
    """What a shape asks.

    Attributes:
        component: Local name of the constraint component, without `ConstraintComponent`.
    """

    component: str

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """Where it is not met."""
        raise NotImplementedError


class ValueConstraint(Constraint):
    """A constraint that looks at one value at a time, so that each distinct value is judged once."""

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """Those of `values` that do not meet it."""
        raise NotImplementedError

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        yield from reached.holding(self.bad(reached.data, reached.distinct))


@dataclass(frozen=True)
class Target:
    """One target declaration.

    Attributes:
        kind: `Class`, `Node`, `SubjectsOf` or `ObjectsOf`.
        term: The class, node or property.
    """

    kind: str
    term: str

    def nodes(self, data: Data, among: Set[str] | None = None) -> Set[str]:
        """The focus nodes; only those in `among`, where it is given."""
        if self.kind == "Class":
            return data.instances(self.term, among)
        if self.kind == "SubjectsOf":
            return data.with_predicate(self.term, among)
        if self.kind == "ObjectsOf":
            return data.with_inverse(self.term, among)
        return {self.term} if among is None or self.term in among else set()


@dataclass(eq=False)
class Shape:
    """A node shape or a property shape.

    Attributes:
        id: The node that it is in the shapes graph, as N-Triples writes it.
        path: The path of a property shape, None for a node shape.
        severity: Local name, such as `Violation`.
        deactivated: Whether it is switched off.
        targets: Where it applies of itself.
        constraints: What it asks.
        properties: The property shapes that hold for its value nodes.
        unsupported: Why it cannot be used here, or "".
    """

    id: str
    path: Path | None = None
    severity: str = "Violation"
    deactivated: bool = False
    targets: tuple[Target, ...] = ()
    constraints: list[Constraint] = field(default_factory=list)
    properties: list["Shape"] = field(default_factory=list)
    unsupported: str = ""

    def focus(self, data: Data, among: Set[str] | None = None) -> Set[str]:
        """The nodes that the targets name."""
        sets = [target.nodes(data, among) for target in self.targets]
        return sets[0] if len(sets) == 1 else set().union(*sets)

    def results(self, data: Data, focus: Set[str]) -> Iterator[Result]:
        """What `focus` does not meet."""
        if self.deactivated or not focus:
            return
        reached = Reached(data, focus, self.path)
        for constraint in self.constraints:
            for node, value, path in constraint.faults(reached):
                yield self.result(constraint, node, value, path)
        for shape in self.properties:
            yield from shape.results(data, reached.distinct)

    def result(self, constraint: Constraint, node: str, value: str, path: str) -> Result:
        """The result of one fault."""
        own = self.path.name if isinstance(self.path, Predicate) else str(self.path or "")
        return Result(
            shape=self.id if self.id[0] == "_" else plain(self.id),
            focus_term=node,
            path=_shown(path or own),
            value_term=value,
            component=constraint.component,
            severity=self.severity,
        )

    def failing(self, data: Data, nodes: Set[str]) -> Set[str]:
        """Those of `nodes` that do not conform."""
        if self.deactivated or not nodes:
            return frozenset()
        reached = Reached(data, nodes, self.path)
        found: set[str] = set()
        for constraint in self.constraints:
            found.update(fault[0] for fault in constraint.faults(reached))
        for shape in self.properties:
            bad = shape.failing(data, reached.distinct)
            found.update(fault[0] for fault in reached.holding(bad))
        return found


def _shown(path: str) -> str:
    """A single IRI without its brackets, a longer path as it is."""
    return path[1:-1] if path.count("<") == 1 and path[0] == "<" and path[-1] == ">" else path
