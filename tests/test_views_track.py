"""Promises, mandates, targets and timelines: what was to be done, and what the report tells of it."""

import json
from decimal import Decimal
from typing import Any, cast

import pytest

from kprgraph import store as stores
from kprgraph import views
from kprgraph.errors import UsageError
from kprgraph.namespaces import expand
from kprgraph.query import Table
from kprgraph.store import Store
from kprgraph.views.gist import gist
from kprgraph.views.spans import days_of, years_of
from kprgraph.views.verdict import Amount, compare
from kprgraph.workspace import Workspace
from tests.conftest import R99, iri

Row = dict[str, Any]

FIGURES = "figures.ttl"


def rows(table: Table) -> list[Row]:
    return cast("list[Row]", table.rows)


def starts(passages: list[Row]) -> list[int]:
    return [passage["line_start"] for passage in passages]


def assert_documented(table: Table) -> None:
    """Rows hold the columns, columns have headings, evidence has its four keys, JSON takes it all."""
    assert len(table) > 0
    assert set(table.headings) == set(table.columns)
    for row in rows(table):
        assert list(row)[: len(table.columns)] == list(table.columns)
        for passage in row["stated_in"]:
            assert list(passage) == ["line_start", "line_end", "section", "pages"]
    json.dumps(table.rows, default=str)


def changed(workspace: Workspace, name: str, before: str, after: str) -> Store:
    """The invented world with one thing said differently."""
    path = workspace.data / "report-2599" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    return stores.load(workspace)


# --- promises -----------------------------------------------------------------------------------------------


def test_every_promise_is_told_with_who_when_and_what_about(toy_store: Store) -> None:
    table = views.promises_rows(toy_store)
    assert_documented(table)
    assert [(r["what"], r["owners_label"], r["due_label"], r["concerns_label"]) for r in rows(table)] == [
        (
            "ขยายพอร์ทัลให้มีครบทุกบริการ",
            ["สำนักงานพัฒนาดาวเหนือ"],
            ["ปีงบประมาณ พ.ศ. 2600"],
            ["พอร์ทัลดาวเดียว"],
        ),
        ("ปรับปรุงระบบในระยะต่อไป", ["กรมดาวเหนือ"], ["รายงานไม่บอกเวลา"], ["ระบบขออนุญาตชมดาว"]),
    ]
    assert [starts(row["stated_in"]) for row in rows(table)] == [[39], [39]]


def test_promises_in_english(toy_store: Store) -> None:
    first, second = rows(views.promises_rows(toy_store, "en"))
    assert first["what"] == "Extend the portal to every service"
    assert second["due_label"] == ["no date given in this report"]


def test_promises_due_in_a_year_or_of_an_owner(toy_store: Store) -> None:
    assert len(views.promises_rows(toy_store, due=2600)) == 1
    assert len(views.promises_rows(toy_store, due="๒๖๐๐")) == 1
    assert views.promises_rows(toy_store, due=2599).rows == []
    assert len(views.promises_rows(toy_store, owner="agency:north-star")) == 1
    assert views.promises_rows(toy_store, due=2600, owner="agency:north-star").rows == []


@pytest.mark.parametrize("due", ["next year", 1999, "26000"])
def test_a_year_must_be_one_of_the_buddhist_era(toy_store: Store, due: int | str) -> None:
    with pytest.raises(UsageError):
        views.promises_rows(toy_store, due=due)


def test_an_owner_that_the_report_does_not_name_is_said_not_to_be_named(toy_copy: Workspace) -> None:
    store = changed(toy_copy, "services.ttl", "    kpr:responsible agency:nsd ;\n", "")
    assert rows(views.promises_rows(store, "en"))[0]["owners_label"] == ["no one named in this report"]


def test_what_a_later_report_says_of_a_promise(toy_store: Store) -> None:
    fulfilled = {row["record"]: row["fulfilment"] for row in rows(views.promises_rows(toy_store))}
    assert fulfilled == {f"{R99}next-one-star": "partly", f"{R99}next-star-permit": None}


