"""Run a suite from the command line: `python -m tests.w3c FOLDER`."""

import sys
import warnings
from collections import Counter
from pathlib import Path

from tests.w3c.suite import run


def _say(*words: str) -> None:
    sys.stdout.write(f"{' '.join(words)}\n")


def main(folder: Path) -> int:
    """Run all tests and print what did not pass, and the counts by folder."""
    warnings.simplefilter("ignore")
    counts: dict[str, Counter[str]] = {}
    for outcome in run(folder):
        by = "by pySHACL" if outcome.left else "by the gate"
        kind = f"passed {by}" if outcome.passed else f"not passed {by}"
        counts.setdefault(outcome.name.rpartition("/")[0], Counter())[kind] += 1
        if not outcome.passed:
            _say(f"{outcome.name}: {kind} {outcome.left}")
            for sign, results in (("-", outcome.missing), ("+", outcome.added)):
                for result in results:
                    _say(f"    {sign} {result}")
        elif outcome.left:
            _say(f"{outcome.name}: {kind}: {outcome.left}")
    for name, found in counts.items():
        _say(f"{name or '.':30}", ", ".join(f"{kind} {number}" for kind, number in sorted(found.items())))
    total: Counter[str] = sum(counts.values(), Counter())
    _say(f"{'all':30}", ", ".join(f"{kind} {number}" for kind, number in sorted(total.items())))
    return int(any(kind.startswith("not") for kind in total))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
