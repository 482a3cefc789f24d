"""Records as sentences with links and evidence, and short titles for records that have no name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pyoxigraph as ox

from kprgraph.namespaces import compress, expand, split
from kprgraph.store import PassageRef
from kprgraph.terms import Term, python_value
from kprgraph.web.address import Address, address_of
from kprgraph.web.page import NavItem, View
from kprgraph.web.parts import (
    Evidence,
    Part,
    PassageLink,
    Sentence,
    date_text,
    foreign,
    joined,
    line_range,
    plain_text,
    web_link,
    words,
)
from kprgraph.web.patterns import GIST, NAMED_NOTES, NOTES, PATTERNS

_SLOT = re.compile(r"\{([a-z]+:[A-Za-z_]+)(!?)\}")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_MOST_NAMES = 12
_TITLE_LENGTH = 90
_ELLIPSIS = "…"
_STATED = expand("support:stated")


def sentence(view: View, record: str, about: str | None = None) -> Sentence:
    """A record in words.

    Args:
        view: The page it stands on.
        record: The record.
        about: What the page is about; its name is no link then.
    """
    if about is not None:
        return _sentence(view, record, about)
    key = ("sentence", view.lang, view.links.base, record)
    if key not in view.site.remembered:
        view.site.remembered[key] = _sentence(view, record, None)
    said: Sentence = view.site.remembered[key]
    return said


def _sentence(view: View, record: str, about: str | None) -> Sentence:
    pattern = PATTERNS.get(view.site.class_of(record))
    used: set[str] = set()
    if pattern is None:
        parts = _listed(view, record, about)
    else:
        parts, used = _filled(view, record, pattern.say(view.lang), about)
    gist, gist_lang = ("", "") if GIST in used else view.site.text(record, GIST, view.lang)
    return Sentence(
        parts=tuple(_merged(parts)),
        notes=tuple(notes(view, record)),
        gist=gist,
        gist_lang=foreign(gist, view.lang) if gist_lang != view.lang else "",
        evidence=evidence(view, record),
    )


def title(view: View, iri: str) -> str:
    """What a node is called: its name, or the beginning of the sentence that a record makes."""
    if view.site.named(iri) or not view.site.is_record(iri):
        return view.label(iri)
    pattern = PATTERNS.get(view.site.class_of(iri))
    if pattern is None:
        return f"{view.site.class_label(iri, view.lang)} {split(iri)[1]}"
    parts, _ = _filled(view, iri, _OPTIONAL.sub(_kept_in_titles, pattern.say(view.lang)), None, plain=True)
    text = "".join(part.text for part in parts).strip()
    return text if len(text) <= _TITLE_LENGTH else _cut(text)


def _kept_in_titles(match: re.Match[str]) -> str:
    """Only what stands at the beginning says what the record is about."""
    return match[0] if match.start() == 0 else ""


def _cut(text: str) -> str:
    """A text cut at a space, or else between two letters that belong to different syllables."""
    head = text[:_TITLE_LENGTH]
    at = head.rfind(" ")
    if at < _TITLE_LENGTH // 2:
        at = max((m.start() for m in re.finditer(r"[เ-ไ]", head)), default=_TITLE_LENGTH)
    return head[:at].rstrip(" ·:") + _ELLIPSIS


def notes(view: View, record: str) -> Iterator[Part]:
    """Status, year and the like of a record."""
    for predicate in NOTES:
        for value in view.site.values(record, predicate):
            if isinstance(value, ox.Literal) and value.value == "false":
                continue
            if predicate in ("kpr:vacantSeat", "kpr:notDated"):
                yield Part(view.label(predicate))
                continue
            part = value_part(view, value)
            name = f"{view.label(predicate)}: " if predicate in NAMED_NOTES else ""
            yield Part(f"{name}{part.text}", None, foreign(part.text, view.lang) if not name else "")


def evidence(view: View, *records: str) -> Evidence:
    """What records rest on, together; the record itself is linked where there is one."""
    support = ""
    if len(records) == 1:
        kinds = [kind for kind in view.site.targets(records[0], "kpr:support") if kind != _STATED]
        support = view.label(kinds[0]) if kinds else ""
    return Evidence(
        passages=tuple(passage(view, ref, iri) for ref, iri in view.site.passages_of(*records)),
        record_href=view.link_to(records[0]) if len(records) == 1 else None,
        support=support,
    )


def passage(view: View, ref: PassageRef, iri: str) -> PassageLink:
    """A passage as a link."""
    lines = line_range(ref.line_start, ref.line_end)
    place = section_words(view, ref.section)
    return PassageLink(lines, ref.section, place, ref.pages.replace("-", "–"), view.link_to(iri))


def section_words(view: View, notation: str) -> str:
    """A section as people call it: by its number, or else by its heading."""
    if not notation or notation.replace(".", "").isdigit():
        return view.say("section_number", number=notation) if notation else ""
    iri = view.site.sections.get(notation)
    return view.label(iri) if iri else notation


def passage_of_row(view: View, row: Mapping[str, Any]) -> PassageLink:
    """A passage as a row carries it, as a link into the latest report."""
    first, last = int(row["line_start"]), int(row["line_end"])
    name = f"L{first}" if first == last else f"L{first}-{last}"
    href = view.links.href(Address("source", (view.site.years[0], name), lang=view.lang))
    section, pages = str(row.get("section") or ""), str(row.get("pages") or "")
    place = section_words(view, section)
    return PassageLink(line_range(first, last), section, place, pages.replace("-", "–"), href)


def finding_links(view: View, iri: str) -> Iterator[NavItem]:
    """The findings with a question that are about a node or rest on it, each with its question."""
    for found in view.site.findings_of(iri):
        part = view.site.open_part(found)
        address = replace(view.address("audit", part=str(part) if part > 1 else None), fragment=found.id)
        question = found.question.say(view.lang) if found.question else ""
        yield NavItem(found.title.say(view.lang), view.links.href(address) or "", hint=question)


def node_part(view: View, iri: str, about: str | None = None) -> Part:
    """A node as a linked name."""
    if iri == about:
        return Part(view.label(iri), None, foreign(view.label(iri), view.lang), "self")
    text = title(view, iri)
    if text == compress(iri) and not address_of(iri, view.lang):
        return Part(text, web_link(iri), "", "code")
    return words(text, view.lang, view.link_to(iri))


def value_part(view: View, value: Term, about: str | None = None) -> Part:
    """A value as words, a link where it is a node."""
    if isinstance(value, ox.NamedNode):
        return node_part(view, value.value, about)
    plain = python_value(value)
    text = date_text(plain, view.lang) if isinstance(plain, date) else plain_text(plain, view.lang)
    return words(text, view.lang, web_link(text))


def _filled(
    view: View, record: str, pattern: str, about: str | None, plain: bool = False
) -> tuple[list[Part], set[str]]:
    """The parts of a pattern with its slots filled, and the properties that were used."""
    parts: list[Part] = []
    used: set[str] = set()
    position = 0
    for match in _OPTIONAL.finditer(pattern):
        parts += _slots(view, record, pattern[position : match.start()], about, plain, used)
        slots = [slot for slot, _ in _SLOT.findall(match[1])]
        if all(view.site.values(record, slot) for slot in slots):
            parts += _slots(view, record, match[1], about, plain, used)
        position = match.end()
    parts += _slots(view, record, pattern[position:], about, plain, used)
    return parts, used


def _slots(  # noqa: PLR0917 - handed through
    view: View, record: str, pattern: str, about: str | None, plain: bool, used: set[str]
) -> Iterator[Part]:
    position = 0
    for match in _SLOT.finditer(pattern):
        if pattern[position : match.start()]:
            yield Part(pattern[position : match.start()])
        used.add(match[1])
        yield from _slot(view, record, match[1], about, plain)
        position = match.end()
    if pattern[position:]:
        yield Part(pattern[position:])


def _slot(view: View, record: str, predicate: str, about: str | None, plain: bool) -> list[Part]:
    values = view.site.values(record, predicate)
    if any(isinstance(v, ox.Literal) and v.language for v in values):
        text, _ = view.site.text(record, predicate, view.lang)
        return [words(text, view.lang)]
    nodes = [value for value in values if isinstance(value, ox.NamedNode)]
    if about is not None and len(nodes) > 1:  # what the page is about first
        nodes.sort(key=lambda node: node.value != about)
    shown = (nodes or values)[: 3 if plain else _MOST_NAMES]
    if plain:
        groups = [[Part(_short(view, value))] for value in shown]
    else:
        groups = [[value_part(view, value, about)] for value in shown]
    parts = joined(groups, ", ")
    hidden = len(values) - len(shown)
    if hidden:
        parts.append(Part(view.say("and_more", count=hidden)))
    return parts or [Part(_ELLIPSIS)]


def _short(view: View, value: Term) -> str:
    if isinstance(value, ox.NamedNode):
        if view.site.is_record(value.value) and not view.site.named(value.value):
            return next(
                (str(python_value(v)) for v in view.site.values(value.value, "kpr:asPrinted")),
                view.site.class_label(value.value, view.lang),
            )
        return view.label(value.value)
    return value_part(view, value).text


def _listed(view: View, record: str, about: str | None) -> list[Part]:
    """Property after property, for a class that has no pattern."""
    skipped = {"rdf:type", "kpr:support", "kpr:statedIn", "kpr:implied", "kpr:evidenceNote", GIST, *NOTES}
    groups = []
    for predicate, values in view.site.properties(record).items():
        if compress(predicate) not in skipped:
            groups.append(
                [
                    Part(f"{view.label(predicate)}: "),
                    *joined(([value_part(view, v, about)] for v in values), ", "),
                ]
            )
    return joined(groups, " · ")


def _merged(parts: list[Part]) -> Iterator[Part]:
    """Plain words that follow one another as one part."""
    waiting = ""
    for part in parts:
        if part.href is None and not part.lang and not part.role:
            waiting += part.text
            continue
        if waiting:
            yield Part(waiting)
            waiting = ""
        yield part
    if waiting:
        yield Part(waiting)
