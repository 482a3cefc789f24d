import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from kprgraph.draw.scene import HEIGHT, WIDTH, Scene
from kprgraph.draw.widths import SLACK, width

SVG = "{http://www.w3.org/2000/svg}"

PICTURES = [
    ("service", "service:star-permit"),
    ("agency", "agency:north-star"),
    ("what-if", "agency:testing"),
    ("matrix", None),
    ("matrix", "agency:sky-ministry"),
    ("sankey", None),
    ("committees", None),
    ("committees", "committee:north-star"),
    ("timeline", None),
    ("timeline", "service:star-permit"),
]
"""One of each kind in the invented world."""


@dataclass(frozen=True)
class Line:
    """A line of text with the rectangle that its letters fill."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Line") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def lines(scene: Scene) -> Iterator[Line]:
    """Every line of text of a picture; a line is as high as its consonants."""
    for words in scene.words():
        for place, text in enumerate(words.lines):
            wide = width(text, words.size, bold=words.bold) / SLACK
            left = words.x - {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
            base = words.y + place * words.leading
            yield Line(text, left, base - 0.62 * words.size, left + wide, base + 0.1 * words.size)


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of lines of text that stand on each other."""
    found = list(lines(scene))
    return [(a.text, b.text) for n, a in enumerate(found) for b in found[n + 1 :] if a.meets(b)]


def outside(scene: Scene) -> list[str]:
    """Lines of text that leave the slide, or its margin of 20 pixels."""
    edge = 20
    return [
        line.text
        for line in lines(scene)
        if line.left < edge or line.right > WIDTH - edge or line.top < edge or line.bottom > HEIGHT - edge
    ]


def texts(svg: str) -> list[str]:
    """The text of a picture, one for each element, its lines put together as a reader would."""
    return ["".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text")]


def squeezed(text: str) -> str:
    """Text without white space and the marks that PDF readers put for it, to be compared across lines."""
    return re.sub(r"[\s\u00ad\u200b\u2060\ufffe]+", "", text)


def pdf(content: bytes) -> Any:
    """A PDF as PDFium opens it, the engine of Chromium."""
    return importlib.import_module("pypdfium2").PdfDocument(content)  # it has no types


def text_of(content: bytes) -> str:
    """All text of a PDF, squeezed."""
    return squeezed("".join(page.get_textpage().get_text_range() for page in pdf(content)))
