"""What a file must be before a reader of workbooks sees it: a ZIP archive of bounded size, without traps.

A reader of workbooks trusts what it is given: it unpacks a gigabyte of zeros, counts a million rows that a
sheet claims, and follows whatever an XML part declares. Here the parts are looked at as bytes first.
"""

import io
import re
import stat
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from kprgraph.errors import Text, UnreadableInput

MOST_BYTES = 32 * 1024 * 1024
"""Largest file; the workbook of a report has a fiftieth of it."""

MOST_UNPACKED = 48 * 1024 * 1024
"""Largest sum of the parts of an archive, unpacked."""

MOST_PARTS = 2_000
MOST_TAGS = 1_500_000
"""Start and end tags of all XML parts together; the workbook of a report has a quarter of it."""

MOST_STRINGS = 150_000
"""Different texts of a workbook; that of a report has a tenth of it."""

MOST_FRAME = 1024 * 1024
"""Largest part that holds no cells, such as the styles."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CELLS = re.compile(r"xl/(?:worksheets/[^/]+\.xml|sharedStrings\.xml)")
_SAVE_AS = Text(
    th="เปิดใน Excel หรือ LibreOffice แล้วบันทึกใหม่เป็น .xlsx (ไม่มีมาโคร ไม่ตั้งรหัสผ่าน)",
    en="Open it in Excel or LibreOffice and save it as .xlsx, without macros and without a password",
)
_EXPORT_ANEW = Text(
    th="ส่งออกใหม่ด้วย kprgraph export xlsx แล้วแก้ในไฟล์ใหม่",
    en="Export it anew with kprgraph export xlsx, and edit that file",
)


def content_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableInput: If it is missing, no regular file, or too large.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise _refused(path, "ไม่ใช่ไฟล์ธรรมดา", "not a regular file", _SAVE_AS)
        if state.st_size > MOST_BYTES:
            raise _refused(
                path,
                f"ไฟล์ใหญ่ {state.st_size:,} ไบต์ เกินที่รับได้ ({MOST_BYTES:,})",
                f"the file has {state.st_size:,} bytes, over the limit ({MOST_BYTES:,})",
                _EXPORT_ANEW,
            )
        return path.read_bytes()
    except OSError as error:
        raise _refused(
            path, f"เปิดไฟล์ไม่ได้: {error.strerror}", f"cannot open the file: {error.strerror}"
        ) from error


def opened(content: bytes, path: Path) -> ZipFile:
    """The archive, whose parts together are of bounded size.

    Raises:
        UnreadableInput: If it is of another kind, broken, encrypted or too large.
    """
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content:
            raise _refused(path, "สมุดงานตั้งรหัสผ่านไว้", "the workbook is encrypted with a password", _SAVE_AS)
        raise _refused(path, "เป็นสมุดงานรูปแบบเก่า (.xls)", "a workbook of the old kind (.xls)", _SAVE_AS)
    if not content.startswith(b"PK"):
        raise _refused(path, "ไม่ใช่สมุดงาน Excel (.xlsx)", "not an Excel workbook (.xlsx)", _SAVE_AS)
    try:
        archive = ZipFile(io.BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise broken(path) from error
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or size > MOST_UNPACKED:
        raise _refused(
            path,
            f"เมื่อคลายแล้วมี {len(parts):,} ส่วน รวม {size:,} ไบต์ "
            f"เกินที่รับได้ ({MOST_PARTS:,} ส่วน {MOST_UNPACKED:,} ไบต์)",
            f"unpacked it has {len(parts):,} parts of {size:,} bytes, over the limit "
            f"({MOST_PARTS:,} parts of {MOST_UNPACKED:,} bytes)",
            _EXPORT_ANEW,
        )
    if any(part.flag_bits & 1 for part in parts):
        raise _refused(path, "ไฟล์ตั้งรหัสผ่านไว้", "the file is encrypted with a password", _SAVE_AS)
    names = [part.filename for part in parts]
    if len(set(names)) < len(names):
        raise broken(path)
    return archive


def admit(archive: ZipFile, path: Path) -> None:
    """Look at the parts of a workbook.

    Raises:
        UnreadableInput: If it has macros, declares entities, or holds more than a workbook of ours could.
    """
    names = archive.namelist()
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise _refused(path, "ไม่ใช่สมุดงาน Excel (.xlsx)", "not an Excel workbook (.xlsx)", _SAVE_AS)
    if any("vbaproject" in name.lower() for name in names) or _MACROS.search(
        part(archive, archive.getinfo("[Content_Types].xml"), path)
    ):
        raise _refused(path, "สมุดงานมีมาโคร (.xlsm)", "the workbook has macros (.xlsm)", _SAVE_AS)
    tags = 0
    for info in archive.infolist():
        if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        content = part(archive, info, path)
        _refuse_traps(content, info.filename, path)
        tags += content.count(b"<")
        cells = _CELLS.fullmatch(info.filename)
        texts = content.count(b"<si") if cells and "Strings" in info.filename else 0
        if tags > MOST_TAGS or texts > MOST_STRINGS or (not cells and len(content) > MOST_FRAME):
            raise _refused(
                path,
                f"มีเนื้อหามากกว่าที่สมุดงานที่ส่งออกมีได้ ({info.filename})",
                f"it holds more than an exported workbook could ({info.filename})",
                _EXPORT_ANEW,
            )


def part(archive: ZipFile, info: ZipInfo, path: Path) -> bytes:
    """The bytes of one part.

    Raises:
        UnreadableInput: If the archive is broken there.
    """
    try:
        return archive.read(info)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise broken(path) from error


def _refuse_traps(content: bytes, name: str, path: Path) -> None:
    if _DECLARATION.search(content):
        raise _refused(
            path,
            f"ส่วน {name} ประกาศ DOCTYPE หรือ ENTITY ซึ่งสมุดงานปกติไม่มี",
            f"the part {name} declares a DOCTYPE or an ENTITY, as no honest workbook does",
            _EXPORT_ANEW,
        )
    if b"\0" in content:
        raise _refused(path, f"ส่วน {name} ไม่ใช่ UTF-8", f"the part {name} is not UTF-8", _SAVE_AS)


def broken(path: Path) -> UnreadableInput:
    """A file that ends too early or is damaged."""
    return _refused(path, "ไฟล์ขาดหรือเสีย", "the file is cut short or damaged", _EXPORT_ANEW)


def _refused(path: Path, th: str, en: str, hint: Text | None = None) -> UnreadableInput:
    return UnreadableInput(Text(th=th, en=en), where=path.as_posix(), hint=hint)
