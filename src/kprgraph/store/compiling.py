"""Write a compiled graph, so that a crash leaves it whole or absent; see `kprgraph.store.cache`."""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

import pyoxigraph as ox

from kprgraph.store.cache import CONTENTS, KEPT, QUADS, opened, states
from kprgraph.store.memory import Store

UNFINISHED = ".new-"
_OTHERS = 2  # compiled graphs of earlier states that stay, for who goes back and forth
_DAY = 86_400


def compile_into(folder: Path, digest: str, store: Store, tables: Mapping[str, object]) -> None:
    """Write a graph and its tables below `folder` under the name `digest`, whole or not at all.

    Raises:
        OSError: If it cannot be written, or another process was faster.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        _write(store, unfinished, tables)
        finished = folder / digest
        if finished.exists() and opened(store.workspace, finished) is None:
            shutil.rmtree(finished)  # what is left of one that was damaged
        unfinished.rename(finished)
        _sync(folder)
        _clear(folder, finished)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _write(store: Store, folder: Path, tables: Mapping[str, object]) -> None:
    database = ox.Store(str(folder / QUADS))
    database.bulk_extend(iter(store.quads))
    database.flush()
    del database  # closes it
    kept: dict[str, list[int]] = {}
    with (folder / KEPT).open("wb") as stream:
        for name, table in tables.items():
            content = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
            kept[name] = [stream.tell(), len(content), crc32(content)]
            stream.write(content)
    contents = {"quads": states(folder / QUADS), "kept": kept}
    (folder / CONTENTS).write_text(json.dumps(contents), encoding="utf-8")
    for path in (*(folder / QUADS).iterdir(), folder / QUADS, folder / KEPT, folder / CONTENTS, folder):
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear(folder: Path, newest: Path) -> None:
    """Remove all but the last compiled graphs, and what was left unfinished a day ago or longer."""
    found = [(entry.stat().st_mtime, Path(entry.path)) for entry in os.scandir(folder) if entry.is_dir()]
    finished = sorted(one for one in found if not one[1].name.startswith(UNFINISHED) and one[1] != newest)
    stale = [one for one in found if one[1].name.startswith(UNFINISHED) and one[0] < time.time() - _DAY]
    for _, path in (*finished[:-_OTHERS], *stale):
        shutil.rmtree(path, ignore_errors=True)
