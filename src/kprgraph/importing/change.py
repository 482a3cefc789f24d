"""What an edited workbook would change: a list of changes, each of one property of one node in one file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.namespaces import compress, expand
from kprgraph.query import Table
from kprgraph.store import Store, Term
from kprgraph.terms import Value
from kprgraph.turtle.writing import natural_key

_TYPE = expand("rdf:type")

HEADINGS = {
    "cell": Text(th="เซลล์", en="Cell"),
    "file": Text(th="ไฟล์", en="File"),
    "node": Text(th="รายการ", en="Node"),
    "property": Text(th="คุณสมบัติ", en="Property"),
    "old": Text(th="เดิม", en="Old"),
    "new": Text(th="ใหม่", en="New"),
}


@dataclass(frozen=True)
class Change:
    """The values of one property of one node, before and after.

    Attributes:
        cell: `sheet!cell` that says so.
        file: The curated file to edit.
        node: IRI of the node.
        predicate: IRI of the property.
        role: Language of the values, or ""; see `kprgraph.export.sheets.Column`.
        old: What the file holds.
        new: What it shall hold.
    """

    cell: str
    file: Path
    node: str
    predicate: str
    role: str
    old: tuple[Term, ...]
    new: tuple[Term, ...]

    @property
    def removed(self) -> list[ox.Triple]:
        """The statements that go."""
        return [self._triple(term) for term in self.old if term not in self.new]

    @property
    def added(self) -> list[ox.Triple]:
        """The statements that come."""
        return [self._triple(term) for term in self.new if term not in self.old]

    def _triple(self, term: Term) -> ox.Triple:
        return ox.Triple(ox.NamedNode(self.node), ox.NamedNode(self.predicate), term)


@dataclass(frozen=True)
class Plan:
    """What an import would do.

    Attributes:
        store: The graph as it is.
        book: The workbook.
        changes: In the order of the workbook.
        notes: What the user should know besides.
    """

    store: Store
    book: str
    changes: tuple[Change, ...]
    notes: tuple[Text, ...] = field(default=())

    def files(self) -> Mapping[Path, Sequence[Change]]:
        """The changes of each file."""
        by_file: dict[Path, list[Change]] = {}
        for change in self.changes:
            by_file.setdefault(change.file, []).append(change)
        return by_file

    def table(self, lang: str = "th") -> Table:
        """The changes as rows: `cell`, `file`, `node`, `property`, `old`, `new`."""
        rows: list[dict[str, Value]] = [
            {
                "cell": change.cell,
                "file": self.store.workspace.relative(change.file),
                "node": compress(change.node),
                "property": compress(change.predicate) + (f"@{change.role}" if change.role else ""),
                "old": _listed(change.old),
                "new": _listed(change.new),
            }
            for change in self.changes
        ]
        headings = {key: text.say(lang) for key, text in HEADINGS.items()}
        return Table("import", tuple(HEADINGS), rows, headings)


def _listed(terms: Sequence[Term]) -> str:
    return "; ".join(sorted(_words(terms), key=natural_key))


def _words(terms: Sequence[Term]) -> Iterator[str]:
    for term in terms:
        yield compress(term.value) if isinstance(term, ox.NamedNode) else getattr(term, "value", str(term))
