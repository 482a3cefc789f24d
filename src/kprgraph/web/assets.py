"""The files beside the pages: style sheet and script that lie in the package, and the bundle if it was built.

The bundle adds comfort (suggestions, a canvas, an editor for queries). Without it all pages work.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

STATIC = Path(__file__).resolve().parent / "static"
BUNDLE = Path(__file__).resolve().parent / "_ui"
BUNDLE_FOLDER = "ui"

STYLES = ("style.css", f"{BUNDLE_FOLDER}/explorer.css")
SCRIPTS = ("enhance.js", f"{BUNDLE_FOLDER}/explorer.js")
"""What every page loads; more is loaded by the bundle where it is wanted."""


def files() -> Iterator[tuple[str, Path]]:
    """Name below `static/` and path of each file, sorted; without what only the build of the bundle reads."""
    for path in sorted(STATIC.iterdir()):
        if path.is_file():
            yield path.name, path
    if BUNDLE.is_dir():
        for path in sorted(BUNDLE.iterdir()):
            if path.is_file() and path.suffix != ".sha256":
                yield f"{BUNDLE_FOLDER}/{path.name}", path


def present(names: Sequence[str]) -> list[str]:
    """Those of some files that there are."""
    return [name for name in names if _path(name).is_file()]


def _path(name: str) -> Path:
    folder, _, rest = name.rpartition("/")
    return (BUNDLE if folder == BUNDLE_FOLDER else STATIC) / rest
