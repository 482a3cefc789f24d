"""Contenders are held to the same rows, and figures to what they say."""

import json
import sys

import pytest

from benchmarks import report
from benchmarks.comparisons import Comparison, Target, engine_rows, feeds_rows, script_rows
from benchmarks.processes import Contender, Measured, compare
from benchmarks.report import Result

PASSAGE = {"line_start": 5, "line_end": 6, "section": "2.1", "pages": "7-8"}


def saying(name: str, text: str, *, inside: bool = False) -> Contender:
    command = [sys.executable, "-c", f"print({text!r})"]
    return Contender(name, command, None if inside else str.split, inside=inside)


def test_different_rows_are_told() -> None:
    measured, difference = compare([saying("a", "x y"), saying("b", "x y")], 2)
    assert difference == ""
    assert [len(one.seconds) for one in measured] == [2, 2]
    assert all(one.peak > 1 for one in measured)
    _, difference = compare([saying("a", "x y"), saying("b", "x z")], 1)
    assert "differ" in difference


def test_a_contender_that_fails_is_said_to_have_failed() -> None:
    failing = Contender("fails", [sys.executable, "-c", "raise SystemExit('no such engine')"], str.split)
    broken = Contender("breaks", [sys.executable, "-c", "import sys; sys.exit('boom') if 0 else sys.exit(2)"])
    (exits, breaks), difference = compare([failing, broken], 3)
    assert breaks.failure == "?"
    assert breaks.seconds == []
    assert difference == ""
    assert exits.seconds, "1 is how a check says that data does not conform"


def test_a_process_may_tell_its_own_seconds() -> None:
    (measured,), _ = compare([saying("inside", json.dumps({"seconds": 0.5}), inside=True)], 1)
    assert measured.seconds == [0.5]


def test_rows_of_all_kinds_of_contenders_meet() -> None:
    row = {"agency": "a", "role": "owner", "status": "stated", "fiscal_year": 2566, "via": ["p", "q"]}
    ours = json.dumps([{**row, "stated_in": [PASSAGE]}])
    script = json.dumps([{**row, "stated_in": [[5, 6, "2.1", "7-8"]]}])
    cells = {
        "agency": "a",
        "role": "owner",
        "status": "stated",
        "year": "2566",
        "line_start": "5",
        "line_end": "6",
    }
    cells |= {"section": "2.1", "page_start": "7", "page_end": "8"}
    bindings = [{name: {"value": value} for name, value in (cells | {"via": via}).items()} for via in "pq"]
    engine = json.dumps({"results": {"bindings": bindings}})
    assert feeds_rows(ours) == script_rows(script) == engine_rows(engine) != []


@pytest.mark.parametrize(
    ("ours", "difference", "met"), [(0.1, "", True), (0.6, "", False), (0.1, "differ", False)]
)
def test_a_target_is_met_only_by_the_same_rows(ours: float, difference: str, met: bool) -> None:
    comparison = Comparison(
        "answer", "a question", (), (Target("script", 2), Target("engine", 3, at_most=True))
    )
    measured = [Measured("kprgraph", [ours]), Measured("script", [1.0]), Measured("engine", [0.1])]
    result = Result(comparison, 1, 1000, measured, difference)
    verdicts = report.verdicts([result])
    assert [verdict["met"] for verdict in verdicts] == [met, met]
    assert verdicts[0]["reached"] == pytest.approx(1 / ours, abs=0.01)


def test_slopes_are_those_of_logarithms() -> None:
    comparison = Comparison("load", "loading", ())
    small = Result(comparison, 1, 1000, [Measured("kprgraph", [0.1])], "")
    large = Result(comparison, 10, 10_000, [Measured("kprgraph", [10.0])], "")
    assert [row["slope"] for row in report.slopes([large, small])] == [2.0]
    text = report.markdown({"machine": {"cores": "2"}, "versions": {"Python": "3"}}, [small, large])
    assert "steeper than linear" in text
