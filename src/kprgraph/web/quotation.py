"""The words of the report, where the server was given them: lines with the names in them linked."""

from collections.abc import Iterator
from dataclasses import dataclass

from kprgraph.mentions import Lexicon
from kprgraph.web.explorer import Explorer, once_per_site
from kprgraph.web.page import View

_AROUND = 2
_MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a line.

    Attributes:
        text: The words.
        href: The page of what they name, or None.
    """

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the report.

    Attributes:
        number: Its number.
        runs: Its words; names of the graph are links.
        cited: Whether it belongs to the passage rather than to its surroundings.
    """

    number: int
    runs: tuple[Run, ...]
    cited: bool


def lines(view: View, first: int, last: int, around: int = _AROUND) -> tuple[TextLine, ...]:
    """Lines of the report with some around them; none without the text."""
    edition = view.site.edition
    if edition is None:
        return ()
    shown = range(max(1, first - around), min(len(edition.lines), last + around) + 1)
    return tuple(
        TextLine(number, tuple(_runs(view, edition.lines[number - 1])), first <= number <= last)
        for number in shown
    )


def quoted(view: View, record: str) -> tuple[TextLine, ...]:
    """The lines that a record cites, without empty ones; none without the text."""
    found = {
        line.number: line
        for ref, _ in view.site.passages_of(record)
        for line in lines(view, ref.line_start, min(ref.line_end, ref.line_start + _MOST_LINES), 0)
        if any(run.text.strip() for run in line.runs)
    }
    return tuple(found[number] for number in sorted(found))


def _runs(view: View, line: str) -> Iterator[Run]:
    """The words of a line, names linked to what they name."""
    at = 0
    for mention in _lexicon(view.site).find(line).named:
        if mention.start < at or len(mention.things) != 1:
            continue
        if line[at : mention.start]:
            yield Run(line[at : mention.start])
        yield Run(line[mention.start : mention.end], view.link_to(next(iter(mention.things))))
        at = mention.end
    if line[at:]:
        yield Run(line[at:])


@once_per_site
def _lexicon(site: Explorer) -> Lexicon:
    names = ((name.text, e.thing.iri) for e in site.directory.entries.values() for name in e.thing.names)
    return Lexicon((text, iri) for text, iri in names if "/id/indicator/" not in iri)
