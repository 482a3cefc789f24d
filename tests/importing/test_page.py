"""The commands of the page about importing, one after the other as a reader would give them."""

import re
import shlex
from pathlib import Path

import pytest

from kprgraph.workspace import Workspace
from tests.cli.conftest import Kpr
from tests.conftest import ROOT


@pytest.mark.parametrize("page", ["import.md", "import.th.md"])
def test_the_commands_run(
    kpr: Kpr, toy_copy: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (block,) = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = block.splitlines()
    assert len(lines) == 3
    for line in lines:
        name, *arguments = shlex.split(line)
        assert name == "kprgraph"
        outcome = kpr(*arguments, "--root", str(toy_copy.root))
        assert outcome.code == 0, outcome.err
    assert "ไม่มีอะไรต้องเปลี่ยน" in outcome.err
