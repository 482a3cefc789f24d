"""Sources by targets: every link in its cell, and the same rolled up to what the sources belong to."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kprgraph.analysis.links import PLANNED, Link, Network, usable

Cells: TypeAlias = dict[str, dict[str, tuple[Link, ...]]]
"""Row -> column -> the links between them, sorted by source and key; only cells that hold one."""

NOWHERE = ""
"""The row of what belongs to nothing that the graph knows; no IRI is empty."""


@dataclass(frozen=True, slots=True)
class Rolled:
    """All links of what belongs together.

    Attributes:
        node: What its members belong to; `NOWHERE` for those that belong to nothing.
        members: The sources of the links, sorted.
        targets: Kind of link -> the targets that it leads to today, sorted.
        planned: Kind of link -> the targets that only planned links of this kind lead to, sorted.
        links: The links, sorted by source, target and key.
    """

    node: str
    members: tuple[str, ...]
    targets: Mapping[str, tuple[str, ...]]
    planned: Mapping[str, tuple[str, ...]]
    links: tuple[Link, ...]


def matrix(
    graph: Network,
    rows: Collection[str],
    columns: Collection[str],
    kinds: Collection[str] | None = None,
    above: Mapping[str, str] | None = None,
) -> Cells:
    """The links from `rows` to `columns`, cell by cell; planned ones are in it, with their status.

    Args:
        graph: Edges run from row to column.
        rows: The nodes that may stand at the side; those without a link are left out.
        columns: The nodes that stand at the top.
        kinds: Kinds of links that count; None for all.
        above: What each row belongs to; then that becomes the row, `NOWHERE` for rows that are not in it.

    Notes:
        O(V log V + E log E), because of the sorting. This is the biadjacency matrix with the edges themselves
        as entries.

    References:
        Asratian, A. S., Denley, T. M. J. and Häggkvist, R. (1998), "Bipartite Graphs and their Applications",
        Cambridge University Press.

    Examples:
        >>> import networkx as nx
        >>> graph = nx.MultiDiGraph([("dof", "permits"), ("dld", "permits"), ("rd", "tax")])
        >>> found = matrix(graph, ["dof", "dld"], ["permits"], above={"dof": "moac", "dld": "moac"})
        >>> [(row, len(cells["permits"])) for row, cells in found.items()]
        [('moac', 2)]
    """
    cells: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for link in _links(graph, rows, columns, kinds):
        row = link.source if above is None else above.get(link.source, NOWHERE)
        cells[row][link.target].append(link)
    return {
        row: {column: tuple(links) for column, links in sorted(found.items())}
        for row, found in sorted(cells.items())
    }


def rolled(
    graph: Network,
    rows: Collection[str],
    columns: Collection[str],
    above: Mapping[str, str],
    kinds: Collection[str] | None = None,
) -> list[Rolled]:
    """The links from `rows` to `columns`, one result for each node of `above` that has any.

    The one with the most targets comes first, `NOWHERE` last.

    Args:
        graph: Edges run from row to column.
        rows: The nodes that may be members.
        columns: The nodes that count as targets.
        above: What each row belongs to.
        kinds: Kinds of links that count; None for all.

    Notes:
        O(V log V + E log E). Rolling up is the quotient of the graph by `above`.

    References:
        Batagelj, V. et al. (2014), "Understanding Large Temporal Networks and Spatial Networks", Wiley, for
        networks shrunk by a partition.

    Examples:
        >>> import networkx as nx
        >>> graph = nx.MultiDiGraph([("dof", "permits"), ("dld", "permits"), ("rd", "tax")])
        >>> [row.node for row in rolled(graph, graph, ["permits", "tax"], {"dof": "moac", "rd": "mof"})]
        ['moac', 'mof', '']
    """
    found: dict[str, list[Link]] = defaultdict(list)
    for link in _links(graph, rows, columns, kinds):
        found[above.get(link.source, NOWHERE)].append(link)
    results = [_rolled(node, links) for node, links in found.items()]
    return sorted(
        results, key=lambda row: (row.node == NOWHERE, -len({link.target for link in row.links}), row.node)
    )


def _rolled(node: str, links: list[Link]) -> Rolled:
    today: dict[str, set[str]] = defaultdict(set)
    plans: dict[str, set[str]] = defaultdict(set)
    for link in links:
        kept = plans if link.data.get("status") == PLANNED else today
        kept[str(link.data.get("kind"))].add(link.target)
    only = {kind: targets - today[kind] for kind, targets in plans.items()}
    return Rolled(
        node=node,
        members=tuple(sorted({link.source for link in links})),
        targets={kind: tuple(sorted(targets)) for kind, targets in sorted(today.items()) if targets},
        planned={kind: tuple(sorted(targets)) for kind, targets in sorted(only.items()) if targets},
        links=tuple(links),
    )


def _links(
    graph: Network, rows: Collection[str], columns: Collection[str], kinds: Collection[str] | None
) -> list[Link]:
    network = usable(graph)
    return [
        Link(source, target, str(key), data)
        for source, target, key, data in network.edges(keys=True, data=True)
        if source in rows and target in columns and (kinds is None or data.get("kind") in kinds)
    ]
