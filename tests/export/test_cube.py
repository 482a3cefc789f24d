"""The cube of figures meets the integrity constraints of the RDF Data Cube Vocabulary (section 11 there).

The queries are those of the Recommendation, for the parts of it that the cube uses: it has no slices (IC-7 to
IC-10, IC-18), one measure (IC-15 to IC-17) and no hierarchical code lists (IC-20, IC-21).
"""

import pyoxigraph as ox
import pytest

from kprgraph.export import cube
from kprgraph.namespaces import PREFIXES
from kprgraph.store import Store
from tests.conftest import iri
from tests.export.writing import written

PREFIXED = PREFIXES | {"sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#"}

# Normalisation, section 10: what the abbreviated form implies.
NORMALISE = """
INSERT { ?c qb:componentProperty ?p . ?p a qb:DimensionProperty } WHERE { ?c qb:dimension ?p } ;
INSERT { ?c qb:componentProperty ?p . ?p a qb:MeasureProperty } WHERE { ?c qb:measure ?p } ;
INSERT { ?c qb:componentProperty ?p . ?p a qb:AttributeProperty } WHERE { ?c qb:attribute ?p } ;
INSERT { ?o a qb:Observation } WHERE { ?o qb:dataSet ?d }
"""
HAS = "qb:dataSet/qb:structure/qb:component/qb:componentProperty"
CONSTRAINTS = {
    "IC-0 literals are of their datatype": """?o sdmx-measure:obsValue ?v FILTER(!isNumeric(?v))""",
    "IC-1 one data set": """{ ?o a qb:Observation FILTER NOT EXISTS { ?o qb:dataSet ?d } }
        UNION { ?o a qb:Observation ; qb:dataSet ?d1, ?d2 FILTER(?d1 != ?d2) }""",
    "IC-2 one structure": """{ ?d a qb:DataSet FILTER NOT EXISTS { ?d qb:structure ?s } }
        UNION { ?d a qb:DataSet ; qb:structure ?s1, ?s2 FILTER(?s1 != ?s2) }""",
    "IC-3 a measure": """?s a qb:DataStructureDefinition
        FILTER NOT EXISTS { ?s qb:component [ qb:componentProperty [ a qb:MeasureProperty ] ] }""",
    "IC-4 dimensions have a range": """?p a qb:DimensionProperty FILTER NOT EXISTS { ?p rdfs:range [] }""",
    "IC-5 dimensions of concepts have code lists": """?p a qb:DimensionProperty ; rdfs:range skos:Concept
        FILTER NOT EXISTS { ?p qb:codeList [] }""",
    "IC-6 only attributes are optional": """?s qb:component ?c . ?c qb:componentRequired false ;
        qb:componentProperty ?p FILTER NOT EXISTS { ?p a qb:AttributeProperty }""",
    "IC-11 all dimensions": f"?o {HAS} ?p . ?p a qb:DimensionProperty FILTER NOT EXISTS {{ ?o ?p [] }}",
    "IC-12 no two alike": """FILTER(?all) { SELECT (MIN(?equal) AS ?all) WHERE {
          ?o1 qb:dataSet ?d . ?o2 qb:dataSet ?d . FILTER(?o1 != ?o2)
          ?d qb:structure/qb:component/qb:componentProperty ?p . ?p a qb:DimensionProperty .
          ?o1 ?p ?v1 . ?o2 ?p ?v2 . BIND(?v1 = ?v2 AS ?equal)
        } GROUP BY ?o1 ?o2 }""",
    "IC-13 required attributes": """?o qb:dataSet/qb:structure/qb:component ?c .
        ?c qb:componentRequired true ; qb:componentProperty ?p FILTER NOT EXISTS { ?o ?p [] }""",
    "IC-14 all measures": f"?o {HAS} ?p . ?p a qb:MeasureProperty FILTER NOT EXISTS {{ ?o ?p [] }}",
    "IC-19 codes from the list": f"""?o {HAS} ?p . ?p a qb:DimensionProperty ; qb:codeList ?l .
        ?l a skos:ConceptScheme . ?o ?p ?v FILTER NOT EXISTS {{ ?v a skos:Concept ; skos:inScheme ?l }}""",
}
every_constraint = pytest.mark.parametrize("name", CONSTRAINTS)


def loaded(content: bytes) -> ox.Store:
    graph = ox.Store()
    graph.load(content, ox.RdfFormat.TURTLE)
    graph.update(NORMALISE, prefixes=PREFIXED)
    return graph


def broken(graph: ox.Store, name: str) -> bool:
    return bool(graph.query(f"ASK {{ {CONSTRAINTS[name]} }}", prefixes=PREFIXED))


@pytest.fixture
def toy_cube(toy_store: Store) -> ox.Store:
    return loaded(written(cube, toy_store))


@pytest.fixture(scope="module")
def curated_cube(store: Store) -> ox.Store:
    return loaded(written(cube, store))


def observations(graph: ox.Store) -> list[str]:
    quads = graph.quads_for_pattern(None, ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri("qb:Observation")))
    return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))


@every_constraint
def test_the_invented_figures_meet_each_constraint(name: str, toy_cube: ox.Store) -> None:
    assert len(observations(toy_cube)) >= 5
    assert not broken(toy_cube, name)


