"""Which release a side of a comparison is, where it says so."""

from pathlib import Path

import pyoxigraph as ox

from kprgraph.namespaces import expand

_WORKSPACE = ("data", "dataset.yml")
_BUILD = "dataset.ttl"
_VERSION = ox.NamedNode(expand("dcat:version"))


def version(path: Path) -> str | None:
    """The version of the data of a workspace or a build folder; None where it cannot be told."""
    described, built = path.joinpath(*_WORKSPACE), path / _BUILD
    try:
        if described.is_file():
            return _curated(described.read_text(encoding="utf-8"))
        return _built(built) if built.is_file() else None
    except (OSError, SyntaxError, ValueError):
        return None


def _curated(text: str) -> str | None:
    import yaml  # noqa: PLC0415 - only wanted for a workspace

    try:
        return str(yaml.safe_load(text)["version"])
    except (yaml.YAMLError, KeyError, TypeError):
        return None


def _built(path: Path) -> str | None:
    versions = (quad.object for quad in ox.parse(path=path) if quad.predicate == _VERSION)
    return next((term.value for term in versions if isinstance(term, ox.Literal)), None)
