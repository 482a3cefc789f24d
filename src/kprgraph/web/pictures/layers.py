"""Boxes in columns from left to right, joined by lines: what feeds stands left of what is fed.

The order within the columns is that of Sugiyama's method (barycentres, some sweeps up and down); lines leave
a box on its right and enter on the left, each at a place of its own, so that they can be told apart.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.web.pictures.shapes import Box, Caption, Line

BOX_HEIGHT = 64
_WIDE, _NARROW = (190, 96), (176, 58)  # width of a box and of the gap beside it
_MANY_COLUMNS = 5
_GAP_Y = 14
_MARGIN, _HEADING = 8, 26
_SWEEPS = 4
_BEND = 0.5


@dataclass(frozen=True, slots=True)
class Node:
    """A thing to be drawn.

    Attributes:
        id: What lines name it by.
        column: Where it stands, any whole number; smaller is farther left.
        text: Its name.
        lang: Language of the name where it is not that of the page, else "".
        kind: What it is, in words.
        code: Kind in the style sheet.
        href: Its page, or None.
        focus: Whether the picture is about it.
    """

    id: str
    column: int
    text: str
    lang: str
    kind: str
    code: str
    href: str | None
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A connection to be drawn.

    Attributes:
        source: Id of a node.
        target: Id of a node.
        kind: Relation in the style sheet.
        status: Status in the style sheet, or "".
        title: The connection in words.
    """

    source: str
    target: str
    kind: str
    status: str
    title: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands.

    Attributes:
        width: Width of the picture.
        height: Height of the picture.
        boxes: The nodes.
        lines: The edges.
        captions: Headings of the columns.
    """

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    captions: tuple[Caption, ...]


def layered(nodes: Sequence[Node], edges: Sequence[Edge], headings: Mapping[int, str]) -> Layout:
    """Place nodes in their columns and draw the edges; same input, same picture.

    Args:
        nodes: In any order; equals keep it.
        edges: Between these nodes.
        headings: Column -> what stands above it.
    """
    columns = _ordered(nodes, edges)
    wide, gap = _NARROW if len(columns) >= _MANY_COLUMNS else _WIDE
    tallest = max((len(column) for column in columns.values()), default=1)
    top = _MARGIN + (_HEADING if headings else 0)
    height = top + tallest * (BOX_HEIGHT + _GAP_Y) - _GAP_Y + _MARGIN
    boxes: dict[str, Box] = {}
    captions = []
    for number, (key, column) in enumerate(sorted(columns.items())):
        x = _MARGIN + number * (wide + gap)
        free = (tallest - len(column)) * (BOX_HEIGHT + _GAP_Y)
        for place, node in enumerate(column):
            y = top + free // 2 + place * (BOX_HEIGHT + _GAP_Y)
            boxes[node.id] = _box(node, x, y, wide)
        if key in headings:
            captions.append(Caption(headings[key], x, _MARGIN + 14, style="column"))
    width = 2 * _MARGIN + max(len(columns), 1) * (wide + gap) - gap
    lines = tuple(joins(edges, boxes))
    return Layout(width, height, tuple(boxes.values()), lines, tuple(captions))


def _box(node: Node, x: int, y: int, wide: int) -> Box:
    return Box(node.text, node.lang, node.kind, node.code, node.href, x, y, wide, BOX_HEIGHT, node.focus)


def _ordered(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[int, list[Node]]:
    columns: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        columns[node.column].append(node)
    near: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        near[edge.source].append(edge.target)
        near[edge.target].append(edge.source)
    for sweep in range(_SWEEPS):
        place = {
            node.id: i / max(len(column), 1) for column in columns.values() for i, node in enumerate(column)
        }
        for key in sorted(columns, reverse=bool(sweep % 2)):
            column = columns[key]
            before = {node.id: i for i, node in enumerate(column)}
            column.sort(key=lambda node: (_middle(node.id, near, place), before[node.id]))
            place |= {node.id: i / len(column) for i, node in enumerate(column)}
    return columns


def _middle(node: str, near: Mapping[str, list[str]], place: Mapping[str, float]) -> float:
    places = [place[other] for other in near[node] if other != node]
    return sum(places) / len(places) if places else place[node]


def joins(edges: Sequence[Edge], boxes: Mapping[str, Box]) -> list[Line]:
    """The lines of edges, each with a port of its own on either side, in the order of what they lead to."""
    known = [edge for edge in edges if edge.source in boxes and edge.target in boxes]
    leaving: dict[str, list[int]] = defaultdict(list)
    entering: dict[str, list[int]] = defaultdict(list)
    for number, edge in enumerate(known):
        leaving[edge.source].append(number)
        entering[edge.target].append(number)
    starts = _ports(leaving, boxes, lambda number: boxes[known[number].target].y)
    ends = _ports(entering, boxes, lambda number: boxes[known[number].source].y)
    lines = []
    for number, edge in enumerate(known):
        source, target = boxes[edge.source], boxes[edge.target]
        path = _course(source, starts[number], target, ends[number])
        lines.append(Line(path, edge.kind, edge.status, edge.title))
    return lines


def _ports(
    sides: Mapping[str, list[int]], boxes: Mapping[str, Box], other: Callable[[int], int]
) -> dict[int, float]:
    ports: dict[int, float] = {}
    for name, numbers in sides.items():
        box = boxes[name]
        for place, number in enumerate(sorted(numbers, key=lambda n: (other(n), n)), 1):
            ports[number] = box.y + round(place * box.height / (len(numbers) + 1), 1)
    return ports


def _course(source: Box, start: float, target: Box, end: float) -> str:
    x1, x2 = source.x + source.width, target.x
    if x2 > x1:
        bend = round((x2 - x1) * _BEND, 1)
        return f"M{x1} {start}C{x1 + bend} {start} {x2 - bend} {end} {x2 - 7} {end}"
    if source.x == target.x:  # within a column: out on the right and back
        return f"M{x1} {start}C{x1 + 46} {start} {x1 + 46} {end} {x1 + 7} {end}"
    # against the order: around, from the left side to the right one
    back = target.x + target.width
    return f"M{source.x} {start}C{source.x - 46} {start} {back + 46} {end} {back + 7} {end}"
