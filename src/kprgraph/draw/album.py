"""The pictures that a build makes: the general ones, and one for each service of the Agenda."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from kprgraph.draw import KINDS, drawing
from kprgraph.draw.missing import MissingLibraryError
from kprgraph.draw.pictures.facts import agenda
from kprgraph.draw.slide import render
from kprgraph.store import Store

FOLDER = PurePosixPath("pictures")
"""Where a build puts them."""

_FORMS = ("svg", "png")
_LANGUAGES = ("th", "en")


@dataclass(frozen=True, slots=True)
class Subject:
    """What one picture is about.

    Attributes:
        name: ASCII name, without language and ending.
        kind: One of `KINDS`.
        iri: The thing, or None where the picture is of the whole.
    """

    name: str
    kind: str
    iri: str | None = None


def subjects(store: Store) -> Iterator[Subject]:
    """All of them, in order."""
    for kind, about in KINDS.items():
        if about.entity != "needed":
            yield Subject(kind, kind)
    for iri in agenda(store):
        yield Subject(f"service-{iri.rsplit('/', 1)[-1]}", "service", iri)


def album(
    store: Store, version: str, missing: Callable[[MissingLibraryError], None]
) -> Iterator[tuple[str, bytes]]:
    """Each picture in Thai and English, as SVG and PNG: path inside a build, and content.

    Args:
        store: The graph.
        version: Version of the data, for the feet.
        missing: Told once what to install, where a library or font for a form is not there; the pictures
            in that form are then left out.
    """
    forms = list(_FORMS)
    for subject in subjects(store):
        for lang in _LANGUAGES:
            try:
                scene = drawing(store, subject.kind, subject.iri, lang, version)
            except MissingLibraryError as error:
                missing(error)
                return
            for form in tuple(forms):
                try:
                    content = render(scene, form)
                except MissingLibraryError as error:
                    forms.remove(form)
                    missing(error)
                    continue
                yield (FOLDER / f"{subject.name}.{lang}.{form}").as_posix(), content
