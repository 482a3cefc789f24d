"""Read CSV files that `kprgraph export tables` wrote and a person edited: folder, archive or one file."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from kprgraph.errors import Text, UnreadableInput
from kprgraph.export import tables
from kprgraph.importing import container
from kprgraph.importing.model import MOST_COLUMNS, MOST_ROWS, Book, Cell, Row, Table, letters

_NO_METADATA = Text(
    th=f"วาง {tables.METADATA} จากการส่งออกครั้งเดียวกันไว้ข้าง ๆ",
    en=f"Put {tables.METADATA} of the same export beside it",
)


def read(path: Path) -> Book:
    """The tables of a folder of CSV files, or of one CSV file beside its metadata.

    Raises:
        UnreadableInput: If a file cannot be read, or nothing says what it was exported from.
    """
    folder = path if path.is_dir() else path.parent
    metadata = folder / tables.METADATA
    if not metadata.is_file():
        raise _without_metadata(path)
    version = _version(container.content_of(metadata), path)
    files = sorted(folder.glob("*.csv")) if path.is_dir() else [path]
    found = (_table(file.stem, container.content_of(file), file.name) for file in files)
    return Book(path.as_posix(), version, tuple(found))


def read_archive(path: Path, archive: ZipFile) -> Book:
    """The tables of `tables.zip`.

    Raises:
        UnreadableInput: As `read`.
    """
    infos = {info.filename: info for info in archive.infolist()}
    version = _version(container.part(archive, infos[tables.METADATA], path), path)
    found = (
        _table(name.removesuffix(".csv"), container.part(archive, info, path), name)
        for name, info in sorted(infos.items())
        if name.endswith(".csv")
    )
    return Book(path.as_posix(), version, tuple(found))


def _version(content: bytes, path: Path) -> str:
    try:
        return str(json.loads(content)[tables.VERSION])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _without_metadata(path) from error


def _without_metadata(path: Path) -> UnreadableInput:
    return UnreadableInput(
        Text(
            th=f"ไม่รู้ว่าส่งออกจากข้อมูลรุ่นใด เพราะไม่มี {tables.METADATA} ที่อ่านได้",
            en=f"there is no readable {tables.METADATA}, so nobody knows which data this was exported from",
        ),
        where=path.as_posix(),
        hint=_NO_METADATA,
    )


def _table(key: str, content: bytes, name: str) -> Table:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            Text(
                th=f"ไฟล์ไม่ใช่ UTF-8: ไบต์ที่ {error.start:,}", en=f"the file is not UTF-8: byte {error.start:,}"
            ),
            where=name,
            hint=Text(th="บันทึกใหม่เป็น “CSV UTF-8”", en="Save it as “CSV UTF-8”"),
        ) from error
    head, *rows = [*_rows(name, text)] or [Row(1, ())]
    return Table(name, key, head.cells, tuple(row for row in rows if row.cells))


def _rows(name: str, text: str) -> Iterator[Row]:
    line = 0
    try:
        for line, fields in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1):
            if line > MOST_ROWS or len(fields) > MOST_COLUMNS:
                raise csv.Error(f"{line:,} × {len(fields):,}")
            yield Row(line, tuple(Cell(_unguarded(field)) for field in fields) if any(fields) else ())
    except csv.Error as error:
        raise UnreadableInput(
            Text(th=f"อ่านเป็น CSV ไม่ได้: {error}", en=f"not readable as CSV: {error}"),
            where=f"{name}!{letters(0)}{line + 1}",
            hint=Text(
                th="ตรวจเครื่องหมายคำพูดและจุลภาคของแถวนี้", en="Check the quotation marks and commas of this row"
            ),
        ) from error


def _unguarded(field: str) -> str:
    """A field without the apostrophe that keeps a spreadsheet from running it."""
    return field[1:] if field.startswith("'") and field[1:].startswith(tables.FORMULA) else field
