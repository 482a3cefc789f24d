"""The runner of the suite, on two tests of our own in its form."""

from pathlib import Path

import pytest

from tests.w3c.__main__ import main
from tests.w3c.suite import run

OWN = Path(__file__).parent / "own"


def test_a_test_passes_by_the_gate_or_by_pyshacl() -> None:
    outcomes = {outcome.name: outcome for outcome in run(OWN)}
    assert set(outcomes) == {"counts.ttl", "left.ttl"}
    assert all(outcome.passed for outcome in outcomes.values())
    assert (outcomes["counts.ttl"].left, bool(outcomes["left.ttl"].left)) == ("", True)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("sh:value 5", "sh:value 6"),
        ("sh:focusNode :lantern", "sh:focusNode :kettle"),
        ("zeroOrOne", "zeroOrMore"),
    ],
)
def test_a_test_that_expects_something_else_does_not_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str
) -> None:
    text = (OWN / "counts.ttl").read_text(encoding="utf-8")
    assert right in text.partition("<counts>")[2]
    shapes, cut, expected = text.partition("<counts>")
    (tmp_path / "counts.ttl").write_text(shapes + cut + expected.replace(right, wrong), encoding="utf-8")
    assert main(tmp_path) == 1
    assert "counts.ttl: not passed by the gate" in capsys.readouterr().out
    assert main(OWN) == 0
