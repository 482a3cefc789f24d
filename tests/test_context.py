"""The JSON-LD context: it names what the ontology names, and the way to JSON-LD and back loses nothing."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

from kprgraph.namespaces import PREFIXES

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
KPR = PREFIXES["kpr"]
XSD = PREFIXES["xsd"]

# One of everything that JSON treats its own way: languages, dates, whole and decimal numbers, lists of one.
SAMPLE = """
r66:sample-1 a kpr:Figure ;
    kpr:about agency:sample ; kpr:indicator indicator:sample ; kpr:figureRole figrole:actual ;
    kpr:value 83.20 ; kpr:unit unit:percent ; kpr:asPrinted "ร้อยละ 83.20", "83.20%" ;
    kpr:forPeriod fy:2566 ; kpr:asOf "2023-09-30"^^xsd:date ; kpr:cumulative false ;
    dct:description "สาระ"@th, "Gist"@en ;
    kpr:support support:stated ; kpr:statedIn src66:L1-2 .
r66:sample-2 a kpr:Figure, kpr:Record ;
    kpr:value 8258165 ; kpr:statedIn src66:L1-2, src66:L7 ; kpr:evidenceNote "หมายเหตุ"@th .
r66:sample-3 a kpr:Figure ; kpr:value 4.0 ; kpr:rank 2 .
agency:sample a org:FormalOrganization ;
    skos:prefLabel "กรมทดสอบ"@th, "Department of Tests"@en ;
    skos:altLabel "กทส."@th, "กรม ท."@th, "DOT"@en ; skos:hiddenLabel "กรมทดลอบ"@th ; skos:notation "07" .
src66:L1-2 a kpr:Passage ; kpr:lineStart 1 ; kpr:lineEnd 2 ; oa:hasSelector src66:L1-2-pos .
src66:L1-2-pos a oa:TextPositionSelector ; oa:start 0 ; oa:end 44 .
fy:2566 a kpr:FiscalYear ; kpr:beYear 2566 ; dcat:startDate "2022-10-01"^^xsd:date .
<https://example.org/elsewhere> rdfs:seeAlso <https://example.org/x?a=1#b> .
"""


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    document = json.loads((ONTOLOGY / "context.jsonld").read_text("utf-8"))
    assert list(document) == ["@context"]
    terms: dict[str, Any] = document["@context"]
    return terms


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "kpr.ttl", format="turtle")


def properties(context: dict[str, Any]) -> dict[str, dict[str, str]]:
    """IRI of a property -> its definition in the context."""
    return {value["@id"]: value for value in context.values() if isinstance(value, dict)}


def curated() -> list[Path]:
    folders = [ROOT / "tests" / "toy" / "data", ROOT / "data", ONTOLOGY]
    return [
        path for folder in folders for path in sorted(folder.rglob("*.ttl")) if path.parent.name != "shapes"
    ]


def sample() -> Graph:
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return Graph().parse(data=head + SAMPLE, format="turtle")


def test_stands_alone(context: dict[str, Any]) -> None:
    assert context["@version"] == 1.1
    assert not {"@vocab", "@base", "@import", "@language"} & set(context), (
        "a slip in a name must not become a term"
    )


def test_prefixes_are_those_of_the_table(context: dict[str, Any]) -> None:
    assert [prefix for prefix, iri in PREFIXES.items() if context.get(prefix) != iri] == []


def test_names_are_curies_of_what_they_stand_for(context: dict[str, Any]) -> None:
    for name, value in context.items():
        if isinstance(value, dict):
            prefix, _, local = name.partition(":")
            assert value["@id"] == context[prefix] + local


def test_own_properties_are_typed_as_in_the_ontology(context: dict[str, Any], ontology: Graph) -> None:
    defined = properties(context)
    for term in ontology.subjects(RDF.type, OWL.ObjectProperty):
        assert defined[str(term)].get("@type") == "@id", term
    for term in ontology.subjects(RDF.type, OWL.DatatypeProperty):
        target = str(ontology.value(term, RDFS.range))
        if target.endswith("langString"):
            assert defined[str(term)].get("@container") == "@language", term
        elif target in {f"{XSD}date", f"{XSD}boolean", f"{XSD}integer"}:
            assert defined[str(term)]["@type"] == target.replace(XSD, "xsd:"), term
        else:
            assert "@type" not in defined[str(term)], term


def test_has_no_own_name_that_the_ontology_has_not(context: dict[str, Any], ontology: Graph) -> None:
    own = {iri for iri in properties(context) if iri.startswith(KPR)}
    assert [iri for iri in sorted(own) if (URIRef(iri), None, None) not in ontology] == []


def test_every_property_in_use_is_named_and_fits(context: dict[str, Any]) -> None:
    defined = properties(context)
    faults = set()
    for path in curated():
        for _, predicate, value in Graph().parse(path, format="turtle"):
            if predicate == RDF.type:
                continue
            definition = defined.get(str(predicate))
            if definition is None:
                faults.add(f"{predicate} is not in the context")
            elif not fits(value, definition):
                faults.add(f"{predicate} with {value.n3()} does not fit {definition}")
    assert not faults


def fits(value: object, definition: dict[str, str]) -> bool:
    if not isinstance(value, Literal):
        return definition.get("@type") == "@id"
    if value.language:
        return definition.get("@container") == "@language"
    if value.datatype is not None and value.datatype != URIRef(f"{XSD}string"):
        return definition.get("@type", "") in ("", str(value.datatype).replace(XSD, "xsd:"))
    return "@type" not in definition and definition.get("@container") != "@language"


def written(graph: Graph, context: dict[str, Any]) -> str:
    return graph.serialize(format="json-ld", context=context, auto_compact=False)


def test_sample_reads_as_people_expect(context: dict[str, Any]) -> None:
    nodes = {node["id"]: node for node in json.loads(written(sample(), context))["@graph"]}
    figure = nodes["r66:sample-1"]
    assert figure["type"] == "kpr:Figure"
    assert figure["kpr:statedIn"] == ["src66:L1-2"]
    assert figure["kpr:asOf"] == "2023-09-30"
    assert figure["dct:description"] == {"th": "สาระ", "en": "Gist"}
    assert figure["kpr:unit"] == "unit:percent"
    assert sorted(nodes["agency:sample"]["skos:altLabel"]["th"]) == ["กทส.", "กรม ท."]


def test_sample_comes_back_whole(context: dict[str, Any]) -> None:
    text = written(sample(), context)
    assert set(Graph().parse(data=text, format="json-ld")) == set(sample())
    assert by_oxigraph(text) == set(sample())


def test_toy_data_and_ontology_come_back_whole(context: dict[str, Any]) -> None:
    graph = Graph()
    for path in curated():
        if ROOT / "data" not in path.parents:
            graph.parse(path, format="turtle")
    text = written(graph, context)
    assert set(Graph().parse(data=text, format="json-ld")) == set(graph)
    assert by_oxigraph(text) == set(graph)


def by_oxigraph(text: str) -> set[tuple[object, ...]]:
    """The triples as the other engine reads them; it parses without a store, which would shorten `83.20`."""
    triples = (quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD))
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert data is not None
    return set(Graph().parse(data=data.decode("utf-8"), format="nt"))
