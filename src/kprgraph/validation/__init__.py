"""The gate: everything that must hold before the graph is built or answers a question.

`validate` runs all checks and gives one report; each check is also a function of its own, `check(store)`,
that yields issues.
"""

from kprgraph.edition import Edition
from kprgraph.store import Store
from kprgraph.validation import canonical, counts, evidence, literals, referee, references, shape_lint, shapes
from kprgraph.validation.report import Issue, Report, Severity
from kprgraph.workspace import Workspace

__all__ = ["CHECKERS", "Issue", "Report", "Severity", "validate"]

CHECKERS = {
    "canonical": canonical.check,
    "literals": literals.check,
    "references": references.check,
    "counts": counts.check,
    "shape-lint": shape_lint.check,
    "shapes": shapes.check,
}
"""Checks that need nothing but the graph, by name, the quick ones first."""


def validate(
    workspace: Workspace, store: Store, edition: Edition | None = None, *, by_referee: bool = False
) -> Report:
    """All issues of the data in `store`, which was loaded from `workspace`.

    Args:
        workspace: Where the files lie.
        store: The graph, with or without what the rules derive.
        edition: The text of the report; with it, every record is held against the lines it cites as well.
        by_referee: Whether pySHACL holds the shapes against the data too; what only one of the two finds is
            an issue.

    Raises:
        UnreadableInput: If a shape, a counts file or a query in it cannot be used.
        ValueError: If `store` was loaded from another workspace.
    """
    if store.workspace != workspace:
        raise ValueError(f"the store was loaded from {store.workspace.root}, not {workspace.root}")
    issues = [issue for check in CHECKERS.values() for issue in check(store)]
    checks = list(CHECKERS)
    if by_referee:
        issues += referee.check(store)
        checks.append("referee")
    if edition is not None:
        issues += evidence.check(store, edition)
        checks.append("evidence")
    return Report.of(issues, checks)
