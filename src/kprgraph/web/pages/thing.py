"""The page of a named thing: everything the graph says about it, in sentences that name their lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kprgraph.namespaces import BASE, compress, expand
from kprgraph.web import slides
from kprgraph.web.blocks import Cell, Column, Download, Query, TableBlock
from kprgraph.web.chrome import Crumb, head
from kprgraph.web.explorer import Explorer, Link
from kprgraph.web.facts import evidence, finding_links, node_part, sentence, value_part
from kprgraph.web.figures import FigureGroup, figure_groups
from kprgraph.web.graphs import neighbourhood
from kprgraph.web.page import NavItem, NoSuchPage, Page, View
from kprgraph.web.parts import Evidence, Part, Sentence
from kprgraph.web.pictures.shapes import Picture
from kprgraph.web.tabulate import Draft, finish
from kprgraph.web.when import Moment, moments
from kprgraph.web.when import timeline as dates

NAME = "thing"
TEMPLATE = "thing.html"
PARAMS = ()

_FIRST = (
    "kpr:Ownership", "kpr:DataFeed", "kpr:Development", "kpr:Operation", "kpr:PlatformListing",
    "kpr:Dependency", "kpr:Reliance", "kpr:LicenceOutput", "kpr:LevelRating", "kpr:SecretariatDuty",
    "kpr:Establishment", "kpr:Power", "kpr:Mission", "kpr:Membership", "kpr:PostHolding", "kpr:Activity",
    "kpr:NextStep", "kpr:Challenge", "kpr:Recommendation", "kpr:TargetComparison", "kpr:NotReported",
)  # fmt: skip
_LAST = ("kpr:Statement", "kpr:PolicyLink", "kpr:StatedList", "kpr:ListEntry", "kpr:Affiliation")
_ELSEWHERE = ("kpr:Figure", "kpr:NameUsage")  # they have blocks of their own
_NAMES = frozenset(map(expand, ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")))
_SILENT = _NAMES | frozenset(map(expand, ("rdf:type", "kpr:nameSupport")))
_PARENTS = ("dct:isPartOf", "eli:is_part_of", "kpr:themeOf", "kpr:componentOf", "org:postIn", "skos:broader")
_QUERY = """SELECT ?record ?kind ?property WHERE {{
  ?record ?property <{iri}> ; a ?kind ; kpr:support ?support .
}} ORDER BY ?kind ?record"""


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name.

    Attributes:
        text: The name.
        lang: Its language where it is not that of the page, else "".
        role: What kind of name it is.
        note: What else is known of it, or "".
        evidence: Where it is printed.
    """

    text: str
    lang: str
    role: str
    note: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PropertyRow:
    """One property.

    Attributes:
        label: What it is about.
        values: Its values.
    """

    label: str
    values: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one kind.

    Attributes:
        id: ASCII name of the place on the page.
        title: The kind.
        href: All facts of this kind, or None.
        sentences: The facts.
    """

    id: str
    title: str
    href: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class ThingPage(Page):
    """The page of a thing.

    Attributes:
        kind: What it is, in words.
        names: All its names.
        properties: What it is by itself.
        parents: What it is part of, nearest first.
        actions: Pages that ask more about it.
        picture: What stands around it, or None.
        figures: Its figures by indicator.
        groups: Its facts by kind.
        inverse: What in the registry points to it.
        findings: What to ask the authors about it.
        timeline: Its facts that have a date, in the order of time.
        facts: All its facts as a table, for files.
        contents: The places on the page.
        slides: The picture for a slide.
    """

    kind: str
    names: tuple[NameRow, ...]
    properties: tuple[PropertyRow, ...]
    parents: tuple[Part, ...]
    actions: tuple[NavItem, ...]
    picture: Picture | None
    figures: tuple[FigureGroup, ...]
    groups: tuple[Group, ...]
    inverse: tuple[PropertyRow, ...]
    findings: tuple[NavItem, ...]
    timeline: tuple[Moment, ...]
    facts: TableBlock
    contents: tuple[NavItem, ...]
    slides: tuple[Download, ...]


def build(view: View) -> ThingPage:
    """The page of the thing that the address names.

    Raises:
        NoSuchPage: If there is no such thing.
    """
    if len(view.here.parts) != 2:
        raise NoSuchPage
    kind, slug = view.here.parts
    iri = f"{BASE}id/{kind}/{slug}"
    site = view.site
    if iri not in site.things.get(kind, ()):
        raise NoSuchPage
    records = list(site.records_of(iri))
    facts = {record: sentence(view, record, iri) for record in records}
    groups = tuple(_groups(view, facts))
    figures = tuple(figure_groups(view, iri))
    inverse = tuple(_inverse(view, iri))
    timeline = tuple(moments(view, dates(site).get(iri, ()), iri))
    picture = neighbourhood(view, iri)
    findings = tuple(finding_links(view, iri))
    label = view.label(iri)
    return ThingPage(
        head=head(view, label, crumbs=_crumbs(view, kind, iri), iri=iri),
        kind=site.class_label(iri, view.lang),
        names=tuple(_names(view, iri)),
        properties=tuple(_properties(view, iri)),
        parents=tuple(_parents(view, iri)),
        actions=tuple(_actions(view, iri, kind, slug)),
        picture=picture,
        figures=figures,
        groups=groups,
        inverse=inverse,
        findings=findings,
        timeline=timeline,
        facts=_table(view, iri, facts),
        slides=slides.of_thing(view, kind, slug),
        contents=tuple(_contents(view, picture, figures, groups, inverse, findings, timeline)),
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """One page for each thing."""
    for kind, iris in site.things.items():
        for iri in iris:
            yield (kind, iri.rsplit("/", 1)[-1]), {}


def _crumbs(view: View, kind: str, iri: str) -> list[Crumb]:
    from kprgraph.export.headings import KINDS  # noqa: PLC0415 - a table of words

    crumbs: list[Crumb] = [(KINDS[kind].say(view.lang), view.link("things", kind))]
    ministry = view.site.ministry(iri)
    if ministry and ministry != iri:
        crumbs.append((view.label(ministry), view.link_to(ministry)))
    return crumbs


def _names(view: View, iri: str) -> Iterator[NameRow]:
    site = view.site
    usages: dict[str, list[str]] = {}
    for record, through in site.records_of(iri).items():
        if site.class_of(record) == "kpr:NameUsage" and expand("kpr:nameOf") in through:
            for form in ("kpr:asPrinted", "kpr:asMeant"):
                for value in site.values(record, form):
                    if isinstance(value, ox.Literal):
                        usages.setdefault(value.value, []).append(record)
    for predicate in ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel"):
        values = [v for v in site.values(iri, predicate) if isinstance(v, ox.Literal)]
        for value in sorted(values, key=lambda v: (v.language != "th", v.value)):
            records = usages.get(value.value, [])
            meaning = any(
                isinstance(v, ox.Literal) and v.value == "true"
                for r in records for v in site.values(r, "kpr:changesMeaning")
            )  # fmt: skip
            yield NameRow(
                text=value.value,
                lang=(value.language or "") if value.language != view.lang else "",
                role=_role(view, predicate, value.language or ""),
                note=view.say("changes_meaning") if meaning and predicate == "skos:hiddenLabel" else "",
                evidence=evidence(view, *dict.fromkeys(records)),
            )


def _role(view: View, predicate: str, lang: str) -> str:
    """What kind of name it is; two names of one rank are told apart by their language."""
    role = view.label(predicate)
    other = predicate == "skos:prefLabel" and lang in {"th", "en"} and lang != view.lang
    return view.say("name_in_other", role=role) if other else role


def _properties(view: View, iri: str) -> Iterator[PropertyRow]:
    parents = frozenset(map(expand, _PARENTS))
    for predicate, values in sorted(view.site.properties(iri).items()):
        if predicate not in _SILENT and predicate not in parents:
            yield PropertyRow(view.label(predicate), tuple(value_part(view, value) for value in values))
    for value in view.site.values(iri, "kpr:nameSupport"):
        yield PropertyRow(view.label("kpr:nameSupport"), (value_part(view, value),))


def _parents(view: View, iri: str) -> Iterator[Part]:
    """What a thing is part of, upwards; a body's parents come from the records of its affiliation."""
    seen = {iri}
    current = iri
    while True:
        above = [p for name in _PARENTS for p in view.site.targets(current, name)]
        above += [o.value for o in view.site.store.objects(current, "org:subOrganizationOf")
                  if isinstance(o, ox.NamedNode)]  # fmt: skip
        fresh = [p for p in dict.fromkeys(above) if p not in seen]
        if not fresh:
            return
        for parent in fresh:
            yield node_part(view, parent)
        seen.update(fresh)
        current = fresh[0]


