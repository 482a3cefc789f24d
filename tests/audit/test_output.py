"""Findings as rows, as RDF, and on the command line."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kprgraph.api import KnowledgeGraph
from kprgraph.audit import FILE_NAME, GRAPH, Finding, audit, audit_rows, quads, turtle
from kprgraph.audit.finding import NATURES
from kprgraph.audit.rdf import iri
from kprgraph.build import build
from kprgraph.errors import UnknownQuery
from kprgraph.namespaces import compress, expand
from kprgraph.store import Store, load
from kprgraph.validation import shapes
from kprgraph.workspace import Workspace
from tests.audit.conftest import WORLD
from tests.cli.conftest import Kpr, kpr  # a fixture
from tests.conftest import R99, TOY

__all__ = ["kpr"]

KEYS = {
    "id", "check", "kind", "verdict", "class", "stated", "computed", "formula", "figures", "stated_in",
    "question", "question_th", "question_en", "subject", "subject_label",
}  # fmt: skip
PASSAGE = {"line_start", "line_end", "section", "pages"}


@pytest.fixture(scope="module")
def found(world: Store) -> list[Finding]:
    return audit(world)


class TestRows:
    def test_keys_and_evidence(self, world: Store, found: list[Finding]) -> None:
        rows = audit_rows(world, found).rows
        assert [row["id"] for row in rows] == [each.id for each in found]
        for row in rows:
            assert set(row) >= KEYS
            passages = row["stated_in"]
            assert isinstance(passages, list)
            assert all(isinstance(each, dict) and set(each) == PASSAGE for each in passages)

    def test_words_are_in_the_language_that_is_asked_for(self, world: Store, found: list[Finding]) -> None:
        thai, english = (audit_rows(world, found, lang) for lang in ("th", "en"))
        assert thai.headings["verdict_label"] == "ผลการตรวจ"
        assert english.headings["verdict_label"] == "Verdict"
        for th, en in zip(thai.rows, english.rows, strict=True):
            assert th["question"] == th["question_th"] == en["question_th"]
            assert en["question"] == en["question_en"] == th["question_en"]
            assert th["check_label"] != en["check_label"]

    def test_a_nature_has_words(self, world: Store, found: list[Finding]) -> None:
        rows = audit_rows(world, found, "en").rows
        assert {(row["class"], row["class_label"]) for row in rows} <= {
            (None, None), *((name, text.en) for name, text in NATURES.items())
        }  # fmt: skip


class TestRdf:
    @pytest.fixture
    def with_findings(self, world: Store, found: list[Finding]) -> Iterator[Store]:
        """The world with its findings in it; as before afterwards."""
        added = list(quads(world, found))
        world.quads.extend(added)
        yield world
        for quad in added:
            world.quads.remove(quad)

    def test_all_is_in_the_graph_of_findings(self, world: Store, found: list[Finding]) -> None:
        all_quads = list(quads(world, found))
        assert {quad.graph_name.value for quad in all_quads if isinstance(quad.graph_name, ox.NamedNode)} == {
            GRAPH
        }
        assert GRAPH.endswith("/graph/audit")
        subjects = {str(quad.subject) for quad in all_quads}
        assert len(subjects) == len(found)

    def test_the_same_findings_give_the_same_text(self, world: Store, found: list[Finding]) -> None:
        text = turtle(world, found)
        assert text == turtle(world, reversed(found))
        again = ox.Store()
        again.load(text.encode(), format=ox.RdfFormat.TURTLE)
        assert {(q.subject, q.predicate, q.object) for q in again} == {
            (q.subject, q.predicate, q.object) for q in quads(world, found)
        }

    def test_findings_conform_to_their_shape(self, with_findings: Store) -> None:
        issues = [issue for issue in shapes.check(with_findings) if issue.node and "/finding-" in issue.node]
        assert issues == []

    def test_a_question_stands_in_both_languages(self, with_findings: Store) -> None:
        asked = {
            row["f"]
            for row in with_findings.select("""SELECT ?f { ?f a kpr:Finding ; kpr:verdict ?v
                FILTER(?v != verdict:holds) }""")
        }
        assert asked
        for finding in asked:
            assert isinstance(finding, ox.NamedNode)
            questions = with_findings.objects(finding.value, "kpr:question")
            assert {q.language for q in questions if isinstance(q, ox.Literal)} == {"th", "en"}
            assert with_findings.objects(finding.value, "oa:hasTarget")

    def test_what_was_compared_points_to_records(self, with_findings: Store) -> None:
        rows = list(
            with_findings.select("""SELECT ?t { ?f kpr:check "breakdown-total" ; oa:hasTarget ?t .
            ?t a kpr:Figure }""")
        )
        assert len(rows) >= 3

    def test_findings_in_the_graph_are_no_evidence(self, with_findings: Store, found: list[Finding]) -> None:
        assert audit(with_findings) == found

    def test_names_of_findings(self, found: list[Finding]) -> None:
        assert {compress(iri(each)).replace(R99, "r99:") for each in found} == {
            f"r99:finding-{each.id}" for each in found
        }
        assert iri(replace(found[0], records=())) == expand(f"reg:finding-{found[0].id}")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cli")
    shutil.copytree(TOY / "data", root / "data")
    shutil.copy(WORLD, root / "data" / "report-2599" / "world.ttl")
    for name in ("ontology", "queries"):
        (root / name).symlink_to((TOY / name).resolve(), target_is_directory=True)
    return root


class TestCommand:
    @pytest.fixture
    def run(self, kpr: Kpr, home: Path, monkeypatch: pytest.MonkeyPatch) -> Kpr:
        monkeypatch.setenv("KPRGRAPH_HOME", str(home))
        return kpr

    def test_json(self, run: Kpr) -> None:
        outcome = run("audit", "--format", "json")
        rows = json.loads(outcome.out)
        assert outcome.code == 0
        assert len(rows) > 80
        assert all(set(row) >= KEYS for row in rows)

    def test_filters(self, run: Kpr) -> None:
        asked = json.loads(run("audit", "--verdict", "question", "--format", "json").out)
        assert {row["verdict"] for row in asked} == {"question"}
        assert len(asked) == 4
        both = run("audit", "--kind", "arithmetic", "--kind", "scope", "--format", "json").out
        assert {row["kind"] for row in json.loads(both)} == {"arithmetic", "scope"}
        one = run("audit", "--check", "weights", "--check", "share", "--format", "json").out
        assert {row["check"] for row in json.loads(one)} == {"weights", "share"}

    @pytest.mark.parametrize("form", ["table", "csv", "md"])
    def test_every_form_shows_every_row(self, run: Kpr, form: str) -> None:
        rows = json.loads(run("audit", "--format", "json").out)
        lines = run("audit", "--format", form).out.splitlines()
        assert len(lines) == len(rows) + {"table": 2, "csv": 1, "md": 2}[form]

    def test_csv_and_languages(self, run: Kpr) -> None:
        rows = list(csv.DictReader(io.StringIO(run("audit", "--verdict", "question", "--format", "csv").out)))
        assert "ขอ" in rows[0]["question"]
        english = run("audit", "--verdict", "question", "--format", "csv", "--lang", "en").out
        assert "Which" in english or "Is" in english
        assert "Verdict" in run("audit", "--lang", "en").out.splitlines()[0]
        assert "https://" not in run("audit").out

    def test_an_unknown_check_is_wrong_usage(self, run: Kpr) -> None:
        outcome = run("audit", "--check", "weight")
        assert outcome.code == 2
        assert "weights" in outcome.err


class TestPython:
    def test_the_rows_of_the_command(self, world: Store) -> None:
        graph = KnowledgeGraph(world)
        every = graph.audit()
        assert [row["id"] for row in every] == [each.id for each in audit(world)]
        asked = graph.audit("en", kinds=["naming", "count"], verdicts=["question"])
        assert {(row["kind"], row["verdict"]) for row in asked} == {
            ("count", "question"),
            ("naming", "question"),
        }
        assert {row["check"] for row in graph.audit(checks=["weights"])} == {"weights"}
        with pytest.raises(UnknownQuery):
            graph.audit(checks=["nothing"])


def test_a_build_writes_the_findings_and_counts_them(toy_copy: Workspace) -> None:
    build(toy_copy)
    found = audit(load(toy_copy))
    text = (toy_copy.build / FILE_NAME).read_text(encoding="utf-8")
    assert text.count(" a kpr:Finding ;") == len(found)
    page = (toy_copy.build / "report.html").read_text(encoding="utf-8")
    asked = [each for each in found if each.question]
    assert asked
    assert all(each.id in page for each in asked)
    assert 'id="audit"' in page
