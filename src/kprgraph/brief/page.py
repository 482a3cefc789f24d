"""Briefs as one HTML file that needs nothing else: picture and table inside, no request, all text escaped."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from importlib.resources import files

from kprgraph.brief.illustration import Illustration
from kprgraph.brief.model import Brief
from kprgraph.draw.fonts import packaged
from kprgraph.errors import Text

_CONTENTS = Text(th="ในไฟล์นี้", en="In this file")


def html(pages: Sequence[tuple[Brief, Illustration]]) -> bytes:
    """The briefs one after the other, made for the screen and for the printer.

    Args:
        pages: At least one, each with its picture; all in one language.
    """
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    template = files(__package__).joinpath("brief.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    # The picture is our own SVG, whose writer escapes every text.
    parts = [(brief, Markup(drawn.svg), drawn.table) for brief, drawn in pages]
    lang = pages[0][0].lang
    given = {"parts": parts, "lang": lang, "contents": _CONTENTS.say(lang), "faces": _faces()}
    return environment.from_string(template).render(given).encode("utf-8")


def _faces() -> list[Mapping[str, str]]:
    """The faces of the font that comes as a package, to be put into the file; none where it is not there."""
    return [
        {"weight": str(weight), "data": b64encode(file.read_bytes()).decode("ascii")}
        for weight, file in packaged().items()
    ]
