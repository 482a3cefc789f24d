"""What a picture is made of: outlines and lines of text in groups, in pixels from the top left of a slide."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1920, 1080
"""A slide of 16:9."""

INK, SOFT, FAINT, PAPER = "#1A1A1A", "#4A4A4A", "#8C8C8C", "#FFFFFF"
"""Text, lesser text, thin lines and background; the first two have 4.5:1 and the third 3:1 on white."""

LINE_HEIGHT = 1.36
"""Of the size: Thai has marks above and below."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle.

    Attributes:
        x: Left edge.
        y: Upper edge.
        wide: Width.
        high: Height.
    """

    x: float
    y: float
    wide: float
    high: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.wide

    @property
    def middle(self) -> float:
        """Half of its height."""
        return self.y + self.high / 2


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape.

    Attributes:
        path: Its course, in the notation of SVG.
        fill: Colour, or "none".
        stroke: Colour, or "none".
        thick: Width of the stroke.
        dash: Dashes and gaps as SVG writes them, or "" for a solid stroke.
        opacity: Of the fill.
    """

    path: str
    fill: str = "none"
    stroke: str = "none"
    thick: float = 1.5
    dash: str = ""
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """Text, one line under the other.

    Attributes:
        lines: The lines.
        x: Where they begin, have their middle or end, as `anchor` says.
        y: Base line of the first.
        size: Font size.
        bold: Whether it is set in semi-bold.
        colour: Colour.
        anchor: `start`, `middle` or `end`.
        lang: Language where it is not that of the picture, else "".
    """

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    bold: bool = False
    colour: str = INK
    anchor: str = "start"
    lang: str = ""

    @property
    def leading(self) -> float:
        """From one base line to the next."""
        return round(self.size * LINE_HEIGHT, 1)


@dataclass(frozen=True, slots=True)
class Group:
    """Something that means one thing: a node, a link, an entry of the legend.

    Attributes:
        kind: `node`, `link`, `heading`, `legend`, `frame` ...; ASCII, as it becomes a class.
        title: What it says, in full; "" for what is mere form.
        outlines: Its shapes.
        words: Its text, drawn above all shapes.
    """

    kind: str
    title: str
    outlines: tuple[Outline, ...] = ()
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture.

    Attributes:
        title: What it shows.
        summary: The same in a sentence with numbers, for who cannot see it.
        lang: Language of its words.
        groups: What is drawn, what is farther back first.
    """

    title: str
    summary: str
    lang: str
    groups: tuple[Group, ...]

    def words(self) -> Iterator[Words]:
        """All text, in the order of reading."""
        for group in self.groups:
            yield from group.words


@dataclass(frozen=True, slots=True)
class Body:
    """What stands between the head and the foot of a slide.

    Attributes:
        groups: What is drawn, what is farther back first.
        legend: Entries of the legend that what is drawn needs, in any order and repeated.
        notes: Sentences that must be read with it.
        records: IRIs of the records that it rests on.
        entries: More entries of the legend, in order.
    """

    groups: tuple[Group, ...]
    legend: tuple["Key", ...] = ()
    notes: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    entries: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the legend of one picture alone.

    Attributes:
        text: What it means.
        sign: Its sign around a middle point, about 18 pixels high and at most 30 wide.
    """

    text: str
    sign: Callable[[float, float], tuple[Outline, ...]]


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What an entry of the legend explains.

    Attributes:
        place: Order in the legend.
        sort: `role`, `status` (of lines), `fill` (state of marks) or `kind`.
        code: Which one.
    """

    place: int
    sort: str
    code: str


def number(value: float) -> str:
    """A coordinate, as short as it goes.

    >>> number(12.0), number(0.25), number(-0.04)
    ('12', '0.2', '0')
    """
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def box(x: float, y: float, wide: float, high: float, round_by: float = 0) -> str:
    """The path of a rectangle, its corners rounded if asked for."""
    r = min(round_by, wide / 2, high / 2)
    x2, y2 = x + wide, y + high
    if not r:
        return f"M{number(x)} {number(y)}H{number(x2)}V{number(y2)}H{number(x)}Z"
    a = f"A{number(r)} {number(r)} 0 0 1 "
    return (
        f"M{number(x + r)} {number(y)}H{number(x2 - r)}{a}{number(x2)} {number(y + r)}"
        f"V{number(y2 - r)}{a}{number(x2 - r)} {number(y2)}"
        f"H{number(x + r)}{a}{number(x)} {number(y2 - r)}V{number(y + r)}{a}{number(x + r)} {number(y)}Z"
    )


def polygon(points: Sequence[tuple[float, float]]) -> str:
    """The path of a closed shape with straight sides."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"
