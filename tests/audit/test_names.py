"""Near-identical names are proposed, judgements settle them, and a judgement can be undone."""

from pathlib import Path
from typing import Any

import pytest

from kprgraph.audit import audit, merges
from kprgraph.audit.names import judged, near_pairs
from kprgraph.errors import UnreadableInput
from kprgraph.namespaces import expand
from kprgraph.store import Store, load
from kprgraph.workspace import Workspace
from tests.conftest import ROOT, TOY


def row(thing: str, name: str, key: str | None = None, family: str = "agency") -> dict[str, Any]:
    return {"thing": thing, "name": name, "key": key or name, "family": family, "record": f"r:{thing}"}


def pairs(*rows: dict[str, Any], within: bool = False) -> list[tuple[str, str]]:
    return [(pair["name"], pair["other_name"]) for pair in near_pairs(rows, within)]


class TestPairs:
    def test_one_letter_in_a_long_name(self) -> None:
        one, two = row("a", "สำนักงานส่องท้องฟ้า"), row("b", "สำนักงานส้องท้องฟ้า")
        assert pairs(one, two) == [("สำนักงานส่องท้องฟ้า", "สำนักงานส้องท้องฟ้า")]
        assert pairs(two, one) == pairs(one, two), "the order of rows does not matter"

    def test_the_pair_names_both_things_and_both_records(self) -> None:
        (pair,) = near_pairs([row("a", "กรมส่องท้องฟ้า"), row("b", "กรมส่องห้องฟ้า")], within=False)
        assert pair["figures"] == ["a", "b"]
        assert pair["records"] == ["r:a", "r:b"]
        assert 88 <= pair["score"] < 100

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            ("สำนักงานส่องท้องฟ้า", "กรมเมฆ"),
            ("หอดูดาวภาคเหนือแห่งที่ 1", "หอดูดาวภาคเหนือแห่งที่ 2"),
            ("หอดูดาวภาคเหนือแห่งที่ ๑", "หอดูดาวภาคเหนือแห่งที่ ๒"),
            ("กรมส่องท้องฟ้า", "กรมส่องท้องฟ้า"),
        ],
    )
    def test_what_is_no_variant(self, one: str, two: str) -> None:
        assert pairs(row("a", one), row("b", two)) == []

    def test_only_of_one_family(self) -> None:
        assert pairs(row("a", "สำนักงานส่องท้องฟ้า"), row("b", "สำนักงานส้องท้องฟ้า", family="law")) == []

    def test_what_the_key_leaves_out_does_not_part_names(self) -> None:
        one, two = row("a", "โครงการฟ้าใส", "ฟ้าใสทั้งแผ่นดิน"), row("b", "ฟ้าใสทั่วแผ่นดิน", "ฟ้าใสทั่วแผ่นดิน")
        assert len(pairs(one, two)) == 1

    def test_two_titles_of_one_thing(self) -> None:
        one, two = row("a", "ระบบวิเคราะห์ท้องฟ้ายามค่ำ"), row("a", "ระบบวิเคราะห์ท้องฟ้ายามเช้า")
        assert len(pairs(one, two, within=True)) == 1
        assert pairs(one, two) == []

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            (("(ร่าง) ประมวลท้องฟ้าของแผ่นดิน", "ประมวลท้องฟ้าของแผ่นดิน"), ("ประมวลท้องฟ้าของแผ่นดิน", None)),
            (
                ("การขัดเลนส์กล้องโทรทรรศน์", "ขัดเลนส์กล้องโทรทรรศน์"),
                ("งานขัดเลนส์กล้องโทรทรรศน์", "ขัดเลนส์กล้องโทรทรรศน์"),
            ),
            (("แอปพลิเคชัน “ฟ้าใส” ทั่วไทย", None), ("แอปพลิเคชันฟ้าใสทั่วไทย", None)),
        ],
    )
    def test_short_forms_are_no_second_title(
        self, one: tuple[str, str | None], two: tuple[str, str | None]
    ) -> None:
        assert pairs(row("a", *one), row("a", *two), within=True) == []


JUDGED = """\
- things: [agency:north-star, agency:testing]
  judgement: {judgement}
  reason: {{th: เหตุผล, en: a reason}}
"""


