"""Errors planted in a loaded graph: what one is, how it is put in and taken out, and what makes one.

An error is put where the audit has nothing to ask yet. It is found if a check of its kind then asks something
new about what was changed.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal

import pyoxigraph as ox

from kprgraph import audit
from kprgraph.audit import Finding
from kprgraph.namespaces import GRAPH_REGISTRY, compress, expand
from kprgraph.store import Store

HOME = ox.NamedNode(GRAPH_REGISTRY)

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = dict[str, str]


@dataclass(frozen=True)
class Error:
    """One planted error.

    Attributes:
        told: IRIs of which one has to be named by whoever finds it.
        remove: Statements that are taken out.
        add: Statements that are put in.
    """

    told: frozenset[str]
    remove: tuple[ox.Quad, ...] = ()
    add: tuple[ox.Quad, ...] = ()

    def __str__(self) -> str:
        gone = "; ".join(_said(quad) for quad in self.remove)
        come = "; ".join(_said(quad) for quad in self.add)
        return f"{gone or '-'} => {come or '-'}"


@contextmanager
def planted(store: Store, error: Error) -> Iterator[None]:
    """The store with the error in it; as before when the block ends."""
    touched = {*error.remove, *error.add}
    stated = {quad for quad in touched if quad in store.quads}
    try:
        for quad in error.remove:
            store.quads.remove(quad)
        for quad in error.add:
            store.quads.add(quad)
        yield
    finally:
        for quad in touched:
            (store.quads.add if quad in stated else store.quads.remove)(quad)


class Ground:
    """A graph to plant in; `chance` is seeded, so that a failure can be repeated."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self.store, self.chance = store, chance

    def rows(self, where: str) -> list[Row]:
        """Solutions of a pattern in SPARQL, as texts and IRIs, shuffled."""
        found = {
            tuple(sorted((name, _text(term)) for name, term in row.items()))
            for row in self.store.select(f"SELECT * WHERE {{ {where} }}")
        }
        rows = [dict(each) for each in sorted(found)]
        self.chance.shuffle(rows)
        return rows

    def quads(self, subject: str, predicate: str | None = None, value: str | None = None) -> list[ox.Quad]:
        """What is said of a subject."""
        link = ox.NamedNode(expand(predicate)) if predicate else None
        found = self.store.quads.quads_for_pattern(ox.NamedNode(subject), link, None)
        return sorted((quad for quad in found if value in (None, _text(quad.object))), key=str)

    def replaced(self, subject: str, predicate: str, *values: Term, told: Iterable[str] = ()) -> Error:
        """The error that a subject has other values of a property."""
        old = self.quads(subject, predicate)
        home = old[0].graph_name if old else HOME
        new = [ox.Quad(ox.NamedNode(subject), ox.NamedNode(expand(predicate)), v, home) for v in values]
        return Error(frozenset((subject, *told)), tuple(old), tuple(new))

    def exchanged(self, one: str, two: str, predicate: str) -> Error:
        """The error that two subjects have the value of a property of one another."""
        first, second = self.quads(one, predicate)[0], self.quads(two, predicate)[0]
        return together(
            self.replaced(one, predicate, second.object), self.replaced(two, predicate, first.object)
        )

    def added(self, subject: str, predicate: str, value: Term, told: Iterable[str] = ()) -> Error:
        """The error that something more is said of a subject."""
        quad = ox.Quad(ox.NamedNode(subject), ox.NamedNode(expand(predicate)), value, HOME)
        return Error(frozenset((subject, *told)), (), (quad,))

    def dropped(
        self, subject: str, predicate: str, value: str | None = None, told: Iterable[str] = ()
    ) -> Error:
        """The error that something of a subject is left out."""
        return Error(frozenset((subject, *told)), tuple(self.quads(subject, predicate, value)))

    def forgotten(self, subject: str, told: Iterable[str] = ()) -> Error:
        """The error that a record is left out altogether."""
        pointing = self.store.quads.quads_for_pattern(None, None, ox.NamedNode(subject))
        return Error(frozenset((subject, *told)), tuple(sorted((*self.quads(subject), *pointing), key=str)))

    def copied(self, subject: str, changes: dict[str, Term | None], told: Iterable[str] = ()) -> Error:
        """The error that the same is said again, with other values; None leaves a property out."""
        copy = ox.NamedNode(f"{subject}-again")
        gone = {expand(predicate) for predicate in changes}
        kept = [quad for quad in self.quads(subject) if quad.predicate.value not in gone]
        said = [ox.Quad(copy, quad.predicate, quad.object, HOME) for quad in kept]
        said += [
            ox.Quad(copy, ox.NamedNode(expand(name)), value, HOME)
            for name, value in changes.items()
            if value is not None
        ]
        return Error(frozenset((copy.value, *told)), (), tuple(said))

    def record(self, name: str, said: dict[str, Term], told: Iterable[str] = ()) -> Error:
        """The error that there is one record more."""
        subject = ox.NamedNode(name)
        quads = [ox.Quad(subject, ox.NamedNode(expand(link)), value, HOME) for link, value in said.items()]
        return Error(frozenset((name, *told)), (), tuple(quads))

    def value(self, subject: str, predicate: str = "kpr:value") -> Decimal:
        """A number that is said of a subject."""
        return Decimal(_text(self.quads(subject, predicate)[0].object))

    def misprint(self, subject: str, predicate: str = "kpr:value", told: Iterable[str] = ()) -> Error:
        """The error that one of the first two digits of a number is another."""
        (old, *_) = (quad.object for quad in self.quads(subject, predicate))
        text = _text(old)
        places = [i for i, char in enumerate(text) if char.isdigit() and text[:i].strip("0.-") + char != "0"]
        place = self.chance.choice(places[:2])
        digits = "123456789" if place == places[0] else "0123456789"
        digit = self.chance.choice([each for each in digits if each != text[place]])
        other = f"{text[:place]}{digit}{text[place + 1 :]}"
        datatype = old.datatype if isinstance(old, ox.Literal) else None
        return self.replaced(subject, predicate, ox.Literal(other, datatype=datatype), told=told)


