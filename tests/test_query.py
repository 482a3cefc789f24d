import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from subprocess import run as start
from typing import Any, cast

import pyoxigraph as ox
import pytest

from kprgraph import catalog, query
from kprgraph.catalog import Param
from kprgraph.errors import Text, UsageError
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.terms import free_term, param_term, python_value

ANY = Text(th="ใด ๆ", en="any")
XSD = "http://www.w3.org/2001/XMLSchema#"
ROOT = Path(__file__).resolve().parent.parent


def ask(store: Store, name: str, lang: str = "th", /, **params: object) -> query.Table:
    return query.run(store, catalog.find(store.workspace, name), params, lang)


def starts(row: Mapping[str, Any]) -> list[int]:
    """First lines of the passages of a row."""
    return [passage["line_start"] for passage in row["stated_in"]]


def test_rows_have_labels_codes_lists_and_evidence(toy_store: Store) -> None:
    table = ask(toy_store, "feeds", service="service:star-permit", role="feeder")
    assert table.columns == (
        *("service", "service_label", "agency", "agency_label", "role", "role_label"),
        *("status", "status_label", "fiscal_year", "via", "via_label", "records", "stated_in"),
    )
    assert all(tuple(row) == table.columns for row in table)
    first = table.rows[0]
    assert (first["agency_label"], first["role_label"], first["status_label"]) == (
        "สำนักงานคณะกรรมการแสงและเงา",
        "ส่งข้อมูล",
        "แล้วเสร็จ",
    )
    assert (first["fiscal_year"], first["via_label"]) == (2599, ["สะพานข้อมูลดาว"])
    assert starts(first) == [29]


def test_headings_and_labels_follow_the_language(toy_store: Store) -> None:
    thai, english = ask(toy_store, "feeds"), ask(toy_store, "feeds", "en")
    assert (thai.headings["service_label"], english.headings["service_label"]) == ("งานบริการ", "Service")
    assert english.headings["service"] == "Service (IRI)"
    assert {row["role_label"] for row in english} <= {"owner", "feeder", "developer", "platform"}
    assert len(thai) == len(english) > 0


def test_a_column_keeps_its_companion_without_rows(toy_store: Store) -> None:
    assert ask(toy_store, "feeds", role="nothing").columns == ask(toy_store, "feeds").columns


@pytest.mark.curated
def test_passages_of_several_records_are_merged_in_the_order_of_the_text(store: Store) -> None:
    (row,) = ask(store, "feeds", service="service:a09-hsss", role="owner")
    records = cast("list[str]", row["records"])
    assert len(records) == 2
    assert row["stated_in"] == query.evidence(store, records[::-1])
    assert starts(row) == [997, 1026]


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("feeds", {"colour": "red"}, "no parameter “colour”"),
        ("feeds", {"fiscal_year": "2023"}, "Buddhist-Era year"),
        ("feeds", {"fiscal_year": "last year"}, "whole number"),
        ("feeds", {"service": "nowhere:a"}, "prefix"),
        ("feeds", {"service": "http://a b"}, "not an IRI"),
    ],
)
def test_a_wrong_parameter_is_told(
    toy_store: Store, name: str, params: dict[str, object], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        ask(toy_store, name, **params)
    assert message in caught.value.message.en


@pytest.mark.parametrize("value", ['x" } DROP ALL #', "?s", "<a>", "\\", "'''", "\n}"])
def test_a_parameter_is_a_value_whatever_it_looks_like(toy_store: Store, value: str) -> None:
    assert ask(toy_store, "feeds", role=value).rows == []
    text = query.run(toy_store, "SELECT ?given ?x { VALUES ?x { 1 } }", {"given": value})
    assert text.rows == [{"given": value, "x": 1}]


def test_none_is_no_parameter(toy_store: Store) -> None:
    assert ask(toy_store, "feeds", role=None).rows == ask(toy_store, "feeds").rows


@pytest.mark.parametrize(
    ("kind", "given", "term"),
    [
        ("fy", 2566, ox.Literal(2566)),
        ("fy", "๒๕๖๖", ox.Literal(2566)),
        ("fy", "fy:2566", ox.Literal(2566)),
        ("fy", expand("fy:2566"), ox.Literal(2566)),
        ("integer", " 12 ", ox.Literal(12)),
        ("string", "กรม", ox.Literal("กรม")),
        ("iri", "agency:dof", ox.NamedNode(expand("agency:dof"))),
    ],
)
def test_a_parameter_becomes_a_term_of_its_type(kind: str, given: object, term: ox.Literal) -> None:
    assert param_term(Param("x", kind, None, ANY), given) == term


def test_terms_become_plain_values() -> None:
    def literal(text: str, kind: str) -> ox.Literal:
        return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))

    assert python_value(literal("12", "integer")) == 12
    assert python_value(literal("5.30", "decimal")) == Decimal("5.30")
    assert python_value(literal("1", "boolean")) is True
    assert python_value(literal("2023-09-30", "date")) == date(2023, 9, 30)
    assert python_value(literal("2566-02-30", "date")) == "2566-02-30", (
        "what is ill-formed is shown, not hidden"
    )
    assert python_value(ox.Literal("กรม", language="th")) == "กรม"
    assert python_value(ox.NamedNode("http://a.example/")) == "http://a.example/"
    assert python_value(None) is None
    assert free_term("agency:dof") == ox.NamedNode(expand("agency:dof"))
    assert free_term("ratio: 3") == ox.Literal("ratio: 3")
    assert free_term(3) == ox.Literal(3)


