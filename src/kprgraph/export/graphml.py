"""The network of things as GraphML, for yEd, Cytoscape, igraph and networkx."""

from typing import BinaryIO

from kprgraph.errors import Text
from kprgraph.export.multigraph import entity_graph
from kprgraph.store import Store

NAME = "graphml"
FILE_NAME = "kprgraph.graphml"
MEDIA_TYPE = "application/graphml+xml"
TITLE = Text(th="เครือข่ายเป็น GraphML", en="The network as GraphML")


def write(store: Store, stream: BinaryIO) -> None:
    """Write all nodes and edges, sorted."""
    import networkx as nx  # noqa: PLC0415 - slow to load, and only the network formats need it

    # Not `write_graphml`, which takes another writer where lxml happens to be installed.
    nx.write_graphml_xml(entity_graph(store), stream, encoding="utf-8", prettyprint=True)
