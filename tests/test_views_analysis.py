"""The rows of the analyses: on the invented world checked by eye, on the report against its lines."""

from typing import Any

import pytest

from kprgraph import views
from kprgraph.errors import UsageError
from kprgraph.namespaces import expand
from kprgraph.query import Table
from kprgraph.store import Store
from tests.test_views import Row, assert_documented, rows, starts


def local(iri: Any) -> Any:
    return [local(one) for one in iri] if isinstance(iri, list) else str(iri).rpartition("/")[2]


def by(table: Table, *names: str) -> dict[Any, Row]:
    return {tuple(local(row[name]) for name in names): row for row in rows(table)}


# --- impact of laws, funds and programmes -------------------------------------------------------------------


def test_what_rests_on_a_law(toy_store: Store) -> None:
    found = by(views.impact_rows(toy_store, "law:north-star-act-2590", "en"), "entity", "kind")
    assert {key: (row["distance"], row["relation"]) for key, row in found.items()} == {
        ("light-bill", "law"): (1, ["amended-by"]),
        ("north-star", "committee"): (1, ["establishment"]),
        ("north-star-act-2590-s7", "law"): (1, ["provision"]),
        ("testing", "agency"): (1, ["duty"]),
    }
    assert found["testing", "agency"]["relation_label"] == ["lays a duty on"]
    assert "observatory-booking" not in local([row["entity"] for row in found.values()]), (
        "a body that loses a duty goes on with its work"
    )


def test_what_rests_on_a_fund(toy_store: Store) -> None:
    found = by(views.impact_rows(toy_store, "agency:star-bank"), "entity")
    assert found["star-city",]["relation"] == ["funding"]
    assert starts(found["star-city",]) == [57]


@pytest.mark.curated
def test_what_rests_on_the_digital_fund(store: Store) -> None:
    table = views.impact_rows(store, "agency:de-fund", "en")
    assert_documented(table)
    found = by(table, "entity")
    assert found["digital-prototypes",]["relation_label"] == ["funds"]
    assert (found["dof",]["distance"], found["dof",]["relation"]) == (2, ["covers"])
    assert "a09-hsss" not in local([row["entity"] for row in table]), "fisheries goes on feeding"


@pytest.mark.curated
def test_what_rests_on_the_act_of_the_committee(store: Store) -> None:
    found = by(views.impact_rows(store, "law:state-admin-act-2534"), "entity")
    assert {"opdb", "state-admin-act-5-2545", "state-admin-act-5-2545-s71-10"} <= {key[0] for key in found}
    (way,) = by(views.impact_rows(store, "law:state-admin-act-5-2545-s71-10"), "entity").values()
    assert way["relation"] == ["power"]
    assert len(way["hops"][0]["links"]) == 12, "each power is a record"


@pytest.mark.curated
def test_other_sources_are_told_with_their_status_and_no_promise(store: Store) -> None:
    table = views.impact_rows(store, "agency:dof", "en")
    hsss = by(table, "entity")["a09-hsss",]
    assert hsss["remaining"] == [
        "Department of Livestock Development (completed)",
        "Department of Agriculture (completed)",
        "Food and Drug Administration (completed)",
    ]
    assert hsss["others_completed"] == hsss["others"]
    assert "not said to stand in" in table.headings["remaining"]
    owner = by(views.impact_rows(store, "agency:dla"), "entity")["a02-land-building-tax",]
    assert local(owner["others"]) == ["dol", "treasury"]
    assert owner["others_completed"] == [], "mentioned, but not said to be completed"


# --- critical -----------------------------------------------------------------------------------------------


@pytest.mark.curated
def test_what_hangs_on_a_critical_point(store: Store) -> None:
    found = by(views.critical_rows(store, "en"), "entity")
    assert found["dld",]["licences"] == found["thaid",]["licences"] == []
    assert found["biz-portal",]["licences"] == [
        "Licences added 32 ใบอนุญาต (Biz Portal)",
        "Licences extended to the provinces 5 ใบอนุญาต (Biz Portal)",
        "Licences available in Bangkok 134 ใบอนุญาต (Biz Portal)",
        "Licences available in the provinces 108 ใบอนุญาต (Biz Portal)",
    ]
    assert any("20,908 คน" in text for text in found["biz-portal",]["people"])
    assert any("60 ล้านคน" in text for text in found["dopa",]["people"])
    assert found["thaid",]["figures"] == len(found["thaid",]["figure_records"]) > 0
    assert {953, 960} <= set(starts(found["thaid",]))


def test_a_figure_that_is_no_result_says_so(toy_store: Store) -> None:
    people = by(views.critical_rows(toy_store, "en"), "entity")["one-star",]["people"]
    assert "Number of users at least 1,100 ราย (One Star Portal, target)" in people
    assert "Number of users ๑,๒๐๐ ราย (One Star Portal)" in people


