"""One service or platform: who keeps it running on the left, channels and what depends on it on the right."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kprgraph.draw.cards import Card, Note
from kprgraph.draw.frame import compose
from kprgraph.draw.hub import Link, Stack, hub
from kprgraph.draw.kinds import KINDS
from kprgraph.draw.legend import kind_key, role_key, status_key
from kprgraph.draw.palette import UNSAID, role
from kprgraph.draw.pictures import facts
from kprgraph.draw.pictures.facts import Dependence
from kprgraph.draw.scene import Body, Key, Scene
from kprgraph.errors import Text
from kprgraph.store import Store

_TITLE = Text(th="{}: หน่วยงานและระบบที่เกี่ยวข้อง", en="{}: the bodies and systems behind it")
_COUNTS = {
    "bodies": Text(th="หน่วยงาน {}", en="bodies: {}"),
    "ownership": Text(th="เจ้าของงาน {}", en="owners: {}"),
    "feed": Text(th="ส่งข้อมูล {}", en="data feeders: {}"),
    "development": Text(th="พัฒนาระบบ {}", en="developers: {}"),
    "systems": Text(th="ช่องทางและระบบ {}", en="channels and systems: {}"),
    "dependents": Text(th="สิ่งที่พึ่งพา {}", en="what depends on it: {}"),
}
_NOTHING = Text(th="รายงานไม่บอกว่าใครทำให้งานนี้เดินได้", en="The report tells of no one who keeps it running")
_NO_MINISTRY = Text(th="หน่วยงานอื่น", en="Other bodies")
_SYSTEMS = Text(th="ช่องทางและระบบที่เกี่ยวข้อง", en="Channels and systems")
_DEPENDENTS = Text(th="สิ่งที่พึ่งพา", en="What depends on it")
_FEW = 5
EXTERNAL = Text(
    th="การจัดกลุ่มตามกระทรวงเป็นความรู้นอกรายงาน",
    en="The grouping by ministry is knowledge from outside the report",
)
ABSENCE = Text(
    th="แสดงเฉพาะที่รายงานกล่าวถึง ไม่มีในภาพไม่ได้แปลว่าไม่มีจริง",
    en="Only what the report tells; absence here is not absence in fact",
)


def scene(store: Store, iri: str, lang: str, version: str) -> Scene:
    """The picture of one service or platform.

    Args:
        store: The graph.
        iri: Full IRI of the service or platform.
        lang: Language of all words.
        version: Version of the data.
    """
    links = facts.dependences(store, lang)
    inward = [link for link in links if link.target == iri]
    outward = [link for link in links if link.source == iri]
    bodies = [link for link in inward if facts.kind_of(link.source) == "agency"]
    systems = [link for link in inward if facts.kind_of(link.source) != "agency"]
    left = _by_ministry(store, bodies, lang)
    right = [Stack(_SYSTEMS.say(lang), cards_of(store, systems, iri, lang))] if systems else []
    right += _dependents(store, iri, outward, lang)
    name = store.label(iri, lang)
    focus = Card(iri, name, facts.kind_of(iri), _about(store, iri, lang), focus=True)
    groups = hub(focus, left, right, lang)
    shown = [*inward, *outward]
    notes = [ABSENCE.say(lang)] + ([EXTERNAL.say(lang)] if any(stack.heading for stack in left) else [])
    body = Body(groups, tuple(keys(shown, iri)), tuple(notes), _records(shown))
    summary = _summary(bodies, systems, outward, lang) if shown else _NOTHING.say(lang)
    return compose(store, (_TITLE.say(lang).format(name), summary), body, lang, version)


def cards_of(
    store: Store, links: Iterable[Dependence], middle: str, lang: str, *, with_role: bool = True
) -> tuple[tuple[Card, tuple[Link, ...]], ...]:
    """The things at the other end of links, one card each with all its links, in the order of the links."""
    found: dict[str, list[Dependence]] = defaultdict(list)
    for link in links:
        found[link.target if link.source == middle else link.source].append(link)
    return tuple(
        (_card(store, other, same, lang, with_role=with_role), _links(store, same, middle, lang))
        for other, same in found.items()
    )


def keys(links: Iterable[Dependence], focus: str) -> list[Key]:
    """What the legend has to explain."""
    found: list[Key] = []
    for link in links:
        found += [role_key(link.kind), status_key(link.status or UNSAID)]
        found += [kind_key(facts.kind_of(iri)) for iri in (link.source, link.target, focus)]
    return found


def _card(store: Store, other: str, links: Sequence[Dependence], lang: str, *, with_role: bool) -> Card:
    notes = dict.fromkeys(_note(store, link, other, lang, with_role=with_role) for link in links)
    return Card(
        other, store.label(other, lang), facts.kind_of(other), tuple(note for note in notes if note.text)
    )


def _links(store: Store, links: Sequence[Dependence], middle: str, lang: str) -> tuple[Link, ...]:
    """One line for each kind and state."""
    found = {
        (link.kind, link.status): Link(
            link.kind, link.status, link.target == middle, facts.sentence(store, link, lang)
        )
        for link in links
    }
    return tuple(found.values())


def _note(store: Store, link: Dependence, card: str, lang: str, *, with_role: bool) -> Note:
    if link.target == card and with_role:  # what the middle does to the card
        said = facts.note(store, link, lang, with_role=False)
        text = " · ".join(filter(None, (role(link.kind).is_done.say(lang), said.text)))
        return Note(text, link.kind, link.status)
    return facts.note(store, link, lang, with_role=with_role)


def _by_ministry(store: Store, links: Sequence[Dependence], lang: str) -> list[Stack]:
    """Bodies under their ministries; the owner's ministry first, then by name, bodies of none last."""
    groups: dict[str | None, list[Dependence]] = defaultdict(list)
    for link in links:
        groups[facts.ministry_of(store, link.source)].append(link)
    named = facts.by_name(store, (ministry for ministry in groups if ministry), lang)
    owners = {m for m, found in groups.items() if any(link.kind == "ownership" for link in found)}
    ordered = [*(m for m in named if m in owners), *(m for m in named if m not in owners)]
    stacks = [Stack(store.label(m, lang), cards_of(store, groups[m], links[0].target, lang)) for m in ordered]
    if None in groups:
        heading = _NO_MINISTRY.say(lang) if stacks else ""
        stacks.append(Stack(heading, cards_of(store, groups[None], links[0].target, lang)))
    return stacks


