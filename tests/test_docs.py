"""Every command of the documentation runs, and every link of it leads somewhere."""

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kprgraph.cli.app import kprgraph

ROOT = Path(__file__).parent.parent
PAGES = [
    *(ROOT / name for name in ("README.md", "README.th.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(page: Path) -> list[str]:
    lines = "\n".join(BLOCK.findall(page.read_text(encoding="utf-8"))).replace("\\\n", " ").splitlines()
    return [line for line in lines if re.match(r"(\.venv/bin/)?kprgraph ", line)]


CASES = sorted({line.split("kprgraph ", 1)[1] for page in PAGES for line in commands(page)})
# They write into the checkout or go on until they are stopped, and have tests of their own.
WRITING = ("build", "format", "serve", "mcp")
# A server is needed, or files that are not ours; their tests start the one and make the others.
ELSEWHERE = re.compile(r"--endpoint|--shapes|^push|^import|^diff|\$|<|OLD|FILE")
# Plain pySHACL takes a quarter of a minute with the real data; the gate of every submission runs it once.
SLOW = ("check --referee",)


def test_the_documentation_has_commands() -> None:
    assert len(CASES) >= 12


@pytest.mark.curated
@pytest.mark.parametrize(
    "line",
    [case for case in CASES if not case.startswith((*WRITING, *SLOW)) and not ELSEWHERE.search(case)],
)
def test_commands_of_the_documentation_run(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # some write a file
    if "report-2566.txt" in line:
        source = os.environ.get("KPRGRAPH_SOURCE") or pytest.skip("KPRGRAPH_SOURCE names no text")
        (tmp_path / "report-2566.txt").symlink_to(Path(source).resolve())
    arguments = shlex.split(line, comments=True)
    result = CliRunner().invoke(kprgraph, [*arguments, "--root", str(ROOT)])
    assert result.exit_code == 0, result.output
    assert result.output.strip() or any(tmp_path.iterdir())


def test_make_targets_of_the_documentation_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        match
        for page in PAGES
        for block in BLOCK.findall(page.read_text(encoding="utf-8"))
        for match in re.findall(r"^make ([a-z]+)", block, re.MULTILINE)
    }
    assert {"build", "test"} <= named <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert not missing


def test_python_of_the_readme_runs() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    names: dict[str, object] = {}
    exec(block.replace("kprgraph.open()", f"kprgraph.open({str(ROOT)!r})"), names)
    assert "kg" in names
