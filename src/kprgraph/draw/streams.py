"""Streams between two sides, as wide as they are strong (a Sankey diagram)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.draw.frame import BOTTOM, LEFT, RIGHT, TOP
from kprgraph.draw.palette import COLOURS
from kprgraph.draw.scene import INK, LINE_HEIGHT, PAPER, SOFT, Group, Outline, Words, box, number
from kprgraph.draw.wrapping import lang_of, wrap

_SIDE, _BLOCK = 610.0, 16.0
_WIDEST, _LEAST = 26.0, 30.0
_START = TOP + 34.0
_X = LEFT + _SIDE + _BLOCK, RIGHT - _SIDE - _BLOCK
_OPACITY = 0.42


@dataclass(frozen=True, slots=True)
class End:
    """One end of streams.

    Attributes:
        id: How streams name it.
        text: What stands beside it.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream.

    Attributes:
        source: Id of an end on the left.
        target: Id of an end on the right.
        strength: How wide it is, in whole units.
        title: The stream in words.
    """

    source: str
    target: str
    strength: int
    title: str


def sign(x: float, y: float) -> tuple[Outline, ...]:
    """A stream, as a sign of the legend."""
    return (Outline(box(x - 15, y - 7, 30, 14), COLOURS[0], COLOURS[0], 1, opacity=_OPACITY),)


def streams(
    left: Sequence[End], right: Sequence[End], flows: Sequence[Stream], headings: tuple[str, str], lang: str
) -> Iterator[Group]:
    """Draw streams between two columns of ends, both in the order given; behind the ends and their names.

    Args:
        left: Where streams come from; each has a colour of its own, as far as colours go.
        right: Where they go.
        flows: At most one for each pair.
        headings: What stands over either side.
        lang: Language of the picture.
    """
    out, into = _strengths(left, flows, 0), _strengths(right, flows, 1)
    unit = min(_unit(out), _unit(into))
    tops = _stack(out, unit), _stack(into, unit)
    yield from _bands(left, right, flows, (_inset(out, tops[0], unit), _inset(into, tops[1], unit)), unit)
    for place, end in enumerate(left):
        colour = COLOURS[place % len(COLOURS)]
        yield _end(end, tops[0][end.id], _size(out[end.id], unit), colour, lang)
    for end in right:
        yield _end(end, tops[1][end.id], _size(into[end.id], unit), "", lang)
    for text, x, anchor in zip(
        headings, (_X[0] - _BLOCK - 12, _X[1] + _BLOCK + 12), ("end", "start"), strict=True
    ):
        words = Words((text,), x, TOP + 16, 18, bold=True, colour=SOFT, anchor=anchor)
        yield Group("heading", text, (), (words,))


def _strengths(ends: Sequence[End], flows: Sequence[Stream], side: int) -> dict[str, int]:
    return {end.id: sum(f.strength for f in flows if (f.source, f.target)[side] == end.id) for end in ends}


def _unit(strengths: Mapping[str, int]) -> float:
    """The widest unit at which all ends have room for their names."""
    gap = 16.0 if len(strengths) <= 14 else 6.0
    unit = _WIDEST
    while unit > 1 and sum(_size(n, unit) + gap for n in strengths.values()) > BOTTOM - _START:
        unit -= 0.5
    return unit


def _size(strength: int, unit: float) -> float:
    return max(strength * unit, _LEAST)


def _stack(strengths: Mapping[str, int], unit: float) -> dict[str, float]:
    """Where each end begins, the ends spread over the height."""
    high = sum(_size(n, unit) for n in strengths.values())
    gap = min((BOTTOM - _START - high) / max(len(strengths) - 1, 1), 40.0)
    y = _START + (BOTTOM - _START - high - gap * (len(strengths) - 1)) / 2
    places = {}
    for name, strength in strengths.items():
        places[name] = y
        y += _size(strength, unit) + gap
    return places


def _inset(strengths: Mapping[str, int], tops: Mapping[str, float], unit: float) -> dict[str, float]:
    """Where the streams of each end begin: in the middle of an end that is higher than they are."""
    return {
        name: top + (_size(strengths[name], unit) - strengths[name] * unit) / 2 for name, top in tops.items()
    }


def _bands(
    left: Sequence[End],
    right: Sequence[End],
    flows: Sequence[Stream],
    begins: tuple[dict[str, float], dict[str, float]],
    unit: float,
) -> Iterator[Group]:
    """The streams leave in the order of the right side and arrive in the order of the left one."""
    of = {(flow.source, flow.target): flow for flow in flows}
    arrive: dict[tuple[str, str], float] = {}
    for target in right:
        for source in left:
            if (source.id, target.id) in of:
                arrive[source.id, target.id] = begins[1][target.id]
                begins[1][target.id] += of[source.id, target.id].strength * unit
    for place, source in enumerate(left):
        colour = COLOURS[place % len(COLOURS)]
        for target in right:
            flow = of.get((source.id, target.id))
            if flow:
                path = _ribbon(begins[0][source.id], arrive[source.id, target.id], flow.strength * unit)
                begins[0][source.id] += flow.strength * unit
                yield Group("link", flow.title, (Outline(path, colour, colour, 1, opacity=_OPACITY),))


def _ribbon(y1: float, y2: float, wide: float) -> str:
    middle = number((_X[0] + _X[1]) / 2)
    a, b, c, d = map(number, (y1, y2, y2 + wide, y1 + wide))
    x1, x2 = map(number, _X)
    return f"M{x1} {a}C{middle} {a} {middle} {b} {x2} {b}V{c}C{middle} {c} {middle} {d} {x1} {d}Z"


def _end(end: End, y: float, high: float, colour: str, lang: str) -> Group:
    """One end: a bar, and beside it its name; an end on the left has a colour, on the right none."""
    size = next((s for s in (18.0, 17.0) if len(wrap(end.text, _SIDE - 24, s)) <= 2), 15.0)
    lines = wrap(end.text, _SIDE - 24, size)
    base = y + high / 2 - (len(lines) - 1) * size * LINE_HEIGHT / 2 + size * 0.35
    x = _X[0] - _BLOCK if colour else _X[1]
    words = Words(
        tuple(lines),
        x - 12 if colour else x + _BLOCK + 12,
        round(base, 1),
        size,
        colour=INK,
        anchor="end" if colour else "start",
        lang=lang_of(end.text, lang),
    )
    bar = Outline(box(x, y, _BLOCK, high), colour or SOFT, PAPER, 1)
    return Group("node agency" if colour else "node service", end.text, (bar,), (words,))
