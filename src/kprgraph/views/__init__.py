"""Views: the rows that commands, exports and pages show, each function one documented kind of row.

Every view returns a `query.Table`. Names of entities are resolved by the caller; views take IRIs or CURIEs.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kprgraph.views.clusters import cluster_pair_rows, cluster_rows
    from kprgraph.views.connect import path_rows
    from kprgraph.views.critical import critical_rows, pair_rows, redundancy_rows
    from kprgraph.views.depend import feeds_rows, impact_rows
    from kprgraph.views.mandate import mandate_rows
    from kprgraph.views.matrix import matrix_rows, ministry_rows
    from kprgraph.views.overlap import overlap_rows, shared_rows
    from kprgraph.views.promises import promises_rows
    from kprgraph.views.roles import AGENCY_ROLES
    from kprgraph.views.show import show_rows
    from kprgraph.views.targets import targets_rows
    from kprgraph.views.timeline import timeline_rows

__all__ = [
    "AGENCY_ROLES",
    "cluster_pair_rows",
    "cluster_rows",
    "critical_rows",
    "feeds_rows",
    "impact_rows",
    "mandate_rows",
    "matrix_rows",
    "ministry_rows",
    "overlap_rows",
    "pair_rows",
    "path_rows",
    "promises_rows",
    "redundancy_rows",
    "shared_rows",
    "show_rows",
    "targets_rows",
    "timeline_rows",
]

_HOMES = {
    "AGENCY_ROLES": "roles",
    "cluster_pair_rows": "clusters",
    "cluster_rows": "clusters",
    "critical_rows": "critical",
    "feeds_rows": "depend",
    "impact_rows": "depend",
    "mandate_rows": "mandate",
    "matrix_rows": "matrix",
    "ministry_rows": "matrix",
    "overlap_rows": "overlap",
    "pair_rows": "critical",
    "path_rows": "connect",
    "promises_rows": "promises",
    "redundancy_rows": "critical",
    "shared_rows": "overlap",
    "show_rows": "show",
    "targets_rows": "targets",
    "timeline_rows": "timeline",
}


def __getattr__(name: str) -> Any:
    """Import the module of a view when the view is first asked for: a command needs one of them."""
    if name in _HOMES:
        return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
