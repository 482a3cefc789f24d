import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

import kprgraph
from kprgraph import store as stores
from kprgraph.errors import UnreadableInput
from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_ONTOLOGY, GRAPH_REGISTRY, expand, report_graph
from kprgraph.store import PassageRef, Store
from kprgraph.workspace import Workspace
from tests.conftest import iri


def test_every_layer_has_its_graph(toy_store: Store) -> None:
    names = {graph.value for graph in toy_store.quads.named_graphs() if isinstance(graph, ox.NamedNode)}
    assert names == {GRAPH_ONTOLOGY, GRAPH_REGISTRY, GRAPH_DERIVED, report_graph("report-2599")}
    assert not list(toy_store.quads.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def test_no_triple_lies_in_two_graphs(toy_store: Store) -> None:
    triples = [quad.triple for quad in toy_store.quads]
    assert len(triples) > 1000
    assert len(set(triples)) == len(triples)


def test_select_sees_all_graphs_and_knows_the_prefixes(toy_store: Store) -> None:
    rows = list(
        toy_store.select(
            """SELECT ?owner ?name ?none WHERE {
                 ?owner kpr:owns service:star-permit ; skos:prefLabel ?name
                 OPTIONAL { ?owner kpr:nothing ?none }
               } ORDER BY ?name"""
        )
    )
    assert [(row["owner"], row["name"]) for row in rows] == [
        (ox.NamedNode(iri("agency:north-star")), ox.Literal("Department of the North Star", language="en")),
        (ox.NamedNode(iri("agency:north-star")), ox.Literal("กรมดาวเหนือ", language="th")),
    ]
    assert all("none" not in row for row in rows)


def test_bindings_are_terms(toy_store: Store) -> None:
    query = "SELECT ?feed ?to WHERE { ?feed kpr:feedFrom ?from ; kpr:feedTo ?to }"
    assert len(list(toy_store.select(query))) == 4
    bound = toy_store.select(query, to=ox.NamedNode(iri("service:star-permit")))
    assert {row["feed"] for row in bound} == {
        ox.NamedNode(iri("r99:feed-star-permit-testing")),
        ox.NamedNode(iri("r99:feed-star-permit-light-shadow")),
    }


def test_select_is_for_select(toy_store: Store) -> None:
    with pytest.raises(TypeError):
        list(toy_store.select("ASK { ?s ?p ?o }"))


def test_objects_subjects_types(toy_store: Store) -> None:
    feed = iri("r99:feed-star-permit-testing")
    assert toy_store.objects(feed, "kpr:via") == [ox.NamedNode(iri("platform:star-bridge"))]
    assert toy_store.objects(feed, expand("kpr:via")) == toy_store.objects(feed, "kpr:via")
    assert toy_store.objects(feed, "kpr:value") == []
    assert toy_store.subjects("kpr:via", ox.NamedNode(iri("platform:star-bridge"))) == [
        iri("r99:feed-star-permit-light-shadow"),
        feed,
    ]
    assert toy_store.types("agency:testing") == {
        expand("cv:PublicOrganisation"),
        expand("org:FormalOrganization"),
    }


def test_labels(toy_store: Store) -> None:
    assert toy_store.label("agency:testing") == "กรมทดสอบ"
    assert toy_store.label(iri("agency:testing"), "en") == "Department of Testing"
    assert toy_store.label("agency:nobody") == "agency:nobody"
    assert toy_store.label("https://example.org/x", "en") == "https://example.org/x"
    assert toy_store.label("kpr:Figure", "en") == "figure", "terms of the ontology are called by rdfs:label"


def test_labels_fall_back_to_the_other_language(toy_copy: Workspace) -> None:
    path = toy_copy.registry / "more.ttl"
    path.write_text(
        '<http://x/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "only"@en, "both"@en .\n'
        '<http://x/1> <http://www.w3.org/2000/01/rdf-schema#label> "unused"@en, "ไทย"@th .\n'
    )
    store = stores.load(toy_copy, derive=False)
    assert store.label("http://x/1", "en") == "both", "of two, always the same one"
    assert store.label("http://x/1", "th") == "ไทย"


def test_passages_of_a_record(toy_store: Store) -> None:
    found = toy_store.passages(iri("r99:mem-north-star-03"))
    assert [(ref.line_start, ref.line_end) for ref in found] == [(13, 14), (17, 17), (21, 21)]
    assert found[0] == PassageRef(13, 14, "1", "3-6")
    assert toy_store.passages(iri("r99:award-star-hill")) == [PassageRef(52, 52, "2.3", "14")]
    assert toy_store.passages(iri("r99:aff-testing")) == [], "external knowledge is stated nowhere"
    assert found[0].as_dict() == {"line_start": 13, "line_end": 14, "section": "1", "pages": "3-6"}


def test_passages_of_several_records_come_once(toy_store: Store) -> None:
    records = [iri(f"r99:{name}") for name in ("sec-north-star", "est-north-star", "own-star-permit")]
    assert [ref.line_start for ref in toy_store.passages(*records)] == [13, 29]


def test_passages_without_derived_sections(toy: Workspace) -> None:
    store = stores.load(toy, derive=False)
    assert store.passages(iri("r99:award-star-hill")) == [PassageRef(52, 52, "", "")]
    assert not list(store.quads.quads_for_pattern(None, None, None, ox.NamedNode(GRAPH_DERIVED)))


def test_origin_is_file_and_line(toy: Workspace, toy_store: Store) -> None:
    origin = toy_store.origin("agency:testing")
    assert origin is not None
    assert origin.path == toy.registry / "agencies.ttl"
    assert (
        origin.path.read_text(encoding="utf-8").split("\n")[origin.line - 1].startswith("agency:testing a ")
    )
    assert toy_store.origin("agency:nobody") is None


def test_every_curated_subject_has_an_origin(toy_store: Store) -> None:
    graphs = [GRAPH_REGISTRY, report_graph("report-2599")]
    subjects = {
        q.subject
        for g in graphs
        for q in toy_store.quads.quads_for_pattern(None, None, None, ox.NamedNode(g))
    }
    assert len(subjects) > 100
    assert not [s for s in subjects if isinstance(s, ox.NamedNode) and toy_store.origin(s.value) is None]


def test_a_node_defined_twice_is_named_with_both_places(toy_copy: Workspace) -> None:
    assert stores.load(toy_copy).duplicates() == []
    for folder in (toy_copy.registry, toy_copy.data / "report-2599"):
        (folder / "zz.ttl").write_text(
            f"<{iri('agency:testing')}> <http://www.w3.org/ns/org#purpose> <http://x/y> .\n"
        )
    ((node, places),) = stores.load(toy_copy).duplicates()
    assert node == iri("agency:testing")
    assert [(place.path.name, place.path.parent.name) for place in places] == [
        ("agencies.ttl", "registry"),
        ("zz.ttl", "registry"),
        ("zz.ttl", "report-2599"),
    ]


def test_broken_file_is_named_as_the_curator_knows_it(toy_copy: Workspace) -> None:
    (toy_copy.registry / "zz.ttl").write_text("# title\nnobody:x a nobody:y .\n")
    with pytest.raises(UnreadableInput) as caught:
        stores.load(toy_copy)
    assert caught.value.where == "data/registry/zz.ttl:2"


@pytest.mark.parametrize("text", ["SELECT ?s WHERE { ?s ?p ?o }", "CONSTRUCT { ?s ?p }", "CONSTRUCT WHERE"])
def test_unusable_rule_is_named(toy_copy: Workspace, text: str) -> None:
    ontology = toy_copy.root / "ontology"
    ontology.unlink()
    (ontology / "rules").mkdir(parents=True)
    (ontology / "rules" / "10_bad.rq").write_text(text)
    with pytest.raises(UnreadableInput) as caught:
        stores.load(toy_copy)
    assert caught.value.where == "ontology/rules/10_bad.rq"


def test_missing_folders_are_empty(tmp_path: Path) -> None:
    assert len(stores.load(Workspace(tmp_path)).quads) == 0


def test_the_package_opens_a_graph_and_loads_nothing_before(toy: Workspace) -> None:
    code = "import sys, kprgraph; print(*{'pyoxigraph', 'click', 'kprgraph.store'} & set(sys.modules))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert output.strip() == ""
    assert kprgraph.open(toy.root).store.label("agency:testing") == "กรมทดสอบ"


def test_loading_imports_neither_rdflib_nor_networkx() -> None:
    code = "import sys, kprgraph.store; print(*{'rdflib', 'networkx', 'pyshacl', 'rich'} & set(sys.modules))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert output.strip() == ""


@pytest.mark.curated
def test_every_node_of_the_curated_graph_has_one_home(workspace: Workspace) -> None:
    assert stores.load(workspace).duplicates() == []
