"""Coverage: what the text has, found in the text alone, and how the graph and the ledger stand to it."""

import csv
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kprgraph import store as stores
from kprgraph.coverage import TOTAL, Coverage, Item, Kind, Status, measure
from kprgraph.coverage.ledger import read
from kprgraph.coverage.numerals import NumberClass, numerals
from kprgraph.coverage.unknown import candidates
from kprgraph.edition import Edition
from kprgraph.errors import UnreadableInput
from kprgraph.mentions import Lexicon
from kprgraph.names import named_things
from kprgraph.namespaces import split
from kprgraph.store import Store
from kprgraph.workspace import Workspace
from tests.conftest import TOY, iri

Rows = dict[str, dict[str, int]]


def classes(text: str) -> list[tuple[str, str]]:
    return [(text[number.start : number.end], number.of.value) for number in numerals(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("มีผู้ใช้ 8,258,165 ครั้ง หรือร้อยละ ๑๑๓.๐๖", "figure figure"),
        ("คะแนนเฉลี่ยอยู่ที่ 441.46 คะแนน", "figure"),
        ("อย่างน้อยปีละสองครั้ง", "figure"),
        ("(ร้อยละ\n5.30) โดย", "figure"),
        ("TOP 5 งานบริการ และ Joint KPIs 3 ประเด็น", "figure figure"),
        ("ไทยเป็นอันดับที่ 1 ของโลก", "figure"),
        ("ครอบคลุม 5 Agendas/5 Areas ตลอด 24/7", "figure figure figure figure"),
        ("ค่าที่ไม่เข้าใจ 1,70 หน่วย", "figure"),
        ("\n12\n\nงานบริการ", "figure"),
        ("ประหยัด **10.6\nล้านบาท**", "figure"),
        ("มี 2566 คน ใน พ.ศ. 2566 ส่วนราชการทำ", "figure year"),
        ("ปีงบประมาณ พ.ศ. 2566 – 2570 ปี 67 และ Since 2013", "year year year year"),
        ("วันที่ 3\nสิงหาคม 2564 และ ๒๕ / ม.ค. / ๖๘ เวลา ๑๖.๒๗", "date date date date date"),
        ("เมื่อ 5/3/2566", "date date date"),
        ("ก.พ. 20 คน", "figure"),
        (
            "- (1) วางนโยบาย\n2) กรม\n3. ความ\n| 4 | ระบบ |\n- 5 ระบบ\n01\n",
            "list-marker " * 4 + "figure list-marker",
        ),
        ("ได้แก่ 1) บทบาท (ดูข้อ (2)) และ 3) งาน", "list-marker list-marker list-marker"),
        ("(รวม 45) คน", "figure"),
        ("ส่วนที่ 2\n\n2.10) ระบบ\n1.1 การ\n\n1\n\nการปรับปรุง", "heading heading heading heading"),
        ("\n4.30 กิโลเมตร", "figure"),
        ("ภาพที่ 17 12 งานบริการ", "caption figure"),
        (
            "มาตรา 71/10 (10) และ (ฉบับที่ 5) พ.ศ. 2545 ตามข้อ 13 แห่งระเบียบ",
            "law-reference " * 4 + "year law-reference",
        ),
        ("มีข้อเสนอแนะ 72 ข้อ", "figure"),
        ("คำนำ\t9\nสารบัญ\t10\n", "page page"),
        ("PM 2.5 PM10 H4U 3S Model โควิด-19 ระบบราชการ\n4.0 อาเซียน+9 ตม.6", "name-part " * 8),
        ("สายด่วน 1111 จำนวน 1111 ราย", "name-part figure"),
        ("ครั้งที่ 12 รุ่นที่\n16 ภาคที่ 1 - 16 ศตวรรษที่ 21", "name-part " * 5),
        ("ที่ นร ๐๕๐๓/๒๓๕๐ กทม. ๑๐๓๐๐\nโทร. ๐ ๒๒๘๐", "other " * 5),
        ("/48310713 133171 13 133107131 421", "other " * 5),
    ],
)
def test_the_words_around_a_number_tell_what_it_is(text: str, expected: str) -> None:
    assert " ".join(of for _, of in classes(text)) == expected.strip()


def test_every_digit_of_a_text_is_accounted_for() -> None:
    text = "รวม 1,70 และ 8,258,165 (๑) มาตรา 71/10 ปี 66 PM2.5 12.5.3"
    covered = {offset for number in numerals(text) for offset in range(number.start, number.end)}
    assert covered >= {match.start() for match in re.finditer(r"\d", text)}