# --- queries given as text ----------------------------------------------------------------------------------


def test_a_text_knows_the_prefixes_and_labels_its_things(toy_store: Store) -> None:
    text = "SELECT ?agency ?record { ?record kpr:owner ?agency ; kpr:owned service:star-permit }"
    table = query.run(toy_store, text, lang="en")
    assert table.columns == ("agency", "agency_label", "record", "stated_in")
    (row,) = table
    assert (row["agency"], row["agency_label"]) == (
        expand("agency:north-star"),
        "Department of the North Star",
    )
    assert row["stated_in"]


def test_a_parameter_of_a_text_filters(toy_store: Store) -> None:
    text = "SELECT ?agency { ?record kpr:feedFrom ?agency }"
    assert query.run(toy_store, text, {"agency": "agency:testing"}).rows[0]["agency"] == expand(
        "agency:testing"
    )
    with pytest.raises(UsageError, match="service"):
        query.run(toy_store, text, {"service": "service:star-permit"})


def test_ask_and_construct(toy_store: Store) -> None:
    assert query.run(toy_store, "ASK { ?s a kpr:DataFeed }").rows == [{"answer": True}]
    table = query.run(toy_store, "CONSTRUCT { ?a kpr:owns ?b } WHERE { ?r kpr:owner ?a ; kpr:owned ?b }")
    assert table.columns[0] == "subject"
    assert {row["predicate"] for row in table} == {expand("kpr:owns")}


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { SERVICE <http://localhost:1/> { ?x ?y ?z } }",
        "select*{service silent<http://localhost:1/>{?x ?y ?z}}",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <http://localhost:1/>",
        "SELECT ?x { ?x a nowhere:Thing }",
        "SELECT ?x {",
        "",
    ],
)
def test_a_text_that_writes_asks_elsewhere_or_does_not_parse_is_refused(toy_store: Store, text: str) -> None:
    before = len(toy_store.quads)
    with pytest.raises(UsageError) as caught:
        query.run(toy_store, text)
    assert caught.value.message.th
    assert len(toy_store.quads) == before


def test_feeds_load_no_heavy_library() -> None:
    code = (
        "import sys; from kprgraph import store, views; from kprgraph.workspace import Workspace;"
        "from pathlib import Path;"
        f"views.feeds_rows(store.load(Workspace(Path({str(ROOT / 'tests' / 'toy')!r}))));"
        "print(sorted({'rdflib', 'networkx', 'pyshacl', 'jinja2', 'rich'} & set(sys.modules)))"
    )
    done = start(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert done.stdout.strip() == "[]"
