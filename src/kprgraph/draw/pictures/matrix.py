"""Bodies against services: who owns, feeds or develops what.

Three forms, by the number of bodies: names of services over the columns; two halves with numbered services;
and where even that would be too much, one row for each ministry with counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kprgraph import catalog, query
from kprgraph.draw.frame import compose
from kprgraph.draw.grid import Grid, Role, Row, wide
from kprgraph.draw.halves import halves
from kprgraph.draw.legend import fill_key, role_key
from kprgraph.draw.palette import UNSAID
from kprgraph.draw.pictures import facts
from kprgraph.draw.pictures.service import ABSENCE, EXTERNAL
from kprgraph.draw.scene import Body, Group, Scene
from kprgraph.errors import Text
from kprgraph.store import Store

_TITLE = Text(th="หน่วยงานใดทำให้งานบริการใดเดินได้", en="Which body keeps which service running")
_OF = Text(th="{}: หน่วยงานใดทำให้งานบริการใดเดินได้", en="{}: which body keeps which service running")
_SUMMARY = Text(
    th="{rows} {what} × {services} งานบริการ · {links} บทบาท",
    en="{rows} {what} × {services} services · {links} roles",
)
_BODIES = Text(th="หน่วยงาน", en="bodies")
_MINISTRIES = Text(th="กระทรวงหรือหน่วยงานอื่น", en="ministries or other bodies")
_MANY = Text(th="ตัวเลขคือจำนวนหน่วยงานในกระทรวง", en="Numbers count the bodies of a ministry")
_NO_MINISTRY = Text(th="หน่วยงานอื่น", en="Other bodies")
_NOTHING = Text(th="รายงานไม่บอกบทบาทใด", en="The report tells of no role")
_KINDS = {"owner": "ownership", "feeder": "feed", "developer": "development"}
_WIDE, _HALVES, _SERVICES = 18, 40, 16


def scene(store: Store, iri: str | None, lang: str, version: str) -> Scene:
    """The matrix of all bodies, or of those of one ministry.

    Args:
        store: The graph.
        iri: Full IRI of a ministry, or None for all.
        lang: Language of all words.
        version: Version of the data.
    """
    found = _roles(store, iri)
    services = [s for s in facts.agenda(store) if any(r.service == s for r in found)][:_SERVICES]
    roles = {r: records for r, records in found.items() if r.service in services}
    rows = _rows(store, {r.body for r in roles}, lang)
    summed = len(rows) > _HALVES
    rows = _ministries(rows) if summed else rows
    groups = _draw(store, rows, services, list(roles), lang) if rows else ()
    notes = [ABSENCE.say(lang), EXTERNAL.say(lang), *([_MANY.say(lang)] if summed else [])]
    records = tuple(sorted({record for each in roles.values() for record in each}))
    keys = [key for r in roles for key in (role_key(r.kind), fill_key(r.status))]
    numbers = {
        "rows": len(rows),
        "services": len(services),
        "links": len({(r.service, r.body, r.kind) for r in roles}),
    }
    what = (_MINISTRIES if summed else _BODIES).say(lang)
    summary = _SUMMARY.say(lang).format(what=what, **numbers) if rows else _NOTHING.say(lang)
    title = _OF.say(lang).format(store.label(iri, lang)) if iri else _TITLE.say(lang)
    return compose(store, (title, summary), Body(groups, tuple(keys), tuple(notes), records), lang, version)


def _draw(
    store: Store, rows: Sequence[Row], services: Sequence[str], roles: Sequence[Role], lang: str
) -> tuple[Group, ...]:
    numbers = {service: place for place, service in enumerate(facts.agenda(store), 1)}
    names = tuple((service, f"{numbers[service]}. {store.label(service, lang)}") for service in services)
    states = {
        each.status: store.label(f"linkstatus:{each.status}", lang) for each in roles if each.status != UNSAID
    }
    at: dict[tuple[str, str], list[Role]] = defaultdict(list)
    for each in roles:
        at[each.body, each.service].append(each)
    grid = Grid(tuple(rows), names, dict(at), states, lang)
    return wide(grid) if len(rows) <= _WIDE or any(len(row.bodies) > 1 for row in rows) else halves(grid)


def _roles(store: Store, ministry: str | None) -> dict[Role, set[str]]:
    found: dict[Role, set[str]] = defaultdict(set)
    for row in query.run(store, catalog.find(store.workspace, "feeds")):
        body, kind = str(row["agency"]), _KINDS.get(str(row["role"]))
        if kind is None or facts.kind_of(body) != "agency":
            continue
        if ministry is None or facts.ministry_of(store, body) == ministry:
            records = row["records"] if isinstance(row["records"], list) else []
            found[Role(str(row["service"]), body, kind, str(row["status"] or UNSAID))].update(
                map(str, records)
            )
    return found


def _rows(store: Store, bodies: Iterable[str], lang: str) -> list[Row]:
    """Bodies by ministry, both in the order of their names; what belongs to none comes last."""
    of: dict[str | None, list[str]] = defaultdict(list)
    for body in bodies:
        of[facts.ministry_of(store, body)].append(body)
    order = [
        *facts.by_name(store, (ministry for ministry in of if ministry), lang),
        *([None] if None in of else []),
    ]
    rows = []
    for ministry in order:
        name = store.label(ministry, lang) if ministry else _NO_MINISTRY.say(lang)
        for place, body in enumerate(facts.by_name(store, of[ministry], lang)):
            rows.append(Row(store.label(body, lang), (body,), None if place else name))
    return rows


def _ministries(rows: Sequence[Row]) -> list[Row]:
    """The rows of each ministry as one."""
    summed: list[Row] = []
    for row in rows:
        if row.group is not None:
            summed.append(Row(row.group, row.bodies, None))
        else:
            last = summed.pop()
            summed.append(Row(last.name, (*last.bodies, *row.bodies), None))
    return summed
