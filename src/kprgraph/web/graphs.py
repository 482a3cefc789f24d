"""Parts of the network as pictures: what stands around a thing, what feeds it, what a failure reaches."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from kprgraph import network
from kprgraph.web.address import Address, data_address
from kprgraph.web.blocks import Download
from kprgraph.web.page import View
from kprgraph.web.parts import foreign
from kprgraph.web.pictures import standalone
from kprgraph.web.pictures.layers import Edge, Node, layered
from kprgraph.web.pictures.shapes import Key, Picture

if TYPE_CHECKING:
    import networkx as nx

    from kprgraph.analysis.impact import Hit
    from kprgraph.analysis.paths import Path

Network: TypeAlias = "nx.MultiDiGraph[str]"

SVG = "image/svg+xml"
_SIDE = 9
_COLUMN = 24
BOXES = ("agency", "service", "platform", "committee", "person", "law", "programme", "policy")
_LINES = ("ownership", "feed", "via", "development", "operation", "listing", "dependency", "reliance")
_STATUSES = ("tested", "planned")


def neighbourhood(view: View, iri: str) -> Picture | None:
    """What is linked to a thing by one step, sources on the left, or None if there is nothing."""
    graph = view.site.together
    if iri not in graph:
        return None
    before = _nearest(graph, iri, graph.predecessors(iri))
    after = _nearest(graph, iri, (n for n in graph.successors(iri) if n not in set(before)))
    before = [n for n in before if n != iri]
    after = [n for n in after if n != iri]
    hidden = max(len(before) - _SIDE, 0) + max(len(after) - _SIDE, 0)
    columns = dict.fromkeys(before[:_SIDE], -1) | {iri: 0} | dict.fromkeys(after[:_SIDE], 1)
    if len(columns) == 1:
        return None
    nodes = [_node(view, n, column, iri, _relation(view, graph, n, iri)) for n, column in columns.items()]
    edges = [e for e in _edges(view, graph, columns) if iri in (e.source, e.target)]
    layout = layered(nodes, edges, {})
    label = view.label(iri)
    return Picture(
        id="around",
        title=view.say("around_title", name=label),
        summary=view.say("around_summary", name=label, before=len(before), after=len(after)),
        width=layout.width,
        height=layout.height,
        boxes=layout.boxes,
        lines=layout.lines,
        legend=(*_line_keys(view, edges), *_status_keys(view, edges)),
        hidden=hidden,
        records=_records(graph, edges),
        downloads=files(view, "around"),
        data_href=view.links.href(data_of(view, iri)),
    )


def data_of(view: View, iri: str, depth: int = 1, part: str = "all") -> Address:
    """Where a canvas finds what stands around a thing, in all networks or in that of dependence alone."""
    return data_address(
        view.lang, view.links.dynamic, "graph", *iri.split("/")[-2:],
        depth=str(depth) if depth != 1 else None, network=part if part != "all" else None,
    )  # fmt: skip


def within(graph: Network, iri: str, depth: int) -> dict[str, int]:
    """What feeds a node within some steps (negative distance) and what depends on it, with the node itself.

    What lies on both sides is listed where it is nearer, and on the left where that is equal.
    """
    distances = {iri: 0}
    for sign, near in ((-1, graph.predecessors), (1, graph.successors)):
        for node, distance in _spread(iri, near, depth).items():
            if node not in distances or distance < abs(distances[node]):
                distances[node] = sign * distance
    return distances


def _spread(iri: str, near: Callable[[str], Iterator[str]], depth: int) -> dict[str, int]:
    found = {iri: 0}
    queue = deque([iri])
    while queue:
        node = queue.popleft()
        if found[node] < depth:
            for other in sorted(near(node)):
                if other not in found:
                    found[other] = found[node] + 1
                    queue.append(other)
    del found[iri]
    return found


def layers(view: View, iri: str, distances: Mapping[str, int], depth: int) -> Picture:
    """A thing with what feeds it on the left and what depends on it on the right, within some steps."""
    graph = view.site.dependency
    kept, hidden = _capped(graph, distances)
    headings = {
        column: view.say("column_self")
        if column == 0
        else view.say("column_before" if column < 0 else "column_after", steps=abs(column))
        for column in set(kept.values())
    }
    label = view.label(iri)
    before = sum(column < 0 for column in distances.values())
    after = sum(column > 0 for column in distances.values())
    return _picture(
        view, graph, kept, iri, headings, "layers",
        view.say("layers_title", name=label),
        view.say("layers_summary", name=label, before=before, after=after), hidden,
        data_of(view, iri, depth, "dependency"),
    )  # fmt: skip


def reached(view: View, iri: str, hits: Sequence["Hit"]) -> Picture:
    """What a failure reaches, by the number of steps, along the ways it takes."""
    graph = view.site.dependency
    columns = {iri: 0} | {hit.entity: hit.distance for hit in hits}
    kept, hidden = _capped(graph, columns)
    steps = {(hop.start, hop.end) for hit in hits for hop in hit.hops}
    headings = {c: view.say("column_failing") if c == 0 else view.say("column_hit", steps=c)
                for c in set(kept.values())}  # fmt: skip
    label = view.label(iri)
    return _picture(
        view, graph, kept, iri, headings, "reached",
        view.say("what-if_title", name=label),
        view.say("what-if_summary", name=label, count=len(hits)), hidden,
        data_of(view, iri, 2, "dependency"), steps,
    )  # fmt: skip


def ways(view: View, found: Sequence["Path"]) -> Picture:
    """Ways between two things, from left to right."""
    graph = view.site.together
    start, end = found[0].nodes[0], found[0].nodes[-1]
    columns: dict[str, int] = {}
    for way in found:
        for place, node in enumerate(way.nodes):
            columns[node] = max(columns.get(node, 0), place)
    columns[end] = max(columns.values())
    steps = {
        pair for way in found for hop in way.hops for pair in ((hop.start, hop.end), (hop.end, hop.start))
    }
    names = {"start": view.label(start), "end": view.label(end)}
    return _picture(
        view, graph, columns, start, {}, "ways",
        view.say("path_title", **names), view.say("path_summary", count=len(found), **names), 0,
        data_address(view.lang, view.links.dynamic, "graph", depth="0",
                     focus=",".join("/".join(node.split("/")[-2:]) for node in columns)), steps,
    )  # fmt: skip


def _picture(  # noqa: PLR0917 - what a picture is made of
    view: View,
    graph: Network,
    columns: Mapping[str, int],
    focus: str,
    headings: Mapping[int, str],
    name: str,
    title: str,
    summary: str,
    hidden: int,
    data: Address,
    steps: Collection[tuple[str, str]] | None = None,
) -> Picture:
    nodes = [_node(view, node, column, focus) for node, column in sorted(columns.items())]
    edges = [e for e in _edges(view, graph, columns) if steps is None or (e.source, e.target) in steps]
    layout = layered(nodes, edges, headings)
    return Picture(
        id=name,
        title=title,
        summary=summary,
        width=layout.width,
        height=layout.height,
        boxes=layout.boxes,
        lines=layout.lines,
        captions=layout.captions,
        legend=legend(view, [node.code for node in nodes], edges),
        hidden=hidden,
        data_href=view.links.href(data),
        records=_records(graph, edges),
        downloads=files(view, name),
    )


def files(view: View, name: str) -> tuple[Download, ...]:
    """A picture of the page as a file, where there is one."""
    href = view.links.href(view.here.with_params(sort=None, start=None).file(f"{name}.svg"))
    return (Download("SVG", href, SVG),) if href and standalone.possible() else ()


def _records(graph: Network, edges: Iterable[Edge]) -> tuple[str, ...]:
    """The records behind the lines of a picture."""
    found: set[str] = set()
    for edge in edges:
        for data in (graph.get_edge_data(edge.source, edge.target) or {}).values():
            if data["kind"] == edge.kind and str(data["status"] or "") == edge.status:
                found.update([data["record"]] if data.get("record") else data.get("records") or [])
    return tuple(sorted(found))


def _node(view: View, iri: str, column: int, focus: str, relation: str = "") -> Node:
    label = view.label(iri)
    code = network.kind_of(iri)
    kind = view.say(f"kind_{code}") if code in BOXES else view.site.class_label(iri, view.lang)
    return Node(
        id=iri,
        column=column,
        text=label,
        lang=foreign(label, view.lang),
        kind=f"{kind}: {relation}" if relation else kind,
        code=code if code in BOXES else "other",
        href=view.link_to(iri),
        focus=iri == focus,
    )


def _edges(view: View, graph: Network, nodes: Collection[str]) -> list[Edge]:
    """The links between nodes; links that say the same are one."""
    edges: dict[tuple[str, str, str, str], Edge] = {}
    for source in sorted(nodes):
        for _, target, data in sorted(graph.out_edges(source, data=True), key=_order):
            if target in nodes and source != target:
                kind, status = str(data["kind"]), str(data["status"] or "")
                words = f"{view.label(source)} {view.site.phrases[kind].say(view.lang)} {view.label(target)}"
                said = f"{words} ({view.label(f'linkstatus:{status}')})" if status else words
                edges[source, target, kind, status] = Edge(source, target, kind, status, said)
    return list(edges.values())


def _order(edge: tuple[str, str, Mapping[str, Any]]) -> tuple[str, str, str]:
    return edge[1], str(edge[2]["kind"]), str(edge[2]["status"])


def _nearest(graph: Network, iri: str, nodes: Iterable[str]) -> list[str]:
    """Neighbours, those with the most links to the thing first."""
    found = set(nodes)

    def links(node: str) -> int:
        return int(graph.number_of_edges(node, iri) + graph.number_of_edges(iri, node))

    return sorted(found, key=lambda node: (-links(node), node))


def _relation(view: View, graph: Network, node: str, iri: str) -> str:
    """How a neighbour is linked, in words."""
    if node == iri:
        return ""
    kinds = {
        str(d["kind"])
        for a, b in ((node, iri), (iri, node))
        for d in (graph.get_edge_data(a, b) or {}).values()
    }
    return ", ".join(view.site.phrases[kind].say(view.lang) for kind in sorted(kinds))


def _capped(graph: Network, columns: Mapping[str, int]) -> tuple[dict[str, int], int]:
    """The best linked nodes of each column, and how many were left out."""
    kept: dict[str, int] = {}
    for column in sorted(set(columns.values())):
        members = sorted((n for n in columns if columns[n] == column), key=lambda n: (-graph.degree(n), n))
        kept |= dict.fromkeys(members[:_COLUMN], column)
    return kept, len(columns) - len(kept)


def legend(view: View, codes: Iterable[str], edges: Sequence[Edge]) -> tuple[Key, ...]:
    """What the boxes and lines of a picture mean, those that there are."""
    return (*_box_keys(view, set(codes)), *_line_keys(view, edges), *_status_keys(view, edges))


def _box_keys(view: View, codes: Collection[str]) -> Iterator[Key]:
    for code in BOXES:
        if code in codes:
            yield Key(f"box-{code}", view.say(f"kind_{code}"))


def _line_keys(view: View, edges: Iterable[Edge]) -> Iterator[Key]:
    kinds = {edge.kind for edge in edges}
    for kind in _LINES:
        if kind in kinds:
            yield Key(f"line-{kind}", view.site.phrases[kind].say(view.lang))


def _status_keys(view: View, edges: Iterable[Edge]) -> Iterator[Key]:
    """What is not drawn as a plain line."""
    found = {edge.status for edge in edges}
    for status in _STATUSES:
        if status in found:
            yield Key(f"status-{status}", view.label(f"linkstatus:{status}"))
