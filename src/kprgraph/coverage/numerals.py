"""The numbers of the text, and which of them are figures: numbers that say how much, how many or how often.

A number is a figure unless a rule over the text around it says that it is something else: a year, a list
marker, a part of a name. The rules are tried in the order of `RULES`, the first that fits decides, and
whatever no rule knows is a figure: a number that is not understood asks for attention.
Only what recognition made of a picture (`is_noise`) is set aside before the rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kprgraph import thai


class NumberClass(StrEnum):
    """What a printed number is there for. Only figures have to be in the graph."""

    FIGURE = "figure"
    YEAR = "year"
    DATE = "date"
    LIST_MARKER = "list-marker"
    HEADING = "heading"
    CAPTION = "caption"
    LAW_REFERENCE = "law-reference"
    PAGE = "page"
    NAME_PART = "name-part"
    OTHER = "other"


@dataclass(frozen=True, order=True)
class Numeral:
    """A number where it is printed.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset after its last.
        of: What it is.
    """

    start: int
    end: int
    of: NumberClass


@dataclass(frozen=True)
class Rule:
    """What a number is, told by its form and by what stands around it.

    Attributes:
        of: The class it gives.
        before: Searched in what stands before the number; has to reach up to it.
        number: The whole number, in Arabic digits.
        after: Matched against what follows it.
    """

    of: NumberClass
    before: re.Pattern[str]
    number: re.Pattern[str]
    after: re.Pattern[str]

    def fits(self, before: str, number: str, after: str) -> bool:
        """Whether it applies."""
        return bool(self.number.fullmatch(number) and self.after.match(after) and self.before.search(before))


def _rule(of: NumberClass, before: str = "", number: str = r".+", after: str = "") -> Rule:
    return Rule(of, re.compile(f"(?:{before})$"), re.compile(number), re.compile(after))


_INTEGER = r"\d+"
_SMALL = r"\d{1,2}"
_LINE = r"\n[ \t]*"

# Directly before one of these a number counts something, whatever else it may look like.
_COUNTED = (
    r"[ \t]*(?:ล้าน|แสน|หมื่น|พัน|บาท|คน|ราย(?!งาน)|ครั้ง|แห่ง(?!พระ|ระเบียบ|กฎ|ประเทศ|ชาติ)|ครัวเรือน|หน่วยงาน|งาน|บริการ"
    "|ใบอนุญาต|ชุดข้อมูล|ข้อมูล|จังหวัด|อำเภอ|กระทรวง|กรม|ส่วนราชการ|องค์การ|ผลงาน|รางวัล|โครงการ|ประเด็น|เรื่อง|ด้าน|ข้อเสนอ"
    r"|ข้อ\b|มิติ|กลุ่ม|ระดับ|ประเภท|รูปแบบ|องค์ประกอบ|ตัวชี้วัด|คะแนน|รายการ|กระบวนงาน|ชั่วโมง|วัน(?!ที่)|เดือน|ปี|สัปดาห์|นาที"
    "|ไร่|ตัน|กิโลเมตร|คณะ|รุ่น|พื้นที่|เขต|ชนิด|แพลตฟอร์ม|ระบบ|เท่า|ห้อง|แล็บ|กรณี|อันดับ|เป้าหมาย|ภูมิภาค|ฉบับ|มาตรการ"
    "|Agenda|Area|Flagship|%)"
)
_NOT_COUNTED = rf"(?!{_COUNTED})"
# What is counted in decimals: with one of these behind it 1.2 is no number of a section.
_NOT_MEASURED = r"(?!\s*(?:ล้าน|แสน|หมื่น|พัน|บาท|คะแนน|ตัน|กิโล|เมตร|ไร่|ปี|ชั่วโมง|นาที|เท่า|องศา))"

_MONTH = "|".join(
    [name for name, _ in thai.MONTHS]
    # Short names, with dots or without them (เมย), and not as the beginning of a word (กพม.).
    + [short.replace(".", "[.]?") + "(?![ก-๎])" for _, short in thai.MONTHS]
)

# What is told apart by a number: the 16th course, case 2, the 21st century. A rank (อันดับที่ 1) is a figure.
_NUMBERED = (
    "ครั้ง|รุ่น|ระยะ|กลุ่ม|กรณี|ภาค|ส่วน|ประเด็น|ยุทธศาสตร์|เป้าประสงค์|เป้าหมาย|ฉบับ|หมุดหมาย|ศตวรรษ|ลำดับ|บท|หมู่|ขั้น"
    "|สำนักงาน[ก-๎ ]*"
)

RULES: tuple[Rule, ...] = (
    # A percentage is a figure, wherever it stands.
    _rule(NumberClass.FIGURE, before=r"ร้อยละ\s*"),
    _rule(NumberClass.FIGURE, after=r"\s*%"),
    # The page in a table of contents: after a tab, at the end of the line.
    _rule(NumberClass.PAGE, before=r"\t", number=r"\d{1,3}", after=r"[ \t]*(?:\n|$)"),
    _rule(NumberClass.CAPTION, before=r"(?:ภาพ|แผนภูมิ|ตาราง|รูป)ที่\s*", number=_INTEGER),
    # Days and years of dates, days of a range, dates in digits, times of day.
    _rule(NumberClass.DATE, number=_SMALL, after=rf"(?:\s*[-–]\s*\d{{1,2}})?\s*/?\s*(?:{_MONTH})"),
    _rule(
        NumberClass.DATE,
        before=rf"(?:{_MONTH})[\s/]*(?:พ\.ศ\.|ปี)?\s*",
        number=r"\d{2}|\d{4}",
        after=_NOT_COUNTED,
    ),
    _rule(NumberClass.DATE, before=r"(?:^|[^\d/])", number=_SMALL, after=r"/\d{1,2}/\d{2,4}"),
    _rule(NumberClass.DATE, before=r"\d/", number=_SMALL, after=r"/\d{2,4}"),
    _rule(NumberClass.DATE, before=r"\d/\d{1,2}/", number=r"\d{2}|\d{4}"),
    _rule(NumberClass.DATE, before=r"เวลา[ \t]*", number=r"\d{1,2}\.\d\d"),
    _rule(NumberClass.DATE, before=r"เวลา[ \t]*\d{1,2}\.\d\d[ \t]*", number=_SMALL, after=r"\."),
    # Years: of the Buddhist Era, of the common era, and of two digits after a word for year.
    _rule(NumberClass.YEAR, before=r"(?:พ\.ศ\.|ปี|\d{4}\s*[-–])\s*", number=r"2[4-6]\d\d"),
    _rule(NumberClass.YEAR, number=r"2[4-6]\d\d|(?:19|20)\d\d", after=_NOT_COUNTED),
    _rule(NumberClass.YEAR, before=r"(?:พ\.ศ\.|ปี|งบประมาณ|['’])\s*", number=r"[4-9]\d", after=_NOT_COUNTED),
    # Sections, paragraphs and numbered amendments of laws, clauses of regulations.
    _rule(NumberClass.LAW_REFERENCE, before=r"(?:มาตรา|วรรค)\s*(?:\d+/)?", number=_INTEGER),
    _rule(NumberClass.LAW_REFERENCE, before=r"มาตรา\s*\d+(?:/\d+)?\s*\(", number=_SMALL, after=r"\)"),
    _rule(NumberClass.LAW_REFERENCE, before=r"\(ฉบับที่\s*", number=_INTEGER, after=r"\)"),
    _rule(NumberClass.LAW_REFERENCE, before=r"(?:ตาม|[\s(])ข้อ\s*", number=_INTEGER, after=_NOT_COUNTED),
    # Names with a number in them: PM 2.5, Covid-19, ระบบราชการ 4.0, the hotline 1111, H4U, อาเซียน+9.
    _rule(NumberClass.NAME_PART, before=r"(?:PM|โควิด|[Cc]ovid|COVID|โคโรนา)\s*[-–]?\s*"),
    _rule(NumberClass.NAME_PART, before=r"(?:ระบบราชการ|ภาครัฐ|PMQA)\s*", number=r"4\.0"),
    _rule(NumberClass.NAME_PART, number=r"4\.0", after=r"\s*INDUSTRY"),
    _rule(NumberClass.NAME_PART, before=r"ยุทธศาสตร์ชาติ\s*", number="20", after=r"\s*ปี"),
    _rule(NumberClass.NAME_PART, number="1111", after=_NOT_COUNTED),
    _rule(NumberClass.NAME_PART, before="ผู้นำ ", after=" ประสาน"),
    _rule(NumberClass.NAME_PART, before=r"[ก-๎A-Za-z]\+", number=_INTEGER),
    _rule(NumberClass.NAME_PART, before=r"[A-Za-z]-?"),
    _rule(NumberClass.NAME_PART, after=r"(?!(?:[kMGT]?W|[kMGT]B|km|kg|USD)\b)[A-Za-z]"),
    _rule(NumberClass.NAME_PART, before=r"[ก-ฮ]\.", number=_INTEGER, after=_NOT_COUNTED),
    _rule(NumberClass.NAME_PART, before=r"\b[A-Z][A-Za-z]+ ", number=_SMALL, after=rf"{_NOT_COUNTED}(?!\))"),
    # Which one of several: parts of the report at the beginning of a line are its headings.
    _rule(NumberClass.HEADING, before=rf"{_LINE}ส่วนที่\s*", number=_SMALL),
    _rule(NumberClass.NAME_PART, before=rf"(?:{_NUMBERED})ที่\s*(?:\d+\s*[-–]\s*)?", number=_INTEGER),
    _rule(NumberClass.NAME_PART, before=r"(?:เขต|กลุ่มงาน[ก-๎ ]*)\s+", number=_INTEGER, after=_NOT_COUNTED),
    _rule(NumberClass.NAME_PART, before=rf"{_LINE}ระดับ ", number=_SMALL, after=r"[ \t]*(?:\n|$)"),
    _rule(NumberClass.NAME_PART, before=r"\bพม ", number=_SMALL),
    # Numbers of sections and of list entries, at the beginning of a line.
    _rule(NumberClass.HEADING, before=_LINE, number=r"\d{1,2}\.\d{1,2}", after=rf"\)?\s{_NOT_MEASURED}"),
    _rule(NumberClass.HEADING, before=_LINE, number=r"\d", after=r"\s*\n\s*(?:การ|ความ)"),
    _rule(NumberClass.LIST_MARKER, before=rf"{_LINE}(?:- )?", number=_SMALL, after=r"[.)]\s"),
    _rule(NumberClass.LIST_MARKER, before=rf"{_LINE}- ", number=r"\d", after=rf"{_NOT_COUNTED}\s"),
    _rule(NumberClass.LIST_MARKER, before=rf"{_LINE}(?:- )?\|\s*", number=_SMALL, after=r"\s*\|"),
    _rule(NumberClass.LIST_MARKER, before=_LINE, number=r"\d", after=r"\s(?:การ|ความ)"),
    _rule(NumberClass.LIST_MARKER, before=_LINE, number=r"0\d", after=r"[ \t]*(?:\n|$)"),
    # The same inside a line: (1), and 1) outside brackets.
    _rule(NumberClass.LIST_MARKER, before=r"\(\s*", number=_SMALL, after=r"\s*\)"),
    _rule(NumberClass.LIST_MARKER, before=r"(?:^|[)\n])[^()\n]*[^\d(.,]", number=_SMALL, after=r"\)"),
    # Numbers of letters, telephones and post offices.
    _rule(NumberClass.OTHER, before=r"(?:เลขที่|รับที่|เลขที่รับ|ที่ [ก-ฮ]{1,3}\.?)\s*(?:\d+\s*/\s*)?", number=r"\d+"),
    _rule(NumberClass.OTHER, before=r"\nโทร[^\n]*"),
    _rule(NumberClass.OTHER, before=r"(?:กทม\.|กรุงเทพฯ|กรุงเทพมหานคร)\s*", number=r"\d{5}"),
)
"""The rules, in the order in which they are tried."""

_CONTEXT = 120
_EMPHASIS = re.compile(r"\*+")
_DIGITS = re.compile(r"\d[\d.,]*")
_THAI = re.compile(r"[ก-๎]")
_NOISE_NUMBERS = 3


def numerals(text: str) -> Iterator[Numeral]:
    """All numbers of `text` in reading order, each with its class.

    Digits that make no number, such as 1,70, are given too, whole: nothing printed in digits is left out.

    >>> text = "ปี 2566 มี 3 งาน (ภาพที่ 7)"
    >>> [(text[number.start : number.end], number.of.value) for number in numerals(text)]
    [('2566', 'year'), ('3', 'figure'), ('7', 'caption')]
    """
    raw = thai.to_arabic_digits(text)
    for start, end in sorted(_places(raw)):
        yield Numeral(start, end, _class_of(raw, start, end))


def _places(raw: str) -> Iterator[tuple[int, int]]:
    understood = [(start, end) for start, end, _ in thai.numbers_at(raw)]
    yield from understood
    inside = {offset for start, end in understood for offset in range(start, end)}
    for match in _DIGITS.finditer(raw):
        if inside.isdisjoint(range(*match.span())):
            yield match.span()


def _class_of(raw: str, start: int, end: int) -> NumberClass:
    # As if the text began with a line break: rules for the beginning of a line hold on the first one, too.
    before = _EMPHASIS.sub("", "\n"[start >= _CONTEXT :] + raw[max(0, start - _CONTEXT) : start])
    after = _EMPHASIS.sub("", raw[end : end + _CONTEXT])
    if is_noise(line_around(raw, start)):
        return NumberClass.OTHER
    return next((rule.of for rule in RULES if rule.fits(before, raw[start:end], after)), NumberClass.FIGURE)


def line_around(text: str, offset: int) -> str:
    """The line of `text` that the character at `offset` stands on, without its line break."""
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : len(text) if end < 0 else end]


def is_noise(line: str) -> bool:
    """Whether recognition made the line of a picture: no Thai letter, many numbers, mostly digits.

    >>> is_noise("/48310713 133171 13 13310K7"), is_noise("1,200 1,300 1,400 คน"), is_noise("24/7")
    (True, False, False)
    """
    if _THAI.search(line) or len(_DIGITS.findall(line)) < _NOISE_NUMBERS:
        return False
    visible = [mark for mark in line if not mark.isspace()]
    return 2 * sum(mark.isdigit() for mark in visible) >= len(visible)