@pytest.mark.curated
@every_constraint
def test_the_curated_figures_meet_each_constraint(name: str, curated_cube: ox.Store) -> None:
    assert len(observations(curated_cube)) > 200
    assert not broken(curated_cube, name)


NOT_IN_IT = {
    "IC-7 to IC-10, IC-18: slices": "{ ?x a qb:Slice } UNION { ?x qb:slice ?y } UNION { ?x a qb:SliceKey }",
    "IC-15 to IC-17: several measures": """{ ?c qb:dimension qb:measureType } UNION
        { SELECT ?s { ?s qb:component/qb:measure ?m } GROUP BY ?s HAVING(COUNT(DISTINCT ?m) > 1) }""",
    "IC-20, IC-21: hierarchies": "{ ?x a qb:HierarchicalCodeList } UNION { ?x qb:parentChildProperty ?y }",
}


@pytest.mark.curated
@pytest.mark.parametrize("name", NOT_IN_IT)
def test_what_the_other_constraints_are_about_is_not_in_the_cube(name: str, curated_cube: ox.Store) -> None:
    assert not curated_cube.query(f"ASK {{ {NOT_IN_IT[name]} }}", prefixes=PREFIXED)


@pytest.mark.curated
def test_every_figure_is_a_source_or_disputed(curated_cube: ox.Store, store: Store) -> None:
    def objects(predicate: str) -> set[str]:
        quads = curated_cube.quads_for_pattern(None, ox.NamedNode(iri(predicate)), None)
        return {str(quad.object)[1:-1] for quad in quads}

    figures = set(store.subjects("rdf:type", ox.NamedNode(iri("kpr:Figure"))))
    used, disputed = objects("dct:source"), objects("rdfs:seeAlso")
    assert used | disputed == figures
    assert not used & disputed


CHANGES = {
    "IC-0 literals are of their datatype": """DELETE { ?o sdmx-measure:obsValue ?v }
        INSERT { ?o sdmx-measure:obsValue "many" } WHERE { ?o sdmx-measure:obsValue ?v }""",
    "IC-1 one data set": "INSERT { ?o qb:dataSet <https://example.org/other> } WHERE { ?o a qb:Observation }",
    "IC-2 one structure": "DELETE WHERE { ?d qb:structure ?s }",
    "IC-3 a measure": "DELETE { ?p a qb:MeasureProperty } WHERE { ?p a qb:MeasureProperty }",
    "IC-4 dimensions have a range": """DELETE { ?p rdfs:range ?r }
        WHERE { ?p a qb:DimensionProperty ; rdfs:range ?r }""",
    "IC-5 dimensions of concepts have code lists": "DELETE WHERE { ?p qb:codeList ?l }",
    "IC-6 only attributes are optional": """INSERT { ?c qb:componentRequired false }
        WHERE { ?c qb:dimension ?p }""",
    "IC-11 all dimensions": "DELETE { ?o ?p ?v } WHERE { ?p a qb:DimensionProperty . ?o ?p ?v }",
    "IC-12 no two alike": """INSERT { <https://example.org/o> qb:dataSet ?d ; ?p ?v }
        WHERE { { SELECT (MIN(?x) AS ?o) { ?x a qb:Observation } } ?o qb:dataSet ?d ; ?p ?v }""",
    "IC-13 required attributes": "DELETE WHERE { ?o sdmx-attribute:unitMeasure ?u }",
    "IC-14 all measures": "DELETE { ?o ?p ?v } WHERE { ?p a qb:MeasureProperty . ?o ?p ?v }",
    "IC-19 codes from the list": "DELETE { ?c skos:inScheme ?l } WHERE { ?c skos:inScheme ?l }",
}


@every_constraint
def test_each_constraint_finds_what_it_is_for(name: str, toy_cube: ox.Store) -> None:
    toy_cube.update(CHANGES[name], prefixes=PREFIXED)
    assert broken(toy_cube, name)


def test_figures_that_agree_are_one_and_figures_that_disagree_none(toy_store: Store) -> None:
    (figure, *_) = toy_store.subjects("rdf:type", ox.NamedNode(iri("kpr:Figure")))
    twin = ox.NamedNode(f"{figure}-again")
    copy = Store(toy_store.workspace)
    copy.quads.extend(toy_store.quads)
    quads = list(copy.quads.quads_for_pattern(ox.NamedNode(figure), None, None))
    copy.quads.extend(ox.Quad(twin, quad.predicate, quad.object, quad.graph_name) for quad in quads)
    same = loaded(written(cube, copy))
    before = observations(loaded(written(cube, toy_store)))
    assert observations(same) == before, "the same value twice is one observation"
    sources = {quad.object for quad in same.quads_for_pattern(None, ox.NamedNode(iri("dct:source")), None)}
    assert {ox.NamedNode(figure), twin} <= sources
    value = ox.NamedNode(iri("kpr:value"))
    for quad in list(copy.quads.quads_for_pattern(twin, value, None)):
        copy.quads.remove(quad)
        copy.quads.add(ox.Quad(twin, value, ox.Literal(987654321), quad.graph_name))
    other = loaded(written(cube, copy))
    assert len(observations(other)) == len(before) - 1
    left_out = {
        quad.object for quad in other.quads_for_pattern(None, ox.NamedNode(iri("rdfs:seeAlso")), None)
    }
    assert left_out == {ox.NamedNode(figure), twin}
    assert not broken(other, "IC-12 no two alike")
