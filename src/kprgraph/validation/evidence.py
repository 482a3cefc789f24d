"""The evidence rule: every record is held against the lines that it cites.

What a record links, counts and dates must stand in its lines: each named thing by one of its names, each
number and each as-printed form as printed, each date and year in its Thai form. What the lines leave unsaid
the record itself has to declare (`kpr:implied`, `support:computed`).
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from kprgraph import thai
from kprgraph.edition import Edition
from kprgraph.errors import Text
from kprgraph.names import named_things
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.terms import python_value
from kprgraph.validation.cited import Lines, Source
from kprgraph.validation.labels import check_labels
from kprgraph.validation.positions import Place, check_positions
from kprgraph.validation.report import Issue, Severity
from kprgraph.validation.sealed import Passages, all_editions, check_passages, lines_of, passages_of, sources
from kprgraph.validation.statements import Statements, World

_SPANS = frozenset(map(expand, ("kpr:FiscalYear", "kpr:CalendarYear", "kpr:Period")))
_YEARS = ("kpr:beYear", "kpr:beYearStart", "kpr:beYearEnd")
_BOUNDS = ("dcat:startDate", "dcat:endDate")
# Their names are our own words: for what a figure measures (the figure is held as printed), or for a set.
_COINED = frozenset(map(expand, ("kpr:Indicator", "skos:ConceptScheme")))


def check(store: Store, edition: Edition) -> Iterator[Issue]:
    """Issues of all records whose report is made from `edition`, of their passages, and of registry names.

    Of records: `name-not-cited`, `period-not-cited`, `date-not-cited`, `number-not-cited`,
    `as-printed-not-cited`, `value-not-as-printed`, `meant-no-name`, and as warnings `exemption-not-needed`
    and `nothing-to-check`. The others are those of `check_passages`, `check_positions` and `check_labels`,
    and `no-edition` if no report is made from the text.
    """
    bases = sources(store, edition)
    if not bases:
        yield _no_edition(edition)
        return
    passages = {passage: records for base in bases for passage, records in passages_of(store, base).items()}
    yield from check_passages(store, edition, passages)
    world = _world(store, edition, _records(passages, edition))
    linked: set[str] = set()
    places: list[Place] = []
    for record in world.records:
        statements = Statements(world, record)
        yield from statements.issues()
        linked |= statements.linked
        places += statements.places()
    yield from check_positions(store, places)
    # Beside other reports, a name that this one does not link may stand in their texts alone.
    is_only_report = len(bases) == len(all_editions(store))
    named = world.named if is_only_report else {iri: world.named[iri] for iri in sorted(linked)}
    yield from check_labels(store, world.source, named)


def _records(passages: Passages, edition: Edition) -> dict[str, list[Lines]]:
    """Record -> the lines it cites, as far as the edition has them."""
    cited: dict[str, list[Lines]] = defaultdict(list)
    for passage, records in passages.items():
        lines = lines_of(passage)
        if lines is not None and lines[1] <= len(edition.lines):
            for record in records:
                cited[record].append(lines)
    return dict(sorted(cited.items()))


def _world(store: Store, edition: Edition, records: dict[str, list[Lines]]) -> World:
    things = [thing for thing in named_things(store) if thing.in_registry]
    spans = {thing.iri: _years(store, thing.iri) for thing in things if not _SPANS.isdisjoint(thing.types)}
    named = {
        thing.iri: thing for thing in things if thing.iri not in spans and _COINED.isdisjoint(thing.types)
    }
    return World(store, Source(edition, named.values()), records, named, spans)


def _years(store: Store, span: str) -> frozenset[int]:
    """The Buddhist-Era years that bound a span of time."""
    stated = (python_value(term) for name in _YEARS for term in store.objects(span, name))
    years = frozenset(year for year in stated if isinstance(year, int))
    if years:
        return years
    dates = (python_value(term) for name in _BOUNDS for term in store.objects(span, name))
    return frozenset(thai.be_year(day) for day in dates if isinstance(day, date))


def _no_edition(edition: Edition) -> Issue:
    return Issue(
        rule="no-edition",
        severity=Severity.VIOLATION,
        message=Text(
            th=f"ไม่มีรายงานใดในข้อมูลที่ทำจากต้นฉบับนี้ (sha256 {edition.sha256})",
            en=f"no report of the data is made from this text (sha256 {edition.sha256})",
        ),
        hint=Text(th="ระบุไฟล์ข้อความของรายงาน", en="Give the text file of the report"),
    )
