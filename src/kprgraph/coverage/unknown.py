"""Names in the text that the registry does not know, found by the words that names begin with.

A body, a place or a law is called by a kind of thing and a name (กรม…, จังหวัด…, พระราชบัญญัติ…), a person by a
title, and what has a foreign name stands in Latin letters. Where such a beginning lies in no name that the
registry knows, what follows is a candidate. Some candidates are no names, only words (กรมที่เกี่ยวข้อง): the
patterns rather give one too many than one too few. What they cannot see is a longer name that begins with a
known one, as กรมการปกครองท้องถิ่น would with กรมการปกครอง.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kprgraph.coverage.numerals import is_noise, line_around
from kprgraph.coverage.provinces import PROVINCES
from kprgraph.mentions import Lexicon, Mention
from kprgraph.thai import MONTHS

_LONGEST = 40
_BEFORE = 8


@dataclass(frozen=True, order=True)
class Candidate:
    """What may be a name.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset after its last; a long run of letters is cut.
    """

    start: int
    end: int


# After a kind of thing, the beginnings of words with which the sentence goes on, so that no name follows.
_GOES_ON = (
    "ที่(?!ดิน)|และ|หรือ|กับ|ของ|ใน|โดย|จาก|ให้|ได้|มี(?!น)|ซึ่ง|เพื่อ|จะ|เป็น|ต่าง|อื่น|นั้น|นี้|ดังกล่าว|ทุก|แต่ละ|ทั้ง|ไม่|ต้อง|ฯ|อีก|ตาม|มอบ"
    "|มากยิ่ง|ระดับ|เป้าหมาย|ภายใน|ผ่าน|เจ้าของ|นำร่อง|เอง|เดิม|ใหม่|ดำเนิน|ขับเคลื่อน|กลาง(?!แจ้ง)|เอกชน|ร่วม|อย่าง|เช่น"
    "|แล้ว|ขนาด|พบว่า|ผู้|เพิ่มเติม|พิจารณา|รวม|ตลอด|กรณี|กรม|กระทรวง|ทบวง|จังหวัด|คณะ|ประกอบ"
)
# Kinds of bodies, laws and systems. Behind some, words of which they are only the beginning.
_SPACED = (
    "กรม(?!ธรรม์)|กระทรวง|สำนักงาน|คณะกรรมการ|คณะอนุกรรมการ|องค์การ|พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา"
    r"|พ\.ร\.บ\.|พ\.ร\.ก\.|พ\.ร\.ฎ\."
)
_KINDS = (
    "สำนัก(?!งาน|เป็น|ข่าว|พิมพ์)|คณะทำงาน|กลุ่มงาน(?!บริการ)|กอง(?!ค์|ทุน)|กองทุน|มหาวิทยาลัย|(?<!มหา)วิทยาลัย"
    "|โรงพยาบาล|โรงเรียน|สถาบัน|ธนาคาร|บริษัท|มูลนิธิ|สมาคม|(?<!วุฒิ)(?<!รัฐ)สภา(?![พว])|เครือข่าย(?=ธรรมาภิบาล)"
    "|ศูนย์(?!กลาง|อำนาจ|รวมข้อมูล)|การไฟฟ้า(?!ดับ)|การประปา|การท่าเรือ|การรถไฟ|การท่องเที่ยวแห่ง"
    "|กฎกระทรวง|ประมวลกฎหมาย|กฎหมายว่าด้วย|ระเบียบ(?=สำนัก|กระทรวง)"
    "|แผน(?=พัฒนา|แม่บท|ปฏิบัติ|การปฏิรูป)|ยุทธศาสตร์(?=ชาติ|การ)|แอปพลิเคชัน|แพลตฟอร์ม|โครงการ|รางวัล"
    "|ระบบ(?!ราชการ|อิเล็ก|ออนไลน์|ดิจิทัล|นิเวศ|งบ|บุคลากร|ย่อย|มาก|เดียว|จริง|การทำงาน|วิธี|ไฟฟ้า|เปิด|สุขภาพ|สาธารณ|บริการ"
    "|การให้บริการ|บริหาร|การบริหาร|งาน|เงิน|กำลัง|น้ำ|ส่งน้ำ|เกษตร|ภาครัฐ|เบื้องต้น|สำหรับ|ปฏิบัติ)"
)
_PLACES = (
    r"จังหวัด|จ\.|อำเภอ|อ\.|ตำบล|ต\.|เทศบาล(?:นคร|เมือง|ตำบล)|เขต(?!งาน|การ|ครอบคลุม|ชลประทาน|สุขภาพ)|อุทยานแห่งชาติ"
    "|องค์การบริหารส่วน(?:จังหวัด|ตำบล)|ด่าน|ย่าน"
)
_TITLES = (
    "นางสาว|นาง|นาย(?!ก|จ้าง|ทะเบียน|หน้า)|(?:รอง|ผู้ช่วย)?ศาสตราจารย์(?:พิเศษ|กิตติคุณ)?|พลเอก|พลตำรวจเอก|หม่อมหลวง"
    "|หม่อมราชวงศ์"
)

# Before a title there is no letter, or a word that joins people.
_APART = "(?:(?<![ก-๎])|(?<=และ)|(?<=กับ)|(?<=โดย)|(?<=ให้)|(?<=ของ)|(?<=แก่))"

# No head begins inside a syllable: neither after a leading vowel (โป-รแก-รม) nor before a mark of its own.
# A space or a line break may part a body or a law from its name.
_HEAD = re.compile(
    rf"(?<![เ-ไ])(?:(?P<spaced>{_SPACED})\s{{0,2}}|(?P<kind>{_KINDS})|(?P<place>{_PLACES})|{_APART}(?P<title>{_TITLES}))"
    rf"(?=[ก-ฮเ-ไ“\"])(?!{_GOES_ON})"
)
# What is a name whatever follows it: bodies of the state, regions, sections of laws, and abbreviations with
# dots (สทนช.), but not those of years, titles, offices and units.
_WHOLE = re.compile(
    "คณะรัฐมนตรี|รัฐสภา|วุฒิสภา|สภาผู้แทนราษฎร|ประเทศไทย|อาเซียน|เอเชีย|กรุงเทพฯ"
    "|ภาค(?:เหนือ|กลาง|ใต้|ตะวันออกเฉียงเหนือ|ตะวันออก|ตะวันตก)"
    r"|มาตรา\s*\d+(?:/\d+)?"
    r"|(?<![ก-๎.])(?!พ\.ศ\.|ค\.ศ\.|พ\.ร\.[บกฎ]\.|[จอตนม]\.|นพ\.|ดร\.|รศ\.|ผศ\.|กม\.|ตร\.|โทร\.)(?:[ก-ฮ]{1,6}\.)+(?![ก-๎])"
)
_MONTHS = frozenset(short for _, short in MONTHS)
_ABBREVIATED = re.compile(r"[ก-ฮ]\.$")
_LETTERS = re.compile(r"[ก-๎ฯ]+")
_PERSON = re.compile(r"[ก-๎]+(?: [ก-๎]+)?")
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,60})[”\"]")

# Words between a name and the next one: there the first one ends, and does not hide the second.
_JOIN = "(?:และ|หรือ|กับ|ของ|โดย|จาก|ให้|ใน|ที่|แก่|ต่อ|ตาม|ร่าง)"
_JOINS, _JOINED = re.compile(_JOIN), re.compile(f"{_JOIN}$")

_WORD = r"[A-Za-z][A-Za-z0-9&+]*(?:[-/'’.][A-Za-z0-9]+)*"
_RUN = re.compile(rf"{_WORD}(?:[ \t]+(?:[&+][ \t]+)?{_WORD})*")
_LATIN_WORD = re.compile(_WORD)
# A name has a capital or is an address; e-Service has its capital behind the hyphen.
_NAMING = re.compile(r"[A-Z]|[a-z]+-?[A-Z]|\w+\.\w+")
_BARE = Lexicon((province, province) for province in PROVINCES)


def candidates(text: str, known: Sequence[Mention]) -> list[Candidate]:
    """What may be names of `text` and lies in none of the known ones, in reading order.

    Args:
        text: The text.
        known: Names found already, in order, none inside another.
    """
    places = _Known(known)
    found = [*_thai(text, places), *_latin(text, places), *_quoted(text, places)]
    found += [Candidate(*name.span()) for name in _WHOLE.finditer(text) if _is_new(name, places)]
    taken = _Known(Mention(one.start, one.end, frozenset()) for one in sorted(found))
    bare = (Candidate(place.start, place.end) for place in _BARE.find(text).named)
    found += [one for one in bare if not places.at(one.start) and not taken.at(one.start)]
    return sorted(set(found))


class _Known:
    """Places of names, to be asked what lies where."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = list(mentions)
        self._starts = [mention.start for mention in self._mentions]

    def at(self, offset: int) -> Mention | None:
        """The last name that begins at or before `offset` and goes beyond it."""
        number = bisect_right(self._starts, offset) - 1
        if number >= 0 and self._mentions[number].end > offset:
            return self._mentions[number]
        return None


