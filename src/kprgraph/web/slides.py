"""The pictures for slides (`kprgraph.draw`) as files of the server: 16:9, as SVG, PNG and PDF."""

from collections.abc import Iterator
from importlib.util import find_spec

from kprgraph.web.address import Address
from kprgraph.web.blocks import Download
from kprgraph.web.page import View

PAGE = "slide"
FORMS = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}

_OF_THING = {"service": "service", "platform": "service", "agency": "agency", "committee": "committees"}
_SVG_NEEDS, _OTHERS_NEED = "icu4py", "typst"


def of_thing(view: View, kind: str, slug: str) -> tuple[Download, ...]:
    """The slide about a thing, where there is one for its kind."""
    return downloads(view, _OF_THING[kind], kind, slug) if kind in _OF_THING else ()


def downloads(view: View, picture: str, *about: str) -> tuple[Download, ...]:
    """A slide in every form that can be made here; none in a static site."""
    return tuple(_downloads(view, picture, about)) if view.links.dynamic and find_spec(_SVG_NEEDS) else ()


def _downloads(view: View, picture: str, about: tuple[str, ...]) -> Iterator[Download]:
    forms = list(FORMS) if find_spec(_OTHERS_NEED) else ["svg"]
    for form in forms:
        href = view.links.href(Address(PAGE, (picture, *about), lang=view.lang, suffix=form))
        if href:
            yield Download(form.upper(), href, FORMS[form])
