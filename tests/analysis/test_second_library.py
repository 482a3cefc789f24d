"""The analyses against rustworkx, another implementation of the same algorithms in another language."""

from collections.abc import Callable

import networkx as nx
import pytest
from hypothesis import given, settings

from kprgraph import network as networks_of
from kprgraph.analysis.critical import critical
from kprgraph.analysis.impact import impact
from kprgraph.analysis.links import ENDS, PLANNED, Network
from kprgraph.analysis.redundancy import redundancy
from kprgraph.store import Store
from tests.analysis.graphs import networks

rx = pytest.importorskip("rustworkx", reason="rustworkx is not installed; it is wanted for this check only")


class Twin:
    """The links of today of a network, in rustworkx."""

    def __init__(self, graph: Network, counts: Callable[[dict[str, object]], bool]) -> None:
        self.names = [*sorted(graph)]
        self.index = {name: number for number, name in enumerate(self.names)}
        self.graph = rx.PyDiGraph(multigraph=False)
        self.graph.add_nodes_from(self.names)
        for source, target, data in graph.edges(data=True):
            if counts(data):
                self.graph.add_edge(self.index[source], self.index[target], 1)

    def roots(self) -> set[int]:
        groups = rx.strongly_connected_components(self.graph)
        inside = [set(group) for group in groups]
        return {
            node
            for group in inside
            for node in group
            if not any(before not in group for one in group for before in self.graph.predecessor_indices(one))
        }


def carries(data: dict[str, object]) -> bool:
    return data.get("status") != PLANNED and data.get("kind") not in ENDS


def assert_critical(graph: Network) -> None:
    twin = Twin(graph, carries)
    found = {row.node: row for row in critical(graph)}
    reach = {name: rx.descendants(twin.graph, twin.index[name]) - {twin.index[name]} for name in twin.names}
    assert {name: {twin.index[one] for one in row.reach} for name, row in found.items()} == {
        name: reached for name, reached in reach.items() if reached
    }
    joints = {twin.names[node] for node in rx.articulation_points(twin.graph.to_undirected(multigraph=False))}
    assert {name for name, row in found.items() if row.articulation} == joints & set(found)

    rooted = twin.graph.copy()
    root = rooted.add_node("")
    rooted.add_edges_from([(root, node, 1) for node in twin.roots()])
    above = rx.immediate_dominators(rooted, root)
    points: dict[str, set[str]] = {name: set() for name in twin.names}
    for name in twin.names:
        node = twin.index[name]
        while above.get(node, root) not in (root, node):
            node = above[node]
            points[name].add(twin.names[node])
    assert {name for row in found.values() for name in row.dominated} <= set(points)
    assert {(row.node, name) for row in found.values() for name in row.dominated} == {
        (point, name) for name, through in points.items() for point in through
    }
    assert {row.node: set(row.points) for row in redundancy(graph)} == points


def assert_impact(graph: Network, node: str) -> None:
    """Distances of what is hit today; the last step alone may be one where a failure stops."""
    onward = Twin(graph, carries)
    lengths = dict(rx.dijkstra_shortest_path_lengths(onward.graph, onward.index[node], lambda _: 1.0))
    reached = {onward.names[index]: int(length) for index, length in lengths.items()} | {node: 0}
    expected = dict(reached)
    for source, target, data in graph.edges(data=True):
        if (
            data.get("kind") in ENDS
            and data.get("status") != PLANNED
            and source in reached
            and target not in reached
        ):
            expected[target] = min(expected.get(target, len(graph)), reached[source] + 1)
    hits = {hit.entity: hit.distance for hit in impact(graph, node) if not hit.planned_only}
    assert hits == {name: distance for name, distance in expected.items() if name != node}


@given(networks())
@settings(deadline=None)
def test_random_networks(graph: Network) -> None:
    assert_critical(graph)
    for node in sorted(graph):
        assert_impact(graph, node)


@pytest.mark.curated
def test_the_network_of_the_report(store: Store) -> None:
    dependency = networks_of.project(store)
    assert_critical(dependency)
    everything = networks_of.together(store, networks_of.FAILURE)
    for node in sorted(everything):
        assert_impact(everything, node)


def test_the_twin_tells_rings_from_sources() -> None:
    ring: Network = nx.MultiDiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("d", "c")])
    twin = Twin(ring, lambda _: True)
    assert {twin.names[node] for node in twin.roots()} == {"a", "b", "d"}
