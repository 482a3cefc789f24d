"""Whether literals and IRIs are what they say: numbers and dates as the schema has them, text without traps.

The engines differ here, and SHACL cannot tell: one stores "๑๒" as 12, another takes "1_000" for a number. So
the text is looked at as written, before anything is made of it.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

import pyoxigraph as ox

from kprgraph import lexical
from kprgraph.errors import Text
from kprgraph.namespaces import GRAPH_DERIVED, PREFIXES, compress
from kprgraph.store import Store
from kprgraph.validation.report import Issue, Severity

LANGUAGES = ("th", "en")
"""Language tags in use."""

BUDDHIST_YEARS = range(2400, 2700)
"""Years that in a date of the Common Era are rather years of the Buddhist Era, put into the wrong field."""

MOST_OF_A_NAME = 1000
"""Longest name, in characters; pages and tables show names whole."""

_BE = 543
_NAMES = {f"{PREFIXES['skos']}{name}" for name in ("prefLabel", "altLabel", "hiddenLabel")}
_DERIVED = ox.NamedNode(GRAPH_DERIVED)
_DATES = {PREFIXES["xsd"] + name for name in ("date", "dateTime", "dateTimeStamp", "gYear", "gYearMonth")}
_STRING = PREFIXES["xsd"] + "string"
_LANG_STRING = PREFIXES["rdf"] + "langString"
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript|data|file):", re.IGNORECASE)
_SHOWN = 60


def check(store: Store) -> Iterator[Issue]:
    """Issues of how literals and IRIs are written.

    The rules: `ill-formed-literal`, `unknown-datatype`, `control-character`, `hidden-character`,
    `language-tag`, `buddhist-year`, `decomposed-text`, `script-iri`, `long-name`.
    """
    for quad in store.quads:
        if quad.graph_name == _DERIVED:
            continue
        subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject)
        if isinstance(quad.object, ox.Literal):
            yield from _literal(store, subject, quad.predicate.value, quad.object)
        elif isinstance(quad.object, ox.NamedNode) and _SCRIPT.match(quad.object.value):
            yield _issue(
                store, subject, "script-iri", quad.object.value, _SCRIPT_IRI, severity=Severity.WARNING
            )
        for term in (quad.subject, quad.object):
            if isinstance(term, ox.NamedNode) and lexical.hidden_character(term.value):
                yield _issue(store, subject, "hidden-character", compress(term.value), _HIDDEN)


def _literal(store: Store, subject: str, predicate: str, literal: ox.Literal) -> Iterator[Issue]:
    text, datatype = literal.value, literal.datatype.value
    if datatype in (_STRING, _LANG_STRING):
        yield from _text(store, subject, text)
        if predicate in _NAMES and len(text) > MOST_OF_A_NAME:
            yield _issue(store, subject, "long-name", f"{len(text):,}", _LONG)
        if literal.language is not None and literal.language not in LANGUAGES:
            yield _issue(store, subject, "language-tag", f"@{literal.language}", _LANGUAGE)
    elif not lexical.known(datatype):
        yield _issue(store, subject, "unknown-datatype", compress(datatype), _DATATYPE)
    elif not lexical.well_formed(text, datatype):
        yield _ill_formed(store, subject, predicate, text, datatype)
    elif datatype in _DATES and (year := int(re.match(r"-?\d+", text)[0])) in BUDDHIST_YEARS:  # type: ignore[index]
        said = f"{text} ({compress(predicate)})"
        remedy = Text(
            th=f"ปีในข้อมูลเป็น ค.ศ. ถ้าหมายถึง พ.ศ. {year} ให้เขียน {year - _BE}",
            en=f"Years of data are of the Common Era; if B.E. {year} is meant, write {year - _BE}",
        )
        yield _issue(store, subject, "buddhist-year", said, (_BUDDHIST, remedy), severity=Severity.WARNING)


def _text(store: Store, subject: str, text: str) -> Iterator[Issue]:
    if text.isascii() and text.isprintable():
        return
    if lexical.control_character(text):
        yield _issue(store, subject, "control-character", text, _CONTROL)
    if lexical.hidden_character(text):
        yield _issue(store, subject, "hidden-character", text, _HIDDEN, severity=Severity.WARNING)
    if normalize("NFC", text) != text or "\u0e4d\u0e32" in text:
        yield _issue(store, subject, "decomposed-text", text, _DECOMPOSED, severity=Severity.WARNING)


def _ill_formed(store: Store, subject: str, predicate: str, text: str, datatype: str) -> Issue:
    better = lexical.as_ascii(text).strip().replace(",", "").replace("_", "")
    said = f"{compress(predicate)} {_short(text)} ({compress(datatype)})"
    remedy = (
        Text(th=f"เขียนเป็น {better}", en=f"Write {better}")
        if better != text and len(better) < _SHOWN and lexical.well_formed(better, datatype)
        else Text(th="แก้ค่าให้ถูกตามชนิดข้อมูล", en="Write a value of this datatype")
    )
    return _issue(store, subject, "ill-formed-literal", said, (_ILL_FORMED, remedy))


def _issue(
    store: Store,
    subject: str,
    rule: str,
    said: str,
    words: tuple[Text, Text],
    *,
    severity: Severity = Severity.VIOLATION,
) -> Issue:
    message, hint = words
    shown = _short(said)
    text = Text(th=f"{message.th}: {shown}", en=f"{message.en}: {shown}")
    return Issue.at(store, subject, rule, text, severity=severity, hint=hint)


def _short(text: str) -> str:
    """The text with what cannot be seen spelt out, cut where it is long."""
    visible = "".join(
        f"U+{ord(each):04X}" if lexical.control_character(each) or lexical.hidden_character(each) else each
        for each in text[: _SHOWN + 1]
    )
    return visible if len(text) <= _SHOWN else f"{visible}…"


_ILL_FORMED = Text(th="ค่าไม่ถูกตามชนิดข้อมูล", en="not a value of its datatype")
_BUDDHIST = Text(th="ปีนี้น่าจะเป็น พ.ศ.", en="the year looks like one of the Buddhist Era")
_LANGUAGE = (
    Text(th="ป้ายภาษาที่ไม่ใช้ในกราฟนี้", en="a language tag that is not in use"),
    Text(th="ใช้ @th หรือ @en", en="Use @th or @en"),
)
_DATATYPE = (
    Text(th="ไม่รู้จักชนิดข้อมูล", en="a datatype that is not known"),
    Text(
        th="ใช้ชนิดข้อมูลของ XML Schema เช่น xsd:integer", en="Use a datatype of XML Schema, such as xsd:integer"
    ),
)
_CONTROL = (
    Text(th="มีอักขระควบคุม", en="there is a control character"),
    Text(th="ลบอักขระที่มองไม่เห็นออก", en="Delete the invisible character"),
)
_LONG = (
    Text(th="ชื่อยาวเกิน 1,000 อักขระ", en="a name is longer than 1,000 characters"),
    Text(th="ย้ายคำอธิบายไปไว้ใน dct:description", en="Put what describes the thing into dct:description"),
)
_HIDDEN = (
    Text(th="มีอักขระที่มองไม่เห็นหรือกลับทิศข้อความ", en="there is a character that is invisible or turns text round"),
    Text(th="ลบอักขระที่มองไม่เห็นออก", en="Delete the invisible character"),
)
_DECOMPOSED = (
    Text(th="อักขระไทยหรือวรรณยุกต์ไม่อยู่ในรูปมาตรฐาน", en="letters and marks are not in their normal form"),
    Text(th="พิมพ์คำนี้ใหม่ (ำ เป็นอักขระเดียว; NFC)", en="Type the word anew (ำ is one character; NFC)"),
)
_SCRIPT_IRI = (
    Text(th="IRI นี้เป็นโปรแกรมหรือไฟล์ ไม่ใช่ที่อยู่เว็บ", en="the IRI is a script or a file, not a place on the web"),
    Text(th="ใช้ https:// เท่านั้น", en="Use https:// only"),
)
