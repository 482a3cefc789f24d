"""Who sits on several committees, which agencies are in several programmes, and what these share."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from kprgraph.errors import Text, UsageError
from kprgraph.query import Table
from kprgraph.store import Graph
from kprgraph.terms import Value
from kprgraph.views.words import STATED_IN, headings, kind_label, stated_in

if TYPE_CHECKING:
    from kprgraph.analysis.links import Link

PROJECTIONS = MappingProxyType({"committees": "seats", "programmes": "taking-part"})
"""What may overlap -> the projection that says who belongs to it."""

_WORDS = MappingProxyType(
    {
        "committees": Text(th="คณะกรรมการ", en="committees"),
        "programmes": Text(th="โครงการ", en="programmes"),
    }
)

_OVERLAP = MappingProxyType(
    {
        "of": Text(th="ซ้อนกันใน (รหัส)", en="Overlap of (code)"),
        "of_label": Text(th="ซ้อนกันใน", en="Overlap of"),
        "entity": Text(th="บุคคล ตำแหน่ง หรือหน่วยงาน (IRI)", en="Person, post or agency (IRI)"),
        "entity_label": Text(th="บุคคล ตำแหน่ง หรือหน่วยงาน", en="Person, post or agency"),
        "kind": Text(th="ชนิด (รหัส)", en="Kind (code)"),
        "kind_label": Text(th="ชนิด", en="Kind"),
        "number": Text(th="จำนวน", en="Number"),
        "groups": Text(th="คณะกรรมการหรือโครงการ (IRI)", en="Committees or programmes (IRI)"),
        "groups_label": Text(th="คณะกรรมการหรือโครงการ", en="Committees or programmes"),
        "stated_in": STATED_IN,
    }
)
_SHARED = MappingProxyType(
    {
        "of": Text(th="ซ้อนกันใน (รหัส)", en="Overlap of (code)"),
        "of_label": Text(th="ซ้อนกันใน", en="Overlap of"),
        "first": Text(th="หนึ่ง (IRI)", en="First (IRI)"),
        "first_label": Text(th="หนึ่ง", en="First"),
        "second": Text(th="สอง (IRI)", en="Second (IRI)"),
        "second_label": Text(th="สอง", en="Second"),
        "number": Text(th="จำนวนที่ร่วมกัน", en="Number shared"),
        "members": Text(th="ผู้ที่อยู่ในทั้งสอง (IRI)", en="In both (IRI)"),
        "members_label": Text(th="ผู้ที่อยู่ในทั้งสอง", en="In both"),
        "stated_in": STATED_IN,
    }
)


def overlap_rows(store: Graph, of: str | None = None, lang: str = "th", least: int = 2) -> Table:
    """Who belongs to at least `least` committees, or programmes; the widest first; plans do not count.

    A seat that goes with a post makes a row of the post and, where the report names the holder, one of the
    person. An agency is in a programme, platform, award or event that names it, and in a programme whose list
    names a service that it owns, feeds or develops.

    Keys: `of` (`committees`, `programmes`), `of_label`, `entity`, `entity_label`, `kind`, `kind_label`,
    `number`, `groups`, `groups_label` (each with the part that the entity has in it), `stated_in`. Rows hold
    more than the columns: `parts` (per group its `group` and the codes of the `roles` in it).

    Raises:
        UsageError: If `of` is something else.
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.overlap import overlap  # noqa: PLC0415

    rows: list[dict[str, Value]] = []
    for name in _names(of):
        graph = network.project(store, PROJECTIONS[name])
        words = network.phrases(store, [PROJECTIONS[name]])
        rows += [
            {
                "of": name,
                "of_label": _WORDS[name].say(lang),
                "entity": found.member,
                "entity_label": store.label(found.member, lang),
                "kind": network.kind_of(found.member),
                "kind_label": kind_label(store, found.member, lang),
                "number": len(found.groups),
                "groups": list(found.groups),
                "groups_label": [
                    f"{' / '.join(words[role].say(lang) for role in _roles(found.links, group))} "
                    f"{store.label(group, lang)}"
                    for group in found.groups
                ],
                "stated_in": list(stated_in(found.links)),
                "parts": [{"group": group, "roles": [*_roles(found.links, group)]} for group in found.groups],
            }
            for found in overlap(graph, least)
        ]
    return Table("overlap", tuple(_OVERLAP), rows, headings(_OVERLAP, lang))


def shared_rows(store: Graph, of: str | None = None, lang: str = "th") -> Table:
    """The pairs of committees, or of programmes, that share members, those that share the most first.

    Where the report names the holder of a post in both seats, the person counts and the post does not.

    Keys: `of`, `of_label`, `first`, `first_label`, `second`, `second_label`, `number`, `members`,
    `members_label`, `stated_in`.

    Raises:
        UsageError: If `of` is neither `committees` nor `programmes`.
    """
    from kprgraph import network  # noqa: PLC0415 - networkx costs 120 ms, which `feeds` need not pay
    from kprgraph.analysis.overlap import Shared, shared  # noqa: PLC0415

    def counted(pair: Shared) -> list[str]:
        persons = {link.data["record"] for link in pair.links if network.kind_of(link.source) != "post"}
        beside = {link.source for link in pair.links if link.data["record"] not in persons}
        return [one for one in pair.members if network.kind_of(one) != "post" or one in beside]

    rows: list[dict[str, Value]] = [
        {
            "of": name,
            "of_label": _WORDS[name].say(lang),
            "first": pair.groups[0],
            "first_label": store.label(pair.groups[0], lang),
            "second": pair.groups[1],
            "second_label": store.label(pair.groups[1], lang),
            "number": len(members),
            "members": list(members),
            "members_label": [store.label(member, lang) for member in members],
            "stated_in": list(stated_in(pair.links)),
        }
        for name in _names(of)
        for pair, members in sorted(
            ((pair, counted(pair)) for pair in shared(network.project(store, PROJECTIONS[name]))),
            key=lambda found: (-len(found[1]), found[0].groups),
        )
    ]
    return Table("overlap-shared", tuple(_SHARED), rows, headings(_SHARED, lang))


def _names(of: str | None) -> tuple[str, ...]:
    if of is not None and of not in PROJECTIONS:
        known = ", ".join(PROJECTIONS)
        raise UsageError(Text(th=f"ดูได้เพียง {known}", en=f"overlap is one of {known}"))
    return (of,) if of else tuple(PROJECTIONS)


def _roles(links: "tuple[Link, ...]", group: str) -> list[str]:
    return sorted({str(link.data["kind"]) for link in links if link.target == group})
