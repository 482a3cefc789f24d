"""Every record is held against the lines it cites: each rule, its exemptions and its messages."""

from collections import Counter
from collections.abc import Callable

import pytest

from kprgraph.edition import Edition
from kprgraph.namespaces import compress
from kprgraph.store import Store, load
from kprgraph.validation import evidence
from kprgraph.validation.cited import Source
from kprgraph.validation.report import Issue, Severity
from kprgraph.workspace import Workspace
from tests.conftest import R99, SRC99, iri

Found = set[tuple[str, str]]
Check = Callable[..., list[Issue]]

# What the invented world leaves open: two records that hold nothing printed, one unused abbreviation.
KNOWN = {
    ("nothing-to-check", iri("r99:lost-map")),
    ("nothing-to-check", iri("r99:fulfilment-one-star")),
    ("label-not-in-text", iri("agency:north-star")),
}


@pytest.fixture
def checked(toy_copy: Workspace, toy_edition: Edition) -> Check:
    """Replace text in files of the invented world, and check it."""

    def change_and_check(*changes: tuple[str, str, str]) -> list[Issue]:
        for name, old, new in changes:
            path = toy_copy.data / name
            text = path.read_text(encoding="utf-8")
            assert text.count(old) >= 1, f"{name} does not have {old!r}"
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return list(evidence.check(load(toy_copy), toy_edition))

    return change_and_check


def new(issues: list[Issue]) -> Found:
    return {(issue.rule, short(issue.node)) for issue in issues} - {(r, short(n)) for r, n in KNOWN}


def short(node: str | None) -> str:
    return compress((node or "").replace(R99, "r99:").replace(SRC99, "src99:"))


SERVICES, FIGURES, STRUCTURE = (f"report-2599/{name}.ttl" for name in ("services", "figures", "structure"))
COMMITTEES, NAMES, PASSAGES = (f"report-2599/{name}.ttl" for name in ("committees", "names", "passages"))
OTHERS, AREAS, AGENCIES = "report-2599/others.ttl", "report-2599/areas.ttl", "registry/agencies.ttl"


def test_the_invented_world_holds(toy_store: Store, toy_edition: Edition) -> None:
    issues = list(evidence.check(toy_store, toy_edition))
    assert {(issue.rule, issue.node) for issue in issues} <= KNOWN, [issue.say("en") for issue in issues]
    assert all(issue.severity is Severity.WARNING for issue in issues)


@pytest.mark.parametrize(
    ("file", "old", "new_text", "found"),
    [
        # (2) names
        (
            SERVICES,
            "feedFrom agency:model-sea",
            "feedFrom agency:mist",
            {("name-not-cited", "r99:feed-observatory-sea")},
        ),
        (SERVICES, "src99:L29-30", "src99:L30", {("name-not-cited", "r99:feed-star-permit-light-shadow")}),
        # (3) numbers
        (FIGURES, "kpr:value 700", "kpr:value 701", {("value-not-as-printed", "r99:fig-portal-users-city")}),
        (FIGURES, '"700 ราย"', '"70 ราย"', {("as-printed-not-cited", "r99:fig-portal-users-city")}),
        (FIGURES, '"1,000 ราย"', '"000 ราย"', {("as-printed-not-cited", "r99:fig-portal-users-2598")}),
        (SERVICES, "statedLength 3", "statedLength 4", {("number-not-cited", "r99:list-one-star")}),
        (OTHERS, "armNumber 1", "armNumber 2", {("number-not-cited", "r99:arm-dimming-1")}),
        # (4) dates and years
        (STRUCTURE, "2056-01-12", "2056-01-13", {("date-not-cited", "r99:stage-light-bill")}),
        (STRUCTURE, "2056-01-12", "2056-01-02", {("date-not-cited", "r99:stage-light-bill")}),
        (
            FIGURES,
            "forPeriod fy:2598",
            "forPeriod fy:2600",
            {("period-not-cited", "r99:fig-portal-users-2598")},
        ),
        (AREAS, "period:2598-2600", "cy:2599", {("period-not-cited", "r99:policy-star-city")}),
        # (5) spellings and corrections
        (NAMES, '"เร่งปิดฟ้า"', '"เร่งเปิดฟ้า"', {("as-printed-not-cited", "r99:slip-open-sky")}),
        (NAMES, 'asMeant "กรมทดสอบ"', 'asMeant "กรมทดลอง"', {("meant-no-name", "r99:name-testing")}),
    ],
)
def test_what_the_lines_do_not_print_is_found(
    checked: Check, file: str, old: str, new_text: str, found: Found
) -> None:
    issues = checked((file, old, new_text))
    assert found <= new(issues)
    issue = next(issue for issue in issues if (issue.rule, short(issue.node)) in found)
    assert issue.severity is Severity.VIOLATION
    assert issue.path == f"data/{file}"
    assert issue.line is not None
    assert " in line" in issue.message.en, "the passage lines are named"
    assert " ในบรรทัด " in issue.message.th
    assert issue.hint is not None, "the remedy is named"


