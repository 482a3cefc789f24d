"""The whole graph as compact JSON-LD, with the context of the ontology inside: no reader needs the network.

One node per line, sorted, for `diff` and `grep`.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox

from kprgraph.errors import Text, UnreadableInput
from kprgraph.export.content import triples
from kprgraph.export.context import Context, Node
from kprgraph.namespaces import PREFIXES
from kprgraph.store import Store

NAME = "jsonld"
FILE_NAME = "kprgraph.jsonld"
MEDIA_TYPE = "application/ld+json"
TITLE = Text(th="กราฟทั้งหมดเป็น JSON-LD", en="The whole graph as JSON-LD")

_RDF_TYPE = f"{PREFIXES['rdf']}type"

Properties = dict[str, list[Node]]


def write(store: Store, stream: BinaryIO) -> None:
    """Write the union of all named graphs.

    Raises:
        UnreadableInput: If the workspace has no readable `ontology/context.jsonld`.
    """
    path = store.workspace.ontology / "context.jsonld"
    context = Context(_read(path, store.workspace.relative(path)))
    head = json.dumps(context.source, ensure_ascii=False, indent=1, sort_keys=True)
    nodes = ",\n".join(json.dumps(node, ensure_ascii=False) for node in _nodes(triples(store), context))
    stream.write(f'{{"@context": {head},\n"@graph": [\n{nodes}\n]}}\n'.encode())


def _read(path: Path, name: str) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8"))["@context"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableInput(
            Text(th="อ่านบริบท JSON-LD ไม่ได้", en="not a readable JSON-LD context"), where=name
        ) from error


def _nodes(sorted_triples: Iterable[ox.Triple], context: Context) -> Iterator[dict[str, Any]]:
    subjects: dict[str, Properties] = {}
    for triple in sorted_triples:
        properties = subjects.setdefault(context.identifier(triple.subject), {})
        properties.setdefault(triple.predicate.value, []).append(triple.object)
    for identifier, properties in sorted(subjects.items()):
        types = [
            context.type_name(node.value)
            for node in properties.pop(_RDF_TYPE, [])
            if isinstance(node, ox.NamedNode)
        ]
        node: dict[str, Any] = {context.keyword("@id"): identifier}
        if types:
            node[context.keyword("@type")] = _single(types)
        yield node | _entries(properties, context)


def _entries(properties: Properties, context: Context) -> dict[str, Any]:
    values: dict[str, list[Any]] = {}
    texts: dict[str, dict[str, list[str]]] = {}
    lists: set[str] = set()
    for predicate, objects in properties.items():
        for node in objects:
            term = context.term(predicate, node)
            lists |= {term.name} if term.always_list else set()
            if term.by_language and isinstance(node, ox.Literal):
                texts.setdefault(term.name, {}).setdefault(str(node.language), []).append(node.value)
            else:
                values.setdefault(term.name, []).append(context.value(node, term))
    entries: dict[str, Any] = {
        name: found if name in lists else _single(found) for name, found in values.items()
    }
    for name, by_language in texts.items():
        entries[name] = {language: _single(by_language[language]) for language in sorted(by_language)}
    return dict(sorted(entries.items()))


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
