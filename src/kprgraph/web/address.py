"""Where a page is: one address, and how it is written as a link of a server or of files on a disk.

The state of a page is all in its address, so that a link shows to someone else what it shows to you.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Protocol
from urllib.parse import quote, urlencode

from kprgraph.errors import Language
from kprgraph.namespaces import BASE, KINDS, ONTOLOGY, SCHEMES

_THING = re.compile(re.escape(BASE) + r"id/([a-z]+)/([A-Za-z0-9._-]+)")
_RECORD = re.compile(re.escape(BASE) + r"id/(report-[0-9]{4}|registry)/([A-Za-z0-9._-]+)")
_CONCEPT = re.compile(re.escape(BASE) + r"vocab/([a-z]+)/([A-Za-z0-9._-]+)")
_SOURCE = re.compile(re.escape(BASE) + r"src/([0-9]{4})/([A-Za-z0-9._-]+)")
_TERM = re.compile(re.escape(ONTOLOGY) + r"([A-Za-z0-9]+)")

HOME = "home"
TERMS = "terms"
API = "api"
SCRIPT = "js"
DATA_FORMATS = ("ttl", "jsonld", "nt")
"""Suffixes under which a page's subject is to be had as RDF."""


@dataclass(frozen=True, order=True)
class Address:
    """One page, or one file that belongs to it.

    Attributes:
        page: Name of the kind of page, such as `thing`.
        parts: What it is about, such as `("service", "a09-hsss")`.
        params: State of the page, sorted by name; no empty values.
        lang: Language of the page.
        suffix: "" for the page; `ttl` and the like for its subject as data; `{block}.csv` for a table of it.
        fragment: Place within the page, or "".
    """

    page: str
    parts: tuple[str, ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    lang: Language = "th"
    suffix: str = ""
    fragment: str = ""

    def with_params(self, **params: str | None) -> "Address":
        """The same page in another state; None and "" take a parameter away."""
        if not params:
            return self
        merged = dict(self.params) | {name: value or "" for name, value in params.items()}
        return replace(self, params=tuple(sorted((name, value) for name, value in merged.items() if value)))

    def file(self, suffix: str) -> "Address":
        """A file that belongs to the page."""
        return replace(self, suffix=suffix, fragment="")

    def param(self, name: str) -> str:
        """The value of a parameter, or ""."""
        return dict(self.params).get(name, "")


@lru_cache(maxsize=1 << 16)
def address_of(iri: str, lang: Language) -> Address | None:
    """The page about a node of the graph; None for what has no page of its own.

    >>> address_of("https://w3id.org/kprgraph/id/service/a09-hsss", "en").parts
    ('service', 'a09-hsss')
    """
    if (match := _RECORD.fullmatch(iri)) is not None:
        return Address("record", match.groups(), lang=lang)
    if (match := _THING.fullmatch(iri)) is not None and match[1] in KINDS:
        return Address("thing", match.groups(), lang=lang)
    if (match := _CONCEPT.fullmatch(iri)) is not None and match[1] in SCHEMES:
        return Address("concept", match.groups(), lang=lang)
    if (match := _SOURCE.fullmatch(iri)) is not None:
        parts = (match[1],) if match[2] == "text" else match.groups()
        return Address("source", parts, lang=lang)
    if (match := _TERM.fullmatch(iri)) is not None:
        return Address(TERMS, lang=lang, fragment=match[1])
    return None


def data_address(lang: Language, dynamic: bool, *parts: str, **params: str | None) -> Address:
    """Where something for scripts is: JSON of the server, or a script among files.

    >>> file_name(data_address("en", False, "graph", "service", "a09-hsss", depth="2"))
    'en/api/graph/service/a09-hsss.depth-2.js'
    """
    return Address(API, parts, lang=lang, suffix="" if dynamic else SCRIPT).with_params(**params)


class Links(Protocol):
    """How addresses become links."""

    @property
    def dynamic(self) -> bool:
        """Whether any state of a page can be asked for, not just the ones that were written."""
        ...

    @property
    def base(self) -> str:
        """What stands before every link; two pages with the same base link to a thing in the same words."""
        ...

    def href(self, address: Address) -> str | None:
        """The link to a page or file; None where there is none to link to."""
        ...

    def asset(self, name: str) -> str:
        """The link to a file of `static/`."""
        ...


@dataclass(frozen=True)
class ServerLinks:
    """Links of a server.

    Attributes:
        base: What stands before every path, "" at the root of a host.
    """

    base: str = ""
    dynamic: bool = True

    def href(self, address: Address) -> str | None:
        """The link; a server has every page.

        >>> ServerLinks().href(Address("matrix", params=(("by", "ministry"),), lang="en"))
        '/en/matrix?by=ministry'
        """
        words = (() if address.page == HOME else (address.page, *address.parts)) or ("",)
        path = "/".join(quote(word, safe="") for word in words)
        if address.suffix:
            path = f"{path or HOME}.{address.suffix}"
        query = f"?{urlencode(address.params)}" if address.params else ""
        fragment = f"#{quote(address.fragment)}" if address.fragment else ""
        return f"{self.base}{'/en' if address.lang == 'en' else ''}/{path}{query}{fragment}"

    def asset(self, name: str) -> str:
        """The link to a file of `static/`."""
        return f"{self.base}/static/{name}"


@dataclass(frozen=True)
class FileLinks:
    """Relative links between the files of a folder.

    Attributes:
        here: Path of the page that the links stand in, below the folder.
        known: The addresses that there is a file for, without fragments, with their paths.
    """

    here: str
    known: Mapping[Address, str]
    dynamic: bool = False

    def href(self, address: Address) -> str | None:
        """The link, or None if no such file is written."""
        path = self.known.get(replace(address, fragment="") if address.fragment else address)
        if path is None:
            return None
        return f"{self.base}{path}#{quote(address.fragment)}" if address.fragment else self.base + path

    def asset(self, name: str) -> str:
        """The link to a file of `static/`."""
        return f"{self.base}static/{name}"

    @cached_property
    def base(self) -> str:
        """The way from the folder of the page to the folder of all pages."""
        return "../" * self.here.count("/")


def file_name(address: Address) -> str:
    """Path of the file of an address in a static site.

    >>> file_name(Address("layers", ("service", "a09-hsss"), (("depth", "2"),), "en"))
    'en/layers/service/a09-hsss.depth-2.html'
    """
    path = "/".join(["index"] if address.page == HOME else [address.page, *address.parts])
    state = "".join(f".{name}-{value}" for name, value in address.params)
    folder = "en/" if address.lang == "en" else ""
    return quote(f"{folder}{path}{state}.{address.suffix or 'html'}")
