"""Digits, printed numbers and dates, the search key and the sort key."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kprgraph import thai

THAI = st.text(alphabet=[chr(point) for point in range(0x0E01, 0x0E5C)] + list(" .-()“”\u200b\u00a0aBZ019é"))


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("8,258,165 ครั้ง", "8258165"),
        ("๒๕๖๖", "2566"),
        ("1,704,001.14 ล้านบาท", "1704001.14"),
        ("ร้อยละ 754.33", "754.33"),
        ("**10.6\nล้านบาท**", "10.6"),
        ("กว่า 4,219 ล้านบาท", "4219"),
        ("83.24%", "83.24"),
        ("(ร้อยละ 11.24)", "11.24"),
        ("- 5 แห่ง", "5"),
        ("จำนวน -2.5", "-2.5"),
        ("−0.3", "-0.3"),
        ("หนึ่ง", "1"),
        ("สองครั้ง", "2"),
        ("สามปี", "3"),
        ("สิบเอ็ดคณะ", "11"),
        ("สิบสองงานบริการ", "12"),
        ("ห้าล้าน", "5"),
        ("011", "11"),
    ],
)
def test_a_printed_number_is_read(printed: str, value: str) -> None:
    assert thai.read_number(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    [
        *("", "ร้อยละ", "ความสามารถ", "ห้างสรรพสินค้า", "วิสาหกิจ", "ความเสี่ยง", "ศูนย์บริการ"),  # no number
        *("16 จาก 77 จังหวัด", "2566 - 2570", "๑๒ หรือ 13"),  # several
        *("1,70", "1.2.3", "สองร้อยคน", "ยี่สิบสองแห่ง", "สามสิบแห่ง"),  # not understood
    ],
)
def test_a_form_without_exactly_one_number_is_refused(printed: str) -> None:
    with pytest.raises(ValueError, match="numbers in"):
        thai.read_number(printed)


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_reading_undoes_printing(value: Decimal) -> None:
    printed = f"{value:,} ครั้ง"
    assert thai.read_number(printed) == value
    assert thai.read_number(thai.to_thai_digits(printed)) == value


def test_numbers_in_running_text_are_whole_numbers() -> None:
    text = "ระบบ 2 แพลตฟอร์ม มีผู้ใช้ 8,258,165 ครั้ง (ร้อยละ ๕.๓๐) ปี 2566-2570 สามารถใช้ได้ 24\nชั่วโมง"
    assert thai.numbers_in(text) == [Decimal(n) for n in ("2", "8258165", "5.30", "2566", "2570", "24")]
    assert not {Decimal(n) for n in (165, 8, 258165, 56)} & set(thai.numbers_in(text))


@pytest.mark.parametrize(
    "printed",
    [
        "30 กันยายน 2566",
        "30 กันยายน พ.ศ. 2566",
        "๓๐ กันยายน ๒๕๖๖",
        "30 ก.ย. 66",
        "30 ก.ย. 2566",
        "๓๐ / กย / ๖๖",
        "30\nกันยายน  2566",
        "30/9/2566",
    ],
)
def test_a_date_is_printed_in_many_ways(printed: str) -> None:
    forms = {thai.squeeze(form) for form in thai.print_be_date(date(2023, 9, 30))}
    assert thai.squeeze(printed) in forms


@given(st.dates(date(1942, 1, 1), date(2100, 1, 1)), st.dates(date(1942, 1, 1), date(2100, 1, 1)))
def test_two_dates_share_a_printed_form_only_across_a_century(one: date, other: date) -> None:
    shared = thai.print_be_date(one) & thai.print_be_date(other)
    assert bool(shared) == (
        (one.day, one.month) == (other.day, other.month) and (one.year - other.year) % 100 == 0
    )


def test_the_month_of_a_date_is_printed_without_its_day() -> None:
    assert {"ตุลาคม 2566", "ต.ค. 66", "ตุลาคม ๒๕๖๖"} <= thai.print_be_month(date(2023, 10, 1))


def test_buddhist_era_years() -> None:
    assert thai.be_year(date(2022, 10, 1)) == 2565
    assert thai.be_year(2023) == 2566
    assert thai.be_year(date(1940, 3, 31)) == 2482, "until 1940 the year began on 1 April"
    assert thai.be_year(date(1941, 1, 1)) == 2484


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ปีงบประมาณ พ.ศ. 2566", {2566}),
        ("(พ.ศ. ๒๕๖๖ – ๒๕๗๐)", {2566, 2570}),
        ("ปี 66 และ ๒๕ ม.ค. ๖๘", {2566, 2568}),
        ("1 / เมย / 68", {2568}),
        ("12,566 คน 2566.5 และ 25660", set()),
        ("66 แห่ง ร้อยละ 65", set()),
        ("ปี 2023", set()),
    ],
)
def test_years_are_read_where_the_text_says_that_they_are_years(text: str, years: set[int]) -> None:
    assert thai.be_years_in(text) == years


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ก.พ.ร.", "กพร"),
        ("สำนักงาน ก.พ.ร.", "สำนักงานก.พ.ร."),
        ("น้ำ", "นํ้า"),
        ("น้ำ", "น้ํา"),
        ("น้ำ", "นำ้"),
        ("ที่ดิน", "ทีดิน"),
        ("ที่ดิน", "ท่ีดิน"),
        ("แรงงาน", "เเรงงาน"),
        ("สิทธิ์", "สิทธิ"),
        ("เบ็ดเสร็จ", "เบดเสรจ"),
        ("กรุุง", "กรุง"),
        ("กรม\u200bประมง", "กรม\u00a0ประมง"),
        ("๑๒ งานบริการ", "12 งานบริการ"),
        ("ThaID", "thaid"),
        ("e-Service", "eService"),
        ("“บอกเรา ถึงรัฐ”", "บอกเราถึงรัฐ"),
    ],
)
def test_spellings_of_one_name_have_one_search_key(one: str, other: str) -> None:
    assert thai.fold(one) == thai.fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("กรมประมง", "กรมปศุสัตว์"), ("HPP", "HPP+"), ("มา", "มี"), ("นา", "นำ")]
)
def test_different_names_keep_different_search_keys(one: str, other: str) -> None:
    assert thai.fold(one) != thai.fold(other)


@given(THAI | st.text())
@example("นํ้้าา")
@example("เ\u200bเ")
@example("e\u200b\u0301")
@example("İ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert thai.fold(thai.fold(text)) == thai.fold(text)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("รัฐบาลดิจิตอล", "รัฐบาลดิจิทัล"), ("องค์กรมหาชน", "องค์การมหาชน"), ("ใบอนุญาติ", "ใบอนุญาต")],
)
def test_usual_misspellings_are_put_right(wrong: str, right: str) -> None:
    assert thai.respell(thai.fold(wrong)) == thai.fold(right)
    assert thai.fold(wrong) in thai.misspell(thai.fold(right))
    assert thai.respell(thai.fold("องค์กรอิสระ")) == thai.fold("องค์กรอิสระ")


@given(THAI)
def test_squeezing_twice_is_squeezing_once_and_keeps_every_offset(text: str) -> None:
    squeezed = thai.Squeezed.of(text)
    assert thai.squeeze(squeezed.text) == squeezed.text == thai.squeeze(text)
    assert [squeezed.raw[offset] for offset in squeezed.at] == list(squeezed.text)


def test_squeezing_never_touches_sara_am() -> None:
    assert thai.squeeze("สำนักงาน **ก.พ.ร.**\n") == "สำนักงานก.พ.ร."
    assert thai.squeeze("ํา") == "ํา", "the two-part spelling is another spelling"


def test_a_squeezed_text_finds_things_across_line_ends() -> None:
    squeezed = thai.Squeezed.of("ได้กว่า **๑๐.๖\nล้านบาท** และ 10.6 ล้านบาท")
    places = [squeezed.raw[start:end] for start, end in squeezed.find("10.6ล้านบาท")]
    assert places == ["10.6\nล้านบาท", "10.6 ล้านบาท"]
    assert list(squeezed.find("")) == []


# The order that `Intl.Collator("th")` of ICU 78 gives.
DICTIONARY = """
    12 | ๑๒ก | 2 | ก็ | กก | กฎ | กฎหมาย | กฏ | ก่อ | ก้อ | ก๊อ | ก๋อ | กา | ก่า
    | ก้า | ก๊า | ก๋า | กำ | ก่ำ | ก้ำ | กิ | กี | กึ | กื | กุ | กู | เก | เกะ
    | เกา | เก่า | เก้า | แก | แก้ | โก | โก๋ | ใกล้ | ไก่ | ไกล | ขัน | ขั้น | ขา | ข่า
    | ข้า | ขาว | ข้าว | งาน | งาม | เงา | เงาะ | เงิน | ใจ | ทราย | ทาง | ท่าน | ไทย | ธ
    | ธง | นา | น่า | น้า | นำ | น้ำ | นิติ | เบ็ด | พลา | พัชร | เพชร | เพล | เพลา | แพร
    | แพร่ | รก | ราก | โรค | ฤดู | ลา | เลย | วัน | ศาล | สระ | สะ | สา | ส่า | สำนัก
    | สิทธิ | สิทธิ์ | เสา | เสือ | เสื่อ | เสื้อ | หลัก | เหล็ก | เหล่า | แหล่ง | อก | อาน | เอก | โอ
    | ไอ | e-Service | HPP | ThaID
"""


def test_the_sort_key_gives_the_order_of_the_dictionary() -> None:
    words = [word.strip() for word in DICTIONARY.split("|")]
    wrong = [(one, other) for one, other in pairwise(words) if thai.sort_key(one) >= thai.sort_key(other)]
    assert not wrong
    assert sorted(set(words), key=thai.sort_key) == words


def test_punctuation_and_spaces_decide_last() -> None:
    assert sorted(["กรมการ ค้า", "กรมการขนส่ง", "(กรม) การจัดหา"], key=thai.sort_key) == [
        "กรมการขนส่ง",
        "กรมการ ค้า",
        "(กรม) การจัดหา",
    ]


@given(THAI, THAI)
def test_only_equal_texts_have_equal_sort_keys(one: str, other: str) -> None:
    assert (thai.sort_key(one) == thai.sort_key(other)) == (one == other)


@given(THAI | st.text())
def test_a_sort_key_can_stand_in_any_text_format(text: str) -> None:
    key, _, _ = thai.sort_key(text).partition(" ")
    assert "\n" not in key
    assert "\x00" not in key
