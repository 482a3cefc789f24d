"""What stands around every page: menus, the way here, the language switch."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from kprgraph.errors import Language
from kprgraph.web import assets
from kprgraph.web.address import DATA_FORMATS, HOME, Address, data_address
from kprgraph.web.blocks import Download
from kprgraph.web.page import Head, NavGroup, NavItem, View
from kprgraph.web.parts import date_text

MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("group_explore", ("home", "names", "matrix", "layers", "what-if", "sankey", "path", "explore")),
    ("group_follow", ("promises", "targets", "mandate", "timeline")),
    ("group_check", ("audit", "coverage", "source")),
    ("group_data", ("queries", "records", "terms", "sparql")),
)
"""Groups of the menu with their pages; a page that the site does not have is left out."""

MAIN = ("matrix", "layers", "what-if", "promises", "audit", "source", "queries")
"""The pages of the main menu."""

_FORMAT_NAMES = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples"}
MEDIA_TYPES = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}
_OTHER: dict[Language, Language] = {"th": "en", "en": "th"}

Crumb: TypeAlias = tuple[str, str | None]


def head(  # noqa: PLR0917 - what a head may be told
    view: View, title: str, lead: str = "", crumbs: Sequence[Crumb] = (), iri: str = "", search: str = ""
) -> Head:
    """The head of the page at `view.here`.

    Args:
        view: The page.
        title: What it is called.
        lead: What is to be found here.
        crumbs: Words and links of the way from the home page, without both ends.
        iri: What the page is about.
        search: What stands in the search form.
    """
    site, here = view.site, view.here
    other = replace(here, lang=_OTHER[view.lang], fragment="")
    return Head(
        lang=view.lang,
        title=title,
        lead=lead,
        nav=tuple(_items(view, MAIN)),
        sitemap=tuple(NavGroup(view.say(group), tuple(_items(view, pages))) for group, pages in MENU),
        crumbs=tuple(NavItem(text, href or "") for text, href in crumbs),
        other_lang=other.lang,
        other_href=view.links.href(other),
        home_href=view.link(HOME) or "",
        search_href=(view.link("search") or view.link("names")) or "",
        search_text=search,
        root=f"{view.links.base}/" if view.links.dynamic else view.links.base,
        style_hrefs=tuple(map(view.links.asset, assets.present(assets.STYLES))),
        suggest_href=view.links.href(_suggestions(view)),
        script_hrefs=tuple(map(view.links.asset, assets.present(assets.SCRIPTS))),
        version=site.about.version,
        issued=date_text(site.about.issued, view.lang) if site.about.issued else "",
        licence=site.about.licence,
        iri=iri,
        dynamic=view.links.dynamic,
        alternates=tuple(_alternates(view)) if iri else (),
    )


def _suggestions(view: View) -> Address:
    """Where suggestions for what is typed come from: answers of the server, or all names as a script."""
    return data_address(view.lang, view.links.dynamic, "search" if view.links.dynamic else "names")


def _items(view: View, pages: Sequence[str]) -> Iterator[NavItem]:
    for page in pages:
        href = view.link(page)
        if href is not None:
            yield NavItem(view.say(f"page_{page}"), href, page == view.here.page)


def _alternates(view: View) -> Iterator[Download]:
    for suffix in DATA_FORMATS:
        # Data has no language: one file for both.
        address = Address(view.here.page, view.here.parts, suffix=suffix)
        href = view.links.href(address)
        if href is not None:
            yield Download(_FORMAT_NAMES[suffix], href, MEDIA_TYPES[suffix])
