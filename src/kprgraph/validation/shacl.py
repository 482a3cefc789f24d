"""The one module that knows pySHACL and rdflib: triples in, results out.

Importing it is slow (rdflib and pySHACL, a third of a second), so `shapes` does that only when it validates.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import SH, XSD
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as Answer
from rdflib.term import Node

from kprgraph.errors import Text, UnreadableInput
from kprgraph.terms import Term


@dataclass(frozen=True, order=True)
class Result:
    """One validation result, as SHACL reports it.

    Attributes:
        shape: IRI of the shape that was not met (`sh:sourceShape`).
        focus: The node that was held against it (`sh:focusNode`).
        path: IRI of the property that the shape is about, or "" where there is none or it is a longer path.
        value: The value at fault, or "".
    """

    shape: str
    focus: str
    path: str = ""
    value: str = ""


class _Graph(Graph):
    """A graph that parses each query text once: pySHACL passes the text anew for every focus node."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Answer:
        query = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(query, *args, **kwargs)


@lru_cache(maxsize=256)
def _prepared(text: str) -> Query:
    return prepareQuery(text)


class Engine:
    """pySHACL with one set of shapes, core and SPARQL constraints, without inference and without rules."""

    def __init__(self, shapes: Iterable[ox.Triple]) -> None:
        self._shapes = to_rdflib(shapes)

    def results(self, data: Iterable[ox.Triple]) -> list[Result]:
        """What the shapes find in `data`, sorted, each result once.

        Raises:
            UnreadableInput: If pySHACL cannot use the shapes.
        """
        graph = _filled(_Graph(bind_namespaces="none"), data)
        with _quiet():
            try:
                _, report, _ = pyshacl.validate(graph, shacl_graph=self._shapes, inference="none")
            except Exception as error:  # errors of pySHACL, of rdflib and of `re` come through as they are
                raise _unusable(error) from error
        if not isinstance(report, Graph):  # pySHACL returns some failures instead of raising them
            raise _unusable(report)
        return sorted(set(_read(report)))


def to_rdflib(triples: Iterable[ox.Triple]) -> Graph:
    """The same triples in rdflib, literals as they are written (rdflib would turn `"007"` into `"7"`)."""
    return _filled(Graph(bind_namespaces="none"), triples)


def _filled(graph: Graph, triples: Iterable[ox.Triple]) -> Graph:
    known: dict[Term, Node] = {}

    def node(term: Term) -> Node:
        found = known.get(term)
        if found is None:
            found = known[term] = _node(term)
        return found

    with _quiet():
        for triple in triples:
            graph.add((node(triple.subject), node(triple.predicate), node(triple.object)))
    return graph


def _node(term: Term) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language or term.datatype.value == str(XSD.string) else term.datatype.value
        return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise TypeError(f"not a term of RDF 1.1: {term}")


def _read(report: Graph) -> Iterator[Result]:
    for node in report.objects(None, SH.result):
        path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
        yield Result(
            shape=str(report.value(node, SH.sourceShape)),
            focus=str(report.value(node, SH.focusNode)),
            path=str(path) if isinstance(path, URIRef) else "",
            value="" if value is None else str(value),
        )


def _unusable(error: object) -> UnreadableInput:
    return UnreadableInput(
        Text(th=f"ใช้กฎตรวจข้อมูลไม่ได้: {error}", en=f"the shapes cannot be used: {error}"),
        where="ontology/shapes",
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-formed literal: the shapes report those."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
