"""Agencies, or their ministries, against services: a table ready for a spreadsheet, and its sums."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from kprgraph import catalog, query
from kprgraph.errors import Text, UsageError
from kprgraph.query import Table
from kprgraph.store import Graph
from kprgraph.terms import Value
from kprgraph.thai import sort_key
from kprgraph.views.roles import AGENCY_ROLES, ROLES, cell_text, kinds_of, marks, role_words
from kprgraph.views.words import STATED_IN, headings, merged

if TYPE_CHECKING:
    import networkx as nx

    from kprgraph.analysis.matrix import Rolled

BY = ("agency", "ministry")
"""What a row of the matrix may be."""

_AGENDA = "agenda-services"

_SIDE = MappingProxyType(
    {
        "agency": Text(th="หน่วยงาน (IRI)", en="Agency (IRI)"),
        "agency_label": Text(th="หน่วยงาน", en="Agency"),
        "ministry": Text(th="กระทรวง (IRI)", en="Ministry (IRI)"),
        "ministry_label": Text(th="กระทรวง", en="Ministry"),
    }
)
_END = MappingProxyType(
    {"services": Text(th="จำนวนงานบริการ", en="Number of services"), "stated_in": STATED_IN}
)
_MINISTRIES = MappingProxyType(
    {
        "ministry": Text(th="กระทรวง (IRI)", en="Ministry (IRI)"),
        "ministry_label": Text(th="กระทรวง", en="Ministry"),
        "agencies": Text(th="หน่วยงาน (IRI)", en="Agencies (IRI)"),
        "agencies_label": Text(th="หน่วยงาน", en="Agencies"),
        "owned": Text(th="เป็นเจ้าของ", en="Owned"),
        "fed": Text(th="ส่งข้อมูลให้", en="Fed"),
        "developed": Text(th="พัฒนา", en="Developed"),
        "services": Text(th="งานบริการทั้งหมด", en="Services in all"),
        "planned": Text(th="ที่เป็นเพียงแผน", en="Planned only"),
        "stated_in": STATED_IN,
    }
)
_NOWHERE = Text(th="(ไม่ทราบกระทรวง)", en="(no ministry known)")


def matrix_rows(store: Graph, by: str = "agency", lang: str = "th") -> Table:
    """Who owns, feeds or develops which of the Agenda e-Services, one row for each agency or ministry.

    Rows are in the order of ministries, then of agencies, those without a ministry last; columns in the order
    of the report's list. A graph without that list has all services that an agency owns, feeds or develops.

    Keys: `agency`, `agency_label` (not by ministry), `ministry`, `ministry_label`, one for each service,
    which is the last part of its IRI (roles with status and years, by ministry with the number of agencies;
    "" for none), `services` (how many of them are not empty), `stated_in`. Rows hold more than the columns:
    `cells` (column -> list of `role`, `status`, `fiscal_years`, `agencies`, `stated_in`).

    Raises:
        UsageError: If `by` is neither `agency` nor `ministry`.
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.matrix import matrix  # noqa: PLC0415

    if by not in BY:
        raise UsageError(Text(th=f"แถวเป็นได้เพียง {', '.join(BY)}", en=f"a row is one of {', '.join(BY)}"))
    graph = network.project(store)
    columns = _services(store, graph)
    above = ministries_of(store)
    counted = by == "ministry"
    agencies = network.of_kind(graph, "agency")
    found = matrix(graph, agencies, list(columns), kinds_of(AGENCY_ROLES), above if counted else None)
    words = role_words(store)
    side = [name for name in _SIDE if not (counted and name.startswith("agency"))]
    rows: list[dict[str, Value]] = []
    for node, cells in found.items():
        entries = {columns[service]: marks(links) for service, links in cells.items()}
        ministry = node if counted else above.get(node, "")
        row: dict[str, Value] = {
            "agency": node,
            "agency_label": store.label(node, lang) if node else "",
            "ministry": ministry or None,
            "ministry_label": store.label(ministry, lang) if ministry else _NOWHERE.say(lang),
        }
        rows.append(
            {name: row[name] for name in side}
            | {
                key: cell_text(store, words, entries.get(key, []), lang, counted=counted)
                for key in columns.values()
            }
            | {
                "services": len(entries),
                "stated_in": [*merged(entry["stated_in"] for cell in entries.values() for entry in cell)],
                "cells": {key: [*cell] for key, cell in entries.items()},
            }
        )
    titles = {
        key: f"{number}. {store.label(service, lang)}"
        for number, (service, key) in enumerate(columns.items(), 1)
    }
    over = headings(_SIDE, lang) | titles | headings(_END, lang)
    names = (*side, *columns.values(), *_END)
    return Table("matrix", names, sorted(rows, key=_place), {name: over[name] for name in names})