def _thai(text: str, known: _Known) -> Iterator[Candidate]:
    end = 0
    for head in _HEAD.finditer(text):
        start = head.start()
        if _is_known(text, head, known) or (
            start < end and not _JOINED.search(text, max(0, start - _BEFORE), start)
        ):
            continue
        if head[0].endswith(".") and _ABBREVIATED.search(text, max(0, start - _BEFORE), start):
            continue  # the end of an abbreviation: สอ. in อปส.อ.
        run = (_PERSON if head["title"] else _LETTERS).match(text, head.end())
        if run is not None:
            end = _end(text, head.end(), run.end(), known)
            yield Candidate(start, min(end, start + _LONGEST))


def _end(text: str, start: int, end: int, known: _Known) -> int:
    """Where the name whose letters are text[start:end] ends: before a word that joins another name to it."""
    for join in _JOINS.finditer(text, start + 1, end):
        other = known.at(join.end())
        if _HEAD.match(text, join.end()) or (other is not None and other.start == join.end()):
            return join.start()
    return end


def _is_known(text: str, head: re.Match[str], known: _Known) -> bool:
    """Whether a known name covers more than the head, or is what the title or kind of place introduces."""
    mention = known.at(head.start())
    if mention is not None and mention.end > head.end():
        return True
    introduces = head["title"] or head["place"] or text[head.end()] in '“"'
    after = head.end() + (text[head.end()] in '“"')
    return bool(introduces) and known.at(after) is not None


