"""Read what a person edited, whatever the export wrote it as."""

from pathlib import Path

from kprgraph.errors import Text, UnreadableInput
from kprgraph.export import tables
from kprgraph.importing import container, csvfiles, workbook
from kprgraph.importing.model import Book

_KINDS = Text(
    th="ให้สมุดงาน .xlsx, tables.zip, โฟลเดอร์ของไฟล์ CSV หรือไฟล์ .csv",
    en="Give a workbook .xlsx, tables.zip, the folder of the CSV files or a .csv file",
)


def read(path: Path) -> Book:
    """The tables of a workbook, an archive, a folder or a CSV file.

    Raises:
        UnreadableInput: If it is none of these, broken, a trap, or was not written by the export.
    """
    if path.is_dir() or path.suffix.lower() == ".csv":
        return csvfiles.read(path)
    content = container.content_of(path)
    if not content:
        raise UnreadableInput(Text(th="ไฟล์ว่าง", en="the file is empty"), where=path.as_posix(), hint=_KINDS)
    archive = container.opened(content, path)
    if tables.METADATA in archive.namelist():
        return csvfiles.read_archive(path, archive)
    return workbook.read(path, content)
