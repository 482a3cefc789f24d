"""What SHACL engines pass over in silence: a misspelt term, a target that nothing meets, a rule nobody asks.

To an engine `sh:minCuont` is a remark, and a shape for a class that nobody uses is one that all data meets.
Both look like a clean bill of health, so the shapes themselves are held to rules.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from difflib import get_close_matches
from functools import cached_property

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.namespaces import GRAPH_ONTOLOGY, PREFIXES, compress
from kprgraph.store import Store
from kprgraph.validation import shape_structure, shapes
from kprgraph.validation.compiled.builders import prologue
from kprgraph.validation.compiled.queries import Unsupported, tokens_of
from kprgraph.validation.compiled.reading import Reader
from kprgraph.validation.compiled.terms import is_iri, is_literal, lexical, plain, sh
from kprgraph.validation.report import Issue, Severity
from kprgraph.validation.shape_terms import ADVANCED, CONSTRAINTS, FLAGS, LINKS, LISTS, TERMS

_SH = PREFIXES["sh"]
_KPR = PREFIXES["kpr"]
_TYPE = f"<{PREFIXES['rdf']}type>"
_RDFS_CLASS = f"<{PREFIXES['rdfs']}Class>"
_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_CLASSES = ("targetClass", "class")
_PROPERTIES = (
    "path",
    "targetSubjectsOf",
    "targetObjectsOf",
    "equals",
    "disjoint",
    "lessThan",
    "lessThanOrEquals",
)
_NESTED = re.compile(r"[+*]\)[+*]")
_OUTSIDE = {"SERVICE", "FROM", "LOAD"}
_NEAR = 0.75


def check(store: Store) -> Iterator[Issue]:
    """Issues of the shapes of the workspace that `store` was loaded from.

    The rules: `shape-unknown-term`, `shape-unused-feature`, `shape-unknown-class`, `shape-unknown-property`,
    `shape-without-target`, `shape-flag`, `shape-pattern`, `shape-query`, `shape-list`, `shape-number`,
    `shape-path`, `shape-recursion`, `shape-unknown-datatype`.

    Raises:
        UnreadableInput: If there are no shapes.
    """
    yield from _Lint(store).issues()


class _Lint:
    """The shapes, the ontology, and where each shape is written."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.files = shapes.files(store.workspace)
        self.reader = Reader(triple for file in self.files for triple in file.triples())
        self.about = self.reader.described
        self._empty = ox.Store()

    def issues(self) -> Iterator[Issue]:
        """All of them."""
        for node, said in self.about.items():
            for predicate, objects in said.items():
                for term in (predicate, *objects):
                    yield from self._term(node, term)
            yield from self._flags(node)
            yield from self._names(node)
            yield from self._texts(node)
        yield from self._without_target()
        for node, rule, what, words in shape_structure.slips(self.reader):
            yield self._issue(node, rule, what, words)

    def _term(self, node: str, term: str) -> Iterator[Issue]:
        name = plain(term).removeprefix(_SH) if is_iri(term) and plain(term).startswith(_SH) else ""
        if not name or name in TERMS:
            return
        if name in ADVANCED:
            yield self._issue(node, "shape-unused-feature", f"sh:{name}", _UNUSED)
            return
        near = get_close_matches(name, TERMS, n=1, cutoff=_NEAR)
        hint = Text(th=f"หมายถึง sh:{near[0]} หรือไม่", en=f"Is sh:{near[0]} meant?") if near else None
        yield self._issue(node, "shape-unknown-term", f"sh:{name}", _MISSPELT, hint)

    def _flags(self, node: str) -> Iterator[Issue]:
        for name in FLAGS:
            for term in self.reader.all(node, name):
                if not is_literal(term) or lexical(term) not in ("true", "false"):
                    yield self._issue(node, "shape-flag", f"sh:{name} {plain(term)}", _FLAG)

    def _names(self, node: str) -> Iterator[Issue]:
        for name in _CLASSES:
            for term in self.reader.all(node, name):
                if not self._is_class(term):
                    yield self._issue(node, "shape-unknown-class", compress(plain(term)), _NO_CLASS)
        for name in _PROPERTIES:
            for term in self.reader.all(node, name):
                if plain(term).startswith(_KPR) and term not in self._declared:
                    yield self._issue(node, "shape-unknown-property", compress(plain(term)), _NO_PROPERTY)
        for term in self.reader.all(node, "targetNode"):
            if is_iri(term) and term not in self.about and not self.store.describes(plain(term)):
                yield self._issue(node, "shape-unknown-class", compress(plain(term)), _NO_NODE)

    def _is_class(self, term: str) -> bool:
        """Whether it is declared in our ontology, or a class of another one that ours or the data names."""
        return term in self._declared or (not plain(term).startswith(_KPR) and term in self._named)

    def _texts(self, node: str) -> Iterator[Issue]:
        for term in self.reader.all(node, "pattern"):
            pattern = plain(term)
            try:
                re.compile(pattern)
            except re.error as error:
                yield self._issue(node, "shape-pattern", f"{pattern}: {error}", _PATTERN)
            else:
                if _NESTED.search(pattern):
                    yield self._issue(node, "shape-pattern", pattern, _BACKTRACKS)
        for term in (*self.reader.all(node, "select"), *self.reader.all(node, "ask")):
            outside = sorted(_OUTSIDE & {token.upper() for token in tokens_of(plain(term))})
            for word in outside:
                yield self._issue(node, "shape-query", word, _QUERY)
            if outside:
                continue  # the engine would not only parse it, but ask there
            try:
                self._empty.query(prologue(self.reader, node) + plain(term))
            except SyntaxError as error:
                yield self._issue(node, "shape-query", str(error), _NO_QUERY)

    def _without_target(self) -> Iterator[Issue]:
        """Shapes that ask for something but that neither a target nor another shape leads to."""
        for node, said in self.about.items():
            asks = any(sh(name) in said for name in CONSTRAINTS)
            if asks and is_iri(node) and node not in self._reached:
                yield self._issue(node, "shape-without-target", compress(plain(node)), _NOT_REACHED)

    @cached_property
    def _reached(self) -> set[str]:
        found = {node for node in self.about if any(self.reader.all(node, name) for name in _TARGETS)}
        found |= {node for node, said in self.about.items() if _RDFS_CLASS in said.get(_TYPE, ())}
        for node in self.about:
            found.update(term for name in LINKS for term in self.reader.all(node, name))
            for name in LISTS:
                for members in self.reader.all(node, name):
                    with suppress(Unsupported):  # a list that is broken: the gate refuses it
                        found.update(self.reader.items(members))
        return found

    @cached_property
    def _declared(self) -> set[str]:
        """The subjects of the ontology."""
        quads = self.store.quads.quads_for_pattern(None, None, None, ox.NamedNode(GRAPH_ONTOLOGY))
        return {str(quad.subject) for quad in quads}

    @cached_property
    def _named(self) -> set[str]:
        """The classes in use anywhere in the graph, and all that the ontology speaks of."""
        ontology = ox.NamedNode(GRAPH_ONTOLOGY)
        found: set[str] = set()
        for quad in self.store.quads:
            if quad.graph_name == ontology or quad.predicate.value == plain(_TYPE):
                found.add(str(quad.object))
        return found

    def _issue(self, node: str, rule: str, what: str, words: Text, hint: Text | None = None) -> Issue:
        iri = plain(node) if node and is_iri(node) else None
        file = next((file for file in self.files if iri in file.subject_lines), None) if iri else None
        return Issue(
            rule=rule,
            severity=Severity.VIOLATION,
            message=Text(th=f"{words.th}: {what}", en=f"{words.en}: {what}"),
            node=iri,
            path=file.name if file else self.store.workspace.relative(self.store.workspace.shapes),
            line=file.subject_lines[iri] if file and iri else None,
            hint=hint,
        )


