"""The graph that benchmarks grow has the shape of the real one, and the same seed gives the same files."""

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.generator import YEAR, grow
from kprgraph import query
from kprgraph import store as stores
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.workspace import Workspace

pytestmark = pytest.mark.curated

TIMES = 3


def contents(workspace: Workspace) -> dict[str, bytes]:
    files = sorted(workspace.data.rglob("*.ttl"))
    return {path.relative_to(workspace.root).as_posix(): path.read_bytes() for path in files}


def classes(store: Store) -> Counter[str]:
    quads = store.quads.quads_for_pattern(None, ox.NamedNode(expand("rdf:type")), None)
    return Counter(quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode))


@pytest.fixture(scope="module")
def grown(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return grow(workspace, tmp_path_factory.mktemp("grown") / "graph", TIMES)


@pytest.fixture(scope="module")
def larger(grown: Workspace) -> Store:
    return stores.load(grown)


def test_the_same_seed_gives_the_same_files(workspace: Workspace, grown: Workspace, tmp_path: Path) -> None:
    assert contents(grow(workspace, tmp_path / "again", TIMES)) == contents(grown)
    other = contents(grow(workspace, tmp_path / "other", TIMES, seed=1))
    assert other.keys() == contents(grown).keys()
    assert other != contents(grown)


def test_once_is_the_real_graph(workspace: Workspace, tmp_path: Path) -> None:
    assert contents(grow(workspace, tmp_path / "one", 1)) == contents(workspace)


def test_records_grow_with_the_reports_and_shared_things_do_not(store: Store, larger: Store) -> None:
    before, after = classes(store), classes(larger)
    for name in ("kpr:DataFeed", "kpr:Figure", "kpr:Ownership", "kpr:Passage", "kpr:Section"):
        assert after[expand(name)] == TIMES * before[expand(name)]
    for name in ("cpsv:PublicService", "foaf:Person"):
        assert before[expand(name)] < after[expand(name)] < TIMES * before[expand(name)]
    for name in ("kpr:FiscalYear", "owl:Class"):
        assert after[expand(name)] == before[expand(name)]


def test_every_record_has_its_own_passages_and_sections(larger: Store) -> None:
    every = larger.subjects("rdf:type", ox.NamedNode(expand("kpr:DataFeed")))
    for year in range(YEAR, YEAR + TIMES):
        feeds = [iri for iri in every if f"/id/report-{year}/" in iri]
        assert feeds
        assert all(passage.section for passage in larger.passages(*feeds))
        cited = {str(term) for feed in feeds for term in larger.objects(feed, "kpr:statedIn")}
        assert all(f"/src/{year}/" in passage for passage in cited)


def test_reports_are_one_network_with_names_of_their_own(store: Store, larger: Store) -> None:
    import networkx as nx

    from kprgraph import network

    graph = network.project(larger)
    parts = sorted(map(len, nx.weakly_connected_components(graph)))
    assert parts[-1] > len(network.project(store)), "a part that spans several reports"
    text = "SELECT DISTINCT ?s ?name { ?s a cpsv:PublicService ; skos:prefLabel ?name }"
    services = query.run(larger, text).rows
    names = Counter(str(row["name"]) for row in services)
    assert max(names.values()) == 1
