"""Constraints that ask whether values conform to other shapes."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from kprgraph.validation.compiled.data import Data
from kprgraph.validation.compiled.model import Constraint, Fault, Reached, Shape, ValueConstraint


@dataclass(frozen=True)
class Node(ValueConstraint):
    """`sh:node`."""

    shape: Shape
    component = "Node"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        return self.shape.failing(data, values)


@dataclass(frozen=True)
class Not(ValueConstraint):
    """`sh:not`."""

    shape: Shape
    component = "Not"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        return values - self.shape.failing(data, values)


@dataclass(frozen=True)
class And(ValueConstraint):
    """`sh:and`."""

    shapes: tuple[Shape, ...]
    component = "And"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        return set().union(*(shape.failing(data, values) for shape in self.shapes))


@dataclass(frozen=True)
class Or(ValueConstraint):
    """`sh:or`."""

    shapes: tuple[Shape, ...]
    component = "Or"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        left = values
        for shape in self.shapes:
            left = shape.failing(data, left)
        return left


@dataclass(frozen=True)
class Xone(ValueConstraint):
    """`sh:xone`."""

    shapes: tuple[Shape, ...]
    component = "Xone"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        once: set[str] = set()
        more: set[str] = set()
        for shape in self.shapes:
            conforming = values - shape.failing(data, values)
            more |= once & conforming
            once |= conforming
        return values - (once - more)


@dataclass(frozen=True)
class Qualified(Constraint):
    """`sh:qualifiedMinCount` or `sh:qualifiedMaxCount`.

    Attributes:
        component: Name of the component.
        shape: What the values that count conform to.
        siblings: What they must not conform to.
        low: Fewest values that conform.
        high: Most values that conform, or None.
    """

    component: str
    shape: Shape
    siblings: tuple[Shape, ...]
    low: int
    high: int | None

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        counted = reached.distinct - self.shape.failing(reached.data, reached.distinct)
        for sibling in self.siblings:
            counted &= sibling.failing(reached.data, counted)
        for node in reached.focus:
            number = sum(value in counted for value in reached.values.get(node, ()))
            if number < self.low or (self.high is not None and number > self.high):
                yield node, "", ""
