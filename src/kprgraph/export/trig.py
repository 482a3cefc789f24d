"""The whole graph as TriG, which keeps the named graphs apart and is made to be read."""

from io import BytesIO
from typing import BinaryIO

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.export.content import prefixes_of, quads
from kprgraph.store import Store

NAME = "trig"
FILE_NAME = "kprgraph.trig"
MEDIA_TYPE = "application/trig"
TITLE = Text(th="กราฟทั้งหมดเป็น TriG แยกตามแหล่ง", en="The whole graph as TriG, one named graph per source")


def write(store: Store, stream: BinaryIO) -> None:
    """Write graph by graph, in each subject by subject."""
    by_graph = sorted(quads(store), key=lambda quad: str(quad.graph_name))  # stable: subjects stay sorted
    buffer = BytesIO()
    ox.serialize(by_graph, buffer, ox.RdfFormat.TRIG, prefixes=prefixes_of(by_graph))
    lines = buffer.getvalue().splitlines(keepends=True)
    declared = [line for line in lines if line.startswith(b"@prefix ")]  # Oxigraph keeps no order of them
    stream.writelines(sorted(declared, key=lambda line: line.partition(b":")[0]))
    stream.writelines(lines[len(declared) :])
