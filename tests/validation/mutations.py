"""Small wrongs done to a loaded graph: one for each statement that a slip of the pen can get wrong.

A mutation changes one thing only, and only into what the cited lines do not print as well: `25` into `26` is
no wrong where the lines print both.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from kprgraph import thai
from kprgraph.edition import Edition
from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_ONTOLOGY, GRAPH_REGISTRY, compress, expand
from kprgraph.store import Store
from kprgraph.validation.sealed import lines_of

BE_YEARS = {str(year) for year in range(2400, 2700)}
CONSONANTS = "กขคงจชซญดตถทธนบปผพฟมยรลวศสหอ"
NOT_NAMED = frozenset(
    map(expand, ("kpr:FiscalYear", "kpr:CalendarYear", "kpr:Period", "kpr:Indicator", "skos:ConceptScheme"))
)


@dataclass(frozen=True)
class Fact:
    """A statement of a curated file.

    Attributes:
        quad: The statement.
        predicate: CURIE of its property.
        text: IRI of the object, or the text of a literal.
        datatype: CURIE of the datatype of a literal, or "" for a link.
        lang: Language of a literal, or "".
    """

    quad: ox.Quad
    predicate: str
    text: str
    datatype: str = ""
    lang: str = ""

    @classmethod
    def of(cls, quad: ox.Quad) -> "Fact":
        predicate, term = compress(quad.predicate.value), quad.object
        if isinstance(term, ox.Literal):
            return cls(quad, predicate, term.value, compress(term.datatype.value), term.language or "")
        return cls(quad, predicate, term.value if isinstance(term, ox.NamedNode) else str(term))

    def replaced(self, text: str) -> ox.Quad:
        """The same statement with another object of the same kind."""
        term: ox.NamedNode | ox.Literal
        if not self.datatype:
            term = ox.NamedNode(text)
        elif self.lang:
            term = ox.Literal(text, language=self.lang)
        else:
            term = ox.Literal(text, datatype=ox.NamedNode(expand(self.datatype)))
        return ox.Quad(self.quad.subject, self.quad.predicate, term, self.quad.graph_name)


@dataclass(frozen=True)
class Mutation:
    """One wrong.

    Attributes:
        kind: What was changed, such as `value` or `line`.
        record: The record that was changed, or that the change is about.
        record_class: CURIE of its class.
        told: IRIs of which one has to be named when the wrong is found.
        remove: Statement that is taken out.
        add: Statement that takes its place.
    """

    kind: str
    record: str
    record_class: str
    told: frozenset[str]
    remove: ox.Quad
    add: ox.Quad

    def __str__(self) -> str:
        return f"{self.kind} of {compress(self.record)}: {self.remove.object} -> {self.add.object}"


@contextmanager
def done(store: Store, mutations: Sequence[Mutation]) -> Iterator[None]:
    """The store with the mutations; as before when the block ends."""
    # What takes the place of a statement may be stated already, and must then stay when the block ends.
    touched = {quad for mutation in mutations for quad in (mutation.remove, mutation.add)}
    stated = {quad for quad in touched if quad in store.quads}
    try:
        for mutation in mutations:
            store.quads.remove(mutation.remove)
            store.quads.add(mutation.add)
        yield
    finally:
        for quad in touched:
            (store.quads.add if quad in stated else store.quads.remove)(quad)


class Mutator:
    """Makes the mutations of a graph; `chance` is seeded, so that a failure can be repeated."""

    def __init__(self, store: Store, edition: Edition, chance: random.Random) -> None:
        self.store = store
        self.edition = edition
        self.chance = chance
        self.facts: dict[str, list[Fact]] = defaultdict(list)
        self.registry: set[str] = set()
        for quad in store.quads:
            graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            if graph not in (GRAPH_ONTOLOGY, GRAPH_DERIVED) and isinstance(quad.subject, ox.NamedNode):
                self.facts[quad.subject.value].append(Fact.of(quad))
                if graph == GRAPH_REGISTRY:
                    self.registry.add(quad.subject.value)
        self.sealed = self.store.subjects("rdf:type", ox.NamedNode(expand("kpr:Passage")))
        for facts in self.facts.values():
            facts.sort(key=lambda fact: str(fact.quad))

    def records(self) -> list[str]:
        """The records that cite lines, without knowledge from outside the report."""
        return sorted(
            iri for iri in self.facts if self._passages(iri) and not self._supported(iri, "external")
        )

    def mutations(self, kind: str) -> list[Mutation]:
        """One mutation of this kind for each record that has something to change."""
        made = (list(KINDS[kind](self, record)) for record in self.records())
        return [self.chance.choice(candidates) for candidates in made if candidates]

    def class_of(self, record: str) -> str:
        return ", ".join(sorted(map(compress, self.store.types(record))))

    # --- what is changed ------------------------------------------------------------------------------------

    def value(self, record: str) -> Iterator[Mutation]:
        """One digit of a number."""
        printed = set(thai.numbers_in(self._text(record)))
        for fact in self.facts[record] if not self._supported(record, "computed") else ():
            if fact.datatype in ("xsd:integer", "xsd:decimal"):
                yield from self._first(
                    "value",
                    record,
                    fact,
                    (
                        other
                        for other in self._digit_changed(fact.text)
                        if Decimal(other) != Decimal(fact.text)
                        and (fact.predicate == "kpr:value" or Decimal(other) not in printed)
                    ),
                )

    def printed(self, record: str) -> Iterator[Mutation]:
        """One digit, or one letter where there is no digit, of an as-printed form."""
        text = thai.squeeze(self._text(record))
        for fact in self.facts[record]:
            if fact.predicate == "kpr:asPrinted":
                changed = list(self._digit_changed(fact.text)) or list(self._letter_changed(fact.text))
                yield from self._first(
                    "printed", record, fact, (other for other in changed if thai.squeeze(other) not in text)
                )

    def date(self, record: str) -> Iterator[Mutation]:
        """One digit of a date."""
        text = thai.squeeze(self._text(record))
        for fact in self.facts[record]:
            if fact.datatype == "xsd:date":
                yield from self._first(
                    "date",
                    record,
                    fact,
                    (
                        other
                        for other in self._digit_changed(fact.text)
                        if (day := _day(other))
                        and not any(thai.squeeze(form) in text for form in thai.print_be_date(day))
                    ),
                )

    def period(self, record: str) -> Iterator[Mutation]:
        """One digit of a fiscal or calendar year, into a year that the registry has too where it can be."""
        years = set(map(str, thai.be_years_in(self._text(record))))
        for fact in self._links(record):
            prefix, _, year = compress(fact.text).partition(":")
            if prefix in ("fy", "cy"):
                others = [expand(f"{prefix}:{y}") for y in self._digit_changed(year) if y in BE_YEARS - years]
                others.sort(key=lambda other: other not in self.facts)
                yield from self._first("period", record, fact, iter(others))

    def link(self, record: str) -> Iterator[Mutation]:
        """Another thing of the same class in place of the one that is linked."""
        for fact in self._links(record):
            if self._is_named(fact.text):
                others = self._alike(fact.text)
                self.chance.shuffle(others)
                unnamed = (other for other in others if not self._names_in(record, other))
                yield from self._first("link", record, fact, unnamed)

    def name(self, record: str) -> Iterator[Mutation]:
        """One letter of the only name by which a linked thing stands in the lines."""
        for names in self._names_of_links(record):
            if len(names) == 1:
                yield from self._misspelt("name", record, names[0])

    def alias(self, record: str) -> Iterator[Mutation]:
        """One letter of a Thai name of a linked thing that stands in the lines by other names too."""
        for names in self._names_of_links(record):
            for name in names if len(names) > 1 else ():
                if name.lang == "th":
                    yield from self._misspelt("alias", record, name)

    def meant(self, record: str) -> Iterator[Mutation]:
        """One letter of the name that a printed spelling is meant as."""
        for fact in self.facts[record]:
            if fact.predicate == "kpr:asMeant" and any(
                f.predicate == "kpr:nameOf" for f in self.facts[record]
            ):
                yield from self._first("meant", record, fact, self._letter_changed(fact.text))

    def line(self, record: str) -> Iterator[Mutation]:
        """One digit of a line number."""
        for fact in self._passages(record):
            base, _, name = fact.text.rpartition("/L")
            others = (f"{base}/L{other}" for other in self._digit_changed(name))
            yield from self._first(
                "line", record, fact, (other for other in others if other not in self.facts)
            )

    def moved(self, record: str) -> Iterator[Mutation]:
        """Another passage of the report, well sealed, in place of the one that has what the record holds."""
        for fact in self._passages(record):
            kept = [one for one in self._passages(record) if one != fact]
            others = [other for other in self.sealed if other.startswith(fact.text.rpartition("/")[0])]
            few = self.chance.sample(others, min(5, len(others)))
            texts = ((other, "\n".join((self._lines(kept), self._line(other)))) for other in few)
            unfit = (other for other, text in texts if not self._fits(record, text))
            yield from self._first("moved", record, fact, unfit)

    def _fits(self, record: str, text: str) -> bool:
        """Whether a text has all as-printed forms, and a name of all things that the record links."""
        text = thai.squeeze(text).lower()
        forms = [[fact.text] for fact in self.facts[record] if fact.predicate == "kpr:asPrinted"]
        names = [[name.text for name in self._names(thing)] for thing in self._unexcused(record)]
        return all(any(thai.squeeze(one).lower() in text for one in several) for several in forms + names)

    def digest(self, record: str) -> Iterator[Mutation]:
        """One digit of the digest of a passage."""
        for passage in self._passages(record):
            yield from self._sealed("digest", record, passage.text, passage.text, "kpr:spanSha256")

    def offset(self, record: str) -> Iterator[Mutation]:
        """One digit of an offset of a passage."""
        for passage in self._passages(record):
            yield from self._sealed(
                "offset", record, passage.text, f"{passage.text}-pos", "oa:start", "oa:end"
            )

    # --- how ------------------------------------------------------------------------------------------------

    def _first(
        self, kind: str, record: str, fact: Fact, others: Iterator[str], *told: str
    ) -> Iterator[Mutation]:
        other = next(others, None)
        if other is not None:
            nodes = frozenset((record, *told))
            yield Mutation(kind, record, self.class_of(record), nodes, fact.quad, fact.replaced(other))

    def _sealed(
        self, kind: str, record: str, passage: str, node: str, *predicates: str
    ) -> Iterator[Mutation]:
        for fact in self.facts.get(node, ()):
            if fact.predicate in predicates:
                yield from self._first(kind, record, fact, self._digit_changed(fact.text), passage)

    def _misspelt(self, kind: str, record: str, name: Fact) -> Iterator[Mutation]:
        text = thai.squeeze(self._text(record)).lower()
        others = (o for o in self._letter_changed(name.text) if thai.squeeze(o).lower() not in text)
        thing = name.quad.subject
        yield from self._first(kind, record, name, others, getattr(thing, "value", ""))

    def _digit_changed(self, text: str) -> Iterator[str]:
        """`text` with one digit replaced, in all ways and any order; by no 0, as it may not come first."""
        places = [place for place, char in enumerate(text) if char in thai.ARABIC_DIGITS + thai.THAI_DIGITS]
        changes = [(place, digit) for place in places for digit in "123456789"]
        self.chance.shuffle(changes)
        for place, digit in changes:
            other = thai.to_thai_digits(digit) if text[place] in thai.THAI_DIGITS else digit
            if other != text[place]:
                yield text[:place] + other + text[place + 1 :]

    def _letter_changed(self, text: str) -> Iterator[str]:
        """`text` with one consonant or Latin letter replaced."""
        places = [
            i for i, char in enumerate(text) if char in CONSONANTS or (char.isascii() and char.isalpha())
        ]
        self.chance.shuffle(places)
        for place in places:
            other = self.chance.choice(CONSONANTS if text[place] in CONSONANTS else "qxz")
            if other != text[place]:
                yield text[:place] + other + text[place + 1 :]

    # --- what there is --------------------------------------------------------------------------------------

    def _text(self, record: str) -> str:
        return self._lines(self._passages(record))

    def _lines(self, passages: Sequence[Fact]) -> str:
        return "\n".join(self._line(fact.text) for fact in passages)

    def _line(self, passage: str) -> str:
        lines = lines_of(passage)
        return self.edition.span(*lines).text if lines else ""

    def _supported(self, record: str, support: str) -> bool:
        return any(fact.text == expand(f"support:{support}") for fact in self.facts[record])

    def _passages(self, record: str) -> list[Fact]:
        return [fact for fact in self.facts[record] if fact.predicate == "kpr:statedIn"]

    def _links(self, record: str) -> list[Fact]:
        return [fact for fact in self.facts[record] if not fact.datatype and fact.predicate != "kpr:implied"]

    def _names(self, thing: str) -> list[Fact]:
        labels = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")
        return [fact for fact in self.facts.get(thing, ()) if fact.predicate in labels]

    def _names_in(self, record: str, thing: str) -> list[Fact]:
        text = thai.squeeze(self._text(record)).lower()
        return [name for name in self._names(thing) if thai.squeeze(name.text).lower() in text]

    def _unexcused(self, record: str) -> list[str]:
        """The things that the record links and the lines have to name."""
        implied = {fact.text for fact in self.facts[record] if fact.predicate == "kpr:implied"}
        linked = (fact.text for fact in self._links(record))
        return [thing for thing in linked if thing not in implied and self._is_named(thing)]

    def _names_of_links(self, record: str) -> Iterator[list[Fact]]:
        return (self._names_in(record, thing) for thing in self._unexcused(record))

    def _is_named(self, thing: str) -> bool:
        """Whether it is a thing of the registry that has to be named where it is linked."""
        has_name = thing in self.registry and bool(self._names(thing))
        return has_name and self.store.types(thing).isdisjoint(NOT_NAMED)

    def _alike(self, thing: str) -> list[str]:
        classes = sorted(self.store.types(thing))
        alike = self.store.subjects("rdf:type", ox.NamedNode(classes[0]))
        return [
            iri
            for iri in alike
            if iri != thing and self._is_named(iri) and sorted(self.store.types(iri)) == classes
        ]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


KINDS: dict[str, Callable[[Mutator, str], Iterator[Mutation]]] = {
    "value": Mutator.value,
    "printed": Mutator.printed,
    "date": Mutator.date,
    "period": Mutator.period,
    "link": Mutator.link,
    "name": Mutator.name,
    "alias": Mutator.alias,
    "meant": Mutator.meant,
    "line": Mutator.line,
    "moved": Mutator.moved,
    "digest": Mutator.digest,
    "offset": Mutator.offset,
}
"""Kind of mutation -> what makes all mutations of this kind of one record."""
