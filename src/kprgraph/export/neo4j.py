"""The whole graph as CSV files that `neo4j-admin database import full` loads.

Values of one property are told apart by U+001F, the unit separator, which no text has; the import is told so
with `--array-delimiter=U+001F`. See docs/formats.md for the command.
"""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from kprgraph.errors import Text
from kprgraph.export import archive
from kprgraph.export.properties import PropertyGraph, property_graph
from kprgraph.store import Store

NAME = "neo4j"
FILE_NAME = "neo4j.zip"
MEDIA_TYPE = archive.ZIP
TITLE = Text(th="ไฟล์สำหรับนำเข้า Neo4j", en="Files for the import into Neo4j")

ARRAY_DELIMITER = "\x1f"

_TYPES = {"integer": "long", "decimal": "double", "boolean": "boolean", "date": "date", "text": "string"}


def write(store: Store, stream: BinaryIO) -> None:
    """Write both files as one ZIP archive."""
    archive.write(files(store), stream)


def files(store: Store) -> Iterator[tuple[str, bytes]]:
    """`nodes.csv` and `relationships.csv`, with headers as the import wants them."""
    graph = property_graph(store)
    yield "nodes.csv", _csv(_nodes(graph))
    yield "relationships.csv", _csv(_relationships(graph))


def _nodes(graph: PropertyGraph) -> Iterator[list[str]]:
    columns = [f"{p.name}:{_TYPES[p.kind]}{'[]' if p.several else ''}" for p in graph.properties]
    yield ["iri:ID", *columns, ":LABEL"]
    for node in graph.nodes:
        values = (ARRAY_DELIMITER.join(node.values.get(p.name, ())) for p in graph.properties)
        yield [node.id, *values, ARRAY_DELIMITER.join(node.labels)]


def _relationships(graph: PropertyGraph) -> Iterator[list[str]]:
    yield [":START_ID", "graph:string", ":END_ID", ":TYPE"]
    for one in graph.relationships:
        yield [one.source, one.graph, one.target, one.type]


def _csv(rows: Iterator[list[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()
