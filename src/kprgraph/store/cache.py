"""A graph compiled once and opened in milliseconds: an Oxigraph database on disk, and tables beside it.

A compiled graph lies in a folder named after the digest of all it was made from, and is complete before it
gets that name: written under another one, brought to the disk (fsync), renamed. It never changes after, so
any number of processes may read it while others write a newer one beside it; who loses a race throws his own
away. Whatever is wrong with it (gone, cut short, changed), the curated files are read instead.

    {cache}/{workspace}/now.json            which compiled graph belongs to which state of the files
    {cache}/{workspace}/{digest}/quads/     the database
    {cache}/{workspace}/{digest}/kept       tables, one after the other, each with its checksum
    {cache}/{workspace}/{digest}/contents   what is there and how long it is; written last
"""

import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pyoxigraph as ox

from kprgraph.errors import KprgraphError
from kprgraph.namespaces import PREFIXES
from kprgraph.store.graph import node_of
from kprgraph.store.memory import Store
from kprgraph.store.sources import Sources
from kprgraph.workspace import Workspace, write_atomically

if TYPE_CHECKING:
    from kprgraph.turtle import TurtleFile

ENVIRONMENT = "KPRGRAPH_CACHE"
"""Names the folder of the cache; empty switches it off."""

NOW = "now.json"
CONTENTS = "contents"
KEPT = "kept"
QUADS = "quads"
WORDS = "words"
"""Name under which the labels and classes of some nodes are kept."""


def cached(workspace: Workspace, tables: Callable[[Store], Mapping[str, object]]) -> Store:
    """The graph of a workspace: compiled if that is up to date, else loaded from the files and compiled.

    Args:
        workspace: Where the files lie.
        tables: What to compute of a loaded graph and keep; `Workspace.kept` of the graph gives it back.

    Raises:
        UnreadableInput: If the files have to be read and cannot.
    """
    folder = folder_of(workspace)
    if folder is None:
        return _load(workspace)
    try:
        before = Sources.of(workspace)
        digest = _noted(folder, before) or before.digest()
    except OSError:
        return _load(workspace)  # which says what is wrong with the file
    compiled = opened(workspace, folder / digest)
    if compiled is not None:
        _note(folder, before, digest)
        return compiled
    store = _load(workspace)
    # No room, no permission, a file gone, a query file that is at fault: the graph is loaded all the same.
    with suppress(OSError, RuntimeError, KprgraphError):
        if Sources.of(workspace).digest() == digest:  # nobody changed a file while it was read
            from kprgraph.store.compiling import compile_into  # noqa: PLC0415 - once per change of a file

            compile_into(folder, digest, store, tables(store))
            _note(folder, before, digest)
    return store


def _load(workspace: Workspace) -> Store:
    from kprgraph.store.loading import load  # noqa: PLC0415 - a compiled graph needs no parser

    return load(workspace)


def folder_of(workspace: Workspace) -> Path | None:
    """Where the compiled graphs of a workspace lie, or None if there is to be no cache."""
    named = os.environ.get(ENVIRONMENT)
    if named == "":
        return None
    try:
        base = Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # no home
        return None
    name = f"{workspace.root.name}-{crc32(str(workspace.root).encode()):08x}"  # a clash only costs time
    return (base if named else base / "kprgraph") / name


class _Compiled(Store):
    """A compiled graph; what its tables answer needs no database, which is opened when first asked."""

    def __init__(self, workspace: Workspace, folder: Path, kept: Mapping[str, list[int]]) -> None:
        self._folder = folder
        self._places = kept
        super().__init__(replace(workspace, kept=self._table))

    @cached_property
    def quads(self) -> ox.Store:
        """All named graphs, on disk."""
        try:
            return ox.Store.read_only(str(self._folder / QUADS))
        except (OSError, RuntimeError):  # it vanished since it was found, or the disk has lost a part
            with suppress(OSError):
                (self._folder / CONTENTS).unlink()  # so that the next run compiles it anew
            return _load(self.workspace).quads

    @cached_property
    def files(self) -> "list[tuple[TurtleFile, str]]":
        """The Turtle files, read when first asked for."""
        from kprgraph.store.loading import read_files  # noqa: PLC0415 - as above

        return list(read_files(self.workspace))

    @cached_property
    def _words(self) -> dict[str, tuple[dict[str, str], list[str]]]:
        return self._table(WORDS) or {}

    def labels(self, iri: str) -> dict[str, str]:
        """As of any store; for the nodes of networks without the database."""
        known = self._words.get(node_of(iri).value)
        return known[0] if known else super().labels(iri)

    def types(self, subject: str) -> set[str]:
        """As of any store; for the nodes of networks without the database."""
        known = self._words.get(node_of(subject).value)
        return set(known[1]) if known else super().types(subject)

    def describes(self, iri: str) -> bool:
        """As of any store; for the nodes of networks without the database."""
        return node_of(iri).value in self._words or super().describes(iri)

    def _table(self, name: str) -> Any:
        place = self._places.get(name)
        if place is None:
            return None
        start, length, checksum = place
        try:
            with (self._folder / KEPT).open("rb") as stream:
                stream.seek(start)
                content = stream.read(length)
        except OSError:
            return None
        return json.loads(content) if crc32(content) == checksum else None


def words(store: Store, nodes: Iterable[str]) -> dict[str, tuple[dict[str, str], list[str]]]:
    """Labels and classes of nodes, of their classes, and of the states that a link can be in, to be kept."""
    classes = {name for node in nodes for name in store.types(node)}
    link_states = store.subjects("skos:inScheme", node_of(PREFIXES["linkstatus"].rstrip("/")))
    wanted = sorted({*nodes, *classes, *link_states})
    return {iri: (store.labels(iri), sorted(store.types(iri))) for iri in wanted}


def _noted(folder: Path, sources: Sources) -> str | None:
    """The digest that was noted for just this state of the files, if the note can be trusted."""
    try:
        note = json.loads((folder / NOW).read_bytes())
        if note["states"] == sources.states and sources.settled(note["noted"]):
            return str(note["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def _note(folder: Path, sources: Sources, digest: str) -> None:
    if _noted(folder, sources) == digest:
        return
    note = {"digest": digest, "noted": time.time_ns(), "states": sources.states}
    with suppress(OSError):  # a read-only cache is still a cache
        write_atomically(folder / NOW, json.dumps(note).encode())


def opened(workspace: Workspace, folder: Path) -> Store | None:
    """The compiled graph in `folder`, if it is there as it was written."""
    try:
        contents = json.loads((folder / CONTENTS).read_bytes())
        if contents["quads"] == states(folder / QUADS):
            return _Compiled(workspace, folder, contents["kept"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def states(folder: Path) -> dict[str, list[int]]:
    """Size and time of each file of a database, which never change once it is written."""
    return {
        entry.name: [(state := entry.stat()).st_size, state.st_mtime_ns]
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name)
    }
