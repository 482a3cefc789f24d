"""From ministries to services: streams as wide as bodies of the ministry stand behind the service."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kprgraph import catalog, query
from kprgraph.draw.frame import compose
from kprgraph.draw.pictures import facts
from kprgraph.draw.pictures.service import ABSENCE, EXTERNAL
from kprgraph.draw.scene import Body, Entry, Group, Scene
from kprgraph.draw.streams import End, Stream, sign, streams
from kprgraph.errors import Text
from kprgraph.store import Store
from kprgraph.thai import sort_key

_TITLE = Text(th="งานบริการพึ่งพากระทรวงใดบ้าง", en="Which ministries the services rest on")
_SUMMARY = Text(
    th="หน่วยงาน {bodies} แห่ง จาก {ministries} กระทรวงหรือหน่วยงานอื่น → งานบริการ {services} งาน",
    en="{bodies} bodies of {ministries} ministries or others → {services} services",
)
_WIDTH = Text(
    th="ความกว้างของเส้น = จำนวนหน่วยงานของกระทรวงที่เป็นเจ้าของ ส่งข้อมูล หรือพัฒนางานนั้น ไม่นับที่เป็นเพียงแผน",
    en="Width of a stream = number of the ministry's bodies that own, feed or develop it; plans do not count",
)
_STREAM = Text(th="{source} → {target}: {count} หน่วยงาน", en="{source} → {target}: bodies: {count}")
_COUNT = Text(th="{} หน่วยงาน", en="bodies: {}")
_NO_MINISTRY = Text(th="หน่วยงานอื่น", en="Other bodies")
_NOTHING = Text(th="รายงานไม่บอกบทบาทใด", en="The report tells of no role")
_FROM = Text(th="กระทรวง", en="Ministry")
_TO = Text(th="งานบริการ", en="Service")
_ROLES = ("owner", "feeder", "developer")
_MOST = 20

_Links = Mapping[tuple[str, str], set[str]]
"""Ministry ("" for none) and service -> bodies."""


def scene(store: Store, lang: str, version: str) -> Scene:
    """The picture of all ministries and services.

    Args:
        store: The graph.
        lang: Language of all words.
        version: Version of the data.
    """
    services = facts.agenda(store)
    links, records = _links(store, set(services))
    left = _ranked(store, links, services, lang)[:_MOST]
    right = [service for service in services if any(target == service for _, target in links)][:_MOST]
    shown = {pair: bodies for pair, bodies in links.items() if pair[0] in left and pair[1] in right}
    bodies = {body for found in shown.values() for body in found}
    numbers = {"bodies": len(bodies), "ministries": len(left), "services": len(right)}
    numbered = {service: services.index(service) + 1 for service in right}
    groups = tuple(_draw(store, shown, left, numbered, lang)) if shown else ()
    notes = (ABSENCE.say(lang), EXTERNAL.say(lang))
    summary = _SUMMARY.say(lang).format(**numbers) if shown else _NOTHING.say(lang)
    body = Body(groups, (), notes, tuple(sorted(records)), (Entry(_WIDTH.say(lang), sign),))
    return compose(store, (_TITLE.say(lang), summary), body, lang, version)


def _links(store: Store, services: set[str]) -> tuple[dict[tuple[str, str], set[str]], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    records: set[str] = set()
    for row in query.run(store, catalog.find(store.workspace, "feeds")):
        service, body = str(row["service"]), str(row["agency"])
        counts = row["role"] in _ROLES and row["status"] != "planned" and facts.kind_of(body) == "agency"
        if service in services and counts:
            found[facts.ministry_of(store, body) or "", service].add(body)
            records.update(map(str, row["records"] if isinstance(row["records"], list) else []))
    return found, records


def _ranked(store: Store, links: _Links, services: Sequence[str], lang: str) -> list[str]:
    """Ministries in the order of the middle of their services, so that streams cross little."""
    weights: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for (ministry, service), bodies in links.items():
        weights[ministry].append((services.index(service), len(bodies)))
    middle = {
        m: sum(place * n for place, n in found) / sum(n for _, n in found) for m, found in weights.items()
    }
    return sorted(middle, key=lambda m: (middle[m], sort_key(_name(store, m, lang)), m))


def _name(store: Store, ministry: str, lang: str) -> str:
    return store.label(ministry, lang) if ministry else _NO_MINISTRY.say(lang)


def _draw(
    store: Store, links: _Links, left: Sequence[str], right: Mapping[str, int], lang: str
) -> Iterator[Group]:
    """The streams, as `streams` draws them; `right` gives each service its number."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for (ministry, service), found in links.items():
        bodies[ministry] |= found
        bodies[service] |= found
    names = {ministry: _name(store, ministry, lang) for ministry in left}
    names |= {service: f"{place}. {store.label(service, lang)}" for service, place in right.items()}
    ends = {
        iri: End(iri, f"{name} ({_COUNT.say(lang).format(len(bodies[iri]))})") for iri, name in names.items()
    }
    flows = [
        Stream(ministry, service, len(found), _STREAM.say(lang).format(
            source=names[ministry], target=names[service], count=len(found)))
        for (ministry, service), found in links.items()
    ]  # fmt: skip
    return streams(
        [ends[m] for m in left], [ends[s] for s in right], flows, (_FROM.say(lang), _TO.say(lang)), lang
    )