def _is_new(name: re.Match[str], known: _Known) -> bool:
    return known.at(name.start()) is None and name[0] not in _MONTHS


def _latin(text: str, known: _Known) -> Iterator[Candidate]:
    for run in _RUN.finditer(text):
        if is_noise(line_around(text, run.start())):
            continue
        words: list[tuple[int, int]] = []
        for word in _LATIN_WORD.finditer(text, run.start(), run.end()):
            if known.at(word.start()) is None:
                words.append(word.span())
                continue
            yield from _named_in(text, words)
            words = []
        yield from _named_in(text, words)


def _named_in(text: str, words: list[tuple[int, int]]) -> Iterator[Candidate]:
    """From the first word that names something to the last: `of` and `and` may stand between, not outside."""
    naming = [span for span in words if _NAMING.match(text[span[0] : span[1]])]
    if naming:
        yield Candidate(naming[0][0], naming[-1][1])


def _quoted(text: str, known: _Known) -> Iterator[Candidate]:
    """What stands in quotation marks, unless Latin letters begin it: those are looked at anyway."""
    for quoted in _QUOTED.finditer(text):
        start, end = quoted.span(1)
        inside = any(known.at(offset) for offset in range(start, end))
        if not inside and _LETTERS.match(text, start):
            yield Candidate(start, min(end, start + _LONGEST))