KNOWN = Lexicon([("กรมทดสอบ", "a"), ("จังหวัด", "b"), ("ใจดี งามตา", "c"), ("Star Portal", "d"), ("น่าน", "e")])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("กรมทดสอบและกรมใหม่เอี่ยม", []),
        ("กรมทดสอบและกรมเมฆขาวกับกระทรวงท้องนภาจัดงาน", ["กรมเมฆขาว", "กระทรวงท้องนภาจัดงาน"]),
        ("ระดับกรม กระทรวง และจังหวัดที่เข้าร่วม", []),
        ("โปรแกรมฝึกอบรมอุตสาหกรรม", []),
        ("กรม\nเมฆขาว", ["กรม\nเมฆขาว"]),
        ("พระราชบัญญัตินี้ กับพระราชบัญญัติเมฆ พ.ศ. 2560 มาตรา 7", ["พระราชบัญญัติเมฆ", "มาตรา 7"]),
        ("ในจังหวัดน่าน และจังหวัดสมมุติ", ["จังหวัดสมมุติ"]),
        ("เชียงราย น่าน เลยไปถึงกาญจนบุรี", ["เชียงราย", "กาญจนบุรี"]),
        ("(นายใจดี งามตา) และนางสาวสมหมาย ทดลองยิ่ง แก่นายกสมาคม", ["นางสาวสมหมาย ทดลองยิ่ง"]),
        ("โรงพยาบาลเมฆ มหาวิทยาลัยเมฆ (สทมฆ.) พ.ศ. 2566 ม.ค.", ["โรงพยาบาลเมฆ", "มหาวิทยาลัยเมฆ", "สทมฆ."]),
        ("ใช้ Star Portal และ Moon Portal of Thailand กับ e-Cloud", ["Moon Portal of Thailand", "e-Cloud"]),
        ("โครงการ “เมฆขาวล้วน”", ["เมฆขาวล้วน"]),
        ("1331CEV 13311 2131 1464 K", []),
    ],
)
def test_names_that_the_registry_does_not_know_are_noticed(text: str, names: list[str]) -> None:
    found = candidates(text, KNOWN.find(text).named)
    assert [text[one.start : one.end] for one in found] == names


# --- the invented world -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def toy_coverage(toy_store: Store, toy_edition: Edition) -> Coverage:
    return measure(toy_store, toy_edition)


def by_section(coverage: Coverage) -> Rows:
    rows = list(coverage.by_section())
    return {str(row["section"]): {k: v for k, v in row.items() if isinstance(v, int)} for row in rows}


def still_open(coverage: Coverage) -> set[tuple[int, str, str]]:
    return {(item.line, item.kind.value, item.what) for item in coverage.open}


def test_each_line_counts_in_its_innermost_section_and_all_in_the_total(toy_coverage: Coverage) -> None:
    rows = by_section(toy_coverage)
    total = rows.pop(TOTAL)
    assert list(rows) == ["", "1", "2", "2.1", "2.2", "2.3"]
    assert total == {key: sum(row[key] for row in rows.values()) for key in total}
    assert total["lines"] == sum(1 for line in toy_coverage.edition.lines if line.strip())
    assert rows["2"]["lines"] == 1  # only its heading: the rest lies in 2.1 to 2.3


def test_what_records_hold_on_the_line_is_held(toy_coverage: Coverage) -> None:
    rows = by_section(toy_coverage)
    assert rows["2.1"]["figures"] == rows["2.1"]["figures_modelled"] == 7
    assert rows["2.3"]["names"] == rows["2.3"]["names_modelled"] > 20
    assert (12, "line", "ส่วนที่ 1 ภาพรวม") in still_open(toy_coverage)
    assert (29, "name", "A01") in still_open(toy_coverage)


Plant = Callable[[str], Coverage]


@pytest.fixture
def plant(toy_copy: Workspace) -> Plant:
    """Measure the invented world with one more line in its text, which no record cites."""

    def measured(line: str) -> Coverage:
        source, described = toy_copy.root / "source.txt", toy_copy.data / "report-2599" / "edition.ttl"
        old = source.read_bytes()
        new = old + f"{line}\n".encode()
        source.write_bytes(new)
        before, after = (hashlib.sha256(content).hexdigest() for content in (old, new))
        text = described.read_text(encoding="utf-8").replace(before, after)
        described.write_text(text, encoding="utf-8")
        return measure(stores.load(toy_copy), Edition.read(source))

    return measured


def planted(coverage: Coverage) -> set[tuple[str, str]]:
    """Kind and form of what is open on the last line, the line itself left out."""
    last = len(coverage.edition.lines)
    return {(kind, what) for line, kind, what in still_open(coverage) if line == last and kind != "line"}