def ministry_rows(store: Graph, lang: str = "th") -> Table:
    """How many services each ministry owns, feeds and develops, itself or through its agencies.

    The ministry with the most services comes first; what belongs to no ministry is one row, the last. Planned
    links are counted apart. The ministry of an agency often comes from outside the report; the services do
    not.

    Keys: `ministry`, `ministry_label`, `agencies`, `agencies_label`, `owned`, `fed`, `developed`, `services`
    (numbers of services, the last of those in any of the three), `planned` (services that only planned links
    lead to), `stated_in`. Rows hold more than the columns: `services_owned`, `services_fed`,
    `services_developed`, `services_planned` (IRIs) and the same with `_label`.
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.matrix import rolled  # noqa: PLC0415

    graph = network.project(store)
    agencies, services = (network.of_kind(graph, kind) for kind in ("agency", "service"))
    found = rolled(graph, agencies, services, ministries_of(store), kinds_of(AGENCY_ROLES))
    rows = [_ministry_row(store, one, lang) for one in found]
    return Table("ministries", tuple(_MINISTRIES), rows, headings(_MINISTRIES, lang))


def ministries_of(store: Graph) -> dict[str, str]:
    """Agency -> its ministry, a ministry to itself; where a body belongs to several, the first by IRI."""
    rows = query.run(store, catalog.find(store.workspace, "networks/ministry"))
    above: dict[str, str] = {}
    for row in rows:
        above.setdefault(str(row["source"]), str(row["target"]))
    return above


def _ministry_row(store: Graph, found: "Rolled", lang: str) -> dict[str, Value]:
    by_role = {ROLES[kind]: targets for kind, targets in found.targets.items()}
    owned, fed, developed = (by_role.get(role, ()) for role in AGENCY_ROLES)
    services = {*owned, *fed, *developed}
    planned = sorted({target for targets in found.planned.values() for target in targets} - services)
    lists = {"owned": owned, "fed": fed, "developed": developed, "planned": planned}
    row: dict[str, Value] = {
        "ministry": found.node or None,
        "ministry_label": store.label(found.node, lang) if found.node else _NOWHERE.say(lang),
        "agencies": list(found.members),
        "agencies_label": [store.label(member, lang) for member in found.members],
        "owned": len(owned),
        "fed": len(fed),
        "developed": len(developed),
        "services": len(services),
        "planned": len(planned),
        "stated_in": [*merged(link.data["stated_in"] for link in found.links)],
    }
    for name, targets in lists.items():
        row[f"services_{name}"] = list(targets)
        row[f"services_{name}_label"] = [store.label(target, lang) for target in targets]
    return row


def _services(store: Graph, graph: "nx.MultiDiGraph[str]") -> dict[str, str]:
    """The services at the top, in order -> the key of the column."""
    agenda = [str(row["service"]) for row in query.run(store, catalog.find(store.workspace, _AGENDA))]
    if not agenda:
        kinds = set(kinds_of(AGENCY_ROLES))
        served = {target for _, target, data in graph.edges(data=True) if data["kind"] in kinds}
        agenda = [node for node in sorted(served) if graph.nodes[node]["kind"] == "service"]
    return {service: service.rsplit("/", 1)[-1] for service in agenda}


def _place(row: Mapping[str, Value]) -> tuple[bool, str, bool, str]:
    """By ministry, the ministry itself before its agencies, those without one last."""
    ministry, agency = row["ministry"], row.get("agency")
    return (
        ministry is None,
        sort_key(str(row["ministry_label"])),
        agency != ministry,
        sort_key(str(row.get("agency_label", ""))),
    )
