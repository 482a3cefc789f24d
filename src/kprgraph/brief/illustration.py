"""The picture that a page about a thing carries, and the table that says the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from kprgraph import draw
from kprgraph.brief.citing import cite
from kprgraph.brief.model import Row, Section
from kprgraph.draw.palette import UNSAID
from kprgraph.draw.pictures import facts
from kprgraph.errors import Text
from kprgraph.store import Store

_TABLE = Text(th="ตารางของภาพ", en="The picture as a table")
_COLUMNS = (
    Text(th="จาก", en="From"),
    Text(th="บทบาท", en="Role"),
    Text(th="ถึง", en="To"),
    Text(th="สถานะ", en="State"),
    Text(th="ปีงบประมาณ พ.ศ.", en="Fiscal year, B.E."),
)
_NO_STATUS = Text(th="รายงานไม่บอกสถานะ", en="the report gives no status")
_PICTURES = {"service": "service", "platform": "service", "agency": "agency", "committee": "committees"}
"""Kind of thing -> kind of picture; of everything else the timeline is drawn."""
_NOTHING = ' class="node'


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture with its table.

    Attributes:
        svg: The picture, or "" where there is nothing to draw.
        table: The links that it shows, without rows where its matter stands in lists.
    """

    svg: str
    table: Section


def illustrate(store: Store, iri: str, lang: str, version: str) -> Illustration:
    """The picture and the table of one thing.

    Args:
        store: The graph.
        iri: Full IRI of the thing.
        lang: Language of all words.
        version: Version of the data, for the foot of the picture.
    """
    kind = _PICTURES.get(facts.kind_of(iri), "timeline")
    svg = draw.picture(store, kind, iri, lang, form="svg", version=version).decode("utf-8")
    # A picture of one thing alone shows nothing that its title does not say.
    least = 2 if kind in ("service", "agency") else 1
    shown = svg if svg.count(_NOTHING) >= least else ""
    return Illustration(shown, _table(store, _links(store, iri, lang), lang))


def _links(store: Store, iri: str, lang: str) -> list[facts.Dependence]:
    return [link for link in facts.dependences(store, lang) if iri in (link.source, link.target)]


def _table(store: Store, links: Sequence[facts.Dependence], lang: str) -> Section:
    rows = tuple(
        Row(
            _cells(store, link, lang), cite(store, link.records, lang), link.status == "planned", link.records
        )
        for link in links
    )
    return Section("links", _TABLE.say(lang), rows, tuple(column.say(lang) for column in _COLUMNS))


def _cells(store: Store, link: facts.Dependence, lang: str) -> tuple[str, ...]:
    told = link.status not in ("", UNSAID)
    status = store.label(f"linkstatus:{link.status}", lang) if told else _NO_STATUS.say(lang)
    source, target = store.label(link.source, lang), store.label(link.target, lang)
    return source, link.phrase, target, status, ", ".join(map(str, link.years))
