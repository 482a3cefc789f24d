"""The graph of things for the network formats: nodes are things, edges are records, attributes are plain.

GraphML and GEXF know numbers and texts only. So several values share a text, a passage becomes one like
`L1026-1028 (2.1, 47-53)`, and what is not there is left out. Characters that XML 1.0 cannot carry are
replaced by U+FFFD; the gate lets none of them in.
"""

import re
from typing import TYPE_CHECKING, Any

from kprgraph.export.content import SEPARATOR
from kprgraph.store import Store

if TYPE_CHECKING:
    import networkx as nx

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def entity_graph(store: Store) -> "nx.MultiDiGraph[str]":
    """All projections of `kprgraph.network` in one graph.

    Nodes are IRIs with `label` (Thai), `label_en` and `kind`. Edges run from subject to object of the phrase
    in `label`, and carry `kind`, `label_en`, and where the record has them `status`, `fiscal_years`, `record`
    and `stated_in`.
    """
    import networkx as nx  # noqa: PLC0415 - slow to load, and only the network formats need it

    from kprgraph import network  # noqa: PLC0415 - loads networkx

    projected = network.together(store)
    phrases = network.phrases(store)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="kprgraph")
    for node in sorted(projected):
        data = projected.nodes[node]
        graph.add_node(
            node, label=_text(data["label_th"]), label_en=_text(data["label_en"]), kind=data["kind"]
        )
    for source, target, key, data in sorted(projected.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        words = phrases[data["kind"]]
        graph.add_edge(source, target, key, label=words.th, label_en=words.en, **_plain(data))
    return graph


def _plain(data: dict[str, Any]) -> dict[str, str]:
    attributes = {name: _text(value) for name, value in sorted(data.items())}
    return {name: text for name, text in attributes.items() if text}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return SEPARATOR.join(_text(part) for part in value)
    if isinstance(value, dict):
        return _passage(value)
    return _NOT_XML.sub("\ufffd", str(value))


def _passage(passage: dict[str, Any]) -> str:
    first, last = passage["line_start"], passage["line_end"]
    lines = f"L{first}" if first == last else f"L{first}-{last}"
    place = ", ".join(part for part in (passage["section"], passage["pages"]) if part)
    return f"{lines} ({place})" if place else lines
