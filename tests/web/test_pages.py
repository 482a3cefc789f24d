"""Every kind of page, in both languages: it answers, reads well without scripts, links to what is there."""

import re
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from kprgraph.web.address import Address, ServerLinks
from kprgraph.web.explorer import Explorer
from kprgraph.web.pages import PAGES
from tests.web.conftest import read
from tests.web.reading import Reading

THAI = re.compile(r"[\u0e01-\u0e5b]")


def href(address: Address) -> str:
    """The link to a page of a server, which has every page."""
    return ServerLinks().href(address) or ""


def addresses(site: Explorer, lang: str) -> list[Address]:
    """Some pages of each kind: the first, the last, and those in other states."""
    found: list[Address] = []
    for name, kind in PAGES.items():
        states = list(kind.states(site)) or [((), {})]
        chosen = [*states[:3], *states[len(states) // 2 : len(states) // 2 + 2], states[-1]]
        for parts, params in chosen:
            found.append(Address(name, tuple(parts), lang=lang).with_params(**params))  # type: ignore[arg-type]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_page_is_sound(client: TestClient, site: Explorer, lang: str) -> None:
    for address in addresses(site, lang):
        path = href(address)
        page = read(client, path)
        assert page.all("html")[0]["lang"] == lang, path
        assert len(page.by_tag["h1"]) == 1, path
        assert page.by_tag["h1"][0], path
        assert len(page.all("main")) == 1, path
        assert len(page.ids) == len(set(page.ids)), (path, page.ids)
        check_forms(page, path)
        check_headings(page, path)
        assert not [a for _, a in page.tags if "style" in a or any(name.startswith("on") for name in a)], path
        assert not page.by_tag.get("style"), path
        assert all(a.get("src") for a in page.all("script")), path


def check_forms(page: Reading, path: str) -> None:
    """Every control has a label."""
    labelled = {a["for"] for a in page.all("label")}
    for tag in ("input", "select", "textarea"):
        for attributes in page.all(tag):
            assert attributes.get("type") == "hidden" or attributes["id"] in labelled, (path, attributes)


def check_headings(page: Reading, path: str) -> None:
    """Headings go down one level at a time."""
    levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3", "h4")]
    for before, after in pairwise(levels):
        assert after <= before + 1, (path, levels)


def test_every_link_of_these_pages_leads_somewhere(client: TestClient, site: Explorer) -> None:
    seen: set[str] = set()
    for address in addresses(site, "th")[::3]:
        for link in read(client, href(address)).links:
            path = link.partition("#")[0]
            if link.startswith("/") and path not in seen and len(seen) < 400:
                seen.add(path)
                answer = client.get(path)
                assert answer.status_code in (200, 303), (address, link)


def test_an_english_page_says_what_it_can_in_english(client: TestClient, site: Explorer) -> None:
    """Words of the interface are English; Thai is left to names and printed forms, which say so."""
    for address in addresses(site, "en"):
        page = read(client, href(address))
        for tag in ("h2", "th", "button", "label", "summary", "caption", "legend"):
            for text in page.by_tag.get(tag, []):
                if address.page not in (
                    "names",
                    "source",
                    "terms",
                    "sparql",
                    "matrix",
                ):  # names stand there as headings
                    assert not THAI.search(text), (address, tag, text)


def test_the_other_language_is_the_same_page(client: TestClient) -> None:
    page = read(client, "/layers/service/star-permit?depth=2")
    (switch,) = page.all("a", class_="switch")
    assert switch["href"] == "/en/layers/service/star-permit?depth=2"
    assert switch["lang"] == "en"
    assert "Dependence of" in read(client, switch["href"]).text


def test_the_menu_tells_where_one_is(client: TestClient) -> None:
    current = read(client, "/matrix").all("a", aria_current="page")
    assert {a["href"] for a in current} == {"/matrix"}


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/thing/agency/nobody", "/en/record/report-2599/none", "/source/1900", "/layers/agency/x"],
)
def test_what_is_not_there_is_a_page_too(client: TestClient, path: str) -> None:
    page = read(client, path, 404)
    assert page.all("html")[0]["lang"] == ("en" if path.startswith("/en") else "th")
    assert "Traceback" not in page.text
    assert any(href in ("/", "/en/") for href in page.links)


def test_an_unknown_word_suggests_names(client: TestClient) -> None:
    assert "/en/thing/agency/north-star" in read(client, "/en/thing/agency/north-sta", 404).links


def test_parameters_nobody_asked_for_change_nothing(client: TestClient) -> None:
    assert client.get("/matrix?x=1").content == client.get("/matrix").content
    assert client.get("/matrix?" + "&".join(f"a{n}=1" for n in range(100))).status_code == 400


def test_a_page_that_was_seen_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/matrix").headers["etag"]
    again = client.get("/matrix", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
