"""A folder is replaced whole or not at all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kprgraph.build import staging
from kprgraph.errors import UsageError

SLOW = """
import sys, time
from pathlib import Path
from kprgraph.build import staging
with staging.replacing(Path(sys.argv[1])) as folder:
    staging.write(folder / "a.txt", b"new")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / "a.txt").write_text("old", encoding="utf-8")
    (folder / "gone.txt").write_text("old", encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


OLD = {"a.txt": "old", "gone.txt": "old"}


def test_the_new_folder_takes_the_place_of_the_old(target: Path) -> None:
    with staging.replacing(target) as folder:
        staging.write(folder / "a.txt", b"new")
        assert contents(target) == OLD
    assert contents(target) == {"a.txt": "new"}
    assert [path.name for path in target.parent.iterdir()] == ["build"]


def test_there_may_be_no_former_folder(tmp_path: Path) -> None:
    with staging.replacing(tmp_path / "build") as folder:
        staging.write(folder / "deep" / "a.txt", b"new")
    assert (tmp_path / "build" / "deep" / "a.txt").read_bytes() == b"new"


def test_a_failure_leaves_the_former_folder_whole(target: Path) -> None:
    with pytest.raises(ZeroDivisionError), staging.replacing(target) as folder:
        staging.write(folder / "a.txt", b"new")
        raise ZeroDivisionError
    assert contents(target) == OLD
    assert [path.name for path in target.parent.iterdir()] == ["build"]


def test_where_folders_cannot_be_exchanged_they_are_renamed(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    with staging.replacing(target) as folder:
        staging.write(folder / "a.txt", b"new")
    assert contents(target) == {"a.txt": "new"}
    assert [path.name for path in target.parent.iterdir()] == ["build"]


def test_what_a_crash_between_two_renames_left_is_put_back(target: Path) -> None:
    target.rename(target.with_name(".build.old"))
    with pytest.raises(ZeroDivisionError), staging.replacing(target):
        raise ZeroDivisionError
    assert contents(target) == OLD


def start(target: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen([sys.executable, "-c", SLOW, str(target)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and flock")
def test_a_killed_build_leaves_the_former_folder_whole_and_is_cleared_away(target: Path) -> None:
    process = start(target)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert contents(target) == OLD
    with staging.replacing(target) as folder:
        staging.write(folder / "a.txt", b"newer")
    assert contents(target) == {"a.txt": "newer"}
    assert [path.name for path in target.parent.iterdir()] == ["build"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs flock")
def test_two_builds_at_once_are_refused(target: Path) -> None:
    process = start(target)
    try:
        with pytest.raises(UsageError, match="อีกชุด"), staging.replacing(target):
            pass
    finally:
        process.kill()
        process.communicate()
    time.sleep(0)
    assert contents(target) == OLD


def test_new_folders_are_readable_by_others(tmp_path: Path) -> None:
    with staging.replacing(tmp_path / "build"):
        pass
    assert (tmp_path / "build").stat().st_mode & 0o500 == 0o500
    ordinary = tmp_path / "ordinary"
    ordinary.mkdir()
    assert (tmp_path / "build").stat().st_mode == ordinary.stat().st_mode
