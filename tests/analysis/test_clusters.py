import os
import subprocess
import sys

import networkx as nx
import pytest
from hypothesis import given

from kprgraph.analysis.clusters import Clusters, clusters, projection
from kprgraph.analysis.links import Network
from kprgraph.analysis.overlap import shared
from tests.analysis.graphs import network
from tests.analysis.test_overlap import memberships

# Farming shares two agencies, health one; tax stands alone; trade touches farming once.
SERVICES = network(
    [
        ("dof", "permits", "feed", "completed"),
        ("dof", "farms", "development", "completed"),
        ("dld", "permits", "feed", "completed"),
        ("dld", "farms", "ownership", None),
        ("moph", "clinics", "ownership", None),
        ("moph", "boats", "development", None),
        ("rd", "tax", "feed", "completed"),
        ("dof", "trade", "feed", "planned"),
    ]
)


def modularity(graph: "nx.Graph[str]", communities: tuple[tuple[str, ...], ...]) -> float:
    """Newman's definition, written out: the weight within, less what the degrees alone would put there."""
    total = sum(data["weight"] for *_, data in graph.edges(data=True))
    strength = {node: sum(data["weight"] for *_, data in graph.edges(node, data=True)) for node in graph}
    inside = sum(
        data["weight"] for a, b, data in graph.edges(data=True) if any({a, b} <= set(c) for c in communities)
    )
    chance = sum(sum(strength[node] for node in c) ** 2 for c in communities)
    return float(inside / total - chance / (2 * total) ** 2)


def test_communities_with_method_seed_and_modularity() -> None:
    found = clusters(SERVICES)
    assert found.communities == (("boats", "clinics"), ("farms", "permits"))
    assert (found.method, found.seed, found.resolution) == ("Louvain", 0, 1.0)
    assert found.modularity == pytest.approx(4 / 9, abs=1e-6)


def test_what_shares_no_source_is_in_no_cluster() -> None:
    assert {"tax", "trade"}.isdisjoint({node for group in clusters(SERVICES).communities for node in group})


def test_the_weight_is_the_number_of_shared_sources() -> None:
    plain = projection(shared(SERVICES))
    assert {(a, b): data["weight"] for a, b, data in plain.edges(data=True)} == {
        ("boats", "clinics"): 1,
        ("farms", "permits"): 2,
    }


def test_kinds_narrow_what_counts() -> None:
    assert clusters(SERVICES, kinds=["feed"]) == Clusters((), 0.0)


def test_nothing_has_no_clusters() -> None:
    assert clusters(network([])) == Clusters((), 0.0)


@given(memberships())
def test_clusters_part_the_projection_and_modularity_is_as_defined(graph: Network) -> None:
    found = clusters(graph)
    plain = projection(shared(graph))
    members = [node for group in found.communities for node in group]
    assert sorted(members) == sorted(plain)
    if members:
        assert found.modularity == pytest.approx(modularity(plain, found.communities), abs=1e-6)
        assert -0.5 <= found.modularity <= 1
        assert found.modularity >= modularity(plain, (tuple(sorted(plain)),)) - 1e-6


@given(memberships())
def test_communities_are_connected(graph: Network) -> None:
    plain = projection(shared(graph))
    assert all(nx.is_connected(plain.subgraph(group)) for group in clusters(graph).communities)


def test_the_same_seed_gives_the_same_answer_in_every_process() -> None:
    script = (
        "import networkx as nx\n"
        "from kprgraph.analysis.clusters import clusters\n"
        "edges = [(f'm{n * n % 31}', f'g{n * 7 % 19}') for n in range(120)]\n"
        "print(clusters(nx.MultiDiGraph(edges)))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1
