"""The pictures of a build."""

import sys

import pytest

from kprgraph.build import build
from kprgraph.draw.album import album, subjects
from kprgraph.draw.missing import MissingLibraryError
from kprgraph.store import Store
from kprgraph.workspace import Workspace

SUBJECTS = [
    "matrix",
    "sankey",
    "committees",
    "timeline",
    "service-observatory-booking",
    "service-star-permit",
]


def test_general_pictures_and_one_for_each_service(toy_store: Store) -> None:
    assert [subject.name for subject in subjects(toy_store)] == SUBJECTS


def test_a_build_holds_them_in_both_languages_and_forms(toy_copy: Workspace) -> None:
    build(toy_copy, pictures=True)
    files = {path.name for path in (toy_copy.build / "pictures").iterdir()}
    assert files == {
        f"{name}.{lang}.{form}" for name in SUBJECTS for lang in ("th", "en") for form in ("svg", "png")
    }
    assert not (toy_copy.build / "site").exists()


def test_what_cannot_be_drawn_is_told_once_and_the_rest_is_drawn(
    toy_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    told: list[MissingLibraryError] = []
    names = [name for name, _ in album(toy_store, "1", told.append)]
    assert len(told) == 1
    assert len(names) == 2 * len(SUBJECTS)
    assert all(name.startswith("pictures/") and name.endswith(".svg") for name in names)
