"""What pictures ask the graph for: who depends on whom, and which ministry a body belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kprgraph import catalog, query
from kprgraph.draw.cards import Note
from kprgraph.draw.palette import ROLES, STATUSES, UNSAID, role
from kprgraph.errors import Text
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.terms import Value
from kprgraph.thai import sort_key

_YEARS = Text(th="ปีงบประมาณ {}", en="FY B.E. {}")
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Dependence:
    """Links of one kind and state between two things; the target depends on the source.

    Attributes:
        source: IRI.
        target: IRI.
        kind: `ownership`, `feed` ...
        phrase: What the source does to the target, in words.
        status: Code of the scheme `linkstatus:`, or "".
        years: Fiscal years (Buddhist Era), sorted.
        records: IRIs of the records that say so.
    """

    source: str
    target: str
    kind: str
    phrase: str
    status: str
    years: tuple[int, ...]
    records: tuple[str, ...]


def dependences(store: Store, lang: str) -> list[Dependence]:
    """All of them, those that say the same put together; in order of kind, state and names."""
    found: dict[tuple[str, str, str, str, str], tuple[set[int], set[str]]] = defaultdict(
        lambda: (set(), set())
    )
    for row in query.run(store, catalog.find(store.workspace, "networks/dependency"), None, lang):
        key = (
            str(row["source"]),
            str(row["target"]),
            str(row["kind"]),
            str(row["kind_label"]),
            str(row["status"] or ""),
        )
        years, records = found[key]
        years.update(int(str(year)) for year in _list(row["fiscal_years"]))
        records.add(str(row["record"]))
    all_of = [Dependence(*key, tuple(sorted(y)), tuple(sorted(r))) for key, (y, r) in found.items()]
    names = {iri: sort_key(store.label(iri, lang)) for link in all_of for iri in (link.source, link.target)}
    return sorted(all_of, key=lambda d: (*order(d), names[d.source], names[d.target], d.source, d.target))


def order(link: Dependence) -> tuple[int, int, tuple[int, ...]]:
    """By kind and state as legends list them, then by year."""
    kinds, states = [*ROLES, link.kind], [*STATUSES, link.status]
    return kinds.index(link.kind), states.index(link.status), link.years


def note(store: Store, link: Dependence, lang: str, *, with_role: bool = True) -> Note:
    """A link as a line of a card: role, state and years."""
    parts = [role(link.kind).does.say(lang)] if with_role else []
    if link.status not in ("", UNSAID):
        parts.append(store.label(f"linkstatus:{link.status}", lang))
    if link.years:
        parts.append(_YEARS.say(lang).format(", ".join(map(str, link.years))))
    return Note(_BETWEEN.join(parts), link.kind, link.status)


def sentence(store: Store, link: Dependence, lang: str) -> str:
    """A link in words."""
    said = f"{store.label(link.source, lang)} {link.phrase} {store.label(link.target, lang)}"
    details = note(store, link, lang, with_role=False).text
    return f"{said} ({details})" if details else said


def kind_of(iri: str) -> str:
    """The kind of a named thing, read from its IRI.

    >>> kind_of("https://w3id.org/kprgraph/id/service/star-permit")
    'service'
    """
    return iri.rsplit("/", 2)[-2]


def ministry_of(store: Store, body: str) -> str | None:
    """The ministry that a body belongs to; a ministry belongs to itself."""
    if any(
        getattr(term, "value", "") == expand("bodytype:ministry")
        for term in store.objects(body, "org:classification")
    ):
        return body
    return next((str(getattr(term, "value", term)) for term in store.objects(body, "kpr:ministry")), None)


def by_name(store: Store, iris: Iterable[str], lang: str) -> list[str]:
    """IRIs in the order of their names."""
    return sorted(iris, key=lambda iri: (sort_key(store.label(iri, lang)), iri))


def agenda(store: Store) -> list[str]:
    """The services of the Agenda in their order; where a graph has none, every service that is linked."""
    listed = [
        str(row["service"]) for row in query.run(store, catalog.find(store.workspace, "agenda-services"))
    ]
    if listed:
        return list(dict.fromkeys(listed))
    rows = query.run(store, catalog.find(store.workspace, "feeds"))
    return list(
        dict.fromkeys(str(row["service"]) for row in rows if kind_of(str(row["service"])) == "service")
    )


def _list(value: Value) -> Sequence[Value]:
    return value if isinstance(value, list) else []
