"""Lexical forms of XML Schema, held against the engine that casts them."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kprgraph import lexical
from kprgraph.namespaces import PREFIXES

XSD = PREFIXES["xsd"]

WELL_FORMED = {
    "integer": "0 -0 +7 12 007 -100 2566",
    "nonNegativeInteger": "0 +0 -0 4229 99999999999999999999",
    "positiveInteger": "1 +1 0001",
    "negativeInteger": "-1 -99",
    "nonPositiveInteger": "0 -0 -1",
    "byte": "-128 127 +5",
    "unsignedByte": "0 255",
    "short": "-32768 32767",
    "int": "2147483647 -2147483648",
    "long": "9223372036854775807",
    "unsignedInt": "4294967295",
    "decimal": "0 1.5 -1.50 +.5 5. 81.34 4229",
    "double": "1 1.5 1E5 1e-5 -.5e+10 INF -INF NaN 5.",
    "float": "1 1.5 1E5 INF -INF NaN",
    "boolean": "true false 1 0",
    "date": "2023-08-18 2024-02-29 2000-02-29 2023-08-18Z 2023-08-18+07:00 0001-01-01 12023-01-01"
    " -0044-03-15",
    "dateTime": "2023-08-18T10:00:00 2023-08-18T10:00:00.5Z 2023-08-18T24:00:00 2023-08-18T10:00:00+07:00",
    "time": "10:00:00 10:00:00.25 24:00:00 23:59:59Z",
    "gYear": "2023 2566 -0044 12023 2023Z",
    "gYearMonth": "2023-08 2023-12Z",
    "gMonth": "--08 --12Z",
    "gDay": "---01 ---31",
    "gMonthDay": "--02-29 --12-31",
    "duration": "P1Y P1M P1D PT1H PT1M PT1S PT1.5S -P1Y2M3DT4H5M6S P1DT2H",
    "yearMonthDuration": "P1Y P1Y2M -P13M",
    "dayTimeDuration": "P1D PT36H P1DT1S -PT0.5S",
}
ILL_FORMED = {
    "integer": "๑๒ 1_000 1,000 1.0 1E5 0x1F ⅷ １２ ٣ +-1 -- ∞ 12฿ 2,566",
    "nonNegativeInteger": "-1 -99 1.0 ๕",
    "positiveInteger": "0 -1 -0",
    "negativeInteger": "0 1",
    "nonPositiveInteger": "1",
    "byte": "128 -129 ๗",
    "unsignedByte": "256 -1",
    "short": "32768",
    "int": "2147483648",
    "long": "9223372036854775808",
    "unsignedInt": "-1 4294967296",
    "decimal": "๑.๕ 1_0.5 1,000.5 1E5 NaN INF . + -. 1.2.3 81,34 81.34%",
    "double": "1E 1e1.5 Infinity nan inf ๑ 1_0 0x1p3 1d",
    "float": "+NaN infinity 1f",
    "boolean": "TRUE True yes no 2 ๑ จริง t",
    "date": "2567-13-45 20240101 2024-W01-1 2023-02-29 1900-02-29 2023-8-1 18/08/2566 ๒๕๖๖-๐๑-๐๑ 23-08-18"
    " 2023-08-18+15:00 02023-01-01 2023-00-01 2023-01-00 2023-04-31 2023-08-18T00:00:00",
    "dateTime": "2023-08-18 2023-08-18T25:00:00 2023-08-18T10:60:00 2023-08-18t10:00:00 2023-08-18T10:00"
    " 2023-08-18T24:00:01",
    "time": "10:00 24:00:01 1:00:00 ๑๐:๐๐:๐๐",
    "gYear": "23 566 ๒๕๖๖ 2023-01 พ.ศ.2566",
    "gYearMonth": "2023-13 2023-8 08-2023",
    "gMonth": "8 --13 -08",
    "gDay": "31 ---32 --31",
    "gMonthDay": "--02-30 --13-01 02-29",
    "duration": "P PT P1 1Y P1H PT1D P1DT -PT p1y P๑Y P1.5Y",
    "yearMonthDuration": "P P1D PT1H P1Y1D",
    "dayTimeDuration": "P PT P1Y P1DT",
}
WELL = [(name, text) for name, texts in WELL_FORMED.items() for text in texts.split()]
ILL = [(name, text) for name, texts in ILL_FORMED.items() for text in texts.split()]
# Padding is no part of a lexical form, though casts forgive it.
ILL += [(name, f"{left}{text}{right}") for name, text in WELL for left, right in ((" ", ""), ("", "\n"))]


def test_the_lists_are_long() -> None:
    assert len(WELL) >= 100
    assert len(ILL) >= 200


@pytest.mark.parametrize(("name", "text"), WELL)
def test_what_the_schema_allows_is_well_formed(name: str, text: str) -> None:
    assert lexical.well_formed(text, XSD + name)


@pytest.mark.parametrize(("name", "text"), ILL)
def test_what_the_schema_does_not_allow_is_not(name: str, text: str) -> None:
    assert not lexical.well_formed(text, XSD + name)


# The casts of SPARQL; those of the integers that are derived by restriction are no part of it.
CASTS: tuple[str, ...] = ("integer", "decimal", "double", "float", "boolean", "date", "dateTime", "time")
CASTS += ("gYear", "gYearMonth", "gMonth", "gDay", "gMonthDay", "duration")
# Oxigraph takes these, which the schema does not have, and refuses the leap day, which it has.
ENGINE_DIFFERS = {
    *(("double", text) for text in ("Infinity", "nan", "inf")),
    *(("float", text) for text in ("infinity", "+NaN")),
    ("duration", "P1DT"),
    ("gMonthDay", "--02-29"),
}


def casts(name: str, text: str) -> bool:
    query = f"SELECT (xsd:{name}(?text) AS ?value) {{ BIND({ox.Literal(text)} AS ?text) }}"
    solutions = ox.Store().query(query, prefixes={"xsd": XSD})
    assert isinstance(solutions, ox.QuerySolutions)
    return next(solutions)["value"] is not None


@pytest.mark.parametrize("name", CASTS)
def test_the_engine_agrees(name: str) -> None:
    texts = [text for of, text in (*WELL, *ILL) if of == name and text == text.strip()]
    judged = {
        text: lexical.well_formed(text, XSD + name) for text in texts if (name, text) not in ENGINE_DIFFERS
    }
    assert judged == {text: casts(name, text) for text in judged}


@given(st.text(alphabet="0123456789๐๑๒-+.:TZEPYMDHS _,eINFa", max_size=12), st.sampled_from(CASTS))
def test_the_engine_agrees_on_any_text(text: str, name: str) -> None:
    if lexical.well_formed(text, XSD + name) and (name, text) not in ENGINE_DIFFERS:
        assert casts(name, text)


def test_a_number_of_a_million_digits_is_refused_at_once() -> None:
    assert not lexical.well_formed("9" * 1_000_000, XSD + "integer")
    assert not lexical.well_formed("1e" + "9" * 1000, XSD + "double")


def test_any_text_is_a_string_and_unknown_datatypes_are_not_judged() -> None:
    assert lexical.well_formed("ก\n ข", XSD + "string")
    assert lexical.well_formed("any", "https://example.org/type")
    assert not lexical.known("https://example.org/type")
    assert not lexical.known(XSD + "strng")


@given(st.text())
def test_ascii_digits_keep_the_rest(text: str) -> None:
    assert len(lexical.as_ascii(text)) == len(text)
    assert not any(each.isdecimal() and not each.isascii() for each in lexical.as_ascii(text))


def test_characters_that_trick_the_eye() -> None:
    assert lexical.hidden_character("กรม\u202eประมง") == "\u202e"
    assert lexical.hidden_character("ที่อยู่ น้ำ") is None
    assert lexical.control_character("a\x1b[31m") == "\x1b"
    assert lexical.control_character("a\n\tb") is None
