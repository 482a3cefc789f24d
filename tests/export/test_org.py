"""The semantics of the Organization Ontology hold under OWL 2 RL: no contradiction, no two made one."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kprgraph.namespaces import PREFIXES, expand
from kprgraph.store import Store
from kprgraph.terms import to_rdflib
from tests.conftest import iri

STANDIN = [Path(__file__).parent / "profiles" / "org.ttl"]
REAL = "KPRGRAPH_ORG_ONTOLOGY"

_AXIOMS = {str(name) for name in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf, OWL.disjointWith)}


def org(name: str) -> URIRef:
    return URIRef(f"{PREFIXES['org']}{name}")


def structure(store: Store, *axioms: Path, more: str = "") -> Graph:
    """All that is said with terms of ORG, and the classes of what it is said of."""
    quads = list(store.quads)
    ours = [quad for quad in quads if quad.predicate.value.startswith(PREFIXES["org"])]
    ends = {str(node) for quad in ours for node in (quad.subject, quad.object)}
    ours += [quad for quad in quads if quad.predicate.value == str(RDF.type) and str(quad.subject) in ends]
    ours += [quad for quad in quads if quad.predicate.value in _AXIOMS]
    graph = to_rdflib(quad.triple for quad in ours)
    for path in axioms:
        graph.parse(path, format="turtle")
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    return graph.parse(data=head + more, format="turtle")


def reasoned(graph: Graph) -> tuple[Graph, list[str]]:
    import owlrl

    closure = owlrl.OWLRL_Semantics(graph, False, False, False)
    closure.closure()
    return graph, [str(message) for message in closure.error_messages]


def made_one(graph: Graph) -> Iterator[tuple[str, str]]:
    """Pairs that a reasoner takes for the same thing, which no record says."""
    for one, other in graph.subject_objects(OWL.sameAs):
        if one != other and isinstance(one, URIRef) and isinstance(other, URIRef):
            yield str(one), str(other)


def check(store: Store, axioms: list[Path]) -> Graph:
    graph, contradictions = reasoned(structure(store, *axioms))
    assert contradictions == []
    ours = {pair for pair in made_one(graph) if pair[0].startswith("https://w3id.org/kprgraph/id/")}
    assert ours == set()
    return graph


def test_the_invented_world_is_consistent_and_nothing_is_made_one(toy_store: Store) -> None:
    graph = check(toy_store, STANDIN)
    north, committee = URIRef(iri("agency:north-star")), URIRef(expand("kpr:Committee"))
    assert (north, RDF.type, URIRef(expand("foaf:Agent"))) in graph
    for body in graph.subjects(RDF.type, committee):
        assert (body, RDF.type, org("Organization")) in graph
    below = list(graph.subject_objects(org("subOrganizationOf")))
    assert below
    assert all((above, org("hasSubOrganization"), body) in graph for body, above in below)
    held = list(graph.subject_objects(org("heldBy")))
    assert held
    assert all((person, org("holds"), post) in graph for post, person in held)


@pytest.mark.curated
def test_the_curated_data_is_consistent_and_nothing_is_made_one(store: Store) -> None:
    check(store, STANDIN)


@pytest.mark.curated
def test_by_the_real_axioms_too(store: Store) -> None:
    paths = [Path(path) for path in os.environ.get(REAL, "").split(os.pathsep) if path]
    if not paths:
        pytest.skip(f"{REAL} does not name the files of ORG and PROV-O (docs/profiles.md)")
    check(store, paths)


EX = "https://example.org/"
MISTAKES = {
    "role": "ex:role a org:Organization, org:Role .",
    "membership": "ex:membership a org:Organization, org:Membership .",
    "person": "ex:person a org:FormalOrganization, foaf:Person .",
    "change": "ex:change a org:ChangeEvent ; prov:wasDerivedFrom agency:mist .",
    "place": "ex:m org:organization ex:place . ex:place a org:Role .",
}
SEAT = "ex:seat org:member ex:a, ex:b ; org:organization agency:mist ."


@pytest.fixture(scope="module")
def planted(toy_store: Store) -> tuple[Graph, list[str]]:
    """One closure for all mistakes; each is on a node of its own."""
    more = f"@prefix ex: <{EX}> .\n" + "\n".join((*MISTAKES.values(), SEAT))
    return reasoned(structure(toy_store, *STANDIN, more=more))


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_found(name: str, planted: tuple[Graph, list[str]]) -> None:
    assert [message for message in planted[1] if f"{EX}{name} " in f"{message} "], planted[1]


def test_two_persons_on_one_seat_are_found(planted: tuple[Graph, list[str]]) -> None:
    assert (f"{EX}a", f"{EX}b") in set(made_one(planted[0]))
