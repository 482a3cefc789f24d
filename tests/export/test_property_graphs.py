"""The CSV files of Neo4j and Neptune, read as their loaders read them: together they are the whole graph."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

import pyoxigraph as ox
import pytest

from kprgraph.export import neo4j, neptune
from kprgraph.export.properties import name
from kprgraph.namespaces import GRAPH_REGISTRY, expand
from kprgraph.store import Store
from tests.conftest import iri

Statement = tuple[str, str, str]
"""Subject, name of the property, and a label, an id or a value as text."""

TYPE = "type"


def rows(content: bytes) -> tuple[list[str], list[list[str]]]:
    header, *found = csv.reader(StringIO(content.decode("utf-8"), newline=""))
    assert len(header) == len(set(header))
    assert all(len(row) == len(header) for row in found)
    return header, found


def stated(store: Store) -> set[Statement]:
    """Every statement, as the formats should say it."""
    said = set()
    for quad in store.quads:
        value, key = quad.object, name(quad.predicate.value)
        assert isinstance(quad.subject, ox.NamedNode)
        if isinstance(value, ox.Literal):
            said.add((quad.subject.value, f"{key}_{value.language}" if value.language else key, value.value))
        elif quad.predicate.value == expand("rdf:type"):
            said.add((quad.subject.value, TYPE, name(str(value)[1:-1])))
        else:
            said.add((quad.subject.value, key, str(value)[1:-1]))
    return said


def by_neo4j(store: Store) -> Iterator[Statement]:
    files = dict(neo4j.files(store))
    header, nodes = rows(files["nodes.csv"])
    assert (header[0], header[-1]) == ("iri:ID", ":LABEL")
    for node, *cells, labels in nodes:
        yield from ((node, TYPE, label) for label in labels.split("\x1f") if label)
        for column, cell in zip(header[1:-1], cells, strict=True):
            key, _, kind = column.partition(":")
            values = (cell.split("\x1f") if kind.endswith("[]") else [cell]) if cell else []
            yield from ((node, key, value) for value in values)
    header, edges = rows(files["relationships.csv"])
    assert header == [":START_ID", "graph:string", ":END_ID", ":TYPE"]
    known = {node[0] for node in nodes}
    for start, graph, end, kind in edges:
        assert {start, end} <= known, "the import refuses an end that is no node"
        assert graph
        yield start, kind, end


def by_neptune(store: Store) -> Iterator[Statement]:
    files = dict(neptune.files(store))
    header, vertices = rows(files["vertices.csv"])
    assert (header[0], header[-1]) == ("~id", "~label")
    for node, *cells, labels in vertices:
        yield from ((node, TYPE, label) for label in labels.split(";") if label)
        for column, cell in zip(header[1:-1], cells, strict=True):
            key, _, kind = column.partition(":")
            parts = re.split(r"(?<!\\);", cell) if kind.endswith("[]") else [cell]
            values = [part.replace("\\;", ";") for part in parts] if kind.endswith("[]") else parts
            yield from ((node, key, value) for value in values if cell)
    header, edges = rows(files["edges.csv"])
    assert header == ["~id", "~from", "graph:String", "~to", "~label"]
    assert len({edge[0] for edge in edges}) == len(edges)
    for _, source, _, target, kind in edges:
        yield source, kind, target


@pytest.mark.parametrize("read", [by_neo4j, by_neptune])
def test_the_files_say_all_and_only_what_the_graph_says(read: object, toy_store: Store) -> None:
    found = list(read(toy_store))  # type: ignore[operator]
    assert len(found) > 2000
    assert set(found) == stated(toy_store)


@pytest.mark.curated
@pytest.mark.parametrize("read", [by_neo4j, by_neptune])
def test_the_files_of_the_real_graph_too(read: object, store: Store) -> None:
    assert set(read(store)) == stated(store)  # type: ignore[operator]


def test_there_is_one_relationship_per_statement_between_nodes(toy_store: Store) -> None:
    quads = [
        quad
        for quad in toy_store.quads
        if not isinstance(quad.object, ox.Literal) and quad.predicate.value != expand("rdf:type")
    ]
    assert len(rows(dict(neo4j.files(toy_store))["relationships.csv"])[1]) == len(quads)
    assert len(rows(dict(neptune.files(toy_store))["edges.csv"])[1]) == len(quads)


def test_names_need_no_quoting_and_values_have_types(toy_store: Store) -> None:
    header, nodes = rows(dict(neo4j.files(toy_store))["nodes.csv"])
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*:[a-zA-Z]+(\[\])?|:LABEL", column) for column in header)
    for column in (
        "kpr_lineStart:long",
        "kpr_value:double",
        "dcat_startDate:date",
        "skos_altLabel_th:string[]",
    ):
        assert column in header
    feeds = [row for row in nodes if "kpr_DataFeed" in row[-1].split("\x1f")]
    assert len(feeds) == 4
    typed = rows(dict(neptune.files(toy_store))["vertices.csv"])[0]
    assert {"kpr_lineStart:Long(single)", "skos_altLabel_th:String[]"} <= set(typed)


def test_values_with_the_separator_of_the_loader_come_back_whole(toy_store: Store) -> None:
    store = Store(toy_store.workspace)
    graph, node = ox.NamedNode(GRAPH_REGISTRY), ox.NamedNode(iri("agency:x"))
    for text in ("ก;ข", 'ค", "ง', "จ"):
        store.quads.add(
            ox.Quad(node, ox.NamedNode(iri("skos:altLabel")), ox.Literal(text, language="th"), graph)
        )
    assert set(by_neptune(store)) == set(by_neo4j(store)) == stated(store)
    assert len(stated(store)) == 3


def test_numbers_of_two_kinds_are_decimal_and_mixed_values_are_texts(toy_store: Store) -> None:
    store = Store(toy_store.workspace)
    graph, node = ox.NamedNode(GRAPH_REGISTRY), ox.NamedNode(iri("agency:x"))
    decimal = ox.NamedNode(iri("xsd:decimal"))
    said = {
        "kpr:value": (ox.Literal(1), ox.Literal("1.5", datatype=decimal)),
        "kpr:rank": (ox.Literal(1), ox.Literal("first")),
    }
    for predicate, values in said.items():
        for value in values:
            store.quads.add(ox.Quad(node, ox.NamedNode(iri(predicate)), value, graph))
    header, _ = rows(dict(neo4j.files(store))["nodes.csv"])
    assert header == ["iri:ID", "kpr_rank:string[]", "kpr_value:double[]", ":LABEL"]
