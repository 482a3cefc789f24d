"""What programs and the script of the pages ask for."""

import json
from typing import Any

import pytest
import rdflib
from starlette.testclient import TestClient

from kprgraph.namespaces import BASE
from kprgraph.store import Store
from kprgraph.web import interface
from kprgraph.web.address import FileLinks, data_address
from kprgraph.web.explorer import Explorer
from kprgraph.web.page import View
from kprgraph.web.pictures import placing

SERVICE = f"{BASE}id/service/star-permit"
TESTING = f"{BASE}id/agency/testing"


def graph(client: TestClient, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return dict(answer.json())


# --- suggestions


@pytest.mark.parametrize("text", ["กรมดาวเหนือ", "ดาวเหนอ", "ดน.", "North St"])
def test_what_is_typed_is_suggested_with_kind_and_link(client: TestClient, text: str) -> None:
    hits = client.get("/api/search", params={"q": text}).json()["hits"]
    found = next(hit for hit in hits if hit["id"] == f"{BASE}id/agency/north-star")
    assert found["url"] == "/thing/agency/north-star"
    assert found["kindLabel"]
    assert found["lang"] == "th"


def test_suggestions_are_few_and_in_the_language_of_the_address(client: TestClient) -> None:
    answer = client.get("/en/api/search", params={"q": "ดาว", "limit": "2"}).json()
    assert len(answer["hits"]) == 2
    assert all(hit["url"].startswith("/en/thing/") for hit in answer["hits"])
    assert client.get("/api/search").json()["hits"] == []
    assert len(client.get("/api/search", params={"q": "ดาว", "limit": "999"}).json()["hits"]) <= 20


def test_what_resembles_much_less_than_the_best_is_left_out(client: TestClient) -> None:
    hits = client.get("/api/search", params={"q": "กรมดาวเหนือออ"}).json()["hits"]
    assert hits[0]["id"] == f"{BASE}id/agency/north-star"
    assert client.get("/api/search", params={"q": "zzzzqqq"}).json()["hits"] == []


# --- parts of the network


def test_a_link_names_its_records_and_lines(client: TestClient) -> None:
    found = graph(client, "/api/graph/service/star-permit")
    edge = next(e for e in found["edges"] if e["source"] == TESTING and e["kind"] == "feed")
    assert edge["target"] == SERVICE
    assert edge["records"][0]["id"] == f"{BASE}id/report-2599/feed-star-permit-testing"
    assert client.get(edge["records"][0]["url"]).status_code == 200
    assert edge["statedIn"][0]["section"] in edge["sections"]
    assert client.get(edge["statedIn"][0]["url"]).status_code == 200
    assert edge["sentence"].startswith("กรมทดสอบ")


def test_all_ends_of_links_are_there_and_all_addresses_answer(client: TestClient) -> None:
    found = graph(client, "/en/api/graph/service/star-permit?depth=2")
    nodes = {node["id"]: node for node in found["nodes"]}
    assert {edge[end] for edge in found["edges"] for end in ("source", "target")} <= set(nodes)
    for node in nodes.values():
        assert client.get(node["url"]).status_code == 200
        assert graph(client, node["more"])["focus"] == [node["id"]]
    assert client.get(found["page"]).status_code == 200
    assert len({edge["id"] for edge in found["edges"]}) == len(found["edges"])


@pytest.mark.parametrize("without_graphviz", [False, True])
def test_boxes_do_not_lie_upon_each_other(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, without_graphviz: bool
) -> None:
    if without_graphviz:
        monkeypatch.setattr(placing, "_dot", lambda *_: None)
    nodes = graph(client, "/api/graph/service/star-permit?depth=3")["nodes"]
    assert (nodes[0]["x"], nodes[0]["y"], nodes[0]["focus"]) == (0, 0, True)
    for i, one in enumerate(nodes):
        for other in nodes[i + 1 :]:
            apart = abs(one["x"] - other["x"]) >= one["w"] or abs(one["y"] - other["y"]) >= one["h"]
            assert apart, (one["key"], other["key"])


def test_what_feeds_stands_left_of_what_is_fed(client: TestClient) -> None:
    found = graph(client, "/api/graph/service/star-permit?network=dependency")
    place = {node["id"]: node["x"] for node in found["nodes"]}
    feeds = [edge for edge in found["edges"] if edge["kind"] == "feed"]
    assert feeds
    assert all(place[edge["source"]] < place[edge["target"]] for edge in feeds)


def test_several_things_are_asked_for_in_any_way_of_naming(client: TestClient) -> None:
    wanted = [SERVICE, TESTING]
    by_list = graph(client, "/api/graph?focus=service/star-permit,agency:testing")
    repeated = client.get("/api/graph", params={"focus": wanted}).json()
    assert by_list["focus"] == repeated["focus"] == wanted
    assert by_list["nodes"] == repeated["nodes"]
    alone = graph(client, "/api/graph?focus=service/star-permit,agency/testing&depth=0")
    assert [node["id"] for node in alone["nodes"]] == wanted
    assert alone["edges"]


@pytest.mark.parametrize(
    "path", ["/api/", "/api/nothing", "/api/graph", "/api/graph/service", "/api/graph/service/nobody",
             "/api/graph?focus=law:nothing", "/api/graph?focus=" + ",".join(["agency/testing", *"abc"])],
)  # fmt: skip
def test_what_is_not_there_is_said_as_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]


