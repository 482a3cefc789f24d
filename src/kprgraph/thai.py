"""Thai text: digits, printed numbers, Buddhist-Era dates, search key, sort key, and the matching policy.

Plain standard library. Nothing here uses NFKC: it splits SARA AM (U+0E33) in two, and then no quotation of
Thai text matches its source any more. NFC only orders vowels below against tone marks.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"
_TO_ARABIC = str.maketrans(THAI_DIGITS, ARABIC_DIGITS)
_TO_THAI = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)

MONTHS = (
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
)
"""Name and abbreviation of each month, January first."""


def to_arabic_digits(text: str) -> str:
    """The same text, Thai digits replaced one for one.

    >>> to_arabic_digits("พ.ศ. ๒๕๖๖")
    'พ.ศ. 2566'
    """
    return text.translate(_TO_ARABIC)


def to_thai_digits(text: str) -> str:
    """The same text, Arabic digits replaced one for one.

    >>> to_thai_digits("28 มกราคม 2568")
    '๒๘ มกราคม ๒๕๖๘'
    """
    return text.translate(_TO_THAI)


# --- matching against the source ----------------------------------------------------------------------------

_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_IGNORED = re.compile(rf"[\s*{_ZERO_WIDTH}]+")


def squeeze(text: str) -> str:
    r"""`text` as it is compared with the source: the declared whitespace policy, called `squeeze-1`.

    White space (line ends too), the asterisks of markdown emphasis and zero-width characters stand for
    nothing; Thai digits count as Arabic ones. Everything else is compared code point by code point.

    >>> squeeze("**๑๐.๖\nล้านบาท**")
    '10.6ล้านบาท'
    """
    return to_arabic_digits(_IGNORED.sub("", text))


@dataclass(frozen=True)
class Squeezed:
    """A squeezed text that still knows where each character stood.

    Attributes:
        raw: The text before, with Arabic digits; as long as the original.
        text: The text after `squeeze`.
        at: For each character of `text`, its offset in `raw`.
    """

    raw: str
    text: str
    at: list[int]

    @classmethod
    def of(cls, text: str) -> "Squeezed":
        """Squeeze `text` and keep the offsets."""
        raw = to_arabic_digits(text)
        at: list[int] = []
        begin = 0
        for gap in _IGNORED.finditer(raw):
            at.extend(range(begin, gap.start()))
            begin = gap.end()
        at.extend(range(begin, len(raw)))
        return cls(raw, _IGNORED.sub("", raw), at)

    def find(self, needle: str) -> Iterator[tuple[int, int]]:
        """Each place of `needle` (already squeezed) as a range of offsets in `raw`, overlapping ones too."""
        where = self.text.find(needle) if needle else -1
        while where >= 0:
            yield self.at[where], self.at[where + len(needle) - 1] + 1
            where = self.text.find(needle, where + 1)


# --- numbers in print ---------------------------------------------------------------------------------------

# A number that is no part of a longer one: 165 is not in 8,258,165, and 1,70 is not understood at all.
# This pattern and the two longest below are texts that `re` compiles when they are first used: most commands
# read no printed number, and compiling them takes as long as an answer.
_NUMBER = r"(?<![\d])(?<!\d[.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![.,]?\d)"
# A hyphen is a minus only at the beginning or after a space, and not between two numbers (2566 -2570).
_MINUS = re.compile(r"(?:^|(?<![\d\s])\s+|\()[-−]$")
_HYPHENS = frozenset("-−")

_UNITS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_WORDS = {word: value for value, word in enumerate((*_UNITS, "สิบ", "สิบเอ็ด", "สิบสอง"), start=1)}
# Not the same letters inside other words (สามารถ, เสี่ยง, ห้าง, หกล้ม, วิสาหกิจ, เก้าอี้), and not the end or the
# beginning of a longer number, which is not read.
_OTHER_WORD = {"สาม": "(?!ารถ|ัญ)", "สี่": "(?!ยง)", "ห้า": "(?![งม])", "หก": "(?!ล้ม|ิ)", "เก้า": "(?!อี้)"}
_WORD = (
    "".join(f"(?<!{word})" for word in (*_UNITS, "ยี่", "สิบ", "ร้อย", "พัน"))
    + "(?P<word>"
    + "|".join(word + _OTHER_WORD.get(word, "") for word in sorted(_WORDS, key=len, reverse=True))
    + r")(?!สิบ|เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|ร้อย(?!ละ)|พัน|หมื่น|แสน)"
    # A number word counts only before what it counts: ปีละสองครั้ง, but not ในระดับหนึ่ง.
    r"(?=\s*(?:ครั้ง|คน|ราย|แห่ง|ด้าน|ประเด็น|ประการ|เรื่อง|ข้อ|ส่วน|กลุ่ม|ระดับ|ปี|เดือน|วัน|ชั่วโมง|ประเภท|สาขา"
    r"|คณะ|ฝ่าย|แพลตฟอร์ม|ระบบ|งาน|หน่วยงาน|จังหวัด|โครงการ|ผลงาน|รางวัล|ฉบับ|มาตรา|ล้าน)|$)"
)


def numbers_in(text: str) -> list[Decimal]:
    """The numbers printed in running text, in reading order, as bare values: `4,219 ล้านบาท` is 4219.

    Thai and Arabic digits with thousands commas and decimals, and the words หนึ่ง to สิบสอง where they count
    something.

    >>> numbers_in("รวม 8,258,165 ครั้ง เพิ่มขึ้นร้อยละ ๑๑๓.๐๖ ปีละสองครั้ง")
    [Decimal('8258165'), Decimal('113.06'), Decimal('2')]
    """
    return [value for _, _, value in numbers_at(text)]


def numbers_at(text: str) -> list[tuple[int, int, Decimal]]:
    """The numbers of `numbers_in`, each with the offsets of its first character and after its last.

    >>> numbers_at("ปีละสองครั้ง ๑๒ เดือน")
    [(4, 7, Decimal('2')), (13, 15, Decimal('12'))]
    """
    raw = to_arabic_digits(text)
    found = [(*match.span(), _decimal(match)) for match in re.finditer(_NUMBER, raw)]
    found += [(*match.span("word"), Decimal(_WORDS[match["word"]])) for match in re.finditer(_WORD, raw)]
    return sorted(found)


def read_number(printed: str) -> Decimal:
    r"""The one number of a short printed form.

    Unit, qualifier, percent word, emphasis and line ends around it do not matter; the scale word (ล้าน) is
    part of the unit and is not multiplied in.

    >>> read_number("กว่า **10.6\nล้านบาท**")
    Decimal('10.6')
    >>> read_number("สิบสองงานบริการ")
    Decimal('12')

    Raises:
        ValueError: If the form holds no number, several, or one that is not understood.
    """
    plain = printed.replace("*", "").strip()
    digits = len(re.findall(r"\d[\d.,]*", plain))
    values = numbers_in(plain)
    if len(values) != 1 or digits > 1:
        raise ValueError(f"{max(digits, len(values))} numbers in {printed!r}, not one")
    return values[0]


def _decimal(match: re.Match[str]) -> Decimal:
    value = Decimal(match[0].replace(",", ""))
    text, start = match.string, match.start()
    if start and text[start - 1] in _HYPHENS and _MINUS.search(text[:start]):
        return -value
    return value


# --- Buddhist Era -------------------------------------------------------------------------------------------

_YEAR = re.compile(r"(?<!\d)(?<!\d[.,])2[4-6]\d\d(?![.,]?\d)")
_SHORT_YEAR = (
    "(?:ปี|พ[.]ศ[.]|งบประมาณ|['’]|"
    + "|".join(short.replace(".", "[.]?") for _, short in MONTHS)
    + r")\s*/?\s*(\d\d)(?![.,]?\d)"
)


def be_year(when: date | int) -> int:
    """The Buddhist-Era year of a date, or of a Gregorian year.

    Until 1940 the Thai year began on 1 April, so January to March of those years fall into the year before.

    >>> be_year(date(2023, 9, 30)), be_year(2023), be_year(date(1932, 2, 1))
    (2566, 2566, 2474)
    """
    if isinstance(when, int):
        return when + 543
    return when.year + (542 if when.year <= 1940 and when.month < 4 else 543)


def be_years_in(text: str) -> set[int]:
    """The Buddhist-Era years printed in `text`: 2566, ๒๕๖๖, and after a word that says so also ปี 66.

    >>> sorted(be_years_in("พ.ศ. 2566 – ๒๕๗๐ ปี 64 จำนวน 65 แห่ง 12,566 คน"))
    [2564, 2566, 2570]
    """
    raw = to_arabic_digits(text)
    long = {int(match[0]) for match in _YEAR.finditer(raw)}
    return long | {2500 + int(match[1]) for match in re.finditer(_SHORT_YEAR, raw)}


def print_be_date(when: date) -> set[str]:
    """The ways a Thai text prints a date, with Arabic and with Thai digits.

    Full and short month, พ.ศ. before the year or not, slashes as on received-stamps; a year of two digits
    only beside a short month. White space is as usually set; compare with `squeeze`.

    >>> "30 กันยายน 2566" in print_be_date(date(2023, 9, 30)), "๑ เม.ย. ๖๘" in print_be_date(date(2025, 4, 1))
    (True, True)
    """
    year = str(be_year(when))
    full, dotted = MONTHS[when.month - 1]
    bare = dotted.replace(".", "")
    days = {str(when.day), f"{when.day:02}"}
    forms = {f"{day} {full} {era}{year}" for day in days for era in ("", "พ.ศ. ")}
    for short in (dotted, dotted.rstrip("."), bare, f"{bare}."):
        for shown in (year, f"พ.ศ. {year}", year[2:]):
            forms |= {f"{day} {short} {shown}" for day in days} | {f"{day}/{short}/{shown}" for day in days}
    forms |= {f"{day}/{month}/{year}" for day in days for month in (str(when.month), f"{when.month:02}")}
    return forms | {to_thai_digits(form) for form in forms}


def print_be_month(when: date) -> set[str]:
    """The ways a Thai text prints the month of a date: ตุลาคม 2566, ต.ค. 66; digits as in `print_be_date`."""
    year = str(be_year(when))
    full, dotted = MONTHS[when.month - 1]
    forms = {f"{full} {era}{year}" for era in ("", "พ.ศ. ", "ปี ")}
    forms |= {f"{dotted} {year}", f"{dotted} {year[2:]}"}
    return forms | {to_thai_digits(form) for form in forms}


# --- search key ---------------------------------------------------------------------------------------------

# Marks that typists and OCR leave out or misplace: tone marks, ็ ์ ฺ ๎; and what only separates: space, dot,
# hyphen, quotation mark, bracket, comma. Dropped before anything else, so that no later step can meet them.
_UNHEARD = re.compile(rf"[็-์๎ฺ\s.,*\-‐-―'\"‘’“”()\[\]{_ZERO_WIDTH}]+")
_DOUBLED = re.compile(r"([ัิ-ูํ])\1+")


def fold(text: str) -> str:
    """The search key: equal for spellings that differ in tone marks, spaces, dots, digits or case only.

    `fold(fold(x)) == fold(x)` for every text.

    >>> fold("ก.พ.ร.") == fold("กพร"), fold("สิทธิ์ ๑๒") == fold("สิทธิ12"), fold("นํ้า") == fold("น้ำ")
    (True, True, True)
    """
    key = _UNHEARD.sub("", text)
    key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", key).lower())
    key = _DOUBLED.sub(r"\1", key).replace("ํา", "ำ").replace("ๅ", "า").replace("เเ", "แ")
    return to_arabic_digits(key)


# Words of public administration that are often written otherwise than the Royal Institute does, or mistaken
# for each other (องค์กร for the องค์การ of a public organisation). The longer of two that overlap comes first.
_MISSPELT = {
    "ดิจิตอล": "ดิจิทัล",
    "ดิจิตัล": "ดิจิทัล",
    "องค์กรมหาชน": "องค์การมหาชน",
    "อิเล็กโทรนิกส์": "อิเล็กทรอนิกส์",
    "อิเลคโทรนิกส์": "อิเล็กทรอนิกส์",
    "อิเล็คทรอนิกส์": "อิเล็กทรอนิกส์",
    "อิเล็กทรอนิคส์": "อิเล็กทรอนิกส์",
    "แอพพลิเคชัน": "แอปพลิเคชัน",
    "แอพลิเคชัน": "แอปพลิเคชัน",
    "แอปพลิเคชั่น": "แอปพลิเคชัน",
    "แพลทฟอร์ม": "แพลตฟอร์ม",
    "แพล็ตฟอร์ม": "แพลตฟอร์ม",
    "เวปไซต์": "เว็บไซต์",
    "เว็บไซด์": "เว็บไซต์",
    "อินเตอร์เน็ต": "อินเทอร์เน็ต",
    "อนุญาติ": "อนุญาต",
    "สัมนา": "สัมมนา",
}
_RESPELT = {fold(wrong): fold(right) for wrong, right in _MISSPELT.items() if fold(wrong) != fold(right)}
_ANY_MISSPELT = re.compile("|".join(map(re.escape, _RESPELT)))


def respell(key: str) -> str:
    """A search key with the usual misspellings of some words put right, so that either spelling finds both.

    >>> respell(fold("รัฐบาลดิจิตอล")) == fold("รัฐบาลดิจิทัล")
    True
    """
    return _ANY_MISSPELT.sub(lambda found: _RESPELT[found[0]], key)


def misspell(key: str) -> Iterator[str]:
    """The same search key as it would be with each of the usual misspellings that fit it."""
    for wrong, right in _RESPELT.items():
        if right in key and wrong not in key:
            yield key.replace(right, wrong)


# --- sort key -----------------------------------------------------------------------------------------------

_LEADING_VOWEL = re.compile(r"([เ-ไ])([ก-ฮ])")
_MARKS = {mark: str(weight) for weight, mark in enumerate("็่้๊๋์ํ๎", start=1)}
_THAI = frozenset(map(chr, range(0x0E00, 0x0E7F)))
# In Thai lists Latin words come after Thai ones; the full-width letters do, and are still letters.
_AFTER_THAI = {code: 0xFF41 + code - ord("a") for code in range(ord("a"), ord("z") + 1)}


def sort_key(text: str) -> str:
    """A key whose code-point order is the order of a Thai dictionary.

    A leading vowel counts after its consonant; tone marks and other signs above decide only between words
    that are otherwise equal; punctuation decides last. Digits come before Thai letters before Latin ones, as
    in `Intl.Collator("th")` of browsers.

    >>> sorted(["ไก่", "ก้าว", "กา", "เก", "โรค", "รก"], key=sort_key)
    ['กา', 'ก้าว', 'เก', 'ไก่', 'รก', 'โรค']
    """
    plain = unicodedata.normalize("NFD", to_arabic_digits(text)).lower().replace("ํา", "ำ")
    kept = [
        char for char in plain if char != "ฯ" and (char in _THAI or unicodedata.category(char)[0] in "LNS")
    ]
    swapped = _LEADING_VOWEL.sub(r"\2\1", "".join(char for char in kept if char not in _MARKS))
    marks = "".join(_MARKS.get(char, "0") for char in kept)
    # One string, so that any program can sort by it: a space is below everything that `swapped` can hold.
    return f"{swapped.translate(_AFTER_THAI)} {marks} {text.swapcase()}"
