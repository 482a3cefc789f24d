"""What the audit says of the report of 2566; each finding named here was read in the report by hand."""

from collections import Counter

import pytest

from kprgraph.audit import Finding, audit
from kprgraph.namespaces import compress
from kprgraph.store import Store

pytestmark = pytest.mark.curated


@pytest.fixture(scope="module")
def found(store: Store) -> list[Finding]:
    return audit(store)


def of(found: list[Finding], check: str, *figures: str) -> Finding:
    """The one finding of a check that compares these figures of the report, among others."""
    wanted = {f"r66:{name}" for name in figures}
    (finding,) = [
        each for each in found if each.check == check and wanted <= set(map(compress, each.figures))
    ]
    return finding


def test_there_are_well_over_a_hundred_checks_and_several_dozen_questions(found: list[Finding]) -> None:
    verdicts = Counter(each.verdict for each in found)
    assert len(found) > 440
    assert verdicts["question"] > 130
    assert verdicts["contradiction"] >= 8
    assert verdicts["holds"] > 300
    assert len({each.check for each in found}) >= 62


def test_every_finding_has_evidence_and_every_question_its_lines(found: list[Finding], store: Store) -> None:
    for each in found:
        assert store.passages(*each.records), each.id
        if each.question and each.check != "title-variants":
            assert "บรรทัด" in each.question.th and "line" in each.question.en, each.id


def test_no_question_accuses(found: list[Finding]) -> None:
    for each in found:
        if each.question:
            assert "ผิด" not in each.question.th, each.id
            assert "wrong" not in each.question.en and "error" not in each.question.en, each.id


@pytest.mark.parametrize(
    ("check", "line"),
    [
        ("share-at-level", 78),  # 61.04 % in the summary, 92 of 154 in the body
        ("near-number", 1104),  # 4,219 and 4,229 million baht
        ("near-number", 50),
        ("role-differs", 34),  # 36 organisations assessed, or to be
        ("level-not-in-scale", 78),  # "ดีมาก" of provinces
        ("growth-reachable", 1088),
        ("vacant-seats", 293),
        ("actual-after-year", 1335),
        ("receipt-before-letter", 2038),
        ("summary-only", 64),
        ("target-result", 1643),
        ("claim-on-target", 80),  # two of three targets met, one without a result
        ("claim-on-target", 50),
        ("claim-all", 1357),  # every body, and 85 % of them
        ("group-counts", 1425),  # 150 departments, 154 agencies
        ("level-share", 510),  # 96 % beside the number of all
        ("whole-in-one-unit", 1847),  # 182 services of two platforms, 141 of one
        ("one-number-two-meanings", 1738),
        ("count-of-members", 1603),
        ("list-change", 1605),
        ("lost-content", 155),
    ],
)
def test_what_was_read_in_the_report_is_asked(
    found: list[Finding], store: Store, check: str, line: int
) -> None:
    asked = [each for each in found if each.check == check and each.question]
    passages = [p for each in asked for p in store.passages(*each.records)]
    assert any(p.line_start <= line <= p.line_end for p in passages)


@pytest.mark.parametrize("percent", ["81.34", "92.7", "77.4"])
def test_percentages_that_no_whole_number_gives(found: list[Finding], percent: str) -> None:
    asked = {str(each.stated) for each in found if each.check == "share-reachable" and each.question}
    assert percent in asked


@pytest.mark.parametrize("percent", ["69.08"])
def test_percentages_that_a_whole_number_gives(found: list[Finding], percent: str) -> None:
    (finding,) = [each for each in found if each.check == "share-reachable" and str(each.stated) == percent]
    assert finding.verdict == "holds"
    assert finding.formula is not None and "143" in finding.formula.th


def test_shares_of_the_two_counts_of_state_bodies_fit_one_total(found: list[Finding]) -> None:
    """7,070 bodies are 85 %, 6,905 are 83 %."""
    (finding,) = [each for each in found if each.check == "share-bases-agree"]
    assert finding.verdict == "holds"


def test_every_breakdown_of_the_report_adds_up(found: list[Finding]) -> None:
    checked = [each for each in found if each.check == "breakdown-total"]
    assert len(checked) > 5
    assert {each.verdict for each in checked} == {"holds"}
