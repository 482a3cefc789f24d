"""Formats that are several files: as one ZIP archive, the same bytes for the same files."""

import zipfile
from collections.abc import Iterable
from typing import BinaryIO

ZIP = "application/zip"

_EPOCH = (1980, 1, 1, 0, 0, 0)  # an entry says when it was made; this is the earliest that ZIP can say


def write(files: Iterable[tuple[str, bytes]], stream: BinaryIO) -> None:
    """Write names and contents as an archive, one after the other."""
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # what `external_attr` means must not depend on where it was written
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
