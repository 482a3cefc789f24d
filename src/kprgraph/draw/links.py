"""Lines between things: curves in the colour of their kind and the dashes of their state, with a head."""

from kprgraph.draw.palette import dash, role
from kprgraph.draw.scene import Group, Outline, number, polygon

_HEAD = 13.0


def link(kind: str, status: str, start: tuple[float, float], end: tuple[float, float], title: str) -> Group:
    """A line from one place to another; both ends are left and reached horizontally.

    Args:
        kind: Kind of link, such as `feed`.
        status: State of the link, such as `planned`.
        start: Where it leaves.
        end: Where its head points.
        title: The link in words.
    """
    look = role(kind)
    (x1, y1), (x2, y2) = start, end
    way = 1 if x2 >= x1 else -1
    stop = x2 - way * _HEAD * 0.8
    bend = (stop - x1) / 2
    path = (
        f"M{number(x1)} {number(y1)}C{number(x1 + bend)} {number(y1)} "
        f"{number(stop - bend)} {number(y2)} {number(stop)} {number(y2)}"
    )
    half = max(look.thick * 1.3, 5.5)
    head = polygon([(x2, y2), (x2 - way * _HEAD, y2 - half), (x2 - way * _HEAD, y2 + half)])
    outlines = (
        Outline(path, stroke=look.colour, thick=look.thick, dash=dash(status)),
        Outline(head, look.colour),
    )
    return Group("link", title, outlines)
