"""What most depends on, how redundantly each service is kept running, and which pairs cut services off."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kprgraph import catalog, query
from kprgraph.errors import Text
from kprgraph.query import Table
from kprgraph.store import Graph
from kprgraph.terms import Value
from kprgraph.views.words import STATED_IN, headings, kind_label, merged, stated_in

if TYPE_CHECKING:
    import networkx as nx

_CRITICAL = MappingProxyType(
    {
        "entity": Text(th="จุดสำคัญ (IRI)", en="Critical point (IRI)"),
        "entity_label": Text(th="จุดสำคัญ", en="Critical point"),
        "kind": Text(th="ชนิด (รหัส)", en="Kind (code)"),
        "kind_label": Text(th="ชนิด", en="Kind"),
        "reach": Text(th="งานบริการที่พึ่งพา", en="Services that depend on it"),
        "dominated": Text(th="พึ่งพาโดยไม่มีทางอื่น", en="With no other way"),
        "sole": Text(th="มีเป็นแหล่งเดียวในชนิดนั้น", en="As their only source of a kind"),
        "articulation": Text(th="เป็นข้อต่อ", en="Joint"),
        "figures": Text(th="ตัวเลขที่เกี่ยวข้อง", en="Figures about these"),
        "licences": Text(th="ใบอนุญาตตามที่รายงานนับ", en="Licences as counted"),
        "people": Text(th="จำนวนคนหรือรายตามที่รายงานนับ", en="People as counted"),
        "stated_in": STATED_IN,
    }
)
_REDUNDANCY = MappingProxyType(
    {
        "entity": Text(th="งานบริการ (IRI)", en="Service (IRI)"),
        "entity_label": Text(th="งานบริการ", en="Service"),
        "ways": Text(th="ทางที่ไม่ร่วมจุดใดกัน", en="Separate ways"),
        "points": Text(th="จุดเดียวที่ตัดขาดได้ (IRI)", en="Single points of failure (IRI)"),
        "points_label": Text(th="จุดเดียวที่ตัดขาดได้", en="Single points of failure"),
        "sources": Text(th="แหล่งโดยตรง", en="Direct sources"),
        "sources_of": Text(th="แยกตามความสัมพันธ์", en="By relation"),
        "stated_in": STATED_IN,
    }
)
_PAIRS = MappingProxyType(
    {
        "first": Text(th="จุดที่หนึ่ง (IRI)", en="First point (IRI)"),
        "first_label": Text(th="จุดที่หนึ่ง", en="First point"),
        "second": Text(th="จุดที่สอง (IRI)", en="Second point (IRI)"),
        "second_label": Text(th="จุดที่สอง", en="Second point"),
        "cut": Text(th="งานบริการที่ขาดเมื่อขาดทั้งสอง", en="Services cut off by both"),
        "services": Text(th="งานบริการนั้น (IRI)", en="These services (IRI)"),
        "services_label": Text(th="งานบริการนั้น", en="These services"),
        "stated_in": STATED_IN,
    }
)
_FIGURES = "figures-of-services"
_RESULTS = ("actual", "total", "part")


def critical_rows(store: Graph, lang: str = "th", limit: int | None = None) -> Table:
    """What most services depend on, those with the widest reach first; planned links do not count.

    Keys: `entity`, `entity_label`, `kind`, `kind_label`, `reach` (number of services that depend on it,
    directly or through others), `dominated` (those that depend on nothing else), `sole` (those that have it
    as their only source of some kind), `articulation` (True if the network falls apart without it),
    `figures` (number of figures about these services, about platforms on the way, and about itself),
    `licences` and `people` (those of the figures that count licences or people, with indicator and printed
    form, never added up: they may count the same ones, or what is only expected), `stated_in` (of the links
    that start at it and of the figures). Rows hold more than the columns: `services`, `services_dominated`,
    `services_sole` (IRIs), `figure_records`.
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.critical import critical  # noqa: PLC0415
    from kprgraph.analysis.standing import standing  # noqa: PLC0415

    graph = network.project(store)
    today = standing(graph)
    figures = _figures(store, lang)
    rows: list[dict[str, Value]] = []
    for found in critical(graph, network.of_kind(graph, "service"), k=limit):
        hanging = _hanging(today, found.node)
        about = [figure for node in (found.node, *hanging) for figure in figures.get(node, ())]
        rows.append(
            {
                "entity": found.node,
                "entity_label": store.label(found.node, lang),
                "kind": network.kind_of(found.node),
                "kind_label": kind_label(store, found.node, lang),
                "reach": len(found.reach),
                "dominated": len(found.dominated),
                "sole": len(found.sole),
                "articulation": found.articulation,
                "figures": len(about),
                "licences": _counted(about, "licences"),
                "people": _counted(about, "people"),
                "stated_in": [*merged(data["stated_in"] for data in (*_starting(graph, found.node), *about))],
                "services": list(found.reach),
                "services_dominated": list(found.dominated),
                "services_sole": list(found.sole),
                "figure_records": [figure["record"] for figure in about],
            }
        )
    return Table("critical", tuple(_CRITICAL), rows, headings(_CRITICAL, lang))


