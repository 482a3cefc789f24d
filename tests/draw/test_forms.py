"""The bytes of each form: size, text that can be read out again, one font for all machines."""

import importlib.util
import struct

import pytest

from kprgraph import draw
from kprgraph.draw import fonts
from kprgraph.draw.missing import MissingLibraryError
from kprgraph.store import Store
from tests.draw.conftest import PICTURES, pdf, squeezed, text_of


@pytest.mark.parametrize(("kind", "iri"), PICTURES[:2])
def test_png_has_the_size_of_a_slide(toy_store: Store, kind: str, iri: str | None) -> None:
    content = draw.picture(toy_store, kind, iri, form="png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (1920, 1080)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_pdf_is_one_page_whose_text_can_be_read(toy_store: Store, lang: str) -> None:
    scene = draw.drawing(toy_store, "service", "service:star-permit", lang, "2599.1.0")
    content = draw.picture(toy_store, "service", "service:star-permit", lang, form="pdf", version="2599.1.0")
    document = pdf(content)
    assert len(document) == 1
    assert document[0].get_size() == (960, 540)
    read = text_of(content)
    for words in scene.words():
        for line in words.lines:
            assert squeezed(line) in read, line
    assert squeezed(scene.title) in read
    assert squeezed({"th": "ที่มา: ", "en": "Source: "}[lang]) in read


def test_pdf_says_its_title_and_language(toy_store: Store) -> None:
    content = draw.picture(toy_store, "service", "service:star-permit", form="pdf")
    assert pdf(content).get_metadata_dict()["Title"].startswith("ระบบขออนุญาตชมดาว")
    assert b"/Lang(th" in content
    assert b"/StructTreeRoot" in content


@pytest.mark.parametrize("form", draw.FORMS)
def test_the_same_picture_is_the_same_file(toy_store: Store, form: str) -> None:
    first, second = (draw.picture(toy_store, "service", "service:star-permit", form=form) for _ in range(2))
    assert first == second


def test_the_font_comes_as_a_package() -> None:
    found = fonts.find()
    assert found.families == ("Sarabun",)
    assert not found.system


def test_without_the_font_package_one_of_the_system_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "PACKAGE", "no_such_package_of_fonts")
    monkeypatch.setattr(fonts, "_installed", lambda: ["DejaVu Sans", "Loma"])
    found = fonts.find()
    assert found.families == ("Loma", "DejaVu Sans")
    assert found.system


def test_without_any_thai_font_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "PACKAGE", "no_such_package_of_fonts")
    monkeypatch.setattr(fonts, "_installed", lambda: ["DejaVu Sans"])
    with pytest.raises(MissingLibraryError, match="fontpkg-sarabun"):
        fonts.find()


def test_a_missing_library_is_named(toy_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    assert importlib.util.find_spec("typst")
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingLibraryError, match="typst") as caught:
        draw.picture(toy_store, "matrix", form="png")
    assert "pip install" in caught.value.say("en")
    assert draw.picture(toy_store, "matrix", form="svg")
