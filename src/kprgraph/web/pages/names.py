"""All names from ก to ฮ and A to Z: how to find a thing where nothing answers a search."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kprgraph.thai import fold, sort_key
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.page import Page, View
from kprgraph.web.parts import foreign

NAME = "names"
TEMPLATE = "names.html"
PARAMS = ()


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name of one thing.

    Attributes:
        text: The name.
        lang: Its language where it is not that of the page, else "".
        href: The page of the thing.
        kind: What it is.
        preferred: What it is mostly called, where this is another name, else "".
        key: The form in which names are compared, for a script that filters.
    """

    text: str
    lang: str
    href: str
    kind: str
    preferred: str
    key: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Names that begin with the same letter.

    Attributes:
        letter: The letter.
        id: ASCII name of its place on the page.
        entries: The names.
    """

    letter: str
    id: str
    entries: tuple[NameEntry, ...]


@dataclass(frozen=True)
class Names(Page):
    """All names.

    Attributes:
        letters: The names by their first letters, in Thai order.
        total: How many names there are.
    """

    letters: tuple[Letter, ...]
    total: int


def build(view: View) -> Names:
    """All names of things, in either language, in Thai order."""
    entries = sorted(_entries(view), key=lambda entry: (sort_key(entry.text), entry.href))
    letters = tuple(
        Letter(first, f"l{ord(first):x}", tuple(group))
        for first, group in groupby(entries, key=lambda entry: _first(entry.text))
    )
    return Names(head(view, view.say("page_names"), view.say("names_lead")), letters, len(entries))


def states(_: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """One page."""
    yield (), {}


def _entries(view: View) -> Iterator[NameEntry]:
    for kind in view.site.things.values():
        for iri in kind:
            href = view.link_to(iri)
            if href is None:
                continue
            preferred = view.label(iri)
            label = view.site.class_label(iri, view.lang)
            names = view.site.directory.entries[iri].thing.names
            for text in dict.fromkeys(name.text for name in names if name.lang):
                other = preferred if text != preferred else ""
                yield NameEntry(text, foreign(text, view.lang), href, label, other, fold(text))


def _first(text: str) -> str:
    """The letter that a name is listed under: a leading vowel gives way to its consonant."""
    key = sort_key(text)
    return (
        key[0].upper()
        if key[0].isascii() or "ก" <= key[0] <= "ฮ"
        else (chr(ord(key[0]) - 0xFF41 + ord("A")) if "\uff41" <= key[0] <= "\uff5a" else "#")
    )
