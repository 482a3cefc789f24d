"""RDF formats are read back by another library than the one that wrote them; all hold the same statements."""

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kprgraph.errors import UnreadableInput
from kprgraph.export import Exporter, jsonld, nquads, rdfxml, trig, turtle
from kprgraph.export.context import Context
from kprgraph.namespaces import PREFIXES
from kprgraph.store import Store, load
from kprgraph.terms import to_rdflib
from kprgraph.workspace import Workspace
from tests.export.writing import written


@pytest.fixture(scope="module")
def stated(toy_store: Store) -> set[str]:
    """All statements of the invented world, without their graphs."""
    return {str(quad.triple) for quad in toy_store.quads}


GRAPHS: dict[str, tuple[Exporter, ox.RdfFormat, str]] = {
    "turtle": (turtle, ox.RdfFormat.TURTLE, "turtle"),
    "jsonld": (jsonld, ox.RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (rdfxml, ox.RdfFormat.RDF_XML, "xml"),
}
DATASETS: dict[str, tuple[Exporter, ox.RdfFormat, str]] = {
    "nquads": (nquads, ox.RdfFormat.N_QUADS, "nquads"),
    "trig": (trig, ox.RdfFormat.TRIG, "trig"),
}
FORMATS = GRAPHS | DATASETS


def by_rdflib(name: str, store: Store) -> Graph:
    """What rdflib reads from a format, all named graphs together."""
    exporter, _, form = FORMATS[name]
    content = written(exporter, store)
    if name in GRAPHS:
        return Graph().parse(data=content, format=form)
    together = Graph()
    for triple in Dataset(default_union=True).parse(data=content, format=form).triples((None, None, None)):
        together.add(triple)
    return together


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_holds_every_statement_once(name: str, toy_store: Store, stated: set[str]) -> None:
    exporter, form, _ = FORMATS[name]
    read = list(ox.parse(written(exporter, toy_store), format=form))
    assert {str(quad.triple) for quad in read} == stated
    assert len(read) == (len(stated) if name in GRAPHS else len(toy_store.quads))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "turtle"])
def test_rdflib_reads_the_same_graph_from_each(name: str, toy_store: Store, stated: set[str]) -> None:
    one, other = by_rdflib("turtle", toy_store), by_rdflib(name, toy_store)
    assert len(one) == len(stated)
    assert isomorphic(one, other)


@pytest.mark.curated
def test_of_the_real_graph_too(store: Store) -> None:
    """It has no blank nodes, so that equal sets are isomorphic graphs; rdflib reads the hardest, JSON-LD."""
    expected = {str(quad.triple) for quad in store.quads}
    for exporter, form, _ in FORMATS.values():
        found = {str(quad.triple) for quad in ox.parse(written(exporter, store), format=form)}
        assert found == expected, exporter.NAME
    assert set(by_rdflib("jsonld", store)) == set(to_rdflib(quad.triple for quad in store.quads))


@pytest.mark.parametrize("name", FORMATS)
def test_statements_without_a_graph_are_written_too(name: str, toy: Workspace) -> None:
    exporter, form, _ = FORMATS[name]
    store = Store(toy)
    store.quads.load("<urn:a> <urn:p> 'one two'@en, <urn:b> .", format=ox.RdfFormat.TURTLE)
    found = {str(quad.triple) for quad in ox.parse(written(exporter, store), format=form)}
    assert found == {"<urn:a> <urn:p> <urn:b>", '<urn:a> <urn:p> "one two"@en'}


@pytest.mark.parametrize("name", DATASETS)
def test_named_graphs_stay_apart(name: str, toy_store: Store) -> None:
    exporter, _, form = DATASETS[name]
    read = Dataset().parse(data=written(exporter, toy_store), format=form)
    quads = {
        (str(s), str(p), str(o), str(getattr(g, "identifier", g)))
        for s, p, o, g in read.quads((None, None, None, None))
    }
    assert len(quads) == len(toy_store.quads)
    assert {graph for *_, graph in quads} == {
        quad.graph_name.value for quad in toy_store.quads if isinstance(quad.graph_name, ox.NamedNode)
    }


@pytest.mark.parametrize("exporter", [trig, rdfxml], ids=["trig", "rdfxml"])
def test_prefixes_are_sorted_and_used(exporter: Exporter, toy_store: Store) -> None:
    text = written(exporter, toy_store).decode()
    declared = re.findall(r"(?:@prefix |xmlns:)(\w[\w-]*)(?:: <|=)", text)
    assert declared == sorted(declared)
    assert "kpr" in declared
    assert "sh" not in declared, "nothing of SHACL is in the data"