def test_a_change_breaks_nothing_else(checked: Check) -> None:
    assert new(checked((FIGURES, "kpr:value 500", "kpr:value 600"))) == {
        ("value-not-as-printed", "r99:fig-portal-users-country")
    }


def test_what_is_declared_as_implied_need_not_be_printed(checked: Check) -> None:
    implied = "kpr:implied agency:mist, fy:2598 ;\n    kpr:feedFrom agency:mist ;\n    kpr:forPeriod fy:2598"
    assert not new(checked((SERVICES, "kpr:feedFrom agency:model-sea", implied)))


@pytest.mark.parametrize(
    "implied",
    ["agency:cloud-institute", "fy:2599", "agency:mist"],
    ids=["printed", "year printed", "not linked"],
)
def test_an_idle_exemption_is_a_warning(checked: Check, implied: str) -> None:
    source = "feedFrom agency:cloud-institute ;"
    issues = checked((SERVICES, source, f"{source} kpr:implied {implied} ;"))
    assert new(issues) == {("exemption-not-needed", "r99:feed-observatory-cloud")}
    assert not any(issue.severity is Severity.VIOLATION for issue in issues)


def test_a_name_inside_a_longer_name_is_no_mention(checked: Check) -> None:
    """The post อธิบดีกรมดาวเหนือ is printed; the department alone is not."""
    by_the_department = "kpr:designatedBy agency:north-star ; kpr:exOfficioOf post:north-star-dg"
    issues = checked((COMMITTEES, "kpr:exOfficioOf post:north-star-dg", by_the_department))
    (issue,) = [issue for issue in issues if issue.rule == "name-not-cited"]
    assert "อธิบดีกรมดาวเหนือ" in issue.message.th
    assert "nearest: " in (issue.hint.en if issue.hint else "")


def test_computed_numbers_are_exempt_but_names_are_not(checked: Check) -> None:
    computed = ("kpr:value 500", "kpr:value 999 ; kpr:support support:computed")
    issues = checked(
        (FIGURES, *computed), (FIGURES, "kpr:about platform:one-star", "kpr:about platform:star-card")
    )
    assert ("value-not-as-printed", "r99:fig-portal-users-country") not in new(issues)
    assert ("name-not-cited", "r99:fig-portal-users-2598") in new(issues)


def test_external_knowledge_is_not_looked_for(toy_store: Store, toy_edition: Edition) -> None:
    assert toy_store.objects(iri("r99:aff-testing"), "kpr:support")
    assert not [i for i in evidence.check(toy_store, toy_edition) if i.node == iri("r99:aff-testing")]


@pytest.mark.parametrize(("form", "holds"), [("เพิ่มขึ้นร้อยละ 20", False), ("ลดลงร้อยละ 20", True)])
def test_a_fall_is_printed_without_a_sign(checked: Check, form: str, holds: bool) -> None:
    change = ('"ร้อยละ 20"', f'"{form}"')
    issues = checked((FIGURES, "kpr:value 20 ;", "kpr:value -20 ;"), (FIGURES, *change))
    assert (("value-not-as-printed", "r99:fig-portal-users-growth") not in new(issues)) is holds


def test_places_in_a_list_follow_the_text(checked: Check) -> None:
    issues = checked((COMMITTEES, "kpr:seatNumber 2", "kpr:seatNumber 7"))
    assert {rule for rule, _ in new(issues)} == {"position-not-in-order"}
    assert "number 2 of “North Star Committee”" in next(i.message.en for i in issues if "order" in i.rule)


