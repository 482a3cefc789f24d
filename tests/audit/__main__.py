"""`python -m tests.audit [most]`: the share of planted errors found in the curated data, by kind."""

import sys

from kprgraph import store
from kprgraph.workspace import Workspace
from tests.audit.kinds import KINDS
from tests.audit.planting import tried
from tests.conftest import ROOT


def main(most: int) -> None:
    curated = store.load(Workspace(ROOT))
    for name, wanted in sorted(KINDS.items()):
        outcome = tried(curated, wanted, most)
        share = f"{outcome.share:.0f} %" if outcome.tried else "-"
        sys.stdout.write(f"{name}\t{outcome.found}/{outcome.tried}\t{share}\t{', '.join(wanted.checks)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12)
