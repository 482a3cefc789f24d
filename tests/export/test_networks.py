"""GraphML read back by the standard library, GEXF and Cytoscape JSON by networkx, against the projections."""

import json
from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
import pytest

from kprgraph import network
from kprgraph.export import Exporter, cytoscape, gexf, graphml
from kprgraph.store import Store
from tests.export.writing import written

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
EXPORTERS: tuple[Exporter, ...] = (graphml, gexf, cytoscape)


@pytest.fixture(scope="module")
def projected(toy_store: Store) -> "nx.MultiDiGraph[str]":
    return network.together(toy_store)


def test_graphml_has_every_thing_and_every_record(
    toy_store: Store, projected: "nx.MultiDiGraph[str]"
) -> None:
    root = ElementTree.fromstring(written(graphml, toy_store))
    nodes = [node.attrib["id"] for node in root.iter(f"{GRAPHML}node")]
    edges = [(edge.attrib["source"], edge.attrib["target"]) for edge in root.iter(f"{GRAPHML}edge")]
    assert len(edges) > 10
    assert nodes == sorted(projected)
    assert sorted(edges) == sorted(projected.edges())


def test_gexf_has_every_thing_and_every_record(toy_store: Store, projected: "nx.MultiDiGraph[str]") -> None:
    read = nx.read_gexf(BytesIO(written(gexf, toy_store)), version="1.3")
    assert sorted(read) == sorted(projected)
    assert sorted(read.edges()) == sorted(projected.edges())


def test_cytoscape_has_every_thing_and_every_record(
    toy_store: Store, projected: "nx.MultiDiGraph[str]"
) -> None:
    document = json.loads(written(cytoscape, toy_store))
    read = nx.cytoscape_graph(document)
    assert isinstance(read, nx.MultiDiGraph)
    assert sorted(read) == sorted(projected)
    assert sorted(read.edges(keys=True)) == sorted(projected.edges(keys=True))
    elements = [part["data"]["id"] for kind in ("nodes", "edges") for part in document["elements"][kind]]
    assert len(elements) == len(set(elements)), "cytoscape.js wants one id for each element"
    assert all(data["name"] == data["label"] for _, data in read.nodes(data=True))


@pytest.mark.curated
def test_the_real_network_is_whole_in_each_format(store: Store) -> None:
    expected = network.together(store)
    size = (len(expected), expected.number_of_edges())
    root = ElementTree.fromstring(written(graphml, store))
    assert (len(list(root.iter(f"{GRAPHML}node"))), len(list(root.iter(f"{GRAPHML}edge")))) == size
    for read in (
        nx.read_gexf(BytesIO(written(gexf, store)), version="1.3"),
        nx.cytoscape_graph(json.loads(written(cytoscape, store))),
    ):
        assert (len(read), read.number_of_edges()) == size


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.NAME)
def test_attributes_say_who_what_and_where(toy_store: Store, exporter: Exporter) -> None:
    text = written(exporter, toy_store).decode()
    for wanted in (
        "feed-observatory-cloud",
        "tested",
        "2599",
        "fiscal_years",
        "stated_in",
        "L32",
        "label_en",
    ):
        assert wanted in text, wanted


def test_gexf_does_not_say_when_it_was_written(toy_store: Store) -> None:
    assert b"lastmodifieddate" not in written(gexf, toy_store)
    assert b"NetworkX" not in written(gexf, toy_store)
