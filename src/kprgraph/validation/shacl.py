"""The one module that knows pySHACL, the referee of the gate: triples in, results out.

Importing it is slow (rdflib and pySHACL, a third of a second), and it takes its time to validate, so it is
asked only for what `kprgraph.validation.compiled` does not know, and to compare the two.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as Answer
from rdflib.term import Node

from kprgraph.errors import Text, UnreadableInput
from kprgraph.lexical import well_formed
from kprgraph.terms import quiet_rdflib, to_rdflib
from kprgraph.validation.compiled.reading import Reader
from kprgraph.validation.compiled.result import Result

_SH = str(SH)


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
        return self.reported(data)[0]

    def reported(self, data: Iterable[ox.Triple]) -> tuple[list[Result], Graph]:
        """The results, and the report that they were read from; see `results`."""
        graph = to_rdflib(data, _Graph(bind_namespaces="none"))
        _hold_to_xsd(graph)
        with quiet_rdflib():
            try:
                _, report, _ = pyshacl.validate(graph, shacl_graph=self._shapes, inference="none")
            except Exception as error:  # errors of pySHACL, of rdflib and of `re` come through as they are
                raise _unusable(error) from error
        if not isinstance(report, Graph):  # pySHACL returns some failures instead of raising them
            raise _unusable(report)
        return sorted(set(_read(report))), report


def _hold_to_xsd(graph: Graph) -> None:
    """Mark what is no literal of its datatype: rdflib takes `"๑๒"^^xsd:integer` for 12."""
    for term in set(graph.objects()):
        if isinstance(term, Literal) and term.datatype and not well_formed(str(term), str(term.datatype)):
            term._value, term._ill_typed = None, True


def _read(report: Graph) -> Iterator[Result]:
    paths = Reader(map(_terms, report))
    nested = set(report.objects(None, SH.detail))
    for node in set(report.objects(None, SH.result)) - nested:
        path, shape = report.value(node, SH.resultPath), report.value(node, SH.sourceShape)
        component = str(report.value(node, SH.sourceConstraintComponent))
        yield Result(
            shape=f"_:{shape}" if isinstance(shape, BNode) else str(shape),
            focus_term=_term(report.value(node, SH.focusNode)),
            path=str(path) if isinstance(path, URIRef) else str(paths.path(_term(path))) if path else "",
            value_term=_term(report.value(node, SH.value)),
            component=component.removeprefix(_SH).removesuffix("ConstraintComponent"),
            severity=str(report.value(node, SH.resultSeverity)).removeprefix(_SH),
        )


def _terms(triple: Iterable[Node]) -> tuple[str, ...]:
    return tuple(map(_term, triple))


def _term(node: Node | None) -> str:
    """A term of rdflib as N-Triples writes it; "" for None."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, BNode):
        return f"_:{node}"
    if isinstance(node, Literal):
        datatype = ox.NamedNode(node.datatype) if node.datatype and not node.language else None
        return str(ox.Literal(str(node), datatype=datatype, language=node.language))
    return ""


def _unusable(error: object) -> UnreadableInput:
    return UnreadableInput(
        Text(th=f"ใช้กฎตรวจข้อมูลไม่ได้: {error}", en=f"the shapes cannot be used: {error}"),
        where="ontology/shapes",
    )
