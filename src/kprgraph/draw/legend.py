"""The legend: what marks, lines and cards mean, as far as a picture uses them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kprgraph.draw.kinds import KINDS, card_outline, known
from kprgraph.draw.marks import mark
from kprgraph.draw.palette import ROLES, STATUSES, UNSAID, dash, role
from kprgraph.draw.scene import INK, PAPER, SOFT, Area, Entry, Group, Key, Outline, Words, number
from kprgraph.draw.widths import width
from kprgraph.errors import Text
from kprgraph.store import Store

_LEGEND = Text(th="คำอธิบาย:", en="Legend:")
_NO_STATUS = Text(th="รายงานไม่บอกสถานะ", en="the report gives no status")
_ICONS = {"role": 46.0, "status": 82.0, "fill": 30.0, "kind": 46.0, "entry": 36.0}
"""Sort of entry -> how wide its icon is, with the gap to its text."""
_SIZES = (19, 18, 17, 16, 15)
_GAP = 26.0

_Item = tuple[str, str, Callable[[float, float], tuple[Outline, ...]]]
"""Sort, text, and the icon from its left middle."""


def role_key(kind: str) -> Key:
    """The entry of the legend for a kind of link; kinds without a look of their own share one."""
    kind = kind if kind in ROLES else "other"
    return Key([*ROLES, kind].index(kind), "role", kind)


def status_key(status: str) -> Key:
    """The entry of the legend for a state of lines."""
    return Key(100 + [*STATUSES, status].index(status), "status", status)


def fill_key(status: str) -> Key:
    """The entry of the legend for a state that only the fill of marks tells."""
    return Key(100 + [*STATUSES, status].index(status), "fill", status)


def kind_key(kind: str) -> Key:
    """The entry of the legend for a kind of thing."""
    return Key(200 + list(KINDS).index(known(kind)), "kind", known(kind))


def legend(
    store: Store, keys: Iterable[Key], entries: Iterable[Entry], lang: str, place: Area
) -> Iterator[Group]:
    """One line of entries, set as large as there is room for.

    Args:
        store: Where names of states are looked up.
        keys: What is to be explained, in any order and repeated.
        entries: More entries, after those.
        lang: Language of all words.
        place: How wide the line may be, and where it stands.
    """
    items = [_item(store, key, lang) for key in sorted(set(keys))]
    items += [("entry", entry.text, _sign(entry)) for entry in entries]
    if not items:
        return
    size = next((s for s in _SIZES if _length(items, s, lang) <= place.wide), _SIZES[-1] - 1)
    x, y = place.x, place.y
    name = Words((_LEGEND.say(lang),), x, y, size, bold=True, colour=SOFT)
    yield Group("legend-title", "", (), (name,))
    x += width(name.lines[0], size, bold=True) + 18
    for sort, text, icon in items:
        words = Words((text,), x + _ICONS[sort], y, size, colour=INK)
        yield Group("legend", text, icon(x, y - size * 0.33), (words,))
        x += _ICONS[sort] + width(text, size) + _GAP


def _length(items: Sequence[_Item], size: float, lang: str) -> float:
    name = width(_LEGEND.say(lang), size, bold=True) + 18
    return name + sum(_ICONS[sort] + width(text, size) + _GAP for sort, text, _ in items) - _GAP


def _item(store: Store, key: Key, lang: str) -> _Item:
    if key.sort == "role":
        text = role(key.code).does.say(lang)
    elif key.sort == "kind":
        text = KINDS[key.code].say(lang)
    else:
        text = _NO_STATUS.say(lang) if key.code == UNSAID else store.label(f"linkstatus:{key.code}", lang)
    return key.sort, text, lambda x, y: _icon(key, x, y)


def _sign(entry: Entry) -> Callable[[float, float], tuple[Outline, ...]]:
    return lambda x, y: entry.sign(x + 13, y)


def _icon(key: Key, x: float, y: float) -> tuple[Outline, ...]:
    middle = x + _ICONS[key.sort] / 2 - 6
    if key.sort == "kind":
        return (card_outline(key.code, Area(x, y - 10, 34, 20)),)
    path = f"M{number(x)} {number(y)}H{number(2 * middle - x)}"
    if key.sort == "role":
        look = role(key.code)
        return Outline(path, stroke=look.colour, thick=look.thick), *mark(key.code, "", middle, y, 17)
    dot = tuple(_grey(outline) for outline in mark("feed", key.code, middle, y, 17))
    if key.sort == "fill":
        return dot
    return Outline(path, stroke=SOFT, thick=2.5, dash=dash(key.code)), *dot


def _grey(outline: Outline) -> Outline:
    """A part of a mark without the colour of its role."""
    fill, stroke = (c if c in (PAPER, "none") else SOFT for c in (outline.fill, outline.stroke))
    return replace(outline, fill=fill, stroke=stroke)
