"""Every kind of page, in both languages, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kprgraph.errors import Language
from kprgraph.web.address import ServerLinks
from kprgraph.web.explorer import Explorer
from tests.browser.conftest import Watched
from tests.browser.kinds import every

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden])')]
  .filter((e) => e.getClientRects().length && !e.closest('.hide, svg, .skip'))
  .filter((e) => {
    const display = getComputedStyle(e).display;
    const box = e.getBoundingClientRect();
    return display !== 'inline' && (box.width < 24 || box.height < 23.5);
  }).map((e) => e.outerHTML.slice(0, 120))"""
"""Targets smaller than 24 px; links in running text may be (WCAG 2.5.8)."""
MISSED = "(got) => window.wanted.filter((e, n) => !got.includes(n)).map((e) => e.outerHTML.slice(0, 120))"


def paths(site: Explorer, lang: Language) -> list[str]:
    return [ServerLinks().href(address) or "" for address in every(site, lang)]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_kind_is_accessible_and_fits_the_screen(
    watched: Watched, server: str, explorer: Explorer, axe: str, lang: Language
) -> None:
    """At 1280 px, at 640 px (which is the same at 200 %) and at 320 px (400 %, or a small phone)."""
    page = watched.page
    wrong, wide, small = {}, {}, {}
    for path in paths(explorer, lang):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(server + path)
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
        if found["violations"]:
            wrong[path] = [(v["id"], n["html"][:160]) for v in found["violations"] for n in v["nodes"][:3]]
        for width in (640, 320):
            page.set_viewport_size({"width": width, "height": 640})
            if page.evaluate(WIDE) > 0:
                wide[path, width] = page.evaluate(WIDE)
        if targets := page.evaluate(SMALL):
            small[path] = targets[:3]
    assert (wrong, wide, small) == ({}, {}, {})
    assert [c for c in watched.complaints if "404" not in c] == []
    assert [url for url in watched.asked if not url.startswith((server, "data:"))] == []


def test_without_scripts_every_page_says_the_same(browser: Browser, server: str, explorer: Explorer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in paths(explorer, "th"):
        page.goto(server + path)
        assert page.locator("h1").inner_text(), path
        assert page.locator("main").inner_text(), path
        assert page.locator("button.explore-open, .row-filter").count() == 0, path
    context.close()


def test_every_page_can_be_walked_with_the_tab_key(
    page: Page, server: str, explorer: Explorer, bundle: Path
) -> None:
    """Each thing to act on is reached once, is seen when it is, and the walk ends."""
    kind = ServerLinks()
    chosen = [a for a in every(explorer, "th") if a.page in ("home", "matrix", "layers", "sankey", "explore")]
    for address in chosen:
        path = kind.href(address) or ""
        page.goto(server + path)
        page.evaluate(
            "window.wanted = [...document.querySelectorAll('a[href], button, input, select, textarea, "
            'summary, [tabindex="0"]\')].filter((e) => e.tabIndex >= 0 && !e.disabled && '
            "e.checkVisibility({visibilityProperty: true}))"
        )
        wanted = page.evaluate("window.wanted.length")
        reached = set()
        for _ in range(wanted + 3):
            page.keyboard.press("Tab")
            place, outlined = page.evaluate("""() => {
              const e = document.activeElement;
              const faces = [e, e.querySelector('.face, .band, text')].filter(Boolean).map(getComputedStyle);
              const seen = faces.some((s) => s.outlineStyle !== 'none' || s.stroke.includes('179, 89, 0'));
              return [window.wanted.indexOf(e), e === document.body || seen];
            }""")
            assert outlined, (path, page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
            reached.add(place)
        missed = page.evaluate(MISSED, sorted(reached))
        assert missed == [], path
