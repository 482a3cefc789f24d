"""What CSV on the Web says of a table: which column is which property, so that programs read back the graph.

W3C Recommendations of 17 December 2015: Metadata Vocabulary for Tabular Data, Generating RDF from Tabular
Data. Columns that only repeat for people what another column says exactly (names beside IRIs, lines of the
report) are kept out of the RDF with `suppressOutput`.
"""

from typing import Any

from kprgraph.export.content import SEPARATOR
from kprgraph.export.sheets import YES_NO, Column, Sheet
from kprgraph.namespaces import PREFIXES

_XSD = PREFIXES["xsd"]
_BOOLEAN = {"base": "boolean", "format": f"{YES_NO[True]}|{YES_NO[False]}"}


def described(table: Sheet) -> dict[str, Any]:
    """The table description of one CSV file."""
    columns = [_column(column) for column in table.columns]
    if table.of_class:
        kind = {"name": "class", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": table.of_class}
        columns.append(kind)
    return {
        "url": f"{table.key}.csv",
        "dct:title": [{"@value": table.title.say(lang), "@language": lang} for lang in ("th", "en")],
        "tableSchema": {"columns": columns, "aboutUrl": "{+iri}", "primaryKey": "iri"},
    }


def _column(column: Column) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": column.key,
        "titles": {"th": column.heading.th, "en": column.heading.en},
    }
    if column.several:
        entry["separator"] = SEPARATOR
    if column.property is None:
        return entry | {"suppressOutput": True} | ({"required": True} if column.key == "iri" else {})
    if column.role == "":
        return entry | {"suppressOutput": True}
    entry["propertyUrl"] = column.property
    if column.role == "iri":
        # A template stands for the whole cell, so that only a single link can become a node by it.
        return entry | ({"datatype": "anyURI"} if column.several else {"valueUrl": f"{{+{column.key}}}"})
    if column.role != "value":
        return entry | {"lang": column.role}
    return entry | {"datatype": _datatype(column.datatype)}


def _datatype(iri: str) -> str | dict[str, str]:
    name = iri.removeprefix(_XSD) if iri.startswith(_XSD) else "string"
    return _BOOLEAN if name == "boolean" else name
