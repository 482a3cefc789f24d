"""Which groups hang together by the members that they share: a weighted projection and its communities."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import networkx as nx

from kprgraph.analysis.links import Network
from kprgraph.analysis.overlap import Shared, shared

METHOD = "Louvain"
SEED = 0
RESOLUTION = 1.0


@dataclass(frozen=True, slots=True)
class Clusters:
    """The groups in communities.

    Attributes:
        communities: The communities, largest first, each sorted. Groups that share no member are in none.
        modularity: How much more of the weight lies within them than chance would put there, from -0.5 to 1;
            0 if there is no weight.
        method: Name of the method.
        seed: Seed of its random order.
        resolution: Its resolution; the higher, the smaller the communities.
    """

    communities: tuple[tuple[str, ...], ...]
    modularity: float
    method: str = METHOD
    seed: int = SEED
    resolution: float = RESOLUTION


def projection(found: Iterable[Shared]) -> "nx.Graph[str]":
    """The weighted one-mode graph: groups, joined by edges with the number of common members as `weight`.

    Notes:
        O(E log E). Nodes and edges are in sorted order, so that what follows depends on no other.

    References:
        Newman, M. E. J. (2010), "Networks: An Introduction", Oxford University Press, section 6.6.
    """
    plain: nx.Graph[str] = nx.Graph()
    pairs = sorted(found, key=lambda pair: pair.groups)
    plain.add_nodes_from(sorted({group for pair in pairs for group in pair.groups}))
    plain.add_edges_from((*pair.groups, {"weight": len(pair.members)}) for pair in pairs)
    return plain


def clusters(
    graph: Network, kinds: Collection[str] | None = None, seed: int = SEED, resolution: float = RESOLUTION
) -> Clusters:
    """The communities of the groups that share members.

    Args:
        graph: Edges run from member to group, as in `overlap.bipartite`.
        kinds: Kinds of edges that count; None for all.
        seed: Seed of the order in which the method visits the groups; the same seed gives the same answer.
        resolution: As in `Clusters`.

    Notes:
        About O(E log V) for the edges of the projection. The method finds a good partition, not always the
        best; modularity cannot tell communities apart that are small beside the whole (Fortunato and
        Barthélemy, 2007).

    References:
        Blondel, V. D. et al. (2008), "Fast unfolding of communities in large networks", J. Stat. Mech.
        P10008. Newman, M. E. J. (2004), "Analysis of weighted networks", Phys. Rev. E 70, 056131, for the
        modularity with weights.

    Examples:
        >>> graph = nx.MultiDiGraph([("dof", "permits"), ("dof", "farms"), ("rd", "tax"), ("rd", "shops")])
        >>> clusters(graph)
        Clusters(communities=(('farms', 'permits'), ('shops', 'tax')), modularity=0.5, method='Louvain', ...)
    """
    plain = projection(shared(graph, kinds=kinds))
    if not plain:
        return Clusters((), 0.0, seed=seed, resolution=resolution)
    found = nx.community.louvain_communities(plain, weight="weight", resolution=resolution, seed=seed)
    modularity = nx.community.modularity(plain, found, weight="weight", resolution=resolution)
    communities = sorted((tuple(sorted(group)) for group in found), key=lambda group: (-len(group), group))
    return Clusters(tuple(communities), round(modularity, 6), seed=seed, resolution=resolution)
