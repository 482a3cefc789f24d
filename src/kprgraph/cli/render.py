"""The one place that decides how rows leave the program: table, JSON, CSV or Markdown."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import IO

from kprgraph.cli import rows as cells
from kprgraph.cli.rows import Row
from kprgraph.errors import Language, Text

FORMATS = ("table", "json", "csv", "md")

_EMPTY = Text(th="(ไม่มีรายการ)", en="(no rows)")


@dataclass(frozen=True)
class Listing:
    """Rows to be shown.

    Attributes:
        rows: A row may hold more than `columns`, which only JSON shows.
        columns: Order of the columns.
        headings: Column -> heading in the language of the run, for tables and Markdown. The keys of JSON and
            the header of CSV are the same in every language.
        joined: Column -> what stands between the parts of its lists, where that is no semicolon.
    """

    rows: Sequence[Row]
    columns: Sequence[str]
    headings: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[str, str] = field(default_factory=dict)


def render(stream: IO[str], listing: Listing, form: str, lang: Language) -> None:
    """Write rows to `stream` as one of `FORMATS`, the words inside cells in `lang`."""
    rows, columns, headings = listing.rows, listing.columns, listing.headings
    visible = cells.shown(columns)
    if form == "json":
        json.dump([dict(row) for row in rows], stream, ensure_ascii=False, indent=2, default=cells.plain)
        stream.write("\n")
    elif form == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([cells.datum(row.get(column), lang) for column in columns] for row in rows)
    elif not rows:
        stream.write(f"{_EMPTY.say(lang)}\n")
    elif form == "md":
        _markdown(
            stream, [[headings.get(column, column) for column in visible]], _cells(listing, visible, lang)
        )
    else:
        from kprgraph.cli import table  # noqa: PLC0415 - rich is only needed here

        numbers = int | float | Decimal | None
        numeric = [all(isinstance(row.get(column), numbers) for row in rows) for column in visible]
        table.write(stream, visible, headings, _cells(listing, visible, lang), numeric)


def _cells(listing: Listing, columns: Sequence[str], lang: Language) -> list[list[str]]:
    return [
        [cells.text(row.get(column), lang, listing.joined.get(column, "; ")) for column in columns]
        for row in listing.rows
    ]


def _markdown(stream: IO[str], head: Sequence[Sequence[str]], body: Sequence[Sequence[str]]) -> None:
    for row in (*head, ["---"] * len(head[0]), *body):
        escaped = (cells.harmless(cell).replace("|", "\\|").replace("\n", " ") for cell in row)
        stream.write(f"| {' | '.join(escaped)} |\n")
