"""Query files: a question in words, its parameters and columns, and the SPARQL that answers it.

A query file stays valid SPARQL: its header is YAML behind `#+` at the top of the file, the way grlc does it.
Reading is strict. A header that says less or more than it should, or a parameter that the query does not
project, is an error with file and line, so that a question never silently loses a filter.
"""

from pathlib import Path

from kprgraph.catalog.model import EVIDENCE, Column, Param, QueryFile
from kprgraph.catalog.outline import tokens, words
from kprgraph.errors import UnknownQuery
from kprgraph.workspace import Workspace

SUFFIX = ".rq"
KEPT = "query/"
"""What the names of query files begin with among what a compiled graph keeps."""

__all__ = [
    "EVIDENCE",
    "SUFFIX",
    "Column",
    "Param",
    "QueryFile",
    "find",
    "load",
    "names",
    "read",
    "tokens",
    "words",
]


def names(workspace: Workspace) -> list[str]:
    """Names of all query files, sorted, without reading them."""
    folder = workspace.queries
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob(f"*{SUFFIX}"))


def find(workspace: Workspace, name: str) -> QueryFile:
    """The query file of this name.

    Raises:
        UnknownQuery: If there is none; carries the nearest names.
        UnreadableInput: If its header or its SPARQL breaks the rules.
    """
    kept = workspace.kept(f"{KEPT}{name}")
    if kept is not None:
        path = workspace.queries / f"{name}{SUFFIX}"
        if _text(path) == kept["text"]:
            return QueryFile.kept(kept, name, path)
    known = names(workspace)
    if name not in known:
        from difflib import get_close_matches  # noqa: PLC0415 - only for who mistypes

        raise UnknownQuery(name, get_close_matches(name, known, n=3, cutoff=0.4))
    from kprgraph.catalog.reading import read  # noqa: PLC0415 - YAML is slow to load

    return read(workspace.queries / f"{name}{SUFFIX}", name)


def load(workspace: Workspace) -> dict[str, QueryFile]:
    """All query files by name, in the order of their names.

    Raises:
        UnreadableInput: If one of them breaks the rules.
    """
    return {name: find(workspace, name) for name in names(workspace)}


def read(path: Path, name: str | None = None) -> QueryFile:
    """Read one query file; `name` defaults to the stem of the path.

    Raises:
        UnreadableInput: With file and line, if it cannot be read or breaks the rules.
    """
    from kprgraph.catalog import reading  # noqa: PLC0415 - as in `find`

    return reading.read(path, name)


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
