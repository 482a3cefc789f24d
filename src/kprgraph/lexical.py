"""What literals may look like as written: the lexical forms of XML Schema, in ASCII digits, and nothing else.

A value that a library quietly makes a number of ("๑๒" to 12, "1_000" to 1000) is no number of the schema, and
what is written is what a reader gets. Only the datatypes that RDF 1.1 recommends are known.

References:
    W3C XML Schema Definition Language (XSD) 1.1 Part 2: Datatypes, sections 3.3 and 3.4; RDF 1.1 Concepts,
    section 5.1.
"""

import re
import unicodedata
from calendar import monthrange

LONGEST_NUMBER = 100
"""Most characters of a number; Python refuses to read integers of over 4,300 digits at all."""

_XSD = "http://www.w3.org/2001/XMLSchema#"
_ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_TIME = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
_YEAR = r"-?(?:[1-9]\d{3,}|0\d{3})"
_MONTH, _DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_DATE = rf"(?P<year>{_YEAR})-(?P<month>{_MONTH})-(?P<day>{_DAY})"
_FLOAT = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN"
_SPAN = r"-?P(?=[^-])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"
_FORMS = {
    "integer": r"[+-]?\d+",
    "decimal": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)",
    "double": _FLOAT,
    "float": _FLOAT,
    "boolean": r"true|false|1|0",
    "date": _DATE + _ZONE,
    "dateTime": rf"{_DATE}T{_TIME}{_ZONE}",
    "dateTimeStamp": rf"{_DATE}T{_TIME}(?=[Z+-]){_ZONE}",
    "time": _TIME + _ZONE,
    "gYear": _YEAR + _ZONE,
    "gYearMonth": rf"{_YEAR}-{_MONTH}{_ZONE}",
    "gMonth": rf"--{_MONTH}{_ZONE}",
    "gDay": rf"---{_DAY}{_ZONE}",
    "gMonthDay": rf"--(?P<month>{_MONTH})-(?P<day>{_DAY}){_ZONE}",
    "duration": _SPAN,
    "yearMonthDuration": r"-?P(?=\d)(?:\d+Y)?(?:\d+M)?",
    "dayTimeDuration": r"-?P(?=[^-])(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?",
    "hexBinary": r"(?:[0-9a-fA-F]{2})*",
    "base64Binary": r"(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){2}= ?=|(?:[A-Za-z0-9+/] ?){3}=)?",
    "language": r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    "normalizedString": r"[^\t\n\r]*",
    "token": r"(?:[^\s]+(?: [^\s]+)*)?",
}
_BOUNDS: dict[str, tuple[int | None, int | None]] = {
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    **{
        name: (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
        for name, bits in {"long": 64, "int": 32, "short": 16, "byte": 8}.items()
    },
    **{
        name: (0, 2**bits - 1)
        for name, bits in {
            "unsignedLong": 64,
            "unsignedInt": 32,
            "unsignedShort": 16,
            "unsignedByte": 8,
        }.items()
    },
}
_COMPILED = {name: re.compile(form, re.ASCII) for name, form in _FORMS.items()}
_NUMBERS = {"integer", "decimal", "double", "float", *_BOUNDS}
_ANY = {"string", "anyURI"}
_EMPTY_SPAN = re.compile(r"-?P(?:.*T)?$")
_LEAP_YEAR = 2000


def known(datatype: str) -> bool:
    """Whether the lexical forms of a datatype IRI are known here."""
    name = datatype.removeprefix(_XSD)
    return datatype.startswith(_XSD) and (name in _FORMS or name in _BOUNDS or name in _ANY)


def well_formed(text: str, datatype: str) -> bool:
    """Whether `text` is a lexical form of an XSD datatype, by IRI; True for a datatype that is not known.

    >>> [well_formed(text, "http://www.w3.org/2001/XMLSchema#integer") for text in ("12", "๑๒", "1_000")]
    [True, False, False]
    """
    name = datatype.removeprefix(_XSD)
    if not known(datatype) or name in _ANY:
        return True
    if name in _NUMBERS and len(text) > LONGEST_NUMBER:
        return False
    match = _COMPILED["integer" if name in _BOUNDS else name].fullmatch(text)
    if match is None:
        return False
    if name in _BOUNDS:
        least, most = _BOUNDS[name]
        return (least is None or int(text) >= least) and (most is None or int(text) <= most)
    if name.lower().endswith("duration"):
        return not _EMPTY_SPAN.match(text)
    return _is_day(match) if "day" in match.re.groupindex else True


def _is_day(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    year = abs(int(parts["year"])) if "year" in parts else _LEAP_YEAR
    return int(parts["day"]) <= monthrange(year % 400 or 400, int(parts["month"]))[1]


def as_ascii(text: str) -> str:
    """A number or date with its digits in ASCII, whatever script they are of; the rest as it is.

    >>> as_ascii("๒๕๖๖-๐๑-๐๒")
    '2566-01-02'
    """
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)


# Characters that reorder or hide text: bidirectional controls, zero-width characters, the byte-order mark.
_HIDDEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def hidden_character(text: str) -> str | None:
    """The first character that reorders text or cannot be seen, or None."""
    found = _HIDDEN.search(text)
    return found[0] if found else None


def control_character(text: str) -> str | None:
    """The first control character that is no white space, or None; XML and spreadsheets cannot hold one."""
    found = _CONTROL.search(text)
    return found[0] if found else None