def test_redundancy_of_the_invented_services(toy_store: Store) -> None:
    table = views.redundancy_rows(toy_store, "en")
    assert_documented(table)
    found = by(table, "entity")
    booking = found["observatory-booking",]
    assert (booking["ways"], booking["points"], booking["sources"]) == (3, [], 3)
    assert booking["sources_of"] == [
        "develops: Department of Testing",
        "feeds: Cloud Institute (Public Organization)",
        "hosts: One Star Portal",
    ]
    assert found["star-permit",]["ways"] == 6
    assert views.pair_rows(toy_store).rows == []


@pytest.mark.curated
def test_single_points_of_failure_come_first(store: Store) -> None:
    table = views.redundancy_rows(store)
    assert_documented(table)
    ways = [row["ways"] for row in rows(table)]
    assert ways == sorted(ways)
    clinic = by(table, "entity")["cp-sports-clinic",]
    assert (clinic["ways"], local(clinic["points"])) == (1, ["thaid", "thangrat"])
    assert by(table, "entity")["a09-hsss",]["ways"] == 5, "an owner and four feeders"


@pytest.mark.curated
def test_pairs_that_cut_what_neither_cuts(store: Store) -> None:
    table = views.pair_rows(store)
    assert_documented(table)
    reach = {row["entity"]: set(row["services_dominated"]) for row in rows(views.critical_rows(store))}
    for row in rows(table):
        assert row["cut"] == len(row["services"]) > 0
        assert not set(row["services"]) & (reach.get(row["first"], set()) | reach.get(row["second"], set()))
    assert rows(views.pair_rows(store, limit=2)) == rows(table)[:2]


# --- overlap ------------------------------------------------------------------------------------------------


@pytest.mark.curated
def test_who_sits_on_several_committees(store: Store) -> None:
    table = views.overlap_rows(store, "committees", "en")
    assert_documented(table)
    found = by(table, "entity")
    assert found["onfa",]["number"] == 3
    assert found["onfa",]["kind"] == "person"
    assert found["opdc-sg",]["kind"] == "post"
    panpree = found["panpree",]
    assert local(panpree["groups"]) == ["opdb", "ppo"]
    assert [part["roles"] for part in panpree["parts"]] == [["chair"], ["chair"]]
    assert panpree["groups_label"][0].startswith("chairs ")
    assert {175, 205, 258} <= set(starts(panpree))


@pytest.mark.curated
def test_which_agencies_are_in_several_programmes(store: Store) -> None:
    table = views.overlap_rows(store, "programmes")
    assert_documented(table)
    found = by(table, "entity")
    assert {row["of"] for row in rows(table)} == {"programmes"}
    assert {"agenda-e-service", "digital-prototypes"} <= set(local(found["dof",]["groups"]))
    assert {"biz-portal", "digital-prototypes"} <= set(local(found["dhss",]["groups"]))
    assert {"honorary", "asocio"} <= set(local(found["excise",]["groups"]))
    assert len(views.overlap_rows(store)) == len(table) + len(views.overlap_rows(store, "committees"))


@pytest.mark.curated
def test_programmes_that_share_agencies(store: Store) -> None:
    table = views.shared_rows(store, "programmes")
    assert_documented(table)
    row = by(table, "first", "second")["agenda-e-service", "digital-prototypes"]
    assert local(row["members"]) == ["alro", "doa", "dof", "dopa", "oae", "qsds"]
    numbers = [row["number"] for row in rows(table)]
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.curated
def test_a_seat_shared_by_a_person_in_a_post_counts_once(store: Store) -> None:
    found = by(views.shared_rows(store, "committees"), "first", "second")
    assert local(found["paec", "ppo"]["members"]) == ["chalermpol", "nesdc-sg-2566", "onfa", "prasit"]
    assert found["paec", "ppo"]["number"] == 4
    unnamed = found["paec", "province-assessment"]
    assert local(unnamed["members"]) == ["ps-moi"], "one of the two seats is printed without a name"


def test_overlap_of_something_else_is_an_error(toy_store: Store) -> None:
    with pytest.raises(UsageError, match="committees"):
        views.overlap_rows(toy_store, "choirs")


# --- clusters -----------------------------------------------------------------------------------------------


@pytest.mark.curated
def test_services_that_share_agencies_hang_together(store: Store) -> None:
    table = views.cluster_rows(store, "en")
    assert_documented(table)
    farming = next(row for row in rows(table) if expand("service:a10-gap") in row["services"])
    assert set(local(farming["services"])) >= {"a10-gap", "a11-farmer-registration"}
    assert "dof" in local(farming["sources"])
    assert 0 < farming["modularity"] < 1
    assert farming["method"] == "Louvain (seed 0, resolution 1)"
    assert len({row["modularity"] for row in rows(table)}) == 1
    services = [service for row in rows(table) for service in row["services"]]
    assert len(services) == len(set(services))


