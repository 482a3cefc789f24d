"""What the views share: IRIs as given, words for kinds of things, evidence of links, headings."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from kprgraph.errors import Text
from kprgraph.namespaces import expand
from kprgraph.store import Graph
from kprgraph.thai import MONTHS, be_year

if TYPE_CHECKING:
    from kprgraph.analysis.links import Hop, Link

STATED_IN = Text(th="ที่มาในรายงาน", en="Stated in")

# Classes that many things have beside a more telling one.
_GENERAL = frozenset(map(expand, ("org:FormalOrganization", "org:Organization", "skos:Concept")))


def iri_of(entity: str) -> str:
    """The full IRI of an IRI or CURIE."""
    return entity if "://" in entity else expand(entity)


def kind_label(store: Graph, iri: str, lang: str) -> str:
    """The name of the most telling class of a thing, or "" if it has none."""
    types = store.types(iri)
    telling = sorted(types - _GENERAL) or sorted(types)
    return store.label(telling[0], lang) if telling else ""


def status_label(store: Graph, status: str, lang: str) -> str:
    """The words for a status of a link, such as `planned`."""
    return store.label(expand(f"linkstatus:{status}"), lang)


def date_text(when: date, lang: str) -> str:
    """A date as people read it: Buddhist Era in Thai, ISO 8601 in English.

    >>> date_text(date(2023, 9, 30), "th")
    '30 กันยายน 2566'
    """
    return f"{when.day} {MONTHS[when.month - 1][0]} {be_year(when)}" if lang == "th" else when.isoformat()


def stated_in(links: Iterable["Link"]) -> list[dict[str, Any]]:
    """The passages of several links, each once, in the order of the text."""
    return merged(link.data["stated_in"] for link in links)


def merged(lists: Iterable[Iterable[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """Several lists of passages in one, each passage once, in the order of the text."""
    passages = {tuple(passage.items()) for found in lists for passage in found}
    return [dict(passage) for passage in sorted(passages, key=lambda items: [value for _, value in items])]


def links_of(hops: Iterable["Hop"]) -> list["Link"]:
    """All links of several steps."""
    return [link for hop in hops for link in hop.links]


def headings(columns: Mapping[str, Text], lang: str) -> dict[str, str]:
    """Column -> heading in one language."""
    return {name: text.say(lang) for name, text in columns.items()}
