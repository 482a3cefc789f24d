"""Questions written from the text of the report before the graph was looked at; see `questions.yml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kprgraph.api import KnowledgeGraph
from kprgraph.namespaces import compress
from kprgraph.store import Store

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "questions.yml").read_text(encoding="utf-8")
)
_KEYS = {"id", "question", "answer", "lines", "ask"}
_EXPECTED = {"expect", "contains", "count"}
_OPTIONAL = {"combine", "absent", "awaits"}

Row = dict[str, Any]


@pytest.fixture(scope="module")
def graph(store: Store) -> KnowledgeGraph:
    return KnowledgeGraph(store)


def test_the_questions_are_well_formed_and_spread_over_the_report() -> None:
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS) >= 40
    for question in QUESTIONS:
        keys = set(question)
        assert keys >= _KEYS, question["id"]
        assert len(keys & _EXPECTED) == 1, question["id"]
        assert keys <= _KEYS | _EXPECTED | _OPTIONAL, question["id"]
    lines = sorted(line for question in QUESTIONS for line in question["lines"])
    ends = [
        163,
        367,
        568,
        883,
        1306,
        1673,
        1837,
        1877,
        2036,
    ]  # where the parts and chapters of the report begin
    assert all(any(a <= line < b for line in lines) for a, b in zip(ends, [*ends[1:], 2084], strict=True))


def _case(question: dict[str, Any]) -> Any:
    awaits = question.get("awaits")
    marks = [pytest.mark.xfail(strict=True, reason=awaits)] if awaits else []
    return pytest.param(question, id=question["id"], marks=marks)


@pytest.mark.curated
@pytest.mark.parametrize("question", [_case(question) for question in QUESTIONS])
def test_the_graph_answers_as_the_text_does(question: dict[str, Any], graph: KnowledgeGraph) -> None:
    steps = question["ask"]
    found = [_rows(graph, step) for step in steps]
    if question.get("combine") == "intersect":
        common = set.intersection(
            *({_told(row, step) for row in rows} for rows, step in zip(found, steps, strict=True))
        )
        found = [
            [row for row in rows if _told(row, step) in common]
            for rows, step in zip(found, steps, strict=True)
        ]
        answer = sorted(common)
    else:
        answer = [cell for rows, step in zip(found, steps, strict=True) for cell in _cells(rows, step)]
    if "count" in question:
        assert len(answer) == question["count"]
    elif "contains" in question:
        assert set(question["contains"]) <= set(answer), answer
    else:
        assert answer == question["expect"]
    rows = [row for step_rows in found for row in step_rows]
    assert not [line for line in question["lines"] if not any(_cites(row, line) for row in rows)]
    assert not [row for step in question.get("absent", ()) for row in _rows(graph, step)]


def _cells(rows: list[Row], step: dict[str, Any]) -> list[str]:
    """What one step answers: a cell for each row, or the number of different values of a column."""
    if "distinct" in step:
        return [str(len({_cell(row[step["distinct"]]) for row in rows}))]
    return [_told(row, step) for row in rows]


def _rows(graph: KnowledgeGraph, step: dict[str, Any]) -> list[Row]:
    """The rows of one step that meet its conditions."""
    table = (
        graph.query(step["query"], **step.get("params", {}))
        if "query" in step
        else getattr(graph, step["view"])(**step.get("args", {}))
    )
    return [
        row
        for row in table.rows
        if all(_holds(row[column], value) for column, value in step.get("where", {}).items())
        and not any(_holds(row[column], value) for column, value in step.get("unless", {}).items())
        and ("line" not in step or _cites(row, step["line"]))
    ]


def _holds(cell: Any, value: str) -> bool:
    text = _cell(cell)
    return value[1:] in text if value.startswith("~") else value == text or value in text.split()


def _cites(row: Row, line: int) -> bool:
    passages = [*row.get("stated_in", ()), *row.get("activity_stated_in", ())]
    return any(passage["line_start"] <= line <= passage["line_end"] for passage in passages)


def _told(row: Row, step: dict[str, Any]) -> str:
    return " | ".join(_cell(row[column]) for column in str(step.get("get", "")).split())


def _cell(value: Any) -> str:
    """The local name of a thing, a plain value, several with a space between, or `-` for nothing."""
    if value is None or value == []:
        return "-"
    if isinstance(value, list):
        return " ".join(map(_cell, value))
    text = str(value)
    return compress(text).partition(":")[2] if "://" in text else text
