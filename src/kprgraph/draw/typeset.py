"""Typeset with Typst: PDF and PNG from a template of this package and what is given to it as JSON.

Typst shapes Thai as HarfBuzz does and knows where its lines may break. It does not shape the text *inside* an
SVG picture right (the advance of sara am is lost), so that a slide gives it outlines as SVG and text as text.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from kprgraph.draw import fonts
from kprgraph.draw.missing import needs
from kprgraph.draw.pdf import readable
from kprgraph.errors import Text

FORMS = ("pdf", "png")
_PPI = 144.0
_PURPOSE = Text(th="การสร้าง PDF และ PNG", en="Making PDF and PNG")


def typeset(package: str, template: str, given: Mapping[str, Any], form: str) -> bytes:
    """The document that a template makes of what it is given; the same bytes every time.

    Args:
        package: Package that the template lies in.
        template: Its file name.
        given: What it reads, as JSON in the input `given`; font families are added.
        form: `pdf`, or `png` for the first page.

    Raises:
        UsageError: If Typst or a Thai font is not installed.
    """
    with needs(_PURPOSE):
        import typst  # noqa: PLC0415 - 80 MB that only PDF and PNG need

    found = fonts.find()
    source = files(package).joinpath(template).read_bytes()
    inputs = {"given": json.dumps({**given, "families": found.families}, ensure_ascii=False, sort_keys=True)}
    folders = [str(folder) for folder in found.folders]
    faces = typst.Fonts(include_system_fonts=found.system, include_embedded_fonts=False, font_paths=folders)
    if form == "pdf":
        # PDF/UA: tagged, with language, title and alternative text, so that screen readers can read it.
        made = typst.compile(source, format="pdf", font_paths=faces, sys_inputs=inputs, pdf_standards="ua-1")
        return readable(made)
    made = typst.compile(source, format="png", ppi=_PPI, font_paths=faces, sys_inputs=inputs)
    return made[0] if isinstance(made, list) else made
