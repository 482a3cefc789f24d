"""The gate and pySHACL side by side: every result of one must be a result of the other.

Two differences are explained and do not count. Where a property holds values of several kinds, such as a
number and a text, SPARQL has no order between them, and neither has the gate; rdflib puts them in one, by
their datatypes. Such data breaks a rule on datatypes in both, and once it is mended the two agree.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kprgraph.errors import Text
from kprgraph.store import Store
from kprgraph.validation import shapes
from kprgraph.validation.compiled import Gate, Indexed, Result
from kprgraph.validation.compiled.model import Shape
from kprgraph.validation.compiled.order import value_of
from kprgraph.validation.compiled.queries import Sparql
from kprgraph.validation.compiled.terms import is_literal
from kprgraph.validation.compiled.values import Range
from kprgraph.validation.report import Issue

RULE = "referee-differs"

_PREFIX = re.compile(r"PREFIX (\S*): <(\S*)>")
_ORDERING = {"MinInclusive", "MinExclusive", "MaxInclusive", "MaxExclusive", "LessThan", "LessThanOrEquals"}


@dataclass(frozen=True)
class Comparison:
    """What the two engines find.

    Attributes:
        common: Results of both.
        ours: Results of the gate alone.
        theirs: Results of pySHACL alone.
        explained: Results of one alone, because values that have no order were put in one.
    """

    common: tuple[Result, ...]
    ours: tuple[Result, ...]
    theirs: tuple[Result, ...]
    explained: tuple[Result, ...]

    @property
    def agree(self) -> bool:
        """Whether nothing differs but what is explained."""
        return not self.ours and not self.theirs


def compare(gate: Gate, data: Indexed) -> Comparison:
    """Validate with both.

    Raises:
        UnreadableInput: If pySHACL cannot use the shapes.
    """
    from kprgraph.validation.shacl import Engine  # noqa: PLC0415 - rdflib and pySHACL are slow to import

    ours, theirs = set(gate.results(data)), set(Engine(gate.triples).results(data.triples()))
    explained = {result for result in ours ^ theirs if _is_explained(gate, data, result)}
    return Comparison(
        common=tuple(sorted(ours & theirs)),
        ours=tuple(sorted(ours - theirs - explained)),
        theirs=tuple(sorted(theirs - ours - explained)),
        explained=tuple(sorted(explained)),
    )


def check(store: Store) -> Iterator[Issue]:
    """One issue for each result on which the two differ.

    Raises:
        UnreadableInput: If there are no shapes, or they cannot be used.
    """
    triples = shapes.read(store.workspace)
    rules = shapes.rulebook(triples)
    found = compare(Gate(triples), Indexed.of_store(store))
    for results, who in ((found.ours, _OURS), (found.theirs, _THEIRS)):
        for result in results:
            name = rules[result.shape].id if result.shape in rules else result.shape
            what = f"{name} ({result.component})"
            message = Text(th=f"{who.th}: {what}", en=f"{who.en}: {what}")
            yield Issue.at(store, shapes.node_of(result), RULE, message, hint=_HINT)


_OURS = Text(th="ตัวตรวจเร็วพบ แต่ pySHACL ไม่พบ", en="found by the gate and not by pySHACL")
_THEIRS = Text(th="pySHACL พบ แต่ตัวตรวจเร็วไม่พบ", en="found by pySHACL and not by the gate")
_HINT = Text(
    th="เป็นข้อบกพร่องของโปรแกรม ไม่ใช่ของข้อมูล โปรดแจ้งผู้ดูแลโครงการ",
    en="A fault of the program, not of the data: please report it",
)


def _is_explained(gate: Gate, data: Indexed, result: Result) -> bool:
    """Whether it rests on an order between values that have none."""
    shape = next((shape for shape in _every(gate.shapes) if shape.id.strip("<>") == result.shape), None)
    if shape is None:
        return False
    if result.component in _ORDERING:
        value = value_of(result.value_term)
        bounds = [constraint.bound for constraint in shape.constraints if isinstance(constraint, Range)]
        return any(value is None or bound[0] != value[0] for bound in bounds)
    queries = (constraint.query for constraint in shape.constraints if isinstance(constraint, Sparql))
    return any(
        len(_families(data, f"<{name}>")) > 1
        for query in queries
        for name in _named(query.prologue, query.body)
    )


def _every(found: Iterable[Shape]) -> Iterator[Shape]:
    for shape in found:
        yield shape
        yield from _every(shape.properties)


def _named(prologue: str, body: Iterable[str]) -> Iterator[str]:
    """The IRIs of the prefixed names in a pattern."""
    namespaces = dict(_PREFIX.findall(prologue))
    for token in body:
        prefix, colon, local = token.partition(":")
        if colon and prefix in namespaces:
            yield namespaces[prefix] + local


def _families(data: Indexed, predicate: str) -> set[str]:
    """The kinds of values that a property has; what is ill-formed is a kind of its own."""
    terms = {term for node in data.with_predicate(predicate, None) for term in data.objects(node, predicate)}
    return {(value_of(term) or ("none", ""))[0] for term in terms if is_literal(term)}
