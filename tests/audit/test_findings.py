"""Findings: stable, in a fixed order, with a question where there is one, and evidence always."""

import random
import re

import pytest

from kprgraph.audit import KINDS, NATURES, VERDICTS, Finding, audit
from kprgraph.audit.finding import identifier
from kprgraph.namespaces import compress
from kprgraph.store import Store
from kprgraph.store import load as load_store
from tests.audit.planting import Ground, planted
from tests.conftest import R99


@pytest.fixture(scope="module")
def found(world: Store) -> list[Finding]:
    return audit(world)


def test_in_a_report_that_adds_up_nothing_is_asked_but_what_it_says_itself(found: list[Finding]) -> None:
    """The invented report has a vacant seat, a lost picture, a word that changes the meaning, an old date."""
    asked = sorted((each.check, *map(compress, each.records)) for each in found if each.verdict != "holds")
    assert [check for check, *_ in asked] == [
        *("date-in-year", "lost-content", "text-corrections", "vacant-seats"),
    ]
    assert len(found) > 80


def test_what_holds_asks_nothing_and_has_no_nature_but_rounding(found: list[Finding]) -> None:
    for each in found:
        assert (each.question is None) == (each.verdict == "holds")
        if each.verdict == "holds":
            assert each.nature in (None, "rounding", "likely-ocr", "definition-differs")
        else:
            assert each.nature in NATURES


def test_every_finding_is_complete(found: list[Finding], world: Store) -> None:
    for each in found:
        assert each.kind in KINDS
        assert each.verdict in VERDICTS
        assert each.figures
        assert each.title.th and each.title.en
        assert world.passages(*each.records) or each.check in (
            "shared-names",
            "similar-names",
            "title-variants",
        )
        assert re.fullmatch(rf"{each.check}-[0-9a-f]{{10}}", each.id)


def test_ids_are_unique_and_the_same_in_every_run(found: list[Finding], world: Store) -> None:
    again = audit(load_store(world.workspace))
    assert [each.id for each in again] == [each.id for each in found]
    assert again == found
    assert len({each.id for each in found}) == len(found)


def test_the_gravest_come_first(found: list[Finding]) -> None:
    assert found == sorted(found, key=Finding.sort_key)
    assert [each.verdict for each in found] == sorted((each.verdict for each in found), key=VERDICTS.index)


def test_an_id_changes_with_what_is_compared_and_with_nothing_else(world: Store) -> None:
    checks = ["breakdown-total", "share"]
    before = {each.id for each in audit(world, checks)}
    ground = Ground(world, random.Random(1))
    with planted(world, ground.misprint(f"{R99}w-old")):
        after = {each.id for each in audit(world, checks)}
    other = {each for each in before if each not in after}
    assert {each.rpartition("-")[0] for each in other} == {"breakdown-total", "share"}
    assert len(other) == 2, "nothing else that holds"
    assert identifier("share", ["a", "b"]) != identifier("share", ["a", "c"])


def test_a_planted_error_is_told_with_values_formula_and_lines(world: Store) -> None:
    ground = Ground(world, random.Random(1))
    part = f"{R99}w-old"
    error = ground.replaced(part, "kpr:value", ground.quads(f"{R99}w-young", "kpr:value")[0].object)
    with planted(world, error):
        (finding,) = [each for each in audit(world, ["breakdown-total"]) if each.verdict == "contradiction"]
    assert (finding.kind, finding.nature) == ("arithmetic", "contradiction")
    assert (str(finding.stated), str(finding.computed)) == ("240", "300")
    assert finding.formula is not None and finding.question is not None
    assert finding.formula.th == "150 + 150 = 300"
    assert "บรรทัด" in finding.question.th and "300" in finding.question.th
    assert "line" in finding.question.en and "240" in finding.question.en


def test_several_checks_and_one_check_give_the_same_findings(found: list[Finding], world: Store) -> None:
    assert audit(world, ["weights"]) == [each for each in found if each.check == "weights"]
    assert audit(world, []) == []
