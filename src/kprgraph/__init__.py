"""The knowledge graph of Thailand's public-sector reform, traced line by line to the report.

`kprgraph.open()` gives the graph; importing this package alone loads nothing else.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kprgraph.api import KnowledgeGraph

__version__ = "0.1.0"

__all__ = ["__version__", "open"]


def open(root: Path | str | None = None) -> "KnowledgeGraph":  # noqa: A001 - the documented entry point
    """Open the graph of the workspace at `root`, or of the nearest one (see `Workspace.find`).

    Raises:
        UnreadableInput: If there is no workspace, or a curated file cannot be read.
    """
    from kprgraph.api import KnowledgeGraph  # noqa: PLC0415 - heavy, and only wanted here

    return KnowledgeGraph.open(root)
