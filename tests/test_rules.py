import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import yaml

from kprgraph import store as stores
from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_ONTOLOGY, PREFIXES
from kprgraph.store import Store
from kprgraph.workspace import Workspace
from tests.conftest import ROOT, iri

RULES = sorted((ROOT / "ontology" / "rules").glob("*.rq"))


def derived(store: Store, predicate: str) -> set[tuple[str, str]]:
    graph = ox.NamedNode(GRAPH_DERIVED)
    quads = store.quads.quads_for_pattern(None, ox.NamedNode(iri(predicate)), None, graph)
    return {
        (quad.subject.value, getattr(quad.object, "value", ""))
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode)
    }


EDGES = {
    "kpr:owns": ["agency:north-star service:star-permit"],
    "kpr:ownedBy": ["service:star-permit agency:north-star"],
    "kpr:feeds": [
        "agency:testing service:star-permit",
        "agency:light-shadow service:star-permit",
        "agency:cloud-institute service:observatory-booking",
    ],
    "kpr:develops": ["agency:testing service:observatory-booking"],
    "kpr:operates": ["agency:nsd platform:one-star"],
    "kpr:hosts": ["platform:one-star service:star-permit", "platform:one-star service:observatory-booking"],
    "kpr:dependsOnDirectly": [
        "service:star-permit platform:star-card",
        "platform:one-star platform:star-card",
    ],
    "kpr:canProduce": ["service:star-permit licence:star-watching"],
    "org:subOrganizationOf": [
        "agency:north-star agency:sky-ministry",
        "agency:testing agency:wind-ministry",
        "agency:shadow-division agency:testing",
    ],
    "kpr:ministry": [
        "agency:north-star agency:sky-ministry",
        "agency:testing agency:wind-ministry",
        "agency:shadow-division agency:wind-ministry",
    ],
    "kpr:memberOfCommittee": [
        "person:sommut-jaidee committee:north-star",
        "person:thotlong-ngamta committee:north-star",
        "person:tuayang-khayanying committee:north-star",
    ],
    "kpr:chairs": ["person:sommut-jaidee committee:north-star"],
    "org:heldBy": ["post:north-star-dg person:tuayang-khayanying"],
    "org:holds": ["person:tuayang-khayanying post:north-star-dg"],
    "kpr:hasSecretariat": ["committee:north-star agency:nsd"],
    "kpr:hasPower": [
        "committee:north-star r99:power-north-star-01",
        "committee:north-star r99:power-north-star-02",
    ],
    "kpr:includes": [
        "programme:lead-stars service:star-permit",
        "programme:lead-stars service:observatory-booking",
        "platform:one-star service:star-permit",
        "platform:one-star service:observatory-booking",
    ],
}


@pytest.mark.parametrize("predicate", EDGES)
def test_edges(toy_store: Store, predicate: str) -> None:
    expected = {(iri(edge.split()[0]), iri(edge.split()[1])) for edge in EDGES[predicate]}
    assert derived(toy_store, predicate) == expected


def test_planned_links_are_no_edges(toy_store: Store) -> None:
    assert toy_store.subjects("kpr:feedFrom", ox.NamedNode(iri("agency:model-sea")))
    assert not [edge for edge in derived(toy_store, "kpr:feeds") if edge[0] == iri("agency:model-sea")]


def test_a_post_is_held_by_whom_the_seat_prints_with_it(toy_copy: Workspace) -> None:
    path = toy_copy.data / "report-2599" / "committees.ttl"
    text = path.read_text(encoding="utf-8")
    without = re.sub(r"r99:post-north-star-dg a kpr:PostHolding.*?\n\n", "", text, flags=re.DOTALL)
    assert without != text
    path.write_text(without, encoding="utf-8")
    assert len(derived(stores.load(toy_copy), "org:holds")) == 1


def test_passages_lie_in_the_innermost_section(toy_store: Store) -> None:
    found = dict(derived(toy_store, "kpr:inSection"))
    assert found[iri("src99:L29-30")] == iri("src99:s-2.1")
    assert found[iri("src99:L52")] == iri("src99:s-2.3")
    assert found[iri("src99:L13")] == iri("src99:part-1")
    assert len(found) == len(derived(toy_store, "kpr:inSection")), "one section each"
    assert dict(derived(toy_store, "kpr:pageStart"))[iri("src99:L29-30")] == "7"
    assert dict(derived(toy_store, "kpr:pageEnd"))[iri("src99:L29-30")] == "10"


def test_a_passage_over_two_sections_lies_in_what_covers_both(toy_copy: Workspace) -> None:
    path = toy_copy.data / "report-2599" / "passages.ttl"
    text = path.read_text(encoding="utf-8")
    wider = text.replace("kpr:lineStart 42 ;", "kpr:lineStart 30 ;")
    assert wider != text
    path.write_text(wider, encoding="utf-8")
    assert dict(derived(stores.load(toy_copy), "kpr:inSection"))[iri("src99:L42")] == iri("src99:part-2")


