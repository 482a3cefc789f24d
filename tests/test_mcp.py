"""The server for assistants, spoken to by a real client of the protocol over standard input and output."""

import asyncio
import json
import os
import re
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pyoxigraph as ox
import pytest

from kprgraph.api import KnowledgeGraph
from kprgraph.cli.app import run
from kprgraph.mcp import Tools
from kprgraph.store import Store
from tests.conftest import ROOT, TOY, iri

mcp = pytest.importorskip("mcp", reason="the extra `mcp` is not installed: pip install 'kprgraph[mcp]'")

_Result = TypeVar("_Result")
ALL_WITH_ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i ."
READING = ["search", "entity", "feeds", "impact", "path", "questions", "query", "audit"]


def speak(talk: Callable[[Any], Awaitable[_Result]], *options: str) -> _Result:
    """Start `kprgraph mcp` in the invented world and talk to it."""
    server = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "kprgraph", "mcp", *options],
        env={**os.environ, "KPRGRAPH_HOME": str(TOY), "KPRGRAPH_LANG": "en"},
    )

    async def session() -> _Result:
        async with mcp.Client(server) as client:
            return await talk(client)

    with ThreadPoolExecutor(1) as apart:  # a browser test may keep a loop running in this thread
        return apart.submit(asyncio.run, asyncio.wait_for(session(), 60)).result()


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """What one session gave, by the name of the step."""

    async def talk(client: Any) -> dict[str, Any]:
        call = client.call_tool
        return {
            "tools": await client.list_tools(),
            "search": await call("search", {"text": "ดาวเหนอ"}),
            "entity": await call("entity", {"name": "กรมดาวเหนือ"}),
            "feeds": await call("feeds", {"service": "star-permit"}),
            "impact": await call("impact", {"entity": "บัตรดาวดิจิทัล", "lang": "th"}),
            "path": await call("path", {"start": "star-permit", "end": "star-card"}),
            "questions": await call("questions", {}),
            "query": await call("query", {"question": "feeds", "params": {"role": "owner"}}),
            "sparql": await call("query", {"question": "SELECT (COUNT(*) AS ?n) { ?s a kpr:DataFeed }"}),
            "audit": await call("audit", {}),
            "unknown": await call("entity", {"name": "no such thing"}),
            "update": await call("query", {"question": "INSERT DATA { <a:a> <a:b> <a:c> }"}),
            "service": await call(
                "query", {"question": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}
            ),
            "endless": await call(
                "query",
                {"question": f"SELECT (COUNT(*) AS ?number) {{ {ALL_WITH_ALL} ?j ?k ?l . ?m ?n ?o }}"},
            ),
            "deep": await call("query", {"question": f"SELECT ?s {{ ?s ?p ?o FILTER({'(' * 2_000}1) }}"}),
            "long": await call("entity", {"name": "ก" * 100_000}),
            "flood": await call("query", {"question": f"SELECT * {{ {ALL_WITH_ALL} }}"}),
            "records": await call(
                "query",
                {
                    "question": "SELECT ?to ?record { ?record a kpr:DataFeed ; kpr:feedTo ?to }",
                    "params": {"to": iri("service:star-permit")},
                },
            ),
            "after": await call("query", {"question": "ASK { ?s a kpr:DataFeed }"}),
        }

    return speak(talk)


def rows(result: Any) -> list[dict[str, Any]]:
    assert not result.is_error, result.content
    found: list[dict[str, Any]] = result.structured_content["rows"]
    assert result.structured_content["total"] >= len(found)
    return found


def test_every_tool_says_that_it_only_reads(answers: dict[str, Any]) -> None:
    tools = answers["tools"].tools
    assert [tool.name for tool in tools] == READING
    assert all(tool.description for tool in tools)
    assert all(tool.annotations.read_only_hint and not tool.annotations.destructive_hint for tool in tools)


