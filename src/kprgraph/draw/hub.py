"""One thing in the middle, what acts on it on the left, and what it acts on or stands on, on the right."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kprgraph.draw import cards
from kprgraph.draw.cards import Card
from kprgraph.draw.frame import BOTTOM, LEFT, RIGHT, TOP
from kprgraph.draw.links import link
from kprgraph.draw.marks import mark
from kprgraph.draw.scene import LINE_HEIGHT, SOFT, Area, Group, Words
from kprgraph.draw.wrapping import lang_of, wrap
from kprgraph.errors import Text

MORE = Text(th="และอีก {} รายการ", en="and {} more")
_SIZES = (28, 26, 24, 22, 20, 18, 17)
_CARD_GAP, _STACK_GAP = 10.0, 18.0
_PORT = 14.0
_REMARK = 32.0


@dataclass(frozen=True, slots=True)
class Link:
    """How a card is linked to the thing in the middle.

    Attributes:
        kind: Kind of link, such as `feed`.
        status: State of the link.
        inward: Whether it leads to the middle.
        title: The link in words.
    """

    kind: str
    status: str
    inward: bool
    title: str


@dataclass(frozen=True, slots=True)
class Stack:
    """Cards under one heading.

    Attributes:
        heading: What they have in common, or "".
        cards: Each with its links to the middle.
        kind: Kind of link whose mark stands before the heading, or "".
        hidden: How many more there are than `cards`.
    """

    heading: str
    cards: tuple[tuple[Card, tuple[Link, ...]], ...]
    kind: str = ""
    hidden: int = 0

    @property
    def size(self) -> int:
        """How many things it stands for."""
        return len(self.cards) + self.hidden

    def cut(self, number: int) -> "Stack":
        """The stack with its first cards alone."""
        return replace(self, cards=self.cards[:number], hidden=self.size - len(self.cards[:number]))


@dataclass(frozen=True, slots=True)
class _Column:
    x: float
    wide: float


@dataclass(frozen=True, slots=True)
class _Placed:
    card: Card
    links: tuple[Link, ...]
    y: float
    high: float


def hub(focus: Card, left: Sequence[Stack], right: Sequence[Stack], lang: str) -> tuple[Group, ...]:
    """Draw a thing and its two sides; names are set smaller, then left out and counted, until all fits."""
    sides = _columns(bool(left), bool(right))
    stacks = [left, right]
    size = next(
        (s for s in _SIZES if all(_fits(st, c, s) for st, c in zip(stacks, sides[1:], strict=True))),
        _SIZES[-1],
    )
    fitted = [_trimmed(st, c, size) for st, c in zip(stacks, sides[1:], strict=True)]
    groups: list[Group] = []
    placed: list[list[_Placed]] = []
    for stack, column in zip(fitted, sides[1:], strict=True):
        found, headings = _place(stack, column, size, lang)
        placed.append(found)
        groups += headings
        groups += [cards.draw(p.card, Area(column.x, p.y, column.wide, p.high), size, lang) for p in found]
    middle = sides[0]
    large = size + 2
    ports = max(sum(len(p.links) for p in side) for side in placed)
    high = max(cards.height(focus, middle.wide, large) + 24, ports * _PORT + 30)
    y = (TOP + BOTTOM - high) / 2
    lines = [*_lines(placed[0], sides[1], middle, y, high), *_lines(placed[1], sides[2], middle, y, high)]
    return (*lines, *groups, cards.draw(focus, Area(middle.x, y, middle.wide, high), large, lang))


def _columns(left: bool, right: bool) -> tuple[_Column, _Column, _Column]:
    """Middle, left and right; a side that is empty gives its room to the others."""
    if left and right:
        return _Column(780, 360), _Column(LEFT, 590), _Column(RIGHT - 590, 590)
    if left:
        return _Column(1240, 480), _Column(LEFT + 120, 760), _Column(RIGHT, 0)
    if right:
        return _Column(LEFT + 120, 480), _Column(LEFT, 0), _Column(RIGHT - 120 - 760, 760)
    return _Column((LEFT + RIGHT) / 2 - 300, 600), _Column(LEFT, 0), _Column(RIGHT, 0)


def _fits(stacks: Sequence[Stack], column: _Column, size: float) -> bool:
    return _total(stacks, column, size) <= BOTTOM - TOP


def _total(stacks: Sequence[Stack], column: _Column, size: float) -> float:
    high = 0.0
    for stack in stacks:
        high += _heading_height(stack, column) + _STACK_GAP
        high += sum(cards.height(card, column.wide, size) + _CARD_GAP for card, _ in stack.cards) - _CARD_GAP
        high += _REMARK if stack.hidden else 0
    return max(high - _STACK_GAP, 0)


def _trimmed(stacks: Sequence[Stack], column: _Column, size: float) -> list[Stack]:
    """The stacks with as many cards as there is room for, those of the longest stack given up first."""
    shown = list(stacks)
    while not _fits(shown, column, size) and max((len(stack.cards) for stack in shown), default=0) > 1:
        longest = max(range(len(shown)), key=lambda n: (len(shown[n].cards), n))
        shown[longest] = shown[longest].cut(len(shown[longest].cards) - 1)
    return shown


def _heading_height(stack: Stack, column: _Column) -> float:
    return len(_heading(stack, column)) * 17 * LINE_HEIGHT + 6 if stack.heading else 0


def _heading(stack: Stack, column: _Column) -> list[str]:
    return wrap(stack.heading, column.wide, 17, bold=True)


def _place(
    stacks: Sequence[Stack], column: _Column, size: float, lang: str
) -> tuple[list[_Placed], list[Group]]:
    """Where the cards stand, the whole in the middle of the height, spread a little where there is room."""
    total = _total(stacks, column, size)
    gaps = max(sum(len(stack.cards) for stack in stacks) - 1, 1)
    spread = min((BOTTOM - TOP - total) / gaps, 26.0)
    y = TOP + (BOTTOM - TOP - total - spread * gaps) / 2
    placed: list[_Placed] = []
    headings: list[Group] = []
    for stack in stacks:
        if stack.heading:
            lines = tuple(_heading(stack, column))
            headings.append(_head(stack, lines, column.x, y, lang))
        y += _heading_height(stack, column)
        for card, links in stack.cards:
            high = cards.height(card, column.wide, size)
            placed.append(_Placed(card, links, round(y, 1), high))
            y += high + _CARD_GAP + spread
        if stack.hidden:
            remark = Words(
                (MORE.say(lang).format(stack.hidden),), column.x + 12, round(y + 14, 1), 17, colour=SOFT
            )
            headings.append(Group("remark", "", (), (remark,)))
            y += _REMARK
        y += _STACK_GAP - _CARD_GAP
    return placed, headings


def _head(stack: Stack, lines: tuple[str, ...], x: float, y: float, lang: str) -> Group:
    outlines = mark(stack.kind, "", x + 10, y + 11, 15) if stack.kind else ()
    indent = 26 if stack.kind else 0
    words = Words(
        lines, x + indent, round(y + 17, 1), 17, bold=True, colour=SOFT, lang=lang_of(stack.heading, lang)
    )
    return Group("heading", stack.heading, outlines, (words,))


def _lines(placed: Sequence[_Placed], column: _Column, middle: _Column, y: float, high: float) -> list[Group]:
    """The links of one side, each with a place of its own at both ends."""
    on_left = column.x < middle.x
    ports: dict[int, float] = {}
    number = 0
    total = sum(len(p.links) for p in placed)
    for p in placed:
        for _ in p.links:
            ports[number] = y + high * (number + 1) / (total + 1)
            number += 1
    outer = column.x + column.wide if on_left else column.x
    inner = middle.x if on_left else middle.x + middle.wide
    groups, number = [], 0
    offsets: dict[int, list[float]] = defaultdict(list)
    for place, p in enumerate(placed):
        many = len(p.links)
        offsets[place] = [(n - (many - 1) / 2) * min(_PORT, p.high / (many + 1)) for n in range(many)]
        for one, offset in zip(p.links, offsets[place], strict=True):
            far, near = (outer, p.y + p.high / 2 + offset), (inner, ports[number])
            start, end = (far, near) if one.inward else (near, far)
            groups.append(link(one.kind, one.status, start, end, one.title))
            number += 1
    return groups