@pytest.mark.curated
def test_promises_come_in_the_order_of_their_years(store: Store) -> None:
    table = views.promises_rows(store)
    assert_documented(table)
    years = [row["due_years"] for row in rows(table)]
    dated = [year for year in years if year]
    assert dated == sorted(dated, key=lambda due: due[0])
    assert years == dated + [[]] * (len(years) - len(dated)), "what has no date comes last"


@pytest.mark.curated
def test_a_promise_of_the_customs_department_for_2567(store: Store) -> None:
    (row,) = rows(views.promises_rows(store, due=2567, owner="agency:customs"))
    assert starts(row["stated_in"]) == [1036]
    assert row["concerns"] == [expand("service:a12-acmecs-nsw")]


# --- mandate ------------------------------------------------------------------------------------------------


def test_a_power_without_activity_is_said_to_have_none_reported(toy_store: Store) -> None:
    table = views.mandate_rows(toy_store, "committee:north-star")
    assert_documented(table)
    idle, exercised = rows(table)
    assert (idle["clause"], idle["activity"], idle["activities"]) == (1, "not-reported", [])
    assert idle["activity_label"] == "ไม่พบการดำเนินการในรายงานฉบับนี้"
    assert (exercised["clause"], exercised["activity"]) == (2, "reported")
    assert exercised["activities_label"] == ["คณะกรรมการเสนอให้ถ่ายโอนงาน"]
    assert starts(exercised["stated_in"]) == [23, 25]
    assert starts(exercised["activity_stated_in"]) == [45]


def test_absence_is_never_called_none(toy_store: Store) -> None:
    idle = rows(views.mandate_rows(toy_store, lang="en"))[0]
    assert idle["activity_label"] == "no activity reported in this report"
    assert idle["activity_stated_in"] == []


@pytest.mark.curated
def test_every_power_of_the_three_committees_once_in_the_order_of_the_text(store: Store) -> None:
    found = [(row["committee"].rpartition("/")[2], row["clause"]) for row in rows(views.mandate_rows(store))]
    numbers = (("opdb", 12), ("ppo", 11), ("paec", 8))
    assert found == [(name, clause) for name, last in numbers for clause in range(1, last + 1)]


def test_a_body_without_powers_has_no_mandate(toy_store: Store) -> None:
    assert views.mandate_rows(toy_store, "agency:testing").rows == []


# --- targets ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "actual", "more", "verdict"),
    [
        (("4", None), ("8.94", None), True, "met"),
        (("4", None), ("4", None), True, "met"),
        (("4", None), ("3.99", None), True, "missed"),
        (("7", None), ("6", None), False, "met"),
        (("7", None), ("8", None), False, "missed"),
        (("7", None), ("8", None), None, "cannot-tell"),
        (("1100", "at-least"), ("1200", None), None, "met"),
        (("1100", "at-least"), ("1100", None), False, "met"),  # how the target is worded comes first
        (("60", "below"), ("60", None), None, "missed"),
        (("60", "below"), ("59.9", None), None, "met"),
        (("60", "up-to"), ("60", None), None, "met"),
        (("10", "over"), ("10", None), None, "missed"),
        (("10", "over"), ("10", "over"), None, "met"),
        (("12", None), ("10", "over"), True, "cannot-tell"),
        (("12", None), ("12", "at-least"), True, "met"),
        (("12", None), ("11", "up-to"), True, "missed"),
        (("12", None), ("12", "below"), True, "missed"),
        (("12", None), ("13", "up-to"), True, "cannot-tell"),
        (("12", None), ("11", "at-least"), False, "cannot-tell"),
        (("12", None), ("13", "at-least"), False, "missed"),
        (("12", None), ("12", "about"), True, "cannot-tell"),
        (("12", "about"), ("12", None), True, "cannot-tell"),
        (("12", None), ("12", "roughly"), True, "cannot-tell"),
    ],
)
def test_verdicts(
    target: tuple[str, str | None], actual: tuple[str, str | None], more: bool | None, verdict: str
) -> None:
    aim, result = (Amount(Decimal(value), qualifier) for value, qualifier in (target, actual))
    assert compare(aim, result, more) == verdict


