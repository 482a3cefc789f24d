"""Run a query and give its answer as a table of plain Python values, each row with its evidence.

Parameters reach the engine as terms, never as text (substitutions of SPARQL-dev SEP-0007). A substituted
variable acts as if every solution already held it, so a query must join on it or compare it; a variable that
only an OPTIONAL binds would be filled in, not filtered. The tests hold every query file to that.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import pyoxigraph as ox

from kprgraph.catalog import EVIDENCE, Column, QueryFile, limits, words
from kprgraph.errors import Text, UsageError
from kprgraph.namespaces import PREFIXES
from kprgraph.store import Answer, Graph
from kprgraph.terms import Term, Value, free_term, param_term, python_value

Solution: TypeAlias = dict[str, Term | None]
Labeller: TypeAlias = Callable[[Value], Value]

TEXT_QUERY = "-"
"""Name of the table of a query that was given as text."""

LABEL = "_label"
STATED_IN = "stated_in"

_STATED_IN = Text(th="ที่มาในรายงาน", en="Stated in")
_RECORD = Text(th="ระเบียน", en="Record")
_CODE = Text(th="รหัส", en="code")


@dataclass(frozen=True)
class Table:
    """An answer.

    Attributes:
        name: Name of the query, or `-` for a query given as text.
        columns: Names of the columns, in order. Right of a column of things or codes stands `{column}_label`;
            where rows rest on records, the last two columns are `record` (or `records`) and `stated_in`.
        rows: One mapping per row, with the keys `columns`.
        headings: Column -> heading in the language that was asked for.
    """

    name: str
    columns: tuple[str, ...]
    rows: list[dict[str, Value]]
    headings: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def run(
    store: Graph, query: QueryFile | str, params: Mapping[str, object] | None = None, lang: str = "th"
) -> Table:
    """Answer a query file, or a SPARQL text, from the union of all named graphs.

    Args:
        store: Where to look: a loaded graph or an endpoint.
        query: A query file from the catalog, or a SPARQL SELECT, ASK, CONSTRUCT or DESCRIBE text; in a text
            all prefixes of the prefix table are known without being declared.
        params: Values by parameter name; a missing one, or None, means all rows. A parameter of type `iri` is
            an IRI or a CURIE, one of type `fy` a Buddhist-Era year.
        lang: Language of labels and headings, `th` or `en`.

    Raises:
        UsageError: If a parameter is not known or does not fit its type, or a text does not parse, is beyond
            `catalog.limits`, would change the data, or asks another server.
        EndpointError: If the graph is an endpoint and does not answer.
    """
    given = {name: value for name, value in (params or {}).items() if value is not None}
    if isinstance(query, str):
        return _run_text(store, query, given, lang)
    store = store.answering(query.name)
    answer = store.answer(query.text, _bound(query, given))
    names, solutions = answer.names, list(answer.rows)
    _prefetch(store, solutions, query.columns)
    labels = {column.name: _labeller(store, column, lang) for column in query.columns if column.labelled}
    several = {column.name for column in query.columns if column.several}
    shown = [name for name in names if name in query.column or name in EVIDENCE]
    columns, rows = _rows(store, shown, solutions, labels, several)
    headings = _headings(query, lang)
    return Table(query.name, columns, rows, {column: headings[column] for column in columns})


def evidence(store: Graph, records: Sequence[str]) -> list[Value]:
    """The passages that `records` rest on, each once, in the order of the text, as rows carry them."""
    return list(map(dict, (passage.as_dict() for passage in store.passages(*records))))


def _bound(query: QueryFile, given: Mapping[str, object]) -> dict[str, Term]:
    declared = {param.name: param for param in query.params}
    for name in given:
        if name not in declared:
            raise UsageError(
                Text(th=f"คำถามนี้ไม่มีพารามิเตอร์ “{name}”", en=f"this query has no parameter “{name}”"),
                where=query.name,
                hint=Text(
                    th=f"พารามิเตอร์ที่มี: {', '.join(declared) or '-'}",
                    en=f"Its parameters: {', '.join(declared) or '-'}",
                ),
            )
    return {name: param_term(declared[name], value) for name, value in given.items()}


def _prefetch(store: Graph, solutions: Sequence[Solution], columns: Sequence[Column]) -> None:
    """Tell the graph at once what the rows will ask it for; a graph in memory does not even look."""
    store.prefetch(_things(solutions, columns), _records(solutions))


def _things(solutions: Sequence[Solution], columns: Sequence[Column]) -> Iterator[str]:
    """IRIs of the things and codes in the rows, which need their names."""
    several = {column.name for column in columns if column.entity and column.several}
    codes = {column.name: PREFIXES[column.scheme] for column in columns if column.scheme}
    for solution in solutions:
        for name, term in solution.items():
            if isinstance(term, ox.NamedNode):
                yield term.value
            elif isinstance(term, ox.Literal) and (name in several or name in codes):
                yield from (f"{codes.get(name, '')}{part}" for part in term.value.split())


def _records(solutions: Sequence[Solution]) -> Iterator[str]:
    """IRIs of the records in the rows, which need their passages."""
    for solution in solutions:
        for name in EVIDENCE:
            yield from str(python_value(solution.get(name)) or "").split()


def _rows(
    store: Graph,
    shown: Sequence[str],
    solutions: Sequence[Solution],
    labels: Mapping[str, Labeller],
    several: Collection[str] = (),
) -> tuple[tuple[str, ...], list[dict[str, Value]]]:
    record = next((name for name in EVIDENCE if name in shown), None)
    kept = [name for name in shown if name != record]
    rows = []
    for solution in solutions:
        row: dict[str, Value] = {}
        for name in kept:
            value = python_value(solution[name])
            row[name] = _split(value) if name in several else value
            if name in labels:
                row[name + LABEL] = labels[name](row[name])
        rows.append(row | _evidence(store, record, solution) if record else row)
    columns = [part for name in kept for part in ((name, name + LABEL) if name in labels else (name,))]
    return (*columns, *((record, STATED_IN) if record else ())), rows


def _split(joined: Value) -> list[Value]:
    """The values that a query joined with a space, each once, sorted: engines join in any order."""
    return [*sorted(set(str(joined or "").split()))]


def _evidence(store: Graph, name: str, solution: Solution) -> dict[str, Value]:
    records = _split(python_value(solution[name]))
    value: Value = records if name == "records" else next(iter(records), None)
    return {name: value, STATED_IN: evidence(store, [str(record) for record in records])}


def _labeller(store: Graph, column: Column, lang: str) -> Labeller:
    def label(value: Value) -> Value:
        if isinstance(value, list):
            return [label(part) for part in value]
        if not isinstance(value, str):
            return value
        if value in column.values:
            return column.values[value].say(lang)
        if column.scheme:
            return store.label(f"{PREFIXES[column.scheme]}{value}", lang)
        return store.label(value, lang) if column.entity else value

    return label


def _headings(query: QueryFile, lang: str) -> dict[str, str]:
    headings = {name: _RECORD.say(lang) for name in EVIDENCE} | {STATED_IN: _STATED_IN.say(lang)}
    for column in query.columns:
        title = column.title.say(lang)
        code = f"{title} ({'IRI' if column.entity else _CODE.say(lang)})"
        headings[column.name] = code if column.labelled else title
        headings[column.name + LABEL] = title
    return headings


def _run_text(store: Graph, text: str, given: Mapping[str, object], lang: str) -> Table:
    limits.check(text)
    if "SERVICE" in words(text):
        message = Text(
            th="ห้ามใช้ SERVICE: คำถามไม่ออกไปถามเครื่องอื่น", en="SERVICE is refused: only this graph is asked"
        )
        raise UsageError(message)
    bound = {name: free_term(value) for name, value in given.items()}
    try:
        answer = store.answer(text, bound)
        answer = Answer(answer.names, list(answer.rows))
    except (SyntaxError, RuntimeError) as error:
        raise UsageError(
            Text(th=f"SPARQL ใช้ไม่ได้: {error}", en=f"the SPARQL cannot be run: {error}"),
            hint=Text(
                th="รับเฉพาะคำถามที่อ่านอย่างเดียว: SELECT, ASK, CONSTRUCT, DESCRIBE",
                en="Only queries that read are taken: SELECT, ASK, CONSTRUCT, DESCRIBE",
            ),
        ) from None
    return tabulated(store, answer, lang)


def tabulated(store: Graph, answer: Answer, lang: str = "th") -> Table:
    """The answer to a SPARQL text as a table: names beside things, passages for the column `record`.

    Args:
        store: Where the names and passages are.
        answer: What a query gave, there or somewhere safer.
        lang: Language of labels.
    """
    names, solutions = answer.names, list(answer.rows)
    terms = {name: [solution[name] for solution in solutions] for name in names if name not in EVIDENCE}
    iris = {term.value for column in terms.values() for term in column if isinstance(term, ox.NamedNode)}
    things = store.named(iris)
    _prefetch(store, solutions, ())

    def label(value: Value) -> Value:
        return store.label(value, lang) if isinstance(value, str) and value in things else value

    labels = {
        name: label
        for name, column in terms.items()
        if any(isinstance(term, ox.NamedNode) and term.value in things for term in column)
    }
    columns, rows = _rows(store, names, solutions, labels)
    return Table(TEXT_QUERY, columns, rows, {column: column for column in columns})
