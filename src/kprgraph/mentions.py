"""Which things a text names, and where: the longest name at a place is the one that counts there.

`กระทรวงสาธารณสุข` stands in the letters of `สำนักงานปลัดกระทรวงสาธารณสุข`, but the text speaks of another body.
So all names are looked for at once, and what lies inside a longer name of something else is no mention.
Compared is what `thai.squeeze` leaves, Latin letters without case.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kprgraph.thai import Squeezed, squeeze, to_arabic_digits

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_LATIN = re.compile(r"[A-Za-z0-9]")
_THAI = re.compile(r"[ก-ฺเ-๎]")
_LETTER = re.compile(r"[ก-ฮ]")
_ABBREVIATION = re.compile(r"(?:[ก-ฮ]{1,5}\.)+")
_BEGINS_DOTTED = re.compile(r"[ก-ฮ]{1,5}\.")
_ENDS_DOTTED = re.compile(r"[ก-ฮ]\.$")
_PREFIX = 3
_SHORT = 4

# Signs that belong to the letter before them, and vowels that belong to the letter after them: between these
# and that letter no name ends or begins.
_DEPENDENT = re.compile(r"[ะ-ฺๅ็-๎]")
_LEADING = re.compile(r"[เ-ไ]")

# Words that stand unspaced before or after a short name. Elsewhere a short name is taken for a part of a
# longer word: แพร่ in เผยแพร่, พม. in กพม.
_BEFORE = re.compile(
    r"(?:และ|หรือ|กับ|แก่|ของ|ที่|ใน|โดย|จาก|ให้|ตาม|ผ่าน|เช่น|เป็น|ณ|รอง|ประธาน|กรรมการ|เลขาธิการ|สำนักงาน|จังหวัด|อำเภอ"
    r"|ตำบล|เมือง)$"
)
_AFTER = re.compile(r"(?:และ|หรือ|กับ|ของ|ที่|ใน|โดย|จาก|ให้|เป็น|ได้|มี|ซึ่ง|เพื่อ|จะ)")
_LONGEST_WORD = 9


@dataclass(frozen=True, order=True)
class Mention:
    """A place where a name stands.

    Attributes:
        start: Offset of its first code point in the text.
        end: Offset after its last.
        things: What goes by this name.
    """

    start: int
    end: int
    things: frozenset[str]

    def within(self, start: int, end: int) -> bool:
        """Whether it lies in the range."""
        return start <= self.start and self.end <= end


@dataclass(frozen=True)
class Mentions:
    """All places of all names in one text.

    Attributes:
        named: Mentions that count, in order.
        covered: Places inside a longer name of something else, each with the mention that covers it.
    """

    named: tuple[Mention, ...]
    covered: tuple[tuple[Mention, Mention], ...]


class Lexicon:
    """Names to look for."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a name and the thing that goes by it; a name may be shared, and a thing have many."""
        self._things: dict[str, set[str]] = defaultdict(set)
        self._written: dict[str, set[str]] = defaultdict(set)
        for name, thing in names:
            if key := key_of(name):
                self._things[key].add(thing)
                self._written[key].add(to_arabic_digits(name).lower())
        # Names by their first characters, so that a text is read once whatever the number of names.
        self._beginning: dict[str, list[str]] = defaultdict(list)
        for key in self._things:
            self._beginning[key[:_PREFIX]].append(key)
        self._sizes = sorted({len(beginning) for beginning in self._beginning})

    def find(self, text: str) -> Mentions:
        """The mentions in `text`."""
        named: list[Mention] = []
        covered: list[tuple[Mention, Mention]] = []
        # A cover comes before what it covers: it starts earlier, or there too and ends later. And of the
        # mentions so far the last one reaches farthest, because none of them lies inside another.
        for place in sorted(self._places(Squeezed.of(text)), key=lambda place: (place.start, -place.end)):
            if named and named[-1].end >= place.end:
                covered.append((place, named[-1]))
            else:
                named.append(place)
        return Mentions(tuple(named), tuple(covered))

    def _places(self, squeezed: Squeezed) -> Iterator[Mention]:
        text, at = squeezed.text.translate(_LOWER), squeezed.at
        for here in range(len(text)):
            for size in self._sizes:
                for key in self._beginning.get(text[here : here + size], ()):
                    if text.startswith(key, here):
                        start, end = at[here], at[here + len(key) - 1] + 1
                        if self._is_joined(squeezed.raw[start:end], key) and _stands_alone(
                            squeezed.raw, start, end, key
                        ):
                            yield Mention(start, end, frozenset(self._things[key]))

    def _is_joined(self, raw: str, key: str) -> bool:
        """Few characters come together by chance at a line end or in a row of digits: there spaces matter."""
        return len(key) > _SHORT or len(raw) == len(key) or raw.lower() in self._written[key]


def key_of(name: str) -> str:
    """The form in which names and texts are compared."""
    return squeeze(name).translate(_LOWER)


def _stands_alone(raw: str, start: int, end: int, key: str) -> bool:
    """Whether raw[start:end] is a word of its own as far as its neighbours tell."""
    before, after = raw[max(0, start - _LONGEST_WORD) : start], raw[end : end + _LONGEST_WORD]
    return not (
        (_LATIN.match(key[0]) and _LATIN.match(before[-1:]))
        or (_LATIN.match(key[-1]) and _LATIN.match(after))
        or _DEPENDENT.match(after)
        or (_LETTER.match(key) and _LEADING.match(before[-1:]))
        # ก.พ. is not in ก.พ.ร., nor ค.ต.ป. in อ.ค.ต.ป.
        or (_ENDS_DOTTED.search(key) and _BEGINS_DOTTED.match(after))
        or (_BEGINS_DOTTED.match(key) and _ENDS_DOTTED.search(before))
        or (_ABBREVIATION.fullmatch(key) and not _is_apart_before(before))
        or (len(key) <= _SHORT and not (_is_apart_before(before) and _is_apart_after(after)))
    )


def _is_apart_before(before: str) -> bool:
    return not _THAI.match(before[-1:]) or bool(_BEFORE.search(before))


def _is_apart_after(after: str) -> bool:
    return not _THAI.match(after) or bool(_AFTER.match(after))
