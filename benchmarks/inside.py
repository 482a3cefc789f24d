"""One operation, measured inside the process: `python -m benchmarks.inside OPERATION ARGUMENT...`.

Prints what identifies the result, then a line of JSON with the seconds that the operation alone took.
"""

# ruff: noqa: PLC0415 - each operation loads what it measures, and nothing else

import hashlib
import io
import json
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

OPERATIONS: dict[str, Callable[..., Any]] = {}


def operation(function: Callable[..., Any]) -> Callable[..., Any]:
    OPERATIONS[function.__name__.replace("_", "-")] = function
    return function


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(set(lines))).encode()).hexdigest()[:16]


def meaning(triple: Any) -> str:
    """A statement as text; decimals by their value, because rdflib writes "60" as 60.0."""
    node = triple.object
    datatype = getattr(node, "datatype", None)
    if datatype is not None and datatype.value.endswith("#decimal"):
        return f"{triple.subject} {triple.predicate} {Decimal(node.value).normalize():f}"
    return str(triple)


@operation
def load_kprgraph(root: str) -> tuple[float, str]:
    from kprgraph import store
    from kprgraph.workspace import Workspace

    workspace = Workspace(Path(root))
    seconds, loaded = timed(lambda: store.load(workspace, derive=False))
    return seconds, str(len(loaded.quads))


@operation
def load_oxigraph(root: str) -> tuple[float, str]:
    import pyoxigraph as ox

    from kprgraph.workspace import Workspace

    workspace = Workspace(Path(root))
    files = [*workspace.ontology_files(), *workspace.curated_files()]
    store = ox.Store()

    def load() -> None:
        for path in files:
            graph = ox.NamedNode(f"file:{path.parent.name}")
            store.load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=graph)

    seconds, _ = timed(load)
    return seconds, str(len(store))


@operation
def load_rdflib(root: str) -> tuple[float, str]:
    from rdflib import Dataset, URIRef

    from kprgraph.workspace import Workspace

    workspace = Workspace(Path(root))
    files = [*workspace.ontology_files(), *workspace.curated_files()]
    dataset = Dataset()

    def load() -> None:
        for path in files:
            dataset.graph(URIRef(f"file:{path.parent.name}")).parse(path)

    seconds, _ = timed(load)
    return seconds, str(sum(len(graph) for graph in dataset.graphs()))


@operation
def derive_kprgraph(root: str) -> tuple[float, str]:
    from kprgraph import store
    from kprgraph.workspace import Workspace

    workspace = Workspace(Path(root))
    stated, _ = timed(lambda: store.load(workspace, derive=False))
    seconds, loaded = timed(lambda: store.load(workspace))
    return max(seconds - stated, 0.0), str(len(loaded.quads))


@operation
def write_kprgraph(form: str, root: str) -> tuple[float, str]:
    from importlib import import_module

    import pyoxigraph as ox

    from kprgraph import store
    from kprgraph.workspace import Workspace

    exporter = import_module(f"kprgraph.export.{form}")
    loaded = store.load(Workspace(Path(root)))
    stream = io.BytesIO()
    seconds, _ = timed(lambda: exporter.write(loaded, stream))
    formats = {"turtle": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD, "nquads": ox.RdfFormat.N_QUADS}
    again = ox.parse(stream.getvalue(), format=formats[form])
    return seconds, digest([meaning(quad.triple) for quad in again])


@operation
def write_rdflib(form: str, file: str) -> tuple[float, str]:
    import pyoxigraph as ox
    from rdflib import Graph

    graph = Graph()
    graph.parse(file)
    names = {"turtle": "turtle", "jsonld": "json-ld"}
    seconds, text = timed(lambda: graph.serialize(format=names[form]))
    formats = {"turtle": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD}
    return seconds, digest([meaning(quad.triple) for quad in ox.parse(text, format=formats[form])])


def network(nodes: str) -> Any:
    """A network of the shape of ours: a few agencies that much hangs on, much that ends."""
    import random

    import networkx as nx

    count, chance = int(nodes), random.Random(2566)
    kinds = ("ownership", "feed", "development", "listing", "dependency", "via")
    statuses = ("completed", "stated", "tested", "planned")
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(f"n{number}" for number in range(count))
    for number in range(1, count):
        for _ in range(chance.choice((1, 2, 3, 5))):
            source = int(number * chance.random() ** 2)
            key = str(chance.randrange(10**9))
            graph.add_edge(
                f"n{source}", f"n{number}", key, kind=chance.choice(kinds), status=chance.choice(statuses)
            )
    return graph


@operation
def analyse_kprgraph(what: str, nodes: str) -> tuple[float, str]:
    graph = network(nodes)
    last = f"n{int(nodes) - 1}"
    if what == "impact":
        from kprgraph.analysis.impact import impact

        seconds, hits = timed(lambda: impact(graph, "n7"))
        return seconds, digest([f"{hit.entity} {hit.distance}" for hit in hits if not hit.planned_only])
    if what == "path":
        from kprgraph.analysis.paths import paths

        seconds, found = timed(lambda: paths(graph, "n7", last, k=3))
        return seconds, str([way.cost for way in found])
    from kprgraph.analysis.critical import critical

    counted = {node for number, node in enumerate(graph) if number % 10 == 0}
    seconds, rows = timed(lambda: critical(graph, counted, k=100))
    return seconds, digest([f"{row.node} {len(row.reach)} {row.articulation}" for row in rows])


@operation
def analyse_networkx(what: str, nodes: str) -> tuple[float, str]:
    import networkx as nx

    graph = network(nodes)
    last = f"n{int(nodes) - 1}"

    def today() -> Any:
        kept = [(a, b) for a, b, data in graph.edges(data=True) if data["status"] != "planned"]
        plain = nx.DiGraph()
        plain.add_nodes_from(graph)
        plain.add_edges_from(kept)
        return plain

    if what == "impact":
        seconds, found = timed(lambda: nx.single_source_shortest_path_length(today(), "n7"))
        return seconds, digest([f"{node} {distance}" for node, distance in found.items() if distance])
    if what == "path":

        def ways() -> list[float]:
            plain: nx.Graph[str] = nx.Graph()
            for a, b, data in graph.edges(data=True):
                cost = 1.5 if data["status"] == "planned" else 1.0
                if cost < plain.get_edge_data(a, b, {}).get("cost", 9):
                    plain.add_edge(a, b, cost=cost)
            three = zip(range(3), nx.shortest_simple_paths(plain, "n7", last, weight="cost"), strict=False)
            return sorted(nx.path_weight(plain, way, "cost") for _, way in three)

        seconds, costs = timed(ways)
        return seconds, str(costs)

    counted = {node for number, node in enumerate(graph) if number % 10 == 0}

    def most() -> list[str]:
        plain = today()
        joints = set(nx.articulation_points(plain.to_undirected()))
        rows = ((node, len(nx.descendants(plain, node) & counted)) for node in plain)
        return [f"{node} {reach} {node in joints}" for node, reach in rows if reach]

    seconds, rows = timed(most)
    return seconds, digest(rows)


if __name__ == "__main__":
    taken, result = OPERATIONS[sys.argv[1]](*sys.argv[2:])
    print(result)
    print(json.dumps({"seconds": taken}))
