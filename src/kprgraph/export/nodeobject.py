"""One node as a JSON-LD object: names of the context for properties, values as short as they can be."""

from collections.abc import Callable, Mapping
from typing import Any

import pyoxigraph as ox

from kprgraph.export.context import Context, Node, Term
from kprgraph.namespaces import PREFIXES

_RDF_TYPE = f"{PREFIXES['rdf']}type"

Properties = Mapping[str, list[Node]]
Embed = Callable[[ox.NamedNode], "dict[str, Any] | None"]


def node_object(
    identifier: str, properties: Properties, context: Context, embed: Embed | None = None
) -> dict[str, Any]:
    """The node with its properties, `@id` and `@type` first and the rest sorted.

    Args:
        identifier: The value of its `@id`.
        properties: Predicate -> values.
        context: Gives the names.
        embed: The object to write in the place of a link, or None to leave it a link.
    """
    types = [
        context.type_name(node.value)
        for node in properties.get(_RDF_TYPE, ())
        if isinstance(node, ox.NamedNode)
    ]
    head: dict[str, Any] = {context.keyword("@id"): identifier}
    if types:
        head[context.keyword("@type")] = _single(types)
    values: dict[str, list[Any]] = {}
    texts: dict[str, dict[str, list[str]]] = {}
    lists: set[str] = set()
    for predicate, objects in properties.items():
        for node in objects if predicate != _RDF_TYPE else ():
            term = context.term(predicate, node)
            lists |= {term.name} if term.always_list else set()
            if term.by_language and isinstance(node, ox.Literal):
                texts.setdefault(term.name, {}).setdefault(str(node.language), []).append(node.value)
            else:
                values.setdefault(term.name, []).append(_value(node, term, context, embed))
    entries: dict[str, Any] = {
        name: found if name in lists else _single(found) for name, found in values.items()
    }
    for name, by_language in texts.items():
        entries[name] = {language: _single(by_language[language]) for language in sorted(by_language)}
    return head | dict(sorted(entries.items()))


def _value(node: Node, term: Term, context: Context, embed: Embed | None) -> Any:
    inside = embed(node) if embed and isinstance(node, ox.NamedNode) else None
    return context.value(node, term) if inside is None else inside


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
