"""`kprgraph brief` as people type it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Kpr


@pytest.mark.parametrize(("ending", "start"), [("html", b"<!doctype"), ("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_ending_of_the_file_is_the_form(kpr: Kpr, tmp_path: Path, ending: str, start: bytes) -> None:
    file = tmp_path / f"ดาว.{ending}"
    outcome = kpr("brief", "กรมดาวเหนือ", "-o", str(file))
    assert outcome.code == 0, outcome.err
    assert file.read_bytes().startswith(start)


def test_several_things_in_one_html_file(kpr: Kpr, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    arguments = ("brief", "star-permit", "--also", "Department of Testing", "--also", "star-permit")
    assert kpr(*arguments, "-o", str(file), "--lang", "en").code == 0
    assert file.read_text(encoding="utf-8").count("<article") == 2


def test_other_forms_are_about_one_thing(kpr: Kpr, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    outcome = kpr("brief", "star-permit", "--also", "กรมทดสอบ", "-o", str(file))
    assert outcome.code == 2
    assert ".html" in outcome.err
    assert not file.exists()
