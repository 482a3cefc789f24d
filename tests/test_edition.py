import hashlib
import subprocess
from pathlib import Path

import pytest

from kprgraph.edition import Edition
from kprgraph.errors import UnreadableInput, UsageError

TEXT = "หนึ่ง\nสอง\tก\u0e33\n\nสี่ 😀 จบ\n"


@pytest.fixture
def small(tmp_path: Path) -> Edition:
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode())
    return Edition.read(path)


def test_lines_are_numbered_as_cat_does(small: Edition, toy_edition: Edition) -> None:
    for edition in (small, toy_edition):
        listed = subprocess.run(["cat", "-n", edition.path], capture_output=True, check=True).stdout.decode()
        expected = [f"{number:6d}\t{line}" for number, line in enumerate(edition.lines, start=1)]
        assert listed.split("\n")[:-1] == expected


def test_only_lf_ends_a_line(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("ก\u2028ข\x0cค\x85\r\nง".encode())
    edition = Edition.read(path)
    assert edition.lines == ("ก\u2028ข\x0cค\x85\r", "ง")
    assert edition.span(2).text == "ง"


def test_span_of_one_line(small: Edition) -> None:
    span = small.span(2)
    assert (span.start, span.end, span.text) == (6, 12, "สอง\tก\u0e33")
    assert span.sha256 == hashlib.sha256("สอง\tก\u0e33".encode()).hexdigest()


def test_span_of_lines_has_inner_line_breaks_but_not_the_last(small: Edition) -> None:
    assert small.span(2, 4).text == "สอง\tก\u0e33\n\nสี่ 😀 จบ"
    assert small.span(3).text == ""


def test_offsets_count_code_points(small: Edition) -> None:
    for first in range(1, 5):
        for last in range(first, 5):
            span = small.span(first, last)
            assert TEXT[span.start : span.end] == span.text


@pytest.mark.parametrize("lines", [(0, 1), (2, 1), (1, 5), (5, 5), (-1, 2)])
def test_lines_that_are_not_there(small: Edition, lines: tuple[int, int]) -> None:
    with pytest.raises(UsageError) as caught:
        small.span(*lines)
    assert "4" in caught.value.say("en")


def test_line_at_an_offset(small: Edition) -> None:
    found = [small.line_at(offset) for offset in range(len(TEXT))]
    assert found == [1] * 6 + [2] * 7 + [3] + [4] * 9
    with pytest.raises(IndexError):
        small.line_at(len(TEXT))


def test_another_text_is_refused(small: Edition) -> None:
    assert Edition.read(small.path, small.sha256).lines == small.lines
    with pytest.raises(UnreadableInput) as caught:
        Edition.read(small.path, "0" * 64)
    assert small.sha256 in caught.value.say("en")
    assert "0" * 64 in caught.value.say("th")
    assert caught.value.hint is not None


def test_missing_and_foreign_files(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="absent"):
        Edition.read(tmp_path / "absent.txt")
    (tmp_path / "tis620.txt").write_bytes("กขค".encode("tis-620"))
    with pytest.raises(UnreadableInput, match="UTF-8"):
        Edition.read(tmp_path / "tis620.txt")


@pytest.mark.source
def test_the_report(edition: Edition) -> None:
    assert (len(edition.lines), len(edition.text)) == (2084, 139770), (
        "2,083 line breaks, and text after the last"
    )
