"""The projections that the analyses ask for, and how they hang together."""

import networkx as nx
import pytest
import rdflib

from kprgraph import catalog, network
from kprgraph.analysis.links import ENDS
from kprgraph.analysis.overlap import bipartite
from kprgraph.namespaces import KINDS, expand
from kprgraph.store import Store
from kprgraph.workspace import Workspace

TIMES = {"fy", "cy", "period"}
RECORDED = ("feeds", "ownership", "platforms", "partnership", "seats")


def edges(graph: "nx.MultiDiGraph[str]") -> set[tuple[str, str, str]]:
    short = {node: node.rpartition("/")[2] for node in graph}
    return {(short[source], short[target], data["kind"]) for source, target, data in graph.edges(data=True)}


@pytest.mark.curated
@pytest.mark.parametrize("name", network.PROJECTIONS)
def test_only_named_things_are_nodes_and_every_kind_has_words(name: str, store: Store) -> None:
    graph = network.project(store, name)
    assert graph.number_of_edges() > 0
    assert list(graph) == sorted(graph)
    assert {network.kind_of(node) for node in graph} <= set(KINDS) - TIMES
    words = network.phrases(store, [name])
    assert {data["kind"] for *_, data in graph.edges(data=True)} <= set(words)


@pytest.mark.curated
@pytest.mark.parametrize("name", RECORDED)
def test_edges_carry_their_record_and_its_passages(name: str, store: Store) -> None:
    for *_, data in network.project(store, name).edges(data=True):
        assert data["record"]
        assert data["stated_in"]


@pytest.mark.curated
def test_the_parts_of_dependency_are_all_of_it(store: Store) -> None:
    whole = network.project(store)
    parts = [network.project(store, name) for name in network.PARTS]
    together = [edge for part in parts for edge in part.edges(keys=True)]
    assert sorted(together) == sorted(whole.edges(keys=True))
    words = network.phrases(store, ["dependency"])
    assert network.phrases(store, network.PARTS) == words


def test_what_rests_on_a_law_a_fund_and_a_programme(toy_store: Store) -> None:
    assert edges(network.project(toy_store, "foundation")) >= {
        ("north-star-act-2590", "north-star", "establishment"),
        ("north-star-act-2590", "north-star-act-2590-s7", "provision"),
        ("north-star-act-2590", "light-bill", "amended-by"),
        ("north-star-act-2590", "testing", "duty"),
        ("north-star-act-2590-s7", "north-star", "power"),
        ("model-sea-decree-2598", "model-sea", "instrument"),
        ("star-bank", "star-city", "funding"),
        ("lead-stars", "star-permit", "covers"),
    }


def test_where_a_failure_stops_is_a_kind_of_edge(toy_store: Store) -> None:
    assert set(network.phrases(toy_store, network.FAILURE)) >= ENDS


def test_an_edge_of_several_records_names_them_all(toy_store: Store) -> None:
    graph = network.project(toy_store, "taking-part")
    found = graph.get_edge_data(expand("agency:testing"), expand("programme:lead-stars"))
    assert found is not None
    data = {entry["kind"]: entry for entry in found.values()}
    assert set(data) == {"developer", "feeder"}
    assert data["feeder"]["record"] is None
    assert [record.rpartition("/")[2] for record in data["feeder"]["records"]] == [
        "entry-lead-stars-01",
        "feed-star-permit-testing",
    ]
    assert [passage["line_start"] for passage in data["feeder"]["stated_in"]] == [29, 35]


def test_seats_tell_roles_of_persons_and_posts(toy_store: Store) -> None:
    assert edges(network.project(toy_store, "seats")) == {
        ("sommut-jaidee", "north-star", "chair"),
        ("thotlong-ngamta", "north-star", "member"),
        ("tuayang-khayanying", "north-star", "member"),
        ("tuayang-khayanying", "north-star", "secretary"),
        ("north-star-dg", "north-star", "member"),
        ("north-star-dg", "north-star", "secretary"),
    }


def test_a_body_counts_for_its_ministry_and_a_ministry_for_itself(toy_store: Store) -> None:
    assert edges(network.project(toy_store, "ministry")) == {
        ("north-star", "sky-ministry", "ministry"),
        ("shadow-division", "wind-ministry", "ministry"),
        ("sky-ministry", "sky-ministry", "ministry"),
        ("testing", "wind-ministry", "ministry"),
        ("wind-ministry", "wind-ministry", "ministry"),
    }


@pytest.mark.curated
@pytest.mark.parametrize("name", ["seats", "taking-part"])
def test_members_and_groups_are_two_sides(name: str, store: Store) -> None:
    plain = bipartite(network.project(store, name))
    assert nx.is_bipartite(plain)


@pytest.mark.curated
def test_a_body_belongs_to_one_ministry(store: Store) -> None:
    graph = network.project(store, "ministry")
    assert all(len(set(graph.successors(node))) <= 1 for node in graph)


@pytest.mark.parametrize("name", ["networks/foundation", "networks/taking-part"])
def test_every_class_of_programmes_is_named_in_the_query(name: str, workspace: Workspace) -> None:
    """The queries list the classes, since a path through the ontology for each row takes seconds."""
    ontology = rdflib.Graph().parse(workspace.root / "ontology" / "kpr.ttl")
    programme = rdflib.URIRef(expand("kpr:Programme"))
    classes = set(ontology.transitive_subjects(rdflib.RDFS.subClassOf, programme))
    text = catalog.find(workspace, name).text
    assert [str(one) for one in classes if f"kpr:{str(one).rpartition('#')[2]} " not in text] == []
