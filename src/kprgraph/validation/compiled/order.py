"""The order of values: what `sh:minInclusive`, `sh:lessThan` and their like compare."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias

from kprgraph.lexical import well_formed
from kprgraph.namespaces import PREFIXES
from kprgraph.validation.compiled.terms import STRING, datatype, is_literal, language, lexical

_XSD = PREFIXES["xsd"]

Value: TypeAlias = tuple[str, Any]
"""A family of comparable values, and a value; values of two families have no order."""

_APPROXIMATE = {f"{_XSD}{name}" for name in ("double", "float")}
_SIGNED = ("integer", "long", "int", "short", "byte", "nonPositiveInteger", "negativeInteger")
_UNSIGNED = (
    "nonNegativeInteger",
    "positiveInteger",
    "unsignedLong",
    "unsignedInt",
    "unsignedShort",
    "unsignedByte",
)
_NUMERIC = {f"{_XSD}{name}" for name in ("decimal", *_SIGNED, *_UNSIGNED)} | _APPROXIMATE


def value_of(term: str) -> Value | None:
    """What a term stands for, or None where it has no place in an order: it is no literal, or ill-formed.

    >>> value_of('"5"^^<http://www.w3.org/2001/XMLSchema#integer>')
    ('number', Decimal('5'))
    >>> value_of('"๕"^^<http://www.w3.org/2001/XMLSchema#integer>') is None
    True
    """
    if not is_literal(term) or language(term):
        return None
    form, of_type = lexical(term), datatype(term)
    if not well_formed(form, of_type):
        return None
    if of_type in _NUMERIC:
        return "number", float(form) if of_type in _APPROXIMATE else Decimal(form)
    read = _OTHERS.get(of_type)
    return read(form) if read else None


def _moment(kind: str, form: str) -> Value | None:
    try:
        moment = datetime.fromisoformat(form)
    except ValueError:  # a year or an hour that Python does not have
        return None
    return f"{kind} {'with' if moment.tzinfo else 'without'} zone", moment


_OTHERS: dict[str, Callable[[str], Value | None]] = {
    STRING: lambda form: ("string", form),
    f"{_XSD}boolean": lambda form: ("boolean", form in ("true", "1")),
    f"{_XSD}date": lambda form: _moment("date", f"{form[:10]}T00:00:00{form[10:]}"),
    f"{_XSD}dateTime": lambda form: _moment("dateTime", form),
}
