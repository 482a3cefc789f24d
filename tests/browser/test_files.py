"""The site as files, opened from a disk with the network cut; and a browser that lacks what some lack."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kprgraph.web.explorer import Explorer
from tests.browser.conftest import Watched
from tests.browser.kinds import linked

KINDS = ("index", "names", "matrix", "layers", "what-if", "sankey", "promises", "targets", "audit", "explore")


@pytest.fixture
def offline(context: BrowserContext) -> Iterator[Watched]:
    """A page without a network; the test fails if it asks for anything but files."""
    context.set_offline(True)
    watched = Watched(context.new_page())
    yield watched
    assert [url for url in watched.asked if not url.startswith(("file:", "data:"))] == []
    assert watched.complaints == []


def test_every_kind_of_page_opens(offline: Watched, folder: Path) -> None:
    for lang in ("", "en/"):
        for kind in KINDS:
            page = folder / f"{lang}{kind}.html"
            assert page.is_file(), page
            offline.page.goto(page.as_uri())
            assert offline.page.locator("h1").inner_text()


def test_names_are_suggested(offline: Watched, folder: Path, bundle: Path) -> None:
    page = offline.page
    page.goto((folder / "en" / "matrix.html").as_uri())
    page.locator("#q").press_sequentially("ทดสอบ")
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    page.locator("#q").press("ArrowDown")
    page.locator("#q").press("Enter")
    page.wait_for_url("file://**/thing/**")
    assert "/en/" in page.url


def test_what_was_typed_is_looked_up_in_the_list_of_names(
    offline: Watched, folder: Path, bundle: Path
) -> None:
    page = offline.page
    page.goto((folder / "index.html").as_uri())
    page.locator("#q").fill("ทดสอบ")
    page.locator("#q").press("Enter")
    page.wait_for_url("**/names.html?q=*")
    assert 0 < page.locator("#names li:not([hidden])").count() < page.locator("#names li").count()


def test_tables_are_sorted_in_thai_order(offline: Watched, folder: Path) -> None:
    page = offline.page
    page.goto((folder / "things" / "agency.html").as_uri())
    table = page.locator("table[data-sort]").first
    button = table.locator("thead button").first
    button.click()
    names = table.locator("tbody tr td:first-child").all_inner_texts()
    in_order = page.evaluate(
        "(all) => [...all].sort(new Intl.Collator('th', {numeric: true}).compare)", names
    )
    assert names == in_order
    expect(table.locator("thead th").first).to_have_attribute("aria-sort", "ascending")
    button.press("Enter")
    assert table.locator("tbody tr td:first-child").all_inner_texts() == in_order[::-1]


def test_the_canvas_expands_and_a_link_keeps_it(
    offline: Watched, folder: Path, explorer: Explorer, bundle: Path
) -> None:
    page = offline.page
    kind, slug = linked(explorer)
    page.goto((folder / "layers" / kind / f"{slug}.html").as_uri())
    page.locator(".explore-open").click()
    page.wait_for_selector("figure[data-ready]")
    stage = page.locator(".canvas-stage")
    stage.focus()
    stage.press("ArrowLeft")
    stage.press("ArrowLeft")
    stage.press("Enter")
    expect(page).to_have_url(re.compile("open="))
    link, seen = page.url, page.locator(".canvas-table tbody tr").count()
    other = page.context.new_page()
    other.goto(link)
    other.wait_for_selector("figure[data-ready]")
    assert other.locator(".canvas-table tbody tr").count() == seen
    href = page.locator(".canvas-name a").get_attribute("href") or ""
    assert (folder / "layers" / kind / unquote(href)).resolve().is_file()


def test_the_page_to_explore_takes_what_the_address_names(
    offline: Watched, folder: Path, explorer: Explorer, bundle: Path
) -> None:
    kind, slug = linked(explorer)
    offline.page.goto(f"{(folder / 'explore.html').as_uri()}#focus={kind}/{slug}")
    offline.page.wait_for_selector("figure[data-ready]")
    assert offline.page.locator(".canvas-table tbody tr").count() > 0


def test_the_canvas_needs_no_webgl(browser: Browser, folder: Path, explorer: Explorer, bundle: Path) -> None:
    context = browser.new_context()
    context.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...more) {"
        "  return kind.startsWith('webgl') ? null : get.call(this, kind, ...more); };"
    )
    page: Page = context.new_page()
    kind, slug = linked(explorer)
    page.goto((folder / "layers" / kind / f"{slug}.html").as_uri() + "#explore=layers")
    page.wait_for_selector("figure[data-ready]")
    assert page.evaluate("document.createElement('canvas').getContext('webgl2')") is None
    painted = page.evaluate("""() => [...document.querySelectorAll('.canvas-stage canvas')].some((canvas) => {
      const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      return pixels.some((byte) => byte !== 0); })""")
    assert painted
    context.close()
