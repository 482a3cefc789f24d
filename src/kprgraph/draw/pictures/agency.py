"""One body: what it belongs to at the left, the services it stands behind and its other work at the right."""

from collections import defaultdict
from collections.abc import Sequence

from kprgraph import catalog, query
from kprgraph.draw.cards import Card, Note
from kprgraph.draw.frame import compose
from kprgraph.draw.hub import Link, Stack, hub
from kprgraph.draw.legend import kind_key, role_key
from kprgraph.draw.pictures import facts
from kprgraph.draw.pictures.facts import Dependence
from kprgraph.draw.pictures.service import ABSENCE, cards_of, keys
from kprgraph.draw.scene import Body, Scene
from kprgraph.errors import Text
from kprgraph.namespaces import expand
from kprgraph.store import Store

_TITLE = Text(th="{}: บทบาทในรายงาน", en="{}: its part in the report")
_SERVICES = Text(th="งานบริการและระบบ", en="Services and systems")
_SYSTEMS = Text(th="ระบบที่ใช้", en="Systems it relies on")
_NOTHING = Text(
    th="รายงานไม่ได้กล่าวถึงบทบาทในงานบริการหรือโครงการ", en="The report tells of no role in a service or programme"
)
_EXTERNAL = Text(th="สังกัดเป็นความรู้นอกรายงาน", en="What it belongs to is knowledge from outside the report")
_COUNT = Text(th="{} {}", en="{}: {}")
_LEFT = ("affiliation", "secretariat")
_RIGHT = ("participation", "partnership", "next-step", "activity", "entry")
_MOST = 4


def scene(store: Store, iri: str, lang: str, version: str) -> Scene:
    """The picture of one body.

    Args:
        store: The graph.
        iri: Full IRI of the body.
        lang: Language of all words.
        version: Version of the data.
    """
    links = facts.dependences(store, lang)
    outward = [link for link in links if link.source == iri]
    inward = [link for link in links if link.target == iri]
    beside = {name: _linked(store, name, iri, lang) for name in ("affiliation", "work")}
    left = _stacks(store, beside["affiliation"], _LEFT, lang)
    if inward:
        left.append(Stack(_SYSTEMS.say(lang), cards_of(store, inward, iri, lang, with_role=False)))
    right = [Stack(_SERVICES.say(lang), cards_of(store, outward, iri, lang))] if outward else []
    served = {link.target for link in outward}
    work = [link for link in beside["work"] if link.target not in served]
    right += _stacks(store, work, _RIGHT, lang)
    name = store.label(iri, lang)
    focus = Card(iri, name, "agency", _about(store, iri, lang), focus=True)
    others = [*beside["affiliation"], *work]
    legend = keys([*inward, *outward], iri) + [kind_key(facts.kind_of(link.target)) for link in others]
    legend += [role_key(link.kind) for link in others]
    shown = [*inward, *outward, *others]
    records = {record for link in shown for record in link.records}
    notes = [ABSENCE.say(lang)]
    if any("support/external" in str(term) for r in records for term in store.objects(r, "kpr:support")):
        notes.append(_EXTERNAL.say(lang))
    summary = " · ".join(_COUNT.say(lang).format(stack.heading, stack.size) for stack in right)
    body = Body(hub(focus, left, right, lang), tuple(legend), tuple(notes), tuple(sorted(records)))
    return compose(store, (_TITLE.say(lang).format(name), summary or _NOTHING.say(lang)), body, lang, version)


def _linked(store: Store, network: str, iri: str, lang: str) -> list[Dependence]:
    """The links of a network that start at a body, those that say the same put together."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in query.run(store, catalog.find(store.workspace, f"networks/{network}"), None, lang):
        if row["source"] == iri and row["target"] != iri:
            key = str(row["target"]), str(row["kind"]), str(row["kind_label"])
            found[key].update([str(row["record"])] if row["record"] else [])
    names = facts.by_name(store, {target for target, _, _ in found}, lang)
    place = {target: number for number, target in enumerate(names)}
    return [
        Dependence(iri, target, kind, phrase, "", (), tuple(sorted(found[target, kind, phrase])))
        for target, kind, phrase in sorted(found, key=lambda key: (place[key[0]], key[1]))
    ]


def _stacks(store: Store, links: Sequence[Dependence], kinds: Sequence[str], lang: str) -> list[Stack]:
    """One stack for each kind; a thing that stood in a stack before is not shown again."""
    stacks, seen = [], set()
    for kind in kinds:
        same = [link for link in links if link.kind == kind and link.target not in seen]
        seen |= {link.target for link in same}
        if same:
            cards = tuple(_card(store, link, lang) for link in same)
            stacks.append(Stack(_first_up(same[0].phrase), cards).cut(_MOST))
    return stacks


def _card(store: Store, link: Dependence, lang: str) -> tuple[Card, tuple[Link, ...]]:
    card = Card(link.target, store.label(link.target, lang), facts.kind_of(link.target))
    return card, (Link(link.kind, "", inward=False, title=facts.sentence(store, link, lang)),)


def _about(store: Store, iri: str, lang: str) -> tuple[Note, ...]:
    types = [str(getattr(term, "value", "")) for term in store.objects(iri, "org:classification")]
    return tuple(Note(store.label(found, lang)) for found in types if found.startswith(expand("bodytype:")))


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
