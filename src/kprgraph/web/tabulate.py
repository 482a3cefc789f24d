"""From the rows of a query to a table on a page: labels and passages linked, sorted as the address says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from kprgraph.export.content import SEPARATOR
from kprgraph.export.content import evidence as evidence_cells
from kprgraph.export.sheets import Cell as PlainCell
from kprgraph.query import LABEL, STATED_IN, Table
from kprgraph.store import PassageRef
from kprgraph.terms import Value
from kprgraph.thai import sort_key
from kprgraph.web.blocks import Cell, Column, Download, Query, TableBlock
from kprgraph.web.facts import evidence, node_part, passage_of_row
from kprgraph.web.page import View
from kprgraph.web.parts import Part, PassageLink, plain_text, web_link, words

PAGE_SIZE = 500
SORT, START = "sort", "start"
_EVIDENCE = ("record", "records", STATED_IN)
_FILES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A table before it is sorted and cut.

    Attributes:
        id: ASCII name, unique on the page.
        caption: What it shows.
        columns: From left to right.
        rows: All cells of all rows.
        header: Headings of the files.
        plain: All rows as the files have them.
        meaning: What one row means, or "".
        empty: What to say where there is no row, or "" for the usual words.
        query: The query behind it, or None.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header: tuple[str, ...]
    plain: tuple[tuple[PlainCell, ...], ...]
    meaning: str = ""
    empty: str = ""
    query: Query | None = None


def from_table(  # noqa: PLR0917 - what a table may be told
    view: View,
    table: Table,
    id: str = "rows",  # noqa: A002 - the word of HTML
    caption: str = "",
    hide: Iterable[str] = (),
    meaning: str = "",
    empty: str = "",
    query: Query | None = None,
) -> TableBlock:
    """A table of the rows of a query."""
    columns = _visible(table.columns, view, hide)
    cells = [tuple(_cell(view, row, column) for column in columns) for row in table.rows]
    numeric = {c: _all_numbers(table.rows, c) for c in columns}
    headings = tuple(Column(c, _heading(table, c), numeric[c]) for c in columns)
    header, plain = _plain(view, table, columns)
    draft = Draft(id, caption, headings, tuple(cells), header, plain, meaning, empty, query)
    return finish(view, draft)


def finish(view: View, draft: Draft) -> TableBlock:
    """Sort a table as the address asks, cut it into pages and offer it as files."""
    wanted = view.here.param(SORT)
    descending, name = wanted.startswith("-"), wanted.removeprefix("-")
    position = next((i for i, c in enumerate(draft.columns) if f"{draft.id}.{c.key}" == name), None)
    rows = draft.rows
    if position is not None:
        rows = tuple(sorted(rows, key=lambda row: _key(row[position]), reverse=descending))
    first, last = _window(view, len(draft.rows))
    return TableBlock(
        id=draft.id,
        caption=draft.caption,
        meaning=draft.meaning,
        columns=tuple(
            replace(
                column,
                sort_href=_sort_href(view, draft, column, position == i and not descending),
                sorted=("descending" if descending else "ascending") if position == i else "",
            )
            for i, column in enumerate(draft.columns)
        ),
        rows=rows[first:last],
        total=len(draft.rows),
        empty=draft.empty or view.say("no_rows"),
        downloads=downloads(view, draft.id) if draft.rows else (),
        query=draft.query,
        earlier_href=view.same(**{START: str(first - PAGE_SIZE) if first > PAGE_SIZE else None})
        if first
        else None,
        later_href=view.same(**{START: str(last)}) if last < len(draft.rows) else None,
        first=first + 1,
        header=draft.header,
        plain=draft.plain,
    )


def downloads(view: View, block: str) -> tuple[Download, ...]:
    """The files of a table, those that there are."""
    here = view.here.with_params(**{SORT: None, START: None, "card": None})
    found = ((suffix, view.links.href(here.file(f"{block}.{suffix}"))) for suffix in _FILES)
    return tuple(Download(s.upper(), href, _FILES[s]) for s, href in found if href)


def number(value: int | Decimal) -> Cell:
    """A cell that holds a number."""
    return Cell((Part(plain_text(value, "th")),) if value is not None else (), order=str(value))


def _key(cell: Cell) -> tuple[int, Any]:
    """By what a cell is sorted: numbers, then texts in Thai collation, then what is empty."""
    if cell.order:
        return 0, Decimal(cell.order)
    text = " ".join(part.text for part in cell.parts)
    return (1, sort_key(text)) if text else (2, "")


def _window(view: View, total: int) -> tuple[int, int]:
    if not view.links.dynamic:
        return 0, min(total, PAGE_SIZE)  # the files have them all
    start = view.here.param(START)
    first = min(int(start), max(total - 1, 0)) if start.isdecimal() and len(start) < 10 else 0
    return first, min(first + PAGE_SIZE, total)


def _sort_href(view: View, draft: Draft, column: Column, ascending: bool) -> str | None:
    if not view.links.dynamic or column.key == STATED_IN or len(draft.rows) < 2:
        return None
    sign = "-" if ascending else ""
    return view.same(**{SORT: f"{sign}{draft.id}.{column.key}", START: None})


def _visible(columns: Sequence[str], view: View, hide: Iterable[str]) -> list[str]:
    """What people read: labels in place of IRIs, passages in place of records, one language of two."""
    present, hidden = set(columns), set(hide)
    hidden |= {column for column in present if f"{column}{LABEL}" in present}
    hidden |= {column for column in _EVIDENCE[:2] if STATED_IN in present}
    other = "_en" if view.lang == "th" else "_th"
    hidden |= {c for c in present if c.endswith(other) and f"{c[:-3]}_{view.lang}" in present}
    return [
        column for column in columns if column not in hidden and column.removesuffix(LABEL) not in set(hide)
    ]


def _heading(table: Table, column: str) -> str:
    return table.headings.get(column, column)


def _cell(view: View, row: Mapping[str, Value], column: str) -> Cell:
    value = row.get(column)
    if column == STATED_IN:
        return _passages(view, row)
    if column.endswith(LABEL):
        return Cell(tuple(_linked(view, row.get(column.removesuffix(LABEL)), value)))
    if isinstance(value, list):
        return Cell(tuple(words(plain_text(item, view.lang), view.lang) for item in value))
    text = plain_text(value, view.lang)
    return Cell((words(text, view.lang, web_link(text)),) if text else (), order=_order(value))


def _linked(view: View, iri: Value, label: Value) -> Iterable[Part]:
    """Labels with links to what they name; a record without a name gets the words of its fact."""
    iris = iri if isinstance(iri, list) else [iri]
    labels = label if isinstance(label, list) else [label]
    for one, text in zip(iris, labels, strict=False):
        if isinstance(one, str) and "://" in one:
            yield node_part(view, one)
        elif text is not None and text != "":
            yield words(plain_text(text, view.lang), view.lang)


def _passages(view: View, row: Mapping[str, Value]) -> Cell:
    given = row.get("records", row.get("record"))
    records = [str(r) for r in given] if isinstance(given, list) else [str(given)] if given else []
    if records:
        found = evidence(view, *records)
        return Cell(passages=found.passages, record_href=found.record_href, order=first_line(found.passages))
    stated = row.get(STATED_IN)
    passages = tuple(passage_of_row(view, p) for p in stated) if isinstance(stated, list) else ()
    return Cell(passages=passages, order=first_line(passages))


def first_line(passages: Sequence[PassageLink]) -> str:
    """The number of the first line of some passages, or ""."""
    return passages[0].lines.partition("–")[0] if passages else ""


def _all_numbers(rows: Sequence[Mapping[str, Value]], column: str) -> bool:
    values = [row.get(column) for row in rows]
    known = [v for v in values if v is not None]
    return bool(known) and all(
        isinstance(v, int | float | Decimal) and not isinstance(v, bool) for v in known
    )


def _order(value: Value) -> str:
    """The number that a value is sorted by, or "" for what is sorted as text."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    return str(value.toordinal()) if isinstance(value, date) else ""