def test_each_answer_carries_its_lines(answers: dict[str, Any], toy_store: Store) -> None:
    here = KnowledgeGraph(toy_store)
    assert rows(answers["search"])[0]["label"] == "Department of the North Star"
    assert answers["entity"].structured_content["entity"] == iri("agency:north-star")
    for name in ("feeds", "impact", "path", "search", "records"):
        found = rows(answers[name])
        assert found, name
        assert all(
            set(row["stated_in"][0]) == {"line_start", "line_end", "section", "pages"} for row in found
        )
    assert any(row["stated_in"] for row in rows(answers["entity"]))
    assert [row["agency"] for row in rows(answers["feeds"])] == [
        row["agency"] for row in here.feeds("star-permit").rows
    ]
    assert rows(answers["impact"])[0]["relation_label"] == here.impact("star-card").rows[0]["relation_label"]


def test_questions_and_their_answers(answers: dict[str, Any]) -> None:
    assert {"feeds", "record-kinds"} <= {row["name"] for row in rows(answers["questions"])}
    owners = rows(answers["query"])
    assert owners
    assert {row["role"] for row in owners} == {"owner"}
    assert rows(answers["sparql"]) == [{"n": 4}]
    assert all(row["stated_in"] is not None for row in rows(answers["audit"]))


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("unknown", "nothing in the graph is called"),
        ("update", "INSERT is refused"),
        ("service", "SERVICE is refused"),
        ("endless", "too much time or memory"),
        ("deep", "nested deeper than"),
        ("long", "longer than 500 characters"),
    ],
)
def test_what_cannot_be_answered_is_told(step: str, words: str, answers: dict[str, Any]) -> None:
    result = answers[step]
    assert result.is_error
    assert words in result.content[0].text
    assert "Traceback" not in result.content[0].text


def test_the_server_lives_on_after_a_query_that_had_to_be_stopped(answers: dict[str, Any]) -> None:
    assert rows(answers["after"]) == [{"answer": True}]


def test_an_answer_without_end_is_cut_and_says_so(answers: dict[str, Any]) -> None:
    flood = answers["flood"].structured_content
    assert (len(flood["rows"]), flood["truncated"]) == (100, True)
    assert flood["total"] <= 10_000
    assert "truncated" not in answers["records"].structured_content


def test_a_parameter_of_sparql_is_a_value(answers: dict[str, Any], toy_store: Store) -> None:
    permit = iri("service:star-permit")
    assert {row["to"] for row in rows(answers["records"])} == {permit}
    fed = toy_store.select("SELECT ?r ?to { ?r a kpr:DataFeed ; kpr:feedTo ?to }", to=ox.NamedNode(permit))
    assert len(rows(answers["records"])) == len(list(fed)) > 0


def test_long_answers_come_in_parts(toy_store: Store) -> None:
    tools = Tools(KnowledgeGraph(toy_store), "en")
    text = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    first = tools.query(text)
    assert (len(first["rows"]), first["next_offset"]) == (100, 100)
    second = tools.query(text, offset=first["next_offset"])
    assert second["rows"][0] != first["rows"][0]
    last = tools.query(text, offset=first["total"] - 1)
    assert (len(last["rows"]), "next_offset" in last) == (1, False)


@pytest.mark.curated
@pytest.mark.parametrize("page", ["assistants.md", "assistants.th.md"])
def test_the_documentation_tells_what_there_is(page: str, store: Store) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    tools = Tools(KnowledgeGraph(store))
    assert (
        re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
        == [tool.__name__ for tool in tools.all()]
        == READING
    )
    (sparql,) = re.findall(r"^```sparql\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    found = tools.query(sparql)["rows"]
    assert found
    assert all(row["stated_in"] for row in found)
    (settings,) = re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert json.loads(settings)["mcpServers"]["kprgraph"]["args"][0] == "mcp"


@pytest.fixture
def without_mcp(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("KPRGRAPH_HOME", str(TOY))
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    yield


@pytest.mark.usefixtures("without_mcp")
def test_without_the_extra_it_says_what_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mcp", "--lang", "en"]) == 2
    assert 'pip install "kprgraph[mcp]"' in capsys.readouterr().err
