"""Keep a brief to two pages: how many lines it takes, and what is left out first."""

from collections.abc import Sequence
from math import ceil

from kprgraph.brief.model import Brief, Row, Section
from kprgraph.draw.widths import width

_SIZE, _CITE = 10.5, 8.5
_ACROSS = 486.0
"""Width of the text of a page of A4 in points; a cell of a table has its share."""
_SHARES = (0.38, 0.17, 0.24, 0.21)
_LINES = 98.0
"""How many lines two pages hold, with room for head and foot."""
_LEAST = 2
_CAP = 24


def fit(sections: Sequence[Section], facts: int) -> list[Section]:
    """The sections with as many rows as there is room for; the longest give up rows first.

    Args:
        sections: In their order; empty ones are left out.
        facts: How many lines the head takes besides title and kind.
    """
    kept = [section.cut(_CAP) for section in sections if section.rows]
    while sum(map(_lines, kept)) > _LINES - 6 - facts:
        longest = max(range(len(kept)), key=lambda n: (_lines(kept[n]), n))
        if len(kept[longest].rows) <= _LEAST:
            break
        kept[longest] = kept[longest].cut(len(kept[longest].rows) - 1)
    return kept


def lines(brief: Brief) -> float:
    """About how many lines a brief takes."""
    return sum(map(_lines, brief.sections)) + 6 + len(brief.facts)


def _lines(section: Section) -> float:
    head = 2.2 + (1.2 if section.note else 0) + (1.3 if section.columns else 0) + (1 if section.hidden else 0)
    return head + sum(_row(row, bool(section.columns)) for row in section.rows)


def _row(row: Row, table: bool) -> float:
    if table:
        cells = [*((cell, _SIZE) for cell in row.cells), (row.cite, _CITE)]
        shares = [share * _ACROSS - 8 for share in _SHARES]
        fitted = zip(cells, shares, strict=True)
        return max(ceil(width(text, size) / share) for (text, size), share in fitted) + 0.4
    said = width(row.cells[0], _SIZE) + width(row.cite, _CITE) + 16
    return ceil(said / _ACROSS) + 0.15
