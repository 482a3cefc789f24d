"""Everything the graph holds about one thing, as readable rows with evidence."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_ONTOLOGY, GRAPH_REGISTRY, expand
from kprgraph.query import Table, evidence
from kprgraph.store import Store
from kprgraph.terms import Term, Value, python_value
from kprgraph.views.words import STATED_IN, date_text, headings, iri_of, kind_label

_COLUMNS = MappingProxyType(
    {
        "predicate": Text(th="เรื่อง (IRI)", en="About (IRI)"),
        "predicate_label": Text(th="เรื่อง", en="About"),
        "value": Text(th="ค่า (IRI)", en="Value (IRI)"),
        "value_label": Text(th="ค่า", en="Value"),
        "note": Text(th="รายละเอียด", en="Details"),
        "records": Text(th="ระเบียน", en="Records"),
        "stated_in": STATED_IN,
    }
)
_INVERSE = Text(th="{} (ชี้มาจาก)", en="{} (points here)")

_YES = (Text(th="ไม่ใช่", en="no"), Text(th="ใช่", en="yes"))

_SUPPORT = expand("kpr:support")
_VALUE = expand("kpr:value")
_AS_PRINTED = expand("kpr:asPrinted")
_LIST_MEMBER = expand("kpr:listMember")
_PREF_LABEL = expand("skos:prefLabel")
_FIRST = tuple(map(expand, ("rdf:type", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")))
# The passages are the evidence of a row; what is implied, and why, is for who checks the record.
_SILENT = frozenset(map(expand, ("kpr:statedIn", "kpr:implied", "kpr:evidenceNote")))
# Told in the details of a row, in this order; the value is whether its name is told too.
_DETAILS = MappingProxyType(
    {
        expand(curie): named
        for curie, named in {
            "skos:notation": False,
            "kpr:asMeant": True,
            "kpr:qualifier": False,
            "kpr:linkStatus": False,
            "kpr:forPeriod": False,
            "kpr:sincePeriod": True,
            "kpr:duePeriod": True,
            "kpr:comparedWith": True,
            "kpr:figureRole": False,
            "kpr:dimension": False,
            "kpr:completeness": False,
            "org:role": False,
            "kpr:seatKind": False,
            "kpr:participationRole": False,
            "kpr:level": False,
            "kpr:asOf": True,
            "dct:description": False,
        }.items()
    }
)


@dataclass(frozen=True, slots=True)
class _Fact:
    """One curated triple."""

    subject: str
    predicate: str
    object: Term


@dataclass(frozen=True, slots=True)
class _Cells:
    """One row before its evidence is looked up."""

    predicate: str
    predicate_label: str
    value: Value
    value_label: str
    note: str = ""
    record: str | None = None


def show_rows(store: Store, entity: str, lang: str = "th") -> Table:
    """All that is recorded of one thing.

    Of a named thing: its class, names and properties; what in the registry points to it; then every record
    that links it, one row for each other named thing that the record links, or one for the record itself. A
    figure has its value as the value. Of a record: its properties.

    Records that say the same make one row. Keys: `predicate`, `predicate_label`, `value` (an IRI, text,
    number or date), `value_label`, `note` (status, period, gist ...), `records` (none for a property of the
    thing itself), `stated_in`.
    """
    iri = iri_of(entity)
    rows = [_own_row(store, fact, lang) for fact in _facts_of(store, iri)]
    links = _links_to(store, iri)
    records = {fact.subject for fact in links if _is_record(store, fact.subject)}
    rows += [_inverse_row(store, fact, lang) for fact in links if fact.subject not in records]
    by_place = sorted(records, key=lambda r: (sorted(store.types(r)), store.passages(r), r))
    for record in by_place:
        through = {fact.predicate for fact in links if fact.subject == record}
        rows += _record_rows(store, record, iri, through, lang)
    return Table("show", tuple(_COLUMNS), _with_evidence(store, rows), headings(_COLUMNS, lang))


def _with_evidence(store: Store, rows: list[_Cells]) -> list[dict[str, Value]]:
    """Rows with their passages; rows that say the same become one, at the place of the first."""
    records: dict[tuple[str, str, str, str, str], list[str]] = {}
    values: dict[tuple[str, str, str, str, str], Value] = {}
    for row in rows:
        same = (row.predicate, row.predicate_label, str(row.value), row.value_label, row.note)
        values.setdefault(same, row.value)
        records.setdefault(same, []).extend([row.record] if row.record else [])
    return [
        {
            "predicate": predicate,
            "predicate_label": predicate_label,
            "value": values[predicate, predicate_label, text, value_label, note],
            "value_label": value_label,
            "note": note,
            "records": [*found],
            "stated_in": evidence(store, found),
        }
        for (predicate, predicate_label, text, value_label, note), found in records.items()
    ]


def _facts_of(store: Store, iri: str) -> list[_Fact]:
    """What is curated of a thing itself: class and names first, Thai before English, the rest by property."""
    quads = store.quads.quads_for_pattern(ox.NamedNode(iri), None, None)
    facts = {
        _Fact(iri, quad.predicate.value, quad.object)
        for quad in quads
        if quad.graph_name != ox.NamedNode(GRAPH_DERIVED) and quad.predicate.value not in _SILENT
    }
    place = {predicate: number for number, predicate in enumerate(_FIRST)}

    def order(fact: _Fact) -> tuple[int, str, bool, str]:
        english = isinstance(fact.object, ox.Literal) and fact.object.language == "en"
        return place.get(fact.predicate, len(place)), fact.predicate, english, str(fact.object)

    return sorted(facts, key=order)


def _links_to(store: Store, iri: str) -> list[_Fact]:
    """What curated records and things say of a thing."""
    facts = {
        _Fact(_iri(quad.subject), quad.predicate.value, quad.object)
        for quad in store.quads.quads_for_pattern(None, None, ox.NamedNode(iri))
        if quad.graph_name not in (ox.NamedNode(GRAPH_DERIVED), ox.NamedNode(GRAPH_ONTOLOGY))
        and quad.predicate.value not in _SILENT
    }
    return sorted(facts, key=lambda fact: (fact.predicate, fact.subject))


def _record_rows(
    store: Store, record: str, iri: str, through: Collection[str], lang: str
) -> Iterator[_Cells]:
    """The rows of one record that links `iri` by the properties `through`."""
    kind = kind_label(store, record, lang)
    printed = " ".join(str(python_value(form)) for form in store.objects(record, _AS_PRINTED))
    note = _note(store, record, lang)
    others = [fact for fact in _facts_of(store, record) if _is_other_thing(store, fact, iri, through)]
    figure = next(iter(store.objects(record, _VALUE)), None)
    if figure is not None:
        for fact in others or [_Fact(record, min(through), ox.NamedNode(record))]:
            about = f"{kind}: {_text(store, fact.object, lang)}" if others else kind
            yield _Cells(fact.predicate, about, python_value(figure), printed, note, record)
    elif store.objects(record, _PREF_LABEL):  # a power speaks for itself; whose and by which law are details
        details = [note, *(_text(store, fact.object, lang) for fact in others)]
        yield _Cells(min(through), kind, record, store.label(record, lang), _joined(details), record)
    elif others:
        for fact in others:
            about = f"{kind}: {store.label(fact.predicate, lang)}"
            yield _Cells(
                fact.predicate,
                about,
                python_value(fact.object),
                _text(store, fact.object, lang),
                note,
                record,
            )
    else:
        yield _Cells(min(through), kind, record, printed or note, note if printed else "", record)


def _is_other_thing(store: Store, fact: _Fact, iri: str, through: Collection[str]) -> bool:
    """Whether a record links, beside `iri`, a named thing that makes a row of its own."""
    if not isinstance(fact.object, ox.NamedNode) or fact.object.value == iri or fact.predicate in _DETAILS:
        return False
    if fact.predicate == _LIST_MEMBER and _LIST_MEMBER in through:
        return False  # the list itself is the row; its other members are no news about this one
    quads = store.quads.quads_for_pattern(fact.object, None, None, ox.NamedNode(GRAPH_REGISTRY))
    return next(iter(quads), None) is not None


def _note(store: Store, record: str, lang: str) -> str:
    """The details of a record in one line."""
    parts = []
    for predicate, named in _DETAILS.items():
        for value in store.objects(record, predicate):
            if _speaks(value, lang):
                text = _text(store, value, lang)
                parts.append(f"{store.label(predicate, lang)}: {text}" if named else text)
    return _joined(parts)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _own_row(store: Store, fact: _Fact, lang: str) -> _Cells:
    record = fact.subject if _is_record(store, fact.subject) else None
    label, text = store.label(fact.predicate, lang), _text(store, fact.object, lang)
    return _Cells(fact.predicate, label, python_value(fact.object), text, record=record)


def _inverse_row(store: Store, fact: _Fact, lang: str) -> _Cells:
    label = _INVERSE.say(lang).format(store.label(fact.predicate, lang))
    return _Cells(fact.predicate, label, fact.subject, store.label(fact.subject, lang))


def _text(store: Store, term: Term, lang: str) -> str:
    if isinstance(term, ox.NamedNode):
        return store.label(term.value, lang)
    value = python_value(term)
    if isinstance(value, bool):
        return _YES[value].say(lang)
    return date_text(value, lang) if isinstance(value, date) else str(value)


def _speaks(value: Term, lang: str) -> bool:
    """Whether a value is for readers of `lang`; what carries no language is for all."""
    return not isinstance(value, ox.Literal) or value.language in (None, lang)


def _is_record(store: Store, iri: str) -> bool:
    return bool(store.objects(iri, _SUPPORT))


def _iri(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
