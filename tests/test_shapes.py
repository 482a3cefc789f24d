"""The rules of `ontology/shapes/`: each is complete, says what it means in two languages, and bites.

Every rule has two examples in `tests/shapes/{topic}/`: one that keeps it and one that breaks it, both small
graphs in the invented world of `tests/shapes/base.ttl`. No two examples name the same thing, so all of them
are validated together, in one run for the good ones and one for the bad ones, and each result belongs to the
example that describes its node. The concepts that an example names come from the real schemes. The gate gives
the results; pySHACL, the referee, has to give the same ones on all examples.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import namespace
from rdflib.plugins.sparql import prepareQuery

from kprgraph.namespaces import PREFIXES, compress, expand, split
from kprgraph.store import Store, Term
from kprgraph.validation import shacl, shapes
from kprgraph.validation.compiled import Gate, Indexed, Result
from kprgraph.validation.report import Severity
from kprgraph.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
WORKSPACE = Workspace(ROOT)
EXAMPLES = ROOT / "tests" / "shapes"
BASE = EXAMPLES / "base.ttl"

# Classes and properties of other vocabularies that shapes may speak of.
STANDARD = {
    "adms:status",
    *("cpsv:PublicService", "cv:PublicEvent", "cv:PublicOrganisation", "cv:level"),
    *("dcat:Dataset", "dcat:endDate", "dcat:startDate", "dcat:version"),
    *("dct:Location", "dct:creator", "dct:description", "dct:identifier", "dct:isPartOf", "dct:license"),
    *("dct:references", "dct:spatial", "dct:title"),
    *("eli:LegalResource", "eli:LegalResourceSubdivision", "eli:date_document", "eli:date_publication"),
    *("eli:is_part_of", "eli:type_document"),
    *("foaf:Person", "oa:TextPositionSelector", "oa:end", "oa:hasSelector", "oa:hasSource", "oa:start"),
    *("org:FormalOrganization", "org:OrganizationalUnit", "org:Post", "org:Role"),
    *("org:classification", "org:member", "org:organization", "org:originalOrganization", "org:postIn"),
    *("org:resultingOrganization", "org:role", "org:unitOf"),
    *("skos:Concept", "skos:ConceptScheme", "skos:altLabel", "skos:broader", "skos:definition"),
    *("skos:hiddenLabel", "skos:inScheme", "skos:notation", "skos:prefLabel"),
}
ABSTRACT = {"kpr:Record", "kpr:ServiceLink", "kpr:FigureRelation", "kpr:TimeSpan"}
BREAKS = re.compile(r"^# Breaks as well: (.*)\.$", re.MULTILINE)


def triples(path: Path) -> list[ox.Triple]:
    turtle = path.read_text(encoding="utf-8")
    return [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)]


def subjects(graph: Iterable[ox.Triple]) -> set[str]:
    return {text(triple.subject) for triple in graph}


def text(term: Term) -> str:
    """The IRI, label or lexical form of a term."""
    return "" if isinstance(term, ox.Triple) else term.value


def sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["sh"] + name)


FILES = {path.stem: triples(path) for path in sorted(WORKSPACE.shapes.glob("*.ttl"))}
ALL = [triple for file in FILES.values() for triple in file]
RULES = {iri: rule for iri, rule in shapes.rulebook(ALL).items() if rule.message.en or rule.message.th}
IDS = sorted(rule.id for rule in RULES.values())
TOPICS = {
    rule.id: topic for topic, file in FILES.items() for iri, rule in RULES.items() if iri in subjects(file)
}
ONTOLOGY = triples(ROOT / "ontology" / "kpr.ttl")
GATE = Gate(ALL)


def objects(predicate: str) -> list[Term]:
    return [triple.object for triple in ALL if triple.predicate == sh(predicate)]


def names(predicate: str) -> set[str]:
    """CURIEs of the IRIs that shapes have as `predicate`."""
    return {compress(term.value) for term in objects(predicate) if isinstance(term, ox.NamedNode)}


# ---- The examples


@dataclass(frozen=True)
class Run:
    """All good or all bad examples, validated together.

    Attributes:
        graph: What was validated.
        results: Results by the id of the example that describes the node at fault; "" for the base.
    """

    graph: list[ox.Triple]
    results: dict[str, list[Result]]


@cache
def schemes() -> dict[ox.NamedNode, list[ox.Triple]]:
    described = defaultdict(list)
    for path in WORKSPACE.vocab.glob("*.ttl"):
        for triple in triples(path):
            described[triple.subject].append(triple)
    return dict(described)  # type: ignore[arg-type]


def concepts(graph: list[ox.Triple]) -> list[ox.Triple]:
    """What the schemes say of the concepts that `graph` names, and of those that these name."""
    found: dict[ox.NamedNode, list[ox.Triple]] = {}
    frontier = graph
    while frontier:
        new = {t.object for t in frontier if t.object in schemes() and t.object not in found}
        found |= {concept: schemes()[concept] for concept in new if isinstance(concept, ox.NamedNode)}
        frontier = [
            triple for concept in new if isinstance(concept, ox.NamedNode) for triple in found[concept]
        ]
    return [triple for described in found.values() for triple in described]


def results(graph: Iterable[ox.Triple]) -> list[Result]:
    return GATE.results(Indexed.of_triples(graph))


@cache
def run(kind: str) -> Run:
    graph = triples(BASE)
    owners = dict.fromkeys(subjects(graph), "")
    for rule in IDS:
        example = triples(example_path(rule, kind))
        own = subjects(example)
        assert not own & owners.keys(), (
            f"{rule}.{kind} names what another example names: {own & owners.keys()}"
        )
        owners |= dict.fromkeys(own, rule)
        graph += example
    graph += concepts(graph)
    found = defaultdict(list)
    for result in results(graph):
        node = result.value if result.focus == shapes.WHOLE_GRAPH else result.focus
        found[owners.get(node, "")].append(result)
    return Run(graph, dict(found))


def example_path(rule: str, kind: str) -> Path:
    return EXAMPLES / TOPICS[rule] / f"{rule}.{kind}.ttl"


def test_there_are_as_many_good_and_bad_examples_as_rules() -> None:
    good = {path.name.removesuffix(".good.ttl") for path in EXAMPLES.glob("*/*.good.ttl")}
    bad = {path.name.removesuffix(".bad.ttl") for path in EXAMPLES.glob("*/*.bad.ttl")}
    assert len(IDS) > 400
    assert len(IDS) == len(set(IDS)) == len(list(EXAMPLES.glob("*/*.good.ttl"))) == len(good)
    assert len(IDS) == len(list(EXAMPLES.glob("*/*.bad.ttl"))) == len(bad)
    assert good == bad == set(IDS)
    assert all(example_path(rule, kind).exists() for rule in IDS for kind in ("good", "bad"))


def test_the_world_of_the_examples_conforms() -> None:
    base = triples(BASE)
    assert results(base + concepts(base)) == []


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_no_result_is_about_the_world_itself(kind: str) -> None:
    assert run(kind).results.get("", []) == []


@pytest.mark.parametrize("rule", IDS)
def test_the_good_example_conforms_wholly(rule: str) -> None:
    assert run("good").results.get(rule, []) == []


@pytest.mark.parametrize("rule", IDS)
def test_the_bad_example_breaks_the_rule_and_no_other_but_those_it_names(rule: str) -> None:
    said = BREAKS.search(example_path(rule, "bad").read_text(encoding="utf-8"))
    others = {name.removeprefix("shape:") for name in said[1].split(", ")} if said else set()
    broken = {split(result.shape)[1] for result in run("bad").results.get(rule, [])}
    assert broken == {rule} | others


def test_the_referee_finds_the_same_in_the_good_examples() -> None:
    assert shacl.Engine(ALL).results(run("good").graph) == []


def test_the_referee_finds_the_same_in_the_bad_examples_with_the_message_of_each_rule() -> None:
    found, report = shacl.Engine(ALL).reported(run("bad").graph)
    assert found == results(run("bad").graph)
    assert len(found) > len(IDS)
    seen = set()
    for result in report.objects(None, namespace.SH.result):
        rule = RULES[str(report.value(result, namespace.SH.sourceShape))]
        said = {str(message) for message in report.objects(result, namespace.SH.resultMessage)}
        assert said == {rule.message.th, rule.message.en}
        seen.add(rule.id)
    assert seen == set(IDS)


def test_no_shape_is_left_to_the_referee() -> None:
    assert GATE.left == {}
    assert sum(GATE.components.values()) > 1000


WRONG: dict[str, ox.NamedNode | ox.Literal] = {
    "IRI": ox.NamedNode("urn:nothing"),
    "Literal": ox.Literal("?", language="xx"),
}


def constraints(rule: str) -> dict[str, str]:
    """What a shape asks, without the terms that word it: local name of the SHACL term -> value."""
    subject = ox.NamedNode(f"{shapes.SHAPES}{rule}")
    return {
        split(t.predicate.value)[1]: compress(text(t.object))
        for t in ALL
        if t.subject == subject and t.predicate.value.startswith(PREFIXES["sh"])
    }


def test_no_rule_about_a_property_takes_any_value_at_all() -> None:
    """One bad example shows one way to break a rule; this one gives every property a value of no kind."""
    graph, expected = list(run("good").graph), {}
    for rule in IDS:
        asked = constraints(rule)
        if ":" not in asked.get("path", ""):
            continue
        path = ox.NamedNode(expand(asked["path"]))
        example = triples(example_path(rule, "good"))
        subject = next(t.subject for t in example if t.predicate == path)
        others = [t for t in example if t.subject == subject and t.predicate != path]
        for kind, wrong in WRONG.items():
            if asked.get("nodeKind") == f"sh:{kind}" and "pattern" not in asked:
                continue
            node = ox.NamedNode(f"{text(subject)}-{rule}-{kind}")
            graph += [ox.Triple(node, t.predicate, t.object) for t in others]
            graph.append(ox.Triple(node, path, wrong))
            expected[node.value] = rule
    broken = defaultdict(set)
    for result in results(graph):
        broken[result.focus].add(split(result.shape)[1])
    assert len(expected) > 600
    assert {node: rule for node, rule in expected.items() if rule not in broken[node]} == {}


# ---- What each rule says of itself


@pytest.mark.parametrize("iri", RULES)
def test_a_rule_is_named_described_and_worded_in_both_languages(iri: str) -> None:
    rule = RULES[iri]
    for words in (rule.name, rule.description, rule.message):
        assert words.th.strip() == words.th != ""
        assert words.en.strip() == words.en != ""
        assert re.search("[ก-๙]", words.th)
        assert not re.search("[ก-๙]", words.en)
    modal = "SHOULD" if rule.severity is Severity.WARNING else "MUST"
    assert modal in rule.message.en
    assert sum(t.subject == ox.NamedNode(iri) and t.predicate == sh("severity") for t in ALL) == 1


COUNTS = {
    "MUST give exactly one": ("1", "1"),
    "MUST NOT give more than one": (None, "1"),
    "MUST give at least one": ("1", None),
    "MUST give at least two": ("2", None),
    "Each": (None, None),
}


@pytest.mark.parametrize("rule", [rule for rule in IDS if "-" in rule and not rule.startswith("NamedThing-")])
def test_the_words_of_a_rule_say_how_many_and_of_which_property(rule: str) -> None:
    asked, message = constraints(rule), RULES[shapes.SHAPES + rule].message
    (counts,) = [counts for words, counts in COUNTS.items() if words in message.en]
    assert (asked.get("minCount"), asked.get("maxCount")) == counts
    assert f"({asked['path']})" in message.en
    assert f"({asked['path']})" in message.th


def test_no_two_rules_say_the_same() -> None:
    for language in ("th", "en"):
        said = [rule.message.say(language) for rule in RULES.values()]
        assert len(said) == len(set(said))


# ---- Lint: what a SHACL engine would pass over in silence


def test_every_term_of_shacl_is_spelt_right() -> None:
    used = {term.value for triple in ALL for term in triple if isinstance(term, ox.NamedNode)}
    terms = sorted(iri for iri in used if iri.startswith(PREFIXES["sh"]))
    assert len(terms) > 30
    assert [iri for iri in terms if iri.removeprefix(PREFIXES["sh"]) not in namespace.SH] == []


def test_every_class_and_property_is_one_of_the_ontology_or_of_a_standard() -> None:
    declared = {compress(iri) for iri in subjects(ONTOLOGY)}
    used = (
        names("targetClass") | names("class") | names("path") | names("targetSubjectsOf") | names("disjoint")
    )
    assert len(used) > 200
    assert used - declared - STANDARD == set()


def test_no_standard_term_is_listed_in_vain() -> None:
    used = names("targetClass") | names("class") | names("path") | names("targetSubjectsOf")
    assert STANDARD - used == set()


def test_datatypes_are_those_of_xml_schema() -> None:
    for datatype in names("datatype") - {"rdf:langString"}:
        assert datatype.removeprefix("xsd:") in namespace.XSD


def test_nothing_is_a_property_shape_without_an_iri_and_one_path() -> None:
    paths = [triple.subject for triple in ALL if triple.predicate == sh("path")]
    assert all(isinstance(subject, ox.NamedNode) for subject in paths)
    assert len(paths) == len(set(paths))
    typed = {t.subject for t in ALL if t.object == sh("PropertyShape")}
    assert typed == set(paths)


def test_every_rule_is_reached_from_a_target() -> None:
    targets = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
    targeted = {t.subject for t in ALL if t.predicate in map(sh, targets)}
    listed = {t.object for t in ALL if t.predicate == sh("property") and t.subject in targeted}
    rules = {ox.NamedNode(iri) for iri in RULES}
    assert rules - targeted - listed == set()
    assert set(objects("property")) <= rules


def test_a_kind_of_value_is_no_rule_and_is_used() -> None:
    nodes = {t.subject for t in ALL if t.object == sh("NodeShape") and isinstance(t.subject, ox.NamedNode)}
    kinds = {node for node in nodes if node.value not in RULES}
    assert kinds == set(objects("node"))


def test_patterns_are_regular_expressions_without_nested_quantifiers() -> None:
    patterns = {text(term) for term in objects("pattern")}
    assert len(patterns) > 20
    for pattern in patterns:
        re.compile(pattern)
        assert not re.search(r"[+*]\)[+*]", pattern)


def test_sparql_constraints_parse_on_both_engines_and_run_once() -> None:
    declared = {
        text(prefix): text(iri) for prefix, iri in zip(objects("prefix"), objects("namespace"), strict=True)
    }
    assert {prefix: PREFIXES.get(prefix) for prefix in declared} == declared
    prologue = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in declared.items())
    queries = [text(term) for term in objects("select")]
    assert len(queries) > 30
    for query in queries:
        prepareQuery(prologue + query)
        ox.Store().query(prologue + query.replace("$this", "?this"))
        assert not re.search(r"\b(SERVICE|MINUS|VALUES|FROM|GRAPH)\b", query)
    with_query = {t.subject for t in ALL if t.predicate == sh("sparql")}
    whole = {t.subject for t in ALL if t.object == ox.NamedNode(shapes.WHOLE_GRAPH)}
    assert with_query == whole
    assert len(whole) == len(queries)


# ---- The ontology is covered


def ontology_classes() -> dict[str, set[str]]:
    """CURIE of each class -> CURIEs of its superclasses, all the way up."""
    parents = defaultdict(set)
    for triple in ONTOLOGY:
        if triple.predicate.value.endswith("#subClassOf") and isinstance(triple.object, ox.NamedNode):
            parents[compress(text(triple.subject))].add(compress(triple.object.value))
    classes = {compress(text(t.subject)) for t in ONTOLOGY if t.object == OWL_CLASS}

    def above(name: str) -> set[str]:
        return parents[name].union(*map(above, list(parents[name])))

    return {name: above(name) for name in classes if name.startswith("kpr:")}


OWL_CLASS = ox.NamedNode(PREFIXES["owl"] + "Class")


def test_every_class_is_targeted() -> None:
    classes = ontology_classes()
    assert len(classes) > 80
    assert set(classes) - ABSTRACT - names("targetClass") == set()


def test_every_kind_of_record_is_held_to_the_rules_for_records() -> None:
    records = {name for name, above in ontology_classes().items() if "kpr:Record" in above} - ABSTRACT
    record = ox.NamedNode(f"{shapes.SHAPES}Record")
    held = {compress(text(t.object)) for t in ALL if t.subject == record and t.predicate == sh("targetClass")}
    assert len(records) > 50
    assert held == records


def test_every_curated_property_is_checked_somewhere() -> None:
    """A property of the ontology stands under some `sh:path`, or is derived and never curated."""
    properties = {
        compress(text(t.subject))
        for t in ONTOLOGY
        if text(t.object).endswith(("#ObjectProperty", "#DatatypeProperty"))
    }
    rules = "".join(path.read_text(encoding="utf-8") for path in WORKSPACE.rules.glob("*.rq"))
    made = set(re.findall(r"kpr:\w+", " ".join(re.findall(r"CONSTRUCT \{([^}]*)\}", rules))))
    inverse = {compress(text(t.subject)) for t in ONTOLOGY if t.predicate.value.endswith("#inverseOf")}
    assert len(properties) > 150
    assert properties - names("path") - made - inverse == set()


# ---- With and without the axioms of the ontology


def test_the_verdict_is_the_same_with_the_axioms_in_the_graph(toy_store: Store) -> None:
    bad = run("bad")
    without = results(bad.graph)
    axioms = [
        triple
        for file, _ in toy_store.files
        if file.path.parent.name == "ontology"
        for triple in file.triples()
    ]
    assert len(axioms) > 1000
    with_axioms = results(bad.graph + axioms)
    assert {result.shape for result in without} == {result.shape for result in with_axioms}
    everything = [quad.triple for quad in toy_store.quads]
    assert results(everything) == []
