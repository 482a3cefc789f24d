"""A folder that appears whole or not at all: files are written beside it and take its place in one step."""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kprgraph.errors import Text, UsageError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_NEW, _OLD = "new", "old"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fs.h


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new empty folder that takes the place of `target` when the block ends well.

    If the block raises, or the program is killed, `target` is what it was before. What killed programs left
    behind is cleared away by the next run.

    Yields:
        The folder to write into, on the same file system as `target`.

    Raises:
        UsageError: If another program is replacing `target` right now.
    """
    with _alone(target.parent):
        _recover(target)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.{_NEW}.", dir=target.parent))
        try:
            fresh.chmod(0o777 & ~_umask())
            yield fresh
            _swap(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def write(path: Path, content: bytes) -> None:
    """Write one file and wait until it is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a lock on `folder`, which the system drops when the program ends in whatever way."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise UsageError(
            Text(th="มีการสร้างอีกชุดกำลังทำงานอยู่", en="another build is running"),
            where=folder.as_posix(),
            hint=Text(th="รอให้เสร็จแล้วสั่งใหม่", en="Wait for it to end, then try again"),
        ) from None
    finally:
        os.close(handle)


def _swap(fresh: Path, target: Path) -> None:
    """Put `fresh` where `target` is; afterwards `fresh` is the former folder, or gone."""
    if not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        former = target.with_name(f".{target.name}.{_OLD}")
        target.rename(former)
        try:
            fresh.rename(target)
        except OSError:
            former.rename(target)
            raise
        shutil.rmtree(former, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can (Linux `renameat2`); False where it cannot."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)


def _recover(target: Path) -> None:
    """Undo what a killed program left: the former folder goes back, half-written ones go away."""
    former = target.with_name(f".{target.name}.{_OLD}")
    if former.exists() and not target.exists():
        former.rename(target)
    for left in (former, *target.parent.glob(f".{target.name}.{_NEW}.*")):
        shutil.rmtree(left, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)  # the only portable way to read it is to set it
    os.umask(mask)
    return mask
