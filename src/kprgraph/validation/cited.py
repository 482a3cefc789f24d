"""What the lines that a record cites print: forms, numbers, years and names."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kprgraph import thai
from kprgraph.edition import Edition
from kprgraph.mentions import Lexicon, Mention, key_of
from kprgraph.names import Thing
from kprgraph.thai import Squeezed

Lines = tuple[int, int]
"""First and last line of a passage, counted from 1, both included."""

_SPLIT_NUMBER = re.compile(r"\d[\s*]+\d")
_NUMBER_GOES_ON = re.compile(r"[.,]?\d")
_NUMBER_BEFORE = re.compile(r"\d[.,]?$")


@dataclass(frozen=True)
class Cited:
    """The text of some lines.

    Attributes:
        lines: Which lines, in order; neighbouring passages are one.
        pieces: Their text.
        named: IRI of each thing that the lines name, with the offset of its first mention.
        covered: IRIs of things whose name stands there only inside a longer name, with that longer name.
    """

    lines: tuple[Lines, ...]
    pieces: tuple[Squeezed, ...]
    named: dict[str, int]
    covered: dict[str, str]

    def prints(self, form: str) -> bool:
        """Whether `form` stands there, under the policy of `thai.squeeze` and not as a part of a number."""
        key = thai.squeeze(form)
        return any(
            _is_whole(piece.raw, start, end, form) for piece in self.pieces for start, end in piece.find(key)
        )

    @cached_property
    def numbers(self) -> frozenset[Decimal]:
        """The numbers in the lines."""
        return frozenset(number for piece in self.pieces for number in thai.numbers_in(piece.raw))

    @cached_property
    def years(self) -> frozenset[int]:
        """The Buddhist-Era years in the lines."""
        return frozenset(year for piece in self.pieces for year in thai.be_years_in(piece.raw))

    def say(self) -> str:
        """The lines as people write them: `171, 926-929`."""
        return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in self.lines)


class Source:
    """The text of an edition with everything in it that goes by a name.

    Attributes:
        edition: The text.
        first_named: IRI -> number of the first line that names it.
    """

    def __init__(self, edition: Edition, things: Iterable[Thing]) -> None:
        self.edition = edition
        found = Lexicon((name.text, thing.iri) for thing in things for name in thing.names).find(edition.text)
        self._named = found.named
        self._covered = found.covered
        self._cache: dict[tuple[Lines, ...], Cited] = {}
        self._printed: set[str] = set()
        for mention in (*found.named, *(place for place, _ in found.covered)):
            self._printed.add(key_of(edition.text[mention.start : mention.end]))
        self.first_named: dict[str, int] = {}
        for mention in found.named:
            for thing in mention.things:
                self.first_named.setdefault(thing, edition.line_at(mention.start))

    def cited(self, passages: Iterable[Lines]) -> Cited:
        """What the passages print. They must lie in the edition."""
        lines = tuple(merged(sorted(passages)))
        if lines not in self._cache:
            self._cache[lines] = self._read(lines)
        return self._cache[lines]

    def prints_name(self, name: str) -> bool:
        """Whether one of the names that were looked for stands anywhere in the text."""
        return key_of(name) in self._printed

    def lines_naming(self, thing: str, near: Sequence[Lines], limit: int = 5) -> list[int]:
        """The lines nearest to `near` that name `thing`, in order."""
        lines = {self.edition.line_at(place.start) for place in self._named if thing in place.things}
        distance = {line: min(abs(line - here) for passage in near for here in passage) for line in lines}
        return sorted(sorted(lines, key=lambda line: (distance[line], line))[:limit])

    def _read(self, lines: tuple[Lines, ...]) -> Cited:
        named: dict[str, int] = {}
        covered: dict[str, str] = {}
        pieces = []
        for first, last in lines:
            span = self.edition.span(first, last)
            pieces.append(Squeezed.of(span.text))
            for mention in _between(self._named, span.start, span.end):
                named = dict.fromkeys(mention.things, mention.start) | named
            for place, cover in self._covered_in(span.start, span.end):
                longer = " ".join(self.edition.text[cover.start : cover.end].split())
                covered |= dict.fromkeys(place.things - cover.things, longer)
        return Cited(lines, tuple(pieces), named, covered)

    def _covered_in(self, start: int, end: int) -> Iterable[tuple[Mention, Mention]]:
        first = bisect_left(self._covered, start, key=lambda pair: pair[0].start)
        for place, cover in self._covered[first:]:
            if place.start >= end:
                return
            if place.end <= end:
                yield place, cover


def _between(mentions: Sequence[Mention], start: int, end: int) -> Iterable[Mention]:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    for mention in mentions[first:]:
        if mention.start >= end:
            return
        if mention.end <= end:
            yield mention


def merged(passages: Iterable[Lines]) -> Iterable[Lines]:
    """Passages that overlap or follow one another as one, so that a name may run from one into the next."""
    current: Lines | None = None
    for first, last in passages:
        if current is not None and first <= current[1] + 1:
            current = (current[0], max(current[1], last))
            continue
        if current is not None:
            yield current
        current = (first, last)
    if current is not None:
        yield current


def _is_whole(raw: str, start: int, end: int, form: str) -> bool:
    """Whether raw[start:end] is no part of a longer number, and no two numbers read as one."""
    if raw[start].isdigit() and _NUMBER_BEFORE.search(raw[max(0, start - 2) : start]):
        return False
    if raw[end - 1].isdigit() and _NUMBER_GOES_ON.match(raw, end):
        return False
    return not _SPLIT_NUMBER.search(raw[start:end]) or bool(_SPLIT_NUMBER.search(form))
