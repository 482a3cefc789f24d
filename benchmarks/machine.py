"""What the figures depend on: the machine, and the version of everything that is measured."""

import os
import platform
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PEERS = ("maplib", "pyrudof")
"""Other engines, measured where they are installed."""

PACKAGES = (
    "kprgraph",
    "pyoxigraph",
    "oxigraph",
    "rdflib",
    "pyshacl",
    "networkx",
    "click",
    "maplib",
    "pyrudof",
)


def versions() -> dict[str, str]:
    """Name -> version of Python and of what is installed of `PACKAGES`."""
    found = {"Python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def machine() -> dict[str, str]:
    """Processor, cores, memory, system, and how busy it was at the start."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{pages / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "?")


def oxigraph(folder: Path) -> str | None:
    """Oxigraph's own command line, beside Python or on the path."""
    beside = folder / "oxigraph"
    return str(beside) if beside.exists() else shutil.which("oxigraph")


def run(*command: str) -> None:
    """Run a step of the preparation.

    Raises:
        subprocess.CalledProcessError: If it fails.
    """
    subprocess.run(command, check=True, capture_output=True)
