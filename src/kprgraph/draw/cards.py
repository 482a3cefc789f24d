"""Cards: a thing with its name and, under it, lines that say what it does."""

from dataclasses import dataclass

from kprgraph.draw.kinds import card_outline
from kprgraph.draw.marks import mark, shape
from kprgraph.draw.scene import INK, LINE_HEIGHT, SOFT, Area, Group, Outline, Words
from kprgraph.draw.widths import width
from kprgraph.draw.wrapping import lang_of, wrap

_PAD = 12
_LEAST_NOTE = 15


@dataclass(frozen=True, slots=True)
class Note:
    """A line under the name of a card.

    Attributes:
        text: What it says.
        kind: Kind of link whose mark stands before it, or "" for none.
        status: State of that link.
        bullet: Whether it is one of a list of names.
    """

    text: str
    kind: str = ""
    status: str = ""
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A thing in a picture.

    Attributes:
        id: Its IRI, or another name by which links find it.
        label: Its name.
        kind: `agency`, `service`, `platform`, `committee` ...
        notes: What it does.
        focus: Whether the picture is about it.
        plain: Whether it is a mere remark, such as how many more there are; then it has no outline.
    """

    id: str
    label: str
    kind: str
    notes: tuple[Note, ...] = ()
    focus: bool = False
    plain: bool = False

    def says(self) -> str:
        """Everything on it, in one line."""
        return " · ".join((self.label, *(note.text for note in self.notes)))


def height(card: Card, wide: float, size: float) -> float:
    """How high a card of this width has to be."""
    name, notes = _lines(card, wide, size)
    lines = len(name) * size + sum(map(len, notes)) * _small(size)
    return round(lines * LINE_HEIGHT + (6 if card.plain else 20), 1)


def draw(card: Card, area: Area, size: float, lang: str) -> Group:
    """A card as a group.

    Args:
        card: What to draw.
        area: Where, at least as high as `height` says; the text stands in its middle.
        size: Font size of the name.
        lang: Language of the picture.
    """
    name, notes = _lines(card, area.wide, size)
    small, x = _small(size), area.x
    free = area.high - (len(name) * size + sum(map(len, notes)) * small) * LINE_HEIGHT
    base = area.y + free / 2 + size * 1.09
    words = [
        Words(
            tuple(name), x + _PAD, round(base, 1), size, bold=not card.plain, lang=lang_of(card.label, lang)
        )
    ]
    outlines = [] if card.plain else [card_outline(card.kind, area, focus=card.focus)]
    base += len(name) * size * LINE_HEIGHT - (size - small) * 1.09
    for note, lines in zip(card.notes, notes, strict=True):
        indent = _PAD + _indent(note, small)
        if note.bullet:
            dot = shape("dot", x + _PAD + small * 0.3, base - small * 0.33, small * 0.5)
            outlines.append(Outline(dot, SOFT))
        if note.kind:
            outlines += mark(
                note.kind, note.status, x + _PAD + small * 0.5, base - small * 0.33, small * 0.92
            )
        colour, of = INK if note.kind or note.bullet else SOFT, lang_of(note.text, lang)
        words.append(Words(tuple(lines), x + indent, round(base, 1), small, colour=colour, lang=of))
        base += len(lines) * small * LINE_HEIGHT
    return Group("remark" if card.plain else f"node {card.kind}", card.says(), tuple(outlines), tuple(words))


def natural_width(card: Card, size: float) -> float:
    """How wide a card would be with every text on one line."""
    small = _small(size)
    texts = [width(card.label, size, bold=True)]
    texts += [width(note.text, small) + _indent(note, small) for note in card.notes]
    return max(texts) + 2 * _PAD


def _lines(card: Card, wide: float, size: float) -> tuple[list[str], list[list[str]]]:
    room, small = wide - 2 * _PAD, _small(size)
    name = wrap(card.label, room, size, bold=not card.plain)
    notes = [wrap(note.text, room - _indent(note, small), small, balance=False)
             for note in card.notes]  # fmt: skip
    return name, notes


def _small(size: float) -> float:
    return max(round(size * 0.8), _LEAST_NOTE)


def _indent(note: Note, small: float) -> float:
    return small * (1.5 if note.kind else 0.8 if note.bullet else 0)
