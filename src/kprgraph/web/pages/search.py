"""Finding things by any part of any of their names, in whatever spelling."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal

from kprgraph.export.headings import KINDS
from kprgraph.thai import numbers_in, to_arabic_digits
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import finding_links, sentence
from kprgraph.web.finding import HOLDS, find
from kprgraph.web.page import NavItem, Page, View
from kprgraph.web.parts import Part, Sentence, foreign

NAME = "search"
TEMPLATE = "search.html"
PARAMS = ("q", "kind")

_MOST = 60
_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found.

    Attributes:
        thing: Its name, linked.
        other: Its name in the other language, or "".
        other_lang: Language of that name.
        kind: What it is.
        ministry: The ministry it belongs to, linked, or None.
        matched: The name that fits, where it is another one, or "".
        facts: How many facts name it.
    """

    thing: Part
    other: str
    other_lang: str
    kind: str
    ministry: Part | None
    matched: str
    facts: int


@dataclass(frozen=True)
class SearchPage(Page):
    """What was found.

    Attributes:
        text: What was looked for.
        found: The things, best first.
        kinds: The same, of one kind only; the current choice is marked.
        status: How many were found, in words.
        names_href: All names, or None.
        figures_title: What stands above the figures.
        figures: The figures that are printed with the number that was looked for.
        findings: What an audit asks about these figures.
    """

    text: str
    found: tuple[Found, ...]
    kinds: tuple[NavItem, ...]
    status: str
    names_href: str | None
    figures_title: str = ""
    figures: tuple[Sentence, ...] = ()
    findings: tuple[NavItem, ...] = ()


def build(view: View) -> SearchPage:
    """The things with a name like what was typed."""
    text, kind = view.here.param("q").strip(), view.here.param("kind")
    every = find(view, text, _MOST)
    counts = Counter(hit.entity.rsplit("/", 2)[-2] for hit in every)
    hits = find(view, text, _MOST, kind) if kind in KINDS else every
    records = list(_figures(view, text))
    figures = tuple(sentence(view, record) for record in records)
    if figures:  # a number is looked for: what only holds its digits by chance is none
        hits = [hit for hit in hits if hit.score >= HOLDS and text in hit.matched]
        every = [hit for hit in every if hit in hits]
        counts = Counter(hit.entity.rsplit("/", 2)[-2] for hit in every)
    found = tuple(_found(view, hit.entity, hit.matched) for hit in hits)
    status = ""
    if text and (found or not figures):
        said = "search_none" if not found else "search_found" if hits[0].score >= HOLDS else "search_near"
        status = view.say(said, text=text, count=len(found))
    title = view.say("search_title", text=text) if text else view.say("page_search")
    return SearchPage(
        head=head(view, title, search=text),
        text=text,
        found=found,
        kinds=tuple(_kinds(view, counts, kind)),
        status=status,
        names_href=view.link("names"),
        figures_title=view.say("search_figures", text=text) if figures else "",
        figures=figures,
        findings=tuple(dict.fromkeys(item for record in records for item in finding_links(view, record))),
    )


def states(_: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """None: without a server the list of names takes its place."""
    return iter(())


def _figures(view: View, text: str) -> Iterator[str]:
    """The figures of the report that are printed with a number, if that is what was typed."""
    if not _NUMBER.fullmatch(to_arabic_digits(text)):
        return
    (wanted,) = numbers_in(text) or (None,)
    for record in view.site.records.get("kpr:Figure", ()):
        printed = [v.value for v in view.site.values(record, "kpr:asPrinted") if isinstance(v, Literal)]
        if any(wanted in numbers_in(form) for form in printed):
            yield record


def _found(view: View, iri: str, matched: str) -> Found:
    label = view.label(iri)
    other_lang = "en" if view.lang == "th" else "th"
    other = view.site.store.label(iri, other_lang)
    ministry = view.site.ministry(iri)
    return Found(
        thing=Part(label, view.link_to(iri), foreign(label, view.lang)),
        other=other if other != label else "",
        other_lang=other_lang,
        kind=view.site.class_label(iri, view.lang),
        ministry=Part(view.label(ministry), view.link_to(ministry)) if ministry and ministry != iri else None,
        matched=matched if matched not in (label, other) else "",
        facts=len(view.site.records_of(iri)),
    )


def _kinds(view: View, counts: Mapping[str, int], chosen: str) -> Iterator[NavItem]:
    if len(counts) > 1 or chosen:
        yield NavItem(f"{view.say('all')} ({sum(counts.values())})", view.same(kind=None) or "", not chosen)
        for kind, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            if kind in KINDS:
                text = f"{KINDS[kind].say(view.lang)} ({number})"
                yield NavItem(text, view.same(kind=kind) or "", kind == chosen)
