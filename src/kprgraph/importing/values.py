"""What the text of a cell says: the literals and links of one property, or why it cannot be taken."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kprgraph import lexical
from kprgraph.errors import Text, UsageError
from kprgraph.export.baseline import plain
from kprgraph.export.content import SEPARATOR
from kprgraph.export.sheets import YES_NO, Column
from kprgraph.importing.model import MOST_CHARACTERS, Cell
from kprgraph.namespaces import PREFIXES, expand
from kprgraph.store import Term
from kprgraph.terms import python_value

_XSD = PREFIXES["xsd"]
_STRING, _DATE, _BOOLEAN = f"{_XSD}string", f"{_XSD}date", f"{_XSD}boolean"
_INTEGER, _DECIMAL = f"{_XSD}integer", f"{_XSD}decimal"
_EXACT = 10**15  # beyond it a number of 64 bits loses digits
_BE = 543
_BUDDHIST_YEARS = range(2400, 2700)


class Refused(Exception):  # noqa: N818 - no error of the program, but the answer about a cell
    """The cell cannot be taken.

    Attributes:
        text: Why, and what to do.
    """

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(th=th, en=en)


def shown(term: Term) -> str:
    """A value as its cell shows it."""
    return plain(value) if isinstance(value := python_value(term), _PLAIN) else str(value)


_PLAIN = (str, int, float, Decimal, bool, date)


def text_of(cell: Cell) -> str:
    """The text of a cell, known to be whole and without traps; "" for an empty one.

    Raises:
        Refused: If it is a formula, an error, too long, or has characters that do not belong there.
    """
    if cell.kind == "formula":
        raise Refused(
            "เป็นสูตร ไม่ใช่ค่า: คัดลอกแล้ววางแบบค่า (Paste Values)", "a formula, not a value: paste it as a value"
        )
    if cell.kind == "error":
        raise Refused(
            f"เป็นค่าผิดพลาด {cell.value}: พิมพ์ค่าใหม่", f"the error value {cell.value}: type the value anew"
        )
    text = plain(cell.value).strip()
    if len(text) > MOST_CHARACTERS:
        raise Refused(
            f"ยาว {len(text):,} ตัวอักษร เกินที่เซลล์รับได้ ({MOST_CHARACTERS:,})",
            f"{len(text):,} characters are more than a cell holds ({MOST_CHARACTERS:,})",
        )
    if stray := lexical.control_character(text) or lexical.hidden_character(text):
        raise Refused(
            f"มีอักขระที่มองไม่เห็น U+{ord(stray):04X}: ลบออก",
            f"there is an invisible character U+{ord(stray):04X}: delete it",
        )
    if any(0xD800 <= ord(character) <= 0xDFFF for character in text):
        raise Refused("มีอักขระที่เสีย: พิมพ์ใหม่", "there is a broken character: type it anew")
    if unicodedata.normalize("NFC", text) != text or "\u0e4d\u0e32" in text:
        composed = unicodedata.normalize("NFC", text).replace("\u0e4d\u0e32", "\u0e33")
        raise Refused(
            f"อักขระไม่อยู่ในรูปมาตรฐาน (ำ เป็นอักขระเดียว; NFC): พิมพ์ใหม่เป็น “{_short(composed)}”",
            "letters and marks are not in their normal form (ำ is one character; NFC): "
            f"type “{_short(composed)}”",
        )
    return text


def parsed(column: Column, cell: Cell, old: Sequence[Term]) -> list[Term]:
    """The values that a cell says; those of `old` that it still shows are kept as they are.

    Args:
        column: A column that shows a property.
        cell: What stands in it now.
        old: The values that it showed.

    Raises:
        Refused: If they are not of the kind that the column holds.
    """
    text = text_of(cell)
    if not text:
        return []
    _refuse_other_kinds(column, cell)
    if column.several and any(SEPARATOR in shown(term) for term in old):
        raise Refused(
            f"ค่าเดิมมี “{SEPARATOR}” ในตัว จึงแยกค่าไม่ได้: แก้ในไฟล์ Turtle",
            f"a value here has “{SEPARATOR}” in it, so values cannot be told apart: edit the Turtle file",
        )
    make = _maker(column, old)
    kept = {shown(term): term for term in old}
    terms = [kept.get(piece) or _same_number(make(piece), old) for piece in _pieces(column, text)]
    return list(dict.fromkeys(terms))


def _pieces(column: Column, text: str) -> list[str]:
    if column.role == "iri":
        return [piece.strip() for piece in text.split(";") if piece.strip()]
    return text.split(SEPARATOR) if column.several else [text]


def _maker(column: Column, old: Sequence[Term]) -> Callable[[str], Term]:
    if column.role == "iri":
        return _link
    if column.role != "value":
        return lambda piece: ox.Literal(piece, language=column.role)
    own = {term.datatype.value for term in old if isinstance(term, ox.Literal)}
    datatype = column.datatype or (next(iter(own)) if len(own) == 1 else _STRING)
    return lambda piece: _literal(piece, datatype, own)


def _link(piece: str) -> Term:
    try:
        iri = piece if "://" in piece else expand(piece)
        return ox.NamedNode(iri)
    except (UsageError, ValueError):
        raise Refused(
            f"“{_short(piece)}” ไม่ใช่ IRI: เขียน IRI เต็มหรือ CURIE เช่น agency:opdc คั่นหลายค่าด้วย ;",
            f"“{_short(piece)}” is no IRI: write a whole one or a CURIE such as agency:opdc; several with ;",
        ) from None


def _literal(piece: str, datatype: str, own: set[str]) -> Term:
    if datatype == _BOOLEAN:
        said = {word: value for value, word in YES_NO.items()}
        if piece not in said:
            raise Refused(
                f"“{_short(piece)}” ต้องเป็น {YES_NO[True]} หรือ {YES_NO[False]}",
                f"“{_short(piece)}” must be {YES_NO[True]} (yes) or {YES_NO[False]} (no)",
            )
        return ox.Literal("true" if said[piece] else "false", datatype=ox.NamedNode(_BOOLEAN))
    if not lexical.well_formed(piece, datatype):
        raise _ill_formed(piece, datatype)
    if datatype == _DATE and (year := int(piece[:4])) in _BUDDHIST_YEARS:
        raise Refused(
            f"ปีในข้อมูลเป็น ค.ศ.: ถ้าหมายถึง พ.ศ. {year} ให้เขียน {year - _BE}{piece[4:]}",
            f"years of data are of the Common Era: if B.E. {year} is meant, write {year - _BE}{piece[4:]}",
        )
    if datatype == _DECIMAL and "." not in piece:
        # A column of whole and of decimal numbers has decimal numbers as its datatype.
        if own != {_DECIMAL}:
            return ox.Literal(piece, datatype=ox.NamedNode(_INTEGER))
        return ox.Literal(f"{piece}.0", datatype=ox.NamedNode(_DECIMAL))
    return ox.Literal(piece, datatype=ox.NamedNode(datatype))


def _ill_formed(piece: str, datatype: str) -> Refused:
    better = lexical.as_ascii(piece).strip().replace(",", "").replace("_", "")
    name = datatype.removeprefix(_XSD)
    if better != piece and lexical.well_formed(better, datatype):
        return Refused(
            f"“{_short(piece)}” ต้องเขียนเป็น {better}", f"“{_short(piece)}” must be written {better}"
        )
    example = {"date": "2023-09-30", "integer": "2566", "decimal": "12.5"}.get(name, "")
    return Refused(
        f"“{_short(piece)}” ไม่ใช่ {name}{f' เช่น {example}' if example else ''}",
        f"“{_short(piece)}” is not {name}{f', such as {example}' if example else ''}",
    )


def _refuse_other_kinds(column: Column, cell: Cell) -> None:
    """What a spreadsheet made a date, a truth value or a number though the column holds none."""
    value = cell.value
    if isinstance(value, date) and (column.datatype != _DATE or len(plain(value)) != len("2023-09-30")):
        raise Refused(
            "โปรแกรมแปลงค่าเป็นวันที่: จัดรูปแบบเซลล์เป็นข้อความ แล้วพิมพ์ใหม่",
            "the spreadsheet made it a date: format the cell as text and type it anew",
        )
    if isinstance(value, bool):
        if column.datatype != _BOOLEAN:
            raise Refused(
                "โปรแกรมแปลงค่าเป็น TRUE/FALSE: จัดรูปแบบเซลล์เป็นข้อความ แล้วพิมพ์ใหม่",
                "the spreadsheet made it TRUE or FALSE: format the cell as text and type it anew",
            )
    elif isinstance(value, int | float):
        if column.datatype == _DATE:
            raise Refused(
                f"เป็นตัวเลข {plain(value)} ไม่ใช่วันที่: พิมพ์เป็นข้อความ เช่น 2023-09-30",
                f"the number {plain(value)} is no date: type it as text, such as 2023-09-30",
            )
        if not abs(value) < _EXACT:
            raise Refused(
                "ตัวเลขยาวเกินกว่าที่สมุดงานเก็บได้ครบทุกหลัก: จัดรูปแบบเซลล์เป็นข้อความ แล้วพิมพ์ใหม่",
                "a workbook cannot hold all digits of this number: format the cell as text and type it anew",
            )


def _same_number(term: Term, old: Sequence[Term]) -> Term:
    """The old value where the new one is the same number written in another way."""
    if isinstance(term, ox.Literal) and term.datatype.value in (_INTEGER, _DECIMAL):
        for known in old:
            if isinstance(known, ox.Literal) and known.datatype.value in (_INTEGER, _DECIMAL):
                try:
                    if Decimal(known.value) == Decimal(term.value):
                        return known
                except InvalidOperation:
                    continue
    return term


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
