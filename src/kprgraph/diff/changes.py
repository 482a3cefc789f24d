"""What became of each thing and record between two graphs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from kprgraph.diff.content import Fact, Kind, Node, moved, nodes
from kprgraph.diff.identity import successors
from kprgraph.errors import Text
from kprgraph.namespaces import expand
from kprgraph.store import Store, Term

PREF_LABEL = expand("skos:prefLabel")
VALUE = expand("kpr:value")
STATED_IN = expand("kpr:statedIn")
_REPLACED_BY = expand("dct:isReplacedBy")


class Change(Enum):
    """What happened, in the order of a summary."""

    RENAMED = "renamed"
    FIGURE = "figure"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REIDENTIFIED = "reidentified"
    CITED = "cited"
    REWORDED = "reworded"
    MOVED = "moved"

    @property
    def title(self) -> Text:
        """What it is called."""
        return _TITLES[self]


_TITLES = {
    Change.RENAMED: Text(th="ชื่อเปลี่ยน", en="Renamed"),
    Change.FIGURE: Text(th="ตัวเลขเปลี่ยน", en="Figures changed"),
    Change.CHANGED: Text(th="เนื้อหาเปลี่ยน", en="Changed"),
    Change.ADDED: Text(th="เพิ่ม", en="Added"),
    Change.REMOVED: Text(th="ตัดออก", en="Removed"),
    Change.REIDENTIFIED: Text(th="เปลี่ยน IRI เนื้อหาเดิม", en="New IRI, same thing"),
    Change.CITED: Text(th="อ้างข้อความอื่น", en="Cites other passages"),
    Change.REWORDED: Text(th="ข้อความที่อ้างเปลี่ยนคำ", en="The cited words changed"),
    Change.MOVED: Text(th="ข้อความที่อ้างเลื่อนบรรทัด", en="The cited words moved to other lines"),
}


@dataclass(frozen=True)
class Difference:
    """One change of one thing or record.

    Attributes:
        change: What happened.
        kind: What it happened to.
        former: IRI before, or None for what was added.
        iri: IRI now, or None for what was removed.
        predicate: The property that changed, or None.
        old: Its values before.
        new: Its values now.
    """

    change: Change
    kind: Kind
    former: str | None
    iri: str | None
    predicate: str | None = None
    old: tuple[Term | str, ...] = ()
    new: tuple[Term | str, ...] = ()


def compare(before: Store, after: Store) -> list[Difference]:
    """All differences between two graphs, by kind of change, kind of thing and IRI.

    What rules derive, and the ontology, are left out: the one follows from the rest, and the other has
    versions of its own.
    """
    old, new = nodes(before), nodes(after)
    became = successors(old, new)
    found = [*_differences(old, new, became)]
    order = {change: place for place, change in enumerate(Change)}
    return sorted(
        found, key=lambda one: (order[one.change], one.kind, one.iri or one.former or "", one.predicate or "")
    )


def _differences(
    old: Mapping[str, Node], new: Mapping[str, Node], became: Mapping[str, str]
) -> Iterator[Difference]:
    for iri, node in old.items():
        now = became.get(iri, iri)
        if now not in new:
            yield Difference(Change.REMOVED, node.kind, iri, None)
            continue
        if now != iri:
            yield Difference(Change.REIDENTIFIED, node.kind, iri, now, None, (iri,), (now,))
        yield from _between(node, new[now], became)
    kept = {became.get(iri, iri) for iri in old}
    # What is only left to point on to its successor is no new thing.
    pointers = {iri for iri in became if iri in new}
    for iri, node in new.items():
        if iri not in kept and iri not in pointers:
            yield Difference(Change.ADDED, node.kind, None, iri)


def _between(old: Node, new: Node, became: Mapping[str, str]) -> Iterator[Difference]:
    """What changed of a node that is there on both sides."""
    before, after = moved(old.facts, became), moved(new.facts, became)
    for predicate in sorted({name for name, _ in before ^ after}):
        change = Change.CHANGED
        if predicate == PREF_LABEL and not new.kind[0]:
            change = Change.RENAMED
        elif predicate == VALUE:
            change = Change.FIGURE
        values = [_values(facts, predicate) for facts in (before, after)]
        yield Difference(change, new.kind, old.iri, new.iri, predicate, *values)
    if old.passages != new.passages:
        change = _evidence(old.passages, new.passages)
        cited = tuple(old.passages), tuple(new.passages)
        yield Difference(change, new.kind, old.iri, new.iri, STATED_IN, *cited)


def _values(facts: Iterable[Fact], predicate: str) -> tuple[Term, ...]:
    return tuple(sorted((term for name, term in facts if name == predicate), key=str))


def _evidence(old: Mapping[str, str], new: Mapping[str, str]) -> Change:
    """What became of the passages: the same words elsewhere, other words on the same lines, or others."""
    if sorted(old.values()) == sorted(new.values()):
        return Change.MOVED
    return Change.REWORDED if set(old) == set(new) else Change.CITED
