"""Share the text of a cluster out among its parts where Typst drew a mark apart from its base."""

import re
from dataclasses import dataclass

_BLOCK = re.compile(
    rb"(?P<open>/\w+<<[^\n]*?)>>BDC\nq 1 0 0 -1 (?P<x>[-\d.]+) (?P<y>[-\d.]+) cm"
    rb"(?P<body>[^q]*?BT.*?\nET\nQ\nEMC)",
    re.DOTALL,
)
_SHOWN = rb"0 Tr/(?P<font>f\d+) (?P<size>[\d.]+) Tf 1 0 0 -1 (?P<at>[-\d.]+) 0 Tm"
_LAST = re.compile(rb"/ActualText<FEFF(?P<text>[0-9A-F]+)>>>BDC " + _SHOWN + rb"[^\n]*\nEMC\nET\nQ\nEMC$")
# A string of one glyph: two bytes, each plain, escaped by a letter or written as three digits.
_ONE = re.compile(
    rb"BT(?:/Span<</ActualText<FEFF(?P<text>[0-9A-F]+)>>>BDC)? "
    + _SHOWN
    + rb"\[?-?[\d.]*\((?:\\[0-7]{3}|\\.|[^\\()]){2}\)-?[\d.]*\]?T[Jj]\n(?:EMC\n)?ET\nQ\nEMC$",
    re.DOTALL,
)
_TEXT = b"/ActualText<FEFF"
_NEAR, _WIDE = 0.5, 2.0
"""How far a mark stands from its base at most, up or down and to the side, in sizes of the type."""


@dataclass(slots=True)
class _Base:
    """The end of a block of text that marks may follow."""

    place: int
    text: str
    font: bytes
    size: float
    x: float
    y: float


def shared(stream: bytes) -> bytes:
    """The drawing of a page with the text of each cluster shared out among its parts.

    Args:
        stream: The operators of a page, as Typst writes them.
    """
    blocks = list(_BLOCK.finditer(stream))
    base: _Base | None = None
    marks: list[int] = []
    own: dict[int, str] = {}
    rest: dict[int, str] = {}
    for place, block in enumerate(blocks):
        if base and _is_mark(block, base):
            marks.append(place)
            continue
        if base and marks:
            _share(base, marks, own, rest)
        base, marks = _base(place, block), []
    if base and marks:
        _share(base, marks, own, rest)
    made, before = [], 0
    for place, block in enumerate(blocks):
        if place in own or place in rest:
            made += [stream[before : block.start()], _written(block, own.get(place), rest.get(place, ""))]
            before = block.end()
    return b"".join([*made, stream[before:]])


def _base(place: int, block: re.Match[bytes]) -> _Base | None:
    last = _LAST.search(block["body"])
    if not last:
        return None
    return _Base(
        place,
        _said(last["text"]),
        last["font"],
        float(last["size"]),
        float(block["x"]) + float(last["at"]),
        float(block["y"]),
    )


def _is_mark(block: re.Match[bytes], base: _Base) -> bool:
    one = _ONE.search(block["body"])
    if not one or one["font"] != base.font or float(one["size"]) != base.size:
        return False
    if one["text"] and _said(one["text"]) != base.text:
        return False
    x, y = float(block["x"]) + float(one["at"]), float(block["y"])
    return 0 < abs(y - base.y) < _NEAR * base.size and abs(x - base.x) < _WIDE * base.size


def _share(base: _Base, marks: list[int], own: dict[int, str], rest: dict[int, str]) -> None:
    """The last characters go to the marks, one each; the base keeps what is before them."""
    if len(base.text) <= len(marks):
        return
    rest[base.place] = base.text[: -len(marks)]
    own.update(zip(marks, base.text[-len(marks) :], strict=True))


def _written(block: re.Match[bytes], own: str | None, rest: str) -> bytes:
    """A block with a text of its own, or with another text of its last cluster."""
    whole, opening, text = block[0], block["open"], _hex(rest if own is None else own)
    if _TEXT not in whole:
        return opening + _TEXT + text + b">" + whole[len(opening) :]
    place = whole.rindex(_TEXT) + len(_TEXT)
    return whole[:place] + text + whole[whole.index(b">", place) :]


def _said(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be")


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().upper().encode()
