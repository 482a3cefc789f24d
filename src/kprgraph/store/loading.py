"""Read the curated files of a workspace into a store, and add what the rules derive from them."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kprgraph import turtle
from kprgraph.errors import Text, UnreadableInput
from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_ONTOLOGY, GRAPH_REGISTRY, report_graph
from kprgraph.store.memory import Store
from kprgraph.turtle import TurtleFile
from kprgraph.workspace import Workspace


def load(workspace: Workspace, *, derive: bool = True) -> Store:
    """Read the ontology and all curated files of a workspace, and run the derive rules.

    Args:
        workspace: Where the files lie. Folders that are not there are read as empty.
        derive: False leaves the derived graph empty.

    Raises:
        UnreadableInput: If a file cannot be read, is not Turtle, or a rule is not a CONSTRUCT query.
    """
    store = Store(workspace)
    for file, graph in read_files(workspace):
        file.load_into(store.quads, graph)
        store.files.append((file, graph))
    if derive:
        for rule in sorted(workspace.rules.glob("*.rq")):
            _derive(store, rule)
    return store


def read_files(workspace: Workspace) -> Iterator[tuple[TurtleFile, str]]:
    """The Turtle files that make up the graph of a workspace, each with the named graph that it goes to.

    Raises:
        UnreadableInput: If a file cannot be read.
    """
    for path, graph in _sources(workspace):
        yield turtle.read(path, workspace.relative(path)), graph


def _sources(workspace: Workspace) -> Iterator[tuple[Path, str]]:
    for path in workspace.ontology_files():
        yield path, GRAPH_ONTOLOGY
    for path in workspace.curated_files():
        folder = path.relative_to(workspace.data).parts[0]
        yield path, GRAPH_REGISTRY if folder == workspace.registry.name else report_graph(folder)


def _derive(store: Store, rule: Path) -> None:
    """Add to the derived graph what one rule constructs and no graph holds yet."""
    try:
        triples = set(store.construct(rule.read_text(encoding="utf-8")))
    except (SyntaxError, TypeError) as error:
        raise UnreadableInput(
            Text(th=f"กฎอนุมานใช้ไม่ได้: {error}", en=f"not a usable derive rule: {error}"),
            where=store.workspace.relative(rule),
            hint=Text(th="กฎต้องเป็น SPARQL CONSTRUCT หนึ่งคำสั่ง", en="A rule is one SPARQL CONSTRUCT query"),
        ) from error
    graph = ox.NamedNode(GRAPH_DERIVED)
    quads = store.quads
    stated = quads.quads_for_pattern
    store.quads.extend(
        ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        for triple in triples
        if next(stated(triple.subject, triple.predicate, triple.object), None) is None
    )
