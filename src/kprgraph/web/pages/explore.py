"""Walking the network: some things, what they are linked to, and from each of these onwards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kprgraph.query import Table
from kprgraph.terms import Value
from kprgraph.thai import sort_key
from kprgraph.web import canvas
from kprgraph.web.asked import asked, choice, form
from kprgraph.web.blocks import TableBlock
from kprgraph.web.canvas import Canvas, Tie
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.graphs import Network, files, legend
from kprgraph.web.page import Control, Elsewhere, NavItem, QuestionPage, View
from kprgraph.web.parts import foreign
from kprgraph.web.pictures.layers import Edge, joins
from kprgraph.web.pictures.placing import HEIGHT, WIDTH
from kprgraph.web.pictures.shapes import Box, Picture
from kprgraph.web.resolve import Picker, grouped, resolve, typing
from kprgraph.web.tabulate import from_table

NAME = "explore"
TEMPLATE = "explore.html"
PARAMS = ("focus", "depth", "network", "hide", "section", "thing", "card", "sort")

_MARGIN = 10


@dataclass(frozen=True)
class ExplorePage(QuestionPage):
    """A part of the network.

    Attributes:
        picture: The picture; without a focus only the place of a canvas, or None.
        picker: What to begin with.
        focus: The things gone on from; each entry takes one away.
        kinds: The kinds of links that there are; each entry hides or shows one, those shown are current.
    """

    picture: Picture | None
    picker: Picker
    focus: tuple[NavItem, ...]
    kinds: tuple[NavItem, ...]


def build(view: View) -> ExplorePage:
    """The part of the network that the address names, or what to begin with.

    Raises:
        NoSuchPage: If one of the things is not in the network.
        Elsewhere: If a name was typed; the page with it has an address of its own.
    """
    part = next((p for p in canvas.PARTS if p == view.here.param("network")), canvas.PARTS[0])
    graph = canvas.graph_of(view, part)
    if not view.here.param("focus"):
        return _beginning(view, sorted(graph, key=lambda iri: (sort_key(view.label(iri)), iri)))
    focus = canvas.named(view.here.param("focus"), graph)
    error, candidates = _typed(view, focus, graph)
    depth = int(view.here.param("depth")) if view.here.param("depth") in canvas.DEPTHS else 1
    whole = canvas.canvas(view, focus, depth, part)
    shown = _narrowed(whole, _hidden(view), view.here.param("section"))
    name = ", ".join(view.label(iri) for iri in focus)
    title = view.say("explore_title", name=name)
    answer = view.say(
        "canvas_summary", name=name, nodes=len(shown.nodes) - len(focus), edges=len(shown.edges)
    )
    typed = Control("thing", view.say("explore_add"), "", hint=view.say("any_name"))
    return ExplorePage(
        head=head(view, title, crumbs=[(view.say("page_explore"), view.link(NAME))]),
        asked=asked(view, view.say("explore_question", name=name), answer,
                    [view.say("explore_caveat"), view.say("not_in_text")]),
        table=_table(view, shown, title),
        form=form(view, [typed, *_controls(view, whole)], error=error, candidates=candidates),
        picture=_picture(view, shown, title, answer),
        picker=Picker(None, ()),
        focus=tuple(_focus(view, focus)),
        kinds=tuple(_kinds(view, whole)),
    )  # fmt: skip


def states(_: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """The things to begin with; a script does the rest."""
    yield (), {}


def _beginning(view: View, things: Sequence[str]) -> ExplorePage:
    typed, error = view.here.param("thing"), ""
    candidates: tuple[NavItem, ...] = ()
    if typed:
        iri, error, candidates = resolve(view, typed)
        if iri in things:
            raise Elsewhere(view.here.with_params(focus=_key(iri), thing=None))
        if iri:
            error = view.say("not_in_network", name=view.label(iri))
    title = view.say("page_explore")
    place = Picture("canvas", title, "", 0, 0, (), (), data_href="")
    return ExplorePage(
        head=head(view, title, view.say("explore_lead")),
        asked=asked(view, title, ""),
        table=_table(view, None, title),
        form=None,
        picture=None if view.links.dynamic else place,
        picker=Picker(
            typing(view, NAME, "explore_pick", typed, error, candidates),
            grouped(things, lambda iri: _begin(view, iri), view),
        ),
        focus=(),
        kinds=(),
    )


def _begin(view: View, iri: str) -> str | None:
    """Where the walk begins; without a server at the picture on the page of the thing."""
    if view.links.dynamic:
        return view.link(NAME, focus=_key(iri))
    return view.link_to(iri)


def _typed(view: View, focus: Sequence[str], graph: Network) -> tuple[str, list[NavItem]]:
    """What is wrong with a name that was typed to be added; where nothing is, the page is elsewhere."""
    typed = view.here.param("thing")
    if not typed:
        return "", []
    iri, error, near = resolve(view, typed)
    if iri in graph:
        raise Elsewhere(view.here.with_params(focus=_joined([*focus, iri]), thing=None))
    if iri:
        error = view.say("not_in_network", name=view.label(iri))
    return error, [NavItem(c.text, view.same(thing=c.text) or "", hint=c.hint) for c in near]


def _hidden(view: View) -> set[str]:
    return {word for word in view.here.param("hide").split(",") if word}


def _narrowed(whole: Canvas, hidden: set[str], section: str) -> Canvas:
    """Without the links that are not wanted and what only they lead to."""
    edges = tuple(
        edge for edge in whole.edges if edge.kind not in hidden and (not section or section in edge.sections)
    )
    held = {end for edge in edges for end in (edge.source, edge.target)} | set(whole.focus)
    return replace(whole, edges=edges, nodes=tuple(spot for spot in whole.nodes if spot.id in held))


def _controls(view: View, whole: Canvas) -> Iterator[Control]:
    depths = [(depth, view.say("depth_value", steps=depth)) for depth in canvas.DEPTHS[2:]]
    yield choice(view, "depth", view.say("depth"), depths, view.say("depth_value", steps="1"))
    yield choice(view, "network", view.say("which_links"), [("dependency", view.say("links_dependency"))],
                 view.say("links_all"))  # fmt: skip
    sections = [(s, view.say("section_number", number=s)) for s in whole.sections()]
    yield choice(view, "section", view.say("section"), sections, view.say("every_section"))


def _focus(view: View, focus: Sequence[str]) -> Iterator[NavItem]:
    for iri in focus:
        rest = [other for other in focus if other != iri]
        href = view.same(focus=_joined(rest)) if rest else view.link(NAME)
        yield NavItem(view.label(iri), href or "", hint=view.say("take_away", name=view.label(iri)))


def _kinds(view: View, whole: Canvas) -> Iterator[NavItem]:
    hidden = _hidden(view)
    for kind, (text, count) in whole.kinds().items():
        href = view.same(hide=",".join(sorted(hidden ^ {kind})))
        yield NavItem(f"{text} ({count})", href or "", kind not in hidden)


def _picture(view: View, shown: Canvas, title: str, summary: str) -> Picture:
    left = min(spot.x for spot in shown.nodes) - WIDTH // 2 - _MARGIN
    top = min(spot.y for spot in shown.nodes) - HEIGHT // 2 - _MARGIN
    boxes = {}
    for spot in shown.nodes:
        href = spot.url if spot.focus else view.same(focus=_joined([*shown.focus, spot.id]))
        x, y = spot.x - WIDTH // 2 - left, spot.y - HEIGHT // 2 - top
        boxes[spot.id] = Box(spot.label, foreign(spot.label, view.lang), spot.kind_label, spot.code, href,
                             x, y, WIDTH, HEIGHT, spot.focus)  # fmt: skip
    edges = [Edge(tie.source, tie.target, tie.kind, tie.status, tie.sentence) for tie in shown.edges]
    return Picture(
        id="canvas",
        title=title,
        summary=summary,
        width=max(box.x for box in boxes.values()) + WIDTH + _MARGIN,
        height=max(box.y for box in boxes.values()) + HEIGHT + _MARGIN,
        boxes=tuple(boxes.values()),
        lines=tuple(joins(edges, boxes)),
        legend=legend(view, [spot.code for spot in shown.nodes], edges),
        hidden=shown.hidden,
        data_href=_data(view, shown),
        records=tuple(sorted({iri for tie in shown.edges for iri, _ in tie.records})),
        downloads=files(view, "canvas"),
    )


def _data(view: View, shown: Canvas) -> str | None:
    return view.links.href(
        view.address("api", "graph", focus=_joined(shown.focus), depth=str(shown.depth), network=shown.part)
    )


def _table(view: View, shown: Canvas | None, caption: str) -> TableBlock:
    columns = (
        "source", "source_label", "relation", "target", "target_label", "status", "records", "stated_in",
    )  # fmt: skip
    headings = {name: view.say(name.removesuffix("_label")) for name in columns}
    rows = [_row(view, tie) for tie in shown.edges] if shown else []
    table = Table("links", columns, rows, headings)
    return from_table(view, table, "links", caption, meaning=view.say("one_link"))


def _row(view: View, tie: Tie) -> dict[str, Value]:
    records = [iri for iri, _ in tie.records]
    return {
        "source": tie.source,
        "source_label": view.label(tie.source),
        "relation": tie.kind_label,
        "target": tie.target,
        "target_label": view.label(tie.target),
        "status": tie.status_label,
        "records": [*records],
        "stated_in": [passage.as_dict() for passage in view.site.store.passages(*records)] if records else [],
    }


def _key(iri: str) -> str:
    return "/".join(iri.split("/")[-2:])


def _joined(iris: Sequence[str]) -> str:
    return ",".join(dict.fromkeys(map(_key, iris)))
