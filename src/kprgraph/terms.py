"""RDF terms and plain Python values, both ways: what goes into a query and what comes out of it."""

from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

import pyoxigraph as ox

from kprgraph.catalog import Param
from kprgraph.errors import Text, UsageError
from kprgraph.namespaces import PREFIXES, expand
from kprgraph.thai import to_arabic_digits

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value: TypeAlias = str | int | float | Decimal | bool | date | dict[str, Any] | list[Any] | None

_FISCAL_YEARS = range(2400, 2700)
_XSD = PREFIXES["xsd"]
_DATATYPES: dict[str, Any] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
    f"{_XSD}date": date.fromisoformat,
}


def param_term(param: Param, value: object) -> Term:
    """The term that a value given for a declared parameter stands for.

    >>> param_term(Param("year", "fy", None, Text(th="ปี", en="Year")), "๒๕๖๖").value
    '2566'

    Raises:
        UsageError: If the value does not fit the type.
    """
    text = str(value).strip()
    if param.type == "iri":
        return ox.NamedNode(_iri(text))
    if param.type == "string":
        return ox.Literal(text)
    digits = to_arabic_digits(text.removeprefix(PREFIXES["fy"]).removeprefix("fy:"))
    try:
        number = int(digits)
    except ValueError:
        raise _misfit(param, text, "ต้องเป็นจำนวนเต็ม", "must be a whole number") from None
    if param.type == "fy" and number not in _FISCAL_YEARS:
        raise _misfit(param, text, "ต้องเป็นปี พ.ศ. เช่น 2566", "must be a Buddhist-Era year such as 2566")
    return ox.Literal(number)


def free_term(value: object) -> Term:
    """The term of a parameter that nobody declared: numbers, IRIs and known CURIEs as such, else a string.

    Raises:
        UsageError: If it begins like an IRI and is none.
    """
    if isinstance(value, int):
        return ox.Literal(value)
    text = str(value)
    if "://" in text or (text.partition(":")[0] in PREFIXES and " " not in text):
        return ox.NamedNode(_iri(text))
    return ox.Literal(text)


def python_value(term: Term | None) -> Value:
    """The plain Python value of a term: IRIs as full text, literals by their datatype, unbound as None.

    >>> python_value(ox.Literal("10.50", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")))
    Decimal('10.50')
    """
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    convert = _DATATYPES.get(term.datatype.value)
    try:
        value: Value = convert(term.value) if convert else term.value
    except (ValueError, ArithmeticError):  # an ill-formed literal is shown as it stands
        return term.value
    return value


def _iri(text: str) -> str:
    iri = text if "://" in text else expand(text)
    try:
        return ox.NamedNode(iri).value
    except ValueError:
        raise UsageError(Text(th=f"“{text}” ไม่ใช่ IRI", en=f"“{text}” is not an IRI")) from None


def _misfit(param: Param, text: str, th: str, en: str) -> UsageError:
    return UsageError(Text(th=f"“{text}” {th}", en=f"“{text}” {en}"), where=param.name)
