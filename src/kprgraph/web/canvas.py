"""A part of the network for a canvas: what stands around some things, where, and what each link rests on."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from kprgraph import network as networks
from kprgraph.errors import UsageError
from kprgraph.namespaces import BASE, KINDS, compress, expand
from kprgraph.web.facts import passage
from kprgraph.web.graphs import BOXES, Network, data_of, within
from kprgraph.web.page import NoSuchPage, View
from kprgraph.web.parts import PassageLink, foreign
from kprgraph.web.pictures.placing import HEIGHT, WIDTH, places

Part = Literal["all", "dependency"]
PARTS: tuple[Part, ...] = ("all", "dependency")
DEPTHS = ("0", "1", "2", "3")

# more boxes than this around one thing are no picture; by the number of steps
_MOST_NODES = (150, 30, 80, 120)
_MOST_FOCUS, _LEAST_AROUND = 40, 10


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing on the canvas.

    Attributes:
        id: Its IRI.
        key: Kind and slug, as in addresses.
        label: Its name.
        lang: Language of the name.
        kind: Code of its kind.
        kind_label: What it is, in words.
        code: Kind in the style sheet.
        x: Middle of its box, in pixels from the first thing asked for.
        y: The same, downwards.
        url: Its page, or None.
        more: What stands around it, as data, or None.
        degree: How many things it is linked to in all.
        focus: Whether it was asked for.
    """

    id: str
    key: str
    label: str
    lang: str
    kind: str
    kind_label: str
    code: str
    x: int
    y: int
    url: str | None
    more: str | None
    degree: int
    focus: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A link on the canvas; links that say the same are one.

    Attributes:
        source: IRI of the thing it leads from.
        target: IRI of the thing it leads to.
        kind: Kind of link.
        kind_label: The words between its ends.
        status: Code of its status, or "".
        status_label: The status in words, or "".
        sentence: The link in words.
        records: IRI and page of each record behind it.
        passages: What it rests on.
    """

    source: str
    target: str
    kind: str
    kind_label: str
    status: str
    status_label: str
    sentence: str
    records: tuple[tuple[str, str | None], ...]
    passages: tuple[PassageLink, ...]

    @property
    def id(self) -> str:
        """The same link has the same id on every canvas."""
        return "|".join((compress(self.source), self.kind, self.status, compress(self.target)))

    @property
    def sections(self) -> tuple[str, ...]:
        """Notations of the sections it is stated in."""
        return tuple(dict.fromkeys(found.section for found in self.passages if found.section))


@dataclass(frozen=True, slots=True)
class Canvas:
    """A part of the network.

    Attributes:
        focus: IRIs of the things that were asked for.
        depth: How many steps around them.
        part: Which links: all, or those of dependence only.
        nodes: The things; the first one asked for comes first.
        edges: The links between them.
        hidden: How many more things there are within these steps.
    """

    focus: tuple[str, ...]
    depth: int
    part: Part
    nodes: tuple[Spot, ...]
    edges: tuple[Tie, ...]
    hidden: int

    def kinds(self) -> dict[str, tuple[str, int]]:
        """Kind of link -> its words and how many there are, in the order of the kinds."""
        found: dict[str, tuple[str, int]] = {}
        for edge in sorted(self.edges, key=lambda edge: edge.kind):
            found[edge.kind] = edge.kind_label, found.get(edge.kind, ("", 0))[1] + 1
        return found

    def sections(self) -> list[str]:
        """Notations of all sections that the links are stated in, in the order of the report."""
        found = {section for edge in self.edges for section in edge.sections}
        return sorted(
            found, key=lambda text: ([int(n) if n.isdigit() else 99 for n in text.split(".")], text)
        )


def graph_of(view: View, part: Part) -> Network:
    """The network that a canvas shows a part of."""
    return view.site.dependency if part == "dependency" else view.site.together


def named(words: str, graph: Network) -> tuple[str, ...]:
    """The things of a network that a list of IRIs, CURIEs and `kind/slug` names, without doubles.

    Raises:
        NoSuchPage: If one is no thing of the network, or none or too many are named.
    """
    found = tuple(dict.fromkeys(_iri(word) for word in words.split(",") if word.strip()))
    if not found or len(found) > _MOST_FOCUS or any(iri not in graph for iri in found):
        raise NoSuchPage
    return found


def _iri(word: str) -> str:
    word = word.strip()
    kind, _, rest = word.partition("/")
    if kind in KINDS and rest:
        return f"{BASE}id/{word}"
    if "://" in word or ":" not in word:
        return word
    try:
        return expand(word)
    except UsageError:
        return word


def canvas(view: View, focus: Sequence[str], depth: int = 1, part: Part = "all") -> Canvas:
    """What stands around some things of a network."""
    graph = graph_of(view, part)
    columns = _around(graph, focus, depth, part)
    others = sorted(
        (n for n in columns if n not in focus), key=lambda n: (abs(columns[n]), -graph.degree(n), n)
    )
    kept = [*focus, *others[: max(_MOST_NODES[depth] - len(focus), _LEAST_AROUND)]]
    members = set(kept)
    edges = tuple(_ties(view, graph, members))
    if depth == 1 and part == "all":  # what neighbours have to do with each other is a step further
        edges = tuple(edge for edge in edges if edge.source in focus or edge.target in focus)
    where = places(kept, sorted({(edge.source, edge.target) for edge in edges}), columns)
    nodes = tuple(_spot(view, graph, node, where[node], focus, part) for node in kept)
    return Canvas(tuple(focus), depth, part, nodes, edges, len(columns) - len(kept))


def _around(graph: Network, focus: Iterable[str], depth: int, part: Part) -> dict[str, int]:
    """Thing -> how far it is from the nearest thing asked for, negative where it feeds that one."""
    columns: dict[str, int] = {}
    for iri in focus:
        near = within(graph, iri, depth) if part == "dependency" else _spread(graph, iri, depth)
        for node, distance in near.items():
            if node not in columns or abs(distance) < abs(columns[node]):
                columns[node] = distance
    return columns


def _spread(graph: Network, iri: str, depth: int) -> dict[str, int]:
    """All within some steps, whichever way the links point; the first step says on which side it lies."""
    found = {iri: 0}
    queue = deque([iri])
    while queue:
        node = queue.popleft()
        at = found[node]
        if abs(at) >= depth:
            continue
        for sign, near in ((-1, graph.predecessors(node)), (1, graph.successors(node))):
            for other in sorted(near):
                if other not in found:
                    found[other] = at + (sign if at == 0 else (1 if at > 0 else -1))
                    queue.append(other)
    return found


def _spot(  # noqa: PLR0917 - what a thing on a canvas is made of
    view: View, graph: Network, iri: str, where: tuple[int, int], focus: Sequence[str], part: Part
) -> Spot:
    label, kind = view.label(iri), networks.kind_of(iri)
    return Spot(
        id=iri,
        key="/".join(iri.split("/")[-2:]),
        label=label,
        lang=foreign(label, view.lang) or view.lang,
        kind=kind,
        kind_label=view.say(f"kind_{kind}") if kind in BOXES else view.site.class_label(iri, view.lang),
        code=kind if kind in BOXES else "other",
        x=where[0],
        y=where[1],
        url=view.link_to(iri),
        more=view.links.href(data_of(view, iri, 1, part if view.links.dynamic else "all")),
        degree=len({*graph.predecessors(iri), *graph.successors(iri)} - {iri}),
        focus=iri in focus,
    )


def _ties(view: View, graph: Network, members: set[str]) -> Iterator[Tie]:
    found: dict[tuple[str, str, str, str], set[str]] = {}
    for source in sorted(members):
        for _, target, data in graph.out_edges(source, data=True):
            if target in members and target != source:
                key = source, target, str(data["kind"]), str(data["status"] or "")
                found.setdefault(key, set()).update(_records(data))
    for (source, target, kind, status), records in sorted(found.items()):
        yield _tie(view, (source, target, kind, status), tuple(sorted(records)))


def _records(data: Mapping[str, Any]) -> Iterator[str]:
    yield from ([str(data["record"])] if data.get("record") else cast("list[str]", data.get("records") or []))


def _tie(view: View, key: tuple[str, str, str, str], records: tuple[str, ...]) -> Tie:
    remembered = view.site.remembered
    place = "tie", view.lang, view.links.base, str(view.links.dynamic), *key
    if place not in remembered:
        source, target, kind, status = key
        phrase = view.site.phrases[kind].say(view.lang)
        status_label = view.label(f"linkstatus:{status}") if status else ""
        sentence = f"{view.label(source)} {phrase} {view.label(target)}"
        remembered[place] = Tie(
            source, target, kind, phrase, status, status_label,
            f"{sentence} ({status_label})" if status_label else sentence,
            tuple((record, view.link_to(record)) for record in records),
            tuple(passage(view, ref, iri) for ref, iri in view.site.passages_of(*records)),
        )  # fmt: skip
    tie: Tie = remembered[place]
    return tie


def as_data(view: View, found: Canvas, page: str | None) -> dict[str, Any]:
    """The canvas as JSON has it.

    Args:
        view: The language and the links.
        found: The canvas.
        page: The page that shows the same without a script, or None.
    """
    label = ", ".join(view.label(iri) for iri in found.focus)
    xs, ys = [spot.x for spot in found.nodes], [spot.y for spot in found.nodes]
    return {
        "focus": list(found.focus),
        "title": view.say("around_title", name=label),
        "summary": view.say("canvas_summary", name=label, nodes=len(found.nodes) - len(found.focus),
                            edges=len(found.edges)),
        "depth": found.depth,
        "network": found.part,
        "hidden": found.hidden,
        "width": max(xs) - min(xs) + WIDTH,
        "height": max(ys) - min(ys) + HEIGHT,
        "nodes": [_node_data(spot) for spot in found.nodes],
        "edges": [_edge_data(tie) for tie in found.edges],
        "kinds": [{"kind": k, "kindLabel": text, "count": n} for k, (text, n) in found.kinds().items()],
        "sections": [{"section": s, "title": view.label(view.site.sections.get(s, ""))
                      if s in view.site.sections else s} for s in found.sections()],
        "page": page,
    }  # fmt: skip


def _node_data(spot: Spot) -> dict[str, Any]:
    return {
        "id": spot.id, "key": spot.key, "label": spot.label, "lang": spot.lang, "kind": spot.kind,
        "kindLabel": spot.kind_label, "color": spot.code, "x": spot.x, "y": spot.y, "w": WIDTH, "h": HEIGHT,
        "url": spot.url, "more": spot.more, "degree": spot.degree, "focus": spot.focus,
    }  # fmt: skip


def _edge_data(tie: Tie) -> dict[str, Any]:
    return {
        "id": tie.id, "source": tie.source, "target": tie.target, "kind": tie.kind,
        "kindLabel": tie.kind_label, "status": tie.status, "statusLabel": tie.status_label,
        "sentence": tie.sentence, "records": [{"id": iri, "url": url} for iri, url in tie.records],
        "statedIn": [
            {"lines": p.lines, "section": p.section, "place": p.place, "pages": p.pages, "url": p.href}
            for p in tie.passages
        ],
        "sections": list(tie.sections),
    }  # fmt: skip
