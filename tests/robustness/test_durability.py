"""Killed at any moment, or with the disk full: the old files stand whole, or the new ones, never a mixture.

KPRGRAPH_KILLS says how many times each program is killed; 200 before a release, few in between.
"""

import errno
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kprgraph import build as builds
from kprgraph.errors import KprgraphError
from kprgraph.workspace import Workspace

KILLS = int(os.environ.get("KPRGRAPH_KILLS", "4"))
CHANGED = "data/registry/agencies.ttl"


def digest(folder: Path) -> dict[str, str]:
    """Relative path -> digest of every file, those included that a program forgot to clear away."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def program(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "kprgraph", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def timed(*arguments: str) -> float:
    started = time.monotonic()
    assert program(*arguments).wait() == 0
    return time.monotonic() - started


def killed(moment: float, *arguments: str) -> bool:
    """Run a command line and kill it after so many seconds; False if it had ended already."""
    running = program(*arguments)
    try:
        running.wait(moment)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
        running.wait()
        return True
    return False


def moments(whole: float) -> Iterator[float]:
    """Moments all over a run, and more of them near its end, where files take their places."""
    chance = random.Random(2566)
    for turn in range(KILLS):
        low = 0.0 if turn % 2 else 0.7
        yield whole * chance.uniform(low, 1.02)


def touch(world: Workspace) -> None:
    """A change of the curated data that every artefact shows."""
    path = world.root / CHANGED
    path.write_text(path.read_text(encoding="utf-8").replace("ทดสอบ", "ทดลอง"), encoding="utf-8")


@pytest.fixture
def world(toy_copy: Workspace) -> Workspace:
    assert "ทดสอบ" in (toy_copy.root / CHANGED).read_text(encoding="utf-8")
    return toy_copy


def test_a_killed_build_leaves_the_old_one_or_the_new_one(world: Workspace) -> None:
    arguments = ("build", "--no-site", "--no-pictures", "--root", str(world.root))
    whole = timed(*arguments)
    old = digest(world.build)
    touch(world)
    outcomes = []
    for moment in moments(whole):
        killed(moment, *arguments)
        outcomes.append(digest(world.build))
    assert program(*arguments).wait() == 0, "what was left behind hinders nobody"
    new = digest(world.build)
    assert old != new
    assert all(outcome in (old, new) for outcome in outcomes)
    left = [path.name for path in world.root.iterdir() if path.name.startswith(".build")]
    assert not left, "the next run clears away what a killed one left"


def test_a_killed_format_loses_no_fact(world: Workspace) -> None:
    folder = world.registry
    canonical = digest(folder)
    for path in folder.glob("*.ttl"):  # the same facts, untidy
        path.write_text(path.read_text(encoding="utf-8").replace(" ;\n", "  ;\n\n"), encoding="utf-8")
    untidy = {path: path.read_bytes() for path in folder.glob("*.ttl")}
    arguments = ("format", "--root", str(world.root))
    whole = timed(*arguments)
    assert digest(folder) == canonical
    for moment in moments(whole):
        for path, content in untidy.items():
            path.write_bytes(content)
        killed(moment, *arguments)
        for path, content in untidy.items():
            now = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            assert now == content or hashlib.sha256(now).hexdigest() == canonical[name]
    assert program(*arguments).wait() == 0
    assert {name: kept for name, kept in digest(folder).items() if name.endswith(".ttl")} == canonical


def test_a_killed_export_leaves_the_old_file_or_the_new_one(world: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "out" / "graph.ttl"
    target.parent.mkdir()
    arguments = ("export", "ttl", "-o", str(target), "--root", str(world.root))
    whole = timed(*arguments)
    new = target.read_bytes()
    for moment in moments(whole):
        target.write_bytes(b"old")
        killed(moment, *arguments)
        assert target.read_bytes() in (b"old", new)


@pytest.mark.parametrize("fails_at", [1, 2, 5, 10, 20, 30])
def test_a_full_disk_leaves_the_old_build_and_is_named(
    world: Workspace, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    builds.build(world)
    old = digest(world.build)
    touch(world)
    sync, calls = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises((OSError, KprgraphError), match="No space left"):
        builds.build(world)
    assert digest(world.build) == old
    assert not [path for path in world.root.iterdir() if path.name.startswith(".build")]


def test_a_read_only_folder_is_named(world: Workspace) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write anywhere")
    world.root.chmod(0o555)
    try:
        with pytest.raises((PermissionError, KprgraphError)):
            builds.build(world)
    finally:
        world.root.chmod(0o755)
    assert not world.build.exists()


def test_two_builds_at_once_do_not_mix(world: Workspace) -> None:
    arguments = ("build", "--no-site", "--no-pictures", "--root", str(world.root))
    first, second = program(*arguments), program(*arguments)
    codes = sorted((first.wait(), second.wait()))
    assert codes in ([0, 0], [0, 2]), "the second waits its turn or is told to"
    assert program(*arguments).wait() == 0