@pytest.mark.curated
def test_pairs_of_services_with_their_weight_and_roles(store: Store) -> None:
    table = views.cluster_pair_rows(store, "en")
    assert_documented(table)
    row = by(table, "first", "second")["a09-hsss", "a10-gap"]
    assert (row["number"], local(row["sources"])) == (3, ["dld", "doa", "dof"])
    assert row["sources_label"][0] == "Department of Livestock Development (feeder – owner)"
    (only,) = rows(views.cluster_pair_rows(store, roles=["feeder"]))
    assert (local(only["first"]), local(only["second"])) == ("a09-hsss", "a12-acmecs-nsw")
    assert local(only["sources"]) == ["doa", "fda"]


def test_an_unknown_role_is_an_error(toy_store: Store) -> None:
    with pytest.raises(UsageError, match="watcher"):
        views.cluster_rows(toy_store, roles=["watcher"])


# --- matrix and ministries ----------------------------------------------------------------------------------


def test_the_invented_matrix(toy_store: Store) -> None:
    table = views.matrix_rows(toy_store, lang="en")
    assert_documented(table)
    assert [
        (row["agency_label"], row["ministry_label"], row["observatory-booking"], row["star-permit"])
        for row in rows(table)
    ] == [
        ("Department of the North Star", "Ministry of the Sky", "", "owner (2599)"),
        ("Department of Testing", "Ministry of the Wind", "developer", "feeder (completed, 2599)"),
        ("Cloud Institute (Public Organization)", "(no ministry known)", "feeder (tested, 2599)", ""),
        ("Department of the Model Sea", "(no ministry known)", "feeder (planned, 2600)", ""),
        ("Office of the Light and Shadow Commission", "(no ministry known)", "", "feeder (completed, 2599)"),
    ]
    assert table.headings["star-permit"] == "2. Star-watching permit system"
    (cell,) = rows(table)[1]["cells"]["star-permit"]
    assert (cell["role"], cell["status"], cell["fiscal_years"]) == ("feeder", "completed", [2599])
    assert [passage["line_start"] for passage in cell["stated_in"]] == [29]


def test_the_invented_matrix_by_ministry(toy_store: Store) -> None:
    table = views.matrix_rows(toy_store, "ministry", "en")
    assert "agency" not in table.columns
    *_, last = rows(table)
    assert last["ministry"] is None
    assert last["observatory-booking"] == "feeder 1 (tested, 2599); feeder 1 (planned, 2600)"


def test_a_matrix_by_something_else_is_an_error(toy_store: Store) -> None:
    with pytest.raises(UsageError, match="ministry"):
        views.matrix_rows(toy_store, "colour")


@pytest.mark.curated
def test_the_matrix_has_the_twelve_services_in_order(store: Store) -> None:
    table = views.matrix_rows(store)
    assert_documented(table)
    services = table.columns[4:-2]
    assert [name[:3] for name in services] == [f"a{number:02}" for number in range(1, 13)]
    found = by(table, "agency")
    assert found["dof",]["a09-hsss"] == "ส่งข้อมูล (แล้วเสร็จ, 2566); ส่งข้อมูล (ทดสอบแล้ว, 2565)"
    assert starts({"stated_in": found["dof",]["cells"]["a09-hsss"][0]["stated_in"]}) == [1026]


@pytest.mark.curated
def test_the_matrix_says_what_feeds_say(store: Store) -> None:
    """Cell by cell against the ready-made question, which knows nothing of networks."""
    table = views.matrix_rows(store)
    expected = {
        (local(row["agency"]), local(row["service"]), row["role"], row["status"])
        for row in rows(views.feeds_rows(store))
        if row["role"] != "platform"
        and "/agency/" in row["agency"]
        and local(row["service"]) in table.columns
    }
    told = {
        (local(row["agency"]), service, mark["role"], mark["status"])
        for row in rows(table)
        for service, cell in row["cells"].items()
        for mark in cell
    }
    assert told == expected


@pytest.mark.curated
def test_ministries_are_sums_of_their_agencies(store: Store) -> None:
    table = views.ministry_rows(store, "en")
    assert_documented(table)
    found = by(table, "ministry")
    farming = found["moac",]
    assert (farming["owned"], farming["fed"], farming["developed"]) == (2, 2, 2)
    assert "Department of Fisheries" in farming["agencies_label"]
    owned = {
        (local(row["service"]))
        for row in rows(views.feeds_rows(store))
        if row["role"] == "owner" and local(row["agency"]) in local(farming["agencies"])
    }
    assert set(local(farming["services_owned"])) == {one for one in owned if one.startswith(("a", "p"))}
    numbers = [row["services"] for row in rows(table) if row["ministry"]]
    assert numbers == sorted(numbers, reverse=True)
    assert [row["ministry"] for row in rows(table)].count(None) <= 1


def test_what_is_only_planned_is_counted_apart(toy_store: Store) -> None:
    *_, last = rows(views.ministry_rows(toy_store, "en"))
    assert last["ministry_label"] == "(no ministry known)"
    assert (last["fed"], last["planned"]) == (2, 0), "the planned feed has a tested one beside it"