def test_sections_of_another_edition_do_not_count(toy_copy: Workspace) -> None:
    (toy_copy.data / "report-2599" / "zz.ttl").write_text(
        "@prefix kpr: <https://w3id.org/kprgraph/onto#> .\n"
        "<http://x/s> a kpr:Section ; kpr:lineStart 1 ; kpr:lineEnd 60 ;\n"
        "  <http://purl.org/dc/terms/isPartOf> <http://x/text> .\n"
        "<http://x/L1> a kpr:Passage ; <http://www.w3.org/ns/oa#hasSource> <http://x/text> ;\n"
        "  kpr:lineStart 29 ; kpr:lineEnd 29 .\n"
    )
    found = dict(derived(stores.load(toy_copy), "kpr:inSection"))
    assert found["http://x/L1"] == "http://x/s"
    assert found[iri("src99:L29")] == iri("src99:s-2.1")


def test_illustrations(toy_copy: Workspace) -> None:
    (toy_copy.data / "report-2599" / "zz.ttl").write_text(
        "@prefix kpr: <https://w3id.org/kprgraph/onto#> .\n"
        "@prefix src99: <https://w3id.org/kprgraph/src/2599/> .\n"
        "src99:fig-1 a kpr:Illustration ; kpr:lineStart 53 ; kpr:lineEnd 54 ;\n"
        "  <http://purl.org/dc/terms/isPartOf> src99:s-2.3 .\n"
    )
    assert derived(stores.load(toy_copy), "kpr:inIllustration") == {
        (iri("src99:L53"), iri("src99:fig-1")),
        (iri("src99:L54"), iri("src99:fig-1")),
    }


def test_every_citation_has_its_way_back(toy_store: Store) -> None:
    cited = {
        (getattr(row["passage"], "value", ""), getattr(row["record"], "value", ""))
        for row in toy_store.select("SELECT ?record ?passage WHERE { ?record kpr:statedIn ?passage }")
    }
    assert len(cited) > 50
    assert derived(toy_store, "kpr:supports") == cited


def test_what_is_stated_is_not_derived_again(toy_copy: Workspace) -> None:
    (toy_copy.registry / "zz.ttl").write_text(
        "@prefix agency: <https://w3id.org/kprgraph/id/agency/> .\n"
        "agency:testing <http://www.w3.org/ns/org#subOrganizationOf> agency:wind-ministry .\n"
    )
    assert (iri("agency:testing"), iri("agency:wind-ministry")) not in derived(
        stores.load(toy_copy), "org:subOrganizationOf"
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.stem)
def test_every_rule_says_what_and_why(rule: Path) -> None:
    text = rule.read_text(encoding="utf-8")
    header = yaml.safe_load("\n".join(line[2:] for line in text.split("\n") if line.startswith("#+")))
    assert set(header) == {"title", "why"}
    assert all(set(header[key]) == {"th", "en"} and all(header[key].values()) for key in header)
    declared = dict(re.findall(r"PREFIX (\S+): <(\S+)>", text))
    assert declared.items() <= PREFIXES.items()


def test_there_are_rules() -> None:
    assert len(RULES) > 15


def test_rdflib_derives_the_same(toy: Workspace, toy_store: Store) -> None:
    """Each rule once more, on one rdflib graph of the toy data and of the inverses in the ontology."""
    graph = rdflib.Graph()
    for path in toy.curated_files():
        graph.parse(path)
    ontology = ox.NamedNode(GRAPH_ONTOLOGY)
    inverses = toy_store.quads.quads_for_pattern(None, ox.NamedNode(iri("owl:inverseOf")), None, ontology)
    for quad in inverses:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            ends = rdflib.URIRef(quad.subject.value), rdflib.URIRef(quad.object.value)
            graph.add((ends[0], rdflib.OWL.inverseOf, ends[1]))
    found = set()
    for rule in RULES:
        constructed = graph.query(rule.read_text(encoding="utf-8")).graph
        assert constructed is not None
        found |= {(str(s), str(p), str(o)) for s, p, o in constructed}
        graph += constructed
    graph_name = ox.NamedNode(GRAPH_DERIVED)
    assert found == {
        (getattr(quad.subject, "value", ""), quad.predicate.value, getattr(quad.object, "value", ""))
        for quad in toy_store.quads.quads_for_pattern(None, None, None, graph_name)
    }


@pytest.mark.curated
def test_every_passage_of_the_curated_graph_has_a_section(store: Store) -> None:
    rows = store.select(
        """SELECT ?passage WHERE {
             ?passage a kpr:Passage FILTER NOT EXISTS { ?passage kpr:inSection ?section }
           }"""
    )
    assert [row["passage"] for row in rows] == []


@pytest.mark.curated
def test_every_derived_term_is_declared(store: Store) -> None:
    declared = {
        row["term"]
        for row in store.select(
            "SELECT ?term WHERE { { ?term a owl:ObjectProperty } UNION { ?term a owl:DatatypeProperty } }"
        )
    }
    assert declared
    used = {
        quad.predicate
        for quad in store.quads.quads_for_pattern(None, None, None, ox.NamedNode(GRAPH_DERIVED))
    }
    own = {term for term in used if term.value.startswith(iri("kpr:"))}
    assert sorted(term.value for term in own - declared) == []
