"""The outcome of a measurement, and its rows: by section, by line, and what is still missing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kprgraph.coverage.items import NO_SECTION, Item, Kind, Section, Status
from kprgraph.edition import Edition

TOTAL = "total"
"""What stands for the section in the last row."""

Row = dict[str, str | int | list[str] | None]

_CONTEXT = 20


@dataclass(frozen=True, order=True)
class Stale:
    """An entry of a ledger that explains nothing.

    Attributes:
        path: The ledger, relative to the workspace.
        line: Line of the ledger.
        what: What the entry names, or None.
        is_held: True if the graph holds it after all, False if its lines print no such thing.
    """

    path: str
    line: int
    what: str | None
    is_held: bool


@dataclass(frozen=True)
class Coverage:
    """What of a text the graph holds.

    Attributes:
        edition: The text.
        items: Every line that is not empty, every figure, every name once a line, in the order of the text.
        sections: The sections of the report, in the order of the text.
        citing: Line -> records that cite it, sorted IRIs.
        stale: Entries of the ledger that explain nothing.
    """

    edition: Edition
    items: tuple[Item, ...]
    sections: tuple[Section, ...]
    citing: Mapping[int, list[str]]
    stale: tuple[Stale, ...] = ()

    @property
    def open(self) -> tuple[Item, ...]:
        """What the graph does not hold and no ledger explains."""
        return tuple(item for item in self.items if item.status is Status.OPEN)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is open and no entry of a ledger is stale."""
        return not self.open and not self.stale

    def section(self, line: int) -> Section:
        """The innermost section that the line lies in."""
        return self._innermost.get(line, NO_SECTION)

    @cached_property
    def _innermost(self) -> dict[int, Section]:
        innermost: dict[int, Section] = {}
        for section in sorted(self.sections, key=lambda one: (one.first - one.last, one)):
            innermost.update(dict.fromkeys(range(section.first, section.last + 1), section))
        return innermost

    def by_section(self) -> Iterator[Row]:
        """One row for each section with lines of its own, in the order of the text, then one for all of them.

        Keys: `section`, `section_iri`, and for lines, figures and names how many there are, how many of them
        the graph holds (`lines_cited`, `figures_modelled`, `names_modelled`), how many the ledger explains
        (`..._reasoned`), and how many are left (`..._open`).
        """
        counts: dict[Section, Counter[tuple[Kind, Status]]] = {}
        for item in self.items:
            counts.setdefault(self.section(item.line), Counter())[item.kind, item.status] += 1
        for section, count in counts.items():
            yield _row(section.notation, section.iri) | _counted(count)
        yield _row(TOTAL, "") | _counted(sum(counts.values(), Counter()))

    def by_line(self) -> Iterator[Row]:
        """One row for each line that is not empty.

        Keys: `line`, `section`, `status` (`cited`, `reasoned`, `open`), `records` (how many cite it), figures
        and names as in `by_section`, `what` (how the line begins).
        """
        counts: dict[int, Counter[tuple[Kind, Status]]] = {}
        for item in self.items:
            counts.setdefault(item.line, Counter())[item.kind, item.status] += 1
        for item in self.items:
            if item.kind is Kind.LINE:
                row: Row = {"line": item.line, "section": self.section(item.line).notation}
                row |= {"status": "cited" if item.status is Status.HELD else item.status.value}
                row |= {"records": len(self.citing.get(item.line, ()))}
                numbers = _counted(counts[item.line]).items()
                row |= {key: value for key, value in numbers if not key.startswith("lines")}
                yield row | {"what": item.what}

    def missing(self) -> Iterator[Row]:
        """One row for each thing that is open, in the order of the text.

        Keys: `line`, `section`, `kind` (`line`, `figure`, `name`), `what` (as printed), `entities` (IRIs of
        what goes by a name; none if the registry does not know it), `context` (the characters around it).
        """
        for item in self.open:
            yield {
                "line": item.line,
                "section": self.section(item.line).notation,
                "kind": item.kind.value,
                "what": item.what,
                "entities": list(item.things),
                "context": "" if item.kind is Kind.LINE else self._around(item),
            }

    def _around(self, item: Item) -> str:
        span = self.edition.span(item.line)
        text = self.edition.text
        before = text[max(span.start, item.start - _CONTEXT) : item.start]
        after = text[item.end : min(span.end, item.end + _CONTEXT)]
        return " ".join(f"{before}[{item.what}]{after}".replace("*", "").split())


_HELD = {Kind.LINE: "lines_cited", Kind.FIGURE: "figures_modelled", Kind.NAME: "names_modelled"}


def _row(section: str, iri: str) -> Row:
    return {"section": section, "section_iri": iri}


def _counted(count: Counter[tuple[Kind, Status]]) -> Row:
    row: Row = {}
    for kind, held in _HELD.items():
        row[f"{kind}s"] = sum(count[kind, status] for status in Status)
        row[held] = count[kind, Status.HELD]
        row[f"{kind}s_reasoned"] = count[kind, Status.REASONED]
        row[f"{kind}s_open"] = count[kind, Status.OPEN]
    return row
