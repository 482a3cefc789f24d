import json
from typing import Any, cast

import pytest

from kprgraph import views
from kprgraph.namespaces import expand
from kprgraph.query import Table
from kprgraph.store import Store

Row = dict[str, Any]


def rows(table: Table) -> list[Row]:
    return cast("list[Row]", table.rows)


def starts(row: Row) -> list[int]:
    return [passage["line_start"] for passage in row["stated_in"]]


def assert_documented(table: Table) -> None:
    """Rows hold the columns, columns have headings, evidence has its four keys, JSON takes it all."""
    assert len(table) > 0
    assert set(table.headings) == set(table.columns)
    for row in rows(table):
        assert list(row)[: len(table.columns)] == list(table.columns)
        for passage in row["stated_in"]:
            assert list(passage) == ["line_start", "line_end", "section", "pages"]
    json.dumps(table.rows, default=str)


# --- feeds --------------------------------------------------------------------------------------------------


@pytest.mark.curated
def test_feeds_have_the_keys_that_other_tools_rely_on(store: Store) -> None:
    table = views.feeds_rows(store)
    assert_documented(table)
    promised = {
        "service",
        "service_label",
        "agency",
        "agency_label",
        "role",
        "status",
        "fiscal_year",
        "stated_in",
    }
    assert promised <= set(table.columns)
    assert {row["role"] for row in table} == {"owner", "feeder", "developer", "platform"}
    assert {row["status"] for row in table} <= {"completed", "tested", "planned", "stated"}
    keys = [(r["service"], r["agency"], r["role"], r["status"], r["fiscal_year"]) for r in table]
    assert len(keys) == len(set(keys)), "one row each, with all passages merged"


def test_feeds_of_one_service_filtered_every_way(toy_store: Store) -> None:
    service = expand("service:observatory-booking")
    everything = rows(views.feeds_rows(toy_store, service))
    assert [(r["agency_label"], r["role"], r["status"], r["fiscal_year"]) for r in everything] == [
        ("สถาบันเมฆหมอก (องค์การมหาชน)", "feeder", "tested", 2599),
        ("กรมทะเลจำลอง", "feeder", "planned", 2600),
        ("กรมทดสอบ", "developer", "stated", None),
        ("พอร์ทัลดาวเดียว", "platform", "stated", None),
    ]
    assert len(views.feeds_rows(toy_store, service, role="platform")) == 1
    assert len(views.feeds_rows(toy_store, service, agency="agency:testing")) == 1
    assert len(views.feeds_rows(toy_store, service, status="planned", fiscal_year="2600")) == 1
    assert views.feeds_rows(toy_store, service, lang="en").rows[0]["status_label"] == "tested"


# --- impact -------------------------------------------------------------------------------------------------


@pytest.mark.curated
def test_impact_of_fisheries_names_every_service_that_loses_it(store: Store) -> None:
    table = views.impact_rows(store, "agency:dof")
    assert_documented(table)
    found = {row["entity"].rpartition("/")[2]: row for row in rows(table)}
    assert {"a09-hsss", "a10-gap", "a11-farmer-registration"} <= set(found)
    hsss = found["a09-hsss"]
    assert (hsss["kind"], hsss["distance"], hsss["relation"]) == ("service", 1, ["feed"])
    assert hsss["via"] == ["กรมประมง", "ระบบการอนุญาตวัตถุอันตราย ณ จุดเดียว"]
    assert hsss["status"] == ["completed", "tested"]
    assert starts(hsss) == [1026, 1026]
    assert sorted(hsss["others_label"]) == sorted(
        ["กรมปศุสัตว์", "กรมวิชาการเกษตร", "สำนักงานคณะกรรมการอาหารและยา"]
    )
    assert starts(found["a10-gap"]) == [1030]
    assert starts(found["a11-farmer-registration"]) == [1032]


