"""What a command does not need it does not load: the trace of imports in a fresh process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TOY

HEAVY = {"rdflib", "pyshacl", "networkx", "rich", "pyoxigraph", "jinja2", "xlsxwriter", "rapidfuzz", "yaml"}


def imported(*arguments: str, cache: str = "") -> set[str]:
    """The heavy packages that one run of the command line loads."""
    script = (
        "import sys\nfrom kprgraph.cli.app import run\n"
        "code = run(sys.argv[1:])\n"
        "print(code, *sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    environment = os.environ | {"KPRGRAPH_HOME": str(TOY), "KPRGRAPH_CACHE": cache}
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    code, *names = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    return HEAVY & set(names)


def test_help_loads_nothing_heavy() -> None:
    assert imported("--help") == set()
    assert imported("--version") == set()


@pytest.mark.parametrize(
    "command", ["feeds", "impact", "build", "check", "export", "format", "query", "show"]
)
def test_help_of_a_command_loads_nothing_heavy(command: str) -> None:
    assert imported(command, "--help") == set()


def test_feeds_reads_the_graph_and_nothing_else() -> None:
    assert imported("feeds", "--format", "json") == {"pyoxigraph", "yaml"}
    assert imported("feeds") == {"pyoxigraph", "yaml", "rich"}


def test_looking_up_a_name_needs_no_rdflib() -> None:
    assert imported("show", "กรมดาวเหนือ", "--format", "json") <= {"pyoxigraph", "yaml", "rapidfuzz"}


def test_impact_loads_no_library_of_networks_and_path_does() -> None:
    assert imported("impact", "star-card", "--format", "json") == {"pyoxigraph", "yaml"}
    loaded = imported("path", "star-permit", "star-card", "--format", "json")
    assert "networkx" in loaded
    assert not {"rdflib", "pyshacl", "rich"} & loaded


def test_a_compiled_graph_needs_no_yaml(tmp_path: Path) -> None:
    for command in (["feeds"], ["impact", "star-card"]):
        imported(*command, "--format", "json", cache=str(tmp_path))
        assert imported(*command, "--format", "json", cache=str(tmp_path)) == {"pyoxigraph"}


def test_the_package_alone_loads_nothing() -> None:
    script = f"import sys, kprgraph; print(*({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
