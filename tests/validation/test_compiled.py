"""The gate and pySHACL give the same results, node for node; and after a change, the gate sees the change."""

import logging
import random
import subprocess
import sys

import pyoxigraph as ox
import pytest

from kprgraph import store as stores
from kprgraph.errors import UnreadableInput
from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_ONTOLOGY
from kprgraph.store import Store
from kprgraph.validation import referee, shapes
from kprgraph.validation.compiled import Gate, Indexed, Result
from kprgraph.validation.referee import compare
from kprgraph.workspace import Workspace
from tests.validation.conftest import PROLOGUE
from tests.validation.planted import Planter, planted


@pytest.fixture(scope="module")
def gate(toy: Workspace) -> Gate:
    return Gate(shapes.read(toy))


def triples(turtle: str) -> list[ox.Triple]:
    text = f"@prefix : <https://example.org/> .\n{PROLOGUE}{turtle}"
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def data(turtle: str) -> Indexed:
    return Indexed.of_triples(triples(turtle))


# ---- Node for node


@pytest.mark.parametrize(("seed", "typed"), [(1, False), (3, True)])
def test_both_find_the_same_wrongs_in_the_invented_world(
    gate: Gate, toy_store: Store, seed: int, typed: bool
) -> None:
    wrong = Indexed.of_triples(planted(Indexed.of_store(toy_store).triples(), seed, 150, typed=typed))
    found = compare(gate, wrong)
    assert (found.ours, found.theirs) == ((), ())
    assert len(found.common) > 50
    assert typed or found.explained == ()


@pytest.mark.curated
def test_both_find_the_same_wrongs_in_the_curated_data(gate: Gate, store: Store) -> None:
    """Silence on data without faults would prove nothing, so that faults of each kind are made first."""
    wrong = Indexed.of_triples(planted(Indexed.of_store(store).triples(), 4, 1500, typed=True))
    found = compare(gate, wrong)
    assert (found.ours, found.theirs) == ((), ())
    assert len(found.common) > 1000
    assert len({result.shape for result in found.common}) > 200
    assert len(found.explained) < 30


