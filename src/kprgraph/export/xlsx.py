"""The graph as an Excel workbook: a contents sheet, then one sheet per kind, with Thai headings.

Every text is written as text, so that none becomes a formula, and numbers as numbers. The only links lead to
the pages of the explorer: from the name of a thing, and from the IRI of a row. A hidden sheet remembers what
was written (`baseline`), so that `kprgraph import` can tell what was edited.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from kprgraph.errors import KprgraphError, Text
from kprgraph.export import baseline
from kprgraph.export.sheets import Cell, Sheet, sheets
from kprgraph.namespaces import BASE
from kprgraph.store import Store

if TYPE_CHECKING:
    from xlsxwriter import Workbook

NAME = "xlsx"
FILE_NAME = "kprgraph.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = Text(th="ตารางทั้งหมดในสมุดงาน Excel", en="All tables in one Excel workbook")

# A workbook says when it was made, and the same input has to give the same bytes.
_CREATED = datetime(1980, 1, 1)
_NAME_LIMIT = 31
_WIDEST = 60
_LINKED_ROWS = 32_000  # Excel holds 65,530 links in a sheet, and a row has two at most
_NAME = "skos_prefLabel_th"

CONTENTS = Text(th="สารบัญ", en="Contents")
"""The first sheet, which lists the others."""


def write(store: Store, stream: BinaryIO) -> None:
    """Write the workbook.

    Raises:
        KprgraphError: If a text does not fit into a cell, or the rows into a sheet.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this format needs it

    tables = sheets(store)
    names = [_name(table) for table in tables]
    with Workbook(
        stream, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    ) as book:
        book.set_properties({"title": "kprgraph", "created": _CREATED})
        styles = {
            "head": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7ECF4"}
            ),
            "cell": book.add_format({"text_wrap": True, "valign": "top"}),
            "link": book.add_format(
                {"font_color": "#0B5394", "underline": 1, "text_wrap": True, "valign": "top"}
            ),
        }
        _contents(book, tables, names, styles)
        for table, name in zip(tables, names, strict=True):
            _sheet(book, table, name, styles)
        _remember(book, tables, names)


def _name(table: Sheet) -> str:
    """The title of the table where Excel can take it as the name of a sheet, else its key."""
    title = table.title.th
    fits = len(title) <= _NAME_LIMIT and not set(title) & set("[]:*?/\\'")
    return title if fits else table.key[:_NAME_LIMIT]


def _contents(book: "Workbook", tables: list[Sheet], names: list[str], styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet(CONTENTS.th)
    sheet.set_column(0, 1, 40)
    for column, text in enumerate(("ตาราง", "Table", "จำนวนแถว")):
        sheet.write_string(0, column, text, styles["head"])
    for row, (table, name) in enumerate(zip(tables, names, strict=True), start=1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles["link"], table.title.th)
        sheet.write_string(row, 1, table.title.en)
        sheet.write_number(row, 2, len(table.rows))
    sheet.freeze_panes(1, 0)


def _sheet(book: "Workbook", table: Sheet, name: str, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet(name)
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, column.heading.th, styles["head"])
        longest = max((len(str(row[number] or "")) for row in table.rows), default=0)
        sheet.set_column(
            number, number, min(max(longest, len(column.heading.th), 8) + 2, _WIDEST), styles["cell"]
        )
    keys = [column.key for column in table.columns]
    links = {keys.index("iri"), *([0] if keys[0] == _NAME else [])}
    for line, row in enumerate(table.rows, start=1):
        page = _page(row[keys.index("iri")]) if line <= _LINKED_ROWS else ""
        for number, cell in enumerate(row):
            if isinstance(cell, str):
                linked = page if number in links else ""
                if linked:
                    sheet.write_url(line, number, linked, styles["link"], cell)
                # After the link too, which does not tell whether its text fits.
                if sheet.write_string(line, number, cell, styles["link" if linked else "cell"]):
                    raise _unfit(table, table.columns[number].heading.th, line)
            elif cell is not None:
                sheet.write_number(line, number, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _remember(book: "Workbook", tables: list[Sheet], names: list[str]) -> None:
    sheet = book.add_worksheet(baseline.SHEET)
    for line, row in enumerate(baseline.remembered(tables, names)):
        for number, text in enumerate(row):
            sheet.write_string(line, number, text)
    sheet.very_hidden()


def _page(iri: Cell) -> str:
    """The page of a node: its IRI leads there; "" for what has none."""
    text = str(iri)
    return text if text.startswith(BASE) else ""


def _unfit(table: Sheet, heading: str, line: int) -> KprgraphError:
    return KprgraphError(
        Text(
            th=f"Excel รับข้อความในช่อง “{heading}” แถว {line} ไม่ได้ทั้งหมด",
            en=f"Excel cannot hold the text in “{heading}”, row {line}",
        ),
        where=table.key,
    )
