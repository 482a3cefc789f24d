"""What a compiled graph was made from: is it still the same?

As git does for its index, a file counts as unchanged while size, times and inode are those that were noted.
A file that was written so shortly before the note that a later change could hide behind the same time is not
trusted that far: then its content is digested again. So a change is never missed, whatever the clock does.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kprgraph.workspace import Workspace

FORMAT = 1
_GRAIN = 2_000_000_000  # nanoseconds; FAT keeps times to two seconds, all others are finer
_PACKAGE = Path(__file__).parents[1]
# The code that makes what is kept: someone who works on it must not be shown yesterday's answers.
_CODE = (
    "__init__.py",
    "catalog",
    "header.py",
    "namespaces.py",
    "network",
    "query.py",
    "store",
    "terms.py",
    "turtle",
)


@dataclass(frozen=True)
class Sources:
    """The files that a graph is made from, as they are on disk now.

    Attributes:
        files: All of them, in reading order.
        states: For each its name, size, time of change of content and of anything, and inode.
    """

    files: tuple[Path, ...]
    states: list[list[str | int]]

    @classmethod
    def of(cls, workspace: Workspace) -> "Sources":
        """Look at the files of a workspace.

        Raises:
            OSError: If one of them vanishes meanwhile.
        """
        files = tuple(_files(workspace))
        states = [(path.as_posix(), path.stat()) for path in files]
        return cls(files, [[name, s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino] for name, s in states])

    def settled(self, noted: int) -> bool:
        """Whether all files were written well before `noted`, in nanoseconds since 1970."""
        return all(int(time) < noted - _GRAIN for state in self.states for time in state[2:4])

    def digest(self) -> str:
        """Digest of the contents, with the versions of all that turns them into a graph.

        Raises:
            OSError: If a file cannot be read.
        """
        import hashlib  # noqa: PLC0415 - most runs find the files unchanged

        found = hashlib.blake2b(f"{FORMAT} {ox.__version__}".encode(), digest_size=20)
        for path in self.files:
            content = path.read_bytes()
            found.update(f"\n{path.as_posix()} {len(content)}\n".encode())
            found.update(content)
        return found.hexdigest()


def _files(workspace: Workspace) -> Iterator[Path]:
    yield from workspace.ontology_files()
    yield from sorted(workspace.rules.glob("*.rq"))
    yield from workspace.curated_files()
    for name in _CODE:
        place = _PACKAGE / name
        if place.is_dir():
            yield from sorted(Path(entry.path) for entry in os.scandir(place) if entry.name.endswith(".py"))
        elif place.exists():
            yield place
