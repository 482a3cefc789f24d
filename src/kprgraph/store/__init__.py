"""The graph in memory: curated files in named graphs, and what the rules derive from them in one more."""

from kprgraph.store.cache import WORDS, cached, words
from kprgraph.store.graph import Answer, Graph, Term
from kprgraph.store.memory import Origin, Store
from kprgraph.store.passage import PassageRef
from kprgraph.workspace import Workspace

__all__ = ["WORDS", "Answer", "Graph", "Origin", "PassageRef", "Store", "Term", "cached", "load", "words"]


def load(workspace: Workspace, *, derive: bool = True) -> Store:
    """Read the ontology and all curated files of a workspace, and run the derive rules.

    Args:
        workspace: Where the files lie. Folders that are not there are read as empty.
        derive: False leaves the derived graph empty.

    Raises:
        UnreadableInput: If a file cannot be read, is not Turtle, or a rule is not a CONSTRUCT query.
    """
    from kprgraph.store import loading  # noqa: PLC0415 - a compiled graph needs no parser

    return loading.load(workspace, derive=derive)
