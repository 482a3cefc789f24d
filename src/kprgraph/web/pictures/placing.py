"""Where the nodes of a network stand on a canvas: Graphviz's `dot` where it is installed, else columns.

Only positions are taken from Graphviz; it sees boxes without words, so it needs no font and measures no text.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from threading import Lock
from typing import Any

WIDTH, HEIGHT = 190, 60
_GAP_X, _GAP_Y = 90, 16
_POINTS = 72.0  # of an inch; Graphviz measures boxes in inches and places in points
_MOST = 400  # above it `dot` takes seconds

# Graphviz keeps its state in global variables, so one thread at a time may use it.
_ONE_AT_A_TIME = Lock()


def places(
    nodes: Sequence[str], edges: Sequence[tuple[str, str]], columns: Mapping[str, int]
) -> dict[str, tuple[int, int]]:
    """The middle of each box in pixels, y downwards, the first node at (0, 0); same input, same places.

    Args:
        nodes: What to place; the first is what the picture is about.
        edges: Which box leads to which, from left to right.
        columns: How far each node is from the first, negative on the left; used without Graphviz.
    """
    if not nodes:
        return {}
    found = _dot(nodes, edges) if len(nodes) <= _MOST else None
    found = found or _stacked(nodes, columns)
    x, y = found[nodes[0]]
    return {node: (round(found[node][0] - x), round(found[node][1] - y)) for node in nodes}


def _dot(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, tuple[float, float]] | None:
    try:
        pygraphviz: Any = import_module("pygraphviz")  # optional, and only a canvas needs it
    except ImportError:
        return None
    numbers = {node: str(place) for place, node in enumerate(nodes)}
    with _ONE_AT_A_TIME:
        graph: Any = pygraphviz.AGraph(
            directed=True, strict=True, rankdir="LR", splines="false", nodesep=_GAP_Y / _POINTS,
            ranksep=_GAP_X / _POINTS,
        )  # fmt: skip
        graph.node_attr.update(
            shape="box", label="", fixedsize="true", width=WIDTH / _POINTS, height=HEIGHT / _POINTS
        )
        graph.add_nodes_from(numbers[node] for node in nodes)
        graph.add_edges_from((numbers[source], numbers[target]) for source, target in edges)
        graph.layout(prog="dot")
        return {node: _point(graph.get_node(number).attr["pos"]) for node, number in numbers.items()}


def _point(text: str) -> tuple[float, float]:
    """Graphviz counts upwards, a screen downwards."""
    x, y = text.split(",")
    return float(x), -float(y)


def _stacked(nodes: Sequence[str], columns: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    stacks: dict[int, list[str]] = {}
    for node in nodes:
        stacks.setdefault(columns.get(node, 0), []).append(node)
    return {
        node: (column * (WIDTH + _GAP_X), (place - (len(stack) - 1) / 2) * (HEIGHT + _GAP_Y))
        for column, stack in stacks.items()
        for place, node in enumerate(stack)
    }
