"""A graph that changes while it is served: every request sees the old one or the new one, and none fails."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from kprgraph.store import load
from kprgraph.web.current import Current
from kprgraph.web.explorer import Explorer
from kprgraph.web.server import current
from kprgraph.workspace import Workspace
from tests.web.reading import Reading

NAMES = ("กรมดาวเหนือ", "กรมดาวใต้")
PLACE = "data/registry/agencies.ttl"


def headed(page: str) -> str:
    """The name of the thing that a page is about."""
    return Reading.of(page).by_tag["h1"][0].strip()


def rename(world: Workspace, old: str, new: str) -> None:
    path = world.root / PLACE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def served(toy_copy: Workspace) -> Iterator[tuple[Workspace, Current, TestClient]]:
    app = current(lambda: Explorer(load(toy_copy)))
    with TestClient(app, "http://localhost") as browser:
        yield toy_copy, app, browser


def test_the_next_request_after_a_renewal_sees_the_new_graph(
    served: tuple[Workspace, Current, TestClient],
) -> None:
    world, app, browser = served
    before = browser.get("/thing/agency/north-star")
    assert headed(before.text) == "กรมดาวเหนือ"
    rename(world, "กรมดาวเหนือ", "กรมดาวใต้")
    assert browser.get("/thing/agency/north-star").text == before.text, "until it is told to"
    app.renew().join(60)
    after = browser.get("/thing/agency/north-star", headers={"if-none-match": before.headers["etag"]})
    assert (after.status_code, headed(after.text)) == (200, "กรมดาวใต้")
    answer = browser.get(
        "/sparql", params={"query": "SELECT ?o { agency:north-star skos:prefLabel ?o }", "format": "csv"}
    )
    assert "กรมดาวใต้" in answer.text


def test_no_request_fails_or_sees_a_mixture_while_graphs_are_swapped(
    served: tuple[Workspace, Current, TestClient],
) -> None:
    world, app, browser = served
    stop = threading.Event()
    seen: set[tuple[object, ...]] = set()

    def read() -> None:
        query = {"query": "SELECT ?o { agency:north-star skos:prefLabel ?o } ORDER BY ?o", "format": "csv"}
        while not stop.is_set():
            page, answer = browser.get("/thing/agency/north-star"), browser.get("/sparql", params=query)
            seen.add((page.status_code, headed(page.text)))
            seen.add((answer.status_code, *(name for name in NAMES if name in answer.text)))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for old, new in (("กรมดาวเหนือ", "กรมดาวใต้"), ("กรมดาวใต้", "กรมดาวเหนือ")):
            rename(world, old, new)
            app.renew().join(60)
    finally:
        stop.set()
        reader.join(60)
    assert seen == {(200, name) for name in NAMES}


def test_a_graph_that_cannot_be_read_changes_nothing_and_is_logged(
    served: tuple[Workspace, Current, TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    world, app, browser = served
    before = browser.get("/thing/agency/north-star").text
    (world.root / PLACE).write_text("<<<<<<< ours\n", encoding="utf-8")
    with caplog.at_level(logging.ERROR, "kprgraph.web"):
        app.renew().join(60)
    assert browser.get("/thing/agency/north-star").text == before
    assert PLACE in caplog.text
    assert "Traceback" not in caplog.text


def test_the_former_application_ends_with_its_last_request() -> None:
    closed: list[str] = []
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def first(scope: object, receive: object, send: object) -> None:
        begun.set()
        await go_on.wait()

    async def second(scope: object, receive: object, send: object) -> None:
        return

    served = Current(
        (first, lambda: closed.append("first")), lambda: (second, lambda: closed.append("second"))
    )

    async def run() -> None:
        hanging = asyncio.create_task(served({"type": "http"}, None, None))  # type: ignore[arg-type]
        await begun.wait()
        await asyncio.to_thread(served.renew().join)
        assert closed == []
        await served({"type": "http"}, None, None)  # type: ignore[arg-type]
        assert closed == []
        go_on.set()
        await hanging

    with ThreadPoolExecutor(1) as apart:  # a browser test may keep a loop running in this thread
        apart.submit(asyncio.run, run()).result()
    assert closed == ["first"]
