"""Walking the network without a script, and pictures as files."""

import xml.etree.ElementTree as ET

import pytest
from starlette.testclient import TestClient

from kprgraph.web.pictures import standalone
from kprgraph.web.pictures.shapes import Box, Key, Line, Picture
from tests.web.conftest import read

PERMIT = "/explore?focus=service%2Fstar-permit"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
needs_icu = pytest.mark.skipif(not standalone.possible(), reason="icu4py is not installed")


def test_one_begins_with_a_name_or_from_the_list(client: TestClient) -> None:
    assert PERMIT in read(client, "/explore").links
    answer = client.get("/explore", params={"thing": "กรมทดสอบ"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/explore?focus=agency%2Ftesting")
    assert "alert" in {tag.get("role") for tag in read(client, "/explore?thing=zzzqqq").all("div")}


def test_a_box_goes_on_from_there(client: TestClient) -> None:
    page = read(client, PERMIT)
    onwards = "/explore?focus=service%2Fstar-permit%2Cagency%2Ftesting"
    assert onwards in page.links
    further = read(client, onwards)
    assert "/thing/agency/testing" in further.links
    assert PERMIT in further.links, "and back"
    assert len(further.all("rect", class_="face")) > len(page.all("rect", class_="face"))


def test_a_name_that_is_typed_is_added(client: TestClient) -> None:
    answer = client.get(f"{PERMIT}&thing=agency:north-star")
    assert answer.headers["location"].startswith(f"{PERMIT}%2Cagency%2Fnorth-star")


def test_kinds_of_links_and_sections_can_be_left_out(client: TestClient) -> None:
    page = read(client, PERMIT)
    feeds = len(page.all("path", class_="line line-feed")) + len(
        page.all("path", class_="line line-feed status-tested")
    )
    assert feeds
    without = read(client, f"{PERMIT}&hide=feed")
    assert not [a for a in without.all("path") if "line-feed" in a.get("class", "")]
    assert any("hide=feed" not in link for link in without.links if link.startswith("/explore?"))
    nowhere = read(client, f"{PERMIT}&section=9.9")
    assert len(nowhere.all("rect", class_="face")) == 1


def test_the_table_says_the_same_as_the_picture(client: TestClient) -> None:
    page = read(client, PERMIT)
    lines = [a for a in page.all("path") if a.get("class", "").startswith("line line-")]
    rows = client.get("/explore.links.csv?focus=service/star-permit").text.strip().splitlines()
    drawn = [a for a in lines if "marker-end" in a and "legend" not in a["marker-end"]]
    assert len(rows) - 1 == len(drawn)


@pytest.mark.parametrize("focus", ["agency/nobody", "x", "law:none", "agency/testing,agency/nobody"])
def test_what_is_not_in_the_network_is_no_page(client: TestClient, focus: str) -> None:
    assert client.get("/explore", params={"focus": focus}).status_code == 404


@needs_icu
@pytest.mark.parametrize(
    "path",
    ["/thing/service/star-permit.around.svg", "/layers/service/star-permit.layers.svg?depth=2",
     "/en/what-if/agency/testing.reached.svg", "/explore.canvas.svg?focus=service/star-permit"],
)  # fmt: skip
def test_a_picture_is_a_file_with_its_title_and_source(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["content-type"] == "image/svg+xml"
    root = ET.fromstring(answer.text)
    text = "".join(root.itertext())
    assert "0.0.0" in text
    assert "2599" in text, "the report"
    assert root.find("{http://www.w3.org/2000/svg}title") is not None
    page = path.partition(".")[0] + ("?" + path.partition("?")[2] if "?" in path else "")
    assert any(link.partition("?")[0] == path.partition("?")[0] for link in read(client, page).links)


@needs_icu
def test_a_picture_file_holds_markup_as_text() -> None:
    evil = '<script>alert("1")</script>\x07'
    picture = Picture(
        "p", evil, evil, 300, 80,
        (Box(evil, "", evil, "agency", None, 8, 8, 190, 64),),
        (Line("M8 8C54 8 60 40 15 40", "feed", "planned", evil),),
        legend=(Key("box-agency", evil), Key("line-feed", evil), Key("status-planned", evil)),
    )  # fmt: skip
    root = ET.fromstring(standalone.svg(picture, "th", evil, evil))
    assert not [node for node in root.iter() if node.tag.endswith("script")]
    assert 'alert("1")' in "".join(root.itertext())


@needs_icu
def test_slides_are_offered_and_made(client: TestClient) -> None:
    page = read(client, "/en/thing/service/star-permit")
    assert "/en/slide/service/service/star-permit.svg" in page.links
    root = ET.fromstring(client.get("/en/slide/service/service/star-permit.svg").text)
    assert (root.get("width"), root.get("height")) == ("1920", "1080")
    for wrong in ("/slide/service.svg", "/slide/service/agency/testing.svg"):
        assert client.get(wrong).status_code == 400, wrong
    for missing in ("/slide/nothing.svg", "/slide/service/service/nobody.svg", "/slide/matrix.gif"):
        assert client.get(missing).status_code == 404, missing
