"""RDF terms in other clothes: plain Python values, both ways for queries, and the terms of rdflib."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import pyoxigraph as ox

from kprgraph.catalog import Param
from kprgraph.errors import Text, UsageError
from kprgraph.namespaces import PREFIXES, expand
from kprgraph.thai import to_arabic_digits

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

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


def to_rdflib(triples: Iterable[ox.Triple], graph: "Graph | None" = None) -> "Graph":
    """The same triples in rdflib, literals as they are written (rdflib would turn `"007"` into `"7"`).

    >>> a = ox.NamedNode("https://example.org/a")
    >>> len(to_rdflib([ox.Triple(a, a, ox.Literal("ก", language="th"))]))
    1

    Args:
        triples: What to add.
        graph: Where to add it; a new graph without prefixes if not given.

    Raises:
        TypeError: If a term is a triple, which RDF 1.1 has not.
    """
    from rdflib import Graph  # noqa: PLC0415 - slow to import, and only what hands the graph over needs it

    filled = Graph(bind_namespaces="none") if graph is None else graph
    known: dict[Term, Node] = {}

    def node(term: Term) -> "Node":
        found = known.get(term)
        if found is None:
            found = known[term] = _rdflib_node(term)
        return found

    with quiet_rdflib():
        for triple in triples:
            filled.add((node(triple.subject), node(triple.predicate), node(triple.object)))
    return filled


@contextmanager
def quiet_rdflib() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-formed literal."""
    import logging  # noqa: PLC0415 - as rdflib

    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _rdflib_node(term: Term) -> "Node":
    from rdflib import BNode, Literal, URIRef  # noqa: PLC0415

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        plain = term.language or term.datatype.value == f"{_XSD}string"
        datatype = None if plain else term.datatype.value
        return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise TypeError(f"not a term of RDF 1.1: {term}")
