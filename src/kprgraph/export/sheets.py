"""The graph as tables: one per kind of thing and of record, the base of the CSV files and of the workbook.

A row is a node. Its properties are columns: a link shows the label of what it leads to, with the IRI in a
column at the far right; a text has a column per language; several values share a cell. Where a node rests on
the report, the lines, section and pages stand beside it.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.export.content import SEPARATOR, Properties, curated, evidence, kind_of
from kprgraph.export.headings import KINDS, heading
from kprgraph.namespaces import compress, expand
from kprgraph.store import Store, Term
from kprgraph.terms import python_value
from kprgraph.thai import sort_key
from kprgraph.turtle.writing import natural_key

YES_NO = {True: "ใช่", False: "ไม่ใช่"}
"""How a cell says true and false."""

Cell: TypeAlias = str | int | Decimal | None

_TYPE = expand("rdf:type")
_LEFT_OUT = {_TYPE, *map(expand, ("kpr:statedIn", "oa:hasSelector", "oa:hasSource"))}
_FIRST = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "dct:identifier", "skos:notation")
_LAST = (
    "dct:description",
    "kpr:implied",
    "kpr:evidenceNote",
    "kpr:asPrinted",
    "kpr:externalSource",
    "kpr:support",
)
_RANKS = {expand(curie): rank for rank, curie in enumerate(_FIRST)}
_RANKS |= {expand(curie): 100 + rank for rank, curie in enumerate(_LAST)}
_LINK, _IRI, _LITERAL = "", "iri", "value"
_ROLES = {
    "th": Text(th="ไทย", en="Thai"),
    "en": Text(th="อังกฤษ", en="English"),
    _IRI: Text(th="IRI", en="IRI"),
}
_EVIDENCE = {
    "lines": Text(th="บรรทัดในรายงาน", en="Lines of the report"),
    "section": Text(th="หัวข้อในรายงาน", en="Section of the report"),
    "pages": Text(th="หน้าในรายงาน", en="Pages of the report"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: ASCII name, unique in its sheet.
        heading: What stands above it.
        property: IRI of the property it shows, or None.
        role: What it shows of its values: `th` or `en` for texts in one language, `value` for other literals,
            `iri` for IRIs, "" for the names of what a link leads to, and else what `key` says.
        datatype: IRI of the datatype that all its values have, or "".
        several: Whether a cell may hold more than one value, with `SEPARATOR` between them.
    """

    key: str
    heading: Text
    property: str | None = None
    role: str = ""
    datatype: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table.

    Attributes:
        key: ASCII name, unique among the sheets.
        title: Name of the kind.
        columns: From left to right.
        rows: As long as `columns` each; None is an empty cell.
        of_class: IRI of the class that all rows have, or None for a kind of thing, whose classes differ.
    """

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    of_class: str | None = None


def sheets(store: Store) -> list[Sheet]:
    """All tables: things first, then records and passages, each by key."""
    kinds: dict[tuple[bool, str], dict[str, Properties]] = {}
    for iri, properties in curated(store).items():
        kind = kind_of(iri, properties)
        if kind:
            kinds.setdefault(kind, {})[iri] = properties
    return [_sheet(store, kind, nodes) for (_, kind), nodes in sorted(kinds.items())]


def _sheet(store: Store, kind: str, nodes: Mapping[str, Properties]) -> Sheet:
    rows = {iri: _row(store, iri, nodes[iri]) for iri in nodes}
    used = {slot for row in rows.values() for slot in row}
    full = {slot for slot in used if all(slot in row for row in rows.values())}
    slots = sorted(used, key=lambda slot: _place(slot, slot in full))
    columns = tuple(_column(store, slot, used, nodes.values()) for slot in slots)
    ordered = sorted(
        nodes, key=lambda iri: (sort_key(store.label(iri)) if kind in KINDS else "", natural_key(iri))
    )
    return Sheet(
        key=kind if kind in KINDS else _kebab(compress(kind).partition(":")[2]),
        title=KINDS[kind] if kind in KINDS else heading(store, kind),
        columns=columns,
        rows=tuple(tuple(rows[iri].get(slot) for slot in slots) for iri in ordered),
        of_class=None if kind in KINDS else kind,
    )


Slot: TypeAlias = tuple[str, str]
"""Property and role: "th" or "en" for texts, `value` for other literals, "" for links, `iri` for their IRIs.
Without property: `lines`, `section`, `pages` and, for the node itself, `iri`."""


def _row(store: Store, iri: str, properties: Properties) -> dict[Slot, Cell]:
    row: dict[Slot, Cell] = {("", _IRI): iri}
    for predicate, terms in properties.items():
        if predicate in _LEFT_OUT:
            continue
        found: dict[str, list[Term]] = {}
        for term in terms:
            found.setdefault(role_of(term), []).append(term)
        for role, values in found.items():
            if role == _LINK:
                iris = sorted(
                    (term.value for term in values if isinstance(term, ox.NamedNode)), key=natural_key
                )
                row[predicate, _LINK] = SEPARATOR.join(store.label(linked) for linked in iris)
                row[predicate, _IRI] = SEPARATOR.join(iris)
            else:
                row[predicate, role] = _cell(values)
    cells: dict[Slot, Cell] = {("", role): cell for role, cell in evidence(store.passages(iri)).items()}
    return row | cells


def role_of(term: Term) -> str:
    """The role of the column that shows a value, or the name of what it leads to; see `Column.role`."""
    return (term.language or _LITERAL) if isinstance(term, ox.Literal) else _LINK


def _cell(values: list[Term]) -> Cell:
    """Literals of one property as one cell; a single number stays a number."""
    plain = [python_value(term) for term in values]
    if len(plain) == 1 and isinstance(plain[0], int | Decimal) and not isinstance(plain[0], bool):
        return plain[0]
    texts = {YES_NO[value] if isinstance(value, bool) else str(value) for value in plain}
    return SEPARATOR.join(sorted(texts, key=natural_key))


def _place(slot: Slot, full: bool) -> tuple[bool, int, bool, str, str]:
    """Left to right: names, what every row has, what some have, gist and print, passages; then IRIs."""
    predicate, role = slot
    rank = _RANKS.get(predicate, 50) if predicate else 200
    if role == _IRI:
        rank = 50 if predicate else 0
    # Thai stands before English, and the lines before the section before the pages.
    order = {"th": "0", "en": "1", "lines": "0", "section": "1", "pages": "2"}.get(role, role)
    return role == _IRI, rank, not full, compress(predicate), order


def _column(store: Store, slot: Slot, used: set[Slot], nodes: Collection[Properties]) -> Column:
    predicate, role = slot
    if not predicate:
        return Column(role, _EVIDENCE.get(role, _ROLES[_IRI]), role=role)
    name = heading(store, predicate)
    if role == _IRI or (role == "en" and (predicate, "th") in used):
        word = _ROLES[role]
        name = Text(th=f"{name.th} ({word.th})", en=f"{name.en} ({word.en})")
    key = compress(predicate).replace(":", "_")
    shown = _LINK if role == _IRI else role
    cells = [[term for term in node.get(predicate, ()) if role_of(term) == shown] for node in nodes]
    datatypes = {term.datatype.value for cell in cells for term in cell if isinstance(term, ox.Literal)}
    return Column(
        key=f"{key}_{role}" if role not in (_LINK, _LITERAL) else key,
        heading=name,
        property=predicate,
        role=role,
        datatype=_common(datatypes),
        several=any(len(cell) > 1 for cell in cells),
    )


def _common(datatypes: set[str]) -> str:
    """The datatype that all values have; whole numbers are decimal numbers too."""
    if datatypes == {expand("xsd:integer"), expand("xsd:decimal")}:
        return expand("xsd:decimal")
    return next(iter(datatypes)) if len(datatypes) == 1 else ""


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