def _plain(
    view: View, table: Table, columns: Sequence[str]
) -> tuple[tuple[str, ...], tuple[tuple[PlainCell, ...], ...]]:
    """The table for files: what people read, then lines, section and pages, then the IRIs."""
    read = [column for column in columns if column != STATED_IN]
    iris = [c.removesuffix(LABEL) for c in read if c.endswith(LABEL)]
    header = [_heading(table, column) for column in read]
    stated = STATED_IN in table.columns
    if stated:
        header += [view.say("lines"), view.say("section"), view.say("pages")]
    header += [_heading(table, column) for column in iris]
    rows = []
    for row in table.rows:
        cells = [_plain_cell(view, row, column) for column in read]
        if stated:
            cells += _evidence_cells(row.get(STATED_IN))
        rows.append((*cells, *(_joined(row.get(column), str) for column in iris)))
    return tuple(header), tuple(rows)


def _plain_cell(view: View, row: Mapping[str, Value], column: str) -> PlainCell:
    value = row.get(column)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    if column.endswith(LABEL):
        parts = _linked(view, row.get(column.removesuffix(LABEL)), value)
        return SEPARATOR.join(part.text for part in parts) or None
    if isinstance(value, date):
        return value.isoformat()
    return _joined(value, lambda item: plain_text(item, view.lang))


def _joined(value: Value, text: Callable[[Any], str]) -> PlainCell:
    if isinstance(value, list):
        return SEPARATOR.join(text(item) for item in value) or None
    return None if value is None else text(value)


def _evidence_cells(stated: Value) -> list[PlainCell]:
    refs = [PassageRef(**passage) for passage in stated] if isinstance(stated, list) else []
    cells = evidence_cells(refs)
    return [cells.get(name) for name in ("lines", "section", "pages")]
