"""What feeds a thing and what depends on it, up to three steps away, as a picture and as a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.namespaces import BASE
from kprgraph.query import Table
from kprgraph.terms import Value
from kprgraph.web import slides
from kprgraph.web.asked import asked, choice, form, query_of
from kprgraph.web.blocks import Download, TableBlock
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.graphs import layers, within
from kprgraph.web.page import NavItem, NoSuchPage, QuestionPage, View
from kprgraph.web.pictures.shapes import Picture
from kprgraph.web.resolve import Picker, picker
from kprgraph.web.tabulate import from_table

NAME = "layers"
TEMPLATE = "layers.html"
PARAMS = ("depth", "thing", "card", "sort")

DEPTHS = ("1", "2", "3")
_DEFAULT = "1"
_QUERY = "networks/dependency"


@dataclass(frozen=True)
class LayersPage(QuestionPage):
    """What feeds a thing and what depends on it.

    Attributes:
        picture: The picture, or None where no thing is chosen.
        picker: How to choose a thing.
        depths: The same with fewer or more steps.
        slides: The picture for a slide.
    """

    picture: Picture | None
    picker: Picker
    depths: tuple[NavItem, ...]
    slides: tuple[Download, ...] = ()


def build(view: View) -> LayersPage:
    """The layers of the thing that the address names, or the things to choose from.

    Raises:
        NoSuchPage: If there is no such thing in the network of dependence.
        Elsewhere: If a name was typed; its page is elsewhere.
    """
    site = view.site
    chosen = picker(view, "layers", "layers_pick", site.linked)
    query = query_of(view, _QUERY)
    if not view.here.parts:
        title = view.say("page_layers")
        question = view.say("layers_question_any")
        return LayersPage(
            head=head(view, title, view.say("layers_lead")),
            asked=asked(view, question, "", (), query), table=_table(view, {}, title), form=None,
            picture=None, picker=chosen, depths=(),
        )  # fmt: skip
    iri = f"{BASE}id/{'/'.join(view.here.parts)}"
    if iri not in site.dependency:
        raise NoSuchPage
    depth = view.here.param("depth") if view.here.param("depth") in DEPTHS else _DEFAULT
    distances = within(site.dependency, iri, int(depth))
    picture = layers(view, iri, distances, int(depth))
    label = view.label(iri)
    crumbs = [(view.say("page_layers"), view.link("layers")), (label, view.link_to(iri))]
    caveats = [view.say("planned_dashed"), view.say("not_in_text")]
    return LayersPage(
        head=head(view, view.say("layers_title", name=label), crumbs=crumbs),
        asked=asked(view, view.say("layers_question", name=label), picture.summary, caveats, query),
        table=_table(view, distances, view.say("layers_title", name=label)),
        form=form(
            view,
            [
                choice(
                    view, "depth", view.say("depth"), [(d, view.say("depth_value", steps=d)) for d in DEPTHS]
                )
            ],
        ),
        picture=picture,
        picker=chosen,
        depths=tuple(
            NavItem(view.say("depth_value", steps=d), href, d == depth)
            for d in DEPTHS
            if (href := view.same(depth=None if d == _DEFAULT else d))
        ),
        slides=slides.of_thing(view, *view.here.parts),
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """The list, and for each thing of the network one page per depth and a card."""
    yield (), {}
    for iri in sorted(site.dependency):
        parts = tuple(iri.split("/")[-2:])
        yield parts, {}
        for depth in DEPTHS:
            if depth != _DEFAULT:
                yield parts, {"depth": depth}
        yield parts, {"card": "1"}


def _table(view: View, distances: Mapping[str, int], caption: str) -> TableBlock:
    """The links of the picture as rows."""
    names = ("source", "relation", "target", "status", "fiscal_year", "records", "stated_in")
    columns = ("source", "source_label", "relation", "target", "target_label", "status", "fiscal_year",
               "records", "stated_in")  # fmt: skip
    links: dict[tuple[str, str, str, str, str], list[str]] = {}
    graph = view.site.dependency
    for source, target, data in graph.edges(sorted(distances), data=True):
        if target in distances:
            years = ", ".join(map(str, data["fiscal_years"]))
            status = str(data["status"] or "")
            record = [data["record"]] if data["record"] else []
            links.setdefault((source, target, str(data["kind"]), status, years), []).extend(record)
    rows: list[dict[str, Value]] = [
        {
            "source": source,
            "source_label": view.label(source),
            "relation": view.site.phrases[kind].say(view.lang),
            "target": target,
            "target_label": view.label(target),
            "status": view.label(f"linkstatus:{status}") if status else "",
            "fiscal_year": years,
            "records": [*sorted(records)],
            "stated_in": [p.as_dict() for p in view.site.store.passages(*records)],
        }
        for (source, target, kind, status, years), records in sorted(
            links.items(), key=lambda e: _place(e[0], distances)
        )
    ]
    headings = {name: view.say(name) for name in names}
    headings |= {"source_label": view.say("source"), "target_label": view.say("target")}
    return from_table(view, Table("links", columns, rows, headings), "links", caption,
                      meaning=view.say("one_link"), query=query_of(view, _QUERY))  # fmt: skip


def _place(
    link: tuple[str, str, str, str, str], distances: Mapping[str, int]
) -> tuple[int, int, str, str, str, str, str]:
    return distances[link[0]], distances[link[1]], *link
