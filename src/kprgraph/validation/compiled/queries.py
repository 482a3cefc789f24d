"""`sh:sparql`: a query for all focus nodes at once.

SHACL runs the query once for each focus node, with `$this` bound beforehand. Here it runs
- once for all, where the pattern does not name `$this`: the rows hold for every focus node;
- once for all, where a triple pattern at its top level names `$this`: the rows are sorted by focus node;
- once for each focus node, its IRI written in place of `$this`, in all other cases.
What could come out differently is refused, and so left to pySHACL.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

import pyoxigraph as ox

from kprgraph.validation.compiled.data import Data, Row
from kprgraph.validation.compiled.model import Constraint, Fault, Reached
from kprgraph.validation.compiled.terms import is_iri

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|\#[^\n]*'
    r"|[?$]\w+|[^\W\d][\w.-]*:[\w.-]*|\w+|\s+|\S",
    re.DOTALL,
)
_REFUSED = {"MINUS", "VALUES", "SERVICE", "FROM", "GRAPH", "ORDER", "LIMIT", "OFFSET"}
_SCOPED = {"UNION", "OPTIONAL", "SELECT", "GROUP", "HAVING", "BIND"}
_FEW = 50
"""Up to so many focus nodes a query is run for each of them, not for all that there are."""


class Unsupported(ValueError):  # noqa: N818 - it is no error: another engine takes over
    """A shape asks for something that only pySHACL knows."""


def tokens_of(text: str) -> list[str]:
    """The tokens of a query, white space too, comments left out."""
    return [token for token in _TOKEN.findall(text) if token[0] != "#"]


@dataclass(frozen=True)
class Query:
    """A SELECT query, cut into its parts.

    Attributes:
        prologue: The declarations of prefixes.
        head: `SELECT …` up to the pattern.
        body: The tokens of the pattern, with its braces.
        tail: What follows the pattern.
    """

    prologue: str
    head: tuple[str, ...]
    body: tuple[str, ...]
    tail: tuple[str, ...]

    @classmethod
    def read(cls, text: str, prologue: str, path: str) -> "Query":
        """Cut a query; `path` is what `$PATH` stands for.

        Raises:
            Unsupported: If it is none that can be run here with the same result.
        """
        tokens = tuple(
            path if token == "$PATH" and path else f"?{token[1:]}" if token[0] == "$" else token
            for token in tokens_of(text)
        )
        said = [token for token in tokens if not token.isspace()]
        words = {token.upper() for token in said}
        if refused := words & _REFUSED:
            raise Unsupported(f"sh:select with {', '.join(sorted(refused))}")
        if {"?shapesGraph", "?currentShape", "?PATH", "?failure"} & set(tokens):
            raise Unsupported("sh:select with a variable that SHACL binds")
        if not said or said[0].upper() != "SELECT" or "{" not in said:
            raise Unsupported("sh:select that is no SELECT query")
        if ("AS", "?this") in {(first.upper(), second) for first, second in pairwise(said)}:
            raise Unsupported("sh:select that binds $this")
        start = tokens.index("{")
        end = _closing(tokens, start)
        head, body, tail = tokens[:start], tokens[start : end + 1], tokens[end + 1 :]
        if "?this" not in head or "?message" in head:
            raise Unsupported("sh:select that does not project $this, or projects a message")
        if "SELECT" in {token.upper() for token in body}:
            raise Unsupported("sh:select with a query inside")
        return cls(prologue, head, body, tail)

    def text(self, this: str = "", value: str = "") -> str:
        """The query in SPARQL, with `this` and `value` in place of the variables of these names."""
        put = {name: term for name, term in (("?this", this), ("?value", value)) if term}
        body = (put.get(token, token) for token in self.body)
        return self.prologue + "".join((*self.head, *body, *self.tail))

    @property
    def names_this(self) -> bool:
        """Whether the pattern names the focus node."""
        return "?this" in self.body

    @property
    def names_value(self) -> bool:
        """Whether the pattern, and not an expression of the head, gives the value."""
        said = [token for token in (*self.head, *self.body) if not token.isspace()]
        given = any(first.upper() == "AS" and second == "?value" for first, second in pairwise(said))
        return "?value" in self.body and not given

    @property
    def finds_this(self) -> bool:
        """Whether a triple pattern at the top level binds the focus node, and nothing else does."""
        words = {token.upper() for token in (*self.body, *self.tail)}
        if words & _SCOPED or {"*", "?"} & set(self.body):
            return False
        depth = 0
        for token in self.body:
            depth += (token in "{(") - (token in ")}")
            if token == "?this" and depth == 1:
                return True
        return False


@dataclass(frozen=True)
class Sparql(Constraint):
    """`sh:sparql`.

    Attributes:
        query: The query.
        own_value: Whether a row without a value is about the focus node itself, as in a node shape.
    """

    query: Query
    own_value: bool
    component = "SPARQL"

    def faults(self, reached: Reached) -> Iterator[Fault]:
        """See `Constraint`."""
        yield from self._faults(reached.data, reached.focus)

    def faults_with(self, data: Data, focus: Set[str], values: Set[str]) -> Iterator[Fault]:
        """The faults of which the value is one of `values`."""
        if self.query.names_value and not self.query.names_this and len(values) <= _FEW:
            for value in values:
                for this, _, path in (
                    data.rows(self.query, self.query.text(value=value)) if is_iri(value) else ()
                ):
                    yield from self._of_row(focus, this, value, path)
        else:
            yield from (fault for fault in self._faults(data, focus) if fault[1] in values)

    def _faults(self, data: Data, focus: Set[str]) -> Iterator[Fault]:
        query = self.query
        if not query.names_this:
            for row in data.rows(query, query.text()):
                yield from self._of_row(focus, *row)
        elif query.finds_this and len(focus) > _FEW:
            rows = defaultdict(list)
            for this, value, path in data.rows(query, query.text()):
                rows[this].append((value, path))
            for node in rows.keys() & focus:
                for value, path in rows[node]:
                    yield from self._of_row({node}, "", value, path)
        else:
            for node in focus:
                if node[0] == "_":
                    raise Unsupported("a blank node as the focus node of a query")
                for row in data.rows(query, query.text(this=node)):
                    yield from self._of_row({node}, *row)

    def _of_row(self, focus: Set[str], this: str, value: str, path: str) -> Iterator[Fault]:
        for node in {this} if this else focus:
            yield node, value or (node if self.own_value else ""), path


def rows_of(store: ox.Store, text: str, *, union: bool = False) -> set[Row]:
    """The rows of a query over the default graph, or over the union of all named ones.

    Raises:
        Unsupported: If Oxigraph does not run it.
    """
    try:
        solutions = store.query(text, use_default_graph_as_union=union)
        if not isinstance(solutions, ox.QuerySolutions):
            raise Unsupported("sh:select that is no SELECT query")
        names = [variable.value for variable in solutions.variables]
        wanted = [names.index(name) if name in names else -1 for name in ("this", "value", "path")]
        rows = set()
        for solution in solutions:
            terms = [solution[place] if place >= 0 else None for place in wanted]
            this, value, path = ("" if term is None else str(term) for term in terms)
            rows.add((this, value, path))
    except (SyntaxError, RuntimeError) as error:
        raise Unsupported(f"sh:select that Oxigraph does not run: {error}") from error
    return rows


def _closing(tokens: tuple[str, ...], start: int) -> int:
    depth = 0
    for place in range(start, len(tokens)):
        depth += (tokens[place] == "{") - (tokens[place] == "}")
        if depth == 0:
            return place
    raise Unsupported("sh:select with braces that do not match")
