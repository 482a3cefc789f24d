"""The same rows and columns in two halves: the services are numbered and named once, the rows stay large."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kprgraph.draw.frame import BOTTOM, LEFT, RIGHT, TOP
from kprgraph.draw.grid import BAND, Grid, Row, label, marks
from kprgraph.draw.scene import FAINT, SOFT, Area, Group, Outline, Words, box, number
from kprgraph.draw.widths import width
from kprgraph.draw.wrapping import lang_of

_GAP, _COLUMN = 32.0, 33.0
_WIDE = (RIGHT - LEFT - _GAP) / 2
_NAME, _NUMBERS = 27.0, 30.0
_GROUP = 0.92
"""How high the name of a group stands, in rows."""


def halves(grid: Grid) -> tuple[Group, ...]:
    """The names of the services, then both halves, each row under the name of its group."""
    top = TOP + -(-len(grid.services) // 2) * _NAME + 16
    parts = _split(grid.rows)
    step = min((BOTTOM - top - _NUMBERS) / max(map(_rows_high, parts)), 34.0)
    groups: list[Group] = []
    for place, part in enumerate(parts):
        area = Area(LEFT + place * (_WIDE + _GAP), top, _WIDE, _NUMBERS + step * _rows_high(part))
        groups += _half(grid, part, area, step)
    return (*groups, *_names(grid))


def _half(grid: Grid, rows: Sequence[Row], area: Area, step: float) -> Iterator[Group]:
    size = min(step * 0.66, 20.0)
    first = area.right - _COLUMN * len(grid.services)
    bands = range(0, len(grid.services), 2)
    stripes = [Outline(box(first + n * _COLUMN, area.y, _COLUMN, area.high), BAND) for n in bands]
    yield Group("grid", "", tuple(stripes))
    for place, (_, name) in enumerate(grid.services):
        x = first + (place + 0.5) * _COLUMN
        words = Words((name.split(".")[0],), x, area.y + 22, 18, bold=True, anchor="middle")
        yield Group("number", name, (), (words,))
    y = area.y + _NUMBERS
    for row in rows:
        if row.group is not None:
            yield _rule(area, y)
            base = round(y + step * _GROUP * 0.78, 1)
            words = Words(
                (row.group,), area.x, base, size * 0.88, colour=SOFT, lang=lang_of(row.group, grid.lang)
            )
            yield Group("heading", row.group, (), (words,))
            y += step * _GROUP
        yield label("node agency", row.name, Area(area.x + 16, y, first - area.x - 26, step), size, grid.lang)
        yield from marks(grid, row, Area(first, y, _COLUMN, step), size * 0.86)
        y += step
    yield _rule(area, y)


def _names(grid: Grid) -> Iterator[Group]:
    half = -(-len(grid.services) // 2)
    for place, (_, name) in enumerate(grid.services):
        x, y = LEFT + (place // half) * (_WIDE + _GAP), TOP + (place % half) * _NAME + 17
        size = next((s for s in (19, 18, 17, 16, 15) if width(name, s) <= _WIDE), 14)
        yield Group("node service", name, (), (Words((name,), x, y, size, lang=lang_of(name, grid.lang)),))


def _rows_high(rows: Sequence[Row]) -> float:
    """How high rows stand with the names of their groups, in rows."""
    return sum(1.0 + (_GROUP if row.group is not None else 0) for row in rows)


def _split(rows: Sequence[Row]) -> list[list[Row]]:
    """Two halves of about the same height; a group is parted only if it is large, and named again."""
    total = _rows_high(rows)
    starts = [n for n, row in enumerate(rows) if row.group is not None]
    off = {n: abs(_rows_high(rows[:n]) - total / 2) for n in range(len(rows))}
    middle = min(starts, key=lambda n: (off[n], n))
    if off[middle] > total / 8:
        middle = min(off, key=lambda n: (off[n], n))
    second = list(rows[middle:])
    if second[0].group is None:
        group = next(row.group for row in reversed(rows[:middle]) if row.group is not None)
        second[0] = replace(second[0], group=group)
    return [list(rows[:middle]), second]


def _rule(area: Area, y: float) -> Group:
    path = f"M{number(area.x)} {number(y)}H{number(area.right)}"
    return Group("grid", "", (Outline(path, stroke=FAINT, thick=1.2),))
