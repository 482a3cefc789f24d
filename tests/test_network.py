import networkx as nx
import pytest

from kprgraph import network
from kprgraph.errors import UnknownQuery
from kprgraph.namespaces import KINDS, expand
from kprgraph.store import Store

TIMES = {"fy", "cy", "period"}


@pytest.fixture(scope="module")
def toy_dependency(toy_store: Store) -> "nx.MultiDiGraph[str]":
    return network.project(toy_store)


def test_edges_run_from_what_is_depended_on_and_carry_their_record(
    toy_dependency: "nx.MultiDiGraph[str]",
) -> None:
    source, target = expand("agency:testing"), expand("service:star-permit")
    ((_, data),) = toy_dependency.get_edge_data(source, target).items()
    assert data["kind"] == "feed"
    assert data["status"] == "completed"
    assert data["fiscal_years"] == [2599]
    assert data["record"].endswith("feed-star-permit-testing")
    assert [(p["line_start"], p["line_end"]) for p in data["stated_in"]] == [(29, 30)]


def test_every_kind_of_link_is_an_edge(toy_dependency: "nx.MultiDiGraph[str]") -> None:
    edges = {
        (source.rpartition("/")[2], target.rpartition("/")[2], data["kind"])
        for source, target, data in toy_dependency.edges(data=True)
    }
    assert edges == {
        ("north-star", "star-permit", "ownership"),
        ("light-shadow", "star-permit", "feed"),
        ("testing", "star-permit", "feed"),
        ("star-bridge", "star-permit", "via"),
        ("star-card", "star-permit", "dependency"),
        ("star-card", "one-star", "dependency"),
        ("one-star", "star-permit", "listing"),
        ("one-star", "observatory-booking", "listing"),
        ("nsd", "one-star", "operation"),
        ("testing", "observatory-booking", "development"),
        ("cloud-institute", "observatory-booking", "feed"),
        ("model-sea", "observatory-booking", "feed"),
        ("one-star", "testing", "reliance"),
    }


def test_nodes_have_names_in_both_languages_and_a_kind(toy_dependency: "nx.MultiDiGraph[str]") -> None:
    assert dict(toy_dependency.nodes[expand("platform:one-star")]) == {
        "label_th": "พอร์ทัลดาวเดียว",
        "label_en": "One Star Portal",
        "kind": "platform",
    }


@pytest.mark.curated
@pytest.mark.parametrize("name", network.NETWORKS)
def test_only_named_things_are_nodes(name: str, store: Store) -> None:
    graph = network.project(store, name)
    assert len(graph) > 10
    kinds = {network.kind_of(node) for node in graph}
    assert kinds <= set(KINDS) - TIMES, "no record, passage, unit, concept or year"
    assert list(graph) == sorted(graph), "the order is fixed"


@pytest.mark.curated
@pytest.mark.parametrize("name", network.NETWORKS)
def test_every_kind_of_edge_has_words_and_evidence(name: str, store: Store) -> None:
    graph = network.project(store, name)
    words = network.phrases(store, [name])
    unrecorded = {"post-in", "part"}
    for _, _, data in graph.edges(data=True):
        assert data["kind"] in words
        assert (data["record"] is None) == (data["kind"] in unrecorded)
    assert graph.number_of_edges() > 0


@pytest.mark.curated
def test_together_loses_nothing(store: Store) -> None:
    graph = network.together(store)
    parts = [network.project(store, name) for name in network.NETWORKS]
    assert graph.number_of_edges() == sum(part.number_of_edges() for part in parts)
    assert set(graph) == set().union(*parts)


def test_kinds_of_edges_mean_one_thing_each(toy_store: Store) -> None:
    """The views tell an edge by its kind alone, whatever projection it comes from."""
    single = [network.phrases(toy_store, [name]) for name in network.NETWORKS]
    shared = [
        kind for n, words in enumerate(single) for kind in words for other in single[:n] if kind in other
    ]
    assert shared == []


def test_an_unknown_projection_is_an_error(toy_store: Store) -> None:
    with pytest.raises(UnknownQuery):
        network.project(toy_store, "friendship")
