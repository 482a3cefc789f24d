import networkx as nx
from hypothesis import given

from kprgraph.analysis.links import ENDS, PLANNED, Network
from kprgraph.analysis.standing import ROOT, dominated, rooted, standing
from tests.analysis.graphs import WORLD, network, networks


def test_plans_and_links_where_a_failure_stops_do_not_carry() -> None:
    graph = network([*WORLD, ("portal", "shop", "reliance", "stated"), ("act", "board", "power", None)])
    kept = {(source, target) for source, target in standing(graph).edges()}
    assert ("tax", "pension") not in kept
    assert ("portal", "shop") not in kept
    assert ("act", "board") not in kept
    assert ("livestock", "permits") in kept
    assert set(standing(graph)) == set(graph), "the nodes stay"


def test_statuses_that_are_asked_for_count() -> None:
    assert ("tax", "pension") in standing(network(WORLD), [PLANNED]).edges()


def test_every_source_hangs_below_the_root() -> None:
    plain = rooted(standing(network(WORLD)))
    assert set(plain[ROOT]) == {"fisheries", "livestock", "login", "tax"}


def test_a_ring_without_a_source_is_its_own() -> None:
    ring = network([("a", "b", "feed", None), ("b", "a", "feed", None), ("b", "c", "feed", None)])
    plain = rooted(standing(ring))
    assert set(plain[ROOT]) == {"a", "b"}
    assert dominated(plain)["b"] == {"c"}


def test_nothing_stands_on_nothing() -> None:
    assert dominated(rooted(standing(network([])))) == {}


@given(networks())
def test_the_root_reaches_everything(graph: Network) -> None:
    plain = rooted(standing(graph))
    assert nx.descendants(plain, ROOT) == set(graph)


@given(networks())
def test_nothing_dominates_itself_and_domination_passes_on(graph: Network) -> None:
    below = dominated(rooted(standing(graph)))
    for node, found in below.items():
        assert node not in found
        assert all(below.get(one, set()) <= found for one in found)


def test_the_kinds_where_a_failure_stops_are_what_they_are() -> None:
    assert {"reliance", "power", "duty", "instrument", "covers"} == ENDS
