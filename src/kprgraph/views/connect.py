"""How two things are connected, as sentences with their evidence."""

from collections.abc import Sequence
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kprgraph.errors import Text
from kprgraph.query import Table
from kprgraph.store import Graph
from kprgraph.terms import Value
from kprgraph.views.words import STATED_IN, headings, iri_of, stated_in, status_label

if TYPE_CHECKING:
    from kprgraph.analysis.links import Hop, Link

_PATH = MappingProxyType(
    {
        "path": Text(th="เส้นทาง", en="Path"),
        "step": Text(th="ขั้น", en="Step"),
        "sentence": Text(th="ความเชื่อมโยง", en="Connection"),
        "stated_in": STATED_IN,
    }
)
_FISCAL_YEAR = Text(th="ปีงบประมาณ", en="fiscal year")


def path_rows(store: Graph, start: str, end: str, lang: str = "th", k: int = 3) -> Table:
    """The `k` strongest connections between two things, step by step; no row if there is none.

    Keys: `path` and `step` (from 1), `sentence` (in `lang`), `stated_in`. A step that several kinds of links
    make has one row for each. Rows hold more than the columns: `sentence_th`, `sentence_en`, `source`,
    `source_label`, `target`, `target_label`, `kind`, `status`, `fiscal_years`, `records`, `cost` (of the
    whole path; the lower, the stronger).
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.paths import paths  # noqa: PLC0415

    graph = network.together(store)
    ends = iri_of(start), iri_of(end)
    found = paths(graph, *ends, k=k) if all(node in graph for node in ends) else []
    words = network.phrases(store)
    rows: list[dict[str, Value]] = [
        {"path": number, "step": step, **row, "cost": way.cost}
        for number, way in enumerate(found, 1)
        for step, hop in enumerate(way.hops, 1)
        for row in _step_rows(store, hop, words, lang)
    ]
    return Table("path", tuple(_PATH), rows, headings(_PATH, lang))


def _step_rows(store: Graph, hop: "Hop", words: dict[str, Text], lang: str) -> list[dict[str, Value]]:
    rows: list[dict[str, Value]] = []
    for _, same in groupby(sorted(hop.links, key=_meaning), key=_meaning):
        links = list(same)
        source, target, kind, status, years = _meaning(links[0])
        sentence = Text(
            th=_sentence(store, links[0], words[kind], "th"), en=_sentence(store, links[0], words[kind], "en")
        )
        rows.append(
            {
                "sentence": sentence.say(lang),
                "stated_in": list(stated_in(links)),
                "sentence_th": sentence.th,
                "sentence_en": sentence.en,
                "source": source,
                "source_label": store.label(source, lang),
                "target": target,
                "target_label": store.label(target, lang),
                "kind": kind,
                "status": status or None,
                "fiscal_years": list(years),
                "records": sorted(link.data["record"] for link in links if link.data["record"]),
            }
        )
    return rows


def _meaning(link: "Link") -> tuple[str, str, str, str, Sequence[int]]:
    """What a link says; links that say the same are told once."""
    data: dict[str, Any] = dict(link.data)
    return link.source, link.target, data["kind"], data["status"] or "", tuple(data["fiscal_years"])


def _sentence(store: Graph, link: "Link", phrase: Text, lang: str) -> str:
    status, years = link.data["status"], link.data["fiscal_years"]
    notes = [status_label(store, status, lang)] if status else []
    if years:
        notes.append(f"{_FISCAL_YEAR.say(lang)} {', '.join(map(str, years))}")
    sentence = f"{store.label(link.source, lang)} {phrase.say(lang)} {store.label(link.target, lang)}"
    return f"{sentence} ({', '.join(notes)})" if notes else sentence
