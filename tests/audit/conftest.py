import shutil
from pathlib import Path

import pytest

from kprgraph import store as stores
from kprgraph.store import Store
from kprgraph.workspace import Workspace
from tests.conftest import ROOT, TOY

WORLD = Path(__file__).parent / "world.ttl"


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The invented world with a report in which everything adds up; not to be changed for good."""
    root = tmp_path_factory.mktemp("audit")
    shutil.copytree(TOY / "data", root / "data")
    shutil.copy(WORLD, root / "data" / "report-2599" / "world.ttl")
    for name in ("ontology", "queries"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    return stores.load(Workspace(root))
