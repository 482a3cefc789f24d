"""Cards in columns from left to right, joined by lines; what comes first stands left.

Within a column cards stand in the order of Sugiyama's method (barycentres of their neighbours, a few sweeps).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kprgraph.draw import cards
from kprgraph.draw.cards import Card
from kprgraph.draw.frame import BOTTOM, LEFT, RIGHT, TOP
from kprgraph.draw.hub import MORE
from kprgraph.draw.links import link
from kprgraph.draw.scene import SOFT, Area, Group, Words
from kprgraph.draw.wrapping import wrap

_SIZES = (28, 26, 24, 22, 20, 18, 17, 16)
_GAP, _WIDEST = 12.0, 520.0
_SWEEPS = 4
_HEADING, _REMARK = 34.0, 30.0
_PORT = 14.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two cards.

    Attributes:
        source: Id of a card.
        target: Id of a card.
        kind: Kind of link.
        status: State of the link.
        title: The link in words.
    """

    source: str
    target: str
    kind: str
    status: str
    title: str


@dataclass(frozen=True, slots=True)
class _Place:
    card: Card
    area: Area


def layered(
    columns: Sequence[Sequence[Card]], lines: Sequence[Line], headings: Sequence[str], lang: str
) -> tuple[Group, ...]:
    """Draw columns of cards; same input, same picture.

    Args:
        columns: At least one, none empty.
        lines: Between cards; lines to cards that had no room are left out with them.
        headings: One for each column.
        lang: Language of the picture.
    """
    gap = 110.0 if len(columns) <= 4 else 80.0
    wide = min((RIGHT - LEFT - gap * (len(columns) - 1)) / len(columns), _WIDEST)
    left = LEFT + (RIGHT - LEFT - wide * len(columns) - gap * (len(columns) - 1)) / 2
    size = next(
        (s for s in _SIZES if all(_high(column, wide, s) <= _room() for column in columns)), _SIZES[-1]
    )
    ordered = _ordered(columns, lines)
    places: dict[str, _Place] = {}
    groups: list[Group] = []
    for number, column in enumerate(ordered):
        x = left + number * (wide + gap)
        kept = _kept(column, wide, size)
        groups.append(_heading(headings[number], x, wide))
        _stand(column[:kept], Area(x, TOP + _HEADING, wide, _room(kept < len(column))), size, places)
        if kept < len(column):
            said = MORE.say(lang).format(len(column) - kept)
            groups.append(Group("remark", "", (), (Words((said,), x + 12, BOTTOM - 4, 17, colour=SOFT),)))
    drawn = [cards.draw(p.card, p.area, size, lang) for p in places.values()]
    return (*_lines(lines, places), *groups, *drawn)


def _room(remark: bool = False) -> float:
    """How high the cards of a column may stand, with a remark below them or without."""
    return BOTTOM - TOP - _HEADING - (_REMARK if remark else 0)


def _high(column: Sequence[Card], wide: float, size: float) -> float:
    return sum(cards.height(card, wide, size) + _GAP for card in column) - _GAP


def _kept(column: Sequence[Card], wide: float, size: float) -> int:
    """How many cards of a column there is room for."""
    number = len(column)
    while number > 1 and _high(column[:number], wide, size) > _room(number < len(column)):
        number -= 1
    return number


def _stand(column: Sequence[Card], room: Area, size: float, places: dict[str, _Place]) -> None:
    """Note where the cards of a column stand: in the middle of its height, spread a little."""
    free = max(room.high - _high(column, room.wide, size), 0)
    spread = min(free / max(len(column) - 1, 1), 30.0) if len(column) > 1 else 0.0
    y = room.y + (free - spread * (len(column) - 1)) / 2
    for card in column:
        high = cards.height(card, room.wide, size)
        places[card.id] = _Place(card, Area(room.x, round(y, 1), room.wide, high))
        y += high + _GAP + spread


def _heading(text: str, x: float, wide: float) -> Group:
    lines = wrap(text, wide, 18, bold=True)
    return Group("heading", text, (), (Words(tuple(lines[:1]), x, TOP + 14, 18, bold=True, colour=SOFT),))


def _ordered(columns: Sequence[Sequence[Card]], lines: Sequence[Line]) -> list[list[Card]]:
    near: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        near[line.source].append(line.target)
        near[line.target].append(line.source)
    ordered = [list(column) for column in columns]
    for sweep in range(_SWEEPS):
        for number in range(len(ordered))[:: -1 if sweep % 2 else 1]:
            place = {card.id: i / len(column) for column in ordered for i, card in enumerate(column)}
            before = {card.id: i for i, card in enumerate(ordered[number])}
            ordered[number].sort(key=lambda card: (_middle(card.id, near, place), before[card.id]))
    return ordered


def _middle(card: str, near: Mapping[str, Sequence[str]], place: Mapping[str, float]) -> float:
    places = [place[other] for other in near[card] if other in place]
    return sum(places) / len(places) if places else place[card]


def _lines(lines: Sequence[Line], places: Mapping[str, _Place]) -> list[Group]:
    """Each line with a port of its own at either end, ports in the order of what they lead to."""
    known = [line for line in lines if line.source in places and line.target in places]
    starts = _ports(known, places, leaving=True)
    ends = _ports(known, places, leaving=False)
    groups = []
    for number, line in enumerate(known):
        source, target = places[line.source].area, places[line.target].area
        start = (source.right, starts[number])
        end = (target.x, ends[number])
        groups.append(link(line.kind, line.status, start, end, line.title))
    return groups


def _ports(lines: Sequence[Line], places: Mapping[str, _Place], *, leaving: bool) -> dict[int, float]:
    at: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        at[line.source if leaving else line.target].append(number)
    ports: dict[int, float] = {}
    for name, numbers in at.items():
        box = places[name].area
        far = {n: places[lines[n].target if leaving else lines[n].source].area for n in numbers}
        step = min(_PORT, box.high / (len(numbers) + 1))
        for place, number in enumerate(sorted(numbers, key=lambda n: (far[n].y, n))):
            ports[number] = round(box.middle + (place - (len(numbers) - 1) / 2) * step, 1)
    return ports
