"""Who keeps a service running, what a failure affects, and what most depends on."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from kprgraph import catalog, query
from kprgraph.errors import Text
from kprgraph.query import Table
from kprgraph.store import Store
from kprgraph.terms import Value
from kprgraph.views.words import STATED_IN, headings, iri_of, kind_label, links_of, stated_in, status_label

if TYPE_CHECKING:
    from collections.abc import Collection

    from kprgraph.analysis.impact import Hit

_ENTITY = Text(th="สิ่งที่ได้รับผลกระทบ", en="Affected")
_IMPACT = MappingProxyType(
    {
        "entity": Text(th="สิ่งที่ได้รับผลกระทบ (IRI)", en="Affected (IRI)"),
        "entity_label": _ENTITY,
        "kind": Text(th="ชนิด (รหัส)", en="Kind (code)"),
        "kind_label": Text(th="ชนิด", en="Kind"),
        "distance": Text(th="ระยะ", en="Distance"),
        "relation": Text(th="สิ่งที่ขาด (รหัส)", en="What is lost (code)"),
        "relation_label": Text(th="สิ่งที่ขาด", en="What is lost"),
        "status": Text(th="สถานะ (รหัส)", en="Status (code)"),
        "status_label": Text(th="สถานะ", en="Status"),
        "via": Text(th="ผ่าน", en="Via"),
        "planned_only": Text(th="เป็นเพียงแผน", en="Planned only"),
        "stated_in": STATED_IN,
    }
)
_CRITICAL = MappingProxyType(
    {
        "entity": Text(th="จุดสำคัญ (IRI)", en="Critical point (IRI)"),
        "entity_label": Text(th="จุดสำคัญ", en="Critical point"),
        "kind": Text(th="ชนิด (รหัส)", en="Kind (code)"),
        "kind_label": Text(th="ชนิด", en="Kind"),
        "reach": Text(th="งานบริการที่พึ่งพา", en="Services that depend on it"),
        "dominated": Text(th="พึ่งพาโดยไม่มีทางอื่น", en="With no other way"),
        "sole": Text(th="มีเป็นแหล่งเดียวในชนิดนั้น", en="As their only source of a kind"),
        "articulation": Text(th="เป็นข้อต่อ", en="Joint"),
        "stated_in": STATED_IN,
    }
)


def feeds_rows(  # noqa: PLR0917 - the filters of the command, by name
    store: Store,
    service: str | None = None,
    lang: str = "th",
    agency: str | None = None,
    role: str | None = None,
    status: str | None = None,
    fiscal_year: int | str | None = None,
) -> Table:
    """Who owns, feeds and develops a service, and the platforms it runs on.

    One row per service, agency, role, status and fiscal year; its passages are those of all records that say
    so. Keys: `service`, `service_label`, `agency`, `agency_label`, `role` (`owner`, `feeder`, `developer`,
    `platform`), `role_label`, `status` (`completed`, `tested`, `planned`, `stated`), `status_label`,
    `fiscal_year` (Buddhist Era, None where the report names no fiscal year), `via` and `via_label` (platforms
    that a feed passes through), `records`, `stated_in`. In a row of role `platform` the platform stands under
    `agency`.

    Raises:
        UsageError: If a filter does not fit its type.
    """
    filters = {
        "service": service,
        "agency": agency,
        "role": role,
        "status": status,
        "fiscal_year": fiscal_year,
    }
    return query.run(store, catalog.find(store.workspace, "feeds"), filters, lang)


def impact_rows(
    store: Store,
    entity: str,
    lang: str = "th",
    max_hops: int | None = None,
    statuses: "Collection[str] | None" = None,
) -> Table:
    """What is affected when `entity` fails, nearest first; no row if nothing depends on it.

    Keys: `entity`, `entity_label`, `kind` (`service`, `platform`, `agency`), `kind_label`, `distance`,
    `relation` (kinds of the last link: `feed`, `ownership` ...), `relation_label`, `status` and
    `status_label` (of the last link), `via` (labels from the failing entity to this one), `planned_only`
    (True if this is only so once a plan is carried out), `stated_in` (all passages of the way). Rows hold
    more than the columns: `via_entities` (IRIs of `via`), `others` and `others_label` (sources of the same
    kind that do not fail), `hops` (per step `from`, `to` and its `links`, each with `kind`, `status`,
    `fiscal_years`, `record`, `stated_in`).
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.impact import impact  # noqa: PLC0415

    graph = network.project(store)
    iri = iri_of(entity)
    hits = impact(graph, iri, max_hops, statuses) if iri in graph else []
    words = network.phrases(store, ["dependency"])
    rows = [_impact_row(store, hit, words, lang) for hit in hits]
    return Table("impact", tuple(_IMPACT), rows, headings(_IMPACT, lang))


def critical_rows(store: Store, lang: str = "th", limit: int | None = None) -> Table:
    """What most services depend on, those with the widest reach first; planned links do not count.

    Keys: `entity`, `entity_label`, `kind`, `kind_label`, `reach` (number of services that depend on it,
    directly or through others), `dominated` (those that depend on nothing else), `sole` (those that have it
    as their only source of some kind), `articulation` (True if the network falls apart without it),
    `stated_in` (of the links that start at it). Rows hold more than the columns: `services`,
    `services_dominated`, `services_sole` (IRIs).
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.critical import critical  # noqa: PLC0415
    from kprgraph.analysis.links import Link  # noqa: PLC0415

    graph = network.project(store)
    services = [node for node in graph if network.kind_of(node) == "service"]
    rows: list[dict[str, Value]] = [
        {
            "entity": found.node,
            "entity_label": store.label(found.node, lang),
            "kind": network.kind_of(found.node),
            "kind_label": kind_label(store, found.node, lang),
            "reach": len(found.reach),
            "dominated": len(found.dominated),
            "sole": len(found.sole),
            "articulation": found.articulation,
            "stated_in": stated_in(Link(*edge) for edge in graph.out_edges(found.node, keys=True, data=True)),
            "services": list(found.reach),
            "services_dominated": list(found.dominated),
            "services_sole": list(found.sole),
        }
        for found in critical(graph, services)[:limit]
    ]
    return Table("critical", tuple(_CRITICAL), rows, headings(_CRITICAL, lang))


def _impact_row(store: Store, hit: "Hit", words: dict[str, Text], lang: str) -> dict[str, Value]:
    last = hit.hops[-1].links
    relations = sorted({str(link.data["kind"]) for link in last})
    statuses = sorted({str(link.data["status"]) for link in last if link.data["status"]})
    return {
        "entity": hit.entity,
        "entity_label": store.label(hit.entity, lang),
        "kind": hit.entity.rsplit("/", 2)[-2],
        "kind_label": kind_label(store, hit.entity, lang),
        "distance": hit.distance,
        "relation": list(relations),
        "relation_label": [words[relation].say(lang) for relation in relations],
        "status": list(statuses),
        "status_label": [status_label(store, status, lang) for status in statuses],
        "via": [store.label(node, lang) for node in hit.via],
        "planned_only": hit.planned_only,
        "stated_in": list(stated_in(links_of(hit.hops))),
        "via_entities": list(hit.via),
        "others": list(hit.others),
        "others_label": [store.label(node, lang) for node in hit.others],
        "hops": [
            {"from": hop.start, "to": hop.end, "links": [dict(link.data) for link in hop.links]}
            for hop in hit.hops
        ],
    }
