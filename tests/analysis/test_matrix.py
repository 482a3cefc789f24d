from hypothesis import given

from kprgraph.analysis.links import Network
from kprgraph.analysis.matrix import NOWHERE, matrix, rolled
from tests.analysis.graphs import WORLD, network, networks

ROWS = ("fisheries", "livestock", "tax", "login")
COLUMNS = ("pension", "permits")
ABOVE = {"fisheries": "farming", "livestock": "farming", "tax": "finance"}


def test_every_link_is_in_its_cell() -> None:
    cells = matrix(network(WORLD), ROWS, COLUMNS)
    assert {row: {column: len(links) for column, links in found.items()} for row, found in cells.items()} == {
        "fisheries": {"permits": 2},
        "livestock": {"permits": 1},
        "login": {"pension": 1},
        "tax": {"pension": 1},
    }
    assert [link.data["status"] for link in cells["fisheries"]["permits"]] == ["completed", "tested"]


def test_rows_roll_up_to_what_they_belong_to() -> None:
    cells = matrix(network(WORLD), ROWS, COLUMNS, above=ABOVE)
    assert list(cells) == [NOWHERE, "farming", "finance"]
    assert sorted({link.source for link in cells["farming"]["permits"]}) == ["fisheries", "livestock"]


def test_kinds_narrow_what_counts() -> None:
    assert matrix(network(WORLD), ROWS, COLUMNS, kinds=["ownership"]) == {}


def test_sums_tell_what_is_today_from_what_is_planned() -> None:
    farming, finance, nowhere = rolled(network(WORLD), ROWS, COLUMNS, ABOVE)
    assert (farming.node, farming.members) == ("farming", ("fisheries", "livestock"))
    assert (farming.targets, farming.planned) == ({"feed": ("permits",)}, {})
    assert (finance.node, finance.targets, finance.planned) == ("finance", {}, {"feed": ("pension",)})
    assert (nowhere.node, nowhere.members) == (NOWHERE, ("login",))


def test_a_plan_beside_a_link_is_no_plan() -> None:
    graph = network([("tax", "pension", "feed", "planned"), ("tax", "pension", "feed", "tested")])
    (row,) = rolled(graph, ["tax"], ["pension"], {})
    assert (row.targets, row.planned) == ({"feed": ("pension",)}, {})


def test_nothing_has_no_rows() -> None:
    assert matrix(network([]), ROWS, COLUMNS) == {}
    assert rolled(network([]), ROWS, COLUMNS, ABOVE) == []


@given(networks())
def test_rolling_up_loses_no_link_and_adds_none(graph: Network) -> None:
    rows, columns = set("abcd"), set("defg")
    above = {"a": "x", "b": "x", "c": "y"}
    plain = [
        link for found in matrix(graph, rows, columns).values() for links in found.values() for link in links
    ]
    up = [
        link
        for found in matrix(graph, rows, columns, above=above).values()
        for links in found.values()
        for link in links
    ]
    sums = [link for row in rolled(graph, rows, columns, above) for link in row.links]
    expected = sorted(
        (source, target, key)
        for source, target, key in graph.edges(keys=True)
        if source in rows and target in columns
    )
    for found in (plain, up, sums):
        assert sorted((link.source, link.target, link.key) for link in found) == expected


@given(networks())
def test_sums_are_those_of_the_matrix(graph: Network) -> None:
    above = {"a": "x", "b": "x", "c": "y"}
    cells = matrix(graph, set(graph), set(graph), above=above)
    for row in rolled(graph, set(graph), set(graph), above):
        targets = {
            target for found in (row.targets, row.planned) for kind in found.values() for target in kind
        }
        assert targets == set(cells[row.node])
        assert all(above.get(member, NOWHERE) == row.node for member in row.members)
