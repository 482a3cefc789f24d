"""The network of things as GEXF 1.3, for Gephi."""

from typing import BinaryIO

from kprgraph.errors import Text
from kprgraph.export.multigraph import entity_graph
from kprgraph.store import Store

NAME = "gexf"
FILE_NAME = "kprgraph.gexf"
MEDIA_TYPE = "application/gexf+xml"
TITLE = Text(th="เครือข่ายเป็น GEXF", en="The network as GEXF")


def write(store: Store, stream: BinaryIO) -> None:
    """Write all nodes and edges, sorted."""
    from networkx.readwrite.gexf import GEXFWriter  # noqa: PLC0415 - slow to load, only needed here

    writer = GEXFWriter(entity_graph(store), encoding="utf-8", prettyprint=True, version="1.3")
    # networkx stamps the day of writing and its own version; the same graph has to give the same bytes.
    meta = writer.xml.find("meta")
    meta.attrib.clear()
    meta.find("creator").text = "kprgraph"
    writer.write(stream)