Plant = Callable[[Ground], Iterator[Error]]


@dataclass(frozen=True)
class Kind:
    """A kind of errors.

    Attributes:
        name: What is wrong.
        checks: Checks of which one has to find it.
        plant: Makes all errors of this kind that can be planted in a graph.
    """

    name: str
    checks: tuple[str, ...]
    plant: Plant


KINDS: dict[str, Kind] = {}
"""All kinds of errors by name."""


def kind(name: str, *checks: str) -> Callable[[Plant], Plant]:
    """Declare a maker of errors."""

    def declared(plant: Plant) -> Plant:
        KINDS[name] = Kind(name, checks, plant)
        return plant

    return declared


def together(*errors: Error) -> Error:
    """Several errors as one."""
    return Error(
        frozenset().union(*(error.told for error in errors)),
        tuple(quad for error in errors for quad in error.remove),
        tuple(quad for error in errors for quad in error.add),
    )


@dataclass
class Outcome:
    """What became of the errors of one kind."""

    tried: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def found(self) -> int:
        return self.tried - len(self.missed)

    @property
    def share(self) -> float:
        """Share of the planted errors that were found, in per cent."""
        return 100 * self.found / self.tried if self.tried else 0.0


def tried(store: Store, wanted: Kind, most: int, seed: int = 2566) -> Outcome:
    """Plant errors of one kind one after the other, at most so many, and look for each."""
    ground = Ground(store, random.Random(seed))
    before = _asked(audit.audit(store, wanted.checks))
    open_already = {node for nodes in before.values() for node in nodes}
    outcome = Outcome()
    for error in wanted.plant(ground):
        if outcome.tried >= most:
            break
        if open_already & error.told:
            continue
        outcome.tried += 1
        with planted(store, error):
            after = _asked(audit.audit(store, wanted.checks))
        new = {node for name, nodes in after.items() if name not in before for node in nodes}
        if not new & error.told:
            outcome.missed.append(str(error))
    return outcome


def _asked(findings: Sequence[Finding]) -> dict[str, set[str]]:
    """Finding -> what it names, of those that ask something."""
    return {
        each.id: {*each.figures, *each.records, *filter(None, (each.subject,))}
        for each in findings
        if each.question
    }


def iri(curie: str) -> ox.NamedNode:
    return ox.NamedNode(expand(curie))


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else str(term)


def _said(quad: ox.Quad) -> str:
    subject, link, value = (_text(each) for each in (quad.subject, quad.predicate, quad.object))
    return f"{compress(subject)} {compress(link)} {compress(value) if '://' in value else value}"
