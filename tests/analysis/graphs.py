"""Small graphs with answers that can be checked by eye, and random ones for properties."""

from collections.abc import Iterable

import networkx as nx
from hypothesis import strategies as st

from kprgraph.analysis.links import Network

NODES = "abcdefg"
KINDS = ("feed", "ownership", "listing")
STATUSES = ("completed", "planned", None)

Row = tuple[str, str, str, str | None]


def network(rows: Iterable[Row]) -> Network:
    graph: Network = nx.MultiDiGraph()
    for number, (source, target, kind, status) in enumerate(rows):
        graph.add_edge(source, target, f"r{number}", kind=kind, status=status, record=f"r{number}")
    return graph


def networks() -> st.SearchStrategy[Network]:
    row = st.tuples(
        st.sampled_from(NODES), st.sampled_from(NODES), st.sampled_from(KINDS), st.sampled_from(STATUSES)
    )
    rows = st.lists(row, min_size=1, max_size=14)
    return rows.map(lambda found: network([*found, ("a", "b", "feed", "completed")]))


# fisheries feeds permits; login carries portal, which lists permits and pension; a plan links tax to pension.
WORLD: tuple[Row, ...] = (
    ("fisheries", "permits", "feed", "completed"),
    ("fisheries", "permits", "feed", "tested"),
    ("livestock", "permits", "feed", "completed"),
    ("login", "portal", "dependency", "stated"),
    ("portal", "permits", "listing", "completed"),
    ("portal", "pension", "listing", "completed"),
    ("tax", "pension", "feed", "planned"),
    ("login", "pension", "feed", "planned"),
)
