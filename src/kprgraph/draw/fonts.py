"""Find a font with Thai letters for PNG and PDF: the one that comes as a package, else one of the system."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from kprgraph.draw.missing import MissingLibraryError, needs
from kprgraph.errors import Text

PACKAGE = "fontpkg_sarabun"
REGULAR, BOLD = 400, 600
"""Weights that pictures and documents are set in."""
_FACES = {REGULAR: "Regular", BOLD: "SemiBold"}
_SYSTEM = (
    "Sarabun",
    "TH Sarabun New",
    "Noto Sans Thai",
    "Noto Looped Thai",
    "Loma",
    "Leelawadee UI",
    "Thonburi",
)
_LATIN = ("Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial")


@dataclass(frozen=True)
class Fonts:
    """Which fonts to set text in.

    Attributes:
        families: Names, the first that has a letter is taken.
        folders: Where to look for files beside the folders of the system.
        system: Whether to look into the folders of the system at all.
    """

    families: tuple[str, ...]
    folders: tuple[Path, ...]
    system: bool


def find() -> Fonts:
    """The fonts to use; the packaged one gives the same bytes on every machine.

    Raises:
        MissingLibraryError: If neither the package nor a Thai font of the system is there.
    """
    faces = packaged()
    if faces:
        return Fonts(("Sarabun",), (faces[REGULAR].parent,), system=False)
    there = _installed()
    thai = tuple(family for family in _SYSTEM if family in there)
    if thai:
        return Fonts((*thai, *(family for family in _LATIN if family in there)), (), system=True)
    raise MissingLibraryError(
        Text(th="ไม่พบฟอนต์ภาษาไทยสำหรับ PNG และ PDF", en="there is no Thai font for PNG and PDF"),
        hint=Text(
            th="ติดตั้งด้วย: pip install fontpkg-sarabun หรือบน Debian: apt install fonts-noto-core",
            en="Install one: pip install fontpkg-sarabun, or on Debian: apt install fonts-noto-core",
        ),
    )


def packaged() -> Mapping[int, Path]:
    """Weight -> file of the packaged font in the weights that are used; none where it is not there."""
    spec = find_spec(PACKAGE)
    folder = Path(spec.origin).parent / "files" if spec and spec.origin else Path()
    faces = {weight: folder / f"Sarabun-{name}.ttf" for weight, name in _FACES.items()}
    return faces if all(file.is_file() for file in faces.values()) else {}


def _installed() -> Sequence[str]:
    with needs(Text(th="การหาฟอนต์", en="Finding fonts")):
        import typst  # noqa: PLC0415

    return typst.Fonts(include_embedded_fonts=False).families()
