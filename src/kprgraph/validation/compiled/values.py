"""Constraints on one value at a time."""

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import lru_cache

from kprgraph.lexical import well_formed
from kprgraph.validation.compiled.data import Data
from kprgraph.validation.compiled.model import ValueConstraint
from kprgraph.validation.compiled.order import Value, value_of
from kprgraph.validation.compiled.terms import datatype, is_literal, language, lexical, plain


@dataclass(frozen=True)
class Class(ValueConstraint):
    """`sh:class`."""

    of_class: str
    component = "Class"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        return values - data.instances(self.of_class, values)


@dataclass(frozen=True)
class Datatype(ValueConstraint):
    """`sh:datatype`: also the lexical form has to be one of the datatype."""

    name: str
    component = "Datatype"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        return {value for value in values if not _is_of(value, self.name)}


@dataclass(frozen=True)
class NodeKind(ValueConstraint):
    """`sh:nodeKind`.

    Attributes:
        signs: The first characters of the terms that it allows.
    """

    signs: str
    component = "NodeKind"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        return {value for value in values if value[0] not in self.signs}


@dataclass(frozen=True)
class Range(ValueConstraint):
    """`sh:minInclusive` and its like: what cannot be compared does not meet it.

    Attributes:
        component: Name of the component.
        bound: What is compared with.
        holds: Whether a value and the bound stand in the right order.
    """

    component: str
    bound: Value
    holds: Callable[[Value, Value], bool]

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        return {value for value in values if not self._fits(value)}

    def _fits(self, term: str) -> bool:
        value = value_of(term)
        return value is not None and value[0] == self.bound[0] and self.holds(value[1], self.bound[1])


@dataclass(frozen=True)
class Length(ValueConstraint):
    """`sh:minLength` or `sh:maxLength`.

    Attributes:
        component: Name of the component.
        low: Fewest characters.
        high: Most characters, or None.
    """

    component: str
    low: int
    high: int | None

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        return {value for value in values if value[0] == "_" or not self._fits(len(plain(value)))}

    def _fits(self, length: int) -> bool:
        return length >= self.low and (self.high is None or length <= self.high)


@dataclass(frozen=True)
class Pattern(ValueConstraint):
    """`sh:pattern`, in the regular expressions of Python."""

    regex: re.Pattern[str]
    component = "Pattern"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        found = self.regex.search
        return {value for value in values if value[0] == "_" or not found(plain(value))}


@dataclass(frozen=True)
class LanguageIn(ValueConstraint):
    """`sh:languageIn`: a range holds for its sublanguages too."""

    ranges: tuple[str, ...]
    component = "LanguageIn"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        plainly = tuple(f'"@{wanted}' for wanted in self.ranges)
        return {value for value in values if not (value.endswith(plainly) or self._fits(value))}

    def _fits(self, value: str) -> bool:
        tag = language(value).lower() if is_literal(value) else ""
        return tag != "" and any(
            wanted in ("*", tag) or tag.startswith(f"{wanted}-") for wanted in self.ranges
        )


@dataclass(frozen=True)
class In(ValueConstraint):
    """`sh:in`."""

    allowed: frozenset[str]
    component = "In"

    def bad(self, data: Data, values: Set[str]) -> Set[str]:
        """See `ValueConstraint`."""
        return values - self.allowed


@lru_cache(maxsize=1 << 16)
def _is_of(value: str, name: str) -> bool:
    """Whether the value is a well-formed literal of a datatype; the same numbers come again and again."""
    return is_literal(value) and datatype(value) == name and well_formed(lexical(value), name)
