import networkx as nx
import pytest
from hypothesis import given

from kprgraph.analysis.links import Network
from kprgraph.analysis.paths import paths
from tests.analysis.graphs import WORLD, network, networks


def test_direction_is_ignored_for_the_way_and_kept_in_the_links() -> None:
    way = paths(network(WORLD), "fisheries", "livestock")[0]
    assert way.nodes == ("fisheries", "permits", "livestock")
    assert {(link.source, link.target) for link in way.hops[1].links} == {("livestock", "permits")}


def test_strong_relations_are_preferred() -> None:
    graph = network(
        [
            ("a", "ministry", "affiliation", None),
            ("b", "ministry", "affiliation", None),
            ("a", "service", "feed", "completed"),
            ("b", "service", "feed", "completed"),
        ]
    )
    assert [way.nodes[1] for way in paths(graph, "a", "b")] == ["service", "ministry"]


def test_a_plan_is_weaker_than_what_exists() -> None:
    graph = network(
        [
            ("a", "x", "feed", "planned"),
            ("b", "x", "feed", "planned"),
            ("a", "y", "feed", "completed"),
            ("b", "y", "feed", "completed"),
        ]
    )
    assert [way.nodes[1] for way in paths(graph, "a", "b")] == ["y", "x"]


def test_k_limits_the_number_of_ways() -> None:
    graph = network(
        [("a", node, "feed", None) for node in "xyz"] + [("b", node, "feed", None) for node in "xyz"]
    )
    assert [way.nodes[1] for way in paths(graph, "a", "b", k=2)] == ["x", "y"]


def test_no_way_is_an_empty_answer() -> None:
    graph = network(WORLD)
    graph.add_node("island")
    assert paths(graph, "island", "login") == []
    assert paths(graph, "login", "login") == []


def test_an_unknown_end_is_an_error() -> None:
    with pytest.raises(nx.NodeNotFound, match="nowhere"):
        paths(network(WORLD), "login", "nowhere")


@given(networks())
def test_ways_are_simple_connected_and_sorted(graph: Network) -> None:
    ways = paths(graph, "a", "b", k=4)
    assert ways, "every random graph has an edge from a to b"
    assert [way.cost for way in ways] == sorted(way.cost for way in ways)
    for way in ways:
        assert (way.nodes[0], way.nodes[-1]) == ("a", "b")
        assert len(set(way.nodes)) == len(way.nodes)
        for hop in way.hops:
            assert hop.links
            assert all({link.source, link.target} == {hop.start, hop.end} for link in hop.links)


@given(networks())
def test_the_strongest_way_is_as_cheap_there_as_back(graph: Network) -> None:
    assert paths(graph, "a", "b", k=1)[0].cost == paths(graph, "b", "a", k=1)[0].cost


@given(networks())
def test_the_answer_does_not_depend_on_the_order_of_the_edges(graph: Network) -> None:
    turned: Network = nx.MultiDiGraph()
    for source, target, key, data in sorted(graph.edges(keys=True, data=True), key=str, reverse=True):
        turned.add_edge(source, target, key, **data)
    assert paths(turned, "a", "b") == paths(graph, "a", "b")