def test_a_difference_is_an_issue(toy_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Result(
        f"{shapes.SHAPES}Figure-unit", "<https://w3id.org/kprgraph/id/report-2599/x>", component="MinCount"
    )
    theirs = Result("_:b", "<urn:x>", component="Class")
    monkeypatch.setattr(
        referee,
        "compare",
        lambda *_: referee.Comparison(common=(), ours=(ours,), theirs=(theirs,), explained=()),
    )
    issues = list(referee.check(toy_store))
    assert {issue.rule for issue in issues} == {"referee-differs"}
    assert [issue.message.en for issue in issues] == [
        "found by the gate and not by pySHACL: Figure-unit (MinCount)",
        "found by pySHACL and not by the gate: _:b (Class)",
    ]


def test_a_false_result_of_either_is_seen(
    gate: Gate, toy_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    extra = Result(f"{shapes.SHAPES}Figure-unit", "<urn:x>", component="MinCount")
    monkeypatch.setattr(gate, "results", lambda _: [extra])
    found = compare(gate, data(":x a :Y ."))
    assert (found.ours, found.theirs) == ((extra,), ())


# ---- After a change


def wronged(workspace: Workspace, seed: int) -> tuple[Store, list[str]]:
    """The invented world with some wrongs, and the nodes that were changed."""
    store = stores.load(workspace)
    quads = {
        quad.triple: quad
        for quad in store.quads
        if quad.graph_name not in (ox.NamedNode(GRAPH_ONTOLOGY), ox.NamedNode(GRAPH_DERIVED))
    }
    removed, added = Planter(list(quads), seed, typed=False).changes(60)
    graph = next(iter(quads.values())).graph_name
    for triple in removed:
        store.quads.remove(quads[triple])
    store.quads.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in added)
    return store, sorted({t.subject.value for t in removed | added if isinstance(t.subject, ox.NamedNode)})


@pytest.mark.parametrize("seed", [5, 6])
def test_what_was_changed_is_judged_as_in_a_validation_of_all(gate: Gate, toy: Workspace, seed: int) -> None:
    store, changed = wronged(toy, seed)
    everything = gate.results(Indexed.of_store(store))
    others = sorted({quad.subject.value for quad in store.quads if isinstance(quad.subject, ox.NamedNode)})
    choices = [changed, changed[:1], random.Random(seed).sample(others, 20), others, []]
    tried = 0
    for nodes in choices:
        expected = [
            result
            for result in everything
            if result.focus in nodes or (result.focus == shapes.WHOLE_GRAPH and result.value in nodes)
        ]
        assert gate.results_on(store, nodes) == expected
        tried += len(expected)
    assert tried > 50


def test_a_change_that_mends_is_seen(toy: Workspace, toy_store: Store) -> None:
    store = stores.load(toy)
    assert list(shapes.recheck(store, [])) == []
    quad = next(
        store.quads.quads_for_pattern(None, ox.NamedNode("https://w3id.org/kprgraph/onto#feedTo"), None)
    )
    assert isinstance(quad.subject, ox.NamedNode)
    record = quad.subject.value
    assert list(shapes.recheck(store, [record])) == []
    store.quads.remove(quad)
    assert [issue.rule for issue in shapes.recheck(store, [record])] == ["DataFeed-feedTo"]
    store.quads.add(quad)
    assert list(shapes.recheck(store, [record])) == []


# ---- What the gate does not know


@pytest.mark.parametrize(
    ("reason", "shape"),
    [
        (
            "class of literals",
            ":s sh:targetClass :T ; sh:property [ sh:path :p ; sh:datatype rdfs:Literal ] .",
        ),
        (
            "component of its own",
            """:component a sh:ConstraintComponent ; sh:parameter [ sh:path :least ] ;
                 sh:validator [ a sh:SPARQLAskValidator ; sh:ask "ASK { FILTER(?value >= ?least) }" ] .
               :s a sh:NodeShape ; sh:targetClass :T ; sh:property [ sh:path :p ; :least 5 ] .""",
        ),
        (
            "MINUS|query inside",
            """:s sh:targetClass :T ; sh:sparql [ sh:select
                 "SELECT $this WHERE { { SELECT $this WHERE { $this <https://example.org/p> 1 } } }" ] .""",
        ),
        ("refers to itself", ":s sh:targetClass :T ; sh:nodeKind sh:BlankNode ; sh:node :s ."),
    ],
)
def test_a_shape_that_the_gate_does_not_know_is_left_to_pyshacl(
    reason: str, shape: str, caplog: pytest.LogCaptureFixture
) -> None:
    known = ":known sh:targetClass :T ; sh:property [ sh:path :q ; sh:minCount 1 ] ."
    both = Gate(triples(shape + known))
    assert [word for word in reason.split("|") if word in both.left["<https://example.org/s>"]]
    assert len(both.shapes) == 1
    with caplog.at_level(logging.INFO):
        found = compare(both, data(":a a :T ; :p 1 ; :q 2 . :b a :T ; :p :c ."))
    assert "is left to pySHACL" in caplog.text
    assert found.agree
    left = [result for result in found.common if result.component != "MinCount"]
    assert left
    assert len(found.common) == len(left) + 1


def test_shapes_that_neither_engine_can_use_are_refused() -> None:
    broken = Gate(triples(":s sh:targetClass :T ; sh:property [ sh:path :p ; sh:minCount 1, 2 ] ."))
    with pytest.raises(UnreadableInput):
        broken.results(data(":a a :T ."))


# ---- SPARQL constraints: once for all focus nodes, or for each

NODES = "".join(f":n{i} a :T ; :p {i} ; :q :n{(i * 7) % 60} .\n" for i in range(60))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this ?value WHERE { ?value :p 5 }",
        "SELECT $this ?value WHERE { $this :p ?value . FILTER(?value > 55) }",
        "SELECT $this (STR(?n) AS ?value) WHERE { $this :p ?n . FILTER(?n > 56) }",
        "SELECT DISTINCT $this WHERE { $this :q/:p ?n . FILTER(?n < 3) }",
        "SELECT $this ?value { $this :q ?value FILTER NOT EXISTS { ?value :q $this } FILTER($this != :n1) }",
        "SELECT $this ?value WHERE { { $this :p 1 } UNION { $this :q :n2 } OPTIONAL { $this :q ?value } }",
        "SELECT $this ?value WHERE { BIND($this AS ?value) FILTER EXISTS { $this :p 9 } }",
        "SELECT $this WHERE { :n1 :q+ $this . $this :p ?n FILTER(?n > 30) }",
        "SELECT $this ?path ?value WHERE { $this :p 7 ; ?path ?value }",
        "SELECT $this (COUNT(?x) AS ?value) WHERE { ?x :q $this } GROUP BY $this HAVING (COUNT(?x) > 0)",
        "# a comment with $this and {\nSELECT $this WHERE { $this :p ?n . FILTER(STR(?n) = '3') } # }",
    ],
)
@pytest.mark.parametrize(
    "target", ["sh:targetClass :T", "sh:targetNode :n0, :n1, :n3, :n7, :n9, :n49, :n58, :nowhere"]
)
def test_queries_find_the_same_for_all_nodes_at_once_as_for_each(query: str, target: str) -> None:
    text = query.replace('"', '\\"')
    shape = f"""
      :prefixes sh:declare [ sh:prefix "" ; sh:namespace "https://example.org/" ] .
      :s a sh:NodeShape ; {target} ; sh:sparql [ sh:prefixes :prefixes ; sh:select \"\"\"{text}\"\"\" ] .
    """
    both = Gate(triples(shape))
    assert both.left == {}
    found = compare(both, data(NODES))
    assert found.agree
    assert found.common


