"""Rows and columns with marks at their crossings, the names of the columns over them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.draw.frame import BOTTOM, LEFT, RIGHT, TOP
from kprgraph.draw.marks import mark
from kprgraph.draw.palette import ROLES, role
from kprgraph.draw.scene import FAINT, INK, LINE_HEIGHT, SOFT, Area, Group, Outline, Words, box, number
from kprgraph.draw.widths import width
from kprgraph.draw.wrapping import lang_of, wrap

_PALE, BAND = "#DCDCDC", "#F4F5FA"
_HEADS = (20, 19, 18, 17, 16, 15, 14)
_KINDS = list(ROLES)


@dataclass(frozen=True, slots=True)
class Role:
    """What one body does for one service.

    Attributes:
        service: IRI.
        body: IRI.
        kind: Kind of link.
        status: State of the link.
    """

    service: str
    body: str
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        name: What it is called.
        bodies: IRIs of the bodies it stands for; marks are counted where there are several.
        group: The ministry, where this row is the first of one; else None.
    """

    name: str
    bodies: tuple[str, ...]
    group: str | None


@dataclass(frozen=True, slots=True)
class Grid:
    """All that is drawn.

    Attributes:
        rows: In order; rows of one group follow each other.
        services: IRI and numbered name of each column.
        at: Body and service -> roles.
        states: State -> its name, for states that are told.
        lang: Language of the picture.
    """

    rows: tuple[Row, ...]
    services: tuple[tuple[str, str], ...]
    at: Mapping[tuple[str, str], Sequence[Role]]
    states: Mapping[str, str]
    lang: str


def wide(grid: Grid) -> tuple[Group, ...]:
    """The names of the services stand over the columns, those of the groups left of their rows."""
    of_groups = 290 if any(row.group is not None for row in grid.rows) else 0
    left = LEFT + of_groups + 460
    column = (RIGHT - left) / len(grid.services)
    size = _head_size(grid, column)
    heads = [wrap(name, column - 12, size) for _, name in grid.services]
    top = TOP + max(map(len, heads)) * size * LINE_HEIGHT + 14
    step = min((BOTTOM - top) / len(grid.rows), 62.0)
    small = min(max(step * 0.62, 12.0), 22.0)
    cells = Area(left, top, column * len(grid.services), step * len(grid.rows))
    groups = [_net(grid, cells, LEFT + of_groups)]
    for place, (lines, (_, name)) in enumerate(zip(heads, grid.services, strict=True)):
        y = round(top - 12 - (len(lines) - 1) * size * LINE_HEIGHT, 1)
        x, of = left + (place + 0.5) * column, lang_of(name, grid.lang)
        groups.append(
            Group("node service", name, (), (Words(tuple(lines), x, y, size, anchor="middle", lang=of),))
        )
    for place, row in enumerate(grid.rows):
        y = top + place * step
        if row.group is not None:
            area = Area(LEFT, y, of_groups - 14, _span(grid.rows, place) * step)
            groups.append(label("heading", row.group, area, small * 0.9, grid.lang))
        groups.append(label("node agency", row.name, Area(LEFT + of_groups, y, 446, step), small, grid.lang))
        groups += marks(grid, row, Area(left, y, column, step), small)
    return tuple(groups)


def label(kind: str, name: str, area: Area, size: float, lang: str) -> Group:
    """A name in an area: on one line, else on several smaller ones that fit; headings are no bold names."""
    bold = kind != "heading"
    small, lines = size, [name]
    while width(name, size, bold=bold) > area.wide and small > 9:
        lines = wrap(name, area.wide, small, bold=bold)
        if len(lines) * small * LINE_HEIGHT <= area.high + 2:
            break
        small -= 0.5
    base = round(area.middle - (len(lines) - 1) * small * LINE_HEIGHT / 2 + small * 0.35, 1)
    colour, of = INK if bold else SOFT, lang_of(name, lang)
    words = Words(tuple(lines), area.x, base, round(small, 1), bold=bold, colour=colour, lang=of)
    return Group(kind, name, (), (words,))


def marks(grid: Grid, row: Row, first: Area, size: float) -> Iterator[Group]:
    """The marks of a row: one for each role and state; where it stands for several bodies, with their number.

    Args:
        grid: All that is drawn.
        row: The row.
        first: Its cell in the first column.
        size: Size of a mark where there is room.
    """
    several = len(row.bodies) > 1
    for place, (service, name) in enumerate(grid.services):
        found = _roles(grid, row, service)
        small = min(size, first.wide / (max(len(found), 1) * (2.4 if several else 1.25)))
        gap = small * (2.3 if several else 1.25)
        for n, ((kind, status), many) in enumerate(found.items()):
            x = first.x + (place + 0.5) * first.wide + (n - (len(found) - 1) / 2) * gap
            said = [row.name, role(kind).does.say(grid.lang), grid.states.get(status, "")]
            said += [str(many) if several else "", name]
            y = first.middle
            count = Words((str(many),), x + small * 0.35, round(y + small * 0.33, 1), small * 0.9)
            outlines = mark(kind, status, x - (small * 0.4 if several else 0), y, small)
            yield Group("mark", " · ".join(filter(None, said)), outlines, (count,) if several else ())


def _roles(grid: Grid, row: Row, service: str) -> dict[tuple[str, str], int]:
    """Kind and state -> number of bodies, in the order of the legend."""
    bodies: dict[tuple[int, str], set[str]] = defaultdict(set)
    for body in row.bodies:
        for each in grid.at.get((body, service), ()):
            bodies[_KINDS.index(each.kind), each.status].add(body)
    return {(_KINDS[kind], status): len(bodies[kind, status]) for kind, status in sorted(bodies)}


def _net(grid: Grid, cells: Area, names: float) -> Group:
    """Bands behind every other column, a thin line over each row and a stronger one over each group."""
    column, step = cells.wide / len(grid.services), cells.high / len(grid.rows)
    bands = range(0, len(grid.services), 2)
    outlines = [Outline(box(cells.x + n * column, cells.y, column, cells.high), BAND) for n in bands]
    for place, row in enumerate(grid.rows):
        strong = row.group is not None or not place
        path = f"M{number(LEFT if strong else names)} {number(cells.y + place * step)}H{number(cells.right)}"
        outlines.append(Outline(path, stroke=FAINT if strong else _PALE, thick=1.2 if strong else 1))
    outlines.append(
        Outline(f"M{LEFT} {number(cells.y + cells.high)}H{number(cells.right)}", stroke=FAINT, thick=1.2)
    )
    return Group("grid", "", tuple(outlines))


def _head_size(grid: Grid, column: float) -> float:
    """The largest size at which the names of the services take no more than a quarter of the height."""
    for size in _HEADS:
        most = max(len(wrap(name, column - 12, size)) for _, name in grid.services)
        if most * size * LINE_HEIGHT <= (BOTTOM - TOP) * 0.26:
            return size
    return _HEADS[-1]


def _span(rows: Sequence[Row], start: int) -> int:
    """How many rows the group that begins here has."""
    many = 1
    while start + many < len(rows) and rows[start + many].group is None:
        many += 1
    return many
