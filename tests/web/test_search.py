"""Finding things in whatever spelling."""

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import read

NORTH = "/thing/agency/north-star"


@pytest.mark.parametrize("text", ["กรมดาวเหนือ", "ดาวเหนอ", "ดน.", "North Star", "north", "กรม ดาว เหนือ"])
def test_a_thing_is_found(client: TestClient, text: str) -> None:
    page = read(client, f"/search?q={text}")
    assert NORTH in page.links[:30], text


def test_thai_digits_and_both_eras_find_a_year(client: TestClient) -> None:
    for text in ("๒๕๙๙", "2599", "2056"):
        assert any(
            href.startswith(("/thing/fy/", "/thing/cy/")) for href in read(client, f"/search?q={text}").links
        )


def test_hits_tell_kind_and_other_name(client: TestClient) -> None:
    page = read(client, "/search?q=กรมดาวเหนือ")
    assert "Department of the North Star" in page.text
    assert any("kind-note" in a.get("class", "") for a in page.all("span"))


def test_hits_can_be_narrowed_to_a_kind(client: TestClient) -> None:
    links = [href for href in read(client, "/search?q=ดาว").links if "kind=service" in href]
    assert links
    things = [href for href in read(client, links[0]).links if href.startswith("/thing/")]
    assert things
    assert all(href.startswith("/thing/service/") or "/agency/" in href for href in things)


def test_nothing_is_said_to_be_nothing(client: TestClient) -> None:
    page = read(client, "/search?q=zzzzqqq")
    assert any("zzzzqqq" in text for text in [page.text])
    assert "/names" in page.links


def test_all_names_stand_in_thai_order(client: TestClient) -> None:
    page = read(client, "/names")
    letters = [text for text in page.by_tag["h2"] if len(text) == 1]
    thai = [place for place, letter in enumerate(letters) if "ก" <= letter <= "ฮ"]
    latin = [place for place, letter in enumerate(letters) if letter.isascii() and letter.isalpha()]
    assert thai == sorted(thai)
    assert max(thai) < min(latin)
    assert NORTH in page.links


@pytest.mark.parametrize(
    ("text", "href"),
    [("บัตรดาวดิจิตอล", "/thing/platform/star-card"), ("เมฆหมอก (องค์กรมหาชน)", "/thing/agency/cloud-institute")],
)
def test_a_usual_misspelling_finds_what_was_meant(client: TestClient, text: str, href: str) -> None:
    page = read(client, f"/search?q={text}")
    assert href in page.links[:30], text


@pytest.mark.parametrize("text", ["58.33", "๕๘.๓๓"])
def test_a_number_finds_the_figures_printed_so(client: TestClient, text: str) -> None:
    page = read(client, f"/search?q={text}")
    assert f"ตัวเลขที่พิมพ์ว่า {text}" in page.text
    assert "ร้อยละ 58.33" in page.text
    assert "ตัวเลขที่พิมพ์ว่า" not in read(client, "/search?q=58.34").text
