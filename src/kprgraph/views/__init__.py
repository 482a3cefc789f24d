"""Views: the rows that commands, exports and pages show, each function one documented kind of row.

Every view returns a `query.Table`. Names of entities are resolved by the caller; views take IRIs or CURIEs.
"""

from kprgraph.views.connect import path_rows
from kprgraph.views.depend import critical_rows, feeds_rows, impact_rows
from kprgraph.views.show import show_rows

__all__ = ["critical_rows", "feeds_rows", "impact_rows", "path_rows", "show_rows"]