@pytest.mark.curated
def test_impact_of_thaid_is_direct_and_through_thangrat(store: Store) -> None:
    found = {
        row["entity"].rpartition("/")[2]: row for row in rows(views.impact_rows(store, "platform:thaid"))
    }
    direct = {name for name, row in found.items() if row["distance"] == 1}
    assert {
        "a01-digital-id",
        "online-registration",
        "consumer-complaint",
        "thangrat",
        "vehicle-number-booking",
    } <= direct
    through = {
        name for name, row in found.items() if row["via_entities"][1:2] == [expand("platform:thangrat")]
    }
    assert {"citizen-portal", "a03-welfare-alert", "a06-e-health-card", "cp-sports-clinic"} <= through
    hops = found["a06-e-health-card"]["hops"]
    assert [hop["from"].rpartition("/")[2] for hop in hops] == ["thaid", "thangrat"]
    assert [link["stated_in"][0]["line_start"] for hop in hops for link in hop["links"]] == [960, 1016]
    assert starts(found["a06-e-health-card"]) == [960, 1016, 1018], "evidence of each step"


@pytest.mark.curated
def test_what_is_only_planned_is_marked(store: Store) -> None:
    (row,) = rows(views.impact_rows(store, "platform:farmer-one"))
    assert (row["planned_only"], row["status_label"]) == (True, ["มีแผน"])
    assert views.impact_rows(store, "platform:farmer-one", statuses=["completed", "stated"]).rows == []


def test_impact_of_what_nothing_depends_on_is_empty_and_still_a_table(toy_store: Store) -> None:
    table = views.impact_rows(toy_store, "service:star-permit")
    assert table.rows == []
    assert "stated_in" in table.columns
    assert views.impact_rows(toy_store, "law:nowhere").rows == []


# --- critical -----------------------------------------------------------------------------------------------


@pytest.mark.curated
def test_critical_points(store: Store) -> None:
    table = views.critical_rows(store)
    assert_documented(table)
    found = {row["entity"].rpartition("/")[2]: row for row in rows(table)}
    thangrat = found["thangrat"]
    assert thangrat["reach"] == len(thangrat["services"]) >= 11
    assert set(thangrat["services_dominated"]) <= set(thangrat["services"])
    assert expand("service:a06-e-health-card") not in thangrat["services_dominated"], "it has an owner too"
    assert thangrat["articulation"]
    assert found["thaid"]["reach"] > thangrat["reach"]
    reaches = [row["reach"] for row in rows(table)]
    assert reaches == sorted(reaches, reverse=True)
    assert len(views.critical_rows(store, limit=3)) == 3


# --- path ---------------------------------------------------------------------------------------------------


@pytest.mark.curated
def test_a_path_is_told_in_sentences_with_lines(store: Store) -> None:
    table = views.path_rows(store, "agency:dof", "agency:fda", k=1)
    assert_documented(table)
    told = [(row["step"], row["sentence"], starts(row)) for row in rows(table)]
    service = "ระบบการอนุญาตวัตถุอันตราย ณ จุดเดียว"
    assert told == [
        (1, f"กรมประมง ส่งข้อมูลให้ {service} (แล้วเสร็จ, ปีงบประมาณ 2566)", [1026]),
        (1, f"กรมประมง ส่งข้อมูลให้ {service} (ทดสอบแล้ว, ปีงบประมาณ 2565)", [1026]),
        (2, f"สำนักงานคณะกรรมการอาหารและยา ส่งข้อมูลให้ {service} (แล้วเสร็จ, ปีงบประมาณ 2566)", [1026]),
    ]
    english = rows(views.path_rows(store, "agency:dof", "agency:fda", "en", k=1))[0]
    assert english["sentence"] == english["sentence_en"]
    assert english["sentence_en"].startswith("Department of Fisheries feeds ")


