"""Terms as Turtle writes them: CURIEs where the grammar allows, shorthand literals, Thai as it is.

Rules are those of the Turtle grammar (W3C, RDF 1.1 Turtle, section 6.5): PN_LOCAL with its `%` and backslash
forms, INTEGER, DECIMAL, DOUBLE and the string forms.
"""

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kprgraph.namespaces import PREFIXES, split

RDF_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_STRING = _XSD + "string"

# A literal of these datatypes is written bare if its lexical form reads back as the same datatype.
_SHORTHAND = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "double": re.compile(r"[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff_"
)
_NAME = _BASE + "0-9\u00b7\u0300-\u036f\u203f\u2040\\-"
_PERCENT = "%[0-9A-Fa-f]{2}"
# These patterns are texts that `re` compiles when they are first used: reading a graph needs none of them,
# and compiling them would make up a tenth of the start of a command.
_PLAIN_LOCAL = f"(?:(?:[{_BASE}:0-9]|{_PERCENT})(?:(?:[{_NAME}.:]|{_PERCENT})*(?:[{_NAME}:]|{_PERCENT}))?)?"
_MAY_BE_ESCAPED = "_~.-!$&'()*+,;=/?#@%"
_START = f"[{_BASE}:0-9]"
_TOKEN = f"(?P<percent>{_PERCENT})|(?P<name>[{_NAME}:])|."

# Beside what the grammar forbids, characters that an editor would not show are written as escapes.
_HIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064"
    "\ufeff\ufff9-\uffff"
)
_SHORT_SPECIAL = f'[{_HIDDEN}"\\\\\t\n\r]'
_LONG_SPECIAL = f'[{_HIDDEN}\\\\\t\r]|"(?="")|"\\Z'
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def prefix_table(declared: Mapping[str, str]) -> dict[str, str]:
    """The common prefixes, and of those that a file declares the ones that do not contradict them."""
    common = set(PREFIXES.values())
    own = {p: n for p, n in declared.items() if n and p not in PREFIXES and n not in common}
    return own | PREFIXES


class TermWriter:
    """Writes terms with one table of prefixes and remembers which of them it used.

    Attributes:
        used: Prefixes written so far, with their namespace IRIs.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.used: dict[str, str] = {}
        # Of two prefixes for one namespace the first by name serves.
        self._by_namespace = {prefixes[prefix]: prefix for prefix in sorted(prefixes, reverse=True)}
        # A file may bind a prefix to a namespace that ends in the middle of a name.
        self._unusual = [namespace for namespace in self._by_namespace if namespace[-1:] not in "/#"]
        self._iris: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        """An IRI as a CURIE, or in angle brackets where no prefix fits or the grammar has no form for it."""
        known = self._iris.get(iri)
        if known is None:
            known = self._iris[iri] = self._curie(iri) or f"<{iri}>"
        return known

    def _curie(self, iri: str) -> str | None:
        fitting = [namespace for namespace in (*self._unusual, split(iri)[0]) if iri.startswith(namespace)]
        for namespace in sorted(fitting, key=len, reverse=True):
            prefix = self._by_namespace.get(namespace)
            local = _local(iri[len(namespace) :])
            if prefix is not None and local is not None:
                self.used[prefix] = namespace
                return f"{prefix}:{local}"
        return None

    def term(self, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
        """Any term; blank nodes by their label."""
        if isinstance(term, ox.NamedNode):
            return self.iri(term.value)
        if isinstance(term, ox.Literal):
            return self._literal(term)
        if isinstance(term, ox.BlankNode):
            return f"_:{term.value}"
        return f"<<( {self.term(term.subject)} {self.iri(term.predicate.value)} {self.term(term.object)} )>>"

    def _literal(self, literal: ox.Literal) -> str:
        if literal.language:
            direction = f"--{literal.direction.value}" if literal.direction else ""
            return f"{_quoted(literal.value)}@{literal.language}{direction}"
        datatype = literal.datatype.value
        if datatype == _STRING:
            return _quoted(literal.value)
        shorthand = _SHORTHAND.get(datatype)
        if shorthand and shorthand.fullmatch(literal.value):
            return literal.value
        return f"{_quoted(literal.value)}^^{self.iri(datatype)}"


def _local(local: str) -> str | None:
    """The local part of a CURIE with its escapes, or None if the grammar has no form for it."""
    if re.fullmatch(_PLAIN_LOCAL, local):
        return local
    if local.endswith("."):
        return None  # the grammar has `\\.` for it, but rdflib (7.6) does not read that at the end of a name
    written = []
    for token in re.finditer(_TOKEN, local, re.DOTALL):
        text, first = token[0], token.start() == 0
        plain = token["percent"] or (text == "." and not first)
        if plain or (token["name"] and (not first or re.match(_START, text))):
            written.append(text)
        elif text in _MAY_BE_ESCAPED:
            written.append(f"\\{text}")
        else:
            return None
    return "".join(written)


def _quoted(text: str) -> str:
    """A string in quotation marks; in three of them, with its line breaks, if it has several lines."""
    if "\n" in text:
        return f'"""{re.sub(_LONG_SPECIAL, _escape, text)}"""'
    return f'"{re.sub(_SHORT_SPECIAL, _escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"
