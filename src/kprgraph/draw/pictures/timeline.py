"""What has a date, in columns of years: days, spans of time, and what is still due."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kprgraph import catalog, query
from kprgraph.draw.frame import BOTTOM, LEFT, RIGHT, TOP, compose
from kprgraph.draw.hub import MORE
from kprgraph.draw.marks import shape
from kprgraph.draw.palette import INDIGO, VERMILLION
from kprgraph.draw.scene import (
    FAINT,
    INK,
    LINE_HEIGHT,
    PAPER,
    SOFT,
    Body,
    Entry,
    Group,
    Outline,
    Scene,
    Words,
    box,
    number,
)
from kprgraph.draw.wrapping import lang_of, wrap
from kprgraph.errors import Text
from kprgraph.namespaces import expand
from kprgraph.query import Table
from kprgraph.store import Store
from kprgraph.thai import be_year
from kprgraph.views.gist import gist
from kprgraph.views.spans import days_of, years_of
from kprgraph.views.words import date_text

_TITLE = Text(th="ลำดับเวลาในรายงาน", en="What has a date in the report")
_OF = Text(th="{}: ลำดับเวลาในรายงาน", en="{}: what has a date in the report")
_SUMMARY = Text(th="{count} เรื่อง ปี {first}–{last} (พ.ศ.)", en="{count} matters, B.E. {first}–{last}")
_WHOLE = Text(
    th="เฉพาะเหตุการณ์ มติ การเปลี่ยนแปลงหน่วยงาน รางวัล และสิ่งที่จะทำต่อ ที่รายงานบอกเวลา",
    en="Only events, resolutions, changes of bodies, awards and next steps of which the report gives a time",
)
_NOTHING = Text(th="รายงานไม่บอกเวลาใด", en="The report gives no date")
_YEAR = Text(th="พ.ศ. {}", en="B.E. {}")
_DAY = Text(th="วันที่", en="a day")
_SPAN = Text(th="ช่วงเวลา", en="a span of time")
_DUE = Text(th="กำหนดว่าจะทำ", en="due")
_DUE_KINDS = (expand("kpr:duePeriod"),)
_AS_OF, _ON_DATE = expand("kpr:asOf"), expand("kpr:onDate")
_DAYS_OF_YEAR = re.compile(r" \([^()]*\)$")
_FIGURE = expand("kpr:Figure")
# Of the whole report only what happens, not what is counted or listed for a year.
_EVENTS = frozenset(
    map(
        expand,
        ("kpr:NextStep", "kpr:Conferral", "kpr:BillStage", "kpr:RenameEvent", "kpr:TransferEvent",
         "kpr:MandateChange", "kpr:EstablishmentEvent", "kpr:DissolutionEvent", "kpr:ChangeEvent"),
    )
)  # fmt: skip
_SIZES = (26, 24, 22, 20, 19, 18, 17, 16)
_MOST_COLUMNS = 8
_FEW_YEARS, _LITTLE, _ENOUGH = 5, 2, 5
_NARROW, _WIDEST = 0.75, 560.0
_GAP, _HEAD = 26.0, 56.0


@dataclass(frozen=True, slots=True)
class _Item:
    """One dated matter; `sort` is `day`, `span` or `due`, `head` what it shares with its neighbours."""

    year: int
    sort: str
    head: str
    text: str
    order: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of one year."""

    many: int
    wide: float

    @property
    def across(self) -> float:
        return self.many * (self.wide + _GAP) - _GAP


@dataclass(frozen=True, slots=True)
class _Place:
    item: _Item
    column: int
    y: float
    head: float
    text: float


def scene(store: Store, iri: str | None, lang: str, version: str) -> Scene:
    """Everything dated about one thing, or the dated events of the whole report.

    Args:
        store: The graph.
        iri: Full IRI of a thing, or None for the whole report.
        lang: Language of all words.
        version: Version of the data.
    """
    rows = _rows_of(store, iri, lang) if iri else _rows_of_all(store, lang)
    items = _items_of(rows)
    years: dict[int, list[_Item]] = defaultdict(list)
    for item in items:
        years[item.year].append(item)
    title = _OF.say(lang).format(store.label(iri, lang)) if iri else _TITLE.say(lang)
    summary = _NOTHING.say(lang)
    if items:
        summary = _SUMMARY.say(lang).format(count=len(items), first=min(years), last=max(years))
    groups = tuple(_draw({year: years[year] for year in sorted(years)}, lang)) if items else ()
    sorts = {item.sort for item in items}
    words = {"day": _DAY, "span": _SPAN, "due": _DUE}
    entries = tuple(Entry(text.say(lang), _SIGNS[sort]) for sort, text in words.items() if sort in sorts)
    records = tuple(sorted({str(row["record"]) for row in rows if row["record"]}))
    notes = () if iri else (_WHOLE.say(lang),)
    return compose(store, (title, summary), Body(groups, (), notes, records, entries), lang, version)


