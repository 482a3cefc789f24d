"""If one thing stops: what is hit, through what, and what else of the same kind there is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kprgraph import views
from kprgraph.namespaces import BASE
from kprgraph.query import Table
from kprgraph.terms import Value
from kprgraph.web import slides
from kprgraph.web.asked import asked, query_of
from kprgraph.web.blocks import Download, TableBlock
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import evidence, node_part
from kprgraph.web.graphs import reached
from kprgraph.web.page import NavItem, NoSuchPage, QuestionPage, View
from kprgraph.web.parts import Evidence, Part, plain_text
from kprgraph.web.pictures.shapes import Picture
from kprgraph.web.resolve import Picker, picker
from kprgraph.web.tabulate import from_table

if TYPE_CHECKING:
    from kprgraph.analysis.impact import Hit
    from kprgraph.analysis.links import Hop

NAME = "what-if"
TEMPLATE = "what_if.html"
PARAMS = ("thing", "card", "sort")

_QUERY = "networks/dependency"
_MOST_CRITICAL = 15


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from what fails to what is hit.

    Attributes:
        source: What fails at this step.
        relation: How the next thing depends on it, in words.
        target: What is hit at this step.
        planned: Whether the link is only planned.
        evidence: What the step rests on.
    """

    source: Part
    relation: str
    target: Part
    planned: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class HitRow:
    """One thing that is hit.

    Attributes:
        thing: The thing, linked.
        kind: What it is.
        distance: How many steps away it is.
        planned_only: Whether it is hit only once a plan is carried out.
        steps: The way.
        others: Sources of the same kind that do not fail, linked.
    """

    thing: Part
    kind: str
    distance: int
    planned_only: bool
    steps: tuple[Step, ...]
    others: tuple[Part, ...]


@dataclass(frozen=True)
class WhatIfPage(QuestionPage):
    """If one thing stops.

    Attributes:
        picture: The spread of the failure, or None where nothing is chosen or hit.
        hits: What is hit, nearest first.
        picker: How to choose a thing.
        critical: Where nothing is chosen, what most depends on, or None.
        actions: Pages that ask more.
        slides: The picture for a slide.
    """

    picture: Picture | None
    hits: tuple[HitRow, ...]
    picker: Picker
    critical: TableBlock | None
    actions: tuple[NavItem, ...]
    slides: tuple[Download, ...] = ()


def build(view: View) -> WhatIfPage:
    """What happens if the thing that the address names stops, or the things to choose from.

    Raises:
        NoSuchPage: If there is no such thing in the network of dependence.
        Elsewhere: If a name was typed; its page is elsewhere.
    """
    from kprgraph.analysis.impact import impact  # noqa: PLC0415 - networkx is slow to import

    site = view.site
    chosen = picker(view, NAME, "what-if_pick", site.linked)
    query = query_of(view, _QUERY)
    if not view.here.parts:
        return WhatIfPage(
            head=head(view, view.say("page_what-if"), view.say("what-if_lead")),
            asked=asked(view, view.say("what-if_question_any"), "", [view.say("critical_caveat")], query),
            table=_table(view, []), form=None, picture=None, hits=(), picker=chosen,
            critical=_critical(view), actions=(),
        )  # fmt: skip
    iri = f"{BASE}id/{'/'.join(view.here.parts)}"
    if iri not in site.dependency:
        raise NoSuchPage
    hits = impact(site.dependency, iri)
    rows = [_hit(view, hit) for hit in hits]
    label = view.label(iri)
    count = len(hits)
    planned = sum(hit.planned_only for hit in hits)
    answer = (
        view.say("what-if_answer", name=label, count=count) if count else view.say("what-if_none", name=label)
    )
    if planned:
        answer = f"{answer} {view.say('what-if_planned', count=planned)}"
    kind, slug = view.here.parts
    crumbs = [(view.say("page_what-if"), view.link(NAME))]
    links = (
        (view.say("layers_title", name=label), view.link("layers", kind, slug)),
        (label, view.link_to(iri)),
    )
    return WhatIfPage(
        head=head(view, view.say("what-if_title", name=label), "", crumbs),
        asked=asked(view, view.say("what-if_question", name=label), answer,
                    [view.say("what-if_caveat"), view.say("not_in_text")], query),
        table=_table(view, hits),
        form=None,
        picture=reached(view, iri, hits) if hits else None,
        hits=tuple(rows),
        picker=chosen,
        critical=None,
        actions=tuple(NavItem(text, href) for text, href in links if href),
        slides=slides.downloads(view, NAME, kind, slug) if hits else (),
    )  # fmt: skip


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """The list, and for each thing of the network a page and a card."""
    yield (), {}
    for iri in sorted(site.dependency):
        parts = tuple(iri.split("/")[-2:])
        yield parts, {}
        yield parts, {"card": "1"}


def _hit(view: View, hit: "Hit") -> HitRow:
    return HitRow(
        thing=node_part(view, hit.entity),
        kind=view.site.class_label(hit.entity, view.lang),
        distance=hit.distance,
        planned_only=hit.planned_only,
        steps=tuple(_step(view, hop) for hop in hit.hops),
        others=tuple(node_part(view, other) for other in hit.others),
    )


def _step(view: View, hop: "Hop") -> Step:
    kinds = dict.fromkeys(str(link.data["kind"]) for link in hop.links)
    records = dict.fromkeys(str(link.data["record"]) for link in hop.links if link.data["record"])
    return Step(
        source=node_part(view, hop.start),
        relation=" / ".join(view.site.phrases[kind].say(view.lang) for kind in kinds),
        target=node_part(view, hop.end),
        planned=all(link.data["status"] == "planned" for link in hop.links),
        evidence=evidence(view, *records),
    )


def _table(view: View, hits: "Sequence[Hit]") -> TableBlock:
    """The hits as rows for sorting and for files."""
    columns = (
        "entity",
        "entity_label",
        "kind",
        "distance",
        "via",
        "others",
        "others_label",
        "planned_only",
        "records",
        "stated_in",
    )
    rows: list[dict[str, Value]] = []
    for hit in hits:
        records = sorted(
            {str(link.data["record"]) for hop in hit.hops for link in hop.links if link.data["record"]}
        )
        rows.append({
            "entity": hit.entity,
            "entity_label": view.label(hit.entity),
            "kind": view.site.class_label(hit.entity, view.lang),
            "distance": hit.distance,
            "via": " → ".join(view.label(node) for node in hit.via),
            "others": [*hit.others],
            "others_label": [view.label(other) for other in hit.others],
            "planned_only": plain_text(hit.planned_only, view.lang),
            "records": [*records],
            "stated_in": [p.as_dict() for p in view.site.store.passages(*records)],
        })  # fmt: skip
    words = {"entity": "affected", "entity_label": "affected", "others_label": "others"}
    headings = {name: view.say(words.get(name, name)) for name in columns}
    table = Table("hits", columns, rows, headings)
    return from_table(view, table, "hits", view.say("what-if_table"), meaning=view.say("one_hit"),
                      query=query_of(view, _QUERY))  # fmt: skip


def _critical(view: View) -> TableBlock:
    table = views.critical_rows(view.site.store, view.lang, _MOST_CRITICAL)
    hide = ("articulation", "stated_in", "kind", "records")
    rows = Table(table.name, table.columns, table.rows, table.headings)
    return from_table(view, rows, "critical", view.say("critical_title"), hide, query=query_of(view, _QUERY))
