"""The CSV files read as CSV on the Web: what the metadata says they mean is what the graph says."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

import pyoxigraph as ox
import pytest

from kprgraph.export import tables
from kprgraph.export.content import curated, kind_of
from kprgraph.namespaces import PREFIXES, expand
from kprgraph.store import Store

XSD = PREFIXES["xsd"]
LEFT_OUT = {expand(name) for name in ("rdf:type", "kpr:statedIn", "oa:hasSelector", "oa:hasSource")}
"""Of these the tables show other forms: the file a row is in, and the lines of its passages."""

NUMBERS = ("integer", "decimal")

Statement = tuple[str, str, str, str]
"""Subject, property, value, and what the value is: its datatype, its language, or `iri`. A column has one
datatype, so that whole numbers beside decimal ones are decimal too: numbers are compared as such."""


def statement(subject: str, predicate: str, value: str, what: str) -> Statement:
    if what in NUMBERS:
        return subject, predicate, str(Decimal(value).normalize()), "number"
    return subject, predicate, value, what


def statements(store: Store) -> Iterator[Statement]:
    """What a processor of CSV on the Web makes of the files, in its minimal mode."""
    files = dict(tables.files(store))
    metadata = json.loads(files[tables.METADATA])
    assert metadata["@context"] == "http://www.w3.org/ns/csvw"
    assert metadata["dialect"] == {"encoding": "utf-8", "header": True}
    for table in metadata["tables"]:
        assert set(table) == {"url", "dct:title", "tableSchema"}
        header, *rows = csv.reader(StringIO(files[table["url"]].decode("utf-8-sig")))
        columns = [column for column in table["tableSchema"]["columns"] if not column.get("virtual")]
        virtual = [column for column in table["tableSchema"]["columns"] if column.get("virtual")]
        assert [column["titles"]["th"] for column in columns] == header
        assert table["tableSchema"]["aboutUrl"] == "{+iri}"
        for row in rows:
            cells = dict(zip([column["name"] for column in columns], row, strict=True))
            assert cells[table["tableSchema"]["primaryKey"]]
            for column in columns:
                yield from read(cells["iri"], column, cells[column["name"]])
            for column in virtual:
                yield cells["iri"], expand(column["propertyUrl"]), column["valueUrl"], "iri"


def read(subject: str, column: dict[str, Any], cell: str) -> Iterator[Statement]:
    if column.get("suppressOutput") or not cell:
        return
    for value in cell.split(column["separator"]) if "separator" in column else [cell]:
        predicate = column["propertyUrl"]
        if "valueUrl" in column:
            assert column["valueUrl"] == f"{{+{column['name']}}}"
            yield subject, predicate, value, "iri"
        elif "lang" in column:
            yield subject, predicate, value, column["lang"]
        elif isinstance(column["datatype"], dict):
            yes, no = column["datatype"]["format"].split("|")
            yield subject, predicate, {yes: "true", no: "false"}[value], column["datatype"]["base"]
        else:
            yield statement(subject, predicate, value, column["datatype"].replace("anyURI", "iri"))


def stated(store: Store) -> set[Statement]:
    said = set()
    for subject, properties in curated(store).items():
        kind = kind_of(subject, properties)
        for predicate, values in properties.items() if kind else ():
            for value in values:
                if isinstance(value, ox.Literal):
                    what = value.language or value.datatype.value.removeprefix(XSD)
                    said.add(statement(subject, predicate, value.value, what))
                elif predicate not in LEFT_OUT:
                    said.add((subject, predicate, str(value)[1:-1], "iri"))
        if kind and kind[0]:
            said.add((subject, expand("rdf:type"), kind[1], "iri"))
    return said


def check(store: Store) -> int:
    found = list(statements(store))
    assert set(found) == stated(store)
    assert len(found) == len(set(found))
    return len(found)


def test_the_files_mean_what_the_graph_says(toy_store: Store) -> None:
    assert check(toy_store) > 500


@pytest.mark.curated
def test_the_files_of_the_real_graph_too(store: Store) -> None:
    assert check(store) > 10_000


def test_columns_have_datatypes_and_languages(toy_store: Store) -> None:
    metadata = json.loads(dict(tables.files(toy_store))[tables.METADATA])
    columns = {
        (table["url"], column["name"]): column
        for table in metadata["tables"]
        for column in table["tableSchema"]["columns"]
    }
    assert columns["figure.csv", "kpr_value"]["datatype"] == "decimal"
    assert columns["passage.csv", "kpr_lineStart"]["datatype"] == "integer"
    assert columns["fy.csv", "dcat_startDate"]["datatype"] == "date"
    assert columns["agency.csv", "skos_prefLabel_en"]["lang"] == "en"
    assert columns["data-feed.csv", "class"]["valueUrl"] == expand("kpr:DataFeed")
    assert columns["data-feed.csv", "lines"]["suppressOutput"] is True
