"""From a broken record to an issue that a curator can act on (the rules: `tests/test_shapes.py`)."""

from pathlib import Path

import pytest

from kprgraph import store as stores
from kprgraph.errors import UnreadableInput
from kprgraph.validation import shapes
from kprgraph.validation.report import Severity
from kprgraph.workspace import Workspace
from tests.conftest import iri
from tests.validation.conftest import PROLOGUE

RECORD = """
r99:broken a kpr:DataFeed ;
    kpr:feedFrom agency:north ;
    kpr:feedTo place:river ;
    kpr:linkStatus linkstatus:completed ;
    kpr:support support:stated .
"""


@pytest.fixture
def broken(tmp_path: Path, workspace: Workspace) -> Workspace:
    """The real shapes, and one record that points at the wrong thing and cites no line."""
    (tmp_path / "ontology").symlink_to(workspace.ontology, target_is_directory=True)
    report = tmp_path / "data" / "report-2599"
    report.mkdir(parents=True)
    (report / "world.ttl").write_text(
        (workspace.root / "tests" / "shapes" / "base.ttl").read_text(encoding="utf-8")
    )
    prologue = PROLOGUE + "@prefix r99: <https://w3id.org/kprgraph/id/report-2599/> .\n"
    (report / "feeds.ttl").write_text(prologue + RECORD, encoding="utf-8")
    return Workspace(tmp_path)


def test_an_issue_names_file_line_rule_and_remedy_in_both_languages(broken: Workspace) -> None:
    issues = {issue.rule: issue for issue in shapes.check(stores.load(broken))}
    assert set(issues) == {"DataFeed-feedTo", "RecordStatedOrExternal"}
    line = PROLOGUE.count("\n") + 3
    for issue in issues.values():
        assert issue.severity is Severity.VIOLATION
        assert issue.node == iri("r99:broken")
        assert issue.where == f"data/report-2599/feeds.ttl:{line}"
    wrong = issues["DataFeed-feedTo"]
    assert "kpr:feedTo" in wrong.message.th
    assert "kpr:feedTo" in wrong.message.en
    assert wrong.hint is not None
    assert wrong.hint.en == "Found: kpr:feedTo place:river"
    assert wrong.hint.th == "พบ: kpr:feedTo place:river"


def test_a_missing_english_name_is_a_warning(broken: Workspace) -> None:
    world = broken.data / "report-2599" / "world.ttl"
    text = world.read_text(encoding="utf-8")
    assert text.count(', "River"@en') == 1
    world.write_text(text.replace(', "River"@en', ""), encoding="utf-8")
    (broken.data / "report-2599" / "feeds.ttl").unlink()
    (issue,) = shapes.check(stores.load(broken))
    assert (issue.rule, issue.severity) == ("NamedThing-englishName", Severity.WARNING)


def test_literals_are_held_to_the_shapes_as_they_are_written(broken: Workspace) -> None:
    """Neither Thai digits nor a Buddhist-Era year passes as a number or a date."""
    (broken.data / "report-2599" / "feeds.ttl").write_text(
        PROLOGUE
        + """
        @prefix r99: <https://w3id.org/kprgraph/id/report-2599/> .
        @prefix src99: <https://w3id.org/kprgraph/src/2599/> .
        r99:broken a kpr:ListEntry ; kpr:inList programme:lamps ; kpr:entry service:permit ;
            kpr:position "๑๒"^^xsd:integer ; kpr:asOf "2566-09-30"^^xsd:date ;
            kpr:support support:stated ; kpr:statedIn src99:L1 .
        """,
        encoding="utf-8",
    )
    assert {issue.rule for issue in shapes.check(stores.load(broken))} == {
        "ListEntry-position",
        "Record-asOf",
    }


def test_no_shapes_are_no_clean_bill_of_health(tmp_path: Path) -> None:
    (tmp_path / "ontology" / "shapes").mkdir(parents=True)
    (tmp_path / "data").mkdir()
    with pytest.raises(UnreadableInput):
        list(shapes.check(stores.load(Workspace(tmp_path))))


@pytest.mark.parametrize(
    "shape",
    [
        "<urn:s> a sh:PropertyShape ; sh:targetClass kpr:Figure .",
        '<urn:s> a sh:NodeShape ; sh:targetClass kpr:Figure ; sh:pattern "(" .',
        '<urn:s> a sh:NodeShape ; sh:targetClass kpr:Figure ; sh:sparql <urn:q> . <urn:q> sh:select "ASK" .',
    ],
)
def test_shapes_that_cannot_be_used_are_refused_not_passed_over(tmp_path: Path, shape: str) -> None:
    for name, text in {
        "ontology/shapes/01_x.ttl": shape,
        "data/report-2599/x.ttl": "<urn:f> a kpr:Figure .",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(PROLOGUE + text, encoding="utf-8")
    with pytest.raises(UnreadableInput):
        list(shapes.check(stores.load(Workspace(tmp_path))))
