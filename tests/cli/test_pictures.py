"""`kprgraph draw` as people type it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Kpr
from tests.conftest import TOY


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<svg "), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_the_ending_of_the_file_is_the_form(kpr: Kpr, tmp_path: Path, ending: str, start: bytes) -> None:
    file = tmp_path / f"ดาว.{ending}"
    outcome = kpr("draw", "service", "ระบบขออนุญาตชมดาว", "-o", str(file))
    assert outcome.code == 0, outcome.err
    assert file.read_bytes().startswith(start)
    assert outcome.out == ""


def test_a_name_of_several_words_needs_no_quotation_marks(kpr: Kpr, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    assert kpr("draw", "agency", "Department", "of", "Testing", "-o", str(file), "--lang", "en").code == 0
    assert "Department of Testing: its part" in file.read_text(encoding="utf-8")


def test_svg_goes_to_standard_output_with_the_version_of_the_data(kpr: Kpr) -> None:
    outcome = kpr("draw", "sankey", "--lang", "en")
    assert outcome.out.startswith("<svg ")
    assert "data version 0.0.0" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("draw", "matrix", "-o", "a.gif"), "a.gif"),
        (("draw", "service"), "draw service"),
        (("draw", "service", "กรมดาวเหนือ"), "draw agency"),
        (("draw", "matrix", "-o", "/dev/null/a.svg"), "/dev/null"),
    ],
)
def test_what_is_wrong_is_said_in_words(kpr: Kpr, arguments: tuple[str, ...], part: str) -> None:
    outcome = kpr(*arguments)
    assert outcome.code == 2
    assert part in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("command", ["draw", "brief"])
def test_help_loads_no_library_of_pictures(command: str) -> None:
    script = (
        "import sys\nfrom kprgraph.cli.app import run\nrun([sys.argv[1], '--help'])\n"
        "print(*sorted({'typst', 'icu4py', 'docx', 'jinja2', 'pyoxigraph', 'networkx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, command], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""


def test_svg_needs_neither_typesetter_nor_documents(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom kprgraph.cli.app import run\ncode = run(['draw', 'matrix', '-o', sys.argv[1]])\n"
        "print(code, *sorted({'typst', 'docx', 'jinja2', 'rdflib', 'networkx', 'rich'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "a.svg")]
    environment = os.environ | {"KPRGRAPH_HOME": str(TOY)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0"]
