"""Briefs of the report: two pages, and what the report says of one department."""

import pytest

from kprgraph import brief
from kprgraph.store import Store
from tests.draw.conftest import pdf

pytestmark = pytest.mark.curated


@pytest.mark.parametrize(
    ("about", "lang"),
    [("agency:opdc", "th"), ("agency:opdc", "en"), ("platform:biz-portal", "th"), ("committee:opdb", "en")],
)
def test_the_longest_briefs_have_two_pages(store: Store, about: str, lang: str) -> None:
    given = brief.gather(store, about, lang)
    assert len(pdf(brief.write(store, given, "pdf"))) <= 2
    assert all(row.cite for section in given.sections for row in section.rows)


def test_the_department_of_fisheries(store: Store) -> None:
    given = brief.gather(store, "agency:dof")
    said = {cell: row.cite for section in given.sections for row in section.rows for cell in row.cells}
    feed = "ส่งข้อมูลให้ ระบบการอนุญาตวัตถุอันตราย ณ จุดเดียว · ทดสอบแล้ว · ปีงบประมาณ 2565"
    assert said[feed] == "บรรทัด 1026 · หน้า 47–52"
    assert said["สังกัด กระทรวงเกษตรและสหกรณ์"] == "นอกรายงาน"
