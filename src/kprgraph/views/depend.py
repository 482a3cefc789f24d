"""Who keeps a service running, and what a failure affects."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from kprgraph import catalog, query
from kprgraph.errors import Text
from kprgraph.query import Table
from kprgraph.store import Graph
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
        "remaining": Text(
            th="แหล่งชนิดเดียวกันที่ยังอยู่ (รายงานไม่บอกว่าแทนกันได้)",
            en="Other sources of this kind (not said to stand in)",
        ),
        "stated_in": STATED_IN,
    }
)


def feeds_rows(  # noqa: PLR0917 - the filters of the command, by name
    store: Graph,
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
    store: Graph,
    entity: str,
    lang: str = "th",
    max_hops: int | None = None,
    statuses: "Collection[str] | None" = None,
) -> Table:
    """What is affected when `entity` fails, nearest first; no row if nothing depends on it.

    The failing thing may be a body, service or platform, and also a law, a fund or a programme, on which
    committees, duties, programmes and their lists rest. What a row says is that a support is lost, not that
    the thing stops; that there is another source of the same kind does not say that it can stand in.

    Keys: `entity`, `entity_label`, `kind` (`service`, `platform`, `agency` ...), `kind_label`, `distance`,
    `relation` (kinds of the last link: `feed`, `ownership` ...), `relation_label`, `status` and
    `status_label` (of the last link), `via` (labels from the failing entity to this one), `planned_only`
    (True if this is only so once a plan is carried out), `remaining` (sources of the same kind that do not
    fail, each with the status of its link), `stated_in` (all passages of the way). Rows hold more than the
    columns: `via_entities` (IRIs of `via`), `others` and `others_label` (the sources in `remaining`),
    `others_completed` (those whose link is completed), `hops` (per step `from`, `to` and its `links`, each
    with `kind`, `status`, `fiscal_years`, `record`, `stated_in`).
    """
    from kprgraph import network  # noqa: PLC0415 - `feeds` need not load it
    from kprgraph.analysis.impact import impact  # noqa: PLC0415

    graph = network.links(store, network.FAILURE)
    iri = iri_of(entity)
    hits = impact(graph, iri, max_hops, statuses) if iri in graph else []
    words = network.phrases(store, network.FAILURE)
    rows = [_impact_row(store, hit, words, lang) for hit in hits]
    return Table("impact", tuple(_IMPACT), rows, headings(_IMPACT, lang))


def _impact_row(store: Graph, hit: "Hit", words: dict[str, Text], lang: str) -> dict[str, Value]:
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
        "remaining": [_remaining(store, hit, source, lang) for source in hit.others],
        "stated_in": list(stated_in(links_of(hit.hops))),
        "via_entities": list(hit.via),
        "others": list(hit.others),
        "others_label": [store.label(node, lang) for node in hit.others],
        "others_completed": list(hit.others_completed),
        "hops": [
            {"from": hop.start, "to": hop.end, "links": [dict(link.data) for link in hop.links]}
            for hop in hit.hops
        ],
    }


def _remaining(store: Graph, hit: "Hit", source: str, lang: str) -> str:
    """A source of the same kind, with the status of its links."""
    statuses = {str(link.data["status"]) for link in hit.other_links if link.source == source}
    said = ", ".join(status_label(store, status, lang) for status in sorted(statuses - {"None"}))
    return f"{store.label(source, lang)} ({said})" if said else store.label(source, lang)
