"""The marks of roles: small shapes that say with their form what their colour says."""

import math

from kprgraph.draw.palette import FILLS, role
from kprgraph.draw.scene import PAPER, Outline, box, number, polygon

_HALF = 0.5


def mark(kind: str, status: str, x: float, y: float, size: float) -> tuple[Outline, ...]:
    """The mark of a kind of link around a middle point.

    Args:
        kind: Kind of link, such as `feed`.
        status: State of the link: what is completed is ticked, tested a ring with a core, planned hollow.
        x: Middle.
        y: Middle.
        size: Height and width.
    """
    look = role(kind)
    path = shape(look.shape, x, y, size)
    fill = FILLS.get(status, "full")
    thick = max(size / 9, 1.5)
    if fill == "full":
        return (Outline(path, look.colour, look.colour, thick),)
    if fill == "tick":
        points = ((-0.24, 0.0), (-0.06, 0.19), (0.25, -0.2))
        tick = "M" + "L".join(f"{number(x + dx * size)} {number(y + dy * size)}" for dx, dy in points)
        return Outline(path, look.colour, look.colour, thick), Outline(
            tick, stroke=PAPER, thick=max(size / 8, 1.6)
        )
    around = Outline(path, PAPER, look.colour, thick)
    if fill == "hollow":
        return (around,)
    return around, Outline(shape(look.shape, x, y, size * _HALF), look.colour)


def shape(name: str, x: float, y: float, size: float) -> str:
    """The path of a named shape around a middle point.

    Args:
        name: `square`, `circle`, `diamond`, `triangle`, `pentagon`, `hexagon`, `arrow`,
            `cross`, `star` or `dot`.
        x: Middle.
        y: Middle.
        size: Height and width.
    """
    r = size / 2
    if name == "square":
        return box(x - r * 0.9, y - r * 0.9, size * 0.9, size * 0.9)
    if name in ("circle", "dot"):
        return _circle(x, y, r if name == "circle" else r * 0.6)
    if name == "diamond":
        return polygon([(x, y - r * 1.15), (x + r * 1.15, y), (x, y + r * 1.15), (x - r * 1.15, y)])
    if name == "triangle":
        return polygon([(x, y - r), (x + r * 1.1, y + r * 0.85), (x - r * 1.1, y + r * 0.85)])
    if name == "arrow":
        return polygon([(x - r, y - r), (x + r, y), (x - r, y + r), (x - r * 0.4, y)])
    if name == "cross":
        arm, far = r * 0.34, r * 0.98
        turned = [(-arm, -far), (arm, -far), (arm, -arm), (far, -arm), (far, arm), (arm, arm),
                  (arm, far), (-arm, far), (-arm, arm), (-far, arm), (-far, -arm), (-arm, -arm)]  # fmt: skip
        return polygon([(x + dx, y + dy) for dx, dy in turned])
    if name == "pentagon":
        return polygon([_at(x, y, r * 1.12, n * math.tau / 5) for n in range(5)])
    if name == "star":
        return polygon([_at(x, y, r * (1.15 if n % 2 == 0 else 0.5), n * math.pi / 5) for n in range(10)])
    return polygon([_at(x, y, r * 1.1, n * math.pi / 3 + math.pi / 6) for n in range(6)])


def _circle(x: float, y: float, r: float) -> str:
    # From the radius as it is written: half circles of any other width would come out as a lens.
    r = round(r, 1)
    a, wide = f"a{number(r)} {number(r)} 0 1 1 ", number(2 * r)
    return f"M{number(x - r)} {number(y)}{a}{wide} 0{a}-{wide} 0Z"


def _at(x: float, y: float, r: float, turn: float) -> tuple[float, float]:
    return x + r * math.sin(turn), y - r * math.cos(turn)
