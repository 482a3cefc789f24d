"""Break text into lines where Thai may be broken: between words, never inside one or before a mark."""

import re
from bisect import bisect_right
from functools import cache

from kprgraph.draw.missing import needs
from kprgraph.draw.widths import width
from kprgraph.errors import Text
from kprgraph.thai import MONTHS

# What the dictionary of ICU takes apart though readers take it as one word.
_TOGETHER = (
    "กฎกระทรวง", "กฎหมาย", "กรมการปกครอง", "กรมพินิจและคุ้มครอง", "กระบวนการ", "กระบวนงาน", "การค้า", "การปฏิรูปที่ดิน",
    "การเกษตร", "การแพทย์", "กำกับ", "ขออนุญาต", "ขออนุมัติ", "ขับเคลื่อน", "ขึ้นทะเบียน", "ข้ามแดน",
    "ข้าราชการพลเรือน", "คณะกรรมการ", "คณะรัฐมนตรี", "คณะอนุกรรมการ", "คนต่างด้าว", "ครบวงจร", "ควบคุมโรค",
    "ความปลอดภัย", "คำขอ", "คุ้มครอง", "งานบริการ", "จดทะเบียน", "จุดเดียว", "ชำระภาษี", "ช่วยเหลือ",
    "ฐานข้อมูล", "ณ จุดเดียว", "ดาวเหนือ", "ต่อไป", "ต่อเนื่อง", "เปลี่ยนแปลง", "พื้นที่สูง", "โรงพยาบาล", "มากขึ้น",
    "พยากรณ์", "งบประมาณ", "ฉบับนี้", "ดำเนินการ", "ดำเนินงาน", "ดิจิทัล", "ตรวจสอบ", "ตลอดช่วงชีวิต",
    "ตลาดแรงงาน", "ตัวชี้วัด", "ตัวตน", "ต่างประเทศ", "ต้นทาง", "ต้นแบบ", "ถ่ายโอนงาน", "ทบทวน", "ทางบก",
    "ทางรัฐ", "ที่ดิน", "ท่องเที่ยว", "ท้องถิ่น", "ธนารักษ์", "นายกรัฐมนตรี", "นายทะเบียน", "นำร่อง",
    "นำเข้า", "บัญชีกลาง", "บัตรสุขภาพ", "ปกครอง", "ปฏิบัติการ", "ปฏิบัติราชการ", "ปฏิรูป", "ประกอบกิจการ",
    "ประกอบธุรกิจ", "ประกันสังคม", "ประกาศ", "ประชาชน", "ประธานกรรมการ", "ประมง", "ประเมินผล",
    "ปลัดกระทรวง", "ปลัดสำนัก", "ปศุสัตว์", "ปีงบประมาณ", "ป้องกัน", "ผู้ทรงคุณวุฒิ", "ผู้ประกอบการ",
    "ผู้ป่วย", "ผู้ว่างงาน", "ผู้ว่าราชการ", "ผู้สูงอายุ", "ผู้อำนวยการ", "ผู้เชี่ยวชาญ", "ผู้เดินทาง",
    "ผู้แทน", "ผู้แทนราษฎร", "พระราชกฤษฎีกา", "พระราชบัญญัติ", "พลเรือน", "พัฒนา", "พัฒนาสังคม", "พันธกิจ",
    "พินิจและคุ้มครอง", "พิสูจน์", "พืช", "ภาครัฐ", "ภาคราชการ", "ภาคเอกชน", "มติคณะรัฐมนตรี", "มาตรฐาน",
    "ยืนยันตัวตน", "ยุทธศาสตร์", "รองนายกรัฐมนตรี", "รองประธาน", "ระบบราชการ", "ระเบียบ", "รัฐมนตรี",
    "รัฐสภา", "รับรอง", "ราชการ", "ราชกิจจานุเบกษา", "รายงาน", "ร่วมมือ", "ร่างพระราชบัญญัติ", "ร้องเรียน",
    "วัตถุอันตราย", "วันที่", "ของเอกสาร", "วิทยาศาสตร์การแพทย์", "วิสาหกิจ", "วุฒิสภา", "ศุลกากร", "ศูนย์บริการ", "ศูนย์ราชการ",
    "สภาผู้แทนราษฎร", "สภาพภูมิอากาศ", "สรรพสามิต", "สรรพากร", "สวัสดิการ", "สหกรณ์", "สะดวก", "สาธารณสุข",
    "สำนักงาน", "สิ่งปลูกสร้าง", "สิ่งแวดล้อม", "ส่งข้อมูล", "ส่งออก", "ส่งเสริม", "ส่วนราชการ", "ส่วนร่วม",
    "หนึ่งผู้ประกอบการ", "หนึ่งรหัส", "หน่วยงาน", "องค์การมหาชน", "อำนวยความสะดวก", "อิเล็กทรอนิกส์", "อุตสาหกรรม",
    "อุตุนิยมวิทยา", "เกษตรกร", "เกี่ยวกับ", "เจ้าของงาน", "เชื่อมโยง", "เดินทาง", "เบ็ดเสร็จ",
    "เพื่อนบ้าน", "เลขาธิการ", "เลขานุการ", "เศรษฐกิจ", "แก้ไข", "แจ้งเตือน", "แพลตฟอร์ม", "แล้วเสร็จ",
    "แอปพลิเคชัน", "โรงงาน", "ใบอนุญาต",
)  # fmt: skip
_COUNTED = r"(?:พ\.ศ\.|B\.E\.|ปี|มาตรา|ข้อ|ครั้งที่|ฉบับที่|ระยะที่|No\.) \d+"
_DATE = rf"\d{{1,2}} (?:{'|'.join(re.escape(month[0]) for month in MONTHS)})"
_HYPHENED = r"[A-Za-z]+(?:-[A-Za-z]+)+"
_WHOLE = re.compile(
    "|".join([_COUNTED, _DATE, _HYPHENED, *sorted(map(re.escape, _TOGETHER), key=len, reverse=True)])
)
_ONE_UNIT = 0xFFFF
# One consonant or letter with its leading vowel and all its marks: what must never be parted.
_CLUSTER = re.compile(r"[เแโใไ]?[^\S\n]?.[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*", re.DOTALL)