@pytest.mark.parametrize("figure", ["4,321", "๔,๓๒๑", "9.75", "1200", "7"])
def test_a_planted_figure_shows_up(plant: Plant, figure: str) -> None:
    assert planted(plant(f"มีอาสาสมัครดูดาว {figure} คน")) == {("figure", figure)}


def test_a_value_that_other_lines_hold_is_open_on_a_line_of_its_own(plant: Plant) -> None:
    assert planted(plant("ต่อมามีอาสาสมัคร ๑,๒๐๐ ราย")) == {("figure", "๑,๒๐๐")}


@pytest.mark.parametrize("name", ["กรมเมฆขาว", "จังหวัดเชียงราย", "นางสาวสมหมาย ทดลองยิ่ง", "Moon Portal"])
def test_a_planted_name_shows_up_though_the_registry_does_not_know_it(plant: Plant, name: str) -> None:
    assert planted(plant(f"ดำเนินการโดย {name} แล้วเสร็จ")) == {("name", name)}


def test_a_known_name_is_open_where_no_record_links_it(plant: Plant) -> None:
    coverage = plant("กรมทดสอบเข้าร่วมด้วย")
    (item,) = (item for item in coverage.open if item.what == "กรมทดสอบ")
    assert item.things == (iri("agency:testing"),)


def test_without_its_record_a_figure_is_open_again(toy_copy: Workspace, toy_edition: Edition) -> None:
    path = toy_copy.data / "report-2599" / "figures.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"r99:fig-portal-users-target .*?\.\n", "", text, flags=re.S), encoding="utf-8")
    assert (37, "figure", "1,100") in still_open(measure(stores.load(toy_copy), toy_edition))


def test_how_a_name_is_spelt_covers_no_line(toy_coverage: Coverage, toy_store: Store) -> None:
    spelt = set(toy_store.subjects("rdf:type", toy_node("kpr:NameUsage")))
    assert spelt
    assert spelt.isdisjoint(record for records in toy_coverage.citing.values() for record in records)


def toy_node(curie: str) -> stores.Term:
    import pyoxigraph as ox

    return ox.NamedNode(iri(curie))


