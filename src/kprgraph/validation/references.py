"""Whether the data hangs together: nothing points at nothing, nothing is defined twice, nothing lies unused.

SHACL cannot say these: it sees one graph of triples, not files, and cannot tell an IRI that nobody describes
from one that nobody needs to.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.namespaces import BASE, GRAPH_DERIVED, GRAPH_ONTOLOGY, PREFIXES, compress
from kprgraph.store import Store
from kprgraph.terms import Term
from kprgraph.validation.report import Issue

_KPR = PREFIXES["kpr"]
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_PASSAGE = ox.NamedNode(_KPR + "Passage")
_STATED_IN = ox.NamedNode(_KPR + "statedIn")
_DERIVED = ox.NamedNode(GRAPH_DERIVED)
_NOT_CURATED = (_DERIVED, ox.NamedNode(GRAPH_ONTOLOGY))
_GRAPHS = f"{BASE}graph/"

# Term -> IRIs of the subjects that use it.
Uses = dict[ox.NamedNode, set[str]]


@dataclass
class _Found:
    """What the curated files say, sorted for the checks.

    Attributes:
        pointed_at: Our IRIs that stand as an object.
        terms: Classes and properties of our ontology in use.
        kinds: IRI of each subject -> its classes, of any vocabulary.
    """

    pointed_at: Uses = field(default_factory=lambda: defaultdict(set))
    terms: Uses = field(default_factory=lambda: defaultdict(set))
    kinds: dict[str, set[ox.NamedNode]] = field(default_factory=lambda: defaultdict(set))


def check(store: Store) -> Iterator[Issue]:
    """Issues of reference.

    The rules: `dangling-reference`, `unknown-term`, `unknown-kind`, `defined-twice`, `unused-passage`.
    """
    found = _read(store)
    known = {node for node in {*found.pointed_at, *found.terms} if _described(store, node)}
    for target in found.pointed_at.keys() - known:
        for subject in found.pointed_at[target]:
            yield _dangling(store, subject, compress(target.value))
    for term in found.terms.keys() - known:
        for subject in found.terms[term]:
            yield _unknown(store, subject, compress(term.value))
    for subject, kinds in found.kinds.items():
        if not any(kind.value.startswith(_KPR) or _described(store, kind) for kind in kinds):
            yield _without_kind(store, subject)
    yield from _defined_twice(store)
    yield from _unused_passages(store)


def _read(store: Store) -> _Found:
    found = _Found()
    for quad in store.quads:
        if quad.graph_name in _NOT_CURATED:
            continue
        subject, target = _iri(quad.subject), quad.object
        kinds = found.kinds[subject]
        if quad.predicate.value.startswith(_KPR):
            found.terms[quad.predicate].add(subject)
        if not isinstance(target, ox.NamedNode):
            continue
        if quad.predicate == _TYPE:
            kinds.add(target)
            if target.value.startswith(_KPR):
                found.terms[target].add(subject)
        elif target.value.startswith(BASE) and not target.value.startswith(_GRAPHS):
            found.pointed_at[target].add(subject)
    return found


def _iri(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)


def _described(store: Store, node: ox.NamedNode) -> bool:
    return any(quad.graph_name != _DERIVED for quad in store.quads.quads_for_pattern(node, None, None))


def _dangling(store: Store, subject: str, target: str) -> Issue:
    """A misspelt slug, or a thing not yet entered."""
    return Issue.at(
        store,
        subject,
        "dangling-reference",
        Text(th=f"อ้างถึง {target} ซึ่งไม่มีไฟล์ใดนิยามไว้", en=f"points at {target}, which no file describes"),
        hint=Text(
            th="ตรวจการสะกด หรือเพิ่มรายการนี้ใน data/registry/",
            en="Check the spelling, or add it to data/registry/",
        ),
    )


def _unknown(store: Store, subject: str, term: str) -> Issue:
    return Issue.at(
        store,
        subject,
        "unknown-term",
        Text(th=f"ใช้ {term} ซึ่งไม่มีในออนโทโลยี", en=f"uses {term}, which the ontology does not have"),
        hint=Text(th="ดูชื่อที่ถูกใน ontology/kpr.ttl", en="Look the name up in ontology/kpr.ttl"),
    )


def _without_kind(store: Store, subject: str) -> Issue:
    """No shape looks at such a node, so whatever is written there would pass."""
    return Issue.at(
        store,
        subject,
        "unknown-kind",
        Text(th="ไม่มีชนิด (rdf:type) ที่ออนโทโลยีรู้จัก", en="has no class (rdf:type) that the ontology knows"),
        hint=Text(
            th="เพิ่ม a … ตามชนิดใน ontology/kpr.ttl หรือ ontology/alignments.ttl",
            en="Add a … with a class of ontology/kpr.ttl or ontology/alignments.ttl",
        ),
    )


def _defined_twice(store: Store) -> Iterator[Issue]:
    """Nodes that have more than one home; the issue stands at each but the first."""
    for iri, origins in store.duplicates():
        first, *others = origins
        home = f"{store.workspace.relative(first.path)}:{first.line}"
        message = Text(th=f"นิยามไว้แล้วที่ {home}", en=f"is described already at {home}")
        for other in others:
            at_home = Issue.at(
                store, iri, "defined-twice", message, hint=Text(th="รวมไว้ในไฟล์เดียว", en="Keep it in one file")
            )
            yield replace(at_home, path=store.workspace.relative(other.path), line=other.line)


def _unused_passages(store: Store) -> Iterator[Issue]:
    quads = store.quads.quads_for_pattern
    for quad in quads(None, _TYPE, _PASSAGE):
        if next(quads(None, _STATED_IN, quad.subject), None) is None:
            yield Issue.at(
                store,
                _iri(quad.subject),
                "unused-passage",
                Text(th="ไม่มีระเบียนใดอ้างข้อความช่วงนี้", en="no record is stated in this passage"),
                hint=Text(
                    th="ลบออกด้วย kprgraph format --source FILE หรือให้ระเบียนอ้างถึง",
                    en="Remove it with kprgraph format --source FILE, or cite it from a record",
                ),
            )