# ---- Constraints of the core that our shapes do not use are held to the same


@pytest.mark.parametrize(
    "shape",
    [
        "sh:property [ sh:path [ sh:inversePath :q ] ; sh:maxCount 0 ]",
        "sh:property [ sh:path ( :q [ sh:zeroOrMorePath :q ] ) ; sh:maxCount 2 ]",
        "sh:property [ sh:path [ sh:alternativePath ( :p :q ) ] ; sh:nodeKind sh:Literal ]",
        "sh:property [ sh:path [ sh:oneOrMorePath :q ] ; sh:hasValue :n1 ]",
        "sh:property [ sh:path [ sh:zeroOrOnePath :q ] ; sh:minCount 3 ]",
        "sh:property [ sh:path :p ; sh:lessThan :r ], [ sh:path :p ; sh:lessThanOrEquals :r ]",
        "sh:property [ sh:path :p ; sh:equals :r ]",
        "sh:property [ sh:path :p ; sh:minExclusive 3 ; sh:maxExclusive 6.5 ]",
        "sh:xone ( [ sh:class :U ] [ sh:property [ sh:path :r ; sh:minCount 1 ] ] )",
        "sh:and ( [ sh:class :U ] [ sh:property [ sh:path :r ; sh:minCount 1 ] ] )",
        "sh:not [ sh:property [ sh:path :r ; sh:hasValue 4 ] ]",
        "sh:property [ sh:path :q ; sh:qualifiedValueShape [ sh:class :U ] ; sh:qualifiedMaxCount 0 ]",
        """sh:property
             [ sh:path :q ; sh:qualifiedValueShape [ sh:class :U ] ; sh:qualifiedMinCount 1 ;
               sh:qualifiedValueShapesDisjoint true ],
             [ sh:path :q ; sh:qualifiedValueShape [ sh:property [ sh:path :r ; sh:minCount 1 ] ] ;
               sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true ]""",
        'sh:property [ sh:path :name ; sh:minLength 3 ; sh:pattern "^A" ; sh:flags "i" ]',
        "sh:deactivated true ; sh:class :U",
        "sh:severity sh:Info ; sh:class :U",
        "sh:closed true ; sh:ignoredProperties ( rdf:type :q ) ; sh:property [ sh:path :p ]",
    ],
)
def test_constraints_that_no_rule_uses_yet_are_judged_the_same(shape: str) -> None:
    nodes = """
      :n0 a :T , :U ; :p 1 ; :q :n1 ; :r 2 ; :name "abc" .
      :n1 a :T ; :p 4 ; :q :n2 , :n0 ; :r 4 ; :name "Ab"@en .
      :n2 a :V ; :p 7 ; :q :n0 ; :r 4 , 5 . :V rdfs:subClassOf :T .
      :n3 a :T ; :p "x" ; :q :n3 , :n4 ; :name "xab" .
    """
    both = Gate(triples(f":s a sh:NodeShape ; sh:targetClass :T ; {shape} ."))
    assert both.left == {}
    found = compare(both, data(nodes))
    assert (found.ours, found.theirs) == ((), ())
    assert bool(found.common) != ("deactivated" in shape)


# ---- Light


def test_a_validation_loads_neither_rdflib_nor_pyshacl(toy: Workspace) -> None:
    code = (
        "import sys; from pathlib import Path; from kprgraph import store\n"
        "from kprgraph.workspace import Workspace\n"
        "from kprgraph.validation import validate\n"
        "workspace = Workspace(Path(sys.argv[1])); report = validate(workspace, store.load(workspace))\n"
        "print(report.conforms, *sorted({'rdflib', 'pyshacl'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(toy.root)], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["True"]
