"""Parquet read back by DuckDB: rows are the statements of the graph, nodes their ends."""

import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kprgraph.errors import UsageError
from kprgraph.export import parquet
from kprgraph.namespaces import expand
from kprgraph.store import Store
from tests.conftest import iri

duckdb: Any = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def folder(toy_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(toy_store, tmp_path_factory.mktemp("parquet"))


def written(store: Store, folder: Path) -> Path:
    for name, content in parquet.files(store):
        (folder / name).write_bytes(content)
    return folder


def ask(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    for name in ("nodes", "edges", "values"):
        sql = sql.replace(f"[{name}]", f"'{folder / name}.parquet'")
    found: list[tuple[Any, ...]] = duckdb.sql(sql).fetchall()
    return found


def check(store: Store, folder: Path) -> None:
    quads = {(q.subject.value, q.predicate.value, q.object.value, q.graph_name.value) for q in store.quads}
    edges = ask(folder, "SELECT subject, predicate, object, graph FROM [edges]")
    values = ask(folder, "SELECT subject, predicate, value, graph, datatype, language FROM [values]")
    assert len(edges) + len(values) == len(store.quads)
    assert set(edges) | {row[:4] for row in values} == quads
    literals = {(q.object.datatype.value, q.object.language) for q in store.quads if literal(q.object)}
    assert {row[4:] for row in values} == literals
    ends = {q.subject.value for q in store.quads}
    ends |= {q.object.value for q in store.quads if not literal(q.object)}
    nodes = [row[0] for row in ask(folder, "SELECT id FROM [nodes]")]
    assert nodes == sorted(ends)


def literal(term: object) -> bool:
    return isinstance(term, ox.Literal)


def test_edges_and_values_are_the_statements(toy_store: Store, folder: Path) -> None:
    check(toy_store, folder)


def test_rows_may_come_in_many_groups(
    toy_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_BATCH", 100)
    check(toy_store, written(toy_store, tmp_path))


@pytest.mark.curated
def test_of_the_real_graph_too(store: Store, tmp_path: Path) -> None:
    check(store, written(store, tmp_path))


def test_a_node_has_names_kind_and_classes(folder: Path) -> None:
    columns = "name, kind, label_th, label_en, classes"
    (row,) = ask(folder, f"SELECT {columns} FROM [nodes] WHERE id = '{iri('agency:north-star')}'")
    assert row[:4] == ("agency:north-star", "agency", "กรมดาวเหนือ", "Department of the North Star")
    assert "cv:PublicOrganisation" in row[4]


def test_joins_answer_a_question_and_numbers_are_numbers(folder: Path, toy_store: Store) -> None:
    sql = f"""SELECT count(DISTINCT e.subject) FROM [edges] e JOIN [nodes] n ON n.id = e.subject
              WHERE e.predicate = '{expand("kpr:feedFrom")}' AND list_contains(n.classes, 'kpr:DataFeed')"""
    assert ask(folder, sql) == [(4,)]
    (total,) = ask(folder, f"SELECT sum(number) FROM [values] WHERE predicate = '{expand('kpr:value')}'")[0]
    values = toy_store.select("SELECT (SUM(?v) AS ?total) { ?s kpr:value ?v }")
    assert total == pytest.approx(float(getattr(next(values)["total"], "value", "nan")))


def test_without_pyarrow_it_says_what_to_install(toy_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="pyarrow"):
        list(parquet.files(toy_store))
