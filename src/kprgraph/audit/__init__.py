"""The audit: re-compute what the report lets one re-compute, and hold every measure against itself.

The rules are query files under `queries/audit/` (see `audit.rules`), the arithmetic relations are records,
so a new report brings its own checks without new code. What SPARQL cannot do is done here: pairing
near-identical names (`audit.names`), and putting a finding into words (`audit.words`).

>>> from pathlib import Path
>>> from kprgraph import store
>>> from kprgraph.workspace import Workspace
>>> toy = store.load(Workspace.find(Path("tests/toy")))
>>> [finding.verdict for finding in audit(toy, ["breakdown-total", "share"])]
['holds', 'holds']
"""

from collections.abc import Iterable

from kprgraph.audit import rules
from kprgraph.audit.finding import KINDS, NATURES, VERDICTS, Finding
from kprgraph.audit.rdf import FILE_NAME, GRAPH, MEDIA_TYPE, TITLE, quads, turtle
from kprgraph.audit.rows import audit_rows
from kprgraph.store import Store

__all__ = [
    "FILE_NAME",
    "GRAPH",
    "KINDS",
    "MEDIA_TYPE",
    "NATURES",
    "TITLE",
    "VERDICTS",
    "Finding",
    "audit",
    "audit_rows",
    "quads",
    "turtle",
]


def audit(store: Store, checks: Iterable[str] | None = None) -> list[Finding]:
    """All findings of all checks, or of some, gravest first; what holds is a finding too.

    Args:
        store: The graph.
        checks: Names of the checks to run, or None for all.

    Raises:
        UnknownQuery: If there is no check of one of the names; carries the nearest ones.
        UnreadableInput: If a rule, or the judgements on names, cannot be read.
        ValueError: If a rule gives two findings of one identifier.
    """
    workspace = store.workspace
    names = sorted(set(checks)) if checks is not None else rules.checks(workspace)
    found = [each for name in names for each in rules.findings(store, rules.find(workspace, name))]
    found.sort(key=Finding.sort_key)
    seen: set[str] = set()
    for each in found:
        if each.id in seen:
            raise ValueError(f"the rule {each.check} gives {each.id} twice")
        seen.add(each.id)
    return found
