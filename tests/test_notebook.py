"""The notebook in the documentation runs, cell after cell, as a reader would run it."""

import json
from importlib.util import find_spec
from typing import Any

import pytest

from tests.conftest import ROOT

NOTEBOOK = ROOT / "docs" / "kprgraph.ipynb"


def cells() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return found


def test_it_is_kept_without_outputs() -> None:
    """What a run printed would go stale, and differ from machine to machine."""
    written = [cell for cell in cells() if cell["cell_type"] == "code"]
    assert len(written) >= 6
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in written)


@pytest.mark.curated
def test_every_cell_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KPRGRAPH_HOME", raising=False)
    monkeypatch.chdir(NOTEBOOK.parent)
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(cells()):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{NOTEBOOK.name}[{number}]", "exec"), names)
    assert {"feeds", "impact", "seats", "kinds", "network", "triples"} <= names.keys()
    drawn = names["picture"]
    assert drawn.startswith("<svg") if find_spec("icu4py") else "pip install" in drawn
