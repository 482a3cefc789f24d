"""The graph as CSV files, one per kind of thing and of record, with Thai headings.

The files open in Excel as they are: UTF-8 with a byte-order mark. A text that a spreadsheet would take for a
formula gets an apostrophe in front, as OWASP advises against CSV injection. `csv-metadata.json` (W3C CSV on
the Web) tells programs which column is which property.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from kprgraph.errors import Text
from kprgraph.export import archive, baseline, csvw
from kprgraph.export.sheets import Cell, sheets
from kprgraph.store import Store

NAME = "tables"
FILE_NAME = "tables.zip"
MEDIA_TYPE = archive.ZIP
TITLE = Text(th="ตาราง CSV แยกตามประเภท", en="CSV tables, one per kind")

METADATA = "csv-metadata.json"

VERSION = "schema:version"
"""Key of the metadata that says which data the tables show; see `baseline.fingerprint`."""

FORMULA = tuple("=+-@\t\r＝＋－＠")
"""How a text starts that a spreadsheet would take for a formula; it gets an apostrophe in front."""


def write(store: Store, stream: BinaryIO) -> None:
    """Write all files as one ZIP archive."""
    archive.write(files(store), stream)


def files(store: Store) -> Iterator[tuple[str, bytes]]:
    """File names and contents: the tables, then their metadata."""
    tables = sheets(store)
    for table in tables:
        header = [column.heading.th for column in table.columns]
        yield f"{table.key}.csv", csv_bytes(header, table.rows)
    metadata = {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"encoding": "utf-8", "header": True},
        VERSION: baseline.fingerprint(tables),
        "tables": [csvw.described(table) for table in tables],
    }
    yield METADATA, (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode()


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows as a CSV file that Excel opens as it is."""
    buffer = io.BytesIO()
    write_csv(buffer, header, rows)
    return buffer.getvalue()


def write_csv(stream: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write such a file row by row."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    text.detach()  # flushes, and leaves the stream open


def _cell(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
