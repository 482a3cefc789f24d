"""What a template of an audit rule can say of a row: numbers, things and lists of things, in one language.

A rule writes its questions and formulas as templates over its columns, with these words after a colon:

| written | of a thing, or a figure | of a list |
| --- | --- | --- |
| `{x}` | its name | the names |
| `{x:printed}` | as the report prints it, in quotation marks | the printed forms |
| `{x:value}` | its value | |
| `{x:sum}`, `{x:product}` | | the values with a sign between |
| `{x:where}` | the lines it is stated in | the lines of all |
| `{x:count}` | | how many |
| `{x:kind}` | its class | |
| `{x:gist}` | what it says, in a word | the gists |
| `{x:indicator}`, `{x:subject}` | name of what it measures, of what it is about | the names |
| `{x:period}`, `{x:role}`, `{x:unit}` | name of its period, role, unit | the names |
| `{x:dimension}`, `{x:qualifier}` | name of its dimension, qualifier | the names |

Of a plain number there is `{x:year}`, without commas.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.store import Store
from kprgraph.terms import Value, python_value
from kprgraph.views.words import date_text, kind_label

_LINES = Text(th="บรรทัด {}", en="line {}")
_SEVERAL_LINES = Text(th="บรรทัด {}", en="lines {}")
_NOTHING = "–"
_SHOWN_LINES = 6
_PROPERTIES = MappingProxyType(
    {
        "dimension": "kpr:dimension",
        "indicator": "kpr:indicator",
        "period": "kpr:forPeriod",
        "qualifier": "kpr:qualifier",
        "role": "kpr:figureRole",
        "subject": "kpr:about",
        "unit": "kpr:unit",
    }
)
_SIGNS = MappingProxyType({"sum": " + ", "product": " × "})


def number(value: int | float | Decimal) -> str:
    """A number as texts print it: thousands apart, no zeros at the end of decimals.

    >>> number(Decimal("1737904.540")), number(29), number(Decimal("4E+3"))
    ('1,737,904.54', '29', '4,000')
    """
    text = f"{Decimal(str(value)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Thing:
    """A named thing or a record, as a template can ask for it."""

    def __init__(self, store: Store, iri: str, lang: str) -> None:
        self.store, self.iri, self.lang = store, iri, lang

    def __format__(self, wanted: str) -> str:
        if not wanted:
            return self.store.label(self.iri, self.lang) if self._named else self.printed
        if wanted == "printed":
            return self.printed
        if wanted == "where":
            return lines(self.store, [self.iri], self.lang)
        if wanted == "value":
            return self.value
        if wanted == "kind":
            return kind_label(self.store, self.iri, self.lang)
        if wanted == "gist":
            return self.gist
        names = (self._text(term) for term in self.store.objects(self.iri, _PROPERTIES[wanted]))
        return ", ".join(names) or _NOTHING

    @property
    def printed(self) -> str:
        """The forms that the report prints, else value and unit."""
        forms = [self._text(term) for term in self.store.objects(self.iri, "kpr:asPrinted")]
        if forms:
            return " / ".join(f"“{form}”" for form in forms)
        return f"{self.value} {self:unit}" if self.store.objects(self.iri, "kpr:value") else _NOTHING

    @property
    def gist(self) -> str:
        """What a record says, in this language or else in the other."""
        gists = [
            term for term in self.store.objects(self.iri, "dct:description") if isinstance(term, ox.Literal)
        ]
        chosen = [term.value for term in gists if term.language == self.lang] or [
            term.value for term in gists
        ]
        return chosen[0] if chosen else _NOTHING

    @property
    def value(self) -> str:
        """The value of a figure."""
        values = [python_value(term) for term in self.store.objects(self.iri, "kpr:value")]
        return spoken(values[0], self.lang) if values else _NOTHING

    @property
    def _named(self) -> bool:
        return bool(self.store.objects(self.iri, "skos:prefLabel"))

    def _text(self, term: object) -> str:
        if isinstance(term, ox.NamedNode):
            return self.store.label(term.value, self.lang)
        return term.value if isinstance(term, ox.Literal) else str(term)


class Things:
    """Several of them."""

    def __init__(self, things: Sequence[Thing], lang: str) -> None:
        self.things, self.lang = things, lang

    def __format__(self, wanted: str) -> str:
        if wanted == "count":
            return str(len(self.things))
        if wanted == "where" and self.things:
            return lines(self.things[0].store, [thing.iri for thing in self.things], self.lang)
        each = "value" if wanted in _SIGNS else wanted
        texts = (format(thing, each) for thing in self.things)
        return _SIGNS.get(wanted, ", ").join(texts) or _NOTHING


class Plain:
    """A number, a date or a text."""

    def __init__(self, value: Value, lang: str) -> None:
        self.value, self.text = value, spoken(value, lang)

    def __format__(self, wanted: str) -> str:
        if wanted == "year":
            return str(self.value)
        if wanted:
            raise ValueError(f"“{self.text}” is no thing: it has no {wanted}")
        return self.text


def spoken(value: Value, lang: str) -> str:
    """A plain value as texts print it."""
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return number(value)
    return date_text(value, lang) if isinstance(value, date) else str(value)


def lines(store: Store, records: Iterable[str], lang: str) -> str:
    """The lines that records are stated in, such as `บรรทัด 78, 1572-1574`; only the first few of many."""
    passages = store.passages(*records)
    ends = [(passage.line_start, passage.line_end) for passage in passages[:_SHOWN_LINES]]
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in ends]
    if len(passages) > _SHOWN_LINES:
        shown.append("…")
    one = len(passages) == 1 and ends[0][0] == ends[0][1]
    return (_LINES if one else _SEVERAL_LINES).say(lang).format(", ".join(shown) or _NOTHING)


def words(store: Store, row: Mapping[str, Value], lang: str) -> dict[str, Thing | Things | Plain]:
    """What the columns of a row stand for in a template."""
    return {name: _word(store, value, lang) for name, value in row.items()}


def _word(store: Store, value: Value, lang: str) -> Thing | Things | Plain:
    if isinstance(value, list):
        return Things([Thing(store, str(item), lang) for item in value], lang)
    if isinstance(value, str) and "://" in value:
        return Thing(store, value, lang)
    return Plain(value, lang)
