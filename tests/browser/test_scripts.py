"""What the scripts add to the pages of a server: suggestions, sorting and filters, the canvas, the editor."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from kprgraph.web.explorer import Explorer
from tests.browser.conftest import Watched
from tests.browser.kinds import linked

pytestmark = pytest.mark.usefixtures("bundle")


def explore(page: Page, address: str) -> None:
    """Open the picture of a page for exploring."""
    page.goto(address)
    page.locator(".explore-open").first.click()
    page.wait_for_selector("figure[data-ready]")


def counted(page: Page) -> list[int]:
    """How many things and links are seen."""
    things, links = page.evaluate("""() => { const cy = document.querySelector('figure[data-ready]').explored;
      return [cy.nodes().length, cy.edges().length]; }""")
    return [things, links]


def test_suggestions_come_while_typing_and_are_chosen_with_the_keyboard(page: Page, server: str) -> None:
    page.goto(server)
    field = page.locator("#q")
    field.press_sequentially("ทดสอบ")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-0")
    name = options.first.locator(".suggestion-name").inner_text()
    field.press("Enter")
    expect(page.locator("h1")).to_have_text(name)


def test_escape_closes_the_suggestions_and_enter_then_searches(page: Page, server: str) -> None:
    page.goto(f"{server}/en/")
    page.locator("#q").press_sequentially("test")
    expect(page.get_by_role("option").first).to_be_visible()
    page.locator("#q").press("Escape")
    expect(page.get_by_role("option").first).to_be_hidden()
    page.locator("#q").press("Enter")
    page.wait_for_url("**/en/search?q=test")


def test_a_name_with_markup_stays_text(page: Page, server: str) -> None:
    label = "<img src=x onerror=alert(1)>"
    hit = {"label": label, "url": "javascript:alert(1)", "kindLabel": "<b>", "note": ""}
    page.route("**/api/search*", lambda route: route.fulfill(json={"hits": [hit]}))
    page.goto(server)
    page.locator("#q").press_sequentially("x")
    option = page.get_by_role("option").first
    expect(option).to_contain_text(label)
    assert page.locator(".suggestions img, .suggestions b").count() == 0
    assert option.locator("a").get_attribute("href") == "#"


def test_tables_are_filtered_in_any_spelling(page: Page, server: str) -> None:
    page.goto(f"{server}/names")
    page.locator("#filter").fill("กรม ทดสอบ")
    left = page.locator("#names li:not([hidden])")
    assert 0 < left.count() < page.locator("#names li").count()
    page.goto(f"{server}/things/agency")
    rows = page.locator("table tbody tr")
    page.locator(".row-filter input").first.fill("กรม ทดสอบ")
    assert 0 < page.locator("table tbody tr:not([hidden])").count() < rows.count()
    expect(page.locator(".row-filter [role=status]").first).not_to_be_empty()


def test_a_cell_of_the_matrix_opens_its_evidence(page: Page, server: str) -> None:
    page.goto(f"{server}/matrix")
    cell = page.locator("a.cell").first
    cell.focus()
    cell.press("Enter")
    page.wait_for_url("**/evidence/**")
    cite = page.locator("a.cite").first
    cite.click()
    page.wait_for_url("**/source/**")
    assert page.locator(".text mark").count() > 0


def test_what_if_is_asked_by_name(page: Page, server: str) -> None:
    page.goto(f"{server}/what-if")
    page.locator("#c-thing").fill("กรมทดสอบ")
    page.locator("#c-thing").press("Enter")
    page.wait_for_url("**/what-if/agency/**")
    assert page.locator(".hit").count() > 0
    explore(page, page.url)
    assert counted(page)[0] > 1


def test_the_canvas_is_walked_expanded_filtered_undone_by_keyboard(
    page: Page, server: str, explorer: Explorer
) -> None:
    explore(page, f"{server}/thing/{'/'.join(linked(explorer))}")
    stage = page.locator(".canvas-stage")
    stage.focus()
    stage.press("ArrowRight")
    chosen = page.locator(".canvas-name")
    first = chosen.inner_text()
    stage.press("ArrowLeft")
    assert chosen.inner_text() != first
    before = counted(page)
    for arrow in ("ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"):
        stage.press("Enter")
        page.wait_for_timeout(100)
        if counted(page) > before:
            break
        stage.press("Enter")
        stage.press(arrow)
    assert counted(page) > before
    assert "open=" in page.url
    stage.press("Control+z")
    expect(page).not_to_have_url(re.compile("open="))
    assert counted(page) == before
    kind = page.locator(".canvas-kind input").first
    kind.focus()
    kind.press("Space")
    assert counted(page)[1] < before[1]
    page.locator(".canvas-table summary").click()
    assert page.locator(".canvas-table tbody tr").count() == counted(page)[1]
    level = "document.querySelector('figure[data-ready]').explored.zoom()"
    stage.focus()
    was = page.evaluate(level)
    stage.press("+")
    assert page.evaluate(level) > was
    stage.press("0")
    stage.press("Escape")
    expect(chosen).to_have_count(0)
    stage.press("Tab")
    assert page.evaluate("document.activeElement.closest('.canvas-panel') !== null")


def test_a_section_is_chosen_and_everything_else_leaves(page: Page, server: str, explorer: Explorer) -> None:
    explore(page, f"{server}/thing/{'/'.join(linked(explorer))}")
    choice = page.locator(".canvas-panel select")
    sections = [v for v in choice.locator("option").evaluate_all("all => all.map((o) => o.value)") if v]
    assert sections
    choice.select_option(sections[0])
    page.locator(".canvas-table summary").click()
    for row in page.locator(".canvas-table tbody tr").all():
        expect(row).to_contain_text(sections[0])


def test_a_link_shows_the_same_view_to_someone_else(
    page: Page, browser: Browser, server: str, explorer: Explorer
) -> None:
    explore(page, f"{server}/en/layers/{'/'.join(linked(explorer))}")
    stage = page.locator(".canvas-stage")
    stage.focus()
    stage.press("ArrowLeft")
    stage.press("ArrowLeft")
    stage.press("Enter")
    expect(page).to_have_url(re.compile("open="))
    page.locator(".canvas-kind input").last.uncheck()
    page.get_by_role("button", name="Copy a link").click()
    link = page.locator(".canvas-share input").input_value()
    other = browser.new_context().new_page()
    other.goto(link)
    other.wait_for_selector("figure[data-ready]")
    place = "document.querySelector('figure[data-ready]').explored.nodes().map((n) => [n.id(), n.position()])"
    assert other.evaluate(place) == page.evaluate(place)
    assert counted(other) == counted(page)
    assert not other.locator(".canvas-kind input").last.is_checked()
    other.context.close()


def test_pictures_are_saved_with_title_legend_and_source(
    page: Page, server: str, explorer: Explorer, tmp_path: Path
) -> None:
    explore(page, f"{server}/thing/{'/'.join(linked(explorer))}")
    for form in ("SVG", "PNG"):
        with page.expect_download() as saving:
            page.get_by_role("button", name=form).click()
        saving.value.save_as(tmp_path / form)
    words = " ".join(ElementTree.parse(tmp_path / "SVG").getroot().itertext())
    assert page.locator("h1").inner_text() in words
    assert "รายงานการพัฒนาระบบราชการ" in words
    for label in page.locator(".canvas-kind").all_inner_texts():
        assert label.strip() in words
    assert (tmp_path / "PNG").read_bytes().startswith(b"\x89PNG")
    assert "http" not in (tmp_path / "SVG").read_text().replace("http://www.w3.org/2000/svg", "")


def test_the_canvas_is_accessible(page: Page, server: str, explorer: Explorer, axe: str) -> None:
    explore(page, f"{server}/thing/{'/'.join(linked(explorer))}")
    page.locator(".canvas-stage").focus()
    page.locator(".canvas-stage").press("ArrowRight")
    page.locator(".canvas-table summary").click()
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found["violations"]] == []


def test_the_editor_for_queries_asks_this_server_only(watched: Watched, server: str, axe: str) -> None:
    page = watched.page
    page.goto(f"{server}/en/sparql")
    assert not [url for url in watched.asked if "sparql.js" in url]
    page.get_by_role("button", name="YASGUI").click()
    page.locator(".yasqe_queryButton").click()
    expect(page.locator(".yasr table tbody tr").first).to_be_visible()
    assert [url for url in watched.asked if not url.startswith((server, "data:"))] == []
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found["violations"]] == []
    page.locator("#yasgui-examples").select_option(index=1)
    page.get_by_role("button", name="plain field").click()
    expect(page.locator("textarea#query")).to_be_visible()
    assert "PREFIX kpr:" in page.locator("textarea#query").input_value()


def test_the_first_page_is_small_and_larger_parts_wait(watched: Watched, server: str, bundle: Path) -> None:
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    watched.page.on("response", keep)
    watched.page.goto(server)
    watched.page.evaluate("document.fonts.ready.then(() => 1)")
    sizes = {answer.url: len(answer.body()) for answer in answers}
    assert not [url for url in sizes if url.endswith(("canvas.js", "sparql.js", "sparql.css"))]
    assert sum(sizes.values()) < 200_000, sizes
