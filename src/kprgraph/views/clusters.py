"""Which services share the agencies that keep them running, and which of them hang together."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from kprgraph.errors import Text, UsageError
from kprgraph.query import Table
from kprgraph.store import Graph
from kprgraph.terms import Value
from kprgraph.views.roles import AGENCY_ROLES, ROLES, kinds_of, role_words
from kprgraph.views.words import STATED_IN, headings, stated_in

if TYPE_CHECKING:
    import networkx as nx

_CLUSTERS = MappingProxyType(
    {
        "cluster": Text(th="กลุ่ม", en="Cluster"),
        "size": Text(th="จำนวนงานบริการ", en="Services"),
        "services": Text(th="งานบริการ (IRI)", en="Services (IRI)"),
        "services_label": Text(th="งานบริการ", en="Services"),
        "sources": Text(th="แหล่งที่ใช้ร่วมกัน (IRI)", en="Shared sources (IRI)"),
        "sources_label": Text(th="แหล่งที่ใช้ร่วมกัน", en="Shared sources"),
        "modularity": Text(th="มอดุลาริตี", en="Modularity"),
        "method": Text(th="วิธี", en="Method"),
        "stated_in": STATED_IN,
    }
)
_PAIRS = MappingProxyType(
    {
        "first": Text(th="งานบริการหนึ่ง (IRI)", en="First service (IRI)"),
        "first_label": Text(th="งานบริการหนึ่ง", en="First service"),
        "second": Text(th="งานบริการสอง (IRI)", en="Second service (IRI)"),
        "second_label": Text(th="งานบริการสอง", en="Second service"),
        "number": Text(th="จำนวนแหล่งร่วม", en="Number shared"),
        "sources": Text(th="แหล่งที่ใช้ร่วมกัน (IRI)", en="Shared sources (IRI)"),
        "sources_label": Text(th="แหล่งที่ใช้ร่วมกัน", en="Shared sources"),
        "stated_in": STATED_IN,
    }
)


def cluster_rows(
    store: Graph, lang: str = "th", roles: Sequence[str] = AGENCY_ROLES, seed: int | None = None
) -> Table:
    """The communities of services that share sources, largest first; plans do not count.

    Services are joined where a body owns, feeds or develops both (or what `roles` says); the weight is the
    number of such bodies. Services that share none are in no cluster.

    Keys: `cluster` (from 1), `size`, `services`, `services_label`, `sources` and `sources_label` (shared by
    at least two services of the cluster), `modularity` (of all clusters together, the same in every row),
    `method` (with seed and resolution), `stated_in`. Rows hold more than the columns: `seed`, `resolution`,
    `roles`.

    Raises:
        UsageError: If a role is none of those of `feeds`.
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.clusters import SEED, clusters  # noqa: PLC0415
    from kprgraph.analysis.overlap import shared  # noqa: PLC0415

    kinds = _kinds(roles)
    graph = _serving(network.project(store))
    found = clusters(graph, kinds, SEED if seed is None else seed)
    pairs = shared(graph, kinds=kinds)
    rows: list[dict[str, Value]] = []
    for number, community in enumerate(found.communities, 1):
        within = [pair for pair in pairs if set(pair.groups) <= set(community)]
        sources = sorted({member for pair in within for member in pair.members})
        rows.append(
            {
                "cluster": number,
                "size": len(community),
                "services": list(community),
                "services_label": [store.label(service, lang) for service in community],
                "sources": list(sources),
                "sources_label": [store.label(source, lang) for source in sources],
                "modularity": round(found.modularity, 3),
                "method": f"{found.method} (seed {found.seed}, resolution {found.resolution:g})",
                "stated_in": list(stated_in(link for pair in within for link in pair.links)),
                "seed": found.seed,
                "resolution": found.resolution,
                "roles": list(roles),
            }
        )
    return Table("clusters", tuple(_CLUSTERS), rows, headings(_CLUSTERS, lang))


def cluster_pair_rows(store: Graph, lang: str = "th", roles: Sequence[str] = AGENCY_ROLES) -> Table:
    """The pairs of services that share sources, those that share the most first: the weighted projection.

    Keys: `first`, `first_label`, `second`, `second_label`, `number` (the weight), `sources`, `sources_label`
    (each with its roles for the first and the second service), `stated_in`.

    Raises:
        UsageError: If a role is none of those of `feeds`.
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.overlap import Shared, shared  # noqa: PLC0415

    words = role_words(store)

    def parts(pair: Shared, source: str) -> str:
        told = [
            " / ".join(
                words[role].say(lang)
                for role in dict.fromkeys(ROLES.values())
                if any(
                    (link.source, link.target, ROLES[link.data["kind"]]) == (source, service, role)
                    for link in pair.links
                )
            )
            for service in pair.groups
        ]
        return f"{store.label(source, lang)} ({' – '.join(told)})"

    rows: list[dict[str, Value]] = [
        {
            "first": pair.groups[0],
            "first_label": store.label(pair.groups[0], lang),
            "second": pair.groups[1],
            "second_label": store.label(pair.groups[1], lang),
            "number": len(pair.members),
            "sources": list(pair.members),
            "sources_label": [parts(pair, source) for source in pair.members],
            "stated_in": list(stated_in(pair.links)),
        }
        for pair in shared(_serving(network.project(store)), kinds=_kinds(roles))
    ]
    return Table("cluster-pairs", tuple(_PAIRS), rows, headings(_PAIRS, lang))


def _kinds(roles: Sequence[str]) -> list[str]:
    known = tuple(ROLES.values())
    for role in roles:
        if role not in known:
            raise UsageError(
                Text(th=f"ไม่รู้จักบทบาท “{role}”", en=f"there is no role “{role}”"),
                hint=Text(th=f"บทบาทที่มี: {', '.join(known)}", en=f"The roles: {', '.join(known)}"),
            )
    return kinds_of(roles)


def _serving(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """The links that lead to services from what is none."""
    import networkx as nx  # noqa: PLC0415 - slow to load

    served = {
        (source, target, key)
        for source, target, key in graph.edges(keys=True)
        if graph.nodes[target]["kind"] == "service" and graph.nodes[source]["kind"] != "service"
    }
    return nx.MultiDiGraph(graph.edge_subgraph(served))  # type: ignore[arg-type]  # a stub that knows no keys
