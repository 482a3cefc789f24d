"""Services and organisations in the terms of the European profiles CPSV-AP 3.2.0 and CPOV 2.1.2.

Only what the profiles can say, and nothing that they do not know: the file conforms to their SHACL shapes by
itself, without an ontology beside it. A service of which the report names no public body as owner has no
competent authority, which CPSV-AP demands; such services are left out here, and are in every other format.

What has no counterpart in our records is said in our words: every service needs a description, every body a
territory, which is Thailand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.export.describing import about, linked, names, node, texts
from kprgraph.namespaces import expand, split
from kprgraph.store import Store
from kprgraph.turtle import serialize

NAME = "cpsv-ap"
FILE_NAME = "kprgraph.cpsv-ap.ttl"
MEDIA_TYPE = "text/turtle"
TITLE = Text(th="งานบริการและหน่วยงานตาม CPSV-AP", en="Services and organisations as CPSV-AP")

_COUNTRY = expand("place:th")
_THAILAND = Text(th="ประเทศไทย", en="Thailand")
_PUBLIC = expand("cv:PublicOrganisation")
_SERVICE = expand("cpsv:PublicService")

# Class of record, the property that names the body, the one that names the service, role.
_PARTS = (
    ("kpr:DataFeed", "kpr:feedFrom", "kpr:feedTo", "participationrole:data-provider"),
    ("kpr:Development", "kpr:developer", "kpr:developed", "participationrole:developer"),
    ("kpr:Ownership", "kpr:owner", "kpr:owned", "participationrole:responsible"),
)


@dataclass(frozen=True, order=True)
class _Part:
    """The part of a body in a service.

    Attributes:
        service: IRI.
        body: IRI.
        role: CURIE of a concept.
        records: IRIs of the records that say so.
    """

    service: str
    body: str
    role: str
    records: tuple[str, ...]

    @property
    def iri(self) -> str:
        """An IRI below that of the service."""
        return f"{self.service}#{split(expand(self.role))[1]}-{split(self.body)[1]}"


def write(store: Store, stream: BinaryIO) -> None:
    """Write all services that have a competent authority, and all public organisations."""
    stream.write(serialize(_triples(store)).encode())


def _triples(store: Store) -> Iterator[ox.Triple]:
    owners = {
        service: [body for body in _owners(store, service) if _PUBLIC in store.types(body)]
        for service in store.subjects("rdf:type", node(_SERVICE))
    }
    services = {service: bodies for service, bodies in owners.items() if bodies}
    parts = [part for part in _parts(store) if part.service in services and _is_body(store, part.body)]
    # An owner that is no public organisation takes part all the same; one that is, is named as the authority.
    parts = [
        part for part in parts if part.body not in services[part.service] or "responsible" not in part.role
    ]
    for service, bodies in services.items():
        yield from _service(store, service, bodies, services)
    for part in parts:
        yield from _participation(store, part)
    public = store.subjects("rdf:type", node(_PUBLIC))
    others = {part.body for part in parts} | {body for s in services for body in _channel_owners(store, s)}
    for body in sorted({*public, *others}):
        yield from _body(store, body)
    if public:
        yield from about(_COUNTRY, "rdf:type", node("dct:Location"))
        yield from about(_COUNTRY, "skos:prefLabel", *(names(store, _COUNTRY) or texts(_THAILAND)))


def _owners(store: Store, service: str) -> list[str]:
    records = store.subjects("kpr:owned", node(service))
    return sorted({body for record in records for body in linked(store, record, "kpr:owner")})


def _is_body(store: Store, iri: str) -> bool:
    return bool(store.types(iri) & {_PUBLIC, expand("org:FormalOrganization")})


def _service(
    store: Store, service: str, bodies: Iterable[str], exported: Iterable[str]
) -> Iterator[ox.Triple]:
    owners = {lang: ", ".join(store.label(body, lang) for body in bodies) for lang in ("th", "en")}
    description = Text(
        th=f"งานบริการของ{owners['th']} ตามรายงานประจำปีของสำนักงาน ก.พ.ร.",
        en=f"A service of {owners['en']}, as the annual report of the OPDC tells of it.",
    )
    yield from about(service, "rdf:type", node(_SERVICE))
    yield from about(service, "dct:identifier", _identifier(store, service))
    yield from about(service, "dct:title", *names(store, service))
    yield from about(service, "dct:description", *texts(description))
    yield from about(service, "cv:hasCompetentAuthority", *map(node, bodies))
    yield from about(
        service, "dct:source", *map(node, _sources(store, store.subjects("kpr:owned", node(service))))
    )
    needed = {other for record in _needs(store, service) for other in linked(store, record, "kpr:dependsOn")}
    yield from about(service, "dct:requires", *map(node, sorted(needed & set(exported))))
    for platform, records in _platforms(store, service).items():
        yield from _channel(store, service, platform, records)


def _needs(store: Store, service: str) -> list[str]:
    return store.subjects("kpr:dependent", node(service))


def _platforms(store: Store, service: str) -> dict[str, list[str]]:
    """Platforms that a service can be had on, each with the records that say so."""
    found: dict[str, list[str]] = {}
    for record in store.subjects("kpr:listed", node(service)):
        for platform in linked(store, record, "kpr:onPlatform"):
            found.setdefault(platform, []).append(record)
    return dict(sorted(found.items()))


def _channel(store: Store, service: str, platform: str, records: Iterable[str]) -> Iterator[ox.Triple]:
    """The way to one service over one platform; the platform itself serves many and is no channel."""
    channel = f"{service}#channel-{split(platform)[1]}"
    description = Text(th=f"ผ่าน {store.label(platform, 'th')}", en=f"By way of {store.label(platform, 'en')}")
    identifier = f"{_identifier(store, service).value}/{split(platform)[1]}"
    yield from about(service, "cv:hasChannel", node(channel))
    yield from about(channel, "rdf:type", node("cv:Channel"))
    yield from about(channel, "dct:identifier", ox.Literal(identifier))
    yield from about(channel, "dct:description", *texts(description))
    yield from about(channel, "cv:ownedBy", *map(node, _bodies_of(store, platform)))
    yield from about(channel, "dct:source", *map(node, _sources(store, records)))


def _channel_owners(store: Store, service: str) -> list[str]:
    return [body for platform in _platforms(store, service) for body in _bodies_of(store, platform)]


def _bodies_of(store: Store, platform: str) -> list[str]:
    return [body for body in _owners(store, platform) if _is_body(store, body)]


def _parts(store: Store) -> list[_Part]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for kind, by, of, role in _PARTS:
        for record in store.subjects("rdf:type", node(kind)):
            for service in linked(store, record, of):
                for body in linked(store, record, by):
                    found.setdefault((service, body, role), []).append(record)
    return sorted(_Part(*key, tuple(records)) for key, records in found.items())


def _participation(store: Store, part: _Part) -> Iterator[ox.Triple]:
    role = expand(part.role)
    statuses = sorted(
        {status for record in part.records for status in linked(store, record, "kpr:linkStatus")}
    )
    words = {
        lang: f"{store.label(role, lang)} ({', '.join(store.label(status, lang) for status in statuses)})"
        for lang in ("th", "en")
    }
    yield from about(part.service, "cv:hasParticipation", node(part.iri))
    yield from about(part.iri, "rdf:type", node("cv:Participation"))
    yield from about(part.iri, "dct:identifier", ox.Literal(part.iri.rpartition("/")[2]))
    yield from about(part.iri, "dct:description", *texts(Text(th=words["th"], en=words["en"])))
    yield from about(part.iri, "cv:role", node(role))
    yield from about(part.iri, "cv:hasParticipant", node(part.body))
    yield from about(part.iri, "dct:source", *map(node, _sources(store, part.records)))
    yield from _concept(store, role)


def _body(store: Store, body: str) -> Iterator[ox.Triple]:
    public = _PUBLIC in store.types(body)
    kinds = ["foaf:Agent", "org:Organization", *(["cv:PublicOrganisation"] if public else [])]
    yield from about(body, "rdf:type", *map(node, kinds))
    yield from about(body, "dct:identifier", ox.Literal(split(body)[1]))
    yield from about(body, "dct:title", *names(store, body))
    yield from about(body, "skos:prefLabel", *names(store, body))
    yield from about(body, "skos:altLabel", *_one_per_language(store, body))
    for kind in linked(store, body, "org:classification"):
        yield from about(body, "org:classification", node(kind))
        yield from _concept(store, kind)
    if public:
        yield from about(body, "dct:spatial", node(_COUNTRY))
        above = [iri for iri in linked(store, body, "org:subOrganizationOf") if _PUBLIC in store.types(iri)]
        yield from about(body, "org:subOrganizationOf", *map(node, above))


def _one_per_language(store: Store, body: str) -> list[ox.Literal]:
    """Another name in each language, the shortest: CPOV allows one."""
    found: dict[str, str] = {}
    for term in store.objects(body, "skos:altLabel"):
        if isinstance(term, ox.Literal) and term.language:
            former = found.get(term.language, term.value)
            found[term.language] = min(former, term.value, key=lambda name: (len(name), name))
    return [ox.Literal(text, language=lang) for lang, text in sorted(found.items())]


def _concept(store: Store, iri: str) -> Iterator[ox.Triple]:
    yield from about(iri, "rdf:type", node("skos:Concept"))
    yield from about(iri, "skos:prefLabel", *names(store, iri))


def _identifier(store: Store, service: str) -> ox.Literal:
    """What the registry calls it, else the last part of its IRI."""
    given = [term for term in store.objects(service, "dct:identifier") if isinstance(term, ox.Literal)]
    return given[0] if len(given) == 1 else ox.Literal(split(service)[1])


def _sources(store: Store, records: Iterable[str]) -> list[str]:
    return sorted({passage for record in records for passage in linked(store, record, "kpr:statedIn")})
