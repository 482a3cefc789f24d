from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings

from kprgraph.analysis.critical import critical
from kprgraph.analysis.links import PLANNED, Network
from kprgraph.analysis.redundancy import Pair, pairs, redundancy
from tests.analysis.graphs import WORLD, network, networks

SERVICES = ("permits", "pension")


def test_ways_points_and_sources_of_a_world_checked_by_eye() -> None:
    pension, permits = redundancy(network(WORLD), SERVICES)
    assert (pension.node, pension.ways, pension.points) == ("pension", 1, ("login", "portal"))
    assert (permits.node, permits.ways, permits.points) == ("permits", 3, ())
    assert [link.source for link in permits.sources] == ["fisheries", "fisheries", "livestock", "portal"]
    assert [link.source for link in pension.sources] == ["portal"], "the planned ones are left out"


def test_a_source_depends_on_nothing_and_comes_last() -> None:
    rows = redundancy(network(WORLD), ["login", "portal"])
    assert [(row.node, row.ways) for row in rows] == [("portal", 1), ("login", 0)]


def test_a_plan_adds_a_way_only_when_asked_for() -> None:
    (row,) = redundancy(network(WORLD), ["pension"], statuses=["completed", "stated", PLANNED])
    assert row.ways == 2


def test_pairs_cut_what_neither_cuts_alone() -> None:
    graph = network(
        [
            ("a", "one", "feed", None),
            ("b", "one", "feed", None),
            ("a", "two", "feed", None),
            ("b", "two", "feed", None),
            ("c", "two", "feed", None),
            ("b", "three", "feed", None),
            ("c", "three", "feed", None),
            ("b", "four", "feed", None),
            ("c", "four", "listing", None),
            ("a", "five", "feed", None),
        ]
    )
    counted = ["one", "two", "three", "four", "five"]
    assert pairs(graph, counted) == [Pair(("b", "c"), ("four", "three")), Pair(("a", "b"), ("one",))]
    assert pairs(graph, counted, k=1) == [Pair(("b", "c"), ("four", "three"))]


def test_a_single_point_of_failure_needs_no_partner() -> None:
    chain = network([("a", "b", "feed", None), ("b", "c", "feed", None), ("a", "c", "feed", None)])
    assert pairs(chain) == []


def test_an_empty_network_has_no_pair() -> None:
    assert pairs(network([])) == []
    assert redundancy(network([])) == []


def cut(graph: Network, removed: set[str]) -> set[str]:
    """What no source reaches any more, by trying it out."""
    present: nx.DiGraph[str] = nx.DiGraph()
    present.add_nodes_from(graph)
    present.add_edges_from(edge[:2] for edge in graph.edges(data=True) if edge[2]["status"] != PLANNED)
    groups = nx.condensation(present)
    roots = {n for group in groups if groups.in_degree(group) == 0 for n in groups.nodes[group]["members"]}
    present.remove_nodes_from(removed)
    reached = set(roots - removed)
    for root in roots - removed:
        reached |= nx.descendants(present, root)
    return set(graph) - reached - removed


@given(networks())
@settings(max_examples=60, deadline=None)
def test_ways_are_the_least_number_of_failures_that_cut_a_node_off(graph: Network) -> None:
    """Menger's theorem, by trying out all sets of nodes."""
    for row in redundancy(graph):
        others = sorted(set(graph) - {row.node})
        least = next(
            (
                size
                for size in range(len(others) + 1)
                for removed in combinations(others, size)
                if row.node in cut(graph, set(removed))
            ),
            0,
        )
        assert row.ways == least
        assert row.points == tuple(point for point in others if row.node in cut(graph, {point}))


@given(networks())
@settings(max_examples=60, deadline=None)
def test_pairs_are_all_that_trying_out_finds(graph: Network) -> None:
    expected = {}
    for one, two in combinations(sorted(graph), 2):
        together = cut(graph, {one, two}) - cut(graph, {one}) - cut(graph, {two})
        if together:
            expected[one, two] = tuple(sorted(together))
    found = pairs(graph)
    assert {pair.nodes: pair.cut for pair in found} == expected
    assert [len(pair.cut) for pair in found] == sorted((len(pair.cut) for pair in found), reverse=True)


@given(networks())
@settings(max_examples=40, deadline=None)
def test_points_and_dominated_are_two_views_of_one_thing(graph: Network) -> None:
    points = {(point, row.node) for row in redundancy(graph) for point in row.points}
    assert points == {(row.node, node) for row in critical(graph) for node in row.dominated}
    assert all((row.ways == 1) == bool(row.points) for row in redundancy(graph))


@pytest.mark.parametrize("status", [PLANNED])
@given(graph=networks())
@settings(max_examples=30, deadline=None)
def test_a_plan_changes_nothing_today(graph: Network, status: str) -> None:
    before = [(row.node, row.ways, row.points) for row in redundancy(graph)]
    graph.add_edge("a", "g" if "g" in graph else "a", "plan", kind="feed", status=status)
    assert [(row.node, row.ways, row.points) for row in redundancy(graph)] == before
