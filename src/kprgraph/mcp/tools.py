"""What assistants can ask, as plain functions: no module of the protocol is needed here.

Each tool is one method of `KnowledgeGraph`. Every row that rests on the report carries `stated_in`, so that
an assistant can say where it is written.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal

import pyoxigraph as ox

from kprgraph import catalog, query
from kprgraph.errors import Language, Text, UsageError
from kprgraph.query import Table
from kprgraph.store import Store
from kprgraph.terms import Term, Value

if TYPE_CHECKING:
    from kprgraph.api import KnowledgeGraph
    from kprgraph.mcp.sandbox import Sandbox

Answer = dict[str, Any]

MOST_ROWS = 100
"""Rows in one answer; `total` says how many there are, `offset` gets the next ones."""

_MOST_PASSAGES = 5
_LONGEST_NAME = 500
_STATED = """SELECT DISTINCT ?thing ?record {{
  VALUES ?thing {{ {things} }}
  ?record ?link ?thing ; kpr:statedIn ?passage
}}"""

Entity = Annotated[str, "Thai or English name, abbreviation, spelling as printed, slug, CURIE or IRI"]
Lang = Annotated[Literal["th", "en"] | None, "Language of labels; that of the server unless given"]
Offset = Annotated[int, "Skip this many rows"]


class Tools:
    """The tools, as plain functions of a graph.

    Args:
        graph: What to ask.
        lang: Language of labels where a call names none.
    """

    def __init__(self, graph: "KnowledgeGraph", lang: Language = "th") -> None:
        self._graph = graph
        self._lang = lang

    def all(self) -> Sequence[Callable[..., Answer]]:
        """Every tool, in the order that an assistant sees them."""
        return (
            *(self.search, self.entity, self.feeds, self.impact, self.path),
            *(self.questions, self.query, self.audit),
        )

    def search(self, text: str, lang: Lang = None, limit: int = 20) -> Answer:
        """Find things by part of a name, misspelt too, each with the first lines that speak of it."""
        found = self._graph.search(_name(text), min(max(limit, 1), MOST_ROWS), lang or self._lang)
        return _answer(self._with_lines(found))

    def entity(self, name: Entity, lang: Lang = None, offset: Offset = 0) -> Answer:
        """Everything the graph holds about one thing, each fact with the lines of the report it rests on."""
        lang = lang or self._lang
        iri = self._graph.entity(_name(name))
        return {"entity": iri, **_answer(self._graph.show(iri, lang), offset)}

    def feeds(
        self,
        service: Annotated[str | None, "Only this service"] = None,
        agency: Annotated[str | None, "Only this agency"] = None,
        status: Literal["completed", "tested", "planned", "stated"] | None = None,
        lang: Lang = None,
        offset: Offset = 0,
    ) -> Answer:
        """Who owns, feeds and develops a public service, or every service, and the platforms it runs on."""
        table = self._graph.feeds(service, lang or self._lang, agency=agency, status=status)
        return _answer(table, offset)

    def impact(
        self,
        entity: Entity,
        max_hops: Annotated[int | None, "Follow no way longer than this"] = None,
        lang: Lang = None,
        offset: Offset = 0,
    ) -> Answer:
        """What is affected when one thing fails, nearest first, with the evidence of each way."""
        return _answer(self._graph.impact(_name(entity), lang or self._lang, max_hops), offset)

    def path(self, start: Entity, end: Entity, lang: Lang = None) -> Answer:
        """How two things are connected: the strongest ways, step by step, each step with its lines."""
        return _answer(self._graph.path(_name(start), _name(end), lang or self._lang))

    def questions(self, lang: Lang = None) -> Answer:
        """The ready-made questions for `query`: names, what they answer, and their parameters."""
        lang = lang or self._lang
        rows: list[dict[str, Value]] = [
            {
                "name": name,
                "question": file.question.say(lang),
                "row": file.row.say(lang),
                "params": {param.name: f"{param.type}: {param.title.say(lang)}" for param in file.params},
            }
            for name, file in catalog.load(self._graph.graph.workspace).items()
            if "/" not in name  # those below a folder are parts of the program
        ]
        return _answer(Table("questions", ("name", "question", "row", "params"), rows), most=len(rows))

    def query(
        self,
        question: Annotated[str, "Name of a ready-made question (see `questions`), or a SPARQL text"],
        params: Annotated[Mapping[str, str | int] | None, "Parameters by name"] = None,
        lang: Lang = None,
        offset: Offset = 0,
    ) -> Answer:
        """Answer a ready-made question, or SPARQL that reads (kpr:, org:, skos: ... are declared already).

        Rows of SPARQL with a column `?record` get the lines that the record rests on.
        """
        lang, params = lang or self._lang, params or {}
        if "{" in question:
            return self._sparql(question, params, lang, offset)
        return _answer(self._graph.query(_name(question), lang, **params), offset)

    def audit(
        self,
        verdict: Literal["contradiction", "question", "holds"] | None = None,
        kind: Literal["arithmetic", "contradiction", "reachability", "count", "naming", "scope"]
        | None = None,
        lang: Lang = None,
        offset: Offset = 0,
    ) -> Answer:
        """What adds up in the report, what does not, and what to ask its authors."""
        from kprgraph import audit  # noqa: PLC0415 - takes its time, and only this tool needs it

        found = audit.audit(self._graph.store)
        shown = [
            one
            for one in found
            if (verdict is None or one.verdict == verdict) and (kind is None or one.kind == kind)
        ]
        return _answer(audit.audit_rows(self._graph.store, shown, lang or self._lang), offset)

    def _sparql(self, sparql: str, params: Mapping[str, str | int], lang: Language, offset: int) -> Answer:
        """Let a query from outside run where it can be stopped; the engine itself has no time limit."""
        from kprgraph.web import guard  # noqa: PLC0415 - only for queries from outside

        guard.check(sparql)
        graph = self._graph.graph
        if not isinstance(graph, Store):  # an endpoint has limits of its own
            return _answer(self._graph.query(sparql, lang, **params), offset)
        found, truncated = self._sandbox.ask(sparql, params)
        answer = _answer(query.tabulated(graph, found, lang), offset)
        return answer | {"truncated": True} if truncated else answer

    @cached_property
    def _sandbox(self) -> "Sandbox":
        from kprgraph.mcp.sandbox import Sandbox  # noqa: PLC0415 - only for queries from outside

        return Sandbox(self._graph.store)

    def _with_lines(self, found: Table) -> Table:
        """What was found, with the first passages of the records that link it, and how many there are."""
        graph = self._graph.graph
        records: dict[str, list[str]] = {str(row["entity"]): [] for row in found}
        asked = _STATED.format(things=" ".join(f"<{iri}>" for iri in records))
        for link in graph.select(asked) if records else ():
            records[_iri(link["thing"])].append(_iri(link["record"]))
        graph.prefetch((), [record for of_thing in records.values() for record in of_thing])
        rows: list[dict[str, Value]] = []
        for row in found:
            passages = query.evidence(graph, records[str(row["entity"])])
            rows.append({**row, "stated_in": passages[:_MOST_PASSAGES], "passages": len(passages)})
        return Table(found.name, (*found.columns, "stated_in", "passages"), rows)


def _name(text: str) -> str:
    """A name as it is, if it is no longer than names are.

    Raises:
        UsageError: If it is.
    """
    if len(text) > _LONGEST_NAME:
        raise UsageError(
            Text(
                th=f"ชื่อยาวเกิน {_LONGEST_NAME} อักษร", en=f"the name is longer than {_LONGEST_NAME} characters"
            )
        )
    return text


def _iri(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _answer(table: Table, offset: int = 0, most: int = MOST_ROWS) -> Answer:
    """Rows as JSON knows them, with only the columns that the table shows."""
    start = max(offset, 0)
    rows = [{name: row.get(name) for name in table.columns} for row in table.rows[start : start + most]]
    answer: Answer = {
        "total": len(table.rows),
        "offset": start,
        "rows": json.loads(json.dumps(rows, default=_plain)),
    }
    if start + len(rows) < len(table.rows):
        answer["next_offset"] = start + len(rows)
    return answer


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a row")
