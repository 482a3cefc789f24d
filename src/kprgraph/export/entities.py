"""One JSON-LD document per named thing, framed around it: for websites and for who wants one thing only.

The thing is the root. What it links is named where it stands; the records about it stand under `@reverse`, by
the property that leads to it, each with the passages it rests on. Every document has the part of our context
that it uses inside, so that it can be read alone and without a network.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.export import archive
from kprgraph.export.content import kind_of, triples
from kprgraph.export.context import Context, Node
from kprgraph.export.jsonld import read_context
from kprgraph.export.nodeobject import node_object
from kprgraph.namespaces import expand, split
from kprgraph.store import Store

NAME = "entities"
FILE_NAME = "entities.zip"
MEDIA_TYPE = archive.ZIP
TITLE = Text(th="เอกสาร JSON-LD รายรายการ", en="One JSON-LD document per thing")

_LABEL = expand("skos:prefLabel")
_SUPPORT = expand("kpr:support")
_PASSAGE = ox.NamedNode(expand("kpr:Passage"))
_TYPE = expand("rdf:type")

Described = dict[str, dict[str, list[Node]]]


def write(store: Store, stream: BinaryIO) -> None:
    """Write all documents as one ZIP archive.

    Raises:
        UnreadableInput: If the workspace has no readable `ontology/context.jsonld`.
    """
    archive.write(files(store), stream)


def files(store: Store) -> Iterator[tuple[str, bytes]]:
    """File names, such as `agency/opdc.jsonld`, and contents, sorted.

    Raises:
        UnreadableInput: If the workspace has no readable `ontology/context.jsonld`.
    """
    frame = _Frame(store)
    for thing in frame.things():
        namespace, slug = split(thing)
        context, root = frame.document(thing)
        head = json.dumps(context, ensure_ascii=False)  # one line: what is about the thing comes right after
        body = json.dumps(root, ensure_ascii=False, indent=1).removeprefix("{\n")
        kind = namespace.rstrip("/").rpartition("/")[2]
        yield f"{kind}/{slug}.jsonld", f'{{\n "@context": {head},\n{body}\n'.encode()


class _Frame:
    """What all documents are made from: each node with its properties, and the records that lead to it."""

    def __init__(self, store: Store) -> None:
        self._context = read_context(store)
        self._described: Described = {}
        self._names: dict[str, dict[str, Any] | None] = {}
        for triple in triples(store):
            if isinstance(triple.subject, ox.NamedNode):
                properties = self._described.setdefault(triple.subject.value, {})
                properties.setdefault(triple.predicate.value, []).append(triple.object)
        self._records: dict[str, dict[str, list[str]]] = {}
        for record, properties in self._described.items():
            if _SUPPORT in properties:
                self._index(record)

    def _index(self, record: str) -> None:
        for predicate, values in self._described[record].items():
            for value in values:
                if isinstance(value, ox.NamedNode):
                    self._records.setdefault(value.value, {}).setdefault(predicate, []).append(record)

    def things(self) -> list[str]:
        """IRIs of all named things, sorted."""
        kinds = ((iri, kind_of(iri, {})) for iri in self._described)
        return sorted(iri for iri, kind in kinds if kind)

    def document(self, thing: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """The context and the node object of one thing."""
        root = self._object(thing, self._named)
        about = {
            self._context.curie(predicate): [self._object(record, self._around(thing)) for record in records]
            for predicate, records in self._records.get(thing, {}).items()
        }
        if about:
            root["@reverse"] = dict(sorted(about.items()))
        return _used(root, self._context), root

    def _object(self, iri: str, embed: Callable[[ox.NamedNode], dict[str, Any] | None]) -> dict[str, Any]:
        return node_object(self._context.curie(iri), self._described[iri], self._context, embed)

    def _around(self, thing: str) -> Callable[[ox.NamedNode], dict[str, Any] | None]:
        """Passages whole, the thing itself as a link, all else by its names."""

        def embed(node: ox.NamedNode) -> dict[str, Any] | None:
            if _PASSAGE in self._described.get(node.value, {}).get(_TYPE, ()):
                return self._object(node.value, lambda _: None)
            return None if node.value == thing else self._named(node)

        return embed

    def _named(self, node: ox.NamedNode) -> dict[str, Any] | None:
        iri = node.value
        if iri not in self._names:
            found = self._described.get(iri, {}).get(_LABEL)
            known = {_LABEL: found} if found else None
            self._names[iri] = known and node_object(self._context.curie(iri), known, self._context)
        return self._names[iri]


def _used(document: Any, context: Context) -> dict[str, Any]:
    """The part of the context that a document needs: the names in it, and the prefixes they are made with."""
    used: set[str] = {"@version"} | {name for name, value in context.source.items() if str(value)[:1] == "@"}
    stack = [document]
    while stack:
        part = stack.pop()
        if isinstance(part, dict):
            stack.extend([*part, *part.values()])
        elif isinstance(part, list):
            stack.extend(part)
        elif isinstance(part, str):
            for name in (part, part.partition(":")[0]):
                if name in context.source and name not in used:
                    used.add(name)
                    stack.append(context.source[name])
    return {name: value for name, value in context.source.items() if name in used}