def _rows_of(store: Store, iri: str, lang: str) -> Sequence[Mapping[str, Any]]:
    from kprgraph.views.timeline import timeline_rows  # noqa: PLC0415 - named like this module

    table: Table = timeline_rows(store, iri, lang)
    return table.rows


def _rows_of_all(store: Store, lang: str) -> list[dict[str, Any]]:
    """The rows of the same view, once for each event instead of for each thing that it is about."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in query.run(store, catalog.find(store.workspace, "timeline"), None, lang):
        dated = row["day"] is not None and row["date_kind"] != _AS_OF
        if not dated and row["kind"] not in _EVENTS:
            continue
        subject = str(row["record"] or row["about"])
        key = (
            str(row["dated"]) if dated else subject,
            str(row["date_kind"]),
            str(row["day"] or row["period"]),
        )
        told = gist(store, subject, lang) if row["record"] else store.label(subject, lang)
        found.setdefault(key, {**row, **_time(store, row, lang), "what": told})
    return [found[key] for key in sorted(found)]


def _time(store: Store, row: Mapping[str, Any], lang: str) -> dict[str, Any]:
    day, period = row["day"], row["period"]
    if isinstance(day, date):
        return {"begins": day, "ends": day, "begins_label": date_text(day, lang), "be_year": be_year(day)}
    begins, ends = days_of(store, str(period)) or (None, None)
    years = years_of(store, str(period))
    year = years[0] if years else be_year(begins) if begins else None
    return {"begins": begins, "ends": ends, "begins_label": store.label(str(period), lang), "be_year": year}


def _items_of(rows: Sequence[Mapping[str, Any]]) -> list[_Item]:
    """What has a year, in order; what is told twice of one day is said once, with the shorter head."""
    found: dict[tuple[object, ...], _Item] = {}
    for row in rows:
        if row["be_year"]:
            item = _item(row)
            same = (item.year, item.sort, str(row["begins_label"]), item.text)
            if same not in found or len(item.head) < len(found[same].head):
                found[same] = item
    return sorted(found.values(), key=lambda item: item.order)


def _item(row: Mapping[str, Any]) -> _Item:
    begins, ends, kind = row["begins"], row["ends"], str(row["date_kind"])
    sort = "due" if kind in _DUE_KINDS else "day" if begins is not None and begins == ends else "span"
    # The column says which year; the days of a fiscal year, given with its name, are no news.
    head = [str(row["kind_label"]), _DAYS_OF_YEAR.sub("", str(row["begins_label"]))]
    if sort == "day" and kind != _ON_DATE:
        head.append(str(row["date_kind_label"]))
    year = int(row["be_year"])
    said = " · ".join(head)
    said = said[:1].upper() + said[1:]
    rank = (year, sort != "day", row["kind"] == _FIGURE, begins or date.max, said, str(row["what"]))
    return _Item(year, sort, said, str(row["what"]), rank)


def _draw(years: Mapping[int, Sequence[_Item]], lang: str) -> Iterator[Group]:
    years = _gathered(years)
    columns = _columns({year: len(items) for year, items in years.items()})
    size = next(
        (s for s in _SIZES if all(_fits(items, columns[y], s) for y, items in years.items())), _SIZES[-1]
    )
    across = sum(column.across for column in columns.values()) + _GAP * (len(columns) - 1)
    x = LEFT + (RIGHT - LEFT - across) / 2
    axis = Outline(f"M{number(x)} {TOP + 42}H{number(x + across)}", stroke=FAINT, thick=2)
    yield Group("axis", "", (axis,))
    for year, items in years.items():
        yield _year(year, items, x, lang)
        yield from _items(items, x, columns[year], size, lang)
        x += columns[year].across + _GAP


def _gathered(years: Mapping[int, Sequence[_Item]]) -> dict[int, Sequence[_Item]]:
    """At most as many columns as there is room for; the earliest years share the first."""
    order = sorted(years)
    early, late = order[: -(_MOST_COLUMNS - 1)], order[-(_MOST_COLUMNS - 1) :]
    if len(order) <= _MOST_COLUMNS:
        return {year: years[year] for year in order}
    return {
        early[0]: [item for year in early for item in years[year]],
        **{year: years[year] for year in late},
    }


def _columns(counts: Mapping[int, int]) -> dict[int, _Columns]:
    """How many columns each year takes: more for the fullest while there is room, a narrow one for little."""
    many = len(counts) > _FEW_YEARS
    narrow = {year for year in counts if many and counts[year] <= _LITTLE}
    shares = dict.fromkeys(counts, 1)
    room = _MOST_COLUMNS - _NARROW * len(narrow)
    while sum(n for year, n in shares.items() if year not in narrow) + 1 <= room:
        fullest = max(counts, key=lambda year: (counts[year] / shares[year], -year))
        if counts[fullest] / shares[fullest] <= _ENOUGH or shares[fullest] == 3:
            break
        shares[fullest] += 1
    units = sum(_NARROW if year in narrow else n for year, n in shares.items())
    gaps = _GAP * (sum(shares.values()) - 1)
    unit = min((RIGHT - LEFT - gaps) / units, _WIDEST)
    return {year: _Columns(n, unit * (_NARROW if year in narrow else 1)) for year, n in shares.items()}


def _heights(item: _Item, before: _Item | None, wide: float, size: float) -> tuple[float, float]:
    """How high the head of an item and its text are; after an item with the same head there is none."""
    head = 0.0
    if before is None or before.head != item.head:
        head = len(_head(item, wide, size)) * _small(size) * LINE_HEIGHT + 10
    return head, len(_text(item, wide, size)) * size * LINE_HEIGHT + 6


def _head(item: _Item, wide: float, size: float) -> list[str]:
    return wrap(item.head, wide - 4, _small(size), bold=True, balance=False)


def _text(item: _Item, wide: float, size: float) -> list[str]:
    return wrap(item.text, wide - 26, size, balance=False)


def _small(size: float) -> float:
    return max(round(size * 0.86, 1), 15.0)


def _fits(items: Sequence[_Item], columns: _Columns, size: float) -> bool:
    return len(_placed(items, columns, size)) == len(items)


def _placed(items: Sequence[_Item], columns: _Columns, size: float) -> list[_Place]:
    """Where the items stand that there is room for, filled from the left."""
    places: list[_Place] = []
    column, y = 0, TOP + _HEAD
    before: _Item | None = None
    for place, item in enumerate(items):
        head, text = _heights(item, before, columns.wide, size)
        keep = 30.0 if column == columns.many - 1 and place < len(items) - 1 else 0.0
        if y + head + text > BOTTOM - keep and y > TOP + _HEAD:
            if column == columns.many - 1:
                break
            column, y = column + 1, TOP + _HEAD
            head, text = _heights(item, None, columns.wide, size)
        places.append(_Place(item, column, y, head, text))
        y += head + text
        before = item
    return places


def _year(year: int, items: Sequence[_Item], x: float, lang: str) -> Group:
    last = max(item.year for item in items)
    text = _YEAR.say(lang).format(str(year) if last == year else f"{year}–{last}")
    dot = Outline(shape("circle", x + 8, TOP + 42, 16), INK)
    return Group("heading", text, (dot,), (Words((text,), x, TOP + 20, 24, bold=True),))


def _items(items: Sequence[_Item], x: float, columns: _Columns, size: float, lang: str) -> Iterator[Group]:
    places, wide = _placed(items, columns, size), columns.wide
    for place in places:
        item, at = place.item, x + place.column * (wide + _GAP)
        if place.head:
            head = _head(item, wide, size)
            base, of = round(place.y + 8 + _small(size) * 0.8, 1), lang_of(item.head, lang)
            words = Words(tuple(head), at, base, _small(size), bold=True, colour=SOFT, lang=of)
            yield Group("heading", item.head, (), (words,))
        base = place.y + place.head + size
        text = Words(
            tuple(_text(item, wide, size)), at + 24, round(base, 1), size, lang=lang_of(item.text, lang)
        )
        yield Group(
            "node", f"{item.head} · {item.text}", _SIGNS[item.sort](at + 9, base - size * 0.33), (text,)
        )
    if len(places) < len(items):
        said = MORE.say(lang).format(len(items) - len(places))
        last = places[-1]
        at, y = x + last.column * (wide + _GAP) + 24, min(last.y + last.head + last.text + 18, BOTTOM)
        yield Group("remark", "", (), (Words((said,), at, round(y, 1), 17, colour=SOFT),))


def _day_sign(x: float, y: float) -> tuple[Outline, ...]:
    return (Outline(shape("circle", x, y, 14), INDIGO),)


def _span_sign(x: float, y: float) -> tuple[Outline, ...]:
    return (Outline(box(x - 8, y - 4, 16, 8), INDIGO),)


def _due_sign(x: float, y: float) -> tuple[Outline, ...]:
    return (Outline(shape("diamond", x, y, 13), PAPER, VERMILLION, 2),)


_SIGNS = {"day": _day_sign, "span": _span_sign, "due": _due_sign}
