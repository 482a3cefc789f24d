"""Read a workbook that `kprgraph export xlsx` wrote and a person edited."""

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from kprgraph.errors import Text, UnreadableInput
from kprgraph.export import baseline
from kprgraph.export.xlsx import CONTENTS
from kprgraph.importing import container
from kprgraph.importing.model import (
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    Cell,
    Remembered,
    Row,
    Table,
    letters,
    number,
)

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_KINDS = {"f": "formula", "e": "error"}
_TAG = rb"<(?:\w+:)?"
_MERGED = re.compile(_TAG + rb'mergeCell\s[^>]*?ref="([A-Z]+\d+)')
_ROW = re.compile(_TAG + rb"row\s[^>]*>")
_ROW_NUMBER = re.compile(rb'\br="(\d+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_CELL = re.compile(_TAG + rb"c[\s>/]")
_TAGS, _FRAME_TAGS = 20, 50_000  # of a cell or a row with all its formatting; of all else in a sheet
_COLUMN = re.compile(_TAG + rb'c\s[^>]*?\br="([A-Z]+)')
_SAVE_ANEW = Text(
    th="บันทึกใหม่ด้วย Excel หรือ LibreOffice หรือส่งออกใหม่แล้วแก้ในไฟล์ใหม่",
    en="Save it with Excel or LibreOffice, or export it anew and edit that file",
)
_NOT_OURS = Text(
    th="ส่งออกด้วย kprgraph export xlsx แล้วแก้ในไฟล์นั้น โดยไม่ลบแผ่นงานที่ซ่อนอยู่",
    en="Export one with kprgraph export xlsx and edit that file; do not delete its hidden sheet",
)


def read(path: Path, content: bytes) -> Book:
    """The tables of a workbook.

    Raises:
        UnreadableInput: If the file is no workbook, holds traps, or was not written by the export.
    """
    archive = container.opened(content, path)
    container.admit(archive, path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
            return _book(path, content, archive)
    except UnreadableInput:
        raise
    except Exception as error:  # the reader lets through whatever a broken part makes of it
        raise container.broken(path) from error


def _book(path: Path, content: bytes, archive: ZipFile) -> Book:
    from openpyxl import load_workbook  # noqa: PLC0415 - only for who imports a workbook

    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheets: dict[str, ReadOnlyWorksheet] = {sheet.title: sheet for sheet in book.worksheets}
    memory = sheets.pop(baseline.SHEET, None)
    if memory is None:
        raise _not_ours(path)
    known = _Memory(path, memory.iter_rows(max_row=MOST_ROWS * 2, max_col=6, values_only=True))
    tables = tuple(
        _table(path, sheet, known, archive) for name, sheet in sheets.items() if name != CONTENTS.th
    )
    return Book(path.as_posix(), known.version, tables)


class _Memory:
    """What the hidden sheet tells, by name of the sheet."""

    def __init__(self, path: Path, rows: Iterable[Sequence[Any]]) -> None:
        self.keys: dict[str, str] = {}
        self.tables: dict[str, Remembered] = {}
        lines = [[str(cell) if cell is not None else "" for cell in row] for row in rows]
        if not lines or lines[0][0] != "kprgraph" or lines[0][1] != baseline.FORMAT:
            raise _not_ours(path)
        self.version = lines[0][2]
        headings: dict[str, str] = {}
        digests: dict[str, dict[str, str]] = {}
        for what, first, second, *_ in lines[1:]:
            if what == "sheet":
                headings, digests = {}, {}
                self.keys[first] = second
                self.tables[first] = Remembered(headings, digests)
            elif what == "column":
                headings[first] = second
            elif what == "row":
                starts = range(0, len(second), baseline.DIGEST)
                parts = [second[start : start + baseline.DIGEST] for start in starts]
                digests[first] = dict(zip(headings.values(), parts, strict=True))


def _table(path: Path, sheet: "ReadOnlyWorksheet", known: _Memory, archive: ZipFile) -> Table:
    name = sheet.title
    if name not in known.keys:
        listed = ", ".join(known.keys)
        raise UnreadableInput(
            Text(th=f"ไม่รู้จักแผ่นงาน “{name}”", en=f"the sheet “{name}” is not known"),
            where=f"{path.as_posix()}: {name}!A1",
            hint=Text(
                th=f"ลบแผ่นงานนี้ออก หรือใช้ชื่อเดิมชื่อหนึ่ง: {listed}",
                en=f"Delete the sheet, or give it back its name: {listed}",
            ),
        )
    part = container.part(archive, archive.getinfo(sheet._worksheet_path), path)
    width, hidden = _looked_at(path, name, part)
    # With bounds given, what a sheet says of its own size does not count.
    rows = list(_rows(sheet.iter_rows(max_row=MOST_ROWS, max_col=width), hidden))
    head = rows[0].cells if rows and rows[0].number == 1 else ()
    return Table(name, known.keys[name], head, tuple(rows[1 if head else 0 :]), known.tables[name])


def _rows(rows: Iterable[Sequence[Any]], hidden: set[int]) -> Iterator[Row]:
    """The rows that hold something, without the empty cells at their ends."""
    for line, cells in enumerate(rows, start=1):
        found = [Cell(cell.value, _KINDS.get(cell.data_type, "")) for cell in cells]
        while found and found[-1].value in (None, ""):
            found.pop()
        if found:
            yield Row(line, tuple(found), line in hidden)


def _looked_at(path: Path, name: str, part: bytes) -> tuple[int, set[int]]:
    """The number of columns and the numbers of hidden rows; what the reader would pass over is refused.

    Raises:
        UnreadableInput: If cells are merged, or a row or a column lies beyond what is read.
    """
    if merged := _MERGED.search(part):
        raise _refused(
            path,
            f"{name}!{merged[1].decode()}",
            Text(th="เซลล์ถูกผสาน (merge) จึงไม่รู้ว่าค่าเป็นของแถวใด", en="merged cells: whose value is it?"),
            Text(th="ยกเลิกการผสานเซลล์", en="Unmerge the cells"),
        )
    rows = [found[0] for found in _ROW.finditer(part)]
    numbers = [int(found[1]) if (found := _ROW_NUMBER.search(row)) else at for at, row in enumerate(rows, 1)]
    if max(numbers, default=0) > MOST_ROWS or len(rows) > MOST_ROWS:
        raise _too_far(path, f"{name}!A{max(numbers)}", f"{MOST_ROWS:,} แถว", f"{MOST_ROWS:,} rows")
    late = next((at for before, at in pairwise([0, *numbers]) if at <= before), None)
    if late is not None:
        raise _refused(
            path,
            f"{name}!A{late}",
            Text(th="แถวของแผ่นงานไม่เรียงกัน", en="the rows of the sheet are out of order"),
            _SAVE_ANEW,
        )
    widest = max((number(column.decode()) for column in set(_COLUMN.findall(part))), default=0)
    if widest >= MOST_COLUMNS:
        raise _too_far(path, f"{name}!{letters(widest)}1", f"{MOST_COLUMNS} คอลัมน์", f"{MOST_COLUMNS} columns")
    cells = len(_CELL.findall(part))
    if cells > len(rows) * MOST_COLUMNS or part.count(b"<") > cells * _TAGS + len(rows) * _TAGS + _FRAME_TAGS:
        raise _refused(
            path,
            name,
            Text(th="แผ่นงานมีเนื้อหาที่ไม่ใช่แถวและเซลล์ปกติ", en="the sheet holds more than rows and cells"),
            _SAVE_ANEW,
        )
    return widest + 1, {at for at, row in zip(numbers, rows, strict=True) if _HIDDEN.search(row)}


def _too_far(path: Path, place: str, th: str, en: str) -> UnreadableInput:
    return _refused(
        path,
        place,
        Text(th=f"มีเซลล์ไกลเกินที่รับได้ ({th})", en=f"a cell lies beyond the limit ({en})"),
        Text(th="ลบแถวและคอลัมน์ที่ไม่ใช้ออก", en="Delete the rows and columns that are not used"),
    )


def _not_ours(path: Path) -> UnreadableInput:
    return UnreadableInput(
        Text(
            th="สมุดงานนี้ไม่ได้ส่งออกจาก kprgraph หรือแผ่นงานที่ซ่อนอยู่หายไป",
            en="the workbook was not exported by kprgraph, or its hidden sheet is gone",
        ),
        where=path.as_posix(),
        hint=_NOT_OURS,
    )


def _refused(path: Path, place: str, message: Text, hint: Text) -> UnreadableInput:
    return UnreadableInput(message, where=f"{path.as_posix()}: {place}", hint=hint)
