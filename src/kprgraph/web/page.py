"""What every page is: a view that it is built for, a head that all pages share, and its own content."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

from kprgraph.errors import Language
from kprgraph.web.address import Address, Links, address_of
from kprgraph.web.blocks import Download, TableBlock
from kprgraph.web.explorer import Explorer
from kprgraph.web.words import WORDS


@dataclass(frozen=True)
class View:
    """One request for one page: what is asked, of which graph, and how links are written.

    Attributes:
        site: The graph and what is known about it.
        here: The address of the page.
        links: How addresses become links.
    """

    site: Explorer
    here: Address
    links: Links

    @property
    def lang(self) -> Language:
        """Language of the page."""
        return self.here.lang

    def say(self, key: str, **values: object) -> str:
        """A text of the user interface in the language of the page."""
        text = WORDS[key].say(self.lang)
        return text.format(**values) if values else text

    def label(self, iri: str) -> str:
        """The name of a node in the language of the page, else in the other one."""
        return self.site.store.label(iri, self.lang)

    def address(self, page: str, *parts: str, **params: str | None) -> Address:
        """An address in the language of the page."""
        return Address(page, parts, lang=self.lang).with_params(**params)

    def link(self, page: str, *parts: str, **params: str | None) -> str | None:
        """The link to a page in the language of this one; None where there is none."""
        return self.links.href(self.address(page, *parts, **params))

    def link_to(self, iri: str) -> str | None:
        """The link to the page about a node; None if it has none or the graph says nothing about it."""
        if not self.site.knows(iri):
            return None
        address = address_of(iri, self.lang)
        return self.links.href(address) if address else None

    def same(self, **params: str | None) -> str | None:
        """The link to this page in another state."""
        return self.links.href(self.here.with_params(**params))


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of a menu.

    Attributes:
        text: Its words.
        href: Where it leads.
        current: Whether it leads to the page it stands on.
        hint: One line on what is there, or "".
    """

    text: str
    href: str
    current: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NavGroup:
    """Entries of a menu under one heading.

    Attributes:
        title: The heading.
        items: The entries.
    """

    title: str
    items: tuple[NavItem, ...]


@dataclass(frozen=True)
class Head:
    """What all pages share: title, menus, language switch, search, version.

    Attributes:
        lang: Language of the page.
        title: What the page is called; stands in the title bar and as its first heading.
        lead: What is to be found here, in one or two sentences, or "".
        nav: The main menu.
        sitemap: All kinds of pages, for the foot of the page.
        crumbs: The way from the home page, without this page.
        other_lang: Code of the other language.
        other_href: This page in the other language, or None.
        home_href: The home page.
        search_href: Where the search form leads.
        search_text: What stands in the search form.
        root: The way to the folder of all pages.
        style_hrefs: The style sheets.
        suggest_href: Where suggestions for what is typed come from, or None.
        script_hrefs: Scripts that add comfort; pages work without them.
        version: Version of the data.
        issued: Date of the release, or "".
        licence: IRI of the licence of the data.
        iri: The IRI of what the page is about, or "".
        dynamic: Whether a server answers, so that forms can be sent.
        alternates: The subject of the page in other formats.
    """

    lang: Language
    title: str
    lead: str
    nav: tuple[NavItem, ...]
    sitemap: tuple[NavGroup, ...]
    crumbs: tuple[NavItem, ...]
    other_lang: str
    other_href: str | None
    home_href: str
    search_href: str
    search_text: str
    root: str
    style_hrefs: tuple[str, ...]
    suggest_href: str | None
    script_hrefs: tuple[str, ...]
    version: str
    issued: str
    licence: str
    iri: str
    dynamic: bool
    alternates: tuple[Download, ...] = ()


@dataclass(frozen=True)
class Page:
    """The base of all pages.

    Attributes:
        head: What all pages share.
    """

    head: Head

    def tables(self) -> Iterator[TableBlock]:
        """All tables of the page, in the order of its fields."""
        for entry in fields(self):
            yield from _blocks(getattr(self, entry.name))


@dataclass(frozen=True, slots=True)
class Question:
    """What a page asks and answers: the frame of an answer card.

    Attributes:
        question: The question in words.
        answer: The answer in one or two sentences.
        caveats: What the answer does not say.
        card_href: The page as one printable sheet, or None.
        query_name: Name of the query file behind the answer, or "".
        query_href: The page of that query, or None.
        query_text: The query itself.
    """

    question: str
    answer: str
    caveats: tuple[str, ...] = ()
    card_href: str | None = None
    query_name: str = ""
    query_href: str | None = None
    query_text: str = ""


@dataclass(frozen=True)
class QuestionPage(Page):
    """The base of pages that answer a question with a table.

    Attributes:
        asked: Question, answer, caveats and the query behind.
        table: The answer as a table.
        form: The controls that narrow the answer.
    """

    asked: Question
    table: TableBlock
    form: "Form | None"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a control.

    Attributes:
        value: What is sent.
        text: What is read.
        selected: Whether it is chosen.
        href: This page with the choice made, or None.
    """

    value: str
    text: str
    selected: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """One field of a form.

    Attributes:
        name: Name of the parameter.
        label: What it is about.
        value: What it holds.
        options: The choices; none for a free text.
        hint: What can be written there, or "".
        suggestions: Values to offer while typing.
    """

    name: str
    label: str
    value: str = ""
    options: tuple[Option, ...] = ()
    hint: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is sent by GET, so that the answer has an address.

    Attributes:
        action: Where it is sent.
        controls: Its fields.
        submit: What the button says.
        hidden: Parameters that are kept.
        error: What was wrong with what was sent, or "".
        candidates: What may have been meant instead.
    """

    action: str
    controls: tuple[Control, ...]
    submit: str
    hidden: tuple[tuple[str, str], ...] = ()
    error: str = ""
    candidates: tuple[NavItem, ...] = ()


class PageKind(Protocol):
    """One kind of page; the modules of `kprgraph.web.pages` are the kinds, `PAGES` lists them."""

    # Read-only, so that a module with constants is one.
    @property
    def NAME(self) -> str: ...  # noqa: D102, N802
    @property
    def TEMPLATE(self) -> str: ...  # noqa: D102, N802
    @property
    def PARAMS(self) -> tuple[str, ...]: ...  # noqa: D102, N802

    def build(self, view: View) -> Page:
        """The page at `view.here`.

        Raises:
            NoSuchPage: If there is nothing at this address.
        """
        ...

    def states(self, site: Explorer) -> Iterable[tuple[Sequence[str], Mapping[str, str]]]:
        """The pages of this kind that a static site has: parts and parameters of each."""
        ...


class NoSuchPage(LookupError):  # noqa: N818 - named after what is wrong
    """There is nothing at this address."""


class Elsewhere(Exception):  # noqa: N818 - says where, nothing is wrong
    """What was asked for has an address of its own.

    Attributes:
        address: That address.
    """

    def __init__(self, address: Address) -> None:
        super().__init__(address)
        self.address = address


def _blocks(value: Any) -> Iterator[TableBlock]:
    if isinstance(value, TableBlock):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _blocks(item)
    elif hasattr(value, "table") and isinstance(value.table, TableBlock):
        yield value.table
