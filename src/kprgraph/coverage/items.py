"""What coverage is about: the lines, figures and names of a text, and how the graph stands to each."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the text has that the graph should hold."""

    LINE = "line"
    FIGURE = "figure"
    NAME = "name"


class Status(StrEnum):
    """How the graph stands to it."""

    HELD = "held"
    REASONED = "reasoned"
    OPEN = "open"


@dataclass(frozen=True, order=True)
class Item:
    """A line that is not empty, a figure, or a name on a line.

    Attributes:
        line: The line, counted from 1; of what is broken over several, the first.
        kind: Which of the three.
        start: Offset of its first character in the text.
        end: Offset after its last.
        what: It as printed, white space and emphasis evened out. Of a line, only the beginning.
        things: What goes by a name in the registry, sorted IRIs; none if the registry does not know the name.
        status: Held by the graph on this line (cited, modelled), reasoned about in the ledger, or open.
    """

    line: int
    kind: Kind
    start: int
    end: int
    what: str
    things: tuple[str, ...] = ()
    status: Status = Status.OPEN


@dataclass(frozen=True, order=True)
class Section:
    """A section of the report, for the rows of the table.

    Attributes:
        first: Its first line.
        last: Its last line.
        notation: Its number or short name, such as `2.1`.
        iri: The section; "" for the lines that lie in none.
    """

    first: int
    last: int
    notation: str
    iri: str


NO_SECTION = Section(0, 0, "", "")
