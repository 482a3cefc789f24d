"""The shapes of `ontology/shapes/` held against the data.

What is validated: the registry, the reports, what the rules derive, and the concepts of the schemes; not the
axioms of the ontology, and without inference, so that the verdict rests on what is written and is the same
for any SHACL engine. Messages and severities are read from the shapes, in both languages.

A rule about the whole graph (a shape with `sh:targetNode shape:graph`) runs once; its result names the node
at fault as the value.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kprgraph import turtle
from kprgraph.errors import Text, UnreadableInput
from kprgraph.namespaces import BASE, PREFIXES, compress, split
from kprgraph.store import Store
from kprgraph.turtle import TurtleFile
from kprgraph.validation.compiled import Gate, Indexed, Result
from kprgraph.validation.report import Issue, Severity
from kprgraph.workspace import Workspace

SHAPES = f"{BASE}shapes#"
WHOLE_GRAPH = f"{SHAPES}graph"

_SH = PREFIXES["sh"]
_SEVERITIES = {
    f"{_SH}Violation": Severity.VIOLATION,
    f"{_SH}Warning": Severity.WARNING,
    f"{_SH}Info": Severity.INFO,
}


@dataclass(frozen=True)
class Rule:
    """What a shape says about itself.

    Attributes:
        id: Local name of the shape.
        name: Title.
        description: Why the rule is there.
        message: What it says when it is not met.
        severity: How grave that is.
    """

    id: str
    name: Text
    description: Text
    message: Text
    severity: Severity


def check(store: Store) -> Iterator[Issue]:
    """One issue for each result of the shapes on the data of `store`.

    Raises:
        UnreadableInput: If there are no shapes, or they cannot be used.
    """
    shapes = read(store.workspace)
    yield from _issues(store, shapes, Gate(shapes).results(Indexed.of_store(store)))


def recheck(store: Store, nodes: Iterable[str]) -> Iterator[Issue]:
    """The issues of some nodes, after they were changed: milliseconds, however large the graph is.

    What points to a changed node may break a rule because of it; pass these nodes as well.

    Args:
        store: The graph as it is now.
        nodes: IRIs.

    Raises:
        UnreadableInput: If there are no shapes, or they cannot be used.
    """
    shapes = read(store.workspace)
    yield from _issues(store, shapes, Gate(shapes).results_on(store, nodes))


def _issues(store: Store, shapes: Iterable[ox.Triple], results: Sequence[Result]) -> Iterator[Issue]:
    rules = rulebook(shapes) if results else {}
    for result in results:
        yield _issue(store, rules.get(result.shape) or _nameless(result), result)


def read(workspace: Workspace) -> list[ox.Triple]:
    """The triples of the shape files of a workspace.

    Raises:
        UnreadableInput: If there are none, or one is not Turtle.
    """
    return [triple for file in files(workspace) for triple in file.triples()]


def files(workspace: Workspace) -> list[TurtleFile]:
    """The shape files of a workspace, in the order of their names.

    Raises:
        UnreadableInput: If there are none, or one cannot be read.
    """
    found = [turtle.read(path, workspace.relative(path)) for path in sorted(workspace.shapes.glob("*.ttl"))]
    if not found:
        raise UnreadableInput(
            Text(th="ไม่พบกฎตรวจข้อมูล (SHACL)", en="there are no shapes to validate with"),
            where=workspace.relative(workspace.shapes),
        )
    return found


def rulebook(shapes: Iterable[ox.Triple]) -> dict[str, Rule]:
    """The rules by the IRI of their shape."""
    texts: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    severities: dict[str, Severity] = {}
    subjects: set[str] = set()
    for triple in shapes:
        if not isinstance(triple.subject, ox.NamedNode):
            continue
        iri, predicate, said = triple.subject.value, triple.predicate.value, triple.object
        subjects.add(iri)
        if isinstance(said, ox.Literal) and said.language:
            texts[iri, predicate][said.language] = said.value
        elif predicate == f"{_SH}severity" and isinstance(said, ox.NamedNode):
            severities[iri] = _SEVERITIES[said.value]

    def text(iri: str, term: str) -> Text:
        found = texts[iri, _SH + term]
        return Text(th=found.get("th", ""), en=found.get("en", ""))

    return {
        iri: Rule(
            id=split(iri)[1],
            name=text(iri, "name"),
            description=text(iri, "description"),
            message=text(iri, "message"),
            severity=severities.get(iri, Severity.VIOLATION),
        )
        for iri in sorted(subjects)
    }


def _nameless(result: Result) -> Rule:
    """What a shape without an IRI, and so without words, asks for."""
    asked = Text(th=f"ไม่เป็นไปตาม sh:{result.component}", en=f"sh:{result.component} is not met")
    severity = _SEVERITIES.get(f"{_SH}{result.severity}", Severity.VIOLATION)
    return Rule(result.component, asked, Text(th="", en=""), asked, severity)


def node_of(result: Result) -> str:
    """The node at fault: the value, where the rule is about the graph as a whole."""
    return result.value if result.focus == WHOLE_GRAPH else result.focus


def _issue(store: Store, rule: Rule, result: Result) -> Issue:
    node = node_of(result)
    return Issue.at(
        store,
        node,
        rule.id,
        rule.message,
        severity=rule.severity,
        hint=None if result.focus == WHOLE_GRAPH or result.value in ("", node) else _found(result),
    )


def _found(result: Result) -> Text:
    """What stands there instead."""
    shown = " ".join(compress(part) for part in (result.path, result.value) if part)
    return Text(th=f"พบ: {shown}", en=f"Found: {shown}")
