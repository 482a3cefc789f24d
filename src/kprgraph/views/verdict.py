"""Whether an actual value meets a target: plain arithmetic on values that may be no more than bounds.

A figure printed as "over 10" is some value above 10; a target of "at least 10" is met by every value from 10.
Nothing is met, or missed, unless every value that the print allows meets, or misses, it.
"""

from dataclasses import dataclass
from decimal import Decimal

MET = "met"
MISSED = "missed"
CANNOT_TELL = "cannot-tell"

_INFINITE = Decimal("Infinity")
# A bound, and whether it lies just below (-1), at (0) or just above (1) that number.
_Bound = tuple[Decimal, int]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed.

    Attributes:
        value: The number.
        qualifier: Notation of its qualifier (`over`, `at-least`, `up-to`, `below`, `about`), or None.
    """

    value: Decimal
    qualifier: str | None = None

    @property
    def range(self) -> tuple[_Bound, _Bound] | None:
        """The lowest and the highest value that the print allows, or None where it sets no bounds."""
        at = (self.value, 0)
        lowest, highest = (-_INFINITE, 0), (_INFINITE, 0)
        ranges = {
            None: (at, at),
            "over": ((self.value, 1), highest),
            "at-least": (at, highest),
            "up-to": (lowest, at),
            "below": (lowest, (self.value, -1)),
        }
        return ranges.get(self.qualifier)


def direction(target: Amount, higher_is_better: bool | None) -> bool | None:
    """Whether more meets the target: as the target itself is worded, else as its indicator is defined.

    >>> direction(Amount(Decimal(60), "at-least"), None), direction(Amount(Decimal(60)), None)
    (True, None)
    """
    worded = {"over": True, "at-least": True, "up-to": False, "below": False}
    return worded.get(target.qualifier or "", higher_is_better)


def compare(target: Amount, actual: Amount, higher_is_better: bool | None) -> str:
    """`met`, `missed` or `cannot-tell`.

    >>> compare(Amount(Decimal(4)), Amount(Decimal("8.94")), True)
    'met'
    >>> compare(Amount(Decimal(12)), Amount(Decimal(10), "over"), True)
    'cannot-tell'
    >>> compare(Amount(Decimal(7)), Amount(Decimal(9)), None)
    'cannot-tell'
    """
    more = direction(target, higher_is_better)
    found = actual.range
    if more is None or found is None or target.qualifier == "about":
        return CANNOT_TELL
    lowest, highest = found
    strict = target.qualifier in ("over", "below")
    if more:
        bar = (target.value, 1 if strict else 0)
        met, missed = lowest >= bar, highest < bar
    else:
        bar = (target.value, -1 if strict else 0)
        met, missed = highest <= bar, lowest > bar
    return MET if met else MISSED if missed else CANNOT_TELL
