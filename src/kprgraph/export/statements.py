"""Every statement of the curated files as one row: for review, `diff` and filters.

Programs read this file too, so its headings are the same in every language. Lines, section and pages of a row
are those of the record that makes the statement. Passages are no statements of their own, and what the rules
derive says nothing that the records do not; both are left out.
"""

from collections.abc import Iterator
from typing import BinaryIO

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.export.content import SEPARATOR, Properties, curated, evidence, kind_of
from kprgraph.export.headings import heading
from kprgraph.export.tables import write_csv
from kprgraph.namespaces import expand, split
from kprgraph.store import Store, Term

NAME = "statements"
FILE_NAME = "statements.csv"
MEDIA_TYPE = "text/csv"
TITLE = Text(th="ทุกข้อความ แถวละหนึ่งข้อ", en="Every statement, one per row")

COLUMNS = (
    "subject",
    "subject_label",
    "predicate",
    "predicate_label",
    "value",
    "value_label",
    "as_printed",
    "record",
    "lines",
    "section",
    "pages",
    "support",
)

_TYPE = expand("rdf:type")
_SUPPORT = expand("kpr:support")
_PRINTED = expand("kpr:asPrinted")
_STATED_IN = expand("kpr:statedIn")
_NOT_STATED = (None, (True, expand("kpr:Passage")))
_LEFT_OUT = {_TYPE, _SUPPORT, _PRINTED, _STATED_IN}


def write(store: Store, stream: BinaryIO) -> None:
    """Write all rows, by subject, predicate and value."""
    write_csv(stream, COLUMNS, ([row.get(column) for column in COLUMNS] for row in _rows(store)))


def _rows(store: Store) -> Iterator[dict[str, str]]:
    for subject, properties in curated(store).items():
        if kind_of(subject, properties) in _NOT_STATED:
            continue
        common = {"subject": subject, "subject_label": _label(store, subject, properties)}
        if _SUPPORT in properties:
            common["record"] = subject
            common["support"] = _labels(store, properties[_SUPPORT])
            common["as_printed"] = _labels(store, properties.get(_PRINTED, []))
            common |= evidence(store.passages(subject))
        for predicate, values in properties.items():
            if predicate in _LEFT_OUT:
                continue
            named = common | {"predicate": predicate, "predicate_label": heading(store, predicate).th}
            for value in values:
                yield named | {"value": _text(value), "value_label": _labels(store, [value])}


def _label(store: Store, subject: str, properties: Properties) -> str:
    """The name of a thing; the kind and the slug of a record without a name."""
    if expand("skos:prefLabel") in properties:
        return store.label(subject)
    kinds = [
        heading(store, node.value).th for node in properties.get(_TYPE, ()) if isinstance(node, ox.NamedNode)
    ]
    return " ".join([*kinds[:1], split(subject)[1]])


def _text(value: Term) -> str:
    return value.value if isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal) else str(value)


def _labels(store: Store, values: list[Term]) -> str:
    return SEPARATOR.join(store.label(v.value) if isinstance(v, ox.NamedNode) else _text(v) for v in values)
