"""Wrongs done to a graph at random: statements dropped, doubled, pointed elsewhere, retagged, retyped."""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence

import pyoxigraph as ox

from kprgraph.namespaces import PREFIXES

XSD = PREFIXES["xsd"]
DATATYPES = [
    f"{XSD}{name}" for name in ("integer", "date", "decimal", "boolean", "string", "anyURI", "dateTime")
]
FORMS = ["", "0", "-1", "9" * 23, "1.5", "true", "2566-02-30", "2023-02-29", "x" * 400]
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# rdflib falls into an endless recursion where it calculates with what is no number.
CALCULATED = ("beYear", "clause")


class Planter:
    """A graph to do wrong to; the same seed does the same wrongs.

    Args:
        triples: The graph.
        seed: Seed of the choices.
        typed: Whether literals may get another datatype, or a form that their datatype does not have.
    """

    def __init__(self, triples: Sequence[ox.Triple], seed: int, *, typed: bool) -> None:
        self.random = random.Random(seed)
        self.triples = sorted(triples, key=str)
        self.typed = typed
        self.uses: dict[ox.NamedNode, list[ox.Triple]] = defaultdict(list)
        for triple in self.triples:
            self.uses[triple.predicate].append(triple)
        self.predicates = sorted(self.uses, key=str)
        self.things = sorted({t.object for t in self.triples if isinstance(t.object, ox.NamedNode)}, key=str)

    def changes(self, number: int) -> tuple[set[ox.Triple], set[ox.Triple]]:
        """What to remove and what to add."""
        removed: set[ox.Triple] = set()
        added: set[ox.Triple] = set()
        wrongs = [self._drop, self._double, self._redirect, self._retag, self._rename, self._replace]
        if self.typed:
            wrongs += [self._retype, self._reform, self._mix]
        for _ in range(number):
            triple = self.random.choice(self.uses[self.random.choice(self.predicates)])
            if not triple.predicate.value.endswith(CALCULATED):
                wrong: Callable[[ox.Triple], tuple[bool, ox.Triple | None]] = self.random.choice(wrongs)
                drops, instead = wrong(triple)
                removed |= {triple} if drops else set()
                added |= {instead} if instead is not None else set()
        return removed, added - set(self.triples)

    def _drop(self, triple: ox.Triple) -> tuple[bool, ox.Triple | None]:
        return True, None

    def _double(self, triple: ox.Triple) -> tuple[bool, ox.Triple | None]:
        other = self.random.choice(self.uses[triple.predicate]).object
        return False, ox.Triple(triple.subject, triple.predicate, other)

    def _redirect(self, triple: ox.Triple) -> tuple[bool, ox.Triple | None]:
        if isinstance(triple.object, ox.Literal) and not self.typed:
            return True, None
        return True, ox.Triple(triple.subject, triple.predicate, self.random.choice(self.things))

    def _retag(self, triple: ox.Triple) -> tuple[bool, ox.Triple | None]:
        if not isinstance(triple.object, ox.Literal) or not triple.object.language:
            return False, None
        tag = self.random.choice(["th", "en", "en-GB", "lo"])
        return True, ox.Triple(
            triple.subject, triple.predicate, ox.Literal(triple.object.value, language=tag)
        )

    def _rename(self, triple: ox.Triple) -> tuple[bool, ox.Triple | None]:
        name = ox.NamedNode(triple.predicate.value + "x")
        return True, ox.Triple(triple.subject, name, triple.object)

    def _replace(self, triple: ox.Triple) -> tuple[bool, ox.Triple | None]:
        if isinstance(triple.object, ox.Literal):
            return False, None
        number = self.random.randrange(1000)
        blank, named = ox.BlankNode(f"b{number}"), ox.NamedNode(f"urn:x:{number}")
        other: ox.BlankNode | ox.NamedNode = self.random.choice((blank, named))
        return False, ox.Triple(triple.subject, triple.predicate, other)

    def _retype(self, triple: ox.Triple) -> tuple[bool, ox.Triple | None]:
        if not isinstance(triple.object, ox.Literal):
            return False, None
        datatype = ox.NamedNode(self.random.choice(DATATYPES))
        term = ox.Literal(triple.object.value, datatype=datatype)
        return True, ox.Triple(triple.subject, triple.predicate, term)

    def _reform(self, triple: ox.Triple) -> tuple[bool, ox.Triple | None]:
        term = triple.object
        if not isinstance(term, ox.Literal):
            return False, None
        thai, spaced = term.value.translate(THAI_DIGITS), f" {term.value}\n"
        form = self.random.choice([*FORMS, thai, spaced])
        other = (
            ox.Literal(form, language=term.language)
            if term.language
            else ox.Literal(form, datatype=term.datatype)
        )
        return True, ox.Triple(triple.subject, triple.predicate, other)

    def _mix(self, triple: ox.Triple) -> tuple[bool, ox.Triple | None]:
        other = self.random.choice(self.uses[self.random.choice(self.predicates)]).object
        return False, ox.Triple(triple.subject, triple.predicate, other)


def planted(triples: Sequence[ox.Triple], seed: int, number: int, *, typed: bool) -> list[ox.Triple]:
    """The graph with `number` wrongs, of which a few come to nothing."""
    removed, added = Planter(triples, seed, typed=typed).changes(number)
    return sorted((set(triples) - removed) | added, key=str)
