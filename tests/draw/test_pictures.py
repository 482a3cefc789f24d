"""Each kind of picture in both languages: what a slide must have, nothing cut off or on top of another."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from kprgraph import draw
from kprgraph.draw import svg
from kprgraph.errors import UsageError
from kprgraph.store import Store
from tests.draw.conftest import PICTURES, SVG, outside, overlapping, texts

LEAST = 14
"""The smallest type, in pixels of a slide 1920 wide."""


@pytest.fixture(params=PICTURES, ids=lambda each: "-".join(filter(None, each)))
def about(request: pytest.FixtureRequest) -> tuple[str, str | None]:
    kind, iri = request.param
    return kind, iri


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_picture_has_what_a_slide_needs(toy_store: Store, about: tuple[str, str | None], lang: str) -> None:
    picture = draw.picture(toy_store, *about, lang, version="2599.1.0").decode()
    root = ET.fromstring(picture)
    assert root.get("viewBox") == "0 0 1920 1080"
    assert root.get("lang") == lang
    title, summary = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
    assert title and summary
    said = texts(picture)
    assert title.replace(" ", "") in "".join(said).replace(" ", "")
    assert any(text.startswith({"th": "ที่มา: ", "en": "Source: "}[lang]) and "2599" in text for text in said)
    assert any("2599.1.0" in text for text in said)
    assert {"th": "คำอธิบาย:", "en": "Legend:"}[lang] in said


@pytest.mark.parametrize("lang", ["th", "en"])
def test_nothing_is_cut_off_small_or_on_top_of_another(
    toy_store: Store, about: tuple[str, str | None], lang: str
) -> None:
    scene = draw.drawing(toy_store, *about, lang, "2599.1.0")
    assert overlapping(scene) == []
    assert outside(scene) == []
    assert min(words.size for words in scene.words()) >= LEAST


def test_the_same_picture_has_the_same_bytes(toy_store: Store, about: tuple[str, str | None]) -> None:
    assert draw.picture(toy_store, *about) == draw.picture(toy_store, *about)


def test_english_pictures_hold_no_thai(toy_store: Store, about: tuple[str, str | None]) -> None:
    words = "".join(texts(draw.picture(toy_store, *about, "en").decode()))
    assert not any("\u0e00" <= character <= "\u0e7f" for character in words), words


def test_a_service_shows_who_stands_behind_it_and_how(toy_store: Store) -> None:
    picture = draw.service(toy_store, "service:star-permit")
    said = texts(picture)
    for name in ("กรมดาวเหนือ", "กรมทดสอบ", "สะพานข้อมูลดาว", "พอร์ทัลดาวเดียว"):
        assert any(name in text for text in said), name
    assert "เจ้าของงาน · ปีงบประมาณ 2599" in said
    assert "ส่งข้อมูล · แล้วเสร็จ · ปีงบประมาณ 2599" in said


def test_every_link_is_told_in_words(toy_store: Store) -> None:
    root = ET.fromstring(draw.service(toy_store, "service:star-permit", "en"))
    links = [group for group in root.iter(f"{SVG}g") if group.get("class") == "link"]
    titles = [group.findtext(f"{SVG}title") or "" for group in links]
    assert len(titles) == 6
    assert any(title.startswith("Department of Testing feeds") for title in titles), titles


def test_planned_lines_are_dashed_and_others_are_not(toy_store: Store) -> None:
    from kprgraph.draw.links import link

    dashes = {
        s: link("feed", s, (0, 0), (9, 9), "").outlines[0].dash
        for s in ("planned", "tested", "completed", "")
    }
    assert dashes["planned"] and dashes["tested"] and dashes["planned"] != dashes["tested"]
    assert dashes["completed"] == dashes[""] == ""


def test_labels_with_markup_are_text(toy_store: Store) -> None:
    from kprgraph.draw.scene import Group, Scene, Words

    evil = "<script>alert(1)</script> & \"'\x00"
    scene = Scene(evil, evil, "en", (Group("node", evil, (), (Words((evil,), 50, 50, 20),)),))
    root = ET.fromstring(svg.write(scene))
    assert root.find(f".//{SVG}script") is None
    assert root.findtext(f"{SVG}title") == evil.replace("\x00", "")


def test_every_kind_is_drawn_differently(toy_store: Store) -> None:
    drawn = [draw.picture(toy_store, kind, iri) for kind, iri in PICTURES]
    assert all(one != other for one, other in combinations(drawn, 2))


@pytest.mark.parametrize(
    ("kind", "iri", "part"),
    [
        ("poster", None, "poster"),
        ("service", None, "has to be about"),
        ("sankey", "agency:north-star", "takes no name"),
        ("service", "agency:north-star", "cannot be about"),
    ],
)
def test_what_cannot_be_drawn_is_said(toy_store: Store, kind: str, iri: str | None, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        draw.picture(toy_store, kind, iri)
    assert part in caught.value.say("en")
    assert caught.value.say("th") != caught.value.say("en")


def test_a_form_that_is_none_is_said(toy_store: Store) -> None:
    with pytest.raises(UsageError, match="gif"):
        draw.picture(toy_store, "matrix", form="gif")
