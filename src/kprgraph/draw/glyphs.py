"""Which character each glyph of a PDF stands for, read from the clusters that Typst names as a whole.

Typst gives the first glyph of a cluster the text of all of it. Readers that know no `ActualText` then repeat
vowels and tones, and so do all of them where a glyph is drawn without it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

_SPAN = re.compile(rb"/ActualText<FEFF([0-9A-F]+)>>>BDC[^\n]*? 0 Tr/(f\d+) [^\n]*? Tm([^\n]*)\n", re.DOTALL)
_SPAN_OF_BLOCK = re.compile(
    rb"/ActualText<FEFF([0-9A-F]+)>>>BDC\nq [^\n]*\nBT 0 Tr/(f\d+) [^\n]*? Tm([^\n]*)\nET", re.DOTALL
)
_STRING = re.compile(rb"\(((?:\\[0-7]{3}|\\.|[^\\()])*)\)", re.DOTALL)
_BYTE = re.compile(rb"\\([0-7]{3})|\\(.)|(.)", re.DOTALL)
_ESCAPED = {b"n": 10, b"r": 13, b"t": 9, b"b": 8, b"f": 12}
_ENTRY = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_ONE_CHARACTER = 4

Votes = dict[int, Counter[str]]
"""Glyph -> how often it stands for which character."""


def votes(streams: Iterable[tuple[bytes, Mapping[bytes, int]]]) -> dict[int, Votes]:
    """What the clusters of pages say of the glyphs of each map of characters.

    Args:
        streams: The operators of each page, with the map of characters of each of its fonts.
    """
    found: dict[int, Votes] = defaultdict(lambda: defaultdict(Counter))
    for stream, maps in streams:
        for text, font, shown in _spans(stream):
            glyphs, characters = _glyphs(shown), _drawn(text)
            if font in maps and len(glyphs) == len(characters):
                for glyph, character in zip(glyphs, characters, strict=True):
                    found[maps[font]][glyph][character] += 1
    return found


def told(cmap: bytes, of: Votes) -> bytes:
    """A map of characters with one character for each glyph that was given a whole cluster.

    Args:
        cmap: As Typst writes it.
        of: What the clusters say of its glyphs.
    """
    same: dict[bytes, list[int]] = defaultdict(list)
    for glyph, text in _ENTRY.findall(cmap):
        same[text].append(int(glyph, 16))

    def entry(match: re.Match[bytes]) -> bytes:
        glyph, text = int(match[1], 16), match[2]
        if len(text) <= _ONE_CHARACTER:
            return match[0]
        if of.get(glyph):
            (character, _), *_ = sorted(of[glyph].items(), key=lambda pair: (-pair[1], pair[0]))
            return b"<%s> <%s>" % (match[1], character.encode("utf-16-be").hex().upper().encode())
        whole = bytes.fromhex(text.decode()).decode("utf-16-be")
        if len(same[text]) != len(whole):
            return match[0]
        place = same[text].index(glyph)  # the glyphs of a cluster are numbered in the order of its text
        return b"<%s> <%s>" % (match[1], whole[place].encode("utf-16-be").hex().upper().encode())

    return _ENTRY.sub(entry, cmap)


def _spans(stream: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    for pattern in (_SPAN, _SPAN_OF_BLOCK):
        for text, font, shown in pattern.findall(stream):
            yield bytes.fromhex(text.decode()).decode("utf-16-be"), font, shown


def _drawn(text: str) -> str:
    """The characters of a cluster as fonts draw them: sara am as its two parts, the upper one first.

    >>> _drawn("น้ำ") == "น\u0e4d\u0e49\u0e32"
    True
    """
    return f"{text[0]}\u0e4d{text[1:-1]}\u0e32" if text.endswith("\u0e33") and len(text) > 1 else text


def _glyphs(shown: bytes) -> list[int]:
    """The glyphs of an operator that shows text; each has two bytes."""
    given = bytearray()
    for string in _STRING.findall(shown):
        for octal, escaped, plain in _BYTE.findall(string):
            given.append(
                int(octal, 8) if octal else _ESCAPED.get(escaped, escaped[0]) if escaped else plain[0]
            )
    return [given[n] << 8 | given[n + 1] for n in range(0, len(given) - 1, 2)]
