"""The whole graph as N-Quads, which keeps the named graphs apart: one sorted line per statement."""

from typing import BinaryIO

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.export.content import quads
from kprgraph.store import Store

NAME = "nq"
FILE_NAME = "kprgraph.nq"
MEDIA_TYPE = "application/n-quads"
TITLE = Text(
    th="กราฟทั้งหมดเป็น N-Quads แยกตามแหล่ง", en="The whole graph as N-Quads, one named graph per source"
)


def write(store: Store, stream: BinaryIO) -> None:
    """Write all quads, sorted as text."""
    ox.serialize(quads(store), stream, ox.RdfFormat.N_QUADS)