def test_another_text_is_refused(toy_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("ข้อความอื่น\n", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="ไม่มีรายงานใด"):
        measure(toy_store, Edition.read(path))


# --- the ledger ---------------------------------------------------------------------------------------------

REASON = "  reason: {th: เหตุผล, en: a reason}\n"


@pytest.fixture
def reasoned(toy_copy: Workspace, toy_edition: Edition) -> Callable[[str], Coverage]:
    """Measure the invented world with this ledger."""

    def measured(ledger: str) -> Coverage:
        path = toy_copy.data / "report-2599" / "not-modelled.yml"
        path.write_text(ledger, encoding="utf-8")
        return measure(stores.load(toy_copy), toy_edition)

    return measured


def with_status(coverage: Coverage, status: Status) -> set[tuple[int, str, str]]:
    return {(item.line, item.kind.value, item.what) for item in coverage.items if item.status is status}


def test_a_reason_for_lines_explains_the_lines_and_nothing_on_them(
    reasoned: Callable[[str], Coverage], toy_coverage: Coverage
) -> None:
    coverage = reasoned(f"- lines: 1-2, 4-10\n  kind: line\n{REASON}")
    before, after = still_open(toy_coverage), still_open(coverage)
    assert {line for line, kind, _ in before - after if kind == "line"} == {1, 2, *range(4, 11)}
    assert all(kind == "line" for _, kind, _ in before - after)
    assert not coverage.stale


def test_a_reason_may_name_what_it_is_for(reasoned: Callable[[str], Coverage]) -> None:
    coverage = reasoned(f"- lines: 1-60\n  kind: name\n  what: [A01, A02, 'L3 ']\n{REASON}")
    assert with_status(coverage, Status.REASONED) == {
        (29, "name", "A01"),
        (32, "name", "A02"),
        (31, "name", "L3"),
    }


def test_a_figure_may_be_given_with_its_unit(plant: Plant, toy_copy: Workspace) -> None:
    ledger = toy_copy.data / "report-2599" / "not-modelled.yml"
    ledger.write_text(f"- line: 61\n  kind: figure\n  what: ๒๔ ชั่วโมง\n{REASON}", encoding="utf-8")
    coverage = plant("เปิดตลอด 24 ชั่วโมง มีเจ้าหน้าที่ 24 คน")
    assert planted(coverage) == {("figure", "24")}
    assert by_section(coverage)[""]["figures_reasoned"] == 1


@pytest.mark.parametrize(
    ("entry", "is_held"),
    [
        ("- line: 36\n  kind: figure\n  what: 1,000 ราย\n", True),
        ("- line: 36\n  kind: figure\n  what: 9,999\n", False),
        ("- line: 42\n  kind: name\n  what: กรมดาวเหนือ\n", True),
        ("- line: 3\n  kind: line\n", False),
        ("- line: 9999\n  kind: line\n", False),
    ],
)
def test_a_reason_without_anything_to_explain_is_stale(
    reasoned: Callable[[str], Coverage], entry: str, is_held: bool
) -> None:
    (stale,) = reasoned(entry + REASON).stale
    assert (stale.path, stale.is_held) == ("data/report-2599/not-modelled.yml", is_held)
    assert stale.line in (1, 3)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("line: 1\n", "list"),
        (f"- line: 1\n{REASON}", "kind"),
        (f"- line: 1\n  kind: number\n{REASON}", "kind"),
        (f"- kind: line\n{REASON}", "line"),
        (f"- line: 1\n  lines: 2-3\n  kind: line\n{REASON}", "line"),
        (f"- line: 1-3\n  kind: line\n{REASON}", "one line"),
        (f"- lines: 3-1\n  kind: line\n{REASON}", "lines"),
        (f"- lines: one\n  kind: line\n{REASON}", "lines"),
        ("- line: 1\n  kind: line\n", "reason"),
        ("- line: 1\n  kind: line\n  reason: {th: เหตุผล}\n", "en"),
        (f"- line: 1\n  kind: line\n  note: x\n{REASON}", "note"),
        (f"- line: 1\n  kind: line\n  what: '5'\n{REASON}", "what"),
        (f"- line: 1\n  kind: figure\n  what: many\n{REASON}", "number"),
        (
            f"- line: 1\n  kind: figure\n  what: []\n{REASON}- line: 1\n  kind: name\n  what: ''\n{REASON}",
            "what",
        ),
        (f"- line: 1\n  kind: name\n  what: {'ก' * 101}\n{REASON}", "sentence"),
        (f"- line: 1\n  kind: line\n{REASON}" * 2, "twice"),
        ("- {line: 1", "YAML"),
    ],
)
def test_a_ledger_that_is_not_understood_is_refused_with_its_line(
    tmp_path: Path, text: str, word: str
) -> None:
    path = tmp_path / "not-modelled.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput) as caught:
        read(path, "not-modelled.yml")
    assert word in caught.value.message.en
    assert caught.value.where is not None
    assert re.fullmatch(r"not-modelled\.yml:\d+", caught.value.where)


def test_no_ledger_is_an_empty_one(tmp_path: Path) -> None:
    assert read(tmp_path / "not-modelled.yml") == []


# --- the command --------------------------------------------------------------------------------------------

KEYS = {"section", "lines", "lines_cited", "figures", "figures_modelled", "names", "names_modelled"}
SOURCE = ("--source", str(TOY / "source.txt"))