def test_nquads_and_jsonld_are_sorted_lines(toy_store: Store) -> None:
    lines = written(nquads, toy_store).decode().splitlines()
    assert lines == sorted(lines)
    nodes = json.loads(written(jsonld, toy_store))["@graph"]
    identifiers = [node["id"] for node in nodes]
    assert identifiers == sorted(identifiers)
    assert len(identifiers) == len(set(identifiers))


def test_a_record_in_jsonld_is_short(toy_store: Store) -> None:
    nodes = {node["id"]: node for node in json.loads(written(jsonld, toy_store))["@graph"]}
    agency = nodes["agency:cloud-institute"]
    assert agency["skos:prefLabel"]["th"]
    feed = next(node for name, node in nodes.items() if name.endswith("/feed-observatory-cloud"))
    assert feed["type"] == "kpr:DataFeed"
    assert feed["kpr:feedFrom"] == "agency:cloud-institute"
    assert isinstance(feed["kpr:statedIn"], list)


def test_jsonld_needs_no_network(toy_store: Store) -> None:
    context = json.loads(written(jsonld, toy_store))["@context"]
    assert isinstance(context, dict)
    assert not [value for value in context.values() if isinstance(value, dict) and "@import" in value]


def test_a_missing_context_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "ontology").mkdir()
    with pytest.raises(UnreadableInput, match=r"context\.jsonld"):
        written(jsonld, load(Workspace(tmp_path)))


def test_an_installed_package_brings_its_context(
    toy_copy: Workspace, toy_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workspace without an ontology of its own, such as the one behind an endpoint."""
    packaged = tmp_path / "context.jsonld"
    packaged.write_bytes((toy_copy.ontology / "context.jsonld").read_bytes())
    monkeypatch.setattr(jsonld, "PACKAGED", packaged)
    (toy_copy.root / "ontology").unlink()
    bare = Store(toy_copy)
    bare.quads.extend(toy_store.quads)
    assert written(jsonld, bare) == written(jsonld, toy_store)


AWKWARD = """
@prefix ex: <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:a ex:date "2023-09-30"^^xsd:date, "no date" ;
  ex:link ex:b, "no link" ;
  ex:text "ก"@th, "a"@en, "none" ;
  ex:any 5, -3, 0, true, false, 2.5, 1e3, 123456789012345678901, "x", "05", "y"@en, ex:b, _:c .
_:c ex:text "blank"@th .
"""
CONTEXT = {
    "ex": "https://example.org/",
    "xsd": PREFIXES["xsd"],
    "date": {"@id": "ex:date", "@type": "xsd:date"},
    "link": {"@id": "ex:link", "@type": "@id", "@container": "@set"},
    "text": {"@id": "ex:text", "@container": "@language"},
    "any": "ex:any",
}


@pytest.mark.parametrize("reader", ["oxigraph", "rdflib"])
def test_values_that_fit_no_term_keep_their_type(tmp_path: Path, reader: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "context.jsonld").write_text(json.dumps({"@context": CONTEXT}), encoding="utf-8")
    store = load(Workspace(tmp_path))
    store.quads.load(AWKWARD, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("https://example.org/g"))
    content = written(jsonld, store)
    expected = Graph().parse(data=AWKWARD, format="turtle")
    if reader == "oxigraph":
        back = "".join(f"{quad.triple} .\n" for quad in ox.parse(content, format=ox.RdfFormat.JSON_LD))
        found = Graph().parse(data=back, format="nt")
    else:
        found = Graph().parse(data=content, format="json-ld")
    assert len(expected) == 21
    # 1e3 and 1E3 are one number; Oxigraph keeps numbers, not the way they are written.
    assert isomorphic(_numbers(found), _numbers(expected))


def _numbers(graph: Graph) -> Graph:
    same = Graph()
    for s, p, o in graph:
        same.add((s, p, o.normalize() if hasattr(o, "normalize") else o))
    return same


def test_the_context_of_the_ontology_is_understood(toy: Workspace) -> None:
    source = json.loads((toy.ontology / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    context = Context(source)
    label = context.term(f"{PREFIXES['skos']}prefLabel", ox.Literal("ก", language="th"))
    assert (label.name, label.by_language) == ("skos:prefLabel", True)
    assert context.curie("https://w3id.org/kprgraph/id/agency/x") == "agency:x"
    assert context.iri("agency:x") == "https://w3id.org/kprgraph/id/agency/x"
