"""Lines end between words, never before a vowel or mark that belongs to what is above."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kprgraph.draw.widths import width
from kprgraph.draw.wrapping import lang_of, wrap

NAME = "ระบบการแจ้งเตือนสิทธิ์และช่วยเหลือในการรับสวัสดิการของประชาชนตลอดช่วงชีวิต"


@pytest.mark.parametrize("wide", [30, 60, 90, 140, 220, 400, 2000])
def test_no_line_begins_with_a_mark_or_ends_before_one(wide: int) -> None:
    for line in wrap(NAME, wide, 24):
        assert unicodedata.category(line[0]) != "Mn"
        assert line[0] not in "ะาำๅๆฯ"
        assert line[-1] not in "เแโใไ"


@pytest.mark.parametrize("wide", [120, 220, 400])
def test_nothing_is_lost_and_every_line_fits(wide: int) -> None:
    lines = wrap(NAME, wide, 24)
    assert "".join(lines) == NAME
    assert all(width(line, 24) <= wide for line in lines)


@pytest.mark.parametrize("word", ["ยืนยันตัวตน", "นายกรัฐมนตรี", "DOPA-Digital", "พ.ศ. 2566", "17 สิงหาคม"])
def test_what_readers_take_as_one_word_stays_together(word: str) -> None:
    text = f"หน่วยงานทดสอบและ {word} และอื่นๆ ของกรมทดสอบ"
    for wide in range(130, 420, 10):
        assert sum(word in line for line in wrap(text, wide, 20)) == 1


def test_headings_are_balanced() -> None:
    lines = wrap("กรมส่งเสริมการปกครองท้องถิ่น กระทรวงมหาดไทย", 360, 24)
    filled = wrap("กรมส่งเสริมการปกครองท้องถิ่น กระทรวงมหาดไทย", 360, 24, balance=False)
    assert len(lines) == len(filled) == 2
    longest = [max(width(line, 24) for line in each) for each in (lines, filled)]
    assert longest[0] <= longest[1]


def test_a_line_does_not_begin_with_the_dot_between_parts() -> None:
    for wide in range(60, 300, 20):
        assert not any(line.startswith("·") for line in wrap("ส่งข้อมูล · แล้วเสร็จ · ปีงบประมาณ 2599", wide, 18))


@given(st.text(alphabet="กขเแไำะัี่้ ab-😀·", max_size=40), st.integers(20, 400))
def test_any_text_gives_lines_that_hold_it(text: str, wide: int) -> None:
    lines = wrap(text, wide, 20)
    assert lines
    assert "".join(lines).replace(" ", "") == "".join(text.split()).replace(" ", "")


def test_names_in_the_other_language_are_marked() -> None:
    assert lang_of("กรมดาวเหนือ", "en") == "th"
    assert lang_of("Star Night", "th") == "en"
    assert lang_of("ระบบ GAP", "th") == ""