def _dependents(store: Store, iri: str, outward: Sequence[Dependence], lang: str) -> list[Stack]:
    """One stack; where there are many links, one for each kind, which then need not be said on every card."""
    if len(outward) <= _FEW:
        return [Stack(_DEPENDENTS.say(lang), cards_of(store, outward, iri, lang))] if outward else []
    kinds = dict.fromkeys(link.kind for link in outward)
    of = {kind: [link for link in outward if link.kind == kind] for kind in kinds}
    return [
        Stack(role(kind).is_done.say(lang), cards_of(store, of[kind], iri, lang, with_role=False), kind)
        for kind in kinds
    ]


def _about(store: Store, iri: str, lang: str) -> tuple[Note, ...]:
    """What stands on the card in the middle: kind and identifier."""
    kind = KINDS.get(facts.kind_of(iri))
    code = [str(getattr(term, "value", term)) for term in store.objects(iri, "dct:identifier")]
    text = " · ".join([*([kind.say(lang)] if kind else []), *code])
    return (Note(text),) if text else ()


def _summary(
    bodies: Sequence[Dependence], systems: Sequence[Dependence], outward: Sequence[Dependence], lang: str
) -> str:
    numbers = {"bodies": len({link.source for link in bodies})}
    for kind in ("ownership", "feed", "development"):
        numbers[kind] = len({link.source for link in bodies if link.kind == kind})
    numbers["systems"] = len({link.source for link in systems})
    numbers["dependents"] = len({link.target for link in outward})
    said = " · ".join(_COUNTS[name].say(lang).format(count) for name, count in numbers.items() if count)
    return said[:1].upper() + said[1:]


def _records(links: Iterable[Dependence]) -> tuple[str, ...]:
    return tuple(sorted({record for link in links for record in link.records}))
