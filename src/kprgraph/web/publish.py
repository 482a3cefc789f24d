"""From an address to bytes: the page, its card, its subject as data, one of its tables as a file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kprgraph.export.tables import csv_bytes
from kprgraph.namespaces import BASE
from kprgraph.web import card, description, render, slides, workbook
from kprgraph.web.address import DATA_FORMATS, HOME, Address, Links
from kprgraph.web.chrome import MEDIA_TYPES
from kprgraph.web.explorer import Explorer
from kprgraph.web.graphs import SVG
from kprgraph.web.page import NoSuchPage, Page, QuestionPage, View
from kprgraph.web.pages import PAGES
from kprgraph.web.pictures import standalone
from kprgraph.web.pictures.shapes import Picture

HTML = "text/html"
CSV = "text/csv"


@dataclass(frozen=True, slots=True)
class Published:
    """One answer.

    Attributes:
        content: The bytes.
        media_type: IANA media type.
        file_name: What to save it as, or "" for a page.
        iri: What it is about, or "".
    """

    content: bytes
    media_type: str
    file_name: str = ""
    iri: str = ""


def publish(site: Explorer, address: Address, links: Links) -> Published:
    """What is at an address.

    Raises:
        NoSuchPage: If there is nothing.
        Elsewhere: If it is at another address.
    """
    if address.page == slides.PAGE:
        return _slide(site, address)
    kind = PAGES.get(address.page)
    if kind is None:
        raise NoSuchPage
    if address.suffix in DATA_FORMATS:
        return _data(site, address)
    page, view = _page(site, address, links)
    if address.suffix:
        block, _, suffix = address.suffix.rpartition(".")
        content, media_type = _picture(page, view, block) if suffix == "svg" else _table(page, block, suffix)
        name = "-".join(("kprgraph", *((address.page, *address.parts) if address.page != HOME else (block,))))
        return Published(content, media_type, f"{name}.{suffix}")
    return Published(_html(page, view).encode(), HTML, iri=page.head.iri)


def pages_and_files(
    site: Explorer, address: Address, links: Links, formats: Iterable[str]
) -> tuple[bytes, list[tuple[str, bytes]]]:
    """A page, and its tables and its picture as files with their suffixes; the page is built only once.

    Raises:
        NoSuchPage: If there is nothing at the address.
    """
    page, view = _page(site, address, links)
    files = [
        (f"{table.id}.{suffix}", _table(page, table.id, suffix)[0])
        for table in page.tables()
        if table.plain
        for suffix in formats
    ]
    picture = getattr(page, "picture", None)
    if isinstance(picture, Picture) and picture.downloads:
        files.append((f"{picture.id}.svg", _picture(page, view, picture.id)[0]))
    return _html(page, view).encode(), files


def _page(site: Explorer, address: Address, links: Links) -> tuple[Page, View]:
    kind = PAGES[address.page]
    allowed = kind.PARAMS
    params = {k: v for k, v in address.params if k in allowed or "*" in allowed}
    here = replace(address, params=tuple(sorted(params.items())), suffix="")
    view = View(site, here, links)
    return kind.build(view), view


def _html(page: Page, view: View) -> str:
    if view.here.param(card.PARAM) and isinstance(page, QuestionPage):
        return render.html(card.card(view, page), card.TEMPLATE)
    return render.html(page, PAGES[view.here.page].TEMPLATE)


def _data(site: Explorer, address: Address) -> Published:
    iri = description.iri_of(address)
    if iri is None or not site.knows(iri):
        raise NoSuchPage
    content = description.describe(site, iri, address.suffix)
    name = f"{'-'.join(address.parts)}.{address.suffix}"
    return Published(content, MEDIA_TYPES[address.suffix], name, iri)


def _slide(site: Explorer, address: Address) -> Published:
    """The slide at an address.

    Raises:
        NoSuchPage: If there is none.
        UsageError: If such a picture cannot be about such a thing, or a library or a font is missing.
    """
    from kprgraph import draw  # noqa: PLC0415 - only slides need it

    picture, *about = address.parts or ("",)
    if address.suffix not in slides.FORMS or picture not in draw.KINDS or len(about) not in (0, 2):
        raise NoSuchPage
    iri = f"{BASE}id/{'/'.join(about)}" if about else None
    if iri is not None and not site.knows(iri):
        raise NoSuchPage
    content = draw.picture(
        site.store, picture, iri, address.lang, form=address.suffix, version=site.about.version
    )
    name = "-".join(("kprgraph", picture, *about))
    return Published(content, slides.FORMS[address.suffix], f"{name}.{address.suffix}")


def _picture(page: Page, view: View, block: str) -> tuple[bytes, str]:
    """The picture of a page as a file that stands for itself."""
    from kprgraph.draw.source import source_line  # noqa: PLC0415 - only this format needs it

    picture = getattr(page, "picture", None)
    if not isinstance(picture, Picture) or picture.id != block or not standalone.possible():
        raise NoSuchPage
    source = source_line(view.site.store, picture.records, view.lang)
    version = f"kprgraph · {view.say('version', version=view.site.about.version)}"
    return standalone.svg(picture, view.lang, source, version).encode(), SVG


def _table(page: Page, block: str, suffix: str) -> tuple[bytes, str]:
    """One table of a page as a file."""
    table = next((table for table in page.tables() if table.id == block), None)
    if table is None:
        raise NoSuchPage
    if suffix == "csv":
        return csv_bytes(table.header, table.plain), CSV
    if suffix == "xlsx":
        return workbook.workbook(table), workbook.MEDIA_TYPE
    raise NoSuchPage
