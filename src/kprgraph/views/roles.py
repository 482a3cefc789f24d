"""Roles of agencies for services, as `feeds` names them, and how a cell of a matrix says them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kprgraph import catalog
from kprgraph.errors import Text
from kprgraph.store import Graph
from kprgraph.views.words import merged, status_label

if TYPE_CHECKING:
    from kprgraph.analysis.links import Link

ROLES: Mapping[str, str] = MappingProxyType(
    {"ownership": "owner", "feed": "feeder", "development": "developer", "listing": "platform"}
)
"""Kind of link -> role, in the order in which they are told."""

AGENCY_ROLES = ("owner", "feeder", "developer")
"""The roles that an agency has itself; the fourth is that of a platform."""

_STATUSES = ("completed", "tested", "planned", "stated")


def kinds_of(roles: Iterable[str]) -> list[str]:
    """The kinds of links that make the roles."""
    return [kind for kind, role in ROLES.items() if role in set(roles)]


def role_words(store: Graph) -> Mapping[str, Text]:
    """Role -> its name."""
    return catalog.find(store.workspace, "feeds").column["role"].values


def marks(links: Iterable["Link"]) -> list[dict[str, Any]]:
    """What a cell says: one entry for each role and status, with its years, sources and passages."""
    found: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        found[ROLES[link.data["kind"]], link.data["status"] or "stated"].append(link)
    order = tuple(ROLES.values())
    return [
        {
            "role": role,
            "status": status,
            "fiscal_years": sorted({year for link in same for year in link.data["fiscal_years"]}),
            "agencies": sorted({link.source for link in same}),
            "stated_in": merged(link.data["stated_in"] for link in same),
        }
        for (role, status), same in sorted(
            found.items(), key=lambda entry: (order.index(entry[0][0]), _STATUSES.index(entry[0][1]))
        )
    ]


def cell_text(
    store: Graph, words: Mapping[str, Text], entries: Sequence[Mapping[str, Any]], lang: str, *, counted: bool
) -> str:
    """A cell in words, such as `feeder 3 (completed, 2566)`; where `counted`, with the number of agencies.

    A status that the report does not tell is left out. `words` are those of `role_words`.
    """
    parts = []
    for entry in entries:
        state = [status_label(store, entry["status"], lang)] if entry["status"] != "stated" else []
        notes = ", ".join([*state, *map(str, entry["fiscal_years"])])
        number = f" {len(entry['agencies'])}" if counted else ""
        parts.append(f"{words[entry['role']].say(lang)}{number}{f' ({notes})' if notes else ''}")
    return "; ".join(parts)
