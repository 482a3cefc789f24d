"""Terms as N-Triples writes them: `<iri>`, `_:blank`, `"lexical"`, `"text"@th`, `"5"^^<datatype>`."""

import re

from kprgraph.namespaces import PREFIXES

RDF_TYPE = f"<{PREFIXES['rdf']}type>"
RDFS_SUBCLASS = f"<{PREFIXES['rdfs']}subClassOf>"
STRING = f"{PREFIXES['xsd']}string"
LANG_STRING = f"{PREFIXES['rdf']}langString"

_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_SHORT = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def iri(text: str) -> str:
    """The term of an IRI."""
    return f"<{text}>"


def sh(name: str) -> str:
    """A term of SHACL."""
    return f"<{PREFIXES['sh']}{name}>"


def is_iri(term: str) -> bool:
    """Whether it is an IRI."""
    return term[0] == "<"


def is_literal(term: str) -> bool:
    """Whether it is a literal."""
    return term[0] == '"'


def plain(term: str) -> str:
    """The IRI, the label of the blank node, or the lexical form; "" for ""."""
    if not term:
        return ""
    if term[0] == "<":
        return term[1:-1]
    return lexical(term) if term[0] == '"' else term[2:]


def lexical(literal: str) -> str:
    """The lexical form of a literal."""
    form = literal[1 : literal.rindex('"')]
    return _ESCAPE.sub(_unescaped, form) if "\\" in form else form


def language(literal: str) -> str:
    """The language tag of a literal, or ""."""
    tail = literal[literal.rindex('"') + 1 :]
    return tail[1:].partition("--")[0] if tail[:1] == "@" else ""


def datatype(literal: str) -> str:
    """The IRI of the datatype of a literal."""
    tail = literal[literal.rindex('"') + 1 :]
    if not tail:
        return STRING
    return tail[3:-1] if tail[0] == "^" else LANG_STRING


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    return _SHORT.get(code) or chr(int(code[1:], 16))
