"""Identifiers answer with where the documents are, and the documents say the same in every format."""

import json
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
import rdflib
from starlette.testclient import TestClient

THING = "/id/agency/north-star"
IRI = f"https://w3id.org/kprgraph{THING}"


@pytest.mark.parametrize(
    ("accept", "place"),
    [
        ("text/html", "/thing/agency/north-star"),
        ("", "/thing/agency/north-star"),
        ("*/*", "/thing/agency/north-star"),
        ("text/turtle", "/thing/agency/north-star.ttl"),
        ("application/ld+json", "/thing/agency/north-star.jsonld"),
        ("application/n-triples", "/thing/agency/north-star.nt"),
        ("text/html;q=0.1, text/turtle", "/thing/agency/north-star.ttl"),
    ],
)
def test_an_identifier_leads_to_the_format_that_is_wanted(
    client: TestClient, accept: str, place: str
) -> None:
    answer = client.get(THING, headers={"accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    assert "Accept" in answer.headers["vary"]


def test_the_language_of_the_reader_is_kept(client: TestClient) -> None:
    answer = client.get(THING, headers={"accept": "text/html", "accept-language": "en-GB,en;q=0.9"})
    assert answer.headers["location"] == "/en/thing/agency/north-star"


def test_what_cannot_be_had_is_refused(client: TestClient) -> None:
    assert client.get(THING, headers={"accept": "image/png"}).status_code == 406
    assert client.get("/id/agency/nobody").status_code == 404
    assert client.get("/id/nothing/x").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/src/2599/text",
        "/src/2599/L32",
        "/vocab/linkstatus/planned",
        "/id/report-2599/dev-observatory",
        "/onto",
    ],
)
def test_other_identifiers_have_pages_too(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 303, answer.text
    assert client.get(answer.headers["location"]).status_code == 200


def test_every_format_says_the_same(client: TestClient) -> None:
    page = "/thing/agency/north-star"
    turtle = rdflib.Graph().parse(data=client.get(f"{page}.ttl").text, format="turtle")
    triples = rdflib.Graph().parse(data=client.get(f"{page}.nt").text, format="nt")
    linked = rdflib.Graph().parse(data=client.get(f"{page}.jsonld").text, format="json-ld")
    assert set(turtle) == set(triples) == set(linked)
    assert len(turtle) > 20
    assert (rdflib.URIRef(IRI), rdflib.RDF.type, None) in turtle


def test_the_types_are_told(client: TestClient) -> None:
    types = {
        s: client.get(f"/thing/agency/north-star.{s}").headers["content-type"]
        for s in ("ttl", "jsonld", "nt")
    }
    assert types == {
        "ttl": "text/turtle; charset=utf-8",
        "jsonld": "application/ld+json",
        "nt": "application/n-triples",
    }
    assert json.loads(client.get("/thing/agency/north-star.jsonld").text)["@context"]


def test_a_thing_tells_of_the_records_about_it(client: TestClient) -> None:
    """Who takes the description of a thing gets the facts and the names in them."""
    content = client.get("/thing/service/star-permit.nt").content
    quads = list(ox.parse(content, ox.RdfFormat.N_TRIPLES))
    properties = {urlsplit(quad.predicate.value).fragment for quad in quads}
    assert {"feedTo", "owned", "statedIn", "prefLabel"} <= properties


def test_a_page_names_its_other_formats(client: TestClient) -> None:
    html = client.get("/thing/agency/north-star").text
    assert '<link rel="alternate" type="text/turtle" href="/thing/agency/north-star.ttl">' in html