def test_a_target_that_says_at_least_is_met_by_more(toy_store: Store) -> None:
    table = views.targets_rows(toy_store)
    assert_documented(table)
    (row,) = rows(table)
    assert (row["target"], row["target_label"], row["actual"], row["verdict"]) == (
        1100,
        "1,100 ราย",
        1200,
        "met",
    )
    assert row["reason"] == "ยิ่งมากยิ่งดี"


def test_without_a_direction_nobody_can_tell(toy_copy: Workspace) -> None:
    store = changed(toy_copy, FIGURES, "    kpr:qualifier qualifier:at-least ;\n", "")
    (row,) = rows(views.targets_rows(store, lang="en"))
    assert (row["verdict"], row["verdict_label"]) == ("cannot-tell", "cannot tell")
    assert row["reason"] == "the data does not say whether more or less is better"


def test_the_direction_may_come_from_the_indicator(toy_copy: Workspace) -> None:
    changed(toy_copy, FIGURES, "    kpr:qualifier qualifier:at-least ;\n", "")
    path = toy_copy.registry / "services.ttl"
    text = path.read_text(encoding="utf-8")
    line = "indicator:portal-users a kpr:Indicator ;\n"
    for better, verdict in (("false", "missed"), ("true", "met")):
        path.write_text(text.replace(line, f"{line}    kpr:higherIsBetter {better} ;\n"), encoding="utf-8")
        (row,) = rows(views.targets_rows(stores.load(toy_copy)))
        assert row["verdict"] == verdict


def test_values_of_different_units_are_not_compared(toy_copy: Workspace) -> None:
    before = "    kpr:qualifier qualifier:at-least ;\n    kpr:unit unit:case ;"
    store = changed(toy_copy, FIGURES, before, before.replace("unit:case", "unit:person"))
    (row,) = rows(views.targets_rows(store, lang="en"))
    assert (row["verdict"], row["reason"]) == ("cannot-tell", "target and actual value have different units")


def test_nothing_is_met_without_an_actual_value(toy_copy: Workspace) -> None:
    store = changed(
        toy_copy,
        FIGURES,
        '    kpr:value 1200 ;\n    kpr:forPeriod fy:2599 ;\n    kpr:asPrinted "๑,๒๐๐ ราย" ;',
        '    kpr:value 1200 ;\n    kpr:forPeriod fy:2598 ;\n    kpr:asPrinted "๑,๒๐๐ ราย" ;',
    )
    others = toy_copy.data / "report-2599" / "others.ttl"
    text = others.read_text(encoding="utf-8")
    others.write_text(text[: text.index("r99:target-portal-users")], encoding="utf-8")
    store = stores.load(toy_copy)
    (row,) = rows(views.targets_rows(store, lang="en"))
    assert (row["actual"], row["verdict"], row["verdict_label"]) == (None, "no-actual", "no actual given")


@pytest.mark.curated
def test_targets_of_the_joint_kpis(store: Store) -> None:
    table = views.targets_rows(store)
    assert_documented(table)
    found = {row["about"].rpartition("/")[2]: row for row in rows(table)}
    water = found["joint-kpi-water"]
    assert (water["target_label"], water["actual"], water["verdict"]) == ("ระดับ 3.25", None, "not-reported")
    assert starts(water["stated_in"]) == [1627, 1643]
    assert found["a12-acmecs-nsw"]["verdict"] == "no-actual"
    assert all(row["actual"] is not None for row in rows(table) if row["verdict"] in ("met", "missed"))


@pytest.mark.curated
def test_targets_of_one_thing(store: Store) -> None:
    (row,) = rows(views.targets_rows(store, "programme:joint-kpi-greenhouse"))
    assert (row["target"], row["actual"]) == (4, Decimal("8.94"))
    assert row["note"] == "รายงานว่าบรรลุเป้าหมาย"


