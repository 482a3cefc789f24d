"""Rows as table, JSON, CSV and Markdown; Thai text in columns that line up."""

import io
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import wcwidth

from kprgraph.cli.render import Listing, render
from kprgraph.cli.table import fold

ROWS: list[dict[str, Any]] = [
    {"thing": "x:1", "thing_label": "สิ่งปลูกสร้างที่ดิน", "number": 7, "note": "ผู้ป่วยซึ่งได้รับน้ำ"},
    {"thing": "x:2", "thing_label": "กรม | ก", "number": Decimal("10.50"), "note": None},
]
COLUMNS = ("thing", "thing_label", "number", "note")
HEADINGS = {"thing_label": "เรื่อง", "number": "จำนวน", "note": "หมายเหตุ"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def text(form: str, rows: list[dict[str, Any]] = ROWS, columns: tuple[str, ...] = COLUMNS) -> str:
    stream = io.StringIO()
    render(stream, Listing(rows, columns, HEADINGS), form, "th")
    return stream.getvalue()


def width(line: str) -> int:
    return wcwidth.wcswidth(line)


def test_columns_of_thai_text_line_up() -> None:
    lines = text("table").splitlines()
    ends = {width(line[: line.index(mark)]) for line, mark in ((lines[0], "หมายเหตุ"), (lines[2], "ผู้ป่วย"))}
    assert len(ends) == 1, lines
    assert {width(line) for line in lines} == {width(lines[0])}


def test_numbers_stand_to_the_right() -> None:
    lines = text("table").splitlines()
    assert re.search(r" 7   ผู้ป่วย", lines[2])
    assert "10.50" in lines[3]


def test_on_a_terminal_long_cells_fold_inside_their_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    long = "สำนักงานคณะกรรมการพัฒนาระบบราชการ กรมวิชาการเกษตร สิ่งแวดล้อมและการท่องเที่ยว"
    render(stream, Listing([{"a": long, "b": long}], ("a", "b")), "table", "th")
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in stream.getvalue().splitlines()]
    assert len(lines) > 3
    assert max(map(width, lines)) <= 40
    assert "…" not in stream.getvalue()
    told = "".join(re.sub(r"\s", "", line[: len(line) // 2]) for line in lines[2:])
    assert told[:10] == long[:10]


@pytest.mark.parametrize("cells", range(4, 24))
def test_folding_keeps_letters_and_marks_together(cells: int) -> None:
    words = "สิ่งปลูกสร้าง เบ็ดเสร็จ สิทธิ์ กตัญญู ฎีกา ฐาน หนึ่งรหัส น้ำ ผู้ป่วยที่ได้รับ Biz Portal ๒๕๖๖ เวทย์"
    lines = fold(words, cells).splitlines()
    assert "".join("".join(lines).split()) == "".join(words.split())
    for line in lines:
        assert width(line) <= max(cells, 6), line
        assert not re.match("[\u0e30-\u0e3a\u0e45-\u0e4e]", line), f"begins with a mark: {line!r}"
        assert not re.search("[เแโใไ]$", line), f"ends with a leading vowel: {line!r}"


def test_labels_take_the_place_of_iris_except_for_programs() -> None:
    assert "x:1" not in text("table")
    assert "x:1" not in text("md")
    assert "x:1" in text("csv")
    assert json.loads(text("json"))[0]["thing"] == "x:1"


def test_markdown_escapes_what_would_break_the_table() -> None:
    assert text("md").splitlines()[0] == "| เรื่อง | จำนวน | หมายเหตุ |"
    assert r"กรม \| ก" in text("md")
    assert "\n" not in text("md", [{"note": "a\nb"}], ("note",)).splitlines()[2]


def test_json_numbers_and_dates() -> None:
    rows = [{"a": Decimal("1704001.14"), "b": Decimal("4219"), "c": date(2023, 9, 30), "d": True, "e": None}]
    written = text("json", rows, ("a", "b", "c", "d", "e"))
    assert json.loads(written) == [{"a": 1704001.14, "b": 4219, "c": "2023-09-30", "d": True, "e": None}]
    assert "4219," in written


def test_dates_are_buddhist_for_thai_readers_and_iso_for_programs() -> None:
    rows = [{"a": date(2023, 9, 30)}]
    assert "30 ก.ย. 2566" in text("table", rows, ("a",))
    assert "2023-09-30" in text("csv", rows, ("a",))


def test_json_says_no_to_what_it_does_not_know() -> None:
    with pytest.raises(TypeError, match="object"):
        text("json", [{"a": object()}], ("a",))


def test_no_rows() -> None:
    assert text("table", []) == text("md", []) == "(ไม่มีรายการ)\n"
    assert json.loads(text("json", [])) == []
    assert text("csv", []).splitlines() == [",".join(COLUMNS)]
