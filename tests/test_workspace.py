import os
from pathlib import Path

import pytest

from kprgraph.errors import UnreadableInput
from kprgraph.workspace import Workspace, write_atomically


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("KPRGRAPH_HOME", raising=False)
    home = tmp_path / "home"
    for folder in ("data/registry", "data/report-2600", "data/report-2599", "ontology/vocab", "deep/er"):
        (home / folder).mkdir(parents=True)
    return home


def test_found_from_a_folder_below(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Workspace.find(home / "deep" / "er").root == home.resolve()
    monkeypatch.chdir(home / "deep")
    assert Workspace.find().root == home.resolve()


def test_environment_comes_first(home: Path, toy: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("KPRGRAPH_HOME", str(toy.root))
    assert Workspace.find().root == toy.root
    assert Workspace.find(home).root == home.resolve(), "an explicit start wins"


def test_wrong_environment_is_an_error_not_another_graph(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("KPRGRAPH_HOME", str(tmp_path / "nowhere"))
    with pytest.raises(UnreadableInput) as caught:
        Workspace.find()
    assert "nowhere" in caught.value.say("en")


def test_nothing_found_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as caught:
        Workspace.find(tmp_path)
    assert "KPRGRAPH_HOME" in caught.value.say("th")
    assert caught.value.exit_code == 2


def test_outside_any_workspace_the_checkout_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KPRGRAPH_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert (Workspace.find().root / "pyproject.toml").exists()


def test_files_in_reading_order(home: Path) -> None:
    for name in (
        "ontology/kpr.ttl",
        "ontology/alignments.ttl",
        "ontology/vocab/role.ttl",
        "data/registry/b.ttl",
        "data/registry/a.ttl",
        "data/report-2599/x/deep.ttl",
        "data/report-2599/notes.txt",
        "data/report-2600/a.ttl",
    ):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).touch()
    workspace = Workspace(home)
    assert [workspace.relative(path) for path in workspace.ontology_files()] == [
        "ontology/alignments.ttl",
        "ontology/kpr.ttl",
        "ontology/vocab/role.ttl",
    ]
    assert [workspace.relative(path) for path in workspace.curated_files()] == [
        "data/registry/a.ttl",
        "data/registry/b.ttl",
        "data/report-2599/x/deep.ttl",
        "data/report-2600/a.ttl",
    ]
    assert [path.name for path in workspace.reports()] == ["report-2599", "report-2600"]


def test_relative_leaves_outside_paths_alone(home: Path) -> None:
    assert Workspace(home).relative(Path("/elsewhere/a.ttl")) == "/elsewhere/a.ttl"


def test_write_replaces_whole_files(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.ttl"
    write_atomically(path, "ก".encode())
    path.chmod(0o640)
    write_atomically(path, b"b")
    assert path.read_bytes() == b"b"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(path.parent.iterdir()) == [path]


def test_new_files_get_ordinary_rights(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_atomically(tmp_path / "atomic", b"")
    assert (tmp_path / "atomic").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_failed_write_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
