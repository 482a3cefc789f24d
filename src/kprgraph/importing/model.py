"""A workbook or a set of CSV files as read, before anything is made of it: tables of cells with places."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kprgraph.errors import NonConformant, Text
from kprgraph.export.baseline import Plain

MOST_ROWS = 200_000
"""Rows of a sheet; ten annual reports together have a twentieth of it."""

MOST_COLUMNS = 300
"""Columns of a sheet; the widest has forty."""

MOST_CHARACTERS = 32_767
"""Characters of a cell; more no spreadsheet holds."""

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell.

    Attributes:
        value: Text, number, date, truth value, or None.
        kind: `formula` or `error` for what is no value; else "".
    """

    value: Plain
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the headings.

    Attributes:
        number: As the spreadsheet counts, from 1.
        cells: From left to right.
        hidden: Whether the spreadsheet shows it.
    """

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True)
class Remembered:
    """What the export wrote down about one table.

    Attributes:
        headings: Heading -> key of the column.
        digests: IRI -> key of the column -> digest of the cell.
    """

    headings: Mapping[str, str]
    digests: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Table:
    """One sheet or CSV file.

    Attributes:
        name: What messages call it.
        key: Key of the table that the export wrote it from.
        head: The cells of its first row.
        rows: What stands below.
        remembered: What the export wrote down, or None where only the version of the data is known.
    """

    name: str
    key: str
    head: tuple[Cell, ...]
    rows: tuple[Row, ...]
    remembered: Remembered | None = None

    def place(self, column: int, row: int) -> str:
        """`sheet!cell` of a column, from 0, and a row, from 1."""
        return f"{self.name}!{letters(column)}{row}"


@dataclass(frozen=True)
class Book:
    """All tables of one import.

    Attributes:
        name: The file or folder.
        version: Version of the data that it was exported from; see `kprgraph.export.baseline.fingerprint`.
        tables: In the order of the workbook.
    """

    name: str
    version: str
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Problem:
    """One cell that cannot be taken.

    Attributes:
        place: `sheet!cell`.
        message: What is wrong, and what to do.
    """

    place: str
    message: Text


@dataclass
class Problems:
    """What is wrong in the cells of a book; gathered, so that one run tells of all."""

    found: list[Problem] = field(default_factory=list)

    count: int = 0

    def add(self, place: str, th: str, en: str) -> None:
        """Note a problem."""
        self.count += 1
        if len(self.found) < _SHOWN:
            self.found.append(Problem(place, Text(th=th, en=en)))

    def stop(self, name: str) -> None:
        """Stop where there is one.

        Raises:
            NonConformant: Naming each cell, or the first of many.
        """
        if not self.found:
            return
        count, rest = self.count, self.count - len(self.found)
        lines = {
            lang: [f"{problem.place}: {problem.message.say(lang)}" for problem in self.found]
            for lang in ("th", "en")
        }
        if rest > 0:
            lines["th"].append(f"… และอีก {rest} ช่อง")
            lines["en"].append(f"… and {rest} more")
        raise NonConformant(
            Text(
                th=f"นำเข้าไม่ได้ ต้องแก้ {count} ช่อง ยังไม่มีไฟล์ใดเปลี่ยน",
                en=f"nothing was imported: {count} cell{'s'[: count > 1]} to mend",
            ),
            where=name,
            hint=Text(th="\n".join(lines["th"]), en="\n".join(lines["en"])),
        )


def letters(column: int) -> str:
    """The letters of a column, from 0.

    >>> letters(0), letters(25), letters(26), letters(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number(column: str) -> int:
    """The number of a column, from 0, by its letters.

    >>> number("A"), number("AAA")
    (0, 702)
    """
    found = 0
    for letter in column:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1
