"""From the terms of SHACL that a shape has to its constraints."""

import operator
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from kprgraph.namespaces import PREFIXES
from kprgraph.validation.compiled import logic, sets, values
from kprgraph.validation.compiled.model import Constraint, Shape
from kprgraph.validation.compiled.order import Value, value_of
from kprgraph.validation.compiled.queries import Query, Sparql, Unsupported
from kprgraph.validation.compiled.terms import is_iri, plain, sh

if TYPE_CHECKING:
    from kprgraph.validation.compiled.reading import Reader

_SH = PREFIXES["sh"]
_IMPORTS = f"<{PREFIXES['owl']}imports>"
_TRUE = f'"true"^^<{PREFIXES["xsd"]}boolean>'
_LITERAL_TYPES = {f"{PREFIXES['rdfs']}Literal", f"{PREFIXES['rdfs']}Datatype"}
_KINDS = {
    "IRI": "<",
    "BlankNode": "_",
    "Literal": '"',
    "BlankNodeOrIRI": "<_",
    "BlankNodeOrLiteral": '_"',
    "IRIOrLiteral": '<"',
}

Builder: TypeAlias = "Callable[[Reader, str, int], list[Constraint]]"


def _class(reader: "Reader", node: str, _: int) -> list[Constraint]:
    return [values.Class(name) for name in reader.all(node, "class")]


def _datatype(reader: "Reader", node: str, _: int) -> list[Constraint]:
    name = plain(reader.needed(node, "datatype"))
    if name in _LITERAL_TYPES:
        raise Unsupported("sh:datatype of a class of literals")
    return [values.Datatype(name)]


def _node_kind(reader: "Reader", node: str, _: int) -> list[Constraint]:
    kind = plain(reader.needed(node, "nodeKind")).removeprefix(_SH)
    if kind not in _KINDS:
        raise Unsupported(f"sh:nodeKind {kind}")
    return [values.NodeKind(_KINDS[kind])]


def _min_count(reader: "Reader", node: str, _: int) -> list[Constraint]:
    return [sets.MinCount(reader.number(node, "minCount"))]


def _max_count(reader: "Reader", node: str, _: int) -> list[Constraint]:
    return [sets.MaxCount(reader.number(node, "maxCount"))]


def _range(name: str, holds: Callable[[Value, Value], bool]) -> Builder:
    def build(reader: "Reader", node: str, _: int) -> list[Constraint]:
        found: list[Constraint] = []
        for term in reader.all(node, name):
            bound = value_of(term)
            if bound is None:
                raise Unsupported(f"sh:{name} of {term}")
            found.append(values.Range(_component(name), bound, holds))
        return found

    return build


def _length(reader: "Reader", node: str, _: int) -> list[Constraint]:
    found: list[Constraint] = []
    if reader.all(node, "minLength"):
        found.append(values.Length("MinLength", reader.number(node, "minLength"), None))
    return found


def _most_length(reader: "Reader", node: str, _: int) -> list[Constraint]:
    return [values.Length("MaxLength", 0, reader.number(node, "maxLength"))]


def _pattern(reader: "Reader", node: str, _: int) -> list[Constraint]:
    flags = plain(reader.one(node, "flags") or "")
    if set(flags) - {"i", "m"}:
        raise Unsupported(f"sh:flags {flags}")
    options = (re.IGNORECASE if "i" in flags else 0) | (re.MULTILINE if "m" in flags else 0)
    try:
        return [values.Pattern(re.compile(plain(term), options)) for term in reader.all(node, "pattern")]
    except re.error as error:
        raise Unsupported(f"sh:pattern: {error}") from error


def _language_in(reader: "Reader", node: str, _: int) -> list[Constraint]:
    ranges = reader.items(reader.needed(node, "languageIn"))
    return [values.LanguageIn(tuple(plain(term).lower() for term in ranges))]


def _in(reader: "Reader", node: str, _: int) -> list[Constraint]:
    return [values.In(frozenset(reader.items(reader.needed(node, "in"))))]


def _unique_lang(reader: "Reader", node: str, _: int) -> list[Constraint]:
    if reader.one(node, "path") is None:
        raise Unsupported("sh:uniqueLang on a node shape")
    return [sets.UniqueLang()] if reader.one(node, "uniqueLang") == _TRUE else []


def _has_value(reader: "Reader", node: str, _: int) -> list[Constraint]:
    return [sets.HasValue(term) for term in reader.all(node, "hasValue")]


def _equals(reader: "Reader", node: str, _: int) -> list[Constraint]:
    return [sets.Equals(term) for term in reader.all(node, "equals")]


def _disjoint(reader: "Reader", node: str, _: int) -> list[Constraint]:
    return [sets.Disjoint(term) for term in reader.all(node, "disjoint")]


