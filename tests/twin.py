"""The same queries on rdflib: one graph of all triples, and answers in a form that both engines share.

Named graphs are one union, as in `query.run`. Terms become plain values: numbers by value, so that 81.40 and
81.4 are the same; texts with their language; lists that a query joins become sorted, since engines join in
any order.
"""

from decimal import Decimal
from typing import Any, cast

import pyoxigraph as ox
import rdflib
from rdflib.query import ResultRow

from kprgraph.catalog import EVIDENCE, QueryFile
from kprgraph.store import Store

_NUMBERS = ("integer", "decimal")


def to_rdflib(store: Store) -> rdflib.Graph:
    triples = {str(ox.Triple(quad.subject, quad.predicate, quad.object)) for quad in store.quads}
    return rdflib.Graph().parse(data="\n".join(f"{triple} ." for triple in sorted(triples)), format="nt")


def on_oxigraph(store: Store, query: QueryFile) -> list[tuple[Any, ...]]:
    answer = cast("ox.QuerySolutions", store.quads.query(query.text, use_default_graph_as_union=True))
    names = [variable.value for variable in answer.variables]
    return [tuple(_ox(query, name, row[name]) for name in names) for row in answer]


def on_rdflib(graph: rdflib.Graph, query: QueryFile) -> list[tuple[Any, ...]]:
    answer = graph.query(query.text)
    names = [str(name) for name in answer.vars or ()]
    rows = cast("list[ResultRow]", list(answer))
    return [tuple(_rdflib(query, name, row.get(name)) for name in names) for row in rows]


def _ox(query: QueryFile, name: str, term: Any) -> Any:
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value.rpartition("#")[2]
        return _plain(query, name, term.value, datatype, term.language)
    return term.value if term is not None else None


def _rdflib(query: QueryFile, name: str, term: Any) -> Any:
    if isinstance(term, rdflib.Literal):
        datatype = str(term.datatype or "").rpartition("#")[2]
        return _plain(query, name, str(term), datatype, term.language)
    return str(term) if term is not None else None


def _plain(query: QueryFile, name: str, text: str, datatype: str, language: str | None) -> Any:
    if name in EVIDENCE or (name in query.column and query.column[name].several):
        return tuple(sorted(set(text.split())))
    return Decimal(text) if datatype in _NUMBERS else (text, language)
