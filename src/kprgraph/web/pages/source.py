"""The report by lines: its sections, and for every passage all facts that rest on it.

The words themselves are shown only by a server that was given the text; the graph holds none of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kprgraph.namespaces import BASE
from kprgraph.store import PassageRef
from kprgraph.web import quotation
from kprgraph.web.address import Address
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer, once_per_site
from kprgraph.web.facts import passage, sentence
from kprgraph.web.page import Control, Elsewhere, Form, NavItem, NoSuchPage, Page, View
from kprgraph.web.parts import PassageLink, Sentence, line_range

NAME = "source"
TEMPLATE = "source.html"
PARAMS = ("lines",)

_LINES = re.compile(r"L([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?")
_TYPED = re.compile(r"\s*[Ll]?([0-9]{1,7})\s*(?:[-–]\s*([0-9]{1,7}))?\s*")
_MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section of the report.

    Attributes:
        number: Its notation.
        title: Its heading.
        href: Its page, or None.
        lines: Its lines.
        pages: Its printed pages, or "".
        passages: How many cited passages begin in it.
        facts: How many facts rest on them.
        depth: How deep it lies, from 0.
    """

    number: str
    title: str
    href: str | None
    lines: str
    pages: str
    passages: int
    facts: int
    depth: int


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """A passage and the facts that rest on it.

    Attributes:
        passage: The passage.
        facts: The facts.
    """

    passage: PassageLink
    facts: tuple[Sentence, ...]


