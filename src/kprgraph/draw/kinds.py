"""Kinds of things in pictures: each has a word, and a card with corners and a tint of its own."""

from collections.abc import Mapping
from types import MappingProxyType

from kprgraph.draw.scene import INK, PAPER, SOFT, Area, Outline, box, polygon
from kprgraph.errors import Text

KINDS: Mapping[str, Text] = MappingProxyType(
    {
        "agency": Text(th="หน่วยงาน", en="body"),
        "service": Text(th="งานบริการ", en="service"),
        "platform": Text(th="ระบบหรือแพลตฟอร์ม", en="system or platform"),
        "committee": Text(th="คณะกรรมการ", en="committee"),
        "other": Text(th="เรื่องหรือโครงการ", en="programme or other matter"),
    }
)
"""Kind of thing -> its word."""

_TINTS = {"service": "#EEF2FF", "platform": "#F3F3F3", "committee": "#FBF1F6", "other": "#FAF6E8"}
_ROUND = {"service": 14.0, "agency": 3.0}
_CUTS = {
    "platform": (True, True, True, True),
    "other": (False, True, False, False),
    "committee": (True, False, False, True),
}
"""Kind of card -> whether its corners are cut off: top left, top right, bottom right, bottom left."""


def known(kind: str) -> str:
    """The kind as pictures tell it: many kinds are one to them."""
    return kind if kind in KINDS else "other"


def card_outline(kind: str, area: Area, *, focus: bool = False) -> Outline:
    """The outline of the card of a thing; its corners tell the kind."""
    kind = known(kind)
    stroke, thick = (INK, 4.0) if focus else (SOFT, 1.6)
    if kind in _CUTS:
        path = _cut(area, _CUTS[kind])
    else:
        path = box(area.x, area.y, area.wide, area.high, _ROUND.get(kind, 0))
    return Outline(path, _TINTS.get(kind, PAPER), stroke, thick)


def _cut(area: Area, cuts: tuple[bool, bool, bool, bool]) -> str:
    by = [min(14.0, area.high / 3) if cut else 0.0 for cut in cuts]
    x, y, x2, y2 = area.x, area.y, area.right, area.y + area.high
    points = [(x, y + by[0]), (x + by[0], y), (x2 - by[1], y), (x2, y + by[1]),
              (x2, y2 - by[2]), (x2 - by[2], y2), (x + by[3], y2), (x, y2 - by[3])]  # fmt: skip
    return polygon(list(dict.fromkeys(points)))
