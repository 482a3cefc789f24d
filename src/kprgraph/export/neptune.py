"""The whole graph in the Gremlin load format of Amazon Neptune, which openCypher can ask too.

Those who ask with SPARQL load the N-Quads of `kprgraph export nq` instead: Neptune takes them as they are.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kprgraph.errors import Text
from kprgraph.export import archive
from kprgraph.export.properties import PropertyGraph, Relationship, property_graph
from kprgraph.store import Store

NAME = "neptune"
FILE_NAME = "neptune.zip"
MEDIA_TYPE = archive.ZIP
TITLE = Text(th="ไฟล์สำหรับนำเข้า Neptune (Gremlin)", en="Files for the import into Neptune (Gremlin)")

_TYPES = {"integer": "Long", "decimal": "Double", "boolean": "Bool", "date": "Date", "text": "String"}


def write(store: Store, stream: BinaryIO) -> None:
    """Write both files as one ZIP archive."""
    archive.write(files(store), stream)


def files(store: Store) -> Iterator[tuple[str, bytes]]:
    """`vertices.csv` and `edges.csv`, with headers as the loader wants them."""
    graph = property_graph(store)
    yield "vertices.csv", _csv(_vertices(graph))
    yield "edges.csv", _csv(_edges(graph))


def _vertices(graph: PropertyGraph) -> Iterator[list[str]]:
    # Without a cardinality the loader takes values for sets, which one value is too.
    columns = [f"{p.name}:{_TYPES[p.kind]}{'[]' if p.several else '(single)'}" for p in graph.properties]
    yield ["~id", *columns, "~label"]
    for node in graph.nodes:
        values = (
            _several(node.values.get(p.name, ())) if p.several else "".join(node.values.get(p.name, ()))
            for p in graph.properties
        )
        yield [node.id, *values, ";".join(node.labels)]


def _several(values: Iterable[str]) -> str:
    """Values of an array; the loader knows the semicolon of a value by a backslash."""
    return ";".join(value.replace(";", "\\;") for value in values)


def _edges(graph: PropertyGraph) -> Iterator[list[str]]:
    yield ["~id", "~from", "graph:String", "~to", "~label"]
    for one in graph.relationships:
        yield [_id(one), one.source, one.graph, one.target, one.type]


def _id(one: Relationship) -> str:
    """A name for an edge that stays the same as long as the statement does: loading twice adds nothing."""
    said = "\x1f".join((one.source, one.type, one.target, one.graph))
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def _csv(rows: Iterator[list[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()