def wrap(text: str, wide: float, size: float, *, bold: bool = False, balance: bool = True) -> list[str]:
    """The lines of a text; at least one.

    Args:
        text: Any text; runs of white space become one space.
        wide: How many pixels a line may take.
        size: Font size in pixels.
        bold: Whether it is set in semi-bold.
        balance: Make the lines about equally long, as headings like it, instead of filling them.

    Raises:
        UsageError: If the library that knows Thai words is not installed.
    """
    # A mark that separates stays with what it ends, so that no line begins with it.
    pieces = _pieces(" ".join(text.split()).replace(" ·", "\u00a0·"))
    lines = _fill(pieces, wide, size, bold)
    if not balance or len(lines) == 1:
        return lines
    step = size / 2
    narrower = [wide - step * n for n in range(int(wide / step))]
    # The narrowest width that still takes no more lines; lines grow in number as the width shrinks.
    fits = bisect_right(narrower, len(lines), key=lambda w: len(_fill(pieces, w, size, bold)))
    return _fill(pieces, narrower[max(fits - 1, 0)], size, bold)


def lang_of(text: str, lang: str) -> str:
    """The language that a name is written in, where that is not `lang`; else "".

    >>> lang_of("กรมดาวเหนือ", "en"), lang_of("Department", "th"), lang_of("กรม A", "th")
    ('th', 'en', '')
    """
    thai = any("\u0e00" <= character <= "\u0e7f" for character in text)
    latin = any(character.isascii() and character.isalpha() for character in text)
    if thai:
        return "" if lang == "th" else "th"
    return "en" if latin and lang == "th" else ""


@cache
def _pieces(text: str) -> tuple[tuple[str, ...], ...]:
    """The parts between which a line may end, each in the parts that it may be broken into if need be.

    A space belongs to the part before it.
    """
    ends = _breaks(text)
    inside = [match.span() for match in _WHOLE.finditer(text)]
    good = {end for end in ends if not any(first < end < last for first, last in inside)}
    pieces: list[list[str]] = [[]]
    for start, end in zip([0, *ends], ends, strict=False):
        pieces[-1].append(text[start:end])
        if end in good:
            pieces.append([])
    return tuple(tuple(piece) for piece in pieces if piece) or (("",),)


def _breaks(text: str) -> list[int]:
    """Where ICU would break a line; it counts in units of UTF-16."""
    with needs(Text(th="การตัดบรรทัดภาษาไทย", en="Breaking Thai into lines")):
        from icu4py.breakers import LineBreaker  # noqa: PLC0415 - 40 MB that only pictures and briefs need
        from icu4py.locale import Locale  # noqa: PLC0415

    place, offset = {}, 0
    for number, character in enumerate(text):
        place[offset] = number
        offset += 2 if ord(character) > _ONE_UNIT else 1
    place[offset] = len(text)
    return sorted(place[int(end)] for _, end in LineBreaker(text, Locale("th")).segments())


def _fill(pieces: tuple[tuple[str, ...], ...], wide: float, size: float, bold: bool) -> list[str]:
    lines = [""]
    for piece in pieces:
        for part in _cut(piece, wide, size, bold):
            if lines[-1] and width((lines[-1] + part).rstrip(), size, bold=bold) > wide:
                lines.append(part)
            else:
                lines[-1] += part
    return [line.rstrip().replace("\u00a0", " ") for line in lines]


def _cut(piece: tuple[str, ...], wide: float, size: float, bold: bool) -> list[str]:
    """A piece as a whole where it fits on a line, else its parts, else what must never be parted."""
    whole = "".join(piece)
    if width(whole.rstrip(), size, bold=bold) <= wide:
        return [whole]
    parts: list[str] = []
    for part in piece:
        fits = width(part.rstrip(), size, bold=bold) <= wide
        parts += [part] if fits else _CLUSTER.findall(part)
    return parts