def _order(name: str, holds: Callable[[Value, Value], bool]) -> Builder:
    def build(reader: "Reader", node: str, _: int) -> list[Constraint]:
        return [sets.Order(_component(name), term, holds) for term in reader.all(node, name)]

    return build


def _closed(reader: "Reader", node: str, _: int) -> list[Constraint]:
    if not reader.flag(node, "closed"):
        return []
    ignored = reader.one(node, "ignoredProperties")
    allowed = set(reader.items(ignored)) if ignored else set()
    for child in reader.all(node, "property"):
        allowed.update(term for term in reader.all(child, "path") if is_iri(term))
    return [sets.Closed(frozenset(allowed))]


def _node(reader: "Reader", node: str, depth: int) -> list[Constraint]:
    return [logic.Node(reader.sound(term, depth, property_shape=False)) for term in reader.all(node, "node")]


def _not(reader: "Reader", node: str, depth: int) -> list[Constraint]:
    return [logic.Not(reader.sound(term, depth)) for term in reader.all(node, "not")]


def _several(name: str, make: Callable[[tuple[Shape, ...]], Constraint]) -> Builder:
    def build(reader: "Reader", node: str, depth: int) -> list[Constraint]:
        return [
            make(tuple(reader.sound(term, depth) for term in reader.items(members)))
            for members in reader.all(node, name)
        ]

    return build


def _qualified(reader: "Reader", node: str, depth: int) -> list[Constraint]:
    if reader.one(node, "path") is None:
        raise Unsupported("sh:qualifiedValueShape on a node shape")
    shape = reader.sound(reader.needed(node, "qualifiedValueShape"), depth)
    siblings: tuple[Shape, ...] = ()
    if reader.flag(node, "qualifiedValueShapesDisjoint"):
        siblings = tuple(reader.sound(term, depth) for term in reader.siblings(node))
    found: list[Constraint] = []
    if reader.all(node, "qualifiedMinCount"):
        low = reader.number(node, "qualifiedMinCount")
        found.append(logic.Qualified("QualifiedMinCount", shape, siblings, low, None))
    if reader.all(node, "qualifiedMaxCount"):
        high = reader.number(node, "qualifiedMaxCount")
        found.append(logic.Qualified("QualifiedMaxCount", shape, siblings, 0, high))
    if not found:
        raise Unsupported("sh:qualifiedValueShape without a count")
    return found


def _sparql(reader: "Reader", node: str, _: int) -> list[Constraint]:
    path = reader.one(node, "path")
    text = str(reader.path(path)) if path else ""
    found: list[Constraint] = []
    for constraint in reader.all(node, "sparql"):
        if reader.flag(constraint, "deactivated"):
            continue
        select = plain(reader.needed(constraint, "select"))
        query = Query.read(select, prologue(reader, constraint), text)
        found.append(Sparql(query, own_value=path is None))
    return found


def prologue(reader: "Reader", constraint: str) -> str:
    """The declarations of prefixes, those of imported ontologies too."""
    holders, lines = list(reader.all(constraint, "prefixes")), set()
    for holder in holders:
        imported = reader.described.get(holder, {}).get(_IMPORTS, ())
        holders += [name for name in imported if name not in holders]
        for declared in reader.all(holder, "declare"):
            prefix, namespace = (plain(reader.needed(declared, name)) for name in ("prefix", "namespace"))
            lines.add(f"PREFIX {prefix}: <{namespace}>\n")
    return "".join(sorted(lines))


def _component(name: str) -> str:
    return name[0].upper() + name[1:]


BUILDERS: dict[str, Builder] = {
    sh(name): build
    for name, build in {
        "class": _class,
        "datatype": _datatype,
        "nodeKind": _node_kind,
        "minCount": _min_count,
        "maxCount": _max_count,
        "minExclusive": _range("minExclusive", operator.gt),
        "minInclusive": _range("minInclusive", operator.ge),
        "maxExclusive": _range("maxExclusive", operator.lt),
        "maxInclusive": _range("maxInclusive", operator.le),
        "minLength": _length,
        "maxLength": _most_length,
        "pattern": _pattern,
        "languageIn": _language_in,
        "uniqueLang": _unique_lang,
        "equals": _equals,
        "disjoint": _disjoint,
        "lessThan": _order("lessThan", operator.lt),
        "lessThanOrEquals": _order("lessThanOrEquals", operator.le),
        "not": _not,
        "and": _several("and", logic.And),
        "or": _several("or", logic.Or),
        "xone": _several("xone", logic.Xone),
        "node": _node,
        "qualifiedValueShape": _qualified,
        "closed": _closed,
        "hasValue": _has_value,
        "in": _in,
        "sparql": _sparql,
    }.items()
}
"""What turns each term of SHACL that a shape may have into constraints."""
