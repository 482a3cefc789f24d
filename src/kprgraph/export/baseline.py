"""What a workbook or a set of tables remembers of what was written, so that an edit of it can be told later.

A spreadsheet program rewrites every cell: texts become numbers, line ends change. So a cell counts as changed
only if its plain form differs, and of each cell the workbook keeps a short digest of that form.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from kprgraph.export.sheets import YES_NO, Sheet
from kprgraph.namespaces import compress

FORMAT = "1"
"""Version of the form below."""

SHEET = "_kprgraph"
"""Name of the hidden sheet that holds `remembered`."""

DIGEST = 8
"""Length of the digest of a cell, in hexadecimal digits."""

Plain: TypeAlias = str | int | float | Decimal | bool | date | None


def plain(cell: Plain) -> str:
    r"""A cell in the form in which cells are compared: as text, whatever a spreadsheet program made of it.

    >>> plain(2566), plain(10.50), plain("2566"), plain("a\r\nb"), plain(None)
    ('2566', '10.5', '2566', 'a\nb', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(cell, bool):
        return YES_NO[cell]
    if isinstance(cell, date):
        midnight = isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if isinstance(cell, datetime) and midnight else cell.isoformat()
    return _number(cell)


def _number(number: float | Decimal) -> str:
    try:
        # A workbook holds numbers of 64 bits and nothing else.
        exact = Decimal(repr(float(number)))
    except OverflowError:
        exact = Decimal(number)
    return format(exact.normalize(), "f") if exact.is_finite() else str(number)


def digest(cell: Plain) -> str:
    """Digest of a cell in its plain form."""
    return hashlib.blake2b(plain(cell).encode("utf-8", "surrogatepass"), digest_size=DIGEST // 2).hexdigest()


def fingerprint(tables: Sequence[Sheet]) -> str:
    """The version of the data that tables show: the same cells give the same, any other cell another one."""
    found = hashlib.blake2b(digest_size=8)
    for table in tables:
        found.update("\x1f".join([table.key, *(column.key for column in table.columns)]).encode())
        for row in table.rows:
            found.update("\x1e".join(map(plain, row)).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def remembered(tables: Sequence[Sheet], names: Sequence[str]) -> Iterator[list[str]]:
    """The rows of the hidden sheet; the first cell of each says what it tells.

    `kprgraph`: form and version of the data · `sheet`: name and key · `column`: heading, key, property, role
    and datatype · `row`: IRI, and the digests of its cells one after the other.

    Args:
        tables: What the workbook holds.
        names: What it calls them, in the same order.
    """
    yield ["kprgraph", FORMAT, fingerprint(tables)]
    for table, name in zip(tables, names, strict=True):
        yield ["sheet", name, table.key, table.of_class or ""]
        for column in table.columns:
            about = compress(column.property) if column.property else ""
            yield ["column", column.heading.th, column.key, about, column.role, column.datatype]
        iri = [column.key for column in table.columns].index("iri")
        for row in table.rows:
            yield ["row", str(row[iri]), "".join(map(digest, row))]
