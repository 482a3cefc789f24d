"""Everything that has a date, in the order of time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.query import Table
from kprgraph.terms import Value
from kprgraph.web import slides
from kprgraph.web.asked import asked, choice, form, query_of
from kprgraph.web.blocks import Download, TableBlock
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.page import QuestionPage, View
from kprgraph.web.tabulate import from_table
from kprgraph.web.when import QUERY, Dated, Moment, moments, timeline

NAME = "timeline"
TEMPLATE = "timeline.html"
PARAMS = ("kind", "card", "sort", "start")


@dataclass(frozen=True, slots=True)
class Year:
    """What falls into one year.

    Attributes:
        id: ASCII name of the place on the page.
        title: The year.
        moments: What has a time in it, earliest first.
    """

    id: str
    title: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class TimelinePage(QuestionPage):
    """Everything that has a date.

    Attributes:
        years: The facts by the year in which their time begins.
        slides: The picture for a slide.
    """

    years: tuple[Year, ...]
    slides: tuple[Download, ...]


def build(view: View) -> TimelinePage:
    """The timeline, narrowed as the address says."""
    every = sorted({dated for dates in timeline(view.site).values() for dated in dates})
    once = list({(d.time, d.date_kind, d.record or d.dated): d for d in every}.values())
    wanted = view.here.param("kind")
    found = [dated for dated in once if wanted in ("", _kind(view.site, dated))]
    kinds = sorted({_kind(view.site, dated) for dated in once})
    named = sorted(((kind, view.label(f"kpr:{kind}")) for kind in kinds if kind), key=lambda item: item[1])
    title, query = view.say("page_timeline"), query_of(view, QUERY)
    entries = list(moments(view, found))
    years = {year: [m for m in entries if m.year == year] for year in sorted({m.year for m in entries})}
    return TimelinePage(
        slides=slides.downloads(view, "timeline"),
        head=head(view, title, view.say("timeline_lead")),
        asked=asked(
            view,
            view.say("timeline_question"),
            view.say("timeline_answer", count=len(found)),
            [view.say("timeline_caveat")],
            query,
        ),
        table=_table(view, entries, title),
        form=form(view, [choice(view, "kind", view.say("kind"), named, view.say("all"))]),
        years=tuple(Year(f"y{year}", _title(view, year), tuple(same)) for year, same in years.items()),
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """All facts with a date, those of each kind, and a card."""
    yield (), {}
    yield (), {"card": "1"}
    kinds = {_kind(site, dated) for dates in timeline(site).values() for dated in dates}
    for kind in sorted(kinds - {""}):
        yield (), {"kind": kind}


def _kind(site: Explorer, dated: Dated) -> str:
    name = site.class_of(dated.record) if dated.record else ""
    return name.partition(":")[2] if name.startswith("kpr:") else ""


def _title(view: View, year: int) -> str:
    return view.say("year_title", be=year, ce=year - 543) if year else view.say("no_year")


def _table(view: View, found: Sequence[Moment], caption: str) -> TableBlock:
    columns = ("when", "date_kind", "fact", "lines")
    rows: list[dict[str, Value]] = [
        {
            "when": moment.when.text,
            "date_kind": moment.kind,
            "fact": moment.fact.text,
            "lines": "; ".join(passage.lines for passage in moment.fact.evidence.passages),
        }
        for moment in found
    ]
    headings = {name: view.say(name) for name in columns}
    table = Table(QUERY, columns, rows, headings)
    return from_table(view, table, "dates", caption, query=query_of(view, QUERY))