def test_the_query_files_come_with_their_sparql(client: TestClient) -> None:
    found = {one["name"]: one for one in client.get("/en/api/queries").json()}
    assert "kpr:feedFrom" in found["feeds"]["query"]
    assert "#+" not in found["feeds"]["query"]
    assert found["feeds"]["url"] == "/en/queries/feeds"


# --- the same as scripts


def test_a_script_is_one_call_with_the_same_data(site: Explorer, client: TestClient) -> None:
    address = data_address("th", False, "graph", "service", "star-permit")
    text = interface.script(View(site, address, FileLinks(".", {}))).decode()
    assert text.startswith('kprgraph.graph("service/star-permit",{')
    written = json.loads(text.removeprefix('kprgraph.graph("service/star-permit",').rstrip(";\n)"))
    served = graph(client, "/api/graph/service/star-permit")
    assert [node["id"] for node in written["nodes"]] == [node["id"] for node in served["nodes"]]
    assert written["edges"][0]["sentence"] == served["edges"][0]["sentence"]


def test_nothing_in_a_script_ends_it(site: Explorer) -> None:
    text = interface._call("names", "</script><script>\u2028\u2029").decode()
    assert "</" not in text
    assert not {"\u2028", "\u2029"} & set(text)


# --- what the server says of itself


@pytest.mark.parametrize(
    ("accept", "form"),
    [("", "turtle"), ("text/turtle", "turtle"), ("application/n-triples", "nt"),
     ("application/ld+json", "json-ld"), ("application/rdf+xml", "xml")],
)  # fmt: skip
def test_the_dataset_is_described_where_it_is_looked_for(
    client: TestClient, toy_store: Store, accept: str, form: str
) -> None:
    answer = client.get("/.well-known/void", headers={"accept": accept} if accept else {})
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    found = rdflib.Graph().parse(data=answer.content, format=form)
    dataset = rdflib.URIRef(f"{BASE}dataset")
    assert found.value(dataset, void.sparqlEndpoint) == rdflib.URIRef("http://localhost/sparql")
    assert toy_store.describes(str(next(found.objects(dataset, void.exampleResource))))
    assert client.get("/.well-known/void", headers={"accept": "image/png"}).status_code == 406


def test_what_is_described_can_be_called(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.")
    for path, methods in described["paths"].items():
        filled = path.replace("{kind}", "agency").replace("{slug}", "north-star").replace("{format}", "ttl")
        needed = {p["name"]: "agency/north-star" for p in methods["get"].get("parameters", [])
                  if p["in"] == "query" and p.get("required")}  # fmt: skip
        answer = client.get(filled, params=needed)
        assert str(answer.status_code) in methods["get"]["responses"], path
        assert answer.status_code < 400, path
