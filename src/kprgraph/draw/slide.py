"""A scene as bytes: SVG, or PDF and PNG through Typst."""

from kprgraph.draw import svg
from kprgraph.draw.fonts import BOLD, REGULAR
from kprgraph.draw.scene import Scene

FORMS = ("svg", "png", "pdf")


def render(scene: Scene, form: str) -> bytes:
    """A picture in one of `FORMS`; same scene, same bytes.

    Args:
        scene: What to draw.
        form: `svg`, `png` (1920 x 1080 pixels) or `pdf` (one page of 16:9).

    Raises:
        UsageError: If PNG or PDF is asked for and Typst or a Thai font is not installed.
    """
    if form == "svg":
        return svg.write(scene).encode("utf-8")
    from kprgraph.draw.typeset import typeset  # noqa: PLC0415 - SVG needs none of it

    words = [
        {
            "text": line,
            "x": words.x,
            "y": words.y + place * words.leading,
            "size": words.size,
            "weight": BOLD if words.bold else REGULAR,
            "colour": words.colour,
            "anchor": words.anchor,
            "lang": words.lang or scene.lang,
        }
        for words in scene.words()
        for place, line in enumerate(words.lines)
    ]
    given = {
        "title": scene.title,
        "summary": scene.summary,
        "lang": scene.lang,
        "outlines": svg.write(scene, text=False),
        "words": words,
    }
    return typeset(__package__, "slide.typ", given, form)
