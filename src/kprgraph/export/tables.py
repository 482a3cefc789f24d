"""The graph as CSV files, one per kind of thing and of record, with Thai headings.

The files open in Excel as they are: UTF-8 with a byte-order mark. A text that a spreadsheet would take for a
formula gets an apostrophe in front, as OWASP advises against CSV injection. `csv-metadata.json` (W3C CSV on
the Web) tells programs which column is which property.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from kprgraph.errors import Text
from kprgraph.export.content import SEPARATOR
from kprgraph.export.sheets import Cell, Sheet, sheets
from kprgraph.store import Store

NAME = "tables"
FILE_NAME = "tables.zip"
MEDIA_TYPE = "application/zip"
TITLE = Text(th="ตาราง CSV แยกตามประเภท", en="CSV tables, one per kind")

METADATA = "csv-metadata.json"

_BOM = "\ufeff"
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(store: Store, stream: BinaryIO) -> None:
    """Write all files as one ZIP archive."""
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files(store):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)


def files(store: Store) -> Iterator[tuple[str, bytes]]:
    """File names and contents: the tables, then their metadata."""
    tables = sheets(store)
    for table in tables:
        header = [column.heading.th for column in table.columns]
        yield f"{table.key}.csv", csv_bytes(header, table.rows)
    metadata = {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"encoding": "utf-8", "header": True},
        "tables": [_metadata(table) for table in tables],
    }
    yield METADATA, (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode()


def csv_bytes(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Rows as a CSV file that Excel opens as it is."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return (_BOM + buffer.getvalue()).encode()


def _cell(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _metadata(table: Sheet) -> dict[str, Any]:
    columns = []
    for column in table.columns:
        entry: dict[str, Any] = {
            "name": column.key,
            "titles": {"th": column.heading.th, "en": column.heading.en},
            "separator": SEPARATOR,
        }
        columns.append(entry | ({"propertyUrl": column.property} if column.property else {}))
    return {
        "url": f"{table.key}.csv",
        "dct:title": {"th": table.title.th, "en": table.title.en},
        "tableSchema": {"columns": columns, "aboutUrl": "{+iri}"},
    }