@pytest.fixture
def kpr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    from kprgraph.cli.app import run

    monkeypatch.setenv("KPRGRAPH_HOME", str(TOY))
    for name in ("KPRGRAPH_LANG", "KPRGRAPH_SOURCE", "KPRGRAPH_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(("coverage", *arguments))
        return (code, *capsys.readouterr())

    return call


Kpr = Callable[..., tuple[int, str, str]]


def test_json_rows_have_the_keys_that_tools_rely_on(kpr: Kpr) -> None:
    code, out, err = kpr(*SOURCE, "--format", "json")
    rows = json.loads(out)
    assert (code, err) == (0, "")
    assert all(set(row) >= KEYS for row in rows)
    assert rows[-1]["section"] == TOTAL
    assert next(row["title"] for row in rows if row["section"] == "2.1") == "2.1 งานบริการอิเล็กทรอนิกส์"


def test_missing_lists_what_is_open_with_line_and_form(kpr: Kpr, toy_coverage: Coverage) -> None:
    _, out, _ = kpr(*SOURCE, "--missing", "--format", "csv", "--lang", "en")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == len(toy_coverage.open)
    (row,) = (row for row in rows if row["what"] == "A01")
    assert (row["line"], row["section"], row["entities_label"]) == ("29", "2.1", "(not in the registry)")


def test_lines_gives_the_status_of_every_line(kpr: Kpr, toy_coverage: Coverage) -> None:
    _, out, _ = kpr(*SOURCE, "--lines", "--format", "json")
    rows = json.loads(out)
    assert [row["line"] for row in rows] == [
        item.line for item in toy_coverage.items if item.kind is Kind.LINE
    ]
    assert {row["status"] for row in rows} == {"cited", "open"}


def test_one_section_alone(kpr: Kpr) -> None:
    _, out, _ = kpr(*SOURCE, "--section", "2.3", "--lines", "--format", "json")
    assert {row["section"] for row in json.loads(out)} == {"2.3"}
    code, out, err = kpr(*SOURCE, "--section", "9")
    assert (code, out) == (2, "")
    assert "2.1, 2.2, 2.3" in err


def test_only_strict_fails_on_what_is_open(kpr: Kpr) -> None:
    assert kpr(*SOURCE)[0] == 0
    assert kpr(*SOURCE, "--strict")[0] == 1


def test_stale_reasons_are_told_beside_the_rows(kpr: Kpr, toy_copy: Workspace) -> None:
    ledger = toy_copy.data / "report-2599" / "not-modelled.yml"
    ledger.write_text(f"- line: 36\n  kind: figure\n  what: 9,999\n{REASON}", encoding="utf-8")
    _, out, err = kpr(*SOURCE, "--root", str(toy_copy.root), "--format", "json", "--lang", "en")
    assert json.loads(out)
    assert err == "data/report-2599/not-modelled.yml:3: “9,999” its lines print no such thing\n"


def test_without_a_text_there_is_nothing_to_measure(kpr: Kpr) -> None:
    code, out, err = kpr()
    assert (code, out) == (2, "")
    assert "--source" in err


# --- the report ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def report(store: Store, edition: Edition) -> Coverage:
    return measure(store, edition)


@pytest.mark.curated
@pytest.mark.source
def test_the_measure_of_the_report_adds_up(report: Coverage) -> None:
    rows = by_section(report)
    total = rows.pop(TOTAL)
    assert total == {key: sum(row[key] for row in rows.values()) for key in total}
    assert total["lines"] == sum(1 for line in report.edition.lines if line.strip("* \t"))
    # What the text prints does not depend on what the graph holds.
    assert total["figures"] == 340
    assert total["names"] > 1400


@pytest.mark.curated
@pytest.mark.source
def test_numbers_of_the_report_are_told_apart(edition: Edition) -> None:
    found = Counter(number.of for number in numerals(edition.text))
    assert set(found) == set(NumberClass)
    assert found[NumberClass.CAPTION] == 32  # figures 1 to 34 without 3 and 33, which the text lost
    assert found[NumberClass.PAGE] == 37


@pytest.mark.curated
@pytest.mark.source
def test_every_reason_explains_something(report: Coverage) -> None:
    assert list(report.stale) == []


HIDDEN = 6


def hidden(store: Store, edition: Edition, kind: str) -> Iterator[bool]:
    """For each place of a name of the kind, whether it is found while the registry does not know the name."""
    things = [thing for thing in named_things(store) if thing.in_registry]
    found = (
        Lexicon((name.text, thing.iri) for thing in things for name in thing.names).find(edition.text).named
    )
    of_kind = sorted(
        {one for mention in found for one in mention.things if split(one)[0].endswith(f"/{kind}/")}
    )
    for part in range(HIDDEN):
        unknown = set(of_kind[part::HIDDEN])
        known = [mention for mention in found if unknown.isdisjoint(mention.things)]
        places = candidates(edition.text, known)
        for mention in found:
            if not unknown.isdisjoint(mention.things):
                # A candidate may begin with the title or the kind of place before the name.
                yield any(
                    mention.start - 20 <= one.start < mention.end and one.end > mention.start
                    for one in places
                )


@pytest.mark.curated
@pytest.mark.source
@pytest.mark.parametrize(
    ("kind", "share"), [("agency", 0.95), ("committee", 1), ("person", 0.95), ("law", 0.9), ("place", 0.95)]
)
def test_names_taken_out_of_the_registry_are_found_again(
    store: Store, edition: Edition, kind: str, share: float
) -> None:
    again = list(hidden(store, edition, kind))
    assert len(again) >= 40
    assert sum(again) >= share * len(again)


def test_items_of_a_kind_lie_on_their_line(toy_coverage: Coverage) -> None:
    edition = toy_coverage.edition
    assert all(edition.line_at(item.start) == item.line for item in toy_coverage.items)
    figures: list[Item] = [item for item in toy_coverage.items if item.kind is Kind.FIGURE]
    assert all(edition.text[item.start : item.end] == item.what for item in figures)