@pytest.mark.curated
def test_an_official_is_connected_to_a_service(store: Store) -> None:
    steps = rows(views.path_rows(store, "person:onfa", "service:a09-hsss", "en", k=1))
    assert [step["step"] for step in steps] == sorted(step["step"] for step in steps)
    assert steps[0]["source"] == expand("person:onfa")
    assert all(step["stated_in"] for step in steps if step["records"])


def test_no_connection_is_an_empty_table(toy_store: Store) -> None:
    assert views.path_rows(toy_store, "agency:testing", "law:nowhere").rows == []


# --- show ---------------------------------------------------------------------------------------------------


@pytest.mark.curated
def test_show_tells_names_then_records_in_both_directions(store: Store) -> None:
    table = views.show_rows(store, "agency:dof")
    assert_documented(table)
    told = [(row["predicate_label"], row["value_label"], starts(row)) for row in rows(table)]
    assert ("ชื่อ", "กรมประมง", []) in told
    assert told.index(("ชื่อ", "กรมประมง", [])) < told.index(("ชื่อ", "Department of Fisheries", []))
    assert ("การเชื่อมโยงข้อมูล: ข้อมูลเข้าสู่", "ระบบการอนุญาตวัตถุอันตราย ณ จุดเดียว", [1026]) in told
    back = rows(views.show_rows(store, "service:a09-hsss", "en"))
    feeds = [row for row in back if row["predicate"] == expand("kpr:feedFrom")]
    assert {row["value_label"] for row in feeds} >= {
        "Department of Fisheries",
        "Department of Livestock Development",
    }
    tested = next(row for row in feeds if row["note"].startswith("tested"))
    assert "Fiscal year B.E. 2565" in tested["note"]


@pytest.mark.curated
def test_records_that_say_the_same_make_one_row(store: Store) -> None:
    owner = [
        r for r in rows(views.show_rows(store, "service:a09-hsss")) if r["predicate"] == expand("kpr:owner")
    ]
    assert [(row["value_label"], len(row["records"]), starts(row)) for row in owner] == [
        ("กรมโรงงานอุตสาหกรรม", 2, [997, 1026])
    ]


@pytest.mark.curated
def test_a_figure_is_shown_as_printed_with_its_number(store: Store) -> None:
    shown = rows(views.show_rows(store, "platform:biz-portal"))
    users = next(row for row in shown if row["value"] == 20908)
    assert users["predicate_label"] == "ตัวเลข: จำนวนผู้ใช้บริการแพลตฟอร์ม"
    assert users["value_label"] == "20,908 คน"
    assert "ปีงบประมาณ พ.ศ. 2566" in users["note"]
    growth = next(row for row in shown if row["value_label"] == "ร้อยละ 754.33")
    assert "เทียบกับ" in growth["note"]


@pytest.mark.curated
def test_a_power_speaks_for_itself(store: Store) -> None:
    powers = [
        row
        for row in rows(views.show_rows(store, "committee:ppo"))
        if row["predicate"] == expand("kpr:powerOf")
    ]
    assert len(powers) == 11
    assert powers[0]["value"] == expand("r66:power-ppo-01")
    assert powers[0]["note"].startswith("(1) · คณะรัฐมนตรี · มาตรา 5/8")


@pytest.mark.curated
def test_a_record_shows_its_own_properties(store: Store) -> None:
    shown = rows(views.show_rows(store, "r66:mem-ppo-12"))
    assert all(
        row["records"] == [expand("r66:mem-ppo-12")] and starts(row) == [254, 269, 271] for row in shown
    )
    assert {"30 กันยายน 2566", "อ่อนฟ้า เวชชาชีวะ"} <= {row["value_label"] for row in shown}


@pytest.mark.curated
def test_other_members_of_a_list_are_no_news(store: Store) -> None:
    shown = rows(views.show_rows(store, "service:p01-driving-licence-queue"))
    assert not [row for row in shown if row["predicate"] == expand("kpr:listMember")]


def test_an_unknown_thing_has_no_rows(toy_store: Store) -> None:
    assert views.show_rows(toy_store, "agency:nowhere").rows == []