# --- timeline -----------------------------------------------------------------------------------------------


def test_a_timeline_is_in_order_with_buddhist_era_years(toy_store: Store) -> None:
    table = views.timeline_rows(toy_store, "agency:model-sea")
    assert_documented(table)
    found = rows(table)
    days = [(row["begins"], row["ends"]) for row in found]
    assert days == sorted(days)
    gazetted = [row for row in found if row["date_kind"] == expand("kpr:gazetted")]
    assert next((row["begins_label"], row["be_year"]) for row in gazetted) == ("5 มีนาคม 2598", 2598)
    feed = next(row for row in found if row["record"] == f"{R99}feed-sea-booking" or row["be_year"] == 2600)
    assert feed["begins_label"] == "ปีงบประมาณ พ.ศ. 2600", "named after the year it ends in"


def test_a_timeline_in_english_names_both_eras(toy_store: Store) -> None:
    first = rows(views.timeline_rows(toy_store, "agency:model-sea", "en"))[0]
    assert first["begins_label"] == "2055-03-05 (B.E. 2598)"


def test_what_nothing_dates_has_no_timeline(toy_store: Store) -> None:
    assert views.timeline_rows(toy_store, "agency:nowhere").rows == []


@pytest.mark.curated
def test_the_department_of_climate_change_has_two_gazette_days(store: Store) -> None:
    found = rows(views.timeline_rows(store, "agency:dcce"))
    gazetted = [row for row in found if row["date_kind"] == expand("kpr:gazetted")]
    assert [row["begins_label"] for row in gazetted] == ["17 สิงหาคม 2566", "18 สิงหาคม 2566"]
    assert [starts(row["stated_in"]) for row in gazetted] == [[662], [662]]


@pytest.mark.curated
def test_a_resolution_beside_a_programme_is_on_its_timeline(store: Store) -> None:
    first = rows(views.timeline_rows(store, "programme:agenda-e-service"))[0]
    assert (first["begins_label"], first["be_year"]) == ("3 สิงหาคม 2564", 2564)
    assert first["what"].startswith("มติคณะรัฐมนตรีเมื่อวันที่ 3 สิงหาคม 2564 · ")


@pytest.mark.curated
def test_feeds_of_a_service_are_on_its_timeline(store: Store) -> None:
    found = rows(views.timeline_rows(store, "service:a09-hsss"))
    told = [(row["be_year"], row["what"].partition(" · ")[0]) for row in found]
    assert (2565, "กรมประมง") in told
    assert (2566, "กรมประมง") in told
    assert told == sorted(told, key=lambda item: item[0])


# --- what they share ----------------------------------------------------------------------------------------


def test_gists_of_every_kind_of_record(toy_store: Store) -> None:
    assert gist(toy_store, iri("r99:power-north-star-01"), "en") == "Propose the plan to the cabinet"
    figure = iri("r99:fig-portal-users-target")
    assert gist(toy_store, figure, "en") == "One Star Portal · Number of users: 1,100 ราย"
    assert gist(toy_store, figure, "en", expand("platform:one-star")) == "Number of users: 1,100 ราย"
    assert gist(toy_store, iri("r99:next-one-star"), "en") == "Extend the portal to every service"
    assert gist(toy_store, iri("r99:aff-north-star"), "th") == "กรมดาวเหนือ · กระทรวงท้องฟ้า"


def test_spans_of_years_and_of_days(toy_store: Store, store: Store) -> None:
    assert years_of(toy_store, expand("fy:2600")) == [2600]
    assert days_of(toy_store, expand("fy:nowhere")) is None
    assert years_of(store, expand("period:2566-2570")) == [2566, 2567, 2568, 2569, 2570]
    span = days_of(store, expand("period:2566-2570"))
    assert span is not None
    assert [day.isoformat() for day in span] == ["2023-01-01", "2027-12-31"]
