"""Answers of the queries held against each other and against the lengths of lists that the report states."""

from typing import Any

import pytest

from kprgraph import catalog, query
from kprgraph.namespaces import expand
from kprgraph.store import Store
from tests.answers import ANSWERS
from tests.answers_report import REPORT_ANSWERS

pytestmark = pytest.mark.curated

Row = dict[str, Any]


def ask(store: Store, name: str, **params: object) -> list[Row]:
    return query.run(store, catalog.find(store.workspace, name), params).rows


def stated(store: Store, thing: str, line: int) -> int:
    """The length that the report states on this line for the list of a thing."""
    (row,) = [
        row
        for row in ask(store, "stated-lists")
        if row["list_of"] == expand(thing)
        and any(passage["line_start"] <= line <= passage["line_end"] for passage in row["stated_in"])
    ]
    return int(row["stated_length"])


def test_no_answer_is_given_twice() -> None:
    assert not set(ANSWERS) & set(REPORT_ANSWERS)
    assert len(ANSWERS) + len(REPORT_ANSWERS) >= 64


@pytest.mark.parametrize(
    ("status", "thing", "line"),
    [
        ("preparing", "policy:function-transfer-draft-plan", 592),
        ("to-be-studied", "programme:function-transfer-study", 604),
        ("proposed", "programme:function-transfer-chamber", 606),
    ],
)
def test_as_many_functions_as_the_report_says(store: Store, status: str, thing: str, line: int) -> None:
    assert len(ask(store, "function-transfers", status=status)) == stated(store, thing, line)


def test_as_many_prototype_agencies_as_the_report_says(store: Store) -> None:
    assert len(ask(store, "prototype-agencies")) == stated(store, "programme:digital-prototypes", 1407)


@pytest.mark.parametrize(
    ("number", "line", "thing"), [(4, 730, "programme:hpp"), (5, 771, "programme:hpp-plus")]
)
def test_as_many_hpp_provinces_as_the_report_says(store: Store, number: int, line: int, thing: str) -> None:
    rows = [row for row in ask(store, "hpp-provinces") if row["round"] == expand(thing)]
    lists = [
        row
        for row in ask(store, "stated-lists")
        if row["list_of"] == expand(thing)
        and row["members"]
        and all("/place/" in member for member in row["members"])
    ]
    assert [row["stated_length"] for row in lists] == [number] == [len({row["province"] for row in rows})]
    assert {row["province"] for row in rows} == set(lists[0]["members"])


def test_levels_add_up_to_the_bodies_assessed(store: Store) -> None:
    counted: dict[str, int] = {}
    for row in ask(store, "assessment-distribution"):
        if not row["unit"].endswith("/percent"):
            counted[row["programme"]] = counted.get(row["programme"], 0) + int(row["number"])
    assert counted == {
        expand("programme:assessment-departments"): 154,
        expand("programme:assessment-provinces"): 76,
    }


def test_weights_of_an_assessment_add_up_to_100(store: Store) -> None:
    total: dict[str, int] = {}
    for row in ask(store, "assessment-weights"):
        if row["weight"] is not None:
            total[row["programme"]] = total.get(row["programme"], 0) + int(row["weight"])
    assert set(total.values()) == {100}
    assert len(total) == 3


def test_honorary_awards_are_as_many_as_counted(store: Store) -> None:
    winners = ask(store, "award-winners", award="award:honorary")
    (count,) = ask(store, "award-counts", award="award:honorary")
    assert len(winners) == count["number"] == 3


def test_nothing_is_both_dated_and_undated(store: Store) -> None:
    promises = ask(store, "promises")
    undated = {row["record"] for row in ask(store, "undated-promises")}
    assert {row["record"] for row in promises if not row["due"]} == undated
    assert len(promises) == len({row["record"] for row in promises})


def test_the_timeline_of_one_thing_is_its_part_of_the_whole(store: Store) -> None:
    whole = ask(store, "timeline")
    for thing in ("agency:dcce", "agency:opdc", "person:onfa", "law:cabinet-2565-10-11", "policy:nesdp-13"):
        rows = [row for row in whole if row["about"] == expand(thing)]
        assert rows == ask(store, "timeline", thing=thing) != []


def test_every_power_stands_in_the_mandate_once_unless_it_was_exercised_more(store: Store) -> None:
    rows = ask(store, "mandate")
    assert {row["power"] for row in rows} == {row["power"] for row in ask(store, "powers-of-committee")}
    idle = [row["power"] for row in rows if row["activity"] is None]
    assert len(idle) == len(set(idle))


def test_a_change_names_its_law_or_says_that_the_report_does_not(store: Store) -> None:
    rows = ask(store, "change-events")
    assert rows
    assert all((row["legal_instrument"] is None) == (row["not_stated"] is True) for row in rows)
    assert all(row["gazetted"] is None for row in rows if row["not_stated"])
