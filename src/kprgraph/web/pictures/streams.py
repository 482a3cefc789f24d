"""Streams from the left to the right, as wide as they are strong (a Sankey diagram with two sides)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kprgraph.web.pictures.shapes import Band, Block, Caption, Streams

COLOURS = 6
_UNIT = 13.0
_LEAST = 22.0
_GAP = 9.0
_BLOCK = 14
_LEFT, _RIGHT, _MIDDLE = 320, 450, 280
_TOP = 30


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream.

    Attributes:
        source: Where it comes from.
        target: Where it goes.
        strength: How wide it is, in whole units.
        title: The stream in words.
        href: Where it leads, or None.
    """

    source: str
    target: str
    strength: int
    title: str
    href: str | None


def streams(  # noqa: PLR0917 - what a picture is made of
    flows: Sequence[Stream],
    left: Mapping[str, Caption],
    right: Mapping[str, Caption],
    headings: tuple[str, str],
    title: str,
    summary: str,
) -> Streams:
    """Draw `flows` between the names of `left` and `right`, both in the order given.

    The place of a caption is set here; its words, language and link are kept.
    """
    out = {name: sum(f.strength for f in flows if f.source == name) for name in left}
    into = {name: sum(f.strength for f in flows if f.target == name) for name in right}
    y_left, height_left = _stack(out)
    y_right, height_right = _stack(into)
    height = max(height_left, height_right)
    shift_left, shift_right = (height - height_left) / 2, (height - height_right) / 2
    x1, x2 = float(_LEFT + _BLOCK), float(_LEFT + _BLOCK + _MIDDLE)
    codes = {name: number % COLOURS for number, name in enumerate(left)}
    used_left = {n: y_left[n] + shift_left + _slack(out[n]) / 2 for n in left}
    used_right = {n: y_right[n] + shift_right + _slack(into[n]) / 2 for n in right}
    order_left = {name: place for place, name in enumerate(left)}
    order_right = {name: place for place, name in enumerate(right)}
    bands = []
    ends: dict[int, float] = {}
    for number, flow in sorted(
        enumerate(flows), key=lambda f: (order_right[f[1].target], order_left[f[1].source])
    ):
        ends[number] = used_right[flow.target]
        used_right[flow.target] += flow.strength * _UNIT
    for number, flow in sorted(
        enumerate(flows), key=lambda f: (order_left[f[1].source], order_right[f[1].target])
    ):
        start, wide = used_left[flow.source], flow.strength * _UNIT
        used_left[flow.source] += wide
        path = _ribbon(x1, start, x2, ends[number], wide)
        bands.append(Band(path, codes[flow.source], flow.title, flow.href))
    blocks = [Block(_LEFT, y_left[n] + shift_left, _BLOCK, _size(out[n]), codes[n]) for n in left]
    blocks += [Block(x2, y_right[n] + shift_right, _BLOCK, _size(into[n]), -1) for n in right]
    captions = [
        Caption(headings[0], _LEFT - 8, 18, "end", "column"),
        Caption(headings[1], x2 + _BLOCK + 8, 18, "start", "column"),
    ]
    captions += [
        _placed(left[n], _LEFT - 8, y_left[n] + shift_left + _size(out[n]) / 2 + 5, "end") for n in left
    ]
    captions += [
        _placed(right[n], x2 + _BLOCK + 8, y_right[n] + shift_right + _size(into[n]) / 2 + 5, "start")
        for n in right
    ]
    width = _LEFT + _RIGHT + 2 * _BLOCK + _MIDDLE
    return Streams(
        "flow", title, summary, width, round(height + 8), tuple(bands), tuple(blocks), tuple(captions)
    )


def _size(strength: int) -> float:
    return max(strength * _UNIT, _LEAST)


def _slack(strength: int) -> float:
    """What is free where a block is higher than its streams, so that its name has room."""
    return _size(strength) - strength * _UNIT


def _stack(strengths: Mapping[str, int]) -> tuple[dict[str, float], float]:
    places, y = {}, float(_TOP)
    for name, strength in strengths.items():
        places[name] = y
        y += _size(strength) + _GAP
    return places, y


def _placed(caption: Caption, x: float, y: float, anchor: str) -> Caption:
    return Caption(caption.text, x, round(y, 1), anchor, caption.style, caption.lang, caption.href)


def _ribbon(x1: float, y1: float, x2: float, y2: float, wide: float) -> str:
    middle = (x1 + x2) / 2
    y1, y2 = round(y1, 1), round(y2, 1)
    return (
        f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
        f"L{x2} {y2 + wide}C{middle} {y2 + wide} {middle} {y1 + wide} {x1} {y1 + wide}Z"
    )
