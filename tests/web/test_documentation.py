"""What `docs/explorer.md` shows for programs and lists as pages is so, with the real data."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from kprgraph.store import Store
from kprgraph.web.explorer import Explorer
from kprgraph.web.server import application

DOCS = Path(__file__).resolve().parents[2] / "docs"
TEXT = (DOCS / "explorer.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^curl .*$", TEXT, re.MULTILINE)
PAGES = re.findall(r"`(/[^`]*)`", TEXT.partition("## Search")[0].partition("## Pages")[2])
FILLED = {"{kind}/{slug}": "service/a09-hsss", "{name}": "feeds", "…": "report-2566/feed-a09-dld-2565",
          "search?q=": "search?q=hsss", "from=&to=": "from=HSSS&to=ThaID"}  # fmt: skip

pytestmark = pytest.mark.curated


@pytest.fixture(scope="module")
def real(store: Store) -> Iterator[TestClient]:
    with TestClient(application(Explorer(store)), "http://127.0.0.1:8000") as browser:
        yield browser


@pytest.mark.parametrize("command", COMMANDS)
def test_programs_get_what_the_documentation_shows(real: TestClient, command: str) -> None:
    words = shlex.split(command)
    headers = dict(words[i + 1].split(": ") for i, word in enumerate(words) if word == "-H")
    data = dict(words[i + 1].split("=", 1) for i, word in enumerate(words) if word == "--data-urlencode")
    place = words[-1].removeprefix("http://127.0.0.1:8000")
    answer = real.request("POST" if data else "GET", place, headers=headers, data=data or None)
    assert answer.status_code == 200, answer.text
    assert len(answer.content) > 100


@pytest.mark.parametrize("page", sorted({*PAGES} - {"/en"}))
def test_pages_that_are_listed_are_there(real: TestClient, page: str) -> None:
    for slot, value in FILLED.items():
        page = page.replace(slot, value)
    answer = real.get(page)
    assert answer.status_code == 200, page
    assert urlsplit(str(answer.url)).path.startswith(page.partition("?")[0])


def test_both_languages_show_the_same_commands_and_pages() -> None:
    thai = (DOCS / "explorer.th.md").read_text(encoding="utf-8")
    assert re.findall(r"^(?:curl|kprgraph) .*$", thai, re.MULTILINE) == re.findall(
        r"^(?:curl|kprgraph) .*$", TEXT, re.MULTILINE
    )
    assert sorted(re.findall(r"`(/[^`]*)`", thai)) == sorted(re.findall(r"`(/[^`]*)`", TEXT))