@pytest.mark.parametrize(
    ("old", "new_text", "found"),
    [
        ("oa:start ", "oa:start 1", "passage-changed"),
        ("oa:end ", "oa:end 1", "passage-changed"),
        ('spanSha256 "', 'spanSha256 "0', "passage-changed"),
        ("kpr:lineEnd ", "kpr:lineEnd 1", "passage-changed"),
    ],
)
def test_passages_are_those_of_the_text(checked: Check, old: str, new_text: str, found: str) -> None:
    ((rule, node),) = new(checked((PASSAGES, old, new_text)))
    assert rule == found
    assert node.startswith("src99:L")


def test_a_line_that_is_not_sealed_or_not_there_is_found(checked: Check) -> None:
    old = "kpr:statedIn src99:L38 ."
    assert ("passage-unsealed", "r99:challenge-one-star") in new(
        checked((SERVICES, old, "kpr:statedIn src99:L38-39 ."))
    )
    gone = checked((SERVICES, "kpr:statedIn src99:L38-39 .", "kpr:statedIn src99:L638 ."))
    assert ("passage-lines", "r99:challenge-one-star") in new(gone)
    back = checked((SERVICES, "kpr:statedIn src99:L638 .", "kpr:statedIn src99:L39-38 ."))
    assert ("passage-lines", "r99:challenge-one-star") in new(back)


@pytest.mark.parametrize(
    ("old", "new_text", "found"),
    [
        ('hiddenLabel "กรมทดชอบ"', 'hiddenLabel "กรมทดชวบ"', ("hidden-label-not-in-text", "agency:testing")),
        ('prefLabel "กรมหมอก"', 'prefLabel "กรมเมฆ"', ("label-not-in-text", "agency:mist")),
        ('altLabel "กดน."', 'altLabel "กตน."', ("label-not-in-text", "committee:north-star")),
        (
            'prefLabel "กระทรวงสายลม"',
            'prefLabel "กระทรวงท้องฟ้า"',
            ("name-support-not-needed", "agency:wind-ministry"),
        ),
    ],
)
def test_names_of_the_registry_are_those_of_the_text(
    checked: Check, old: str, new_text: str, found: tuple[str, str]
) -> None:
    assert found in new(checked((AGENCIES, old, new_text)))


def test_an_official_name_may_add_to_what_is_printed(checked: Check) -> None:
    """A name made of printed names and of words such as จังหวัด or แห่ง is excused, a wrong one is not."""
    place = "registry/services.ttl"
    issues = checked((place, '"ตำบลเนินดาว"@th', '"อำเภอตำบลเนินดาว"@th ; skos:altLabel "ตำบลเนินดาว"@th'))
    assert not new(issues)
    issues = checked((place, '"อำเภอตำบลเนินดาว"@th', '"ภูเขาตำบลเนินดาว"@th'))
    assert new(issues) == {("label-not-in-text", "place:star-hill")}


def test_another_text_is_no_edition_of_the_data(toy_store: Store, toy_edition: Edition) -> None:
    other = Edition(toy_edition.path, "0" * 64, toy_edition.text, toy_edition.lines, toy_edition._starts)
    (issue,) = evidence.check(toy_store, other)
    assert (issue.rule, issue.severity) == ("no-edition", Severity.VIOLATION)


@pytest.mark.parametrize(
    ("lines", "form", "printed"),
    [
        ([(36, 36)], "1,200 ราย", True),
        ([(36, 36)], "200 ราย", False),
        ([(36, 36)], "1,000\n ราย", True),
        ([(29, 30)], "สำนักงานคณะกรรมการแสงและเงา", True),
        ([(29, 29), (30, 30)], "สำนักงานคณะกรรมการแสงและเงา", True),
        ([(29, 29)], "สำนักงานคณะกรรมการแสงและเงา", False),
        ([(20, 20)], "7", False),
    ],
)
def test_what_lines_print(
    toy_edition: Edition, lines: list[tuple[int, int]], form: str, printed: bool
) -> None:
    assert Source(toy_edition, []).cited(lines).prints(form) is printed


@pytest.mark.curated
@pytest.mark.source
def test_the_curated_data_holds(store: Store, edition: Edition) -> None:
    issues = list(evidence.check(store, edition))
    wrong = [issue for issue in issues if issue.severity is Severity.VIOLATION]
    assert not wrong, "\n".join(
        [str(Counter(issue.rule for issue in wrong)), *(i.say("en") for i in wrong[:20])]
    )
