"""The knowledge graph of Thailand's public-sector reform, traced line by line to the report.

`kprgraph.open()` gives the graph; importing this package alone loads nothing else.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kprgraph.api import KnowledgeGraph

__version__ = "0.1.0"

__all__ = ["__version__", "open"]


def open(  # noqa: A001 - the documented entry point
    root: Path | str | None = None, endpoint: str | None = None
) -> "KnowledgeGraph":
    """Open the graph of the workspace at `root`, or of the nearest one (see `Workspace.find`).

    With `endpoint`, the address of a SPARQL service, the graph there is asked; see `KnowledgeGraph.open`.

    Raises:
        UnreadableInput: If there is no workspace, or a curated file cannot be read.
        UsageError: If the endpoint cannot be used.
    """
    from kprgraph.api import KnowledgeGraph  # noqa: PLC0415 - heavy, and only wanted here

    return KnowledgeGraph.open(root, endpoint)
