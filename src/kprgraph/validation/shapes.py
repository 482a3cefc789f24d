"""The shapes of `ontology/shapes/` held against the data.

What is validated: the registry, the reports, what the rules derive, and the concepts of the schemes; not the
axioms of the ontology, and without inference, so that the verdict rests on what is written and is the same
for any SHACL engine. Messages and severities are read from the shapes, in both languages.

A rule about the whole graph (a shape with `sh:targetNode shape:graph`) runs once; its result names the node
at fault as the value.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kprgraph import turtle
from kprgraph.errors import Text, UnreadableInput
from kprgraph.namespaces import BASE, GRAPH_ONTOLOGY, PREFIXES, compress, split
from kprgraph.store import Store
from kprgraph.validation.report import Issue, Severity
from kprgraph.workspace import Workspace

if TYPE_CHECKING:
    from kprgraph.validation.shacl import Result

SHAPES = f"{BASE}shapes#"
WHOLE_GRAPH = f"{SHAPES}graph"

_SH = PREFIXES["sh"]
_VOCAB = PREFIXES["vocab"]
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
    from kprgraph.validation.shacl import Engine  # noqa: PLC0415 - rdflib and pySHACL are slow to import

    shapes = read(store.workspace)
    rules = rulebook(shapes)
    for result in Engine(shapes).results(data(store)):
        yield _issue(store, rules[result.shape], result)


def read(workspace: Workspace) -> list[ox.Triple]:
    """The triples of the shape files of a workspace.

    Raises:
        UnreadableInput: If there are none, or one is not Turtle.
    """
    files = sorted(workspace.shapes.glob("*.ttl"))
    triples = [triple for path in files for triple in turtle.read(path, workspace.relative(path)).triples()]
    if not triples:
        raise UnreadableInput(
            Text(th="ไม่พบกฎตรวจข้อมูล (SHACL)", en="there are no shapes to validate with"),
            where=workspace.relative(workspace.shapes),
        )
    return triples


def data(store: Store) -> Iterator[ox.Triple]:
    """What the shapes are held against: all named graphs, of the ontology only the concept schemes."""
    ontology = ox.NamedNode(GRAPH_ONTOLOGY)
    for quad in store.quads:
        subject = quad.subject
        concept = isinstance(subject, ox.NamedNode) and subject.value.startswith(_VOCAB)
        if concept or quad.graph_name != ontology:
            yield quad.triple


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


def _issue(store: Store, rule: Rule, result: "Result") -> Issue:
    whole = result.focus == WHOLE_GRAPH
    node = result.value if whole else result.focus
    return Issue.at(
        store,
        node,
        rule.id,
        rule.message,
        severity=rule.severity,
        hint=None if whole or result.value in ("", node) else _found(result),
    )


def _found(result: "Result") -> Text:
    """What stands there instead."""
    shown = " ".join(compress(part) for part in (result.path, result.value) if part)
    return Text(th=f"พบ: {shown}", en=f"Found: {shown}")
