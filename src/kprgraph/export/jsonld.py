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
from kprgraph.export.nodeobject import node_object
from kprgraph.store import Store

PACKAGED = Path(__file__).resolve().parents[1] / "context.jsonld"
"""The context in an installed package; a checkout has it in `ontology/` only."""

NAME = "jsonld"
FILE_NAME = "kprgraph.jsonld"
MEDIA_TYPE = "application/ld+json"
TITLE = Text(th="กราฟทั้งหมดเป็น JSON-LD", en="The whole graph as JSON-LD")


def write(store: Store, stream: BinaryIO) -> None:
    """Write the union of all named graphs, node by node.

    Raises:
        UnreadableInput: If the workspace has no readable `ontology/context.jsonld`.
    """
    context = read_context(store)
    head = json.dumps(context.source, ensure_ascii=False, indent=1, sort_keys=True)
    stream.write(f'{{"@context": {head},\n"@graph": ['.encode())
    separator = "\n"
    for node in _nodes(triples(store), context):
        stream.write(f"{separator}{json.dumps(node, ensure_ascii=False)}".encode())
        separator = ",\n"
    stream.write(b"\n]}\n")


def read_context(store: Store) -> Context:
    """The context of the ontology of the workspace; where it has none, the one that the package brings.

    Raises:
        UnreadableInput: If there is neither, or it cannot be read.
    """
    path = store.workspace.ontology / "context.jsonld"
    path = PACKAGED if PACKAGED.exists() and not path.exists() else path
    try:
        return Context(dict(json.loads(path.read_text(encoding="utf-8"))["@context"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableInput(
            Text(th="อ่านบริบท JSON-LD ไม่ได้", en="not a readable JSON-LD context"),
            where=store.workspace.relative(path),
        ) from error


def _nodes(sorted_triples: Iterable[ox.Triple], context: Context) -> Iterator[dict[str, Any]]:
    subjects: dict[str, dict[str, list[Node]]] = {}
    for triple in sorted_triples:
        properties = subjects.setdefault(context.identifier(triple.subject), {})
        properties.setdefault(triple.predicate.value, []).append(triple.object)
    for identifier, properties in sorted(subjects.items()):
        yield node_object(identifier, properties, context)
