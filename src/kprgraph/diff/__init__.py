"""What changed between two graphs, right for renames, for new IRIs and for passages that moved."""

from kprgraph.diff.changes import Change, Difference, compare
from kprgraph.diff.reading import read
from kprgraph.diff.rows import diff_rows, summary
from kprgraph.diff.version import version

__all__ = ["Change", "Difference", "compare", "diff_rows", "read", "summary", "version"]
