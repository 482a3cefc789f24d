"""From a reply to terms: status, then media type, then parsing; anything else is one error, said plainly."""

import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Protocol, TypeAlias, TypeVar, cast

import pyoxigraph as ox

from kprgraph.endpoint import faults
from kprgraph.endpoint.address import Address
from kprgraph.endpoint.connection import Reply, Request, one_line
from kprgraph.endpoint.faults import EndpointError
from kprgraph.endpoint.streams import SHAPES, Watched
from kprgraph.endpoint.transport import Transport
from kprgraph.store import Answer
from kprgraph.terms import Term

_Item = TypeVar("_Item")
_Format = TypeVar("_Format", ox.QueryResultsFormat, ox.RdfFormat)

Form: TypeAlias = type[ox.QuerySolutions] | type[ox.QueryTriples] | type[ox.QueryBoolean]

RESULT_TYPES = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
GRAPH_TYPES = "application/n-triples, text/turtle;q=0.8"

_RESULT_FORMATS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
}
_GRAPH_FORMATS: Mapping[str, ox.RdfFormat] = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/ntriples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
}


_BOOLEAN = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
_TRUTH: Mapping[Term, Term] = {
    ox.Literal("1", datatype=_BOOLEAN): ox.Literal(True),
    ox.Literal("0", datatype=_BOOLEAN): ox.Literal(False),
}
"""The two spellings of a truth value that are not canonical (XML Schema 1.1 Part 2, section 3.3.2)."""


class Ask(Protocol):
    """Puts a SELECT query to an endpoint, over all graphs or over some."""

    def __call__(self, sparql: str, graphs: Iterable[str] | None = None) -> Iterator[dict[str, Term]]:
        """The rows, without the columns that are unbound."""


@dataclass(frozen=True)
class Wanted:
    """What an answer must be to answer a query.

    Attributes:
        form: Rows, a graph, or yes or no.
        names: The variables of the rows.
    """

    form: Form
    names: frozenset[str] = frozenset()


def wanted(sparql: str) -> Wanted:
    """What answers a query.

    Raises:
        SyntaxError: If it does not parse, or is no query but an update.
    """
    result = ox.Store().query(sparql)
    if isinstance(result, ox.QuerySolutions):
        return Wanted(ox.QuerySolutions, frozenset(variable.value for variable in result.variables))
    return Wanted(type(result))


def received(transport: Transport, request: Request, want: Wanted) -> Answer:
    """Send a query and return its answer; the rows of a SELECT are read as they come.

    Raises:
        EndpointError: If what comes is no whole answer; while reading `rows` too.
    """
    if want.form is ox.QueryTriples:
        found = {tuple(triple) for triple in triples(transport, request)}
        names = ["subject", "predicate", "object"]
        return Answer(names, [dict(zip(names, triple, strict=True)) for triple in sorted(found, key=str)])
    reply = _checked(transport.send(request), transport.address)
    known = _format(reply, transport.address, _RESULT_FORMATS)
    try:
        result = ox.parse_query_results(_file(reply, known), known)
    except (SyntaxError, ValueError) as error:
        raise _broken(reply, transport.address, error) from error
    answer = Answer.of(result)
    if isinstance(result, ox.QueryBoolean):
        reply.close()
    if want.form is ox.QuerySolutions and (
        isinstance(result, ox.QueryBoolean) or set(answer.names) != want.names
    ):
        reason = f"{' '.join(answer.names)} ≠ {' '.join(sorted(want.names))}"
        del result, answer  # as in `_whole`
        raise _broken(reply, transport.address, ValueError(reason))
    if isinstance(result, ox.QueryBoolean):
        return answer
    rows = map(_plain, _whole(answer.rows, reply, transport.address))
    return _asked(rows) if want.form is ox.QueryBoolean else Answer(answer.names, rows)


def _asked(rows: Iterable[dict[str, Term | None]]) -> Answer:
    """The answer to an ASK that came as a table of one number, as Virtuoso may give it."""
    values = [term for row in rows for term in row.values()]
    yes = any(isinstance(term, ox.Literal) and term.value not in ("0", "false") for term in values)
    return Answer(["answer"], [{"answer": ox.Literal(yes)}])


def _plain(row: dict[str, Term | None]) -> dict[str, Term | None]:
    """The row with `true` and `false` as the curated files write them; Virtuoso sends 1 and 0."""
    return {
        name: _TRUTH.get(term, term) if isinstance(term, ox.Literal) else term for name, term in row.items()
    }


def triples(transport: Transport, request: Request) -> Iterator[ox.Triple]:
    """Send a query that builds a graph; its triples as they come, some perhaps twice.

    Raises:
        EndpointError: If what comes is no whole graph.
    """
    reply = _checked(transport.send(request), transport.address)
    known = _format(reply, transport.address, _GRAPH_FORMATS)
    quads = ox.parse(_file(reply, known), known)
    return (quad.triple for quad in _whole(quads, reply, transport.address))


def _file(reply: Reply, known: ox.QueryResultsFormat | ox.RdfFormat) -> IO[bytes]:
    return cast("IO[bytes]", Watched(reply, SHAPES[known]))  # of a file, the parsers only want `read`


def _checked(reply: Reply, address: Address) -> Reply:
    """The reply, if the server does not say itself that it left something out (Virtuoso and `serve` do)."""
    cut = reply.headers.get("X-SPARQL-MaxRows")
    ours = reply.headers.get("X-KPRGraph-Truncated")
    if cut or ours or reply.headers.get("X-SQL-State", "").startswith("S1TAT"):
        reply.close()
        reason = (
            f"{cut} rows" if cut else reply.headers.get("X-SQL-Message", "truncated" if ours else "S1TAT")
        )
        raise faults.partial(address.shown, one_line(address.credentials.masked(reason)))
    return reply


def _format(reply: Reply, address: Address, known: Mapping[str, _Format]) -> _Format:
    """The format that the media type stands for."""
    if reply.media_type in known:
        return known[reply.media_type]
    beginning = address.credentials.masked(reply.beginning())
    raise faults.no_results(address.shown, reply.media_type, beginning)


def _whole(items: Iterable[_Item], reply: Reply, address: Address) -> Iterator[_Item]:
    """The items; an answer that ends before its end is an error, not a short answer."""
    try:
        yield from items
    except Exception as error:
        # The parser must end in this thread; an error that is kept would carry it to another one.
        traceback.clear_frames(error.__traceback__)
        if isinstance(error, SyntaxError):
            raise _broken(reply, address, error) from error
        raise
    finally:
        items = ()
        reply.close()


def _broken(reply: Reply, address: Address, error: Exception) -> EndpointError:
    reply.close()
    return faults.broken(address.shown, one_line(address.credentials.masked(str(error))))
