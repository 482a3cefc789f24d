"""Hold the text of a report against the graph: every line, every figure and every name."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyoxigraph as ox

from kprgraph import thai
from kprgraph.coverage import ledger
from kprgraph.coverage.held import Held
from kprgraph.coverage.items import Item, Kind, Section, Status
from kprgraph.coverage.numerals import NumberClass, numerals
from kprgraph.coverage.result import Coverage, Stale
from kprgraph.coverage.unknown import candidates
from kprgraph.edition import Edition
from kprgraph.errors import Text, UnreadableInput
from kprgraph.mentions import Lexicon
from kprgraph.names import named_things
from kprgraph.namespaces import expand, split
from kprgraph.store import Store, Term
from kprgraph.validation.sealed import sources

# Our own words for what figures measure, and spans of time, are no names that the text gives to anything.
_COINED = frozenset(
    map(expand, ("kpr:Indicator", "skos:ConceptScheme", "kpr:FiscalYear", "kpr:CalendarYear", "kpr:Period"))
)
# Looked for, so that what lies inside counts for nothing else, but words for sets and parts, not names.
_GENERIC = frozenset(map(expand, ("kpr:Group", "kpr:AssessmentComponent")))
_SHOWN = 40


def measure(store: Store, edition: Edition) -> Coverage:
    """Hold the text of `edition` against the graph.

    The text tells what there is: lines, numbers that are figures (`numerals`), names that the registry knows
    and names that it does not (`unknown`). Only then is asked what the records that cite those lines hold.

    Raises:
        UnreadableInput: If no report of the graph is made from this text, or its ledger breaks the rules.
    """
    bases = sources(store, edition)
    if not bases:
        raise _made_from_none(edition)
    held = Held(store, edition, bases)
    items = sorted([*_lines(edition, held), *_figures(edition, held), *_names(store, edition, held)])
    stale: list[Stale] = []
    for year in _years(store, edition):
        path = store.workspace.data / f"report-{year}" / ledger.FILE
        name = store.workspace.relative(path)
        items, unused = _reasoned(items, ledger.read(path, name), edition, name)
        stale += unused
    sections = tuple(sorted(_sections(store, bases)))
    return Coverage(edition, tuple(items), sections, dict(held.citing), tuple(sorted(stale, key=_place)))


def _lines(edition: Edition, held: Held) -> Iterator[Item]:
    for number, text in enumerate(edition.lines, start=1):
        if thai.squeeze(text):
            span, what = edition.span(number), _even(text)
            shown = what if len(what) <= _SHOWN else f"{what[:_SHOWN]}…"
            status = Status.HELD if held.citing.get(number) else Status.OPEN
            yield Item(number, Kind.LINE, span.start, span.end, shown, (), status)


def _figures(edition: Edition, held: Held) -> Iterator[Item]:
    values = {start: value for start, _, value in thai.numbers_at(edition.text)}
    for number in numerals(edition.text):
        if number.of is NumberClass.FIGURE:
            line, printed = edition.line_at(number.start), edition.text[number.start : number.end]
            is_held = held.counts(number.start, number.end, line, values.get(number.start))
            status = Status.HELD if is_held else Status.OPEN
            yield Item(line, Kind.FIGURE, number.start, number.end, printed, (), status)


def _names(store: Store, edition: Edition, held: Held) -> Iterator[Item]:
    """Every name once on a line; first those that the registry knows."""
    things = [thing for thing in named_things(store) if thing.in_registry and _COINED.isdisjoint(thing.types)]
    generic = {thing.iri for thing in things if not _GENERIC.isdisjoint(thing.types)}
    lexicon = Lexicon((name.text, thing.iri) for thing in things for name in thing.names)
    found = lexicon.find(edition.text).named
    seen: set[tuple[int, tuple[str, ...] | str]] = set()
    for mention in found:
        names = tuple(sorted(mention.things - generic))
        lines = range(edition.line_at(mention.start), edition.line_at(mention.end - 1) + 1)
        if names and (lines[0], names) not in seen:
            seen.add((lines[0], names))
            status = Status.HELD if held.links(names, lines) else Status.OPEN
            what = _even(edition.text[mention.start : mention.end])
            yield Item(lines[0], Kind.NAME, mention.start, mention.end, what, names, status)
    for one in candidates(edition.text, found):
        line, what = edition.line_at(one.start), _even(edition.text[one.start : one.end])
        if (line, what) not in seen:
            seen.add((line, what))
            yield Item(line, Kind.NAME, one.start, one.end, what)


def _reasoned(
    items: Iterable[Item], entries: Iterable[ledger.Entry], edition: Edition, name: str
) -> tuple[list[Item], list[Stale]]:
    """The items, with what the entries explain marked so, and the entries that explain nothing."""
    items, stale, explained = list(items), [], set()
    for entry in entries:
        meant = [item for item in items if entry.explains(item, edition)]
        missing = {item for item in meant if item.status is not Status.HELD}
        explained |= missing
        if not missing:
            stale.append(Stale(name, entry.line, entry.what, bool(meant)))
    return [replace(item, status=Status.REASONED) if item in explained else item for item in items], stale


def _place(stale: Stale) -> tuple[str, int]:
    return stale.path, stale.line


def _years(store: Store, edition: Edition) -> list[str]:
    """The years of the reports that are made from the text."""
    made = store.subjects("kpr:sha256", ox.Literal(edition.sha256))
    return sorted({_text(year) for text in made for year in store.objects(text, "kpr:reportYear")})


def _sections(store: Store, bases: Iterable[str]) -> Iterator[Section]:
    for iri in store.subjects("rdf:type", ox.NamedNode(expand("kpr:Section"))):
        if split(iri)[0] in bases:
            first, last = (_number(store, iri, name) for name in ("kpr:lineStart", "kpr:lineEnd"))
            yield Section(first, last, "".join(map(_text, store.objects(iri, "skos:notation"))), iri)


def _number(store: Store, subject: str, predicate: str) -> int:
    return next((int(_text(term)) for term in store.objects(subject, predicate)), 0)


def _text(term: Term) -> str:
    return term.value if isinstance(term, ox.Literal) else str(term)


def _even(text: str) -> str:
    """As printed, on one line and without emphasis."""
    return " ".join(text.replace("*", "").split())


def _made_from_none(edition: Edition) -> UnreadableInput:
    return UnreadableInput(
        Text(th="ไม่มีรายงานใดในข้อมูลที่ทำจากต้นฉบับนี้", en="no report of the data is made from this text"),
        where=edition.path.as_posix(),
        hint=Text(
            th=f"ค่า sha256 ของไฟล์นี้คือ {edition.sha256} ซึ่งไม่ตรงกับ kpr:sha256 ใดในข้อมูล",
            en=f"Its sha256 is {edition.sha256}, which is no kpr:sha256 in the data",
        ),
    )
