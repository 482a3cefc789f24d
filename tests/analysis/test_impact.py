import networkx as nx
import pytest
from hypothesis import given

from kprgraph.analysis.impact import impact
from kprgraph.analysis.links import Network
from tests.analysis.graphs import WORLD, network, networks


def test_a_failing_feeder_hits_its_service_with_every_record_of_the_link() -> None:
    (hit,) = impact(network(WORLD), "fisheries")
    assert (hit.entity, hit.distance, hit.via) == ("permits", 1, ("fisheries", "permits"))
    assert [link.data["status"] for link in hit.hops[0].links] == ["completed", "tested"]


def test_others_are_sources_of_the_same_kind_that_the_failure_does_not_reach() -> None:
    (hit,) = impact(network(WORLD), "fisheries")
    assert hit.others == ("livestock",), "portal lists permits, which is another kind of link"


def test_failure_spreads_through_a_platform() -> None:
    hits = {hit.entity: hit for hit in impact(network(WORLD), "login")}
    assert list(hits) == ["portal", "pension", "permits"], "nearest first, then by name"
    assert hits["permits"].via == ("login", "portal", "permits")


def test_a_way_that_fails_today_is_preferred_to_a_shorter_plan() -> None:
    hits = {hit.entity: hit for hit in impact(network(WORLD), "login")}
    assert hits["pension"].via == ("login", "portal", "pension")
    assert not hits["pension"].planned_only


def test_a_plan_alone_is_marked() -> None:
    (hit,) = impact(network(WORLD), "tax")
    assert (hit.entity, hit.planned_only) == ("pension", True)
    assert impact(network(WORLD), "tax", statuses=["completed"]) == []


def test_max_hops_cuts_the_search() -> None:
    assert [hit.entity for hit in impact(network(WORLD), "login", max_hops=1)] == ["pension", "portal"]


def test_a_failure_stops_at_a_body_that_merely_uses_a_service() -> None:
    graph = network(
        [
            ("one-id", "revenue", "reliance", "stated"),
            ("revenue", "travel", "feed", "stated"),
            ("one-id", "shop", "dependency", "stated"),
        ]
    )
    assert [(hit.entity, hit.distance) for hit in impact(graph, "one-id")] == [("revenue", 1), ("shop", 1)]
    assert [hit.entity for hit in impact(graph, "revenue")] == ["travel"]


def test_a_failure_stops_at_what_loses_a_power_a_duty_or_its_place_on_a_list() -> None:
    graph = network(
        [
            ("act", "section", "provision", None),
            ("section", "office", "power", None),
            ("act", "office", "duty", None),
            ("office", "service", "ownership", "stated"),
            ("fund", "programme", "funding", None),
            ("programme", "service", "covers", None),
            ("service", "portal", "dependency", "stated"),
        ]
    )
    assert [(hit.entity, hit.distance) for hit in impact(graph, "act")] == [("office", 1), ("section", 1)]
    assert [(hit.entity, hit.distance) for hit in impact(graph, "fund")] == [("programme", 1), ("service", 2)]
    assert [hit.entity for hit in impact(graph, "office")] == ["service", "portal"]


def test_completed_sources_that_remain_are_told_from_others() -> None:
    graph = network(
        [
            ("fisheries", "permits", "feed", "completed"),
            ("livestock", "permits", "feed", "completed"),
            ("forests", "permits", "feed", "stated"),
            ("customs", "permits", "feed", "planned"),
            ("ministry", "permits", "ownership", "completed"),
        ]
    )
    (hit,) = impact(graph, "fisheries")
    assert hit.others == ("forests", "livestock"), "of the same kind, and not only planned"
    assert hit.others_completed == ("livestock",)
    assert [(link.source, link.data["status"]) for link in hit.other_links] == [
        ("forests", "stated"),
        ("livestock", "completed"),
    ]


def test_a_source_that_fails_as_well_does_not_remain() -> None:
    graph = network(
        [
            ("login", "portal", "dependency", "completed"),
            ("login", "app", "dependency", "completed"),
            ("portal", "pension", "listing", "completed"),
            ("app", "pension", "listing", "completed"),
            ("counter", "pension", "listing", "completed"),
        ]
    )
    hits = {hit.entity: hit for hit in impact(graph, "login")}
    assert hits["pension"].others_completed == ("counter",)


@given(networks())
def test_what_remains_is_of_the_same_kind_and_stands_today(graph: Network) -> None:
    hits = impact(graph, "a")
    hit_nodes = {hit.entity for hit in hits} | {"a"}
    for hit in hits:
        kinds = {link.data["kind"] for link in hit.hops[-1].links}
        assert set(hit.others_completed) <= set(hit.others)
        assert not set(hit.others) & hit_nodes
        for link in hit.other_links:
            assert link.target == hit.entity
            assert link.data["kind"] in kinds
            assert link.data["status"] != "planned"


def test_an_unknown_node_is_an_error() -> None:
    with pytest.raises(nx.NodeNotFound, match="nowhere"):
        impact(network(WORLD), "nowhere")


@given(networks())
def test_hits_are_exactly_what_can_be_reached(graph: Network) -> None:
    hits = impact(graph, "a")
    assert {hit.entity for hit in hits} == nx.descendants(graph, "a")
    for hit in hits:
        assert hit.via[0] == "a"
        assert hit.via[-1] == hit.entity
        assert len(hit.hops) == hit.distance
        assert all(hop.links for hop in hit.hops), "every step is stated by some record"
        certain = all(any(link.data["status"] != "planned" for link in hop.links) for hop in hit.hops)
        assert certain != hit.planned_only


@given(networks())
def test_removing_a_node_never_increases_reachability(graph: Network) -> None:
    before = {hit.entity: hit for hit in impact(graph, "a")}
    for removed in sorted(set(graph) - {"a"}):
        smaller = graph.copy()
        smaller.remove_node(removed)
        for hit in impact(smaller, "a"):
            assert hit.entity in before
            if not hit.planned_only:
                assert not before[hit.entity].planned_only
                assert hit.distance >= before[hit.entity].distance


@given(networks())
def test_the_answer_does_not_depend_on_the_order_of_the_edges(graph: Network) -> None:
    turned: Network = nx.MultiDiGraph()
    for source, target, key, data in sorted(graph.edges(keys=True, data=True), key=str, reverse=True):
        turned.add_edge(source, target, key, **data)
    assert impact(turned, "a") == impact(graph, "a")
