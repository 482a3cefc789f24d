"""A real browser before the explorer of the invented world: as a server, and as files with the network cut.

Needs Chromium (`apt-get install chromium`, or its path in `KPRGRAPH_CHROMIUM`) and the Python package
`playwright`; what tries the scripts needs them built (`make build`). Without one of these the tests say so
and are skipped.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="the Python package playwright is not installed")

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kprgraph.edition import Edition
from kprgraph.store import Store
from kprgraph.web import static_site
from kprgraph.web.assets import BUNDLE
from kprgraph.web.explorer import Explorer
from kprgraph.web.server import application
from tests.conftest import ROOT

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]


def chromium() -> str:
    """Path of the browser; the test is skipped where there is none."""
    path = os.environ.get("KPRGRAPH_CHROMIUM") or next((p for n in _NAMES if (p := shutil.which(n))), None)
    if path is None:
        pytest.skip("no Chromium: install the package chromium or set KPRGRAPH_CHROMIUM")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def bundle() -> Path:
    """The folder of the scripts; the test is skipped where they are not built."""
    if not (BUNDLE / "explorer.js").is_file():
        pytest.skip("the scripts of the explorer are not built: make build")
    return BUNDLE


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of the accessibility checker."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed in frontend/node_modules: make build")
    return AXE.read_text()


@pytest.fixture(scope="session")
def explorer(toy_store: Store, toy_edition: Edition) -> Explorer:
    """The invented world, with the words of its report."""
    return Explorer(toy_store, edition=toy_edition)


@pytest.fixture(scope="session")
def server(explorer: Explorer) -> Iterator[str]:
    """The address of a server, without a slash at its end."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(application(explorer), log_level="warning"))
    thread = threading.Thread(target=running.run, args=([listening],), daemon=True)
    thread.start()
    while not running.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    running.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture(scope="session")
def folder(toy_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as files."""
    path = tmp_path_factory.mktemp("site")
    static_site.write(Explorer(toy_store), path)
    return path


class Watched:
    """A page that remembers what went wrong and what it asked of whom.

    Attributes:
        page: The page.
        complaints: Errors of scripts, and what the browser refused.
        asked: Addresses that were asked for.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self._say(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def _say(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def watched(context: BrowserContext) -> Watched:
    return Watched(context.new_page())


@pytest.fixture
def page(watched: Watched) -> Iterator[Page]:
    """A page; the test fails if a script fails or the browser refuses something."""
    yield watched.page
    assert watched.complaints == []
