"""The part of JSON-LD compaction that our context needs: which short name says exactly what a value is.

A term is only used for values that it describes fully (JSON-LD 1.1, sections 4.2.3 type coercion and 4.6.2
language maps); any other value keeps its own type under the CURIE of the property. So reading back gives the
same triples whatever the context says.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kprgraph.namespaces import PREFIXES, split

_XSD = PREFIXES["xsd"]
_PREFIX_ENDS = frozenset(":/?#[]@")
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # JSON readers keep 53 bits

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the context.

    Attributes:
        name: The key in JSON.
        kind: `@id`, the IRI of a datatype, or "" where values say their own type.
        by_language: Whether the values are texts listed by language.
        always_list: Whether one value is a list too.
    """

    name: str
    kind: str
    by_language: bool
    always_list: bool

    def fits(self, node: Node) -> bool:
        """Whether a reader gets exactly `node` back from its bare value under this term."""
        if isinstance(node, ox.Literal):
            if self.by_language:
                return bool(node.language)
            return self.kind in ("", node.datatype.value)
        return self.kind in ("", "@id") and not self.by_language


class Context:
    """A JSON-LD context, read for writing.

    Args:
        source: The value of `@context`: prefixes and terms, all defined in place.
    """

    def __init__(self, source: Mapping[str, Any]) -> None:
        self.source = source
        # A plain IRI that ends like a namespace is a prefix (JSON-LD 1.1, section 4.1.5); the rest are terms.
        self._prefixes = {
            value: name
            for name, value in source.items()
            if isinstance(value, str) and value[-1:] in _PREFIX_ENDS and not name.startswith("@")
        }
        self._terms: dict[str, list[Term]] = {}
        for name, definition in source.items():
            if isinstance(definition, dict):
                self._define(name, definition)
            elif not name.startswith("@") and definition not in self._prefixes:
                self._define(name, {"@id": definition})

        self._keywords = {value: name for name, value in source.items() if value in ("@id", "@type")}

    def keyword(self, keyword: str) -> str:
        """`@id` or `@type`, or the name that the context gives it."""
        return self._keywords.get(keyword, keyword)

    def _define(self, name: str, definition: Mapping[str, Any]) -> None:
        containers = definition.get("@container") or []
        containers = [containers] if isinstance(containers, str) else containers
        known = set(definition) <= {"@id", "@type", "@container"} and set(containers) <= {"@language", "@set"}
        if not known:  # written under its CURIE instead
            return
        kind = definition.get("@type", "")
        term = Term(
            name,
            kind if kind.startswith("@") else self.iri(kind),
            "@language" in containers,
            "@set" in containers,
        )
        # The term that says most about its values comes first.
        terms = self._terms.setdefault(self.iri(definition.get("@id", name)), [])
        terms.append(term)
        terms.sort(key=lambda term: (not term.by_language, not term.kind, term.name))

    def iri(self, name: str) -> str:
        """The IRI that a CURIE of this context stands for; anything else as it is."""
        prefix, colon, local = name.partition(":")
        namespace = self.source.get(prefix)
        return f"{namespace}{local}" if colon and isinstance(namespace, str) else name

    def curie(self, iri: str) -> str:
        """The CURIE of an IRI, or the IRI where the context has no prefix for it."""
        namespace, local = split(iri)
        prefix = self._prefixes.get(namespace)
        return f"{prefix}:{local}" if prefix and local else iri

    def term(self, predicate: str, node: Node) -> Term:
        """The term to write `node` under; a CURIE that says nothing about its values where none fits."""
        for term in self._terms.get(predicate, ()):
            if term.fits(node):
                return term
        name = self.curie(predicate)
        return Term(predicate if name in self.source else name, "", by_language=False, always_list=False)

    def type_name(self, iri: str) -> str:
        """The name of a class."""
        plain = (term.name for term in self._terms.get(iri, ()) if not term.kind and not term.by_language)
        return next(plain, self.curie(iri))

    def value(self, node: Node, term: Term) -> Any:
        """`node` as it stands under `term`.

        Raises:
            TypeError: If it is a triple, which JSON-LD 1.1 cannot say.
        """
        if not isinstance(node, ox.Literal):
            name = self.identifier(node)
            return name if term.kind == "@id" else {"@id": name}
        if term.by_language:
            return node.value
        if term.kind:
            plain = _plain(node)  # a number stays a number in JSON where its term says which
            return node.value if isinstance(plain, dict) else plain
        if node.language:
            return {"@value": node.value, "@language": node.language}
        return _plain(node)

    def identifier(self, node: Node) -> str:
        """An IRI or a blank node as the value of `@id`.

        Raises:
            TypeError: If it is a triple, which JSON-LD 1.1 cannot say.
        """
        if isinstance(node, ox.NamedNode):
            return self.curie(node.value)
        if isinstance(node, ox.BlankNode):
            return f"_:{node.value}"
        raise TypeError(f"{type(node).__name__} has no identifier in JSON-LD 1.1")


def _plain(literal: ox.Literal) -> Any:
    """A literal without language: a JSON value where that reads back the same, else with its datatype."""
    datatype, text = literal.datatype.value, literal.value
    if datatype == f"{_XSD}string":
        return text
    if datatype == f"{_XSD}integer" and _INTEGER.fullmatch(text):
        return int(text)
    if datatype == f"{_XSD}boolean" and text in ("true", "false"):
        return text == "true"
    return {"@value": text, "@type": datatype}
