"""`check` and `build`: what they print, and that bad data ends with exit code 1."""

import csv
import io
import json
from pathlib import Path

import pytest

from kprgraph.api import KnowledgeGraph
from kprgraph.build import run
from kprgraph.errors import Text
from kprgraph.validation import referee
from kprgraph.validation.compiled import Result
from kprgraph.validation.report import Issue, Report, Severity
from kprgraph.workspace import Workspace
from tests.cli.conftest import Kpr
from tests.conftest import TOY

VIOLATION = Issue(
    "number-not-cited",
    Severity.VIOLATION,
    Text(th="ไม่พบ 12 ในบรรทัดที่อ้าง", en="12 is not in the cited lines"),
    node="https://w3id.org/kprgraph/id/report-2566/fig-x",
    path="data/report-2566/figures.ttl",
    line=7,
    hint=Text(th="แก้ตัวเลขหรือบรรทัด", en="Mend the number or the lines"),
)
WARNING = Issue("nothing-to-check", Severity.WARNING, Text(th="ไม่มีสิ่งให้ตรวจ", en="nothing to check"))


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Issue]:
    """What the gate is made to find."""
    issues: list[Issue] = []
    monkeypatch.setattr(
        KnowledgeGraph,
        "check",
        lambda _, source, by_referee=False: Report.of(
            issues, ["shapes", *["referee"][: int(by_referee)], *(["evidence"] if source else [])]
        ),
    )
    return issues


def test_the_real_gate_passes_the_invented_world(kpr: Kpr) -> None:
    outcome = kpr("check", "--source", str(TOY / "source.txt"), "--format", "json")
    assert (outcome.code, json.loads(outcome.out), outcome.err) == (0, [], "")


def test_a_violation_is_told_with_place_node_rule_and_remedy(kpr: Kpr, found: list[Issue]) -> None:
    found += [WARNING, VIOLATION]
    outcome = kpr("check", "--source", "x")
    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        "ผิดกฎ (1)",
        "  data/report-2566/figures.ttl:7: r66:fig-x: ไม่พบ 12 ในบรรทัดที่อ้าง [number-not-cited]",
        "      → แก้ตัวเลขหรือบรรทัด",
        "",
        "ควรดู (1)",
        "  ไม่มีสิ่งให้ตรวจ [nothing-to-check]",
        "",
        "ไม่ผ่าน: ข้อมูลผิดกฎ · ผิดกฎ 1 · ควรดู 1 · แจ้งให้ทราบ 0 (shapes, evidence)",
    ]


def test_in_english_too(kpr: Kpr, found: list[Issue]) -> None:
    found.append(VIOLATION)
    out = kpr("check", "--lang", "en").out
    assert "violations (1)" in out
    assert "12 is not in the cited lines" in out
    assert out.splitlines()[-1].startswith("Failed: the data breaks the rules")


def test_warnings_alone_pass(kpr: Kpr, found: list[Issue]) -> None:
    found.append(WARNING)
    outcome = kpr("check", "--source", "x")
    assert outcome.code == 0
    assert outcome.out.splitlines()[-1].startswith("ผ่าน")


def test_issues_as_rows(kpr: Kpr, found: list[Issue]) -> None:
    found.append(VIOLATION)
    outcome = kpr("check", "--format", "json")
    (row,) = json.loads(outcome.out)
    assert outcome.code == 1
    assert row | VIOLATION.as_dict() == row
    assert row["where"] == "data/report-2566/figures.ttl:7"
    (line,) = csv.DictReader(io.StringIO(kpr("check", "--format", "csv").out))
    assert line["rule"] == "number-not-cited"


def test_without_the_source_it_says_what_was_not_checked(
    kpr: Kpr, found: list[Issue], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--source" in kpr("check").err
    monkeypatch.setenv("KPRGRAPH_SOURCE", "x")
    outcome = kpr("check")
    assert outcome.err == ""
    assert "evidence" in outcome.out


def test_a_source_that_is_not_there_is_named(kpr: Kpr) -> None:
    outcome = kpr("check", "--source", "nowhere.txt")
    assert (outcome.code, "nowhere.txt" in outcome.err) == (2, True)


class TestBuild:
    @pytest.fixture(autouse=True)
    def quick(self, monkeypatch: pytest.MonkeyPatch) -> list[Issue]:
        """The gate finds what it is told to, at once; the real one is tested with the build itself."""
        issues: list[Issue] = []
        monkeypatch.setattr(run, "validate", lambda *_: Report.of(issues, ["shapes"]))
        return issues

    def test_the_summary_names_size_records_findings_and_files(self, kpr: Kpr, toy_copy: Workspace) -> None:
        outcome = kpr("build", "--root", str(toy_copy.root), "--format", "json")
        rows = json.loads(outcome.out)
        assert outcome.code == 0
        assert {row["part"] for row in rows} == {"graph", "things", "records", "sources", "findings", "files"}
        files = {row["name"]: row for row in rows if row["part"] == "files"}
        assert files["kprgraph.ttl"]["number"] == (toy_copy.build / "kprgraph.ttl").stat().st_size
        assert len(files["kprgraph.ttl"]["sha256"]) == 64
        assert "เขียน kprgraph.ttl" in outcome.err

    def test_for_people_the_tables_are_one_line(self, kpr: Kpr, toy_copy: Workspace) -> None:
        out = kpr("build", "--root", str(toy_copy.root), "--lang", "en").out
        tables = [line for line in out.splitlines() if "tables/" in line]
        assert len(tables) == 1
        assert "files)" in tables[0]

    def test_bad_data_ends_with_1_and_names_the_place(
        self, kpr: Kpr, toy_copy: Workspace, quick: list[Issue]
    ) -> None:
        quick.append(VIOLATION)
        outcome = kpr("build", "--root", str(toy_copy.root))
        assert outcome.code == 1
        assert "data/report-2566/figures.ttl:7" in outcome.err
        assert not toy_copy.build.exists()


def test_a_relative_source_is_read_from_the_current_folder(
    kpr: Kpr, monkeypatch: pytest.MonkeyPatch, found: list[Issue]
) -> None:
    monkeypatch.chdir(TOY)
    assert Path("source.txt").exists()
    assert kpr("check", "--source", "source.txt").code == 0


def test_the_referee_agrees_about_the_invented_world(kpr: Kpr) -> None:
    outcome = kpr("check", "--referee", "--lang", "en")
    assert outcome.code == 0
    assert "referee)" in outcome.out


def test_a_difference_from_the_referee_fails_the_check(kpr: Kpr, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = Result("https://w3id.org/kprgraph/shapes#Figure-unit", "<urn:x>", component="MinCount")
    monkeypatch.setattr(referee, "compare", lambda *_: referee.Comparison((), (), (theirs,), ()))
    outcome = kpr("check", "--referee", "--lang", "en")
    assert outcome.code == 1
    assert (
        "urn:x: found by pySHACL and not by the gate: Figure-unit (MinCount) [referee-differs]" in outcome.out
    )
