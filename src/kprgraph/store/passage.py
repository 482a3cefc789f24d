"""Where a record is stated: lines, section and printed pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from kprgraph.namespaces import expand
from kprgraph.store.graph import Term, value_of

_MANY = 200
_EVERY = """SELECT ?passage ?a ?b ?section ?first ?last WHERE {
  ?passage a kpr:Passage ; kpr:lineStart ?a ; kpr:lineEnd ?b .
  OPTIONAL { ?passage kpr:inSection/skos:notation ?section }
  OPTIONAL { ?passage kpr:pageStart ?first ; kpr:pageEnd ?last }
} ORDER BY ?passage ?section"""


@dataclass(frozen=True, order=True)
class PassageRef:
    """Where a record is stated.

    Attributes:
        line_start: First line of the passage, counted from 1.
        line_end: Last line.
        section: Notation of the innermost section, such as `2.1`, or "".
        pages: Printed pages of that section, such as `47-53`, or "".
    """

    line_start: int
    line_end: int
    section: str
    pages: str

    def as_dict(self) -> dict[str, int | str]:
        """The form in JSON rows."""
        return {
            "line_start": self.line_start,
            "line_end": self.line_end,
            "section": self.section,
            "pages": self.pages,
        }


class _Statements(Protocol):
    def objects(self, subject: str, predicate: str) -> list[Term]: ...

    def select(self, sparql: str, **bindings: Term) -> Iterator[dict[str, Term]]: ...


class Passages:
    """The passages of a graph: a few are looked up one by one, and all at once for who asks for many."""

    def __init__(self, store: _Statements) -> None:
        self._store = store
        self._known: dict[str, PassageRef | None] = {}
        self._complete = False

    def of(self, passages: Iterable[Term]) -> list[PassageRef]:
        """Those of these nodes that are passages, each once, in the order of the text."""
        cited = {value_of(term) for term in passages}
        unknown = cited - self._known.keys()
        if unknown and not self._complete and len(unknown) + len(self._known) > _MANY:
            self._known = dict(self._every())
            self._complete = True
        for iri in cited - self._known.keys():
            self._known[iri] = None if self._complete else self._one(iri)
        return sorted(ref for iri in cited if (ref := self._known[iri]) is not None)

    def _one(self, iri: str) -> PassageRef | None:
        types, *ends = (
            self._store.objects(iri, name) for name in ("rdf:type", "kpr:lineStart", "kpr:lineEnd")
        )
        if expand("kpr:Passage") not in map(value_of, types) or not all(ends):
            return None
        sections = [
            value_of(notation)
            for section in self._store.objects(iri, "kpr:inSection")
            for notation in self._store.objects(value_of(section), "skos:notation")
        ]
        pages = [
            value_of(found[0])
            for name in ("kpr:pageStart", "kpr:pageEnd")
            if (found := self._store.objects(iri, name))
        ]
        first, last = (value_of(end[0]) for end in ends)
        return _ref(first, last, min(sections, default=""), pages)

    def _every(self) -> dict[str, PassageRef]:
        passages: dict[str, PassageRef] = {}
        for row in self._store.select(_EVERY):
            text = {name: value_of(term) for name, term in row.items()}
            pages = [text[end] for end in ("first", "last") if end in text]
            ref = _ref(text["a"], text["b"], text.get("section", ""), pages)
            passages.setdefault(text["passage"], ref)
        return passages


def _ref(first: str, last: str, section: str, pages: list[str]) -> PassageRef:
    printed = "-".join(dict.fromkeys(pages)) if len(pages) > 1 else ""
    return PassageRef(int(first), int(last), section, printed)
