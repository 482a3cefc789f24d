"""A table on a page: cells that may be links, headings that sort, downloads, and the query behind it."""

from dataclasses import dataclass, field

from kprgraph.export.sheets import Cell as PlainCell
from kprgraph.web.parts import Part, PassageLink


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away.

    Attributes:
        text: What it is called, such as `CSV`.
        href: Where it is.
        media_type: IANA media type.
    """

    text: str
    href: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: ASCII name.
        heading: What stands above it.
        numeric: Whether it holds numbers only.
        sort_href: The page with the rows in the order of this column, or None.
        sorted: `ascending`, `descending` or "".
    """

    key: str
    heading: str
    numeric: bool = False
    sort_href: str | None = None
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        parts: Its words, each part on a line of its own where there are several.
        passages: The passages it names.
        record_href: The record behind the passages, or None.
        inline: Whether the parts follow one another as in a sentence.
        order: The number that the row is sorted by; "" where it is sorted by the words.
    """

    parts: tuple[Part, ...] = ()
    passages: tuple[PassageLink, ...] = ()
    record_href: str | None = None
    inline: bool = False
    order: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """The query behind something.

    Attributes:
        name: Name of the query file, or "".
        href: Its page, or None.
        text: The query.
        run_href: The page where it can be changed and run, or None.
    """

    name: str
    href: str | None
    text: str
    run_href: str | None = None


@dataclass(frozen=True)
class TableBlock:
    """A table.

    Attributes:
        id: ASCII name, unique on the page.
        caption: What it shows.
        meaning: What one row means, or "".
        columns: From left to right.
        rows: The rows that are shown.
        total: How many rows there are in all.
        empty: What to say where there is no row.
        downloads: The whole table as files.
        query: The query behind it, or None.
        earlier_href: The rows before the ones shown, or None.
        later_href: The rows after them, or None.
        first: Number of the first row that is shown, from 1.
        header: Headings of the files.
        plain: All rows as the files have them.
    """

    id: str
    caption: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    empty: str
    downloads: tuple[Download, ...] = ()
    query: Query | None = None
    earlier_href: str | None = None
    later_href: str | None = None
    first: int = 1
    header: tuple[str, ...] = field(default=(), repr=False)
    plain: tuple[tuple[PlainCell, ...], ...] = field(default=(), repr=False)
