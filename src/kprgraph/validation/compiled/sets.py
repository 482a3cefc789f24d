"""Constraints on all values of a node together, and on the node as a whole."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kprgraph.validation.compiled.model import Constraint, Fault, Reached
from kprgraph.validation.compiled.order import Value, value_of
from kprgraph.validation.compiled.terms import RDF_TYPE, is_literal, language

_RESOURCE = "<http://www.w3.org/2000/01/rdf-schema#Resource>"


@dataclass(frozen=True)
class MinCount(Constraint):
    """`sh:minCount`."""

    least: int
    component = "MinCount"

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        if self.least > 0:
            yield from ((node, "", "") for node in reached.focus - reached.values.keys())
        if self.least > 1:
            for node, values in reached.values.items():
                if len(values) < self.least:
                    yield node, "", ""


@dataclass(frozen=True)
class MaxCount(Constraint):
    """`sh:maxCount`."""

    most: int
    component = "MaxCount"

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        most = self.most
        for node, values in reached.values.items():
            if len(values) > most:
                yield node, "", ""


@dataclass(frozen=True)
class UniqueLang(Constraint):
    """`sh:uniqueLang`."""

    component = "UniqueLang"

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        for node, values in reached.values.items():
            if len(values) > 1 and len({value[value.rfind('"') :] for value in values}) < len(values):
                tags = Counter(language(value).lower() for value in values if is_literal(value))
                yield from ((node, "", "") for tag, number in tags.items() if tag and number > 1)


@dataclass(frozen=True)
class HasValue(Constraint):
    """`sh:hasValue`."""

    wanted: str
    component = "HasValue"

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        for node in reached.focus:
            if self.wanted not in reached.values.get(node, ()):
                yield node, "", ""


@dataclass(frozen=True)
class Equals(Constraint):
    """`sh:equals`."""

    other: str
    component = "Equals"

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        for node in reached.focus:
            others = reached.data.objects(node, self.other)
            for value in set(reached.values.get(node, ())) ^ set(others):
                yield node, value, ""


@dataclass(frozen=True)
class Disjoint(Constraint):
    """`sh:disjoint`."""

    other: str
    component = "Disjoint"

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        for node, others in reached.data.having(self.other, reached.focus):
            for value in set(reached.values.get(node, ())) & set(others):
                yield node, value, ""


@dataclass(frozen=True)
class Order(Constraint):
    """`sh:lessThan` or `sh:lessThanOrEquals`.

    Attributes:
        component: Name of the component.
        other: The property that is compared with.
        holds: Whether two values stand in the right order.
    """

    component: str
    other: str
    holds: Callable[[Value, Value], bool]

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        for node, others in reached.data.having(self.other, reached.focus):
            for value in reached.values.get(node, ()):
                if not all(self._fits(value, other) for other in others):
                    yield node, value, ""

    def _fits(self, term: str, other: str) -> bool:
        value, bound = value_of(term), value_of(other)
        return bool(value and bound and value[0] == bound[0] and self.holds(value[1], bound[1]))


@dataclass(frozen=True)
class Closed(Constraint):
    """`sh:closed`: no other properties than those named."""

    allowed: frozenset[str]
    component = "Closed"

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        data, allowed = reached.data, self.allowed
        seen: dict[str, list[tuple[str, str]]] = {}
        for node in reached.distinct:
            extra = data.predicates(node) - allowed
            if extra:
                seen[node] = [
                    (value, predicate)
                    for predicate in extra
                    for value in data.objects(node, predicate)
                    if (predicate, value) != (RDF_TYPE, _RESOURCE)
                ]
        for focus, node, _ in reached.holding(seen.keys()):
            yield from ((focus, value, predicate) for value, predicate in seen[node])
