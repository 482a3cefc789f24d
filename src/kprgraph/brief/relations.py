"""What a thing is part of, what belongs to it, the services it stands behind, and who rests on it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from kprgraph import catalog, query
from kprgraph.brief.citing import cite
from kprgraph.brief.model import Row, Section
from kprgraph.draw.pictures import facts
from kprgraph.errors import Text
from kprgraph.store import Store

_PART = Text(th="เป็นส่วนหนึ่งของ", en="Part of")
_HOLDS = Text(th="ประกอบด้วย", en="What belongs to it")
_SERVICES = Text(th="งานบริการและบทบาท", en="Services and roles")
_IMPACT = Text(th="ถ้าขาดสิ่งนี้", en="If it fails")
_DIRECT = Text(th="กระทบโดยตรง {direct} รายการข้างต้น", en="Affected directly: the {direct} above")
_DIRECT_AND_MORE = Text(
    th="กระทบโดยตรง {direct} รายการข้างต้น และต่อไปอีก {more} รายการ",
    en="Affected directly: the {direct} above; through them {more} more",
)
_LOST = Text(th="{label} (ขั้นที่ {distance})", en="{label} (step {distance})")
_LOST_PLANNED = Text(
    th="{label} (ขั้นที่ {distance} เมื่อทำตามแผนแล้ว)", en="{label} (step {distance}, once carried out)"
)
_MEANS = Text(
    th="ขาดสิ่งที่พึ่งพาตามที่รายงานกล่าวถึง ไม่ได้แปลว่าหยุดทำงาน",
    en="A support told of in the report is lost; that does not mean that the thing stops.",
)
_REGISTER = Text(th="จากทะเบียนชื่อ", en="from the register of names")
_BELONGS: Mapping[str, Text] = {
    "affiliation": Text(th="หน่วยงานในสังกัด", en="body under it"),
    "secretariat": Text(th="ฝ่ายเลขานุการ", en="its secretariat"),
    "post-in": Text(th="ตำแหน่ง", en="post"),
    "post": Text(th="ผู้ดำรงตำแหน่ง", en="holds the post"),
    "establishment": Text(th="กฎหมายจัดตั้ง", en="founding law"),
    "law": Text(th="กฎหมายที่เกี่ยวข้อง", en="related law"),
    "part": Text(th="ส่วนย่อย", en="part of it"),
    "entry": Text(th="ในรายการ", en="in its list"),
    "example": Text(th="ในรายการ", en="in its list"),
    "participation": Text(th="ผู้เข้าร่วม", en="takes part"),
    "partnership": Text(th="ผู้ร่วมมือ", en="partner"),
    "alignment": Text(th="สอดคล้องกับสิ่งนี้", en="aligned with it"),
}
# Which kinds of which networks say what a thing is part of; turned round, what belongs to it.
_NETWORKS: Mapping[str, Collection[str]] = {
    "affiliation": ("affiliation", "secretariat", "post-in"),
    "membership": ("membership", "seat", "post"),
    "legal-basis": ("establishment", "law", "part"),
    "work": ("participation", "partnership", "entry", "example", "alignment"),
}


def part_of(store: Store, iri: str, lang: str) -> Section:
    """What a thing is part of, holds or takes part in."""
    return _section("part", _PART.say(lang), _linked(store, iri, "source", lang), store, lang)


def holds(store: Store, iri: str, lang: str) -> Section:
    """What belongs to a thing, is listed in it or takes part in it; seats are told elsewhere."""
    rows = [row for row in _linked(store, iri, "target", lang) if row["kind"] not in ("membership", "seat")]
    return _section("holds", _HOLDS.say(lang), rows, store, lang)


def services(store: Store, iri: str, lang: str) -> Section:
    """Who owns, feeds or develops what, as far as the thing is one side of it."""
    links = [link for link in facts.dependences(store, lang) if iri in (link.source, link.target)]
    links.sort(key=lambda link: (link.status == "planned", link.source != iri))
    rows = []
    for link in links:
        said, planned = _said(store, link, iri, lang), link.status == "planned"
        rows.append(Row((said,), cite(store, link.records, lang), planned, link.records))
    return Section("services", _SERVICES.say(lang), tuple(rows))


def impact(store: Store, iri: str, lang: str) -> Section:
    """What loses a support if the thing fails: how much, and what stands farther away than its services."""
    from kprgraph.views import impact_rows  # noqa: PLC0415 - networkx

    hits = list(impact_rows(store, iri, lang))
    served = {link.target for link in facts.dependences(store, lang) if link.source == iri}
    told = [row for row in hits if row["entity"] in served]
    rows = []
    if told:
        words = _DIRECT if len(told) == len(hits) else _DIRECT_AND_MORE
        said = words.say(lang).format(direct=len(told), more=len(hits) - len(told))
        records = tuple(sorted({record for row in told for record in _records_of(row)}))
        rows.append(Row((said,), cite(store, records, lang), records=records))
    for row in hits:
        if row["entity"] not in served:
            words = _LOST_PLANNED if row["planned_only"] else _LOST
            said = words.say(lang).format(label=row["entity_label"], distance=row["distance"])
            records = _records_of(row)
            rows.append(Row((said,), cite(store, records, lang), bool(row["planned_only"]), records))
    return Section("impact", _IMPACT.say(lang), tuple(rows), note=_MEANS.say(lang))


def _said(store: Store, link: facts.Dependence, iri: str, lang: str) -> str:
    """A link without the name of the thing that the brief is about."""
    if link.target == iri:
        return f"{store.label(link.source, lang)}: {facts.note(store, link, lang).text}"
    said = _first_up(f"{link.phrase} {store.label(link.target, lang)}")
    details = facts.note(store, link, lang, with_role=False).text
    return f"{said} · {details}" if details else said


def _linked(store: Store, iri: str, end: str, lang: str) -> Iterator[Mapping[str, Any]]:
    for network, kinds in _NETWORKS.items():
        for row in query.run(store, catalog.find(store.workspace, f"networks/{network}"), None, lang):
            if row[end] == iri and row["source"] != row["target"] and row["kind"] in kinds:
                yield row


def _section(code: str, heading: str, rows: Iterable[Mapping[str, Any]], store: Store, lang: str) -> Section:
    """One row for each thing at the other end, with the most telling of its links; closest ties first."""
    order = [kind for kinds in _NETWORKS.values() for kind in kinds]
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    phrases: dict[str, str] = {}
    for row in rows:
        other, kind = str(row["target" if code == "part" else "source"]), str(row["kind"])
        found[other][kind].update([str(row["record"])] if row["record"] else [])
        phrases[kind] = str(row["kind_label"])
    made = []
    for other, kinds in found.items():
        kind = min(kinds, key=order.index)
        label = store.label(other, lang)
        said = f"{phrases[kind]} {label}" if code == "part" else f"{label} ({_BELONGS[kind].say(lang)})"
        records = tuple(sorted(kinds[kind]))
        said_by = cite(store, records, lang) or _REGISTER.say(lang)
        made.append((order.index(kind), Row((_first_up(said),), said_by, records=records)))
    return Section(code, heading, tuple(row for _, row in sorted(made, key=lambda pair: pair[0])))


def _records_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    links = [link for hop in row["hops"] for link in hop["links"]]
    return tuple(sorted({str(link["record"]) for link in links if link["record"]}))


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
