"""The whole graph as Parquet: nodes, edges and values, for DuckDB, Spark, pandas and what else reads columns.

An edge is a statement between two nodes, a value is a statement with a literal; both together are all
statements of the graph, with their named graphs. A node is whatever stands at an end of them.
"""

import importlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO

import pyoxigraph as ox

from kprgraph.errors import Text, UsageError
from kprgraph.export import archive
from kprgraph.export.content import kind_of, quads
from kprgraph.export.properties import graph_of, identifier
from kprgraph.namespaces import PREFIXES, compress
from kprgraph.store import Store

NAME = "parquet"
FILE_NAME = "parquet.zip"
MEDIA_TYPE = archive.ZIP
TITLE = Text(th="โหนด เส้นเชื่อม และค่า เป็น Parquet", en="Nodes, edges and values as Parquet")

_TYPE = f"{PREFIXES['rdf']}type"
_LABEL = f"{PREFIXES['skos']}prefLabel"
_XSD = PREFIXES["xsd"]
_NUMBERS = {f"{_XSD}{name}" for name in ("integer", "decimal", "double", "nonNegativeInteger")}

_BATCH = 50_000
"""Rows of one group in a file; no more of them are in memory as Python objects at a time."""

_COLUMNS: dict[str, dict[str, str]] = {
    "nodes": {
        "id": "string",
        "name": "string",
        "kind": "string",
        "label_th": "string",
        "label_en": "string",
        "classes": "strings",
    },
    "edges": {"subject": "string", "predicate": "string", "object": "string", "graph": "string"},
    "values": {
        "subject": "string",
        "predicate": "string",
        "value": "string",
        "number": "number",
        "datatype": "string",
        "language": "string",
        "graph": "string",
    },
}

Row = dict[str, Any]


def write(store: Store, stream: BinaryIO) -> None:
    """Write the three files as one ZIP archive."""
    archive.write(files(store), stream)


def files(store: Store) -> Iterator[tuple[str, bytes]]:
    """`nodes.parquet`, `edges.parquet` and `values.parquet`.

    Raises:
        UsageError: If pyarrow is not installed.
    """
    try:
        arrow, parquet = (importlib.import_module(name) for name in ("pyarrow", "pyarrow.parquet"))
    except ImportError:
        raise UsageError(
            Text(th="ต้องติดตั้ง pyarrow ก่อน", en="pyarrow is not installed"),
            hint=Text(th='pip install "kprgraph[parquet]"', en='pip install "kprgraph[parquet]"'),
        ) from None
    statements = quads(store)
    rows: dict[str, Iterator[Row]] = {
        "nodes": _nodes(statements),
        "edges": (_edge(quad) for quad in statements if not isinstance(quad.object, ox.Literal)),
        "values": (_value(quad, quad.object) for quad in statements if isinstance(quad.object, ox.Literal)),
    }
    for name, found in rows.items():
        schema = arrow.schema([(column, _type(arrow, kind)) for column, kind in _COLUMNS[name].items()])
        buffer = BytesIO()
        with parquet.ParquetWriter(buffer, schema, compression="zstd") as writer:
            while batch := list(islice(found, _BATCH)):
                writer.write_table(arrow.Table.from_pylist(batch, schema=schema))
        yield f"{name}.parquet", buffer.getvalue()


def _nodes(statements: list[ox.Quad]) -> Iterator[Row]:
    classes: dict[str, set[str]] = {}
    labels: dict[tuple[str, str | None], str] = {}
    for quad in statements:
        subject, value = identifier(quad.subject), quad.object
        classes.setdefault(subject, set())
        if not isinstance(value, ox.Literal):
            classes.setdefault(identifier(value), set())
            if quad.predicate.value == _TYPE:
                classes[subject].add(compress(identifier(value)))
        elif quad.predicate.value == _LABEL:
            labels.setdefault((subject, value.language), value.value)
    for node in sorted(classes):
        kind = kind_of(node, {})
        yield {
            "id": node,
            "name": compress(node),
            "kind": kind[1] if kind else None,
            "label_th": labels.get((node, "th")),
            "label_en": labels.get((node, "en")),
            "classes": sorted(classes[node]),
        }


def _edge(quad: ox.Quad) -> Row:
    return {
        "subject": identifier(quad.subject),
        "predicate": quad.predicate.value,
        "object": identifier(quad.object),
        "graph": graph_of(quad),
    }


def _value(quad: ox.Quad, value: ox.Literal) -> Row:
    return {
        "subject": identifier(quad.subject),
        "predicate": quad.predicate.value,
        "value": value.value,
        "number": _number(value),
        "datatype": value.datatype.value,
        "language": value.language,
        "graph": graph_of(quad),
    }


def _number(value: ox.Literal) -> float | None:
    """The value to count with; None where it is no number, or an ill-formed one."""
    try:
        return float(value.value) if value.datatype.value in _NUMBERS else None
    except ValueError:
        return None


def _type(arrow: Any, kind: str) -> Any:
    """The type of a column; `arrow` is the module, which is large and only imported when this format is."""
    return {"string": arrow.string(), "number": arrow.float64(), "strings": arrow.list_(arrow.string())}[kind]