def _actions(view: View, iri: str, kind: str, slug: str) -> Iterator[NavItem]:
    in_network = iri in view.site.dependency
    if in_network:
        for page in ("layers", "what-if"):
            if href := view.link(page, kind, slug):
                yield NavItem(view.say(f"do_{page}"), href)
    connected = view.links.dynamic and iri in view.site.together
    if connected and (href := view.link("path", **{"from": compress(iri)})):
        yield NavItem(view.say("do_path"), href)
    if kind == "committee" and (href := view.link("mandate", committee=slug)):
        yield NavItem(view.say("do_mandate"), href)


def _groups(view: View, facts: Mapping[str, Sentence]) -> Iterator[Group]:
    by_class: dict[str, list[Sentence]] = {}
    for record, words in facts.items():
        by_class.setdefault(view.site.class_of(record), []).append(words)
    for name in sorted(by_class, key=_rank):
        if name not in _ELSEWHERE:
            local = name.partition(":")[2]
            yield Group(local, view.label(name), view.link("records", local), tuple(by_class[name]))


def _rank(name: str) -> tuple[int, str]:
    if name in _FIRST:
        return _FIRST.index(name), name
    return (200 + _LAST.index(name), name) if name in _LAST else (100, name)


def _inverse(view: View, iri: str) -> Iterator[PropertyRow]:
    """What in the registry says something of the thing: posts in a body, themes of a policy ..."""
    found: dict[str, list[str]] = {}
    links: Iterable[Link] = view.site.links_to(iri)
    for link in links:
        if not view.site.is_record(link.subject):
            found.setdefault(link.predicate, []).append(link.subject)
    for predicate, subjects in sorted(found.items()):
        parts = tuple(node_part(view, subject) for subject in subjects)
        yield PropertyRow(view.say("points_here", name=view.label(predicate)), parts)


