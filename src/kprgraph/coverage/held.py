"""What the records of a report hold, line by line: which lines they cite, and on them figures and links.

Only what the curated files say counts. Nothing is derived; knowledge from outside the report cites no line.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

import pyoxigraph as ox

from kprgraph.edition import Edition
from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_ONTOLOGY, GRAPH_REGISTRY, expand
from kprgraph.store import Store
from kprgraph.terms import Term, python_value
from kprgraph.thai import Squeezed, numbers_in, squeeze
from kprgraph.validation.cited import Lines, merged
from kprgraph.validation.sealed import lines_of, passages_of
from kprgraph.validation.statements import properties_of

_AS_PRINTED = expand("kpr:asPrinted")
_SUPPORT = expand("kpr:support")
_COMPUTED = expand("support:computed")
_TYPE = expand("rdf:type")
_NO_LINKS = frozenset((_TYPE, expand("kpr:statedIn"), _SUPPORT))
# Numbers that the text counts with. Seats, positions and clauses are places in lists.
_COUNTS = frozenset(map(expand, ("kpr:value", "kpr:statedLength", "kpr:rank")))
# Records of how something is written say nothing of what is written, so they cover no line.
_SPELLING = frozenset(map(expand, ("kpr:NameUsage", "kpr:TextCorrection")))
# Who links a part links the whole, because a name is printed with what it is a part of: a section with its
# law, a post with its body. Places lie in one another over several steps.
_WHOLES = ("eli:is_part_of", "org:postIn", "dct:isPartOf", "kpr:componentOf", "kpr:themeOf")
_PLACE = expand("dct:Location")

_Properties = dict[str, list[Term]]


class Held:
    """Lines, figures and links of all records that cite one text.

    Attributes:
        citing: Line -> records that cite it and say what it says, sorted IRIs.
    """

    def __init__(self, store: Store, edition: Edition, bases: Iterable[str]) -> None:
        """Read the records of the reports with passages under `bases` (see `validation.sealed.sources`)."""
        self._store = store
        self._text = Squeezed.of(edition.text)
        self._edition = edition
        self._wholes: dict[str, frozenset[str]] = {}
        self.citing: dict[int, list[str]] = defaultdict(list)
        self._linked: dict[int, set[str]] = defaultdict(set)
        self._counted: dict[int, set[Decimal]] = defaultdict(set)
        self._printed: list[tuple[int, int]] = []
        for record, passages in sorted(_records(store, edition, bases).items()):
            self._read(record, passages)
        self._printed.sort()
        self._reach = list(_reach(self._printed))

    def links(self, things: Iterable[str], lines: Iterable[int]) -> bool:
        """Whether a record that cites one of the lines links one of the things."""
        wanted = set(things)
        return any(not wanted.isdisjoint(self._linked[line]) for line in lines if line in self._linked)

    def counts(self, start: int, end: int, line: int, value: Decimal | None) -> bool:
        """Whether a record that cites the line holds the number `value` that is printed at `start` to `end`.

        It does with an as-printed form that stands there. Where a record gives the value and no such form,
        any number of the line that has the value will do.
        """
        number = bisect_left(self._printed, (start + 1, 0)) - 1
        if number >= 0 and self._reach[number] >= end:
            return True
        return value is not None and abs(value) in self._counted.get(line, ())

    def _read(self, record: str, passages: list[Lines]) -> None:
        properties = properties_of(self._store, record)
        lines = dict.fromkeys(line for first, last in passages for line in range(first, last + 1))
        linked = set(self._links(properties))
        for line in lines:
            self._linked[line] |= linked
        if not _SPELLING.isdisjoint(_iris(properties, _TYPE)):
            return
        counts = _counts(properties)
        for line in lines:
            self.citing[line].append(record)
            self._counted[line] |= counts
        for form in map(squeeze, _forms(properties)):
            for first, last in passages:
                self._printed += self._places(form, first, last)

    def _links(self, properties: _Properties) -> Iterator[str]:
        for target in _targets(properties):
            yield target
            yield from self._whole(target)
            if self._is_record(target):
                for further in _targets(properties_of(self._store, target)):
                    yield further
                    yield from self._whole(further)

    def _is_record(self, iri: str) -> bool:
        node = ox.NamedNode(iri)
        apart = {GRAPH_REGISTRY, GRAPH_ONTOLOGY, GRAPH_DERIVED}
        quads = self._store.quads.quads_for_pattern(node, ox.NamedNode(_TYPE), None)
        graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
        return not graphs <= apart

    def _whole(self, part: str) -> frozenset[str]:
        """What `part` is a part of: one step, for places all."""
        if part not in self._wholes:
            self._wholes[part] = frozenset()  # a place in itself would never end
            direct = [
                term.value
                for predicate in _WHOLES
                for term in self._store.objects(part, predicate)
                if isinstance(term, ox.NamedNode)
            ]
            is_place = _PLACE in self._store.types(part)
            farther = [whole for near in direct for whole in self._whole(near)] if is_place else []
            self._wholes[part] = frozenset((*direct, *farther))
        return self._wholes[part]

    def _places(self, key: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Where a squeezed form stands in some lines, as offsets in the text."""
        span, at = self._edition.span(first, last), self._text.at
        low, high = bisect_left(at, span.start), bisect_left(at, span.end)
        here = self._text.text.find(key, low, high) if key else -1
        while here >= 0:
            yield at[here], at[here + len(key) - 1] + 1
            here = self._text.text.find(key, here + 1, high)


def _records(store: Store, edition: Edition, bases: Iterable[str]) -> dict[str, list[Lines]]:
    """Record -> the passages it cites, those that follow one another as one, so that a form may run on."""
    cited: dict[str, list[Lines]] = defaultdict(list)
    for base in bases:
        for passage, records in passages_of(store, base).items():
            lines = lines_of(passage)
            if lines is not None and lines[1] <= len(edition.lines):
                for record in records:
                    cited[record].append(lines)
    return {record: list(merged(sorted(passages))) for record, passages in cited.items()}


def _reach(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """For each range, how far it and those before it reach."""
    farthest = 0
    for _, end in ranges:
        farthest = max(farthest, end)
        yield farthest


def _iris(properties: _Properties, predicate: str) -> list[str]:
    return [term.value for term in properties.get(predicate, ()) if isinstance(term, ox.NamedNode)]


def _forms(properties: _Properties) -> list[str]:
    return [form.value for form in properties.get(_AS_PRINTED, ()) if isinstance(form, ox.Literal)]


def _counts(properties: _Properties) -> set[Decimal]:
    """The numbers that a record holds without saying how they are printed."""
    if _COMPUTED in _iris(properties, _SUPPORT):
        return set()  # printed nowhere
    values = [python_value(term) for predicate in _COUNTS for term in properties.get(predicate, ())]
    printed = {abs(number) for form in _forms(properties) for number in numbers_in(form)}
    return {abs(Decimal(value)) for value in values if isinstance(value, int | Decimal)} - printed


def _targets(properties: _Properties) -> Iterator[str]:
    for predicate, terms in properties.items():
        if predicate not in _NO_LINKS:
            yield from (term.value for term in terms if isinstance(term, ox.NamedNode))