_MISSPELT = Text(th="SHACL ไม่มีคำนี้ กฎจึงไม่มีผล", en="not a term of SHACL, so that it has no effect")
_UNUSED = Text(th="ตัวตรวจไม่ใช้ความสามารถนี้ กฎจึงไม่มีผล", en="a feature that the gate does not use")
_FLAG = Text(th="ต้องเป็น true หรือ false", en="must be true or false")
_NO_CLASS = Text(th="ไม่มีคลาสนี้ในออนโทโลยี", en="the ontology has no such class")
_NO_PROPERTY = Text(th="ไม่มีคุณสมบัตินี้ในออนโทโลยี", en="the ontology has no such property")
_NO_NODE = Text(th="ไม่มีสิ่งใดกล่าวถึงโหนดนี้", en="nothing describes this node")
_PATTERN = Text(th="นิพจน์ปรกติใช้ไม่ได้", en="not a regular expression")
_BACKTRACKS = Text(th="นิพจน์ปรกติซ้อนตัวซ้ำ อาจค้าง", en="a repeat within a repeat may take for ever")
_QUERY = Text(th="กฎต้องไม่อ่านข้อมูลจากภายนอก", en="a rule must not read from outside")
_NO_QUERY = Text(th="คำสั่ง SPARQL ผิดไวยากรณ์", en="not a query in SPARQL")
_NOT_REACHED = Text(
    th="รูปร่างนี้ไม่มีเป้าหมายและไม่มีรูปร่างใดใช้ จึงไม่มีผล",
    en="no target and no other shape leads to it, so that it has no effect",
)
