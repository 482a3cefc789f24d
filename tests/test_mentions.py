"""Which things a text names: the longest name at a place counts, and only whole words do."""

from itertools import pairwise

import pytest

from kprgraph.mentions import Lexicon, Mentions

NAMES = [
    ("กระทรวงสุข", "ministry"),
    ("สำนักงานปลัดกระทรวงสุข", "office"),
    ("ก.พ.", "civil"),
    ("ก.พ.ร.", "reform"),
    ("สำนักงาน ก.พ.ร.", "reform-office"),
    ("พม.", "social"),
    ("แพร่", "phrae"),
    ("จังหวัดแพร่", "phrae"),
    ("จังหวัดแพร่", "phrae-administration"),
    ("HPP", "hpp"),
    ("HPP+", "hpp-plus"),
    ("UN", "un"),
    ("1111", "hotline"),
    ("ข้อ 4", "clause"),
    ("ระบบ Biz Portal", "portal"),
    ("Biz Portal", "portal"),
    ("กรมน้ำ", "water"),
    ("ราชบัญญัติ พ.ศ. 2561", "act"),
]
LEXICON = Lexicon(NAMES)


def named(found: Mentions) -> set[str]:
    return {thing for mention in found.named for thing in mention.things}


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("กระทรวงสุขแจ้งว่า", {"ministry"}),
        ("สำนักงานปลัด\nกระทรวงสุขแจ้งว่า", {"office"}),
        ("สำนักงานปลัดกระทรวงสุข และกระทรวงสุข", {"office", "ministry"}),
        ("เลขาธิการ ก.พ.ร. กล่าว", {"reform"}),
        ("สำนักงาน **ก.พ.ร.** กล่าว", {"reform-office"}),
        ("เลขาธิการ ก.พ. กล่าว", {"civil"}),
        ("อนุกรรมการ (อ.ก.พ.ร.)", set()),
        ("คณะกรรมการ (กพม.)", set()),
        ("พม. และ กรม", {"social"}),
        ("การเผยแพร่ข้อมูล", set()),
        ("น่าน แพร่ และตาก", {"phrae"}),
        ("จังหวัดแพร่มี", {"phrae", "phrae-administration"}),
        ("จังหวัด HPP และ HPP+", {"hpp", "hpp-plus"}),
        ("จังหวัด HPP+", {"hpp-plus"}),
        ("UNDP และ country", set()),
        ("(UN) ด้าน", {"un"}),
        ("โทร 11 11", set()),
        ("สายด่วน 1111 โทร", {"hotline"}),
        ("สายด่วน ๑๑๑๑", {"hotline"}),
        ("11112", set()),
        ("ตามข้อ 4 และข้อ 41", {"clause"}),
        ("biz portal", {"portal"}),
        ("กรม น้ำ", {"water"}),
        ("กรมน้ำๆ", {"water"}),
        ("พระราชบัญญัติ พ.ศ. ๒๕๖๑", {"act"}),
        ("พระราชบัญญัติ พ.ศ. 25610", set()),
        ("", set()),
    ],
)
def test_what_a_text_names(text: str, things: set[str]) -> None:
    assert named(LEXICON.find(text)) == things


def test_a_covered_name_is_told_with_its_cover() -> None:
    text = "โดยสำนักงานปลัดกระทรวงสุข"
    found = LEXICON.find(text)
    ((place, cover),) = found.covered
    assert (text[place.start : place.end], text[cover.start : cover.end]) == (
        "กระทรวงสุข",
        "สำนักงานปลัดกระทรวงสุข",
    )
    assert cover in found.named


def test_mentions_are_in_order_and_none_lies_in_another() -> None:
    text = "ระบบ Biz Portal ของสำนักงานปลัดกระทรวงสุข จังหวัดแพร่ HPP+ ก.พ.ร. กรมน้ำ " * 3
    named_places = LEXICON.find(text).named
    assert [place.start for place in named_places] == sorted(place.start for place in named_places)
    assert all(one.end <= other.end for one, other in pairwise(named_places))
