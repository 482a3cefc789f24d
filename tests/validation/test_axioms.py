"""Queries that run on the store as it is give what they would give on one without the axioms."""

import pyoxigraph as ox
import pytest

from kprgraph import store as stores
from kprgraph.namespaces import GRAPH_ONTOLOGY, expand, report_graph
from kprgraph.store import Store
from kprgraph.validation import shapes
from kprgraph.validation.compiled import Gate, Indexed
from kprgraph.validation.compiled.axioms import Axioms
from kprgraph.validation.compiled.patterns import patterns_of
from kprgraph.validation.compiled.queries import Query, Sparql, tokens_of
from kprgraph.workspace import Workspace
from tests.validation.planted import Planter

PROLOGUE = "".join(
    f"PREFIX {prefix}: <{expand(f'{prefix}:')}>\n" for prefix in ("kpr", "rdfs", "skos", "dct", "owl")
)


def query(pattern: str) -> Query:
    return Query.read(f"SELECT $this ?value WHERE {{ {pattern} }}", PROLOGUE, "")


def found(pattern: str) -> list[tuple[str, str, str]] | None:
    patterns = patterns_of(tokens_of(f"{{ {pattern} }}"))
    return None if patterns is None else [(p.subject, "".join(p.path), p.object) for p in patterns]


@pytest.mark.parametrize(
    ("pattern", "triples"),
    [
        ("?a kpr:p ?b , 5 ; a kpr:C .", [("?a", "kpr:p", "?b"), ("?a", "kpr:p", "5"), ("?a", "a", "kpr:C")]),
        ("?a kpr:p/^kpr:q+ ?b", [("?a", "kpr:p/^kpr:q+", "?b")]),
        ("?a (kpr:p|^kpr:q)* ?b . ?b ?c <urn:d>", [("?a", "(kpr:p|^kpr:q)*", "?b"), ("?b", "?c", "<urn:d>")]),
        ("{ ?a kpr:p ?b } UNION { ?b kpr:q ?a }", [("?a", "kpr:p", "?b"), ("?b", "kpr:q", "?a")]),
        (
            "?a kpr:p ?b FILTER(IF(STR(?b) = 'x y', NOT EXISTS { ?a kpr:q ?c }, ?b > 3)) ?a kpr:r ?d",
            [("?a", "kpr:p", "?b"), ("?a", "kpr:q", "?c"), ("?a", "kpr:r", "?d")],
        ),
        ("BIND(STR(?a) AS ?b) OPTIONAL { ?a kpr:p ?b . }", [("?a", "kpr:p", "?b")]),
        ("?a kpr:p [ kpr:q ?b ]", None),
        ("?a kpr:p ( 1 2 )", None),
        ("?a kpr:p", None),
    ],
)
def test_triple_patterns_are_found_or_nothing_is_said(
    pattern: str, triples: list[tuple[str, str, str]] | None
) -> None:
    if triples is None:
        assert found(pattern) in (None, [])
    else:
        assert found(pattern) == triples


def test_a_query_that_an_axiom_could_touch_needs_a_store_of_its_own(toy_store: Store) -> None:
    axioms = Axioms.of(toy_store.quads)
    assert len(axioms.subjects) > 100
    assert axioms.apart
    untouched = (
        "?value kpr:unit ?u . ?u kpr:wholeNumbersOnly true",
        "?value kpr:implied ?t . ?value ?p ?t",
        "?value kpr:implied ?t . ?t kpr:about* ?x",
    )
    about_the_value = ("?value dct:description ?text",)
    touched = (
        "?value ?p ?o . ?o ?q ?x",
        "?value kpr:about ?x . ?x rdfs:label ?y",
        "?value kpr:about/a ?y",
        "?value kpr:p* ?x",
    )
    for pattern in untouched:
        assert axioms.spared(query(pattern), toy_store.quads) == frozenset()
    for pattern in about_the_value:
        assert axioms.spared(query(pattern), toy_store.quads) == axioms.subjects
    for pattern in touched:
        assert axioms.spared(query(pattern), toy_store.quads) is None


def test_what_is_said_of_a_term_outside_the_ontology_is_seen(toy: Workspace) -> None:
    store = stores.load(toy)
    term = ox.NamedNode(expand("kpr:Figure"))
    graph = ox.NamedNode(report_graph("report-2599"))
    store.quads.add(
        ox.Quad(term, ox.NamedNode(expand("dct:description")), ox.Literal("x", language="th"), graph)
    )
    assert not Axioms.of(store.quads).apart
    results = Gate(shapes.read(toy)).results(Indexed.of_store(store))
    assert ("BothLanguages", term.value) in {(r.shape.rpartition("#")[2], r.value) for r in results}


@pytest.mark.parametrize("seed", [7, 8])
def test_the_results_are_those_without_the_axioms(toy: Workspace, seed: int) -> None:
    store = stores.load(toy)
    quads = {quad.triple: quad for quad in store.quads if quad.graph_name != ox.NamedNode(GRAPH_ONTOLOGY)}
    removed, added = Planter(list(quads), seed, typed=True).changes(150)
    graph = ox.NamedNode(report_graph("report-2599"))
    for triple in removed:
        store.quads.remove(quads[triple])
    store.quads.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in added)
    gate, data = Gate(shapes.read(toy)), Indexed.of_store(store)
    asking = [s for s in gate.shapes if any(isinstance(each, Sparql) for each in s.constraints)]
    alone = Indexed.of_triples(data.triples())
    results = gate.results(data)
    assert results == gate.results(alone)
    assert {result.shape for result in results} & {shape.id.strip("<>") for shape in asking}
