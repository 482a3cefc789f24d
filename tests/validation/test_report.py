import pytest

from kprgraph.errors import NonConformant, Text
from kprgraph.validation.report import Issue, Report, Severity

MESSAGE = Text(th="ต้องมีเจ้าของ", en="an owner is missing")


def issue(rule: str = "Rule", severity: Severity = Severity.VIOLATION, **more: object) -> Issue:
    return Issue(rule, severity, MESSAGE, **more)  # type: ignore[arg-type]


def test_an_empty_report_conforms_and_raises_nothing() -> None:
    report = Report.of([], ["shapes"])
    assert report.conforms
    assert report.checks == ("shapes",)
    report.raise_for_violations()


def test_warnings_and_notes_do_not_stop_a_build() -> None:
    report = Report.of([issue(severity=Severity.WARNING), issue(severity=Severity.INFO)])
    assert report.conforms
    report.raise_for_violations()
    assert report.counts == {Severity.VIOLATION: 0, Severity.WARNING: 1, Severity.INFO: 1}


def test_a_violation_stops_with_exit_code_1_and_names_place_and_rule() -> None:
    report = Report.of([issue(path="data/x.ttl", line=12, node="https://w3id.org/kprgraph/id/agency/x")])
    with pytest.raises(NonConformant) as caught:
        report.raise_for_violations()
    assert caught.value.exit_code == 1
    for said in (caught.value.say("th"), caught.value.say("en")):
        assert "data/x.ttl:12" in said
        assert "agency:x" in said
        assert "[Rule]" in said
    assert MESSAGE.th in caught.value.say("th")
    assert MESSAGE.en in caught.value.say("en")


def test_a_long_list_of_violations_is_counted_in_full_and_cut_when_shown() -> None:
    report = Report.of(issue(path="a.ttl", line=n) for n in range(1, 26))
    with pytest.raises(NonConformant) as caught:
        report.raise_for_violations()
    assert "25" in caught.value.message.en
    assert "15 more" in caught.value.say("en")
    assert "15" in caught.value.say("th")


def test_issues_are_sorted_gravest_first_then_by_place_and_come_once() -> None:
    warning = issue("W", Severity.WARNING, path="a.ttl", line=1)
    late, early = issue("V", path="b.ttl", line=10), issue("V", path="b.ttl", line=9)
    report = Report.of([warning, late, early, late])
    assert report.issues == (early, late, warning)


def test_where_is_the_line_the_file_the_node_or_nothing() -> None:
    node = "https://w3id.org/kprgraph/id/agency/x"
    assert issue(path="a.ttl", line=3, node=node).where == "a.ttl:3"
    assert issue(path="a.ttl").where == "a.ttl"
    assert issue(node=node).where == "agency:x"
    assert issue().where == ""


def test_a_hint_stands_on_a_line_of_its_own() -> None:
    said = issue(hint=Text(th="เพิ่ม", en="Add one")).say("en")
    assert said.splitlines() == ["an owner is missing [Rule]", "Add one"]


def test_the_json_form_has_stable_keys() -> None:
    assert list(issue().as_dict()) == [
        "rule",
        "severity",
        "node",
        "path",
        "line",
        "message_th",
        "message_en",
        "hint_th",
        "hint_en",
    ]
