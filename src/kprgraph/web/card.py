"""A question page as one printable sheet: question, answer, table, passages, caveats, query, version."""

from dataclasses import dataclass, replace

from kprgraph.web.blocks import Cell, Column
from kprgraph.web.page import Page, Question, QuestionPage, View
from kprgraph.web.parts import PassageLink

TEMPLATE = "card.html"
PARAM = "card"

_MOST_ROWS = 25
_LEAST_ROWS = 3
_MOST_COLUMNS = 7
_MOST_PASSAGES = 40

# What fits on a page of A4, counted in lines of the table: so many in all, the part that a line of the query
# and a passage take, and the letters on a line across all columns.
_PAGE = 50.0
_QUERY_LINE = 0.75
_PASSAGE = 0.25
_LETTERS = 125


@dataclass(frozen=True)
class CardPage(Page):
    """An answer card.

    Attributes:
        asked: Question, answer, caveats and the query behind.
        columns: The columns of the answer.
        rows: Its first rows.
        left_out: How many rows there was no room for.
        columns_left: How many columns there was no room for.
        passages: What the shown rows rest on.
        back_href: The page with everything.
    """

    asked: Question
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_out: int
    columns_left: int
    passages: tuple[PassageLink, ...]
    back_href: str


def card(view: View, page: QuestionPage) -> CardPage:
    """The card of a page."""
    table = page.table
    wide = len(table.columns) > _MOST_COLUMNS
    rows = table.rows[: _fitting(page, min(len(table.columns), _MOST_COLUMNS))]
    passages = dict.fromkeys(passage for row in rows for cell in row for passage in cell.passages)
    return CardPage(
        head=replace(page.head, alternates=()),
        asked=page.asked,
        columns=(*table.columns[: _MOST_COLUMNS - 1], table.columns[-1]) if wide else table.columns,
        rows=tuple((*row[: _MOST_COLUMNS - 1], row[-1]) if wide else row for row in rows),
        left_out=table.total - len(rows),
        columns_left=max(len(table.columns) - _MOST_COLUMNS, 0),
        passages=tuple(passages)[:_MOST_PASSAGES],
        back_href=view.same(card=None) or "",
    )


def _fitting(page: QuestionPage, columns: int) -> int:
    """How many rows leave room for the rest of the card on one page."""
    across = max(_LETTERS // max(columns, 1), 8)
    room = _PAGE - _QUERY_LINE * len(page.asked.query_text.splitlines()) - 2 * len(page.asked.caveats)
    room -= max((len(column.heading) for column in page.table.columns), default=0) // across
    for number, row in enumerate(page.table.rows[:_MOST_ROWS]):
        cited = {passage for cell in row for passage in cell.passages}
        tallest = max((sum(len(part.text) + 2 for part in cell.parts) for cell in row), default=0)
        room -= -(-tallest // across) + 0.5 + _PASSAGE * len(cited)
        if room < 0:
            return max(number, _LEAST_ROWS)
    return _MOST_ROWS
