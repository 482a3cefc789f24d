"""What every picture has around it: title, a sentence with numbers, legend, source and version."""

from collections.abc import Iterable, Iterator

from kprgraph.draw.legend import legend
from kprgraph.draw.scene import FAINT, SOFT, WIDTH, Area, Body, Group, Outline, Scene, Words
from kprgraph.draw.source import source_line
from kprgraph.draw.widths import width
from kprgraph.draw.wrapping import wrap
from kprgraph.errors import Text
from kprgraph.store import Store

LEFT, RIGHT = 60, WIDTH - 60
TOP, BOTTOM = 168, 924
"""The room for the body of a picture."""

_VERSION = Text(th="kprgraph · ข้อมูลรุ่น {}", en="kprgraph · data version {}")
_FOOT = 17


def compose(store: Store, said: tuple[str, str], body: Body, lang: str, version: str) -> Scene:
    """A whole slide around a body.

    Args:
        store: Where names of states and passages are looked up.
        said: Title, and one sentence with numbers.
        body: What is drawn between `TOP` and `BOTTOM`.
        lang: Language of all words.
        version: Version of the data.
    """
    title, summary = said
    groups = (
        *_head(title, summary),
        *body.groups,
        *legend(store, body.legend, body.entries, lang, Area(LEFT, 966, RIGHT - LEFT, 0)),
        *_notes(body.notes),
        *_foot(store, body.records, lang, version),
    )
    return Scene(title, summary, lang, groups)


def _head(title: str, summary: str) -> Iterator[Group]:
    size = next((s for s in (42, 38, 34) if width(title, s, bold=True) <= RIGHT - LEFT), 30)
    lines = wrap(title, RIGHT - LEFT, size, bold=True)
    y = 80 if len(lines) == 1 else 58
    head = Words(tuple(lines), LEFT, y, size, bold=True)
    below = y + head.leading * (len(lines) - 1) + 44
    small = next((s for s in (24, 22, 20) if width(summary, s) <= RIGHT - LEFT), 18)
    said = Words(tuple(wrap(summary, RIGHT - LEFT, small, balance=False)), LEFT, below, small, colour=SOFT)
    yield Group("title", "", (), (head,))
    yield Group("summary", "", (), (said,))


def _notes(notes: Iterable[str]) -> Iterator[Group]:
    text = " · ".join(dict.fromkeys(notes))
    if text:
        size = next((s for s in (17, 16, 15) if width(text, s) <= RIGHT - LEFT), 14)
        yield Group("note", "", (), (Words((text,), LEFT, 997, size, colour=SOFT),))


def _foot(store: Store, records: Iterable[str], lang: str, version: str) -> Iterator[Group]:
    said = _VERSION.say(lang).format(version)
    room = RIGHT - LEFT - width(said, _FOOT) - 40
    records = list(records)
    lines = [source_line(store, records, lang, most) for most in (6, 4, 3, 2, 1)]
    line = next((line for line in lines if width(line, _FOOT) <= room), lines[-1])
    yield Group("rule", "", (Outline(f"M{LEFT} 1016H{RIGHT}", stroke=FAINT, thick=1),))
    yield Group("source", "", (), (Words((line,), LEFT, 1046, _FOOT, colour=SOFT),))
    yield Group("version", "", (), (Words((said,), RIGHT, 1046, _FOOT, colour=SOFT, anchor="end"),))
