"""What of the report the graph holds, section by section, and what the text itself has lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.namespaces import BASE
from kprgraph.query import Table
from kprgraph.terms import Value
from kprgraph.web.asked import asked
from kprgraph.web.blocks import TableBlock
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import sentence
from kprgraph.web.page import QuestionPage, View
from kprgraph.web.pages.source import sections
from kprgraph.web.parts import Sentence
from kprgraph.web.tabulate import from_table

NAME = "coverage"
TEMPLATE = "coverage.html"
PARAMS = ("card", "sort")


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a section is cited, as a bar.

    Attributes:
        section: The section.
        href: Its page, or None.
        cited: How many of its lines are cited.
        lines: How many lines it has.
        percent: The share, from 0 to 100.
    """

    section: str
    href: str | None
    cited: int
    lines: int
    percent: int


@dataclass(frozen=True)
class CoveragePage(QuestionPage):
    """What of the report the graph holds.

    Attributes:
        shares: The sections with the share of their lines that facts cite.
        lost: What the text has lost.
        with_text: Whether figures and names could be looked for in the text.
    """

    shares: tuple[Share, ...]
    lost: tuple[Sentence, ...]
    with_text: bool


def build(view: View) -> CoveragePage:
    """Coverage by section; with the text of the report also of figures and names."""
    rows = list(_measured(view) if view.site.edition else _counted(view))
    shares = tuple(_share(view, row) for row in rows if row["section_iri"])
    cited, lines = sum(share.cited for share in shares), sum(share.lines for share in shares)
    lost = tuple(sentence(view, record) for record in view.site.records.get("kpr:LostContent", ()))
    answer = view.say(
        "coverage_answer", cited=cited, lines=lines, percent=_percent(cited, lines), lost=len(lost)
    )
    title = view.say("page_coverage")
    return CoveragePage(
        head=head(view, title, view.say("coverage_lead")),
        asked=asked(view, view.say("coverage_question"), answer, [view.say("coverage_caveat")]),
        table=_table(view, rows, title),
        form=None,
        shares=shares,
        lost=lost,
        with_text=view.site.edition is not None,
    )


def states(_: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """One page and its card."""
    yield (), {}
    yield (), {"card": "1"}


def _measured(view: View) -> Iterator[Mapping[str, Value]]:
    """By line, figure and name, held against the text."""
    from kprgraph.coverage.measure import measure  # noqa: PLC0415 - only with the text at hand

    if view.site.edition:
        for row in measure(view.site.store, view.site.edition).by_section():
            yield {key: value for key, value in row.items() if isinstance(value, str | int) or value is None}


def _counted(view: View) -> Iterator[Mapping[str, Value]]:
    """By line alone: which lines of each section some fact cites."""
    for year in view.site.years:
        cited = {
            line
            for iri, ref in view.site.refs.items()
            if iri.startswith(f"{BASE}src/{year}/") and iri in view.site.records_on
            for line in range(ref.line_start, ref.line_end + 1)
        }
        found = sections(view.site, year)
        inner = [
            s for s in found if not any(o is not s and s.first <= o.first and o.last <= s.last for o in found)
        ]
        for section in inner:
            held = sum(line in cited for line in range(section.first, section.last + 1))
            yield {
                "section": view.label(section.iri),
                "section_iri": section.iri,
                "lines": section.last - section.first + 1,
                "lines_cited": held,
            }


def _share(view: View, row: Mapping[str, Value]) -> Share:
    iri = str(row["section_iri"])
    cited, lines = int(str(row["lines_cited"])), int(str(row["lines"]))
    return Share(view.label(iri), view.link_to(iri), cited, lines, _percent(cited, lines))


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def _table(view: View, rows: Sequence[Mapping[str, Value]], caption: str) -> TableBlock:
    named: list[dict[str, Value]] = []
    for row in rows:
        iri = str(row["section_iri"] or "")
        label = view.label(iri) if iri else view.say("total")
        named.append({"section": iri or None, "section_label": label} | {
            key: value for key, value in row.items() if key not in ("section", "section_iri")})  # fmt: skip
    columns = tuple(named[0]) if named else ("section",)
    headings = {name: view.say(name) for name in columns if name != "section_label"}
    headings["section_label"] = view.say("section")
    return from_table(view, Table("coverage", columns, named, headings), "sections", caption)
