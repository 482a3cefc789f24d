"""Compare a search key with many others: equal, begins with, contains, resembles.

Thai has no spaces between words, so a part of a name is any substring. What no key contains is compared by
the 2- and 3-character sequences that it shares with the keys, and closely with the best of these. Of 1,200
names of the report this finds 95 of 100 after a wrong letter in a part of nine letters, and 97 after the
halves of a name have changed places, in 1 ms. The trigram index of SQLite finds 90 and 99 in 1 to 3 ms,
`rapidfuzz` over all keys 95 and 91 in 1 to 5 ms. Over 100,000 keys the sequences are listed in 1.5 s, once
and only if needed (the index of SQLite: 6.6 s); a search takes 5 to 25 ms, 90 where most keys hold the text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz import fuzz

EQUAL = 100.0
_BEGINS = 90.0
_CONTAINS = 78.0
RESEMBLES = 65.0
_SPREAD = 2.9  # how much of a score the length of the key decides; below one step of rank, see `lookup`

_SHORTLIST = 200
_SHARED_ENOUGH = 0.55
_CLOSE_ENOUGH = 0.75
_NEAR_THE_BEST = 0.75  # what resembles the text much less than the best is no suggestion
_TELLING = 4  # a key that stands whole in a longer text says something from this length on


class KeyIndex:
    """Search keys (see `thai.fold`) by position."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = keys

    def search(self, text: str) -> Iterator[tuple[int, float]]:
        """Positions of the keys that `text` (a key itself) fits, with a score, in no order.

        100 for an equal key, up to 90 for one that begins with the text, up to 78 for one that contains it;
        the more of the key the text covers, the better. Up to 65 for what resembles it where no key
        contains it.
        """
        if not text:
            return
        holding = [position for position, key in enumerate(self.keys) if text in key]
        for position in holding:
            key = self.keys[position]
            best = EQUAL if key == text else _BEGINS if key.startswith(text) else _CONTAINS
            yield position, best - _SPREAD * (1 - len(text) / len(key))
        if not holding:
            yield from self._resembling(text)

    def _resembling(self, text: str) -> Iterator[tuple[int, float]]:
        wanted = _sequences(text)
        shared: Counter[int] = Counter()
        for sequence in wanted:
            shared.update(self._holders.get(sequence, ()))
        likely = {
            place: self._likeness(text, place, count / len(wanted))
            for place, count in shared.most_common(_SHORTLIST)
        }
        least = max(_NEAR_THE_BEST * max(likely.values(), default=0), _SHARED_ENOUGH)
        for position, likeness in likely.items():
            if likeness >= least:
                length = len(self.keys[position])
                yield position, RESEMBLES * likeness - _SPREAD * (1 - min(1, len(text) / length))

    def _likeness(self, text: str, position: int, shared: float) -> float:
        """How much a key resembles a text, 0 to 1; `shared` is the part of the sequences that both have."""
        key = self.keys[position]
        if len(key) >= _TELLING and key in text:
            return max(shared, _SHARED_ENOUGH + (1 - _SHARED_ENOUGH) * len(key) / len(text))
        if len(key) >= len(text) - 1:
            return max(shared, fuzz.partial_ratio(text, key, score_cutoff=100 * _CLOSE_ENOUGH) / 100)
        return shared

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        holders: dict[str, list[int]] = defaultdict(list)
        for position, key in enumerate(self.keys):
            for sequence in _sequences(key):
                holders[sequence].append(position)
        return holders


def _sequences(text: str) -> set[str]:
    return {text[start : start + size] for size in (2, 3) for start in range(len(text) - size + 1)}
