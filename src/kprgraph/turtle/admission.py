"""What a file must be before a parser sees it: a regular file of UTF-8 text, of bounded size and depth.

A parser tells of such faults late, or in words about Turtle that lead nowhere: a file that was saved as
UTF-16, an error page under a name in `.ttl`, a merge left half done. Here they are named for what they are.
"""

import re
import stat
from pathlib import Path

from kprgraph.errors import Text, UnreadableInput

MOST_BYTES = 64 * 1024 * 1024
"""Largest file that is read; all curated files together are a fortieth of it."""

MOST_DEPTH = 100
"""Deepest nesting of brackets; curated data has no blank nodes, and lists nest by one or two."""

MOST_IRI = 8192
"""Longest IRI, in characters."""

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_LONG_IRI = re.compile(rf"<[^<>\s\"]{{{MOST_IRI},}}")
_TOKEN = re.compile(
    r'#[^\n]*|"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>\s"]*>|[\[\]()]',
    re.DOTALL,
)
_BRACKET = re.compile(r"[\[\]()]")
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_OTHER_KINDS = (
    (re.compile(r"\s*<!doctype html|\s*<html", re.IGNORECASE), "HTML"),
    (re.compile(r"\s*<\?xml|\s*<rdf:RDF"), "XML"),
    (re.compile(r'\s*\{\s*"|\s*\[\s*\{'), "JSON"),
)
_SAVE_AS = Text(
    th="เปิดในโปรแกรมแก้ไขข้อความ แล้วบันทึกใหม่เป็น UTF-8", en="Open it in a text editor and save it as UTF-8"
)


def content_of(path: Path, name: str) -> bytes:
    """The bytes of a regular file of bounded size; a pipe or a device is refused, not waited for.

    Raises:
        UnreadableInput: If it is missing, no regular file, too large or not readable.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise UnreadableInput(
                Text(
                    th="ไม่ใช่ไฟล์ธรรมดา (เป็นโฟลเดอร์ ท่อ หรืออุปกรณ์)",
                    en="not a regular file (a folder, pipe or device)",
                ),
                where=name,
                hint=Text(th="ให้ชื่อไฟล์ข้อความ", en="Give a text file"),
            )
        if state.st_size > MOST_BYTES:
            raise _too_much(name, Text(th="ขนาดไฟล์", en="size of the file"), state.st_size, MOST_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInput(
            Text(th=f"เปิดไฟล์ไม่ได้: {error.strerror}", en=f"cannot open the file: {error.strerror}"), where=name
        ) from error


def text_of(content: bytes, name: str) -> str:
    r"""The text of a file, without a byte-order mark and with `\n` at the end of every line.

    Raises:
        UnreadableInput: If it is in another encoding, of another kind, or beyond a limit.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(content, error.start, name) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_other_kinds(text, name)
    if "\ufeff" in text or len(content.translate(None, _CONTROLS)) < len(content):
        raise _stray_character(text, name)
    if "<<<<<<<" in text and (conflict := _CONFLICT.search(text)):
        raise UnreadableInput(
            Text(
                th="มีเครื่องหมายของการรวมไฟล์ที่ยังไม่เสร็จ (git)", en="an unresolved merge (git) is left in the file"
            ),
            where=f"{name}:{_line(text, conflict.start())}",
            hint=Text(
                th="เลือกข้อความที่ถูกต้อง แล้วลบบรรทัด <<<<<<< ======= >>>>>>>",
                en="Keep the right text and delete the lines <<<<<<< ======= >>>>>>>",
            ),
        )
    _refuse_beyond_limits(text, name)
    return text


def _refuse_other_kinds(text: str, name: str) -> None:
    for start, kind in _OTHER_KINDS:
        if start.match(text):
            raise UnreadableInput(
                Text(th=f"ไฟล์นี้เป็น {kind} ไม่ใช่ Turtle", en=f"the file is {kind}, not Turtle"),
                where=f"{name}:1",
                hint=Text(th="ตรวจว่าบันทึกมาถูกไฟล์", en="Check that the right file was saved"),
            )


def _stray_character(text: str, name: str) -> UnreadableInput:
    controls = _CONTROLS.decode("ascii")
    at = next(at for at, character in enumerate(text) if character == "\ufeff" or character in controls)
    return UnreadableInput(
        Text(
            th=f"มีอักขระที่มองไม่เห็น U+{ord(text[at]):04X}",
            en=f"there is an invisible character U+{ord(text[at]):04X}",
        ),
        where=f"{name}:{_line(text, at)}",
        hint=Text(th="ลบอักขระที่มองไม่เห็นออก", en="Delete the invisible character"),
    )


def _refuse_beyond_limits(text: str, name: str) -> None:
    few = text.count("[") + text.count("(") <= MOST_DEPTH  # as in most files, and counted in no time
    depth = 0 if few else _depth(_BRACKET.findall(text))
    if depth > MOST_DEPTH:  # brackets of strings count in the quick look, and not in the careful one
        depth = _depth(_TOKEN.findall(text))
    if depth > MOST_DEPTH:
        raise _too_much(name, Text(th="วงเล็บซ้อนกัน", en="nesting of brackets"), depth, MOST_DEPTH)
    if len(text) > MOST_IRI and (found := _LONG_IRI.search(text)):
        where = f"{name}:{_line(text, found.start())}"
        raise _too_much(where, Text(th="ความยาว IRI", en="length of an IRI"), len(found[0]), MOST_IRI)


def _depth(tokens: list[str]) -> int:
    depth = deepest = 0
    for token in tokens:
        if token in ("[", "("):
            depth += 1
            deepest = max(deepest, depth)
        elif token in ("]", ")"):
            depth -= 1
    return deepest


def _not_utf8(content: bytes, at: int, name: str) -> UnreadableInput:
    guess = _encoding(content)
    is_other = Text(th=f" (น่าจะเป็น {guess})", en=f" (it looks like {guess})") if guess else Text(th="", en="")
    line = content.count(b"\n", 0, at) + 1
    return UnreadableInput(
        Text(
            th=f"ไฟล์ไม่ใช่ UTF-8{is_other.th}: ไบต์ที่ {at:,}",
            en=f"the file is not UTF-8{is_other.en}: byte {at:,}",
        ),
        where=f"{name}:{line}",
        hint=_SAVE_AS,
    )


def _encoding(content: bytes) -> str:
    """The encoding that bytes which are no UTF-8 are probably in, or ""."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    high = [byte for byte in content if byte >= 0x80]
    thai = sum(0xA1 <= byte <= 0xFB for byte in high)
    return "TIS-620 / Windows-874" if len(high) > 8 and thai > 0.95 * len(high) else ""


def _too_much(where: str, what: Text, found: int, most: int) -> UnreadableInput:
    return UnreadableInput(
        Text(
            th=f"{what.th} {found:,} เกินที่รับได้ ({most:,})",
            en=f"{what.en} {found:,} is over the limit ({most:,})",
        ),
        where=where,
    )


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