class TestJudgements:
    def read(self, folder: Path, text: str) -> Any:
        (folder / "data" / "registry").mkdir(parents=True)
        (folder / "data" / "registry" / merges.FILE).write_text(text, encoding="utf-8")
        return merges.read(Workspace(folder))

    def test_no_file_no_judgement(self, tmp_path: Path) -> None:
        assert merges.read(Workspace(tmp_path)) == {}

    def test_an_empty_file_judges_nothing(self, tmp_path: Path) -> None:
        assert self.read(tmp_path, "# nothing yet\n") == {}

    @pytest.mark.parametrize(
        ("judgement", "verdict"), [("same", "holds"), ("different", "holds"), ("unsure", "question")]
    )
    def test_what_is_settled_holds(self, tmp_path: Path, judgement: str, verdict: str) -> None:
        judgements = self.read(tmp_path, JUDGED.format(judgement=judgement))
        one, two = expand("agency:north-star"), expand("agency:testing")
        pair = {"thing": two, "other": one, "name": "ก", "other_name": "ข"}
        pair |= {"verdict": "question", "class": "none"}
        given = judged(pair, judgements)
        assert given["verdict"] == verdict
        assert given["judgement"].text.th.endswith(": เหตุผล")
        assert judged({**pair, "other": "elsewhere"}, judgements)["verdict"] == "question"

    @pytest.mark.parametrize(
        ("text", "line", "message"),
        [
            ("things: 1\n", 1, "a list"),
            ("- things: [agency:a]\n  judgement: same\n  reason: {th: ก, en: a}\n", 1, "two things"),
            ("- judgement: same\n", 1, "things"),
            (JUDGED.format(judgement="perhaps"), 2, "must be one of"),
            (JUDGED.format(judgement="same") * 2, 4, "judged already on line 1"),
            ("- things: [nobody:a, agency:b]\n  judgement: same\n  reason: {th: ก, en: a}\n", 1, "prefix"),
            ("- things: agency:b\n  judgement: same\n  reason: {th: ก, en: a}\n", 1, "must be a list"),
            ("- things: [\n", 2, "YAML"),
        ],
    )
    def test_what_is_wrong_is_told_with_its_line(
        self, tmp_path: Path, text: str, line: int, message: str
    ) -> None:
        with pytest.raises(UnreadableInput) as error:
            self.read(tmp_path, text)
        assert error.value.where == f"data/registry/{merges.FILE}:{line}"
        assert message in error.value.message.en

    def test_a_file_that_is_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "data" / "registry").mkdir(parents=True)
        (tmp_path / "data" / "registry" / merges.FILE).write_bytes(b"\xff\xfe\xff")
        with pytest.raises(UnreadableInput):
            merges.read(Workspace(tmp_path))


def test_a_judgement_settles_a_proposal_and_deleting_it_brings_it_back(toy_copy: Workspace) -> None:
    registry = toy_copy.registry / "twins.ttl"
    registry.write_text(
        """@prefix programme: <https://w3id.org/kprgraph/id/programme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
programme:twin-1 skos:prefLabel "โครงการนับดาวทั้งปี"@th .
programme:twin-2 skos:prefLabel "โครงการนับดาวทั้งปี"@th .
programme:twin-3 skos:prefLabel "โครงการนับดาวทั้งคืน"@th .
programme:twin-4 skos:prefLabel "โครงการนับดวงดาวบนฟ้ากว้าง"@th .
programme:twin-5 skos:prefLabel "โครงการนับดวงดาวบนฟ้ากว่าง"@th .
""",
        encoding="utf-8",
    )
    checks = ["shared-names", "similar-names"]
    before = {each.check: each for each in audit(load(toy_copy), checks) if each.question}
    assert set(before) == set(checks)
    assert before["shared-names"].subject == expand("programme:twin-1")
    file = merges.path(toy_copy)
    file.write_text(
        """- things: [programme:twin-1, programme:twin-2]
  judgement: different
  reason: {th: คนละปี, en: Of different years}
- things: [programme:twin-4, programme:twin-5]
  judgement: unsure
  reason: {th: ยังไม่ทราบ, en: Not known}
""",
        encoding="utf-8",
    )
    after = {
        each.check: each
        for each in audit(load(toy_copy), checks)
        if {*each.figures} & {expand("programme:twin-1"), expand("programme:twin-4")}
    }
    assert after["shared-names"].verdict == "holds"
    assert after["shared-names"].formula is not None
    assert after["shared-names"].formula.en == "different: Of different years"
    assert after["similar-names"].verdict == "question"
    file.unlink()
    assert {each.id for each in audit(load(toy_copy), checks) if each.question} >= {
        each.id for each in before.values()
    }


@pytest.mark.curated
def test_every_judgement_of_the_repository_is_of_a_proposal(store: Store) -> None:
    """A judgement that settles nothing any more is to be deleted."""
    judgements = merges.read(store.workspace)
    assert judgements
    proposals = audit(store, ["shared-names", "similar-names", "title-variants"])
    used = {each.formula.en for each in proposals if each.formula}
    assert {judgement.text.en for judgement in judgements.values()} == used
    for key, judgement in judgements.items():
        things = [each for each in key if "://" in each]
        assert all(store.describes(thing) for thing in things), judgement.line


def test_the_toy_has_no_judgements() -> None:
    assert not merges.path(Workspace(TOY)).exists()
    assert merges.path(Workspace(ROOT)).exists()
