"""Every query file: its header, both engines, its parameters, and the answer read from the report by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib

from kprgraph import catalog, query
from kprgraph.namespaces import compress
from kprgraph.store import Store
from kprgraph.workspace import Workspace
from tests.answers import ANSWERS as SPINE_ANSWERS
from tests.answers import Answer
from tests.answers_networks import NETWORK_ANSWERS
from tests.answers_report import REPORT_ANSWERS
from tests.twin import on_oxigraph, on_rdflib, to_rdflib

ROOT = Path(__file__).resolve().parent.parent
# The rules of the audit are held to the same in `tests/audit`, where planted errors are their answers.
AUDIT = "audit/"
QUERIES = {name: file for name, file in catalog.load(Workspace(ROOT)).items() if not name.startswith(AUDIT)}
FILES = sorted(path for path in (ROOT / "queries").rglob("*.rq") if path.parent.name != AUDIT[:-1])
ANSWERS = SPINE_ANSWERS | REPORT_ANSWERS | NETWORK_ANSWERS

every_query = pytest.mark.parametrize("name", sorted(QUERIES))


@pytest.fixture(scope="module")
def toy_twin(toy_store: Store) -> rdflib.Graph:
    return to_rdflib(toy_store)


@pytest.fixture(scope="module")
def twin(store: Store) -> rdflib.Graph:
    return to_rdflib(store)


def test_every_file_is_in_the_catalog_and_has_an_answer() -> None:
    assert len(QUERIES) == len(FILES) >= 24
    assert sorted(ANSWERS) == sorted(QUERIES), "an answer read from the report belongs to every query file"


@every_query
def test_the_order_of_rows_is_fixed_by_the_query(name: str) -> None:
    assert "ORDER BY" in QUERIES[name].text


@every_query
def test_both_engines_give_the_same_rows_on_the_toy_world(
    name: str, toy_store: Store, toy_twin: rdflib.Graph
) -> None:
    assert on_oxigraph(toy_store, QUERIES[name]) == on_rdflib(toy_twin, QUERIES[name])


@pytest.mark.curated
@every_query
def test_both_engines_give_the_same_rows_on_the_curated_data(
    name: str, store: Store, twin: rdflib.Graph
) -> None:
    assert on_oxigraph(store, QUERIES[name]) == on_rdflib(twin, QUERIES[name])


@pytest.mark.curated
@every_query
def test_there_are_rows_on_the_curated_data(name: str, store: Store) -> None:
    assert len(query.run(store, QUERIES[name])) > 0 or QUERIES[name].empty is not None


@pytest.mark.curated
@every_query
def test_columns_hold_what_the_header_says(name: str, store: Store) -> None:
    for row in query.run(store, QUERIES[name]):
        for column in QUERIES[name].columns:
            values = row[column.name] if column.several else [row[column.name]]
            assert isinstance(values, list)
            for value in values:
                is_iri = isinstance(value, str) and "://" in value
                assert is_iri == (column.entity and value is not None), f"{column.name}: {value}"
                assert not column.values or str(value) in column.values, (
                    f"{column.name}: {value} has no words"
                )


def _filters() -> Iterator[tuple[str, str]]:
    for name, file in QUERIES.items():
        for param in file.params:
            if param.name in file.column:
                yield name, param.name


def test_most_parameters_are_columns() -> None:
    found = set(_filters())
    others = {(n, p.name) for n, file in QUERIES.items() for p in file.params} - found
    assert others == {
        ("facts-on-lines", "from"),
        ("facts-on-lines", "to"),
        ("next-steps", "body"),
        ("timeline", "thing"),
    }


@pytest.mark.curated
@pytest.mark.parametrize(("name", "param"), list(_filters()))
def test_a_parameter_gives_exactly_the_rows_that_have_its_value(name: str, param: str, store: Store) -> None:
    rows = query.run(store, QUERIES[name]).rows
    values = {value for row in rows if isinstance(value := row[param], str | int)}
    assert values, "a parameter that nothing has filters nothing"
    for value in sorted(values, key=str):
        assert query.run(store, QUERIES[name], {param: value}).rows == [r for r in rows if r[param] == value]


@pytest.mark.curated
@pytest.mark.parametrize(("name", "param"), list(_filters()))
def test_a_parameter_that_nothing_has_gives_no_row(name: str, param: str, store: Store) -> None:
    kind = next(p.type for p in QUERIES[name].params if p.name == param)
    nothing = {"iri": "service:nothing", "fy": 2499, "integer": -1, "string": "nothing"}[kind]
    assert query.run(store, QUERIES[name], {param: nothing}).rows == []


@pytest.mark.curated
def test_lines_are_cut_at_both_ends(store: Store) -> None:
    rows = query.run(store, QUERIES["facts-on-lines"], {"from": 1026, "to": 1030}).rows
    assert rows
    assert all(int(str(row["line_end"])) >= 1026 and int(str(row["line_start"])) <= 1030 for row in rows)
    everything = query.run(store, QUERIES["facts-on-lines"]).rows
    assert len(rows) < len(query.run(store, QUERIES["facts-on-lines"], {"from": 1026}).rows) < len(everything)


@pytest.mark.curated
def test_next_steps_of_one_body(store: Store) -> None:
    rows = query.run(store, QUERIES["next-steps"], {"body": "agency:dld"}).rows
    assert [row["fiscal_year"] for row in rows] == [2566, 2567]
    assert all("body" not in row for row in rows), "a parameter without a heading is no column"


@pytest.mark.curated
@every_query
def test_the_answer_is_the_one_read_from_the_report(name: str, store: Store) -> None:
    answer = ANSWERS[name]
    table = query.run(store, QUERIES[name], answer.params)
    columns = answer.columns.split()
    given = [" | ".join(_cell(row[column]) for column in columns) for row in table]
    expected = [line.strip() for line in answer.rows.strip().splitlines()]
    if answer.whole:
        assert given == expected
    else:
        rest = iter(given)
        missing = [row for row in expected if row not in rest]  # in this order, others may stand between
        assert not missing, "\n".join(given)
    if answer.lines:
        assert _lines(table.rows, given, expected[0]) == answer.lines


def _cell(value: Any) -> str:
    if value is None or value == []:
        return "-"
    if isinstance(value, list):
        return " ".join(_cell(part) for part in value)
    text = str(value)
    return compress(text).partition(":")[2] if "://" in text else text


def _lines(rows: list[dict[str, Any]], given: list[str], first: str) -> str:
    passages = rows[given.index(first)]["stated_in"]
    lines = ((passage["line_start"], passage["line_end"]) for passage in passages)
    return " ".join(str(a) if a == b else f"{a}-{b}" for a, b in lines)


def test_an_answer_is_well_formed() -> None:
    assert all(isinstance(answer, Answer) and answer.rows.strip() for answer in ANSWERS.values())
