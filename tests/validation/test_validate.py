"""The whole gate on the invented world: silent when all is well, exact when one thing is not."""

import subprocess
import sys

import pytest

from kprgraph import store as stores
from kprgraph.edition import Edition
from kprgraph.errors import NonConformant
from kprgraph.store import Store
from kprgraph.validation import CHECKERS, Report, validate
from kprgraph.workspace import Workspace


@pytest.fixture(scope="module")
def fresh(toy: Workspace) -> Store:
    """Loaded anew: other tests do wrongs to the common one, and what is asserted here is its every line."""
    return stores.load(toy)


def say(report: Report) -> list[str]:
    return [issue.say("en") for issue in report.issues]


def test_the_invented_world_passes_every_check(toy: Workspace, fresh: Store, toy_edition: Edition) -> None:
    report = validate(toy, fresh, toy_edition)
    assert say(report) == []
    assert report.checks == (*CHECKERS, "evidence")


def test_a_store_of_another_workspace_is_refused(fresh: Store, workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="loaded from"):
        validate(workspace, fresh)


def test_one_wrong_status_is_found_and_stops_a_build(toy_copy: Workspace) -> None:
    feeds = next(
        path for path in toy_copy.data.rglob("*.ttl") if "kpr:DataFeed" in path.read_text(encoding="utf-8")
    )
    text = feeds.read_text(encoding="utf-8")
    start = text.index("a kpr:DataFeed")
    broken = text[:start] + text[start:].replace("linkstatus:completed", "linkstatus:complete", 1)
    assert broken != text
    feeds.write_text(broken, encoding="utf-8")
    report = validate(toy_copy, stores.load(toy_copy))
    assert {issue.rule for issue in report.issues} == {"dangling-reference", "DataFeed-linkStatus"}
    assert {issue.path for issue in report.issues} == {toy_copy.relative(feeds)}
    with pytest.raises(NonConformant):
        report.raise_for_violations()


def test_importing_the_gate_does_not_import_rdflib() -> None:
    code = "import sys, kprgraph.validation; sys.exit(any(m in sys.modules for m in ('rdflib', 'pyshacl')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.curated
def test_the_curated_data_passes(workspace: Workspace, store: Store) -> None:
    report = validate(workspace, store)
    assert say(report) == []
    assert report.checks == tuple(CHECKERS)
