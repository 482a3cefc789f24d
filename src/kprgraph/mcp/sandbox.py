"""Queries from outside, run where they can be stopped: in a worker of the web explorer, with its limits."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kprgraph.endpoint.binding import bound
from kprgraph.errors import Text, UsageError
from kprgraph.namespaces import PREFIXES
from kprgraph.store import Answer, Store
from kprgraph.terms import Term, free_term

if TYPE_CHECKING:
    from kprgraph.web import worker


class Sandbox:
    """One worker process that holds a copy of a store; it starts with the first query.

    Args:
        store: What to ask.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def ask(self, sparql: str, params: Mapping[str, object]) -> tuple[Answer, bool]:
        """The answer to a query that has passed `web.guard`, and whether there was more.

        Raises:
            UsageError: If the engine does not take it, or it needs more time or memory than it is given.
        """
        from kprgraph.web import worker  # noqa: PLC0415 - only for queries from outside

        text = bound(sparql, {name: free_term(value) for name, value in params.items()})
        try:
            found = self._pool.ask(text)
        except worker.Invalid as error:
            raise UsageError(
                Text(th=f"SPARQL ใช้ไม่ได้: {error}", en=f"the SPARQL cannot be run: {error}")
            ) from None
        except worker.WorkerError:
            raise UsageError(
                Text(th="คำถามนี้ใช้เวลาหรือหน่วยความจำมากเกินไป", en="this query takes too much time or memory"),
                hint=Text(th="ถามให้แคบลง หรือใส่ LIMIT", en="Ask for less, or add LIMIT"),
            ) from None
        return _read(found), found.truncated

    @cached_property
    def _pool(self) -> "worker.Pool":
        from kprgraph.web.worker import Pool  # noqa: PLC0415 - only for queries from outside

        quads = self._store.quads.dump(format=ox.RdfFormat.N_QUADS)
        return Pool(quads or b"", dict(PREFIXES), size=1)


def _read(found: "worker.Answer") -> Answer:
    """What a worker sent, as terms."""
    if found.kind == "graph":
        names = ["subject", "predicate", "object"]
        triples = (quad.triple for quad in ox.parse(found.triples, ox.RdfFormat.N_TRIPLES))
        return Answer(names, [dict(zip(names, triple, strict=True)) for triple in triples])
    if found.kind == "boolean":
        return Answer(["answer"], [{"answer": ox.Literal(found.truth)}])
    columns = list(found.columns)
    return Answer(columns, [dict(zip(columns, map(_term, row), strict=True)) for row in found.rows])


def _term(cell: Mapping[str, str] | None) -> Term | None:
    """A term from the form of SPARQL 1.1 Query Results JSON, section 3.2.2."""
    if cell is None:
        return None
    if cell["type"] == "uri":
        return ox.NamedNode(cell["value"])
    if cell["type"] == "bnode":
        return ox.BlankNode(cell["value"])
    if "xml:lang" in cell:
        return ox.Literal(cell["value"], language=cell["xml:lang"])
    datatype = ox.NamedNode(cell["datatype"]) if "datatype" in cell else None
    return ox.Literal(cell["value"], datatype=datatype)
