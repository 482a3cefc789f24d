"""What pages are made of below the level of a page: linked words, sentences with evidence, passages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kprgraph.errors import Language, Text
from kprgraph.thai import MONTHS, be_year

_THAI = re.compile(r"[\u0e01-\u0e5b]")
_LATIN = re.compile(r"[A-Za-z]")
_SAFE_LINK = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_SEPARATED = 10_000  # below it are years and line numbers, which have no separators
_YES_NO = {True: Text(th="ใช่", en="yes"), False: Text(th="ไม่ใช่", en="no")}


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence or a cell, possibly a link.

    Attributes:
        text: The words.
        href: Where they lead, or None.
        lang: `th` or `en` where that is not the language of the page, else "".
        role: `self` for the thing that the page is about, `code` for what is read by programs, else "".
    """

    text: str
    href: str | None = None
    lang: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class PassageLink:
    """One passage that something rests on.

    Attributes:
        lines: The lines, such as `1026–1028`.
        section: Notation of the section, or "".
        place: The section in words, or "".
        pages: Printed pages of the section, or "".
        href: The page that shows the passage, or None.
    """

    lines: str
    section: str
    place: str
    pages: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a statement rests on.

    Attributes:
        passages: The passages, in the order of the text.
        record_href: The page of the record that says so, or None.
        support: How it is known, where that is not the plain words of the report; else "".
    """

    passages: tuple[PassageLink, ...] = ()
    record_href: str | None = None
    support: str = ""


NO_EVIDENCE = Evidence()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One fact in words.

    Attributes:
        parts: The words, some of them links.
        notes: Status, year and the like, one short text each.
        gist: What the report says, in our own words, or "".
        gist_lang: Language of the gist where it is not that of the page, else "".
        evidence: What it rests on.
    """

    parts: tuple[Part, ...]
    notes: tuple[Part, ...] = ()
    gist: str = ""
    gist_lang: str = ""
    evidence: Evidence = NO_EVIDENCE

    @property
    def text(self) -> str:
        """The words without links."""
        return "".join(part.text for part in self.parts)


def foreign(text: str, lang: Language) -> str:
    """The language of a text where it is not that of the page, else ""; what has no letters is of any.

    >>> foreign("กรมประมง", "en"), foreign("Biz Portal", "th"), foreign("Biz Portal (เดิม)", "th")
    ('th', 'en', '')
    """
    if _THAI.search(text):
        return "th" if lang == "en" else ""
    return "en" if lang == "th" and _LATIN.search(text) else ""


def words(text: str, lang: Language, href: str | None = None, role: str = "") -> Part:
    """A part in its own language."""
    return Part(text, href, foreign(text, lang), role)


def web_link(text: str) -> str | None:
    """The text as a link if it is a plain web address; other schemes are never links.

    >>> web_link("https://example.org/a"), web_link("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    return text if _SAFE_LINK.fullmatch(text) else None


def number_text(value: int | float | Decimal) -> str:
    """A number with separators: 4,219 and 3.25.

    >>> number_text(4219), number_text(Decimal("3.50")), number_text(0.5)
    ('4,219', '3.5', '0.5')
    """
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else value.normalize()
    return f"{value:,}"


def date_text(when: date, lang: Language) -> str:
    """A date in the era of the language.

    >>> date_text(date(2023, 9, 30), "th"), date_text(date(2023, 9, 30), "en")
    ('30 ก.ย. 2566', '30 Sep 2023')
    """
    if lang == "th":
        return f"{when.day} {MONTHS[when.month - 1][1]} {be_year(when)}"
    return f"{when.day} {when:%b} {when.year}"


def plain_text(value: object, lang: Language) -> str:
    """A value of a row as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES_NO[value].say(lang)
    if isinstance(value, int | float | Decimal):
        return number_text(value) if abs(float(value)) >= _SEPARATED else str(value)
    if isinstance(value, date):
        return date_text(value, lang)
    if isinstance(value, Mapping):
        return passage_text(value)
    if isinstance(value, list | tuple):
        return "; ".join(plain_text(item, lang) for item in value)
    return str(value)


def line_range(first: int, last: int) -> str:
    """Lines as printed in a citation.

    >>> line_range(175, 175), line_range(1026, 1028)
    ('175', '1026–1028')
    """
    return str(first) if first == last else f"{first}–{last}"


def passage_text(passage: Mapping[str, Any]) -> str:
    """A passage of a row in one short text, the same in every language."""
    lines = f"L{line_range(passage['line_start'], passage['line_end'])}"
    place = ", ".join(str(part) for part in (passage.get("section"), passage.get("pages")) if part)
    return f"{lines} ({place})" if place else lines


def joined(groups: Iterable[Iterable[Part]], between: str) -> list[Part]:
    """Groups of parts with a separator between them."""
    result: list[Part] = []
    for group in groups:
        if result:
            result.append(Part(between))
        result.extend(group)
    return result
