"""The line under a picture that says where it is from: report, printed pages, lines of the text."""

import re
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.namespaces import expand
from kprgraph.store import Store

_SOURCE = Text(th="ที่มา: ", en="Source: ")
_PAGES = Text(th="หน้า {}", en="pp. {}"), Text(th="หน้า {}", en="p. {}")
_LINES = Text(th="บรรทัด {}", en="lines {}"), Text(th="บรรทัด {}", en="line {}")
_MORE = Text(th=" และอีก {} ช่วง", en=" and {} more ranges")
_NONE = Text(th="ไม่มีระเบียนใดจากรายงาน", en="no record of the report")
_YEAR = re.compile(r"/id/report-(\d+)/")
_MOST = 6


def source_line(store: Store, records: Iterable[str], lang: str, most: int = _MOST) -> str:
    """Report, pages and lines that records rest on, one report after the other.

    Args:
        store: Where the passages are looked up.
        records: IRIs of records, in any order.
        lang: Language of the line.
        most: How many ranges of lines to print at most; the rest is counted.
    """
    of_year: dict[str, list[str]] = {}
    for record in sorted(set(records)):
        found = _YEAR.search(record)
        if found:
            of_year.setdefault(found[1], []).append(record)
    said = [_report(store, year, of_year[year], lang, most) for year in sorted(of_year)]
    return _SOURCE.say(lang) + (" · ".join(filter(None, said)) or _NONE.say(lang))


def report_title(store: Store, year: str, lang: str) -> str:
    """The title of the report of a Buddhist-Era year."""
    editions = store.subjects("rdf:type", ox.NamedNode(expand("kpr:Edition")))
    for edition in editions:
        if any(getattr(term, "value", "") == year for term in store.objects(edition, "kpr:reportYear")):
            return store.label(edition, lang)
    return year


def ranges(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that touch or overlap put together.

    >>> ranges([(5, 6), (1, 2), (3, 3), (9, 9)])
    [(1, 3), (5, 6), (9, 9)]
    """
    merged: list[tuple[int, int]] = []
    for first, last in sorted(pairs):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        else:
            merged.append((first, last))
    return merged


def listed(pairs: Sequence[tuple[int, int]], lang: str, most: int) -> str:
    """Ranges as people write them; what is beyond the first `most` is counted."""
    shown = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in pairs[:most])
    return shown + (_MORE.say(lang).format(len(pairs) - most) if len(pairs) > most else "")


def said_pages(pages: Sequence[tuple[int, int]], lang: str, most: int) -> str:
    """Ranges of pages in words, "" for none.

    >>> said_pages([(9, 9)], "en", 3), said_pages([(3, 8), (9, 9)], "en", 3)
    ('p. 9', 'pp. 3–8, 9')
    """
    return _PAGES[_is_one(pages)].say(lang).format(listed(pages, lang, most)) if pages else ""


def said_lines(lines: Sequence[tuple[int, int]], lang: str, most: int) -> str:
    """Ranges of lines in words."""
    return _LINES[_is_one(lines)].say(lang).format(listed(lines, lang, most))


def _is_one(pairs: Sequence[tuple[int, int]]) -> bool:
    return len(pairs) == 1 and pairs[0][0] == pairs[0][1]


def _report(store: Store, year: str, records: Sequence[str], lang: str, most: int) -> str:
    passages = store.passages(*records)
    if not passages:
        return ""
    pages = ranges(filter(None, (pages_of(passage.pages) for passage in passages)))
    lines = ranges((passage.line_start, passage.line_end) for passage in passages)
    parts = [report_title(store, year, lang), said_pages(pages, lang, most)]
    return " ".join(filter(None, (*parts, f"({said_lines(lines, lang, most)})")))


def pages_of(pages: str) -> tuple[int, int] | None:
    """First and last of the printed pages that a passage gives, or None if it gives none.

    >>> pages_of("47-53"), pages_of("9"), pages_of("")
    ((47, 53), (9, 9), None)
    """
    numbers = [int(part) for part in pages.split("-") if part.isdigit()]
    return (numbers[0], numbers[-1]) if numbers else None
