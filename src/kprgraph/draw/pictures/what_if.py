"""If one thing stops: what loses a support, step by step, and what else of the same kind is left."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from kprgraph.draw.cards import Card, Note
from kprgraph.draw.frame import compose
from kprgraph.draw.layers import Line, layered
from kprgraph.draw.legend import kind_key, role_key, status_key
from kprgraph.draw.palette import ROLES, UNSAID, role
from kprgraph.draw.pictures import facts
from kprgraph.draw.scene import Body, Key, Scene
from kprgraph.errors import Text
from kprgraph.store import Store
from kprgraph.thai import sort_key

_TITLE = Text(th="ถ้าขาด{} อะไรได้รับผลกระทบ", en="{}: what is affected if it fails")
_SUMMARY = Text(
    th="กระทบ {count} รายการ ไกลที่สุดขั้นที่ {steps}", en="Affected: {count} · farthest at step {steps}"
)
_PLANNED = Text(
    th=" · ในจำนวนนี้ {} รายการกระทบเมื่อทำตามแผนแล้ว", en=" · {} of them only once a plan is carried out"
)
_NONE = Text(
    th="รายงานไม่บอกว่ามีสิ่งใดพึ่งพา (ไม่ได้แปลว่าไม่มีจริง)",
    en="The report tells of nothing that depends on it (which does not mean that nothing does)",
)
_STOPS = Text(th="สิ่งที่ขาด", en="What fails")
_STEP = Text(th="กระทบขั้นที่ {}", en="Affected at step {}")
_LEFT = Text(th="ยังเหลือแหล่งชนิดเดียวกัน {}", en="sources of the same kind left: {}")
_LEFT_EACH = Text(th="แต่ละรายการยังเหลือแหล่งชนิดเดียวกัน {}", en="sources of the same kind left for each: {}")
_MANY = {
    "agency": Text(th="หน่วยงาน {} แห่ง", en="{} bodies"),
    "service": Text(th="งานบริการ {} งาน", en="{} services"),
    "platform": Text(th="ระบบหรือแพลตฟอร์ม {} ระบบ", en="{} systems or platforms"),
    "committee": Text(th="คณะกรรมการ {} คณะ", en="{} committees"),
}
_MATTERS = Text(th="เรื่องอื่น {} เรื่อง", en="{} other matters")
_MEANS = Text(
    th="“กระทบ” คือขาดสิ่งที่พึ่งพาตามที่รายงานกล่าวถึง ไม่ได้แปลว่าหยุดทำงาน",
    en="“Affected” means that a support told of in the report is lost, not that the thing stops",
)
_TOGETHER = 3
"""From how many things on that hang on the same thing in the same way they share a card."""

_Row = Mapping[str, Any]


def scene(store: Store, iri: str, lang: str, version: str) -> Scene:
    """The picture of what a failure reaches.

    Args:
        store: The graph.
        iri: Full IRI of what fails.
        lang: Language of all words.
        version: Version of the data.
    """
    from kprgraph.views.depend import impact_rows  # noqa: PLC0415 - networkx, which other pictures do not need

    rows: list[_Row] = sorted(
        impact_rows(store, iri, lang), key=lambda row: sort_key(str(row["entity_label"]))
    )
    name = store.label(iri, lang)
    title = _TITLE.say(lang).format(name)
    focus = Card(iri, name, facts.kind_of(iri), focus=True)
    steps = max((int(row["distance"]) for row in rows), default=0)
    columns = [[focus], *([] for _ in range(steps))]
    lines: list[Line] = []
    for same in _grouped(rows):
        card = _card(store, same, lang)
        columns[int(same[0]["distance"])].append(card)
        lines += _lines(store, same[0], card.id, lang)
    headings = [_STOPS.say(lang), *(_STEP.say(lang).format(n + 1) for n in range(steps))]
    links = [link for row in rows for hop in row["hops"] for link in hop["links"]]
    records = tuple(sorted({str(link["record"]) for link in links if link["record"]}))
    body = Body(
        layered(columns, lines, headings, lang), tuple(_keys(rows, iri)), (_MEANS.say(lang),), records
    )
    return compose(store, (title, _summary(rows, steps, lang)), body, lang, version)


def _grouped(rows: Sequence[_Row]) -> list[list[_Row]]:
    """What hangs on the same thing in the same way and carries nothing on, together; all else by itself."""
    inner = {node for row in rows for node in row["via_entities"][:-1]}
    groups: dict[tuple[object, ...], list[_Row]] = defaultdict(list)
    for row in rows:
        leaf = row["entity"] not in inner
        way = (tuple(row["via_entities"][:-1]), row["kind"], tuple(row["relation"]), tuple(row["status"]),
               len(row["others"]))  # fmt: skip
        groups[way if leaf else (row["entity"],)].append(row)
    return [
        part
        for same in groups.values()
        for part in ([same] if len(same) >= _TOGETHER else [[r] for r in same])
    ]


def _card(store: Store, rows: Sequence[_Row], lang: str) -> Card:
    first = rows[0]
    notes = [_note(store, first, kind, lang) for kind in _kinds(first)]
    if len(rows) == 1:
        if first["others"]:
            notes.append(Note(_LEFT.say(lang).format(len(first["others"]))))
        return Card(str(first["entity"]), str(first["entity_label"]), str(first["kind"]), tuple(notes))
    if first["others"]:
        notes.append(Note(_LEFT_EACH.say(lang).format(len(first["others"]))))
    label = _MANY.get(first["kind"], _MATTERS).say(lang).format(len(rows))
    names = [Note(str(row["entity_label"]), bullet=True) for row in rows]
    return Card(f"with {first['entity']}", label, str(first["kind"]), (*notes, *names))


def _note(store: Store, row: _Row, kind: str, lang: str) -> Note:
    """How the last step leads here: role, and state where the report gives one."""
    status = _status(row, kind)
    word = role(kind).lost.say(lang)
    if kind not in ROLES:
        word = f"{word} ({_phrase(row, kind)})"
    said = [] if status == UNSAID else [store.label(f"linkstatus:{status}", lang)]
    return Note(" · ".join([word, *said]), kind, status)


def _kinds(row: _Row) -> list[str]:
    """The kinds of links of the last step, in the order of the legend."""
    known = [*ROLES]
    return sorted(
        row["relation"], key=lambda kind: (known.index(kind) if kind in ROLES else len(known), kind)
    )


def _status(row: _Row, kind: str) -> str:
    """The firmest state that the report gives the links of a kind in the last step."""
    found = {str(link["status"] or UNSAID) for link in row["hops"][-1]["links"] if link["kind"] == kind}
    return next((status for status in ("completed", UNSAID, "tested", "planned") if status in found), UNSAID)


def _phrase(row: _Row, kind: str) -> str:
    return str(dict(zip(row["relation"], row["relation_label"], strict=True))[kind])


def _lines(store: Store, row: _Row, target: str, lang: str) -> list[Line]:
    """The last step of the way; the steps before it belong to what stands there."""
    hop = row["hops"][-1]
    found: dict[tuple[str, str], Line] = {}
    for kind in _kinds(row):
        note = _note(store, row, kind, lang)
        said = f"{store.label(hop['from'], lang)} → {store.label(hop['to'], lang)}: {note.text}"
        found[kind, note.status] = Line(str(hop["from"]), target, kind, note.status, said)
    return list(found.values())


def _keys(rows: Sequence[_Row], iri: str) -> list[Key]:
    keys = []
    for row in rows:
        for kind in row["relation"]:
            keys += [role_key(kind), status_key(_status(row, kind))]
    return keys + [kind_key(facts.kind_of(node)) for node in (iri, *(str(row["entity"]) for row in rows))]


def _summary(rows: Sequence[_Row], steps: int, lang: str) -> str:
    if not rows:
        return _NONE.say(lang)
    planned = sum(bool(row["planned_only"]) for row in rows)
    said = _SUMMARY.say(lang).format(count=len(rows), steps=steps)
    return said + (_PLANNED.say(lang).format(planned) if planned else "")
