"""`promises`, `mandate`, `targets`, `timeline` in the invented world."""

import json

import pytest

from tests.cli.conftest import Kpr

PASSAGE = {"line_start", "line_end", "section", "pages"}
KEYS = {
    ("promises",): {
        "what",
        "owners",
        "owners_label",
        "due",
        "due_label",
        "due_years",
        "concerns",
        "stated_in",
    },
    ("mandate",): {
        "committee",
        "clause",
        "power",
        "activity",
        "activity_label",
        "activity_stated_in",
        "stated_in",
    },
    ("targets",): {"about", "indicator", "period", "target", "actual", "verdict", "reason", "stated_in"},
    ("timeline", "กรมทะเลจำลอง"): {
        "begins",
        "begins_label",
        "be_year",
        "date_kind",
        "what",
        "record",
        "stated_in",
    },
}
COMMANDS = pytest.mark.parametrize("arguments", KEYS, ids=" ".join)


@COMMANDS
def test_json_rows_have_their_keys_and_their_evidence(kpr: Kpr, arguments: tuple[str, ...]) -> None:
    outcome = kpr(*arguments, "--format", "json")
    rows = json.loads(outcome.out)
    assert outcome.code == 0
    assert rows
    for row in rows:
        assert KEYS[arguments] <= set(row)
        assert row["stated_in"]
        assert all(set(passage) == PASSAGE for passage in row["stated_in"])


@COMMANDS
@pytest.mark.parametrize("form", ["table", "csv", "md"])
def test_every_form_shows_every_row(kpr: Kpr, arguments: tuple[str, ...], form: str) -> None:
    rows = json.loads(kpr(*arguments, "--format", "json").out)
    outcome = kpr(*arguments, "--format", form)
    extra = {"table": 2, "csv": 1, "md": 2}[form]
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == len(rows) + extra


@COMMANDS
def test_tables_show_names_in_the_language_of_the_run_and_no_iris(
    kpr: Kpr, arguments: tuple[str, ...]
) -> None:
    thai, english = kpr(*arguments), kpr(*arguments, "--lang", "en")
    assert "https://" not in thai.out + english.out
    assert "ที่มาในรายงาน" in thai.out.splitlines()[0]
    assert "Stated in" in english.out.splitlines()[0]


def test_promises_are_filtered_by_year_and_owner(kpr: Kpr) -> None:
    everything = json.loads(kpr("promises", "--format", "json").out)
    due = json.loads(kpr("promises", "--due", "๒๖๐๐", "--format", "json").out)
    owned = json.loads(kpr("promises", "--owner", "ดน.", "--format", "json").out)
    assert len(everything) == 2
    assert due + owned == everything
    assert kpr("promises", "--due", "2599").out == "(ไม่มีรายการ)\n"


def test_a_committee_and_a_thing_may_be_named_in_any_way(kpr: Kpr) -> None:
    assert kpr("mandate", "กดน.").out == kpr("mandate", "committee:north-star").out == kpr("mandate").out
    assert kpr("targets", "one-star").out == kpr("targets").out


def test_absence_is_said_as_absence_from_the_report(kpr: Kpr) -> None:
    assert "ไม่พบการดำเนินการในรายงานฉบับนี้" in kpr("mandate").out
    assert "no activity reported in this report" in kpr("mandate", "--lang", "en").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("promises", "--due", "ปีหน้า"), "จำนวนเต็ม"),
        (("promises", "--due", "1999"), "พ.ศ."),
        (("promises", "--owner", "กรมดาวใต้"), "กรมดาวเหนือ"),
        (("mandate", "คณะกรรมการดาวใต้"), "คณะกรรมการดาวเหนือ"),
        (("timeline",), "ขาด"),
        (("timeline", "ไม่มีจริง"), "ไม่พบ"),
    ],
)
def test_what_cannot_be_asked_says_why(kpr: Kpr, arguments: tuple[str, ...], message: str) -> None:
    outcome = kpr(*arguments)
    assert outcome.code == 2
    assert message in outcome.err
    assert outcome.out == ""
