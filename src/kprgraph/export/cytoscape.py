"""The network of things as Cytoscape JSON, for Cytoscape desktop and cytoscape.js."""

import json
from typing import Any, BinaryIO

from kprgraph.errors import Text
from kprgraph.export.multigraph import entity_graph
from kprgraph.store import Store

NAME = "cyjs"
FILE_NAME = "kprgraph.cyjs"
MEDIA_TYPE = "application/json"
TITLE = Text(th="เครือข่ายเป็น Cytoscape JSON", en="The network as Cytoscape JSON")


def write(store: Store, stream: BinaryIO) -> None:
    """Write all nodes and edges, sorted, one per line."""
    graph = entity_graph(store)
    # `value` is what networkx calls a node when it reads the file back.
    nodes = [
        {"id": node, "value": node, "name": data["label"], **data} for node, data in graph.nodes(data=True)
    ]
    edges = [
        {"id": f"e{number}", "source": source, "target": target, "key": key, "interaction": data["kind"]}
        | data
        for number, (source, target, key, data) in enumerate(graph.edges(keys=True, data=True))
    ]
    head = '{"format_version": "1.0", "generated_by": "kprgraph", "target_cytoscapejs_version": "~3.0",\n'
    flags = '"data": {"name": "kprgraph"}, "directed": true, "multigraph": true,\n'
    text = f'{head}{flags}"elements": {{"nodes": [\n{_lines(nodes)}\n],\n"edges": [\n{_lines(edges)}\n]}}}}\n'
    stream.write(text.encode())


def _lines(elements: list[dict[str, Any]]) -> str:
    return ",\n".join(json.dumps({"data": element}, ensure_ascii=False) for element in elements)