def redundancy_rows(store: Graph, lang: str = "th", limit: int | None = None) -> Table:
    """How redundantly each service is kept running, the least redundant first; planned links do not count.

    Services without any source come last. Separate ways are ways around each other in the graph; that two
    agencies feed a service does not say that it can do without one of them.

    Keys: `entity`, `entity_label`, `ways` (ways from sources that share nothing in between; with 1 there is a
    single point of failure, with 0 the report names no source), `points` and `points_label` (the single
    points of failure), `sources` (number of direct sources), `sources_of` (each relation with its sources),
    `stated_in` (of the links from the direct sources).
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.redundancy import redundancy  # noqa: PLC0415

    graph = network.project(store)
    words = network.phrases(store, ["dependency"])
    rows: list[dict[str, Value]] = []
    for found in redundancy(graph, network.of_kind(graph, "service"))[:limit]:
        by_kind: dict[str, set[str]] = defaultdict(set)
        for link in found.sources:
            by_kind[str(link.data["kind"])].add(link.source)
        rows.append(
            {
                "entity": found.node,
                "entity_label": store.label(found.node, lang),
                "ways": found.ways,
                "points": list(found.points),
                "points_label": [store.label(point, lang) for point in found.points],
                "sources": len({link.source for link in found.sources}),
                "sources_of": [
                    f"{words[kind].say(lang)}: {', '.join(store.label(one, lang) for one in sorted(sources))}"
                    for kind, sources in sorted(by_kind.items())
                ],
                "stated_in": list(stated_in(found.sources)),
            }
        )
    return Table("redundancy", tuple(_REDUNDANCY), rows, headings(_REDUNDANCY, lang))


def pair_rows(store: Graph, lang: str = "th", limit: int | None = None) -> Table:
    """The pairs that cut off the most services which neither cuts off alone; planned links do not count.

    Keys: `first`, `first_label`, `second`, `second_label`, `cut` (number of services), `services`,
    `services_label`, `stated_in` (of the links that start at the two and lead, maybe through others, to these
    services).
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.redundancy import pairs  # noqa: PLC0415
    from kprgraph.analysis.standing import standing  # noqa: PLC0415

    graph = network.project(store)
    rows: list[dict[str, Value]] = [
        {
            "first": pair.nodes[0],
            "first_label": store.label(pair.nodes[0], lang),
            "second": pair.nodes[1],
            "second_label": store.label(pair.nodes[1], lang),
            "cut": len(pair.cut),
            "services": list(pair.cut),
            "services_label": [store.label(node, lang) for node in pair.cut],
            "stated_in": _leading(standing(graph), pair.nodes, pair.cut),
        }
        for pair in pairs(graph, network.of_kind(graph, "service"), limit)
    ]
    return Table("critical-pairs", tuple(_PAIRS), rows, headings(_PAIRS, lang))


def _hanging(graph: "nx.MultiDiGraph[str]", node: str) -> list[str]:
    """All that depends on a node, directly or through others, sorted."""
    import networkx as nx  # noqa: PLC0415 - slow to load

    return sorted(nx.descendants(graph, node))


def _starting(graph: "nx.MultiDiGraph[str]", node: str) -> list[Mapping[str, Any]]:
    return [data for *_, data in graph.out_edges(node, data=True)]


def _leading(graph: "nx.MultiDiGraph[str]", sources: Collection[str], targets: Iterable[str]) -> list[Value]:
    """The passages of the links from `sources` to what leads to `targets`."""
    import networkx as nx  # noqa: PLC0415 - slow to load

    towards = {node for target in targets for node in (target, *nx.ancestors(graph, target))}
    edges = graph.out_edges(sources, data=True)
    return [*merged(data["stated_in"] for _, target, data in edges if target in towards)]


def _figures(store: Graph, lang: str) -> dict[str, list[Mapping[str, Any]]]:
    """Service or platform -> the figures about it."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in query.run(store, catalog.find(store.workspace, _FIGURES), lang=lang):
        found[str(row["about"])].append(row)
    return found


def _counted(figures: Iterable[Mapping[str, Any]], what: str) -> list[Value]:
    """The figures that count something, in words; what is no result says what it is."""
    told: list[Value] = []
    for figure in figures:
        if figure["counted"] == what:
            amount = " ".join(filter(None, (figure["qualifier_label"], figure["as_printed"])))
            notes = figure["about_label"], *([] if figure["role"] in _RESULTS else [figure["role_label"]])
            told.append(f"{figure['indicator_label']} {amount} ({', '.join(notes)})")
    return told
