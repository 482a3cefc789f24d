"""How much of a report the graph holds, computed from the text and not from the data.

`measure` holds every line, figure and name of a text against the records that cite it; what is left out on
purpose stands with its reason in a ledger (`ledger`).
"""

from kprgraph.coverage.items import Item, Kind, Section, Status
from kprgraph.coverage.measure import measure
from kprgraph.coverage.result import TOTAL, Coverage, Stale

__all__ = ["TOTAL", "Coverage", "Item", "Kind", "Section", "Stale", "Status", "measure"]
