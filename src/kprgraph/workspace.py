"""Where things lie: ontology, curated data, queries and build artefacts under one root."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kprgraph.errors import Text, UnreadableInput


@dataclass(frozen=True)
class Workspace:
    """The folders that a graph is made from.

    Attributes:
        root: Absolute path of the folder that holds `ontology/` and `data/`.
        kept: What a compiled graph of this workspace keeps under a name, or None; see `kprgraph.store.cache`.
            Whoever asks compares the text of the file that it was made from.
    """

    root: Path
    kept: Callable[[str], Any] = field(default=lambda name: None, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "root", self.root.resolve())

    @property
    def ontology(self) -> Path:
        """Classes, properties, concept schemes, shapes and derive rules."""
        return self.root / "ontology"

    @property
    def vocab(self) -> Path:
        """Concept schemes."""
        return self.ontology / "vocab"

    @property
    def shapes(self) -> Path:
        """SHACL shape files."""
        return self.ontology / "shapes"

    @property
    def rules(self) -> Path:
        """Derive rules: one SPARQL CONSTRUCT per file."""
        return self.ontology / "rules"

    @property
    def data(self) -> Path:
        """Curated files."""
        return self.root / "data"

    @property
    def registry(self) -> Path:
        """Curated files of the things that outlive one report."""
        return self.data / "registry"

    @property
    def queries(self) -> Path:
        """Query files."""
        return self.root / "queries"

    @property
    def build(self) -> Path:
        """Generated artefacts, never committed."""
        return self.root / "build"

    def reports(self) -> list[Path]:
        """The folders of the reports, `data/report-{year}`, by name."""
        return sorted(path for path in self.data.glob("report-*") if path.is_dir())

    def ontology_files(self) -> list[Path]:
        """The Turtle files of the ontology and its concept schemes, in reading order, without the shapes."""
        return [*sorted(self.ontology.glob("*.ttl")), *sorted(self.vocab.glob("*.ttl"))]

    def curated_files(self) -> list[Path]:
        """The Turtle files under `data/`, registry first."""
        return [path for folder in (self.registry, *self.reports()) for path in sorted(folder.rglob("*.ttl"))]

    def relative(self, path: Path) -> str:
        """`path` as the user should read it: relative to the root where it lies inside, with `/`."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    @classmethod
    def find(cls, start: Path | None = None) -> "Workspace":
        """The workspace to work in.

        With `start`: the nearest folder from there upwards. Without: `KPRGRAPH_HOME` where it is set, then
        the nearest folder from the current one upwards, then the checkout that this package lies in.

        Raises:
            UnreadableInput: If none of these is a workspace; also if `KPRGRAPH_HOME` is set and is none,
                because silently taking another graph than the one asked for would be worse.
        """
        home = os.environ.get("KPRGRAPH_HOME")
        if start is None and home:
            if _is_workspace(Path(home)):
                return cls(Path(home))
            raise _not_found(f"KPRGRAPH_HOME={home}")
        first = (start or Path.cwd()).resolve()
        places = [first, *first.parents]
        if start is None:
            places += Path(__file__).resolve().parents
        for folder in places:
            if _is_workspace(folder):
                return cls(folder)
        raise _not_found(str(first))


def _is_workspace(folder: Path) -> bool:
    return (folder / "data").is_dir() and (folder / "ontology").is_dir()


def _not_found(where: str) -> UnreadableInput:
    return UnreadableInput(
        Text(
            th="ไม่พบพื้นที่ทำงานของ kprgraph (โฟลเดอร์ที่มี ontology/ และ data/)",
            en="no kprgraph workspace here (a folder with ontology/ and data/)",
        ),
        where=where,
        hint=Text(
            th="ไปที่โฟลเดอร์ของโครงการ หรือกำหนด KPRGRAPH_HOME ให้ชี้ไปที่โฟลเดอร์นั้น",
            en="Change to the project folder, or set KPRGRAPH_HOME to it",
        ),
    )


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader, or a crash, sees the old bytes or the new ones and nothing between.

    The bytes go to a temporary file in the same folder, reach the disk (fsync), and are then renamed into
    place. The mode of an existing file is kept; a new one gets the mode of an ordinary write.
    """
    import tempfile  # noqa: PLC0415 - who only reads need not load it

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)  # the only portable way to read it is to set it
    os.umask(mask)
    return 0o666 & ~mask
