"""How two things are connected: the strongest ways, step by step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kprgraph.query import Table
from kprgraph.terms import Value
from kprgraph.web.asked import asked, query_of
from kprgraph.web.blocks import TableBlock
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import evidence, node_part
from kprgraph.web.graphs import ways
from kprgraph.web.page import Control, Form, NavItem, QuestionPage, View
from kprgraph.web.parts import Evidence, Part
from kprgraph.web.pictures.shapes import Picture
from kprgraph.web.resolve import resolve
from kprgraph.web.tabulate import from_table

if TYPE_CHECKING:
    from kprgraph.analysis.links import Hop
    from kprgraph.analysis.paths import Path

NAME = "path"
TEMPLATE = "path.html"
PARAMS = ("from", "to", "card", "sort")

_ENDS = ("from", "to")
_QUERIES = "networks/work"


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step between two things.

    Attributes:
        sentence: The step in words with links.
        status: Status of the link in words, or "".
        planned: Whether it is only planned.
        evidence: What it rests on.
    """

    sentence: tuple[Part, ...]
    status: str
    planned: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Way:
    """One way.

    Attributes:
        number: Its rank, from 1; the first is the strongest.
        through: The things on the way, linked.
        steps: Its steps; a step that several kinds of links make is several.
    """

    number: int
    through: tuple[Part, ...]
    steps: tuple[PathStep, ...]


@dataclass(frozen=True)
class PathPage(QuestionPage):
    """How two things are connected.

    Attributes:
        ways: The ways, strongest first.
        picture: The same as a picture, or None.
        choose: Where to name both ends.
        examples: Pairs to try.
    """

    ways: tuple[Way, ...]
    picture: Picture | None
    choose: Form
    examples: tuple[NavItem, ...]


def build(view: View) -> PathPage:
    """The ways between the two things that the address names."""
    ends: list[str] = []
    error, candidates = "", []
    for name in _ENDS:
        typed = view.here.param(name)
        if not typed:
            continue
        iri, wrong, near = resolve(view, typed)
        if iri:
            ends.append(iri)
        else:
            error = error or wrong
            candidates += [NavItem(c.text, view.same(**{name: c.text}) or "", hint=c.hint) for c in near]
    found = _ways(view, ends) if len(ends) == 2 else []
    title, question, answer = view.say("page_path"), view.say("path_question_any"), ""
    if len(ends) == 2:
        names = {"start": view.label(ends[0]), "end": view.label(ends[1])}
        title = view.say("path_title", **names)
        question = view.say("path_question", **names)
        answer = (
            view.say("path_summary", count=len(found), **names) if found else view.say("path_none", **names)
        )
    return PathPage(
        head=head(
            view, title, view.say("path_lead"), [(view.say("page_path"), view.link(NAME))] if ends else ()
        ),
        asked=asked(
            view, question, answer, [view.say("path_caveat")] if found else (), query_of(view, _QUERIES)
        ),
        table=_table(view, found),
        form=None,
        ways=tuple(_way(view, number, way) for number, way in enumerate(found, 1)),
        picture=ways(view, found) if found else None,
        choose=_form(view, ends, error, candidates),
        examples=tuple(_examples(view)) if not ends else (),
    )


def states(_: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """None: the pairs are too many to write down beforehand."""
    return iter(())


def _ways(view: View, ends: Sequence[str]) -> "list[Path]":
    from kprgraph.analysis.paths import paths  # noqa: PLC0415 - networkx is slow to import

    graph = view.site.together
    start, end = ends
    return paths(graph, start, end) if start in graph and end in graph else []


def _form(view: View, ends: Sequence[str], error: str, candidates: Sequence[NavItem]) -> Form:
    labels = {"from": view.say("path_from"), "to": view.say("path_to")}
    controls = tuple(
        Control(name, labels[name], _shown(view, name, ends), hint=view.say("any_name")) for name in _ENDS
    )
    return Form(view.link(NAME) or "", controls, view.say("find_path"), (), error, tuple(candidates))


def _shown(view: View, name: str, ends: Sequence[str]) -> str:
    """What was typed; a CURIE gives way to the name."""
    typed = view.here.param(name)
    for iri in ends:
        if typed and typed.partition(":")[2] and iri.endswith("/" + typed.partition(":")[2]):
            return view.label(iri)
    return typed


def _examples(view: View) -> Iterator[NavItem]:
    """Two pairs that are far apart in the agenda list."""
    services = view.site.agenda
    committees = [c for c in view.site.things.get("committee", ()) if c in view.site.together]
    pairs = [(services[0], services[-1])] if len(services) > 1 else []
    pairs += [(committees[0], services[0])] if committees and services else []
    for one, other in pairs:
        text = view.say("path_title", start=view.label(one), end=view.label(other))
        if href := view.link(NAME, **{"from": view.label(one), "to": view.label(other)}):
            yield NavItem(text, href)


def _way(view: View, number: int, way: "Path") -> Way:
    return Way(
        number=number,
        through=tuple(node_part(view, node) for node in way.nodes),
        steps=tuple(step for hop in way.hops for step in _steps(view, hop)),
    )


def _steps(view: View, hop: "Hop") -> Iterator[PathStep]:
    def meaning(link: object) -> tuple[str, str, str, str]:
        data = link.data  # type: ignore[attr-defined]
        return link.source, link.target, str(data["kind"]), str(data["status"] or "")  # type: ignore[attr-defined]

    for (source, target, kind, status), same in groupby(sorted(hop.links, key=meaning), key=meaning):
        links = list(same)
        records = dict.fromkeys(str(link.data["record"]) for link in links if link.data["record"])
        phrase = view.site.phrases[kind].say(view.lang)
        yield PathStep(
            sentence=(node_part(view, source), Part(f" {phrase} "), node_part(view, target)),
            status=view.label(f"linkstatus:{status}") if status else "",
            planned=status == "planned",
            evidence=evidence(view, *records),
        )


def _table(view: View, found: "Sequence[Path]") -> TableBlock:
    columns = (
        "path",
        "step",
        "source",
        "source_label",
        "relation",
        "target",
        "target_label",
        "status",
        "records",
        "stated_in",
    )
    rows: list[dict[str, Value]] = []
    for number, way in enumerate(found, 1):
        for place, hop in enumerate(way.hops, 1):
            for link in hop.links:
                status, record = link.data["status"], link.data["record"]
                rows.append({
                    "path": number, "step": place,
                    "source": link.source, "source_label": view.label(link.source),
                    "relation": view.site.phrases[str(link.data["kind"])].say(view.lang),
                    "target": link.target, "target_label": view.label(link.target),
                    "status": view.label(f"linkstatus:{status}") if status else "",
                    "records": [record] if record else [], "stated_in": link.data["stated_in"],
                })  # fmt: skip
    words = {"path": "way", "source_label": "source", "target_label": "target"}
    headings = {name: view.say(words.get(name, name)) for name in columns}
    return from_table(view, Table("steps", columns, rows, headings), "steps", view.say("page_path"),
                      query=query_of(view, _QUERIES))  # fmt: skip