@dataclass(frozen=True)
class SourcePage(Page):
    """The report, a section of it, or a passage.

    Attributes:
        year: Year of the report.
        sections: All sections, on the page of the report; else those that hold the passage, outermost first.
        children: On the page of a section, the sections in it; their facts are on their pages.
        lines: The lines, such as `1026–1028`, or "" on the page of the report.
        printed: Printed pages, or "".
        text: The words, where the server was given them.
        has_text: Whether the server was given them.
        passages: Passages with their facts.
        total: How many facts there are.
        earlier: The cited passage before, or None.
        later: The cited passage after, or None.
        form: Where to type line numbers, or None.
    """

    year: str
    sections: tuple[SectionRow, ...]
    children: tuple[SectionRow, ...]
    lines: str
    printed: str
    text: tuple[quotation.TextLine, ...]
    has_text: bool
    passages: tuple[PassageFacts, ...]
    total: int
    earlier: NavItem | None
    later: NavItem | None
    form: Form | None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a report.

    Attributes:
        iri: Its IRI.
        first: Its first line.
        last: Its last line.
        pages: Its printed pages, or "".
        parent: What it is part of.
    """

    iri: str
    first: int
    last: int
    pages: str
    parent: str


def build(view: View) -> SourcePage:
    """The report, or the section or passage that the address names.

    Raises:
        NoSuchPage: If there is no such report, section or line.
        Elsewhere: If lines were typed; their page is elsewhere.
    """
    parts = view.here.parts or (view.site.years[:1] and (view.site.years[0],))
    if not parts or parts[0] not in view.site.years or len(parts) > 2:
        raise NoSuchPage
    year = parts[0]
    if typed := view.here.param("lines"):
        raise Elsewhere(_typed(view, year, typed))
    if len(parts) == 1:
        return _report(view, year)
    if match := _LINES.fullmatch(parts[1]):
        first, last = int(match[1]), int(match[2] or match[1])
        return _lines_page(view, year, first, last)
    section = next((s for s in sections(view.site, year) if s.iri.rsplit("/", 1)[-1] == parts[1]), None)
    if section is None:
        raise NoSuchPage
    return _section_page(view, year, section)


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """The reports, their sections and all passages that are cited."""
    yield (), {}
    for year in site.years:
        yield (year,), {}
        for section in sections(site, year):
            yield (year, section.iri.rsplit("/", 1)[-1]), {}
    for iri in sorted(site.refs):
        yield tuple(iri.removeprefix(f"{BASE}src/").split("/")), {}


def _typed(view: View, year: str, typed: str) -> Address:
    match = _TYPED.fullmatch(typed.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")))
    if not match:
        raise NoSuchPage
    first, last = sorted((int(match[1]), int(match[2] or match[1])))
    return view.address("source", year, f"L{first}" if first == last else f"L{first}-{last}")


def _report(view: View, year: str) -> SourcePage:
    rows = tuple(_section_rows(view, year))
    title = view.say("report_title", year=year)
    return SourcePage(
        head=head(view, title, view.say("source_lead")),
        year=year, sections=rows, children=(), lines="", printed="", text=(),
        has_text=view.site.edition is not None,
        passages=(), total=sum(map(len, _facts_by_passage(view.site, year).values())),
        earlier=None, later=None, form=_form(view, year),
    )  # fmt: skip


def _section_page(view: View, year: str, section: Section) -> SourcePage:
    children = [s for s in sections(view.site, year) if s.parent == section.iri]
    inside = [
        found
        for found in _ordered(view.site, year)
        if section.first <= found[0].line_start <= section.last
        and not any(child.first <= found[0].line_start <= child.last for child in children)
    ]
    facts = tuple(_with_facts(view, inside))
    title = f"{_notation(view, section.iri)} {view.label(section.iri)}".strip()
    above = [s for s in _above(view.site, year, section.first, section.last) if s.iri != section.iri]
    return SourcePage(
        head=head(view, title, crumbs=_crumbs(view, year), iri=section.iri),
        year=year,
        sections=tuple(_row(view, s, depth) for depth, s in enumerate([*above, section])),
        children=tuple(_row(view, child, 0) for child in children),
        lines=line_range(section.first, section.last), printed=section.pages,
        text=(), has_text=view.site.edition is not None,
        passages=facts, total=sum(len(p.facts) for p in facts),
        earlier=None, later=None, form=_form(view, year),
    )  # fmt: skip


def _lines_page(view: View, year: str, first: int, last: int) -> SourcePage:
    edition, known = view.site.edition, _ordered(view.site, year)
    longest = max((ref.line_end for ref, _ in known), default=0)
    end = len(edition.lines) if edition else max([longest, *(s.last for s in sections(view.site, year))])
    if not 1 <= first <= last <= end or last - first > _MOST_LINES:
        raise NoSuchPage
    iri = f"{BASE}src/{year}/{view.here.parts[1]}"
    touching = [p for p in known if p[0].line_start <= last and p[0].line_end >= first]
    touching.sort(key=lambda p: (p[1] != iri, p[0]))
    facts = tuple(_with_facts(view, touching))
    before = [p for p in known if p[0].line_end < first]
    after = [p for p in known if p[0].line_start > last]
    above = _above(view.site, year, first, last)
    return SourcePage(
        head=head(view, view.say("lines_title", lines=line_range(first, last)), crumbs=_crumbs(view, year),
                  iri=iri if iri in view.site.refs else ""),
        year=year,
        sections=tuple(_row(view, s, depth) for depth, s in enumerate(above)),
        children=(),
        lines=line_range(first, last),
        printed=above[-1].pages if above else "",
        text=quotation.lines(view, first, last),
        has_text=edition is not None,
        passages=facts, total=sum(len(p.facts) for p in facts),
        earlier=_neighbour(view, before[-1] if before else None),
        later=_neighbour(view, after[0] if after else None),
        form=_form(view, year),
    )  # fmt: skip


def _crumbs(view: View, year: str) -> list[tuple[str, str | None]]:
    return [(view.say("report_title", year=year), view.link("source", year))]


def _form(view: View, year: str) -> Form | None:
    action = view.link("source", year)
    if not view.links.dynamic or action is None:
        return None
    control = Control("lines", view.say("lines_field"), view.here.parts[1][1:] if _is_lines(view) else "",
                      hint=view.say("lines_hint"))  # fmt: skip
    return Form(action, (control,), view.say("show"))


def _is_lines(view: View) -> bool:
    return len(view.here.parts) == 2 and _LINES.fullmatch(view.here.parts[1]) is not None


def _neighbour(view: View, found: tuple[PassageRef, str] | None) -> NavItem | None:
    if found is None:
        return None
    href = view.link_to(found[1])
    text = view.say("lines_title", lines=line_range(found[0].line_start, found[0].line_end))
    return NavItem(text, href) if href else None


def _with_facts(view: View, passages: Sequence[tuple[PassageRef, str]]) -> Iterator[PassageFacts]:
    for ref, iri in passages:
        records = sorted(view.site.records_on.get(iri, ()), key=lambda r: (view.site.class_of(r), r))
        yield PassageFacts(passage(view, ref, iri), tuple(sentence(view, record) for record in records))


@once_per_site
def _ordered(site: Explorer, year: str) -> list[tuple[PassageRef, str]]:
    return sorted((ref, iri) for iri, ref in site.refs.items() if iri.startswith(f"{BASE}src/{year}/"))


@once_per_site
def _facts_by_passage(site: Explorer, year: str) -> dict[str, list[str]]:
    return {iri: records for iri, records in site.records_on.items() if iri.startswith(f"{BASE}src/{year}/")}


@once_per_site
def sections(site: Explorer, year: str) -> list[Section]:
    """The sections of a report, outer ones before what they hold."""
    found = []
    for iri in site.store.subjects("rdf:type", ox.NamedNode(f"{BASE}onto#Section")):
        if not iri.startswith(f"{BASE}src/{year}/"):
            continue
        numbers = {
            p: _number(site, iri, p) for p in ("kpr:lineStart", "kpr:lineEnd", "kpr:pageStart", "kpr:pageEnd")
        }
        first, last = numbers["kpr:pageStart"], numbers["kpr:pageEnd"]
        pages = "" if not first else line_range(first, last or first)
        parent = next(iter(site.targets(iri, "dct:isPartOf")), "")
        found.append(Section(iri, numbers["kpr:lineStart"], numbers["kpr:lineEnd"], pages, parent))
    return sorted(found, key=lambda s: (s.first, -s.last, s.iri))


def _number(site: Explorer, iri: str, predicate: str) -> int:
    return next((int(v.value) for v in site.values(iri, predicate) if isinstance(v, ox.Literal)), 0)


def _above(site: Explorer, year: str, first: int, last: int) -> list[Section]:
    return [s for s in sections(site, year) if s.first <= first and last <= s.last]


def _section_rows(view: View, year: str) -> Iterator[SectionRow]:
    known = {s.iri: s for s in sections(view.site, year)}
    for section in known.values():
        depth, parent = 0, section.parent
        while parent in known:
            depth, parent = depth + 1, known[parent].parent
        yield _row(view, section, depth)


def _row(view: View, section: Section, depth: int) -> SectionRow:
    year = section.iri.rsplit("/", 2)[-2]
    facts = _facts_by_passage(view.site, year)
    inside = [
        iri for ref, iri in _ordered(view.site, year) if section.first <= ref.line_start <= section.last
    ]
    return SectionRow(
        number=_notation(view, section.iri), title=view.label(section.iri), href=view.link_to(section.iri),
        lines=line_range(section.first, section.last), pages=section.pages,
        passages=len(inside), facts=len({r for iri in inside for r in facts.get(iri, ())}), depth=depth,
    )  # fmt: skip


def _notation(view: View, iri: str) -> str:
    """The number of a section such as 2.1; other notations say nothing that the heading does not say."""
    text = next((v.value for v in view.site.values(iri, "skos:notation") if isinstance(v, ox.Literal)), "")
    return text if "." in text and text.replace(".", "").isdigit() else ""
