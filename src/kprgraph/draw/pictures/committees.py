"""Committees seat by seat, side by side; who sits on several has a letter, and a line to the next column."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kprgraph import catalog, query
from kprgraph.draw.frame import BOTTOM, LEFT, RIGHT, TOP, compose
from kprgraph.draw.kinds import card_outline
from kprgraph.draw.marks import shape
from kprgraph.draw.palette import BLACK, BLUE, INDIGO, VERMILLION, WINE
from kprgraph.draw.scene import (
    FAINT,
    INK,
    LINE_HEIGHT,
    PAPER,
    SOFT,
    Area,
    Body,
    Entry,
    Group,
    Outline,
    Scene,
    Words,
    number,
)
from kprgraph.draw.widths import width
from kprgraph.draw.wrapping import lang_of, wrap
from kprgraph.errors import Text
from kprgraph.store import Store
from kprgraph.views.words import date_text

_TITLE = Text(th="ใครนั่งในคณะกรรมการใด", en="Who sits on which committee")
_SUMMARY = Text(
    th="คณะกรรมการ {committees} คณะ {seats} ที่นั่ง · {several} คนนั่งมากกว่าหนึ่งคณะ",
    en="{committees} committees, {seats} seats · {several} persons sit on more than one",
)
_ONE = Text(th="{seats} ที่นั่ง · ฝ่ายเลขานุการ: {secretariat}", en="{seats} seats · secretariat: {secretariat}")
_ONLY = Text(th="{seats} ที่นั่ง", en="{seats} seats")
_NOTHING = Text(th="รายงานไม่บอกรายชื่อ", en="The report lists no one")
_NO_NAME = Text(th="ไม่ระบุชื่อ: {}", en="no name given: {}")
_AS_OF = Text(th="ข้อมูล ณ วันที่ {}: {}", en="As of {}: {}")
_SEVERAL = Text(th="ตัวอักษรเดียวกัน = คนเดียวกัน", en="same letter = same person")
_EX_OFFICIO = Text(th="โดยตำแหน่ง", en="ex officio")
_LOOKS = {
    "chair": ("star", VERMILLION),
    "vice-chair": ("diamond", WINE),
    "secretary": ("square", INDIGO),
    "assistant-secretary": ("hexagon", BLUE),
    "member": ("dot", SOFT),
}
"""Role -> shape and colour of its mark, the most telling first."""
_MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class _Seat:
    person: str | None
    name: str
    roles: tuple[str, ...]
    said: str
    post: str


def scene(store: Store, iri: str | None, lang: str, version: str) -> Scene:
    """All committees whose seats the report lists, or one of them with the posts.

    Args:
        store: The graph.
        iri: Full IRI of a committee, or None for all.
        lang: Language of all words.
        version: Version of the data.
    """
    parameters = {"committee": iri} if iri else None
    rows = list(query.run(store, catalog.find(store.workspace, "committee-members"), parameters, lang))
    rosters: dict[str, list[_Seat]] = defaultdict(list)
    for row in rows:
        rosters[str(row["committee"])].append(_seat(row, lang))
    order = _order(rows, rosters)
    letters = _letters(order, rosters)
    used = {role for seats in rosters.values() for seat in seats for role in seat.roles}
    entries = [Entry(store.label(f"role:{role}", lang), _sign(role)) for role in _LOOKS if role in used]
    if iri:
        groups = tuple(_one(rosters[iri], lang)) if rosters[iri] else ()
        title = store.label(iri, lang)
        summary = _about(store, iri, len(rosters[iri]), lang)
    else:
        groups = tuple(_all(store, order, rosters, letters, lang)) if order else ()
        title = _TITLE.say(lang)
        seats = sum(len(rosters[committee]) for committee in order)
        summary = _SUMMARY.say(lang).format(committees=len(order), seats=seats, several=len(letters))
        entries += [Entry(_SEVERAL.say(lang), _letter_sign)] if letters else []
    shown = [iri] if iri else order
    records = tuple(sorted({str(row["record"]) for row in rows if row["committee"] in shown}))
    body = Body(groups, (), tuple(_as_of(rows, shown, lang)), records, tuple(entries))
    return compose(store, (title, summary if rows else _NOTHING.say(lang)), body, lang, version)


def _seat(row: Mapping[str, Any], lang: str) -> _Seat:
    roles = sorted(
        (str(role).rsplit("/", 1)[-1] for role in row["roles"]), key=lambda r: [*_LOOKS, r].index(r)
    )
    labels = dict(
        zip((str(role).rsplit("/", 1)[-1] for role in row["roles"]), row["roles_label"], strict=True)
    )
    post = str(row["post_label"] or row["seat_kind_label"] or "")
    name = str(row["person_label"]) if row["person"] else _NO_NAME.say(lang).format(post)
    if row["ex_officio"] and row["person"]:
        post = f"{post} ({_EX_OFFICIO.say(lang)})"
    person = str(row["person"]) if row["person"] else None
    return _Seat(
        person, name, tuple(roles), " · ".join(labels[role] for role in roles), post if row["person"] else ""
    )


def _order(rows: Sequence[Mapping[str, Any]], rosters: Mapping[str, Sequence[_Seat]]) -> list[str]:
    """Committees with more than one seat in the order of the text; a single seat is no roster."""
    first: dict[str, int] = {}
    for row in rows:
        lines = [passage["line_start"] for passage in row["stated_in"]] or [0]
        first[str(row["committee"])] = min(first.get(str(row["committee"]), max(lines)), *lines)
    several = [committee for committee in first if len(rosters[committee]) > 1] or list(first)
    return sorted(several, key=lambda committee: (first[committee], committee))[:_MOST_COLUMNS]


def _as_of(rows: Sequence[Mapping[str, Any]], shown: Sequence[str], lang: str) -> Iterator[str]:
    """Which committees are listed as of which day; for the others the report gives none."""
    days = sorted({row["as_of"] for row in rows if row["as_of"] and row["committee"] in shown})
    for day in days:
        named = dict.fromkeys(str(row["committee_label"]) for row in rows if row["as_of"] == day)
        yield _AS_OF.say(lang).format(date_text(day, lang), ", ".join(named))


def _letters(order: Sequence[str], rosters: Mapping[str, Sequence[_Seat]]) -> dict[str, str]:
    """Person -> letter, for those who sit on more than one of the committees, in the order of the seats."""
    on: dict[str, set[str]] = defaultdict(set)
    for committee in order:
        for seat in rosters[committee]:
            if seat.person:
                on[seat.person].add(committee)
    several = [person for person, committees in on.items() if len(committees) > 1]
    return {
        person: chr(ord("A") + place) if place < 26 else str(place + 1)
        for place, person in enumerate(several)
    }


def _all(
    store: Store,
    order: Sequence[str],
    rosters: Mapping[str, Sequence[_Seat]],
    letters: Mapping[str, str],
    lang: str,
) -> Iterator[Group]:
    gap = 90.0
    wide = min((RIGHT - LEFT - gap * (len(order) - 1)) / len(order), 720.0)
    most = max(len(rosters[committee]) for committee in order)
    step = min((BOTTOM - TOP - 76) / most, 46.0)
    size = min(step * 0.56, 22.0)
    at: dict[str, dict[int, float]] = defaultdict(dict)
    rows: list[Group] = []
    for column, committee in enumerate(order):
        x = LEFT + column * (wide + gap)
        rows.append(_head(store.label(committee, lang), x, wide, lang))
        for place, seat in enumerate(rosters[committee]):
            y = TOP + 76 + (place + 0.5) * step
            rows.append(
                _row(seat, letters.get(seat.person or "", ""), Area(x, y - step / 2, wide, step), size, lang)
            )
            if seat.person in letters:
                at[str(seat.person)][column] = y
    for person, places in at.items():
        for column, y in sorted(places.items()):
            if column + 1 in places:
                x = LEFT + column * (wide + gap) + wide + 2
                yield _bond(x, y, x + gap - 6, places[column + 1], store.label(person, lang))
    yield from rows


def _head(name: str, x: float, wide: float, lang: str) -> Group:
    size = next((s for s in (22, 20, 19, 18, 17, 16) if len(wrap(name, wide - 24, s, bold=True)) == 1), 16)
    lines = wrap(name, wide - 24, size, bold=True)
    base = TOP + 31 - (len(lines) - 1) * size * LINE_HEIGHT / 2 + size * 0.35
    words = Words(tuple(lines), x + 14, round(base, 1), size, bold=True, lang=lang_of(name, lang))
    return Group("node committee", name, (card_outline("committee", Area(x, TOP, wide, 62)),), (words,))


def _row(seat: _Seat, letter: str, place: Area, size: float, lang: str) -> Group:
    """One seat on one line: mark, name, role where it is more than member, letter at the right."""
    x, y, wide = place.x, place.middle, place.wide
    outlines = [*_sign(seat.roles[0])(x + 12, y)] if seat.roles else []
    role = seat.said if seat.roles[:1] != ("member",) else ""
    room = wide - 34 - (44 if letter else 8)
    both = width(seat.name, size) + (width(f"  {role}", size * 0.8) if role else 0)
    small = size if both <= room else max(size * room / both, 11.0)
    words = [
        Words(
            (seat.name,), x + 32, round(y + small * 0.35, 1), round(small, 1), lang=lang_of(seat.name, lang)
        )
    ]
    if role:
        after = x + 32 + width(seat.name, small) + small * 0.7
        words.append(
            Words((role,), round(after, 1), round(y + small * 0.35, 1), round(small * 0.8, 1), colour=SOFT)
        )
    if letter:
        outlines.append(Outline(shape("circle", x + wide - 16, y, 30), PAPER, BLACK, 2))
        words.append(Words((letter,), x + wide - 16, round(y + 6, 1), 17, bold=True, anchor="middle"))
    said = " · ".join(filter(None, (seat.name, seat.said, seat.post)))
    return Group("node person", said, tuple(outlines), tuple(words))


def _one(seats: Sequence[_Seat], lang: str) -> Iterator[Group]:
    """One committee in one or two columns, each seat with its role and post."""
    columns = 1 if len(seats) <= 7 else 2
    per = -(-len(seats) // columns)
    wide, gap = (RIGHT - LEFT - 60) / 2, 60.0
    step = min((BOTTOM - TOP) / per, 96.0)
    size = min(step * 0.34, 26.0)
    for place, seat in enumerate(seats):
        x = LEFT + (place // per) * (wide + gap) + (0 if columns == 2 else (wide + gap) / 2)
        y = TOP + (place % per) * step
        said = " · ".join(filter(None, (seat.said, seat.post)))
        small = size * 0.8
        while small > 11 and width(said, small) > wide - 60:
            small -= 0.5
        outlines = [*_sign(seat.roles[0] if seat.roles else "member")(x + 14, y + step * 0.36)]
        outlines.append(
            Outline(f"M{number(x)} {number(y + step - 1)}H{number(x + wide)}", stroke=FAINT, thick=0.8)
        )
        name = Words((seat.name,), x + 40, round(y + step * 0.36 + size * 0.35, 1), round(size, 1), bold=True,
                     lang=lang_of(seat.name, lang))  # fmt: skip
        role = Words(
            (said,),
            x + 40,
            round(y + step * 0.36 + size * 0.35 + size * 1.25, 1),
            round(small, 1),
            colour=INK,
        )
        yield Group("node person", f"{seat.name} · {said}", tuple(outlines), (name, role))


def _about(store: Store, iri: str, seats: int, lang: str) -> str:
    rows: Iterable[Mapping[str, Any]] = query.run(
        store, catalog.find(store.workspace, "networks/affiliation"), None, lang
    )
    found = dict.fromkeys(
        str(row["source"]) for row in rows if row["target"] == iri and row["kind"] == "secretariat"
    )
    names = ", ".join(store.label(body, lang) for body in found)
    return (
        _ONE.say(lang).format(seats=seats, secretariat=names)
        if names
        else _ONLY.say(lang).format(seats=seats)
    )


def _bond(x1: float, y1: float, x2: float, y2: float, name: str) -> Group:
    middle = number((x1 + x2) / 2)
    path = f"M{number(x1)} {number(y1)}C{middle} {number(y1)} {middle} {number(y2)} {number(x2)} {number(y2)}"
    return Group("link", name, (Outline(path, stroke=FAINT, thick=2.2),))


class _sign:  # noqa: N801 - reads as the function that it is called as
    """The mark of a role, as a sign of the legend and of the rows."""

    def __init__(self, role: str) -> None:
        self.look = _LOOKS.get(role, _LOOKS["member"])

    def __call__(self, x: float, y: float) -> tuple[Outline, ...]:
        name, colour = self.look
        return (Outline(shape(name, x, y, 20), colour),)


def _letter_sign(x: float, y: float) -> tuple[Outline, ...]:
    return (Outline(shape("circle", x, y, 22), PAPER, BLACK, 2),)
