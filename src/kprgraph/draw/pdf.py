"""Make the Thai of a PDF that Typst wrote read, copy and search as it was written.

Typst draws a mark that stands higher than its base, such as the tone of หนึ่ง, apart from it and gives both of
them the text of the whole cluster, so that readers find "หนึ่นึ่ง". Here such a mark is given its own text, its
base the rest, and each glyph the one character that it stands for. Only the text that readers take from the
file changes, nothing that is seen.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from kprgraph.draw import clusters, glyphs

_HEAD = re.compile(rb"(\d+) 0 obj\s*<<(?:/Length \d+)?(.*?)>>\s*(?:stream\r?\n|endobj)", re.DOTALL)
_PAGE = re.compile(rb"/Type/Page/Resources (\d+) 0 R.*?/Contents (\d+) 0 R", re.DOTALL)
_FONTS = re.compile(rb"/Font<<(.*?)>>", re.DOTALL)
_FONT = re.compile(rb"/(f\d+) (\d+) 0 R")
_MAP = re.compile(rb"/ToUnicode (\d+) 0 R")
_PACKED = b"/Filter/FlateDecode"


@dataclass(slots=True)
class _Object:
    """One object of the file: as written, its entries, and its stream if it was packed."""

    written: bytes
    entries: bytes
    stream: bytes | None


def readable(content: bytes) -> bytes:
    """The same pages with text that can be read out; what is not as Typst writes it stays as it is.

    Args:
        content: A PDF of Typst, with a plain table of its objects.
    """
    found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", content)
    if not found or content[int(found[1]) :][:4] != b"xref":
        return content
    table = content[int(found[1]) : found.start()]
    starts = sorted(int(row) for row in re.findall(rb"(\d{10}) \d{5} n", table))
    ends = [*starts[1:], int(found[1])]
    objects = {start: _read(content[start:end]) for start, end in zip(starts, ends, strict=True)}
    numbered = {int(each.written.split(b" ", 1)[0]): each for each in objects.values()}
    _mend(numbered)
    made, moved = bytearray(content[: min(starts, default=0)]), {}
    for start in starts:
        moved[start] = len(made)
        made += _write(objects[start])
    written = re.sub(rb"(\d{10})( \d{5} n)", lambda m: b"%010d%s" % (moved[int(m[1])], m[2]), table)
    return bytes(made) + written + b"startxref\n%d\n%%%%EOF" % len(made)


def _mend(objects: dict[int, _Object]) -> None:
    pages = list(_pages(objects))
    for page, _ in pages:
        page.stream = clusters.shared(page.stream or b"")
    found = glyphs.votes((page.stream or b"", maps) for page, maps in pages)
    for number in {number for _, maps in pages for number in maps.values()}:
        if objects[number].stream is not None:
            objects[number].stream = glyphs.told(objects[number].stream or b"", found.get(number, {}))


def _pages(objects: dict[int, _Object]) -> Iterator[tuple[_Object, dict[bytes, int]]]:
    """The drawing of each page, and for each of its fonts the number of its map of characters."""
    for each in list(objects.values()):
        page = _PAGE.search(each.written) if each.stream is None else None
        if page and objects[int(page[2])].stream is not None:
            fonts = _FONTS.search(objects[int(page[1])].written)
            maps = {}
            for name, number in _FONT.findall(fonts[1] if fonts else b""):
                of = _MAP.search(objects[int(number)].written)
                if of:
                    maps[name] = int(of[1])
            yield objects[int(page[2])], maps


def _read(part: bytes) -> _Object:
    head = _HEAD.match(part)
    if head and _PACKED in head[2] and head[0].rstrip().endswith(b"stream"):
        try:
            return _Object(part, head[2], zlib.decompressobj().decompress(part[head.end() :]))
        except zlib.error:
            pass
    return _Object(part, head[2] if head else b"", None)


def _write(each: _Object) -> bytes:
    """An object; as it was where its stream has not changed."""
    if each.stream is None or _read(each.written).stream == each.stream:
        return each.written
    packed = zlib.compress(each.stream, 9)
    number = int(each.written.split(b" ", 1)[0])
    entries = b"<</Length %d%s>>" % (len(packed), each.entries)
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, entries, packed)
