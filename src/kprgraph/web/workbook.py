"""One table as an Excel workbook: text as text, numbers as numbers, no formula and no link."""

from datetime import datetime
from io import BytesIO

from kprgraph.web.blocks import TableBlock

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A workbook says when it was made, and the same table has to give the same bytes.
_CREATED = datetime(1980, 1, 1)
_SHEET = "kprgraph"
_WIDEST = 60
_HEADING = 20  # a longer heading is broken into lines
_CELL_LIMIT = 32_767


def workbook(table: TableBlock) -> bytes:
    """All rows of a table, its heading frozen, its columns filtered."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this format needs it

    stream = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with Workbook(stream, options) as book:
        book.set_properties({"title": table.caption, "created": _CREATED})
        sheet = book.add_worksheet(_SHEET)
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7ECF4"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for number, heading in enumerate(table.header):
            sheet.write_string(0, number, heading, head)
            longest = max((len(str(row[number] or "")) for row in table.plain), default=0)
            width = min(max(longest, min(len(heading), _HEADING), 8) + 2, _WIDEST)
            sheet.set_column(number, number, width, body)
        for line, row in enumerate(table.plain, start=1):
            for number, cell in enumerate(row):
                # An empty text would count as filled (COUNTA, filters), a cell that is not written does not.
                if isinstance(cell, str) and cell:
                    sheet.write_string(line, number, cell[:_CELL_LIMIT])
                elif cell is not None and cell != "":
                    sheet.write_number(line, number, cell)
        sheet.freeze_panes(1, 1)
        if table.header:
            sheet.autofilter(0, 0, len(table.plain), len(table.header) - 1)
    return stream.getvalue()
