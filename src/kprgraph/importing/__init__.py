"""The way back in for facts that were edited in a spreadsheet: compare, show, validate, write.

`read` takes what `kprgraph export xlsx` or `tables` wrote, `plan` says what it would change, `check` holds
the outcome against every rule, and `write` replaces the curated files, all of them or none.
"""

from kprgraph.importing.change import Change, Plan
from kprgraph.importing.compare import plan
from kprgraph.importing.model import Book
from kprgraph.importing.reading import read
from kprgraph.importing.writing import check, write

__all__ = ["Book", "Change", "Plan", "check", "plan", "read", "write"]
