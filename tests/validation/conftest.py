"""Small workspaces made on the spot: one registry file, one report file, and what a test adds to them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kprgraph import turtle
from kprgraph.namespaces import PREFIXES
from kprgraph.store import Store, load
from kprgraph.workspace import Workspace

PROLOGUE = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())

Load = Callable[..., Store]


@pytest.fixture
def loaded(tmp_path: Path) -> Load:
    """Write files (path in the workspace -> Turtle without prefixes, or any other text) and load them."""

    def write_and_load(files: dict[str, str], *, canonical: bool = True) -> Store:
        (tmp_path / "ontology").mkdir(exist_ok=True)
        (tmp_path / "data" / "registry").mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = PROLOGUE + content if path.suffix == ".ttl" else content
            if canonical and path.suffix == ".ttl":
                text = turtle.canonical(text)
            path.write_text(text, encoding="utf-8")
        return load(Workspace(tmp_path))

    return write_and_load
