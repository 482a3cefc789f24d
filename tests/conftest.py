import os
import shutil
from pathlib import Path

import pytest

from kprgraph import store as stores
from kprgraph.edition import Edition
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
TOY = ROOT / "tests" / "toy"

# No test may read or leave compiled graphs outside its own folder; those of the cache name one.
os.environ["KPRGRAPH_CACHE"] = ""


@pytest.fixture(scope="session")
def toy() -> Workspace:
    """The invented world, read only."""
    return Workspace(TOY)


@pytest.fixture(scope="session")
def toy_store(toy: Workspace) -> Store:
    return stores.load(toy)


@pytest.fixture(scope="session")
def toy_edition(toy: Workspace, toy_store: Store) -> Edition:
    (text,) = toy_store.objects(f"{SRC99}text", "kpr:sha256")
    return Edition.read(toy.root / "source.txt", getattr(text, "value", None))


@pytest.fixture
def toy_copy(tmp_path: Path) -> Workspace:
    """The invented world in a folder of its own, to be changed at will, with the real ontology."""
    shutil.copytree(TOY / "data", tmp_path / "data")
    shutil.copy(TOY / "source.txt", tmp_path)
    for name in ("ontology", "queries"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    return Workspace(tmp_path)


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    """The curated data of this repository."""
    return Workspace(ROOT)


@pytest.fixture(scope="session")
def store(workspace: Workspace) -> Store:
    return stores.load(workspace)


@pytest.fixture(scope="session")
def edition(store: Store) -> Edition:
    """The text of the report of 2566; without it the test is skipped."""
    path = os.environ.get("KPRGRAPH_SOURCE")
    if not path:
        pytest.skip("KPRGRAPH_SOURCE does not name the text file of the report")
    (digest,) = store.objects("src66:text", "kpr:sha256")
    return Edition.read(Path(path), getattr(digest, "value", None))


R99 = "https://w3id.org/kprgraph/id/report-2599/"
SRC99 = "https://w3id.org/kprgraph/src/2599/"


def iri(curie: str) -> str:
    """The full IRI of a CURIE; the prefixes of the invented report do as well as the common ones."""
    prefix, _, local = curie.partition(":")
    own = {"r99": R99, "src99": SRC99}
    return own[prefix] + local if prefix in own else expand(curie)
