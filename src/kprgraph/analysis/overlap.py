"""Who belongs to several groups, and which groups share members: two views of one bipartite graph."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from kprgraph.analysis.links import PLANNED, Link, Network, usable


@dataclass(frozen=True, slots=True)
class Overlap:
    """One member of several groups.

    Attributes:
        member: The member.
        groups: The groups it belongs to, sorted.
        links: The links that say so, sorted by group and key.
    """

    member: str
    groups: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two groups and what they share.

    Attributes:
        groups: The two, sorted.
        members: What belongs to both, sorted; at least one.
        links: The links that say so, sorted by member, group and key.
    """

    groups: tuple[str, str]
    members: tuple[str, ...]
    links: tuple[Link, ...]


def bipartite(graph: Network, kinds: Collection[str] | None = None) -> "nx.Graph[str]":
    """Members on one side, groups on the other, one edge for each pair however many links say so.

    Args:
        graph: Edges run from member to group. Planned ones do not count.
        kinds: Kinds of edges that count; None for all.

    Returns:
        Nodes keep their attributes and carry `bipartite`, 0 for a member and 1 for a group; an edge carries
        `links`, all of them, sorted by key, and `weight`, their number.

    Raises:
        ValueError: If something is a member of one group and a group with members itself.

    Notes:
        O(V log V + E log E), because of the sorting.

    References:
        Breiger, R. L. (1974), "The duality of persons and groups", Social Forces 53, 181-190.

    Examples:
        >>> graph = nx.MultiDiGraph([("ann", "board"), ("ann", "panel"), ("ben", "board")])
        >>> sorted(bipartite(graph).edges)
        [('ann', 'board'), ('ann', 'panel'), ('ben', 'board')]
    """
    network = usable(graph)
    links: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for member, group, key, data in network.edges(keys=True, data=True):
        if data.get("status") != PLANNED and (kinds is None or data.get("kind") in kinds):
            links[member, group].append(Link(member, group, str(key), data))
    members, groups = {member for member, _ in links}, {group for _, group in links}
    if both := members & groups:
        raise ValueError(f"both member and group: {', '.join(sorted(both))}")
    plain: nx.Graph[str] = nx.Graph()
    for number, side in enumerate((members, groups)):
        plain.add_nodes_from((node, {**network.nodes[node], "bipartite": number}) for node in sorted(side))
    for (member, group), found in links.items():
        plain.add_edge(member, group, links=tuple(found), weight=len(found))
    return plain


def overlap(graph: Network, least: int = 2, kinds: Collection[str] | None = None) -> list[Overlap]:
    """The members of at least `least` groups, those of the most groups first.

    Args:
        graph: As in `bipartite`.
        least: The least number of groups.
        kinds: As in `bipartite`.

    Notes:
        O(V log V + E log E).

    References:
        Breiger (1974), as in `bipartite`: this is the degree of its members.

    Examples:
        >>> graph = nx.MultiDiGraph([("ann", "board"), ("ann", "panel"), ("ben", "board")])
        >>> [(row.member, row.groups) for row in overlap(graph)]
        [('ann', ('board', 'panel'))]
    """
    plain = bipartite(graph, kinds)
    rows = [
        Overlap(node, groups, tuple(link for group in groups for link in plain.edges[node, group]["links"]))
        for node in _members(plain)
        if len(groups := tuple(sorted(plain[node]))) >= least
    ]
    return sorted(rows, key=lambda row: (-len(row.groups), row.member))


def shared(graph: Network, least: int = 1, kinds: Collection[str] | None = None) -> list[Shared]:
    """The pairs of groups with at least `least` members in common, those with the most first.

    Args:
        graph: As in `bipartite`.
        least: The least number of common members.
        kinds: As in `bipartite`.

    Notes:
        O(sum of squares of the numbers of groups of the members).

    References:
        Breiger (1974), as in `bipartite`: this is the product of the matrix of groups by members with its
        transpose, without the diagonal. Unweighted counts, since a member of many groups is no weaker tie
        here than one of two.

    Examples:
        >>> graph = nx.MultiDiGraph([("ann", "board"), ("ann", "panel"), ("ben", "board")])
        >>> [(row.groups, row.members) for row in shared(graph)]
        [(('board', 'panel'), ('ann',))]
    """
    plain = bipartite(graph, kinds)
    common: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in _members(plain):
        for first, second in combinations(sorted(plain[node]), 2):
            common[first, second].append(node)
    rows = [
        Shared(
            groups,
            tuple(members),
            tuple(link for one in members for group in groups for link in plain.edges[one, group]["links"]),
        )
        for groups, members in common.items()
        if len(members) >= least
    ]
    return sorted(rows, key=lambda row: (-len(row.members), row.groups))


def _members(plain: "nx.Graph[str]") -> list[str]:
    return [node for node, data in plain.nodes(data=True) if data["bipartite"] == 0]
