"""The shapes that pictures are made of, in pixels from the top left."""

from dataclasses import dataclass

from kprgraph.web.blocks import Download


@dataclass(frozen=True, slots=True)
class Box:
    """A thing in a picture.

    Attributes:
        text: Its name.
        lang: Language of the name where it is not that of the page, else "".
        kind: What it is, in words.
        code: Kind in the style sheet, such as `service`.
        href: Its page, or None.
        x: Left edge.
        y: Upper edge.
        width: Width.
        height: Height.
        focus: Whether the picture is about it.
    """

    text: str
    lang: str
    kind: str
    code: str
    href: str | None
    x: int
    y: int
    width: int
    height: int
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A connection in a picture.

    Attributes:
        path: Its course, as an SVG path.
        kind: Relation in the style sheet, such as `feed`.
        status: Status in the style sheet, such as `planned`, or "".
        title: The connection in words.
    """

    path: str
    kind: str
    status: str
    title: str


@dataclass(frozen=True, slots=True)
class Caption:
    """Words in a picture.

    Attributes:
        text: The words.
        x: Where they begin, end or have their middle, as `anchor` says.
        y: Base line.
        anchor: `start`, `middle` or `end`.
        style: Class in the style sheet, or "".
        lang: Language where it is not that of the page, else "".
        href: Where they lead, or None.
    """

    text: str
    x: float
    y: float
    anchor: str = "start"
    style: str = ""
    lang: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend.

    Attributes:
        code: What it explains: `line-feed`, `status-planned`, `box-service` ...
        text: What that means.
    """

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of boxes and lines.

    Attributes:
        id: ASCII name, unique on the page.
        title: What it shows.
        summary: The same in a sentence with numbers, for who cannot see it.
        width: Width.
        height: Height.
        boxes: The things.
        lines: The connections.
        captions: Headings within the picture.
        legend: What shapes and lines mean.
        hidden: How many things there was no room for.
        data_href: Where a canvas finds the same as data; "" where it is yet to be chosen, None for no canvas.
        records: The records behind the connections.
        downloads: The picture as a file.
    """

    id: str
    title: str
    summary: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    captions: tuple[Caption, ...] = ()
    legend: tuple[Key, ...] = ()
    hidden: int = 0
    data_href: str | None = None
    records: tuple[str, ...] = ()
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A stream between two sides.

    Attributes:
        path: Its outline, as an SVG path.
        code: Colour in the style sheet, a number from 0.
        title: The stream in words.
        href: Where it leads, or None.
    """

    path: str
    code: int
    title: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """The end of some streams.

    Attributes:
        x: Left edge.
        y: Upper edge.
        width: Width.
        height: Height.
        code: Colour in the style sheet, a number from 0; -1 for none.
    """

    x: float
    y: float
    width: float
    height: float
    code: int


@dataclass(frozen=True, slots=True)
class Streams:
    """A picture of streams (a Sankey diagram).

    Attributes:
        id: ASCII name, unique on the page.
        title: What it shows.
        summary: The same in a sentence with numbers.
        width: Width.
        height: Height.
        bands: The streams.
        blocks: Their ends.
        captions: The names of the ends.
    """

    id: str
    title: str
    summary: str
    width: int
    height: int
    bands: tuple[Band, ...]
    blocks: tuple[Block, ...]
    captions: tuple[Caption, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart.

    Attributes:
        x: Left edge.
        y: Upper edge.
        width: Width.
        height: Height.
        title: The value in words.
    """

    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A target in a chart: a line across the place of its year.

    Attributes:
        x: Left end.
        y: Height.
        width: Length.
        title: The target in words.
    """

    x: float
    y: float
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A small chart of one indicator over years.

    Attributes:
        id: ASCII name, unique on the page.
        title: What it shows.
        summary: All values in words.
        width: Width.
        height: Height.
        baseline: Height of the line for zero.
        bars: Actual values.
        marks: Targets.
        captions: Years, values and what is missing.
        has_targets: Whether the legend must explain targets.
    """

    id: str
    title: str
    summary: str
    width: int
    height: int
    baseline: float
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    captions: tuple[Caption, ...]
    has_targets: bool
