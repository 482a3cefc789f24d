from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kprgraph.analysis.links import PLANNED, Network
from kprgraph.analysis.overlap import bipartite, overlap, shared
from tests.analysis.graphs import network

BOARDS = (
    ("ann", "board", "chair", None),
    ("ann", "board", "secretary", None),
    ("ann", "panel", "member", None),
    ("ben", "board", "member", None),
    ("ben", "council", "member", "planned"),
    ("cat", "panel", "member", None),
    ("cat", "board", "member", None),
    ("cat", "council", "member", None),
)


def memberships() -> st.SearchStrategy[Network]:
    row = st.tuples(
        st.sampled_from("abcde"),
        st.sampled_from("VWXYZ"),
        st.just("member"),
        st.sampled_from((None, "planned")),
    )
    return st.lists(row, max_size=16).map(network)


def test_two_sides_with_one_edge_for_each_pair() -> None:
    plain = bipartite(network(BOARDS))
    assert nx.is_bipartite(plain)
    assert {node: data["bipartite"] for node, data in plain.nodes(data=True)} == {
        "ann": 0,
        "ben": 0,
        "cat": 0,
        "board": 1,
        "council": 1,
        "panel": 1,
    }
    assert plain.edges["ann", "board"]["weight"] == 2
    assert [link.data["kind"] for link in plain.edges["ann", "board"]["links"]] == ["chair", "secretary"]
    assert not plain.has_edge("ben", "council"), "only planned"


def test_attributes_of_nodes_are_kept() -> None:
    graph = network(BOARDS)
    graph.nodes["ann"]["label_th"] = "แอน"
    assert bipartite(graph).nodes["ann"] == {"label_th": "แอน", "bipartite": 0}


def test_what_is_on_both_sides_is_an_error() -> None:
    with pytest.raises(ValueError, match="both member and group: b"):
        bipartite(network([("a", "b", "member", None), ("b", "c", "member", None)]))


def test_the_members_of_most_groups_come_first_with_all_their_links() -> None:
    rows = overlap(network(BOARDS))
    assert [(row.member, row.groups) for row in rows] == [
        ("cat", ("board", "council", "panel")),
        ("ann", ("board", "panel")),
    ]
    assert [(link.target, link.data["kind"]) for link in rows[1].links] == [
        ("board", "chair"),
        ("board", "secretary"),
        ("panel", "member"),
    ]
    assert [row.member for row in overlap(network(BOARDS), least=3)] == ["cat"]


def test_kinds_narrow_what_counts() -> None:
    assert overlap(network(BOARDS), kinds=["chair", "secretary"]) == []


def test_groups_that_share_members() -> None:
    assert [(row.groups, row.members) for row in shared(network(BOARDS))] == [
        (("board", "panel"), ("ann", "cat")),
        (("board", "council"), ("cat",)),
        (("council", "panel"), ("cat",)),
    ]
    assert len(shared(network(BOARDS), least=2)) == 1


def test_nobody_overlaps_in_an_empty_network() -> None:
    assert overlap(network([])) == []
    assert shared(network([])) == []


@given(memberships())
def test_counts_are_those_of_plain_sets(graph: Network) -> None:
    groups: dict[str, set[str]] = {}
    for member, group, data in graph.edges(data=True):
        if data["status"] != PLANNED:
            groups.setdefault(group, set()).add(member)
    expected = {
        (one, two): tuple(sorted(groups[one] & groups[two]))
        for one, two in combinations(sorted(groups), 2)
        if groups[one] & groups[two]
    }
    assert {row.groups: row.members for row in shared(graph)} == expected
    rows = {row.member: set(row.groups) for row in overlap(graph, least=1)}
    assert rows == {
        member: {group for group in groups if member in groups[group]}
        for member in set().union(*groups.values())
    }


@given(memberships())
def test_the_two_views_agree(graph: Network) -> None:
    """A member of n groups makes n (n - 1) / 2 pairs of them share it."""
    n = [len(row.groups) for row in overlap(graph, least=1)]
    assert sum(len(row.members) for row in shared(graph)) == sum(k * (k - 1) // 2 for k in n)
    for row in shared(graph):
        assert {link.source for link in row.links} == set(row.members)
        assert {link.target for link in row.links} == set(row.groups)


@given(memberships())
def test_the_answer_does_not_depend_on_the_order_of_the_edges(graph: Network) -> None:
    turned: Network = nx.MultiDiGraph()
    for source, target, key, data in sorted(graph.edges(keys=True, data=True), key=str, reverse=True):
        turned.add_edge(source, target, key, **data)
    assert overlap(turned) == overlap(graph)
    assert shared(turned) == shared(graph)
