"""The pages that answer questions, asked of the invented world."""

import pytest
from starlette.testclient import TestClient

from kprgraph.web.address import Address
from kprgraph.web.explorer import Explorer
from kprgraph.web.pages.audit import AuditPage
from kprgraph.web.pages.layers import LayersPage
from kprgraph.web.pages.mandate import MandatePage
from kprgraph.web.pages.matrix import MatrixPage
from kprgraph.web.pages.path import PathPage
from kprgraph.web.pages.promises import PromisesPage
from kprgraph.web.pages.targets import TargetsPage
from kprgraph.web.pages.thing import ThingPage
from kprgraph.web.pages.what_if import WhatIfPage
from tests.web.conftest import built, read


def test_the_matrix_tells_role_and_status_by_shape_and_word(site: Explorer, client: TestClient) -> None:
    page = built(site, Address("matrix", lang="en"))
    assert isinstance(page, MatrixPage)
    marks = {(m.role, m.status) for row in page.rows for cell in row.cells for m in cell.marks}
    assert ("feeder", "planned") in marks
    assert {role for role, _ in marks} == {"owner", "feeder", "developer"}
    assert all(m.word for row in page.rows for cell in row.cells for m in cell.marks)
    cell = next(cell for row in page.rows for cell in row.cells if cell.href)
    evidence = read(client, cell.href or "")
    assert any(href.startswith("/en/source/2599/L") for href in evidence.links)


def test_the_matrix_by_ministry_counts_agencies(site: Explorer) -> None:
    page = built(site, Address("matrix", params=(("by", "ministry"),)))
    assert isinstance(page, MatrixPage)
    assert page.by_ministry
    assert any(mark.number for row in page.rows for cell in row.cells for mark in cell.marks)


def test_filters_narrow_the_matrix(site: Explorer) -> None:
    page = built(site, Address("matrix", params=(("role", "owner"), ("status", "planned"))))
    assert isinstance(page, MatrixPage)
    assert all(
        m.role == "owner" and m.status == "planned" for r in page.rows for c in r.cells for m in c.marks
    )


def test_layers_stand_left_and_right_of_the_thing(site: Explorer) -> None:
    page = built(site, Address("layers", ("platform", "star-card")))
    assert isinstance(page, LayersPage)
    assert page.picture is not None
    focus = next(box for box in page.picture.boxes if box.focus)
    assert any(box.x > focus.x for box in page.picture.boxes), "what depends on it stands on the right"
    assert len(page.picture.lines) >= page.table.total > 0


def test_a_planned_link_is_dashed_and_said_to_be_planned(client: TestClient, site: Explorer) -> None:
    planned = [a for a, _, d in site.dependency.edges(data=True) if d["status"] == "planned"]
    kind, slug = planned[0].split("/")[-2:]
    page = read(client, f"/en/layers/{kind}/{slug}")
    assert any(
        "status-planned" in line["class"] for line in page.all("path") if "line" in line.get("class", "")
    )
    assert "planned" in page.text


def test_what_is_hit_names_the_way_and_its_lines(site: Explorer) -> None:
    page = built(site, Address("what-if", ("platform", "star-card"), lang="en"))
    assert isinstance(page, WhatIfPage)
    assert page.hits
    for hit in page.hits:
        assert len(hit.steps) == hit.distance
        assert all(step.evidence.passages for step in hit.steps)
    assert page.asked.answer.startswith(str(len(page.hits)))
    assert page.table.total == len(page.hits)


def test_a_typed_name_leads_to_its_page(client: TestClient) -> None:
    answer = client.get("/what-if?thing=บัตรดาว")
    if answer.status_code == 200:  # the name resembles several
        assert 'role="alert"' in answer.text
    answer = client.get("/en/layers?thing=star-permit")
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/layers/service/star-permit")


def test_a_way_between_two_things_is_told_step_by_step(site: Explorer) -> None:
    page = built(site, Address("path", params=(("from", "star-permit"), ("to", "star-card"))))
    assert isinstance(page, PathPage)
    assert page.ways
    assert page.ways[0].steps
    assert page.picture is not None
    assert all(step.evidence.passages for step in page.ways[0].steps)


