"""The graph as one object, in the invented world."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import kprgraph
from kprgraph.api import KnowledgeGraph
from kprgraph.errors import AmbiguousEntity, UnknownEntity, UnknownQuery, UnreadableInput, UsageError
from kprgraph.query import Table
from kprgraph.store import Store
from tests.conftest import TOY, iri

COUNT = "SELECT (COUNT(?s) AS ?feeds) { ?s a kpr:DataFeed }"


@pytest.fixture(scope="module")
def graph(toy_store: Store) -> KnowledgeGraph:
    return KnowledgeGraph(toy_store)


def test_open_takes_a_folder_or_finds_the_nearest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert kprgraph.open(TOY).store.workspace.root == TOY
    assert kprgraph.open(str(TOY / "data")).store.workspace.root == TOY
    monkeypatch.setenv("KPRGRAPH_HOME", str(TOY))
    assert kprgraph.open().store.workspace.root == TOY
    with pytest.raises(UnreadableInput):
        kprgraph.open(tmp_path)


@pytest.mark.parametrize(
    "name", ["กรมดาวเหนือ", "ดน.", "ดน", "north-star", "agency:north-star", iri("agency:north-star")]
)
def test_an_entity_goes_by_many_names(graph: KnowledgeGraph, name: str) -> None:
    assert graph.entity(name, ["agency"]) == iri("agency:north-star")


def test_a_preferred_kind_decides_between_namesakes_but_excludes_nothing(graph: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousEntity):
        graph.entity("star-hill")
    assert graph.entity("star-hill", ["place"]) == iri("place:star-hill")
    assert graph.entity("กรมดาวเหนือ", ["service"]) == iri("agency:north-star")
    with pytest.raises(UnknownEntity):
        graph.entity("ไม่มีสิ่งนี้", ["service"])


def test_answers_are_tables_in_the_language_asked_for(graph: KnowledgeGraph) -> None:
    answers = [
        graph.feeds(lang="en"),
        graph.impact("star-card", lang="en"),
        graph.path("star-permit", "star-card", lang="en"),
        graph.critical(lang="en"),
        graph.show("กรมดาวเหนือ", lang="en"),
        graph.search("ดาว", lang="en"),
    ]
    for answer in answers:
        assert isinstance(answer, Table)
        assert answer.rows, answer.name
        assert set(answer.headings) == set(answer.columns)
        assert not [heading for heading in answer.headings.values() if any("ก" <= c <= "๛" for c in heading)]


def test_feeds_can_be_filtered(graph: KnowledgeGraph) -> None:
    rows = graph.feeds("ระบบจองหอดูดาว", role="feeder", fiscal_year=2600).rows
    assert [row["agency"] for row in rows] == [iri("agency:model-sea")]
    assert {row["service"] for row in graph.feeds(agency="กรมทดสอบ")} == {
        iri("service:observatory-booking"),
        iri("service:star-permit"),
    }


class TestQuery:
    def test_by_name(self, graph: KnowledgeGraph) -> None:
        table = graph.query("feeds", service="ระบบจองหอดูดาว", role="developer")
        assert [row["agency"] for row in table] == [iri("agency:testing")]

    def test_none_means_all(self, graph: KnowledgeGraph) -> None:
        assert len(graph.query("feeds", service=None)) == len(graph.feeds())

    def test_as_text(self, graph: KnowledgeGraph) -> None:
        assert graph.query(COUNT).rows == [{"feeds": 4}]

    def test_as_a_file_with_and_without_header(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        plain = tmp_path / "plain.rq"
        plain.write_text(f"\ufeff{COUNT}", encoding="utf-8")
        assert graph.query(plain).rows == [{"feeds": 4}]
        headed = TOY / "queries" / "feeds.rq"
        assert graph.query(headed, role="owner").rows == graph.query("feeds", role="owner").rows

    def test_what_does_not_fit_is_refused(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        with pytest.raises(UnknownQuery) as unknown:
            graph.query("feedz")
        assert "feeds" in unknown.value.candidates
        with pytest.raises(UsageError):
            graph.query("feeds", colour="red")
        with pytest.raises(UnknownEntity):
            graph.query("feeds", service="ไม่มีสิ่งนี้")
        with pytest.raises(UnreadableInput):
            graph.query(tmp_path / "nowhere.rq")

    def test_parameters_are_values_and_never_text_of_the_query(self, graph: KnowledgeGraph) -> None:
        before = len(graph.store.quads)
        spiteful = 'owner" ) } ; DROP ALL #'
        assert graph.query("feeds", role=spiteful).rows == []
        assert len(graph.store.quads) == before


def test_to_rdflib_gives_the_same_statements_to_rdflib(graph: KnowledgeGraph) -> None:
    found = graph.to_rdflib()
    assert len(found) == len({quad.triple for quad in graph.store.quads})
    prefix = "PREFIX kpr: <https://w3id.org/kprgraph/onto#>"
    assert [
        str(binding) for row in found.query(f"{prefix} {COUNT}").bindings for binding in row.values()
    ] == ["4"]


def test_to_rdflib_needs_no_validator() -> None:
    script = (
        "import sys, kprgraph; kprgraph.open(sys.argv[1]).to_rdflib(); "
        "sys.exit([name for name in ('pyshacl', 'networkx', 'click') if name in sys.modules] or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(TOY)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_to_networkx_gives_one_projection_or_all(graph: KnowledgeGraph) -> None:
    dependency = graph.to_networkx("dependency")
    together = graph.to_networkx()
    assert set(dependency) < set(together)
    assert dependency.has_edge(iri("agency:testing"), iri("service:star-permit"))
    with pytest.raises(UnknownQuery):
        graph.to_networkx("friendship")


def test_to_dataframe_needs_pandas(graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match="pandas"):
        graph.to_dataframe(graph.feeds())


def test_to_dataframe_hands_rows_and_columns_to_pandas(
    graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def frame(rows: list[dict[str, Any]], columns: list[str]) -> tuple[int, list[str]]:
        return len(rows), columns

    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=frame))
    table = graph.feeds()
    assert graph.to_dataframe(table) == (len(table), list(table.columns))
