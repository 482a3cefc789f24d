"""The explorer over the invented world, in this process and without a port."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from kprgraph.edition import Edition
from kprgraph.store import Store
from kprgraph.web.address import Address, Links, ServerLinks
from kprgraph.web.explorer import Explorer
from kprgraph.web.page import Page, View
from kprgraph.web.pages import PAGES
from kprgraph.web.server import application
from tests.web.reading import Reading


@pytest.fixture(scope="session")
def site(toy_store: Store) -> Explorer:
    """The invented world without the words of its report."""
    return Explorer(toy_store)


@pytest.fixture(scope="session")
def client(site: Explorer) -> Iterator[TestClient]:
    """A browser without scripts that follows no redirects."""
    with TestClient(application(site), "http://localhost", follow_redirects=False) as browser:
        yield browser


@pytest.fixture(scope="session")
def reader(toy_store: Store, toy_edition: Edition) -> Iterator[TestClient]:
    """The same with a server that was given the text."""
    with TestClient(application(Explorer(toy_store, edition=toy_edition)), "http://localhost") as browser:
        yield browser


def read(client: TestClient, path: str, status: int = 200) -> Reading:
    """A page, parsed."""
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.text[:500])
    return Reading.of(answer.text)


def built(site: Explorer, address: Address, links: Links | None = None) -> Page:
    """A page as its template gets it."""
    return PAGES[address.page].build(View(site, address, links or ServerLinks()))
