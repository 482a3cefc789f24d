"""The whole graph as Turtle: all named graphs merged, in the fixed order of `kprgraph.turtle`."""

from typing import BinaryIO

from kprgraph.errors import Text
from kprgraph.store import Store
from kprgraph.turtle import serialize

NAME = "ttl"
FILE_NAME = "kprgraph.ttl"
MEDIA_TYPE = "text/turtle"
TITLE = Text(th="กราฟทั้งหมดเป็น Turtle", en="The whole graph as Turtle")


def write(store: Store, stream: BinaryIO) -> None:
    """Write the union of all named graphs."""
    stream.write(serialize(quad.triple for quad in store.quads).encode())
