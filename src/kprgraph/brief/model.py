"""What a brief is made of, before it is written in any form."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Row:
    """One fact.

    Attributes:
        cells: The fact in words: one cell in a list, one for each column in a table.
        cite: Where the report says so, or where else it is from; "" where nothing is cited.
        planned: Whether it is only planned.
        records: IRIs of the records that it rests on.
    """

    cells: tuple[str, ...]
    cite: str = ""
    planned: bool = False
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one kind.

    Attributes:
        code: ASCII name.
        heading: What they have in common.
        rows: The facts.
        columns: Headings of the columns of a table; () for a list.
        note: A sentence that must be read with them, or "".
        hidden: How many more there are than `rows`.
    """

    code: str
    heading: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()
    note: str = ""
    hidden: int = 0

    def cut(self, number: int) -> "Section":
        """The section with its first rows alone."""
        kept = self.rows[:number]
        return replace(self, rows=kept, hidden=self.hidden + len(self.rows) - len(kept))


@dataclass(frozen=True, slots=True)
class Brief:
    """One or two pages about one thing.

    Attributes:
        iri: The thing.
        lang: Language of all words.
        title: Its name.
        kind: What it is.
        facts: Other names, identifiers and the like: what they are, and they.
        sections: What the graph holds about it.
        more: How to see what there was no room for.
        caveats: Sentences that must be read with all of it.
        source: Report, pages and lines that it rests on.
        version: Version of the data, in words.
    """

    iri: str
    lang: str
    title: str
    kind: str
    facts: Sequence[tuple[str, str]]
    sections: Sequence[Section]
    more: str
    caveats: Sequence[str]
    source: str
    version: str
    words: dict[str, str] = field(default_factory=dict)