def test_a_name_that_is_not_known_is_answered_with_near_ones(site: Explorer) -> None:
    page = built(site, Address("path", params=(("from", "ระบบขออนุญาตชมเดือน"), ("to", "star-card"))))
    assert isinstance(page, PathPage)
    assert not page.ways
    assert page.choose.error
    assert page.choose.candidates


def test_promises_without_a_year_are_listed_last(site: Explorer) -> None:
    page = built(site, Address("promises"))
    assert isinstance(page, PromisesPage)
    assert [group.id for group in page.groups] == ["due-2600", "due-none"]
    narrowed = built(site, Address("promises", params=(("year", "2600"),)))
    assert isinstance(narrowed, PromisesPage)
    assert [group.id for group in narrowed.groups] == ["due-2600"]


def test_a_target_is_met_only_with_an_actual_value(site: Explorer) -> None:
    page = built(site, Address("targets"))
    assert isinstance(page, TargetsPage)
    for target in page.targets:
        assert (target.chart is None) == (target.actual is None)
        assert target.verdict != "met" or target.actual is not None


def test_silence_about_a_power_is_said_to_be_silence(site: Explorer) -> None:
    page = built(site, Address("mandate", lang="en"))
    assert isinstance(page, MandatePage)
    powers = [power for committee in page.committees for power in committee.powers]
    assert {bool(power.activities) for power in powers} == {True, False}
    assert all(bool(power.silence) != bool(power.activities) for power in powers)


def test_findings_stand_beside_what_they_compare(site: Explorer, client: TestClient) -> None:
    page = built(site, Address("audit", params=(("verdict", "all"),), lang="en"))
    assert isinstance(page, AuditPage)
    assert page.total == len(site.findings)
    for finding in page.findings:
        assert finding.sides or not finding.stated
        assert finding.question or finding.verdict == "holds"
    assert read(client, "/audit?verdict=holds").all("article")


def test_a_finding_is_linked_from_what_it_is_about(site: Explorer, client: TestClient) -> None:
    asked = next((f for f in site.findings if f.question and f.records), None)
    if asked is None:
        pytest.skip("every check of the invented world holds")
    kind, slug = asked.records[0].split("/")[-2:]
    page = read(client, f"/record/{kind}/{slug}")
    assert any(href.endswith(f"#{asked.id}") for href in page.links)


def test_a_thing_tells_its_facts_in_sentences(site: Explorer) -> None:
    page = built(site, Address("thing", ("service", "star-permit"), lang="en"))
    assert isinstance(page, ThingPage)
    said = [sentence.text for group in page.groups for sentence in group.sentences]
    assert any(" owns " in text for text in said)
    assert any(" feeds " in text for text in said)
    assert all(s.evidence.passages or s.evidence.support for g in page.groups for s in g.sentences)
    assert page.picture is not None
    assert {row.text for row in page.names} >= {"ระบบขออนุญาตชมดาว"}


def test_every_block_of_a_thing_can_be_reached(client: TestClient) -> None:
    page = read(client, "/thing/service/star-permit")
    assert {href[1:] for href in page.links if href.startswith("#") and len(href) > 1} <= set(page.ids)


@pytest.mark.parametrize(
    "path", ["/matrix", "/what-if/platform/star-card", "/queries/feeds", "/promises", "/audit"]
)
def test_every_question_page_has_a_card(client: TestClient, path: str) -> None:
    (link,) = [href for href in read(client, path).links if "card=1" in href]
    card = read(client, link)
    assert not card.all("nav"), "nothing but the answer is printed"
    assert "kprgraph" in card.text
    assert path in card.links
    assert "ข้อมูลรุ่น" in card.text


def test_lines_lead_to_all_facts_that_rest_on_them(client: TestClient) -> None:
    page = read(client, "/source/2599/L31")
    assert any(href.startswith("/record/report-2599/dep-") for href in page.links)
    typed = client.get("/source/2599?lines=๓๑-๓๒")
    assert (typed.status_code, typed.headers["location"]) == (303, "/source/2599/L31-32")


def test_the_words_of_the_report_are_marked_and_linked(reader: TestClient) -> None:
    page = read(reader, "/source/2599/L31")
    assert any(page.by_tag["mark"])
    assert page.all("li", value="31", class_="cited")


def test_coverage_counts_more_with_the_text(client: TestClient, reader: TestClient) -> None:
    assert len(read(reader, "/coverage").by_tag["th"]) > len(read(client, "/coverage").by_tag["th"])