def _table(view: View, iri: str, facts: Mapping[str, Sentence]) -> TableBlock:
    headings = ("kind", "fact", "notes", "gist", "lines", "section", "pages", "support")
    plain = []
    for record, said in facts.items():
        refs = said.evidence.passages
        plain.append((
            view.site.class_label(record, view.lang), said.text, "; ".join(note.text for note in said.notes),
            said.gist, "; ".join(ref.lines for ref in refs),
            "; ".join(dict.fromkeys(ref.section for ref in refs if ref.section)),
            "; ".join(dict.fromkeys(ref.pages for ref in refs if ref.pages)),
            said.evidence.support, record,
        ))  # fmt: skip
    draft = Draft(
        id="facts",
        caption=view.label(iri),
        columns=tuple(Column(key, view.say(key)) for key in headings),
        rows=tuple(tuple(Cell((Part(text),)) for text in row[:-1]) for row in plain),
        header=(*map(view.say, headings), view.say("record")),
        plain=tuple(plain),
        query=Query("", None, _QUERY.format(iri=iri), view.link("sparql", about=compress(iri))),
    )
    return finish(view, draft)


def _contents(  # noqa: PLR0917 - the blocks of the page
    view: View,
    picture: Picture | None,
    figures: Sequence[FigureGroup],
    groups: Sequence[Group],
    inverse: Sequence[PropertyRow],
    findings: Sequence[NavItem],
    timeline: Sequence[Moment],
) -> Iterator[NavItem]:
    blocks = (
        ("around", picture),
        ("figures", figures),
        ("inverse", inverse),
        ("findings", findings),
        ("timeline", timeline),
    )
    present = {name for name, block in blocks if block}
    for name in ("around", "figures"):
        if name in present:
            yield NavItem(view.say(f"block_{name}"), f"#{name}")
    for group in groups:
        yield NavItem(group.title, f"#{group.id}")
    for name in ("inverse", "findings", "timeline"):
        if name in present:
            yield NavItem(view.say(f"block_{name}"), f"#{name}")
