"""Cells as people read them: passages, names, yes and no, lists."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kprgraph.errors import Language
from kprgraph.thai import MONTHS, be_year

Row = Mapping[str, Any]

STATED_IN = "stated_in"


def passage(item: Mapping[str, Any], lang: Language) -> str:
    """One passage of the report, short.

    >>> passage({"line_start": 1026, "line_end": 1028, "section": "2.1", "pages": "47-53"}, "th")
    'L1026-1028 (2.1, น. 47-53)'
    """
    start, end = item["line_start"], item["line_end"]
    lines = f"L{start}" if start == end else f"L{start}-{end}"
    page = f"{'p.' if lang == 'en' else 'น.'} {item['pages']}" if item.get("pages") else ""
    place = ", ".join(part for part in (item.get("section"), page) if part)
    return f"{lines} ({place})" if place else lines


def text(value: object, lang: Language, between: str = "; ") -> str:
    """A cell as people read it: nothing is empty, passages are short, dates are in the era of the language.

    >>> text(date(2023, 9, 30), "th"), text([True, None, 5], "en", " → ")
    ('30 ก.ย. 2566', 'yes →  → 5')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return {"th": ("ไม่ใช่", "ใช่"), "en": ("no", "yes")}[lang][value]
    if isinstance(value, date) and lang == "th":
        return f"{value.day} {MONTHS[value.month - 1][1]} {be_year(value)}"
    if isinstance(value, Mapping):
        return passage(value, lang)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return between.join(text(item, lang) for item in value)
    return str(value)


def harmless(cell: str) -> str:
    r"""`cell` with control characters made visible, so that data cannot drive the terminal.

    >>> harmless("a\x1b[2J") == "a\ufffd[2J"
    True
    """
    return "".join("\ufffd" if unicodedata.category(mark) == "Cc" and mark != "\n" else mark for mark in cell)


def datum(value: object, lang: Language) -> str:
    """A cell of a CSV file, which programs read too: dates are ISO 8601, the rest as people read it."""
    return value.isoformat() if isinstance(value, date) else text(value, lang)


def plain(value: object) -> object:
    """A cell as JSON knows it: numbers stay numbers, dates are ISO 8601.

    Raises:
        TypeError: If the value is none that a row may hold.
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a row")


def shown(columns: Sequence[str]) -> list[str]:
    """The columns that people read: an IRI gives way to its label, a record to its passages.

    >>> shown(["service", "service_label", "role", "record", "stated_in"])
    ['service_label', 'role', 'stated_in']
    """
    present = set(columns)
    hidden = {column for column in present if f"{column}_label" in present}
    if "label" in present:
        hidden.add("entity")
    if STATED_IN in present:
        hidden |= {"record", "records"}
    return [column for column in columns if column not in hidden]
