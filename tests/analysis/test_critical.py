import networkx as nx
from hypothesis import given

from kprgraph.analysis.critical import critical
from kprgraph.analysis.links import PLANNED, Network
from tests.analysis.graphs import WORLD, network, networks

SERVICES = ("permits", "pension")


def test_reach_domination_and_sole_sources_of_a_world_checked_by_eye() -> None:
    rows = {row.node: row for row in critical(network(WORLD), SERVICES)}
    assert list(rows) == ["portal", "login", "fisheries", "livestock"]
    login, portal, fisheries = rows["login"], rows["portal"], rows["fisheries"]
    assert login.reach == portal.reach == ("pension", "permits")
    assert login.dominated == portal.dominated == ("pension",), "permits has other sources, pension has none"
    assert (login.sole, portal.sole) == ((), ("pension", "permits")), "the only listing of both"
    assert (fisheries.reach, fisheries.dominated, fisheries.sole) == (("permits",), (), ())
    assert portal.articulation
    assert not fisheries.articulation


def test_plans_count_only_when_asked_for() -> None:
    graph = network(WORLD)
    assert "tax" not in {row.node for row in critical(graph, SERVICES)}
    asked = critical(graph, SERVICES, statuses=["completed", "stated", "tested", PLANNED])
    assert "tax" in {row.node for row in asked}


def test_a_ring_without_a_source_is_reached_all_the_same() -> None:
    ring = network([("a", "b", "feed", None), ("b", "a", "feed", None), ("b", "c", "feed", None)])
    rows = {row.node: row for row in critical(ring)}
    assert (rows["b"].reach, rows["b"].dominated) == (("a", "c"), ("c",))
    assert rows["a"].dominated == ()


def test_an_empty_network_has_no_critical_node() -> None:
    assert critical(network([])) == []


@given(networks())
def test_the_dominated_are_what_cannot_be_reached_without_the_node(graph: Network) -> None:
    """By definition, tried out by removal instead of by the dominator tree."""
    kept = [edge for edge in graph.edges(keys=True, data=True) if edge[3]["status"] != PLANNED]
    present: nx.DiGraph[str] = nx.DiGraph()
    present.add_nodes_from(graph)
    present.add_edges_from(edge[:2] for edge in kept)
    groups = nx.condensation(present)
    roots = {
        node for group in groups if groups.in_degree(group) == 0 for node in groups.nodes[group]["members"]
    }
    for row in critical(graph):
        without = present.copy()
        without.remove_node(row.node)
        reached = set().union(*({root} | nx.descendants(without, root) for root in roots - {row.node}))
        lost = set(present) - {row.node} - reached
        assert set(row.dominated) == lost
        assert set(row.reach) == nx.descendants(present, row.node)


@given(networks())
def test_joints_are_what_the_network_falls_apart_without(graph: Network) -> None:
    kept = [edge[:2] for edge in graph.edges(keys=True, data=True) if edge[3]["status"] != PLANNED]
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph)
    plain.add_edges_from(kept)
    pieces = nx.number_connected_components(plain)
    for row in critical(graph):
        without = plain.copy()
        without.remove_node(row.node)
        assert row.articulation == (nx.number_connected_components(without) > pieces)
