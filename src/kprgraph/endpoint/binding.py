"""Parameters of a query that goes to another server: terms in a VALUES block, never pasted text.

The embedded store takes substitutions; the protocol has none (SPARQL-dev SEP-0007 is no standard yet). A
VALUES block at the end of the WHERE group says the same: every solution joins with the terms, and the filters
of the group see them (SPARQL 1.1 Query, sections 10.2.2 and 18.2.2.2). The terms are written by Oxigraph.
"""

import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kprgraph.catalog import tokens
from kprgraph.errors import Text, UsageError
from kprgraph.namespaces import PREFIXES
from kprgraph.terms import Term

_AFTER_WHERE = {"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"}
_HEADER = re.compile(r"\A(?:[ \t]*(?:#[^\n]*)?\n)+")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)


def self_contained(sparql: str) -> str:
    """`sparql` without the comments at its top, with a declaration for every known prefix that it lacks.

    >>> self_contained("ASK { ?s a kpr:DataFeed }").splitlines()[0]
    'PREFIX kpr: <https://w3id.org/kprgraph/onto#>'
    """
    sparql = _HEADER.sub("", sparql)
    names = {name.partition(":")[0] for kind, name, _ in tokens(sparql) if kind == "name"}
    missing = sorted(names & set(PREFIXES) - set(_DECLARED.findall(sparql)))
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in missing) + sparql


def bound(sparql: str, bindings: Mapping[str, Term]) -> str:
    r"""`sparql` with each variable of `bindings` held to its term.

    >>> bound("SELECT ?s { ?s ?p ?o }", {"o": ox.Literal('"', language="en")})
    'SELECT ?s { ?s ?p ?o \nVALUES (?o) { ("\\""@en) }\n}'

    Raises:
        UsageError: If a term is a blank node or a triple, which no other server knows, or the query has no
            WHERE group.
    """
    if not bindings:
        return sparql
    names = sorted(bindings)
    terms = " ".join(_written(name, bindings[name]) for name in names)
    block = f"\nVALUES ({' '.join(f'?{ox.Variable(name).value}' for name in names)}) {{ ({terms}) }}\n"
    end = _end_of_where(sparql)
    return f"{sparql[:end]}{block}{sparql[end:]}"


def _written(name: str, term: Term) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return str(term)
    raise UsageError(
        Text(th="ค่านี้ถามเครื่องอื่นไม่ได้", en="another server cannot be asked for this value"), where=name
    )


def _end_of_where(sparql: str) -> int:
    """Where the closing brace of the outermost WHERE group stands: the last one before GROUP, ORDER ..."""
    end = None
    depth = 0
    for kind, text, position in _outline(sparql):
        if kind == "word" and depth == 0 and end is not None and text.upper() in _AFTER_WHERE:
            break
        depth += {"{": 1, "}": -1}.get(text, 0)
        if text == "}" and depth == 0:
            end = position
    if end is None:
        raise UsageError(
            Text(th="คำถามนี้ไม่มี WHERE จึงรับพารามิเตอร์ไม่ได้", en="a query without WHERE takes no parameters")
        )
    return end


def _outline(sparql: str) -> Iterator[tuple[str, str, int]]:
    """The words and braces of a query outside of IRIs, strings and comments."""
    return ((kind, text, at) for kind, text, at in tokens(sparql) if kind in ("word", "brace"))
