"""An import that is killed, or that has no room on the disk: the old files stand, or all of the new ones."""

import errno
import os
from pathlib import Path

import pytest

from kprgraph import importing
from kprgraph import store as stores
from kprgraph.errors import KprgraphError
from kprgraph.workspace import Workspace
from tests.importing.conftest import Workbook
from tests.robustness.test_durability import digest, killed, moments, program, timed


@pytest.fixture
def edited(book: Workbook) -> Path:
    """An edit that changes files of the registry and of the report."""
    book.at("หน่วยงาน", "north-star", "ชื่อ (อังกฤษ)").value = "Department of the Polar Star"
    book.at("งานบริการ", "star-permit", "ชื่อ (อังกฤษ)").value = "Permit to look at stars"
    book.at("ตัวเลข", "fig-portal-users-2599", "หมายเหตุหลักฐาน (อังกฤษ)").value = "A note"
    book.at("ตัวเลข", "fig-portal-users-2599", "หมายเหตุหลักฐาน").value = "หมายเหตุ"
    book.at("การเชื่อมโยงข้อมูล", "feed-observatory-sea", "สาระ (อังกฤษ)").value = "A gist"
    book.at("การเชื่อมโยงข้อมูล", "feed-observatory-sea", "สาระ").value = "สาระสำคัญ"
    return book.save()


def test_a_killed_import_leaves_all_files_old_or_all_new(toy_copy: Workspace, edited: Path) -> None:
    arguments = ("import", str(edited), "--write", "--root", str(toy_copy.root))
    old = digest(toy_copy.data)
    kept = {path: path.read_bytes() for path in toy_copy.data.rglob("*.ttl")}
    whole = timed(*arguments)
    new = digest(toy_copy.data)
    assert sum(old[name] != new[name] for name in old) == 4
    assert old.keys() == new.keys()
    for moment in moments(whole):
        for path, content in kept.items():
            path.write_bytes(content)
        killed(moment, *arguments)
        assert digest(toy_copy.data) in (old, new)
    assert program(*arguments).wait() == 0, "what was left behind hinders nobody"
    assert digest(toy_copy.data) == new
    left = [path.name for path in toy_copy.root.iterdir() if path.name.startswith(".data")]
    assert not left or digest(toy_copy.data) == new


@pytest.mark.parametrize("fails_at", [1, 2, 4, 6])
def test_a_full_disk_leaves_the_old_files(
    toy_copy: Workspace, edited: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    plan = importing.plan(stores.load(toy_copy), importing.read(edited))
    old = digest(toy_copy.data)
    sync, calls = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KprgraphError, match="No space left") as raised:
        importing.write(plan)
    assert raised.value.exit_code == 2
    assert digest(toy_copy.data) == old
    assert not [path for path in toy_copy.root.iterdir() if path.name.startswith(".data")]


def test_another_program_at_work_is_named(toy_copy: Workspace, edited: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    plan = importing.plan(stores.load(toy_copy), importing.read(edited))
    old = digest(toy_copy.data)
    handle = os.open(toy_copy.root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(KprgraphError) as raised:
            importing.write(plan)
    finally:
        os.close(handle)
    assert raised.value.exit_code == 2
    assert digest(toy_copy.data) == old
