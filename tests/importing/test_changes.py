"""What an edit of a cell does to the curated files, and nothing else does."""

import csv
import json
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from kprgraph import importing
from kprgraph import store as stores
from kprgraph.errors import KprgraphError, NonConformant
from kprgraph.export import tables, xlsx
from kprgraph.store import Store
from kprgraph.workspace import Workspace
from tests.cli.conftest import Kpr
from tests.export.writing import written
from tests.importing.conftest import Planned, Workbook, refusal

STAR = "north-star"
PLACES = {"data", "ontology", "queries", "source.txt"}


def contents(workspace: Workspace) -> dict[str, bytes]:
    return {workspace.relative(path): path.read_bytes() for path in sorted(workspace.data.rglob("*.*"))}


def statements(workspace: Workspace) -> set[str]:
    return {str(quad) for quad in stores.load(workspace, derive=False).quads}


# --- nothing to change -------------------------------------------------------------------------------------


@pytest.mark.parametrize("as_saved", [False, True], ids=["as exported", "saved by another program"])
def test_an_unchanged_workbook_changes_nothing(
    exported: bytes, planned: Planned, tmp_path: Path, as_saved: bool
) -> None:
    path = tmp_path / "same.xlsx"
    path.write_bytes(exported)
    plan = planned(Workbook(exported, tmp_path).save() if as_saved else path)
    assert plan.changes == ()
    assert plan.notes == ()


@pytest.mark.curated
def test_an_unchanged_export_of_the_report_changes_nothing(
    store: Store, workspace: Workspace, tmp_path: Path
) -> None:
    before = contents(workspace)
    for exporter in (xlsx, tables):
        path = tmp_path / exporter.FILE_NAME
        path.write_bytes(written(exporter, store))
        plan = importing.plan(store, importing.read(path))
        assert (plan.changes, plan.notes) == ((), ())
    assert contents(workspace) == before


def test_the_order_of_rows_and_columns_and_a_filter_do_not_matter(book: Workbook, planned: Planned) -> None:
    sheet = book.book["หน่วยงาน"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head, body = rows[0], sorted(rows[1:], key=str, reverse=True)
    sheet.delete_rows(1, sheet.max_row)
    for row in [head, *body]:
        sheet.append(row[::-1])
    sheet.row_dimensions[4].hidden = True
    assert planned(book.save()).changes == ()


def test_rows_and_sheets_that_are_not_there_are_not_deleted(book: Workbook, planned: Planned) -> None:
    book.book["หน่วยงาน"].delete_rows(3)
    del book.book["ตัวเลข"]
    plan = planned(book.save())
    assert plan.changes == ()
    assert "1 rows" in plan.notes[0].en


# --- one cell, one statement -------------------------------------------------------------------------------


def test_a_look_says_what_would_change_and_writes_nothing(
    kpr: Kpr, toy_copy: Workspace, book: Workbook
) -> None:
    cell = book.at("หน่วยงาน", STAR, "ชื่อ (อังกฤษ)")
    cell.value = "Department of the Polar Star"
    before = contents(toy_copy)
    outcome = kpr("import", str(book.save()), "--root", str(toy_copy.root), "--format", "json")
    assert outcome.code == 0, outcome.err
    assert json.loads(outcome.out) == [
        {
            "cell": f"หน่วยงาน!{cell.coordinate}",
            "file": "data/registry/agencies.ttl",
            "node": "agency:north-star",
            "property": "skos:prefLabel@en",
            "old": "Department of the North Star",
            "new": "Department of the Polar Star",
        }
    ]
    assert "--write" in outcome.err
    assert contents(toy_copy) == before


def test_write_edits_that_statement_and_no_other_file(kpr: Kpr, toy_copy: Workspace, book: Workbook) -> None:
    book.at("หน่วยงาน", STAR, "ชื่อ (อังกฤษ)").value = "Department of the Polar Star"
    before, said = contents(toy_copy), statements(toy_copy)
    outcome = kpr("import", str(book.save()), "--root", str(toy_copy.root), "--write")
    assert outcome.code == 0, outcome.err
    after = contents(toy_copy)
    name = "data/registry/agencies.ttl"
    assert {path for path in after if after[path] != before[path]} == {name}
    assert after.keys() == before.keys()
    assert after[name] == before[name].replace(b"of the North Star", b"of the Polar Star")
    assert len(said ^ statements(toy_copy)) == 2
    assert {path.name for path in toy_copy.root.iterdir()} == PLACES
    again = kpr("import", str(book.path), "--root", str(toy_copy.root), "--lang", "en")
    assert (again.code, "Nothing to change" in again.err) == (0, True)


def test_links_numbers_dates_and_several_values(book: Workbook, planned: Planned) -> None:
    book.at("การเชื่อมโยงข้อมูล", "feed-observatory-sea", "ข้อมูลจาก (IRI)").value = "agency:mist"
    book.at("การเชื่อมโยงข้อมูล", "feed-observatory-sea", "ข้อมูลจาก").value = "กรมหมอก"
    book.at("ตัวเลข", "fig-portal-users-2598", "ค่า").value = 1001
    book.at("ตัวเลข", "fig-city-share", "ค่า").value = 58.34
    book.at("ที่นั่งในคณะกรรมการ", "mem-north-star-01", "ข้อมูล ณ วันที่").value = "2056-10-01"
    book.at("ที่นั่งในคณะกรรมการ", "mem-north-star-03", "บทบาท (IRI)").value = "role:secretary; role:chair"
    book.at("ที่นั่งในคณะกรรมการ", "mem-north-star-04", "ที่นั่งไม่ระบุชื่อ").value = None
    changes = {
        (change.node.rpartition("/")[2], str(change.removed), str(change.added))
        for change in planned(book.save()).changes
    }
    short = {(node, removed.count("<Triple"), added.count("<Triple")) for node, removed, added in changes}
    assert short == {
        ("feed-observatory-sea", 1, 1),
        ("fig-portal-users-2598", 1, 1),
        ("fig-city-share", 1, 1),
        ("mem-north-star-01", 1, 1),
        ("mem-north-star-03", 1, 1),
        ("mem-north-star-04", 1, 0),
    }
    said = " ".join(added for _, _, added in changes)
    for value in ("value=1001 ", "58.34", "2056-10-01", "role/chair", "agency/mist"):
        assert value.strip("value= ") in said
    assert "XMLSchema#integer" in said
    assert "XMLSchema#decimal" in said


def test_a_date_cell_in_a_column_of_dates_is_that_date(book: Workbook, planned: Planned) -> None:
    from datetime import datetime

    book.at("ที่นั่งในคณะกรรมการ", "mem-north-star-01", "ข้อมูล ณ วันที่").value = datetime(2056, 10, 1)
    (change,) = planned(book.save()).changes
    assert [getattr(term, "value", "") for term in change.new] == ["2056-10-01"]


# --- what may not be edited --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "value"),
    [
        (("การเชื่อมโยงข้อมูล", "feed-observatory-sea", "บรรทัดในรายงาน"), "34"),
        (("การเชื่อมโยงข้อมูล", "feed-observatory-sea", "หน้าในรายงาน"), "1"),
        (("การเชื่อมโยงข้อมูล", "feed-observatory-sea", "ข้อมูลจาก"), "กรมหมอก"),
        (("ช่วงข้อความ", "L32", "บรรทัดเริ่ม"), 31),
        (("ฉบับข้อความ", "text", "จำนวนบรรทัด"), 7),
    ],
)
def test_computed_columns_are_read_only(
    book: Workbook, planned: Planned, address: tuple[str, str, str], value: object
) -> None:
    cell = book.at(*address)
    cell.value = value
    assert f"{address[0]}!{cell.coordinate}: " in refusal(planned, book.save(), 1)


def test_the_name_of_a_link_points_to_the_cell_to_edit(book: Workbook, planned: Planned) -> None:
    book.at("การเชื่อมโยงข้อมูล", "feed-observatory-sea", "ข้อมูลจาก").value = "กรมหมอก"
    iri = book.at("การเชื่อมโยงข้อมูล", "feed-observatory-sea", "ข้อมูลจาก (IRI)").coordinate
    assert f"การเชื่อมโยงข้อมูล!{iri}" in refusal(planned, book.save(), 1)


def test_an_iri_cannot_be_changed_by_overwriting_it(book: Workbook, planned: Planned) -> None:
    cell = book.at("หน่วยงาน", STAR, "IRI")
    cell.value = "agency:polar-star"
    assert f"หน่วยงาน!{cell.coordinate}: the IRI was agency:north-star" in refusal(planned, book.save(), 1)


# --- the gate ----------------------------------------------------------------------------------------------


def test_what_breaks_a_rule_names_the_cell_and_nothing_is_written(
    kpr: Kpr, toy_copy: Workspace, book: Workbook
) -> None:
    cell = book.at("การเชื่อมโยงข้อมูล", "feed-observatory-sea", "ข้อมูลเข้าสู่ (IRI)")
    cell.value = "service:no-such-service"
    before = contents(toy_copy)
    for write in ([], ["--write"]):
        outcome = kpr("import", str(book.save()), "--root", str(toy_copy.root), "--lang", "en", *write)
        assert outcome.code == 1
        assert f"การเชื่อมโยงข้อมูล!{cell.coordinate}" in outcome.err
        assert "data/report-2599/services.ttl" in outcome.err
        assert contents(toy_copy) == before
        assert {path.name for path in toy_copy.root.iterdir()} == PLACES


def test_a_file_that_changed_meanwhile_is_not_overwritten(toy_copy: Workspace, book: Workbook) -> None:
    book.at("หน่วยงาน", STAR, "ชื่อ (อังกฤษ)").value = "Department of the Polar Star"
    plan = importing.plan(stores.load(toy_copy), importing.read(book.save()))
    edit_file(toy_copy, "Department of Mist", "Department of Fog")  # another fact, in the same file
    before = contents(toy_copy)
    with pytest.raises(KprgraphError, match=r"agencies\.ttl") as raised:
        importing.write(plan)
    assert raised.value.exit_code == 2
    assert contents(toy_copy) == before


# --- other versions of the data ----------------------------------------------------------------------------


def edit_file(workspace: Workspace, old: str, new: str) -> Store:
    path = workspace.registry / "agencies.ttl"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return stores.load(workspace)


def test_an_edit_of_other_data_counts_where_the_old_value_still_stands(
    toy_copy: Workspace, book: Workbook
) -> None:
    newer = edit_file(toy_copy, "Department of Mist", "Department of Fog")
    book.at("หน่วยงาน", STAR, "ชื่อ (อังกฤษ)").value = "Department of the Polar Star"
    plan = importing.plan(newer, importing.read(book.save()))
    assert [change.node.rpartition("/")[2] for change in plan.changes] == [STAR]
    assert "another version" in plan.notes[0].en


def test_an_edit_of_other_data_stops_where_the_old_value_is_gone(toy_copy: Workspace, book: Workbook) -> None:
    newer = edit_file(toy_copy, "Department of the North Star", "Department of the Far Star")
    cell = book.at("หน่วยงาน", STAR, "ชื่อ (อังกฤษ)")
    cell.value = "Department of the Polar Star"
    with pytest.raises(NonConformant) as raised:
        importing.plan(newer, importing.read(book.save()))
    assert f"หน่วยงาน!{cell.coordinate}" in raised.value.say("en")
    assert "Far Star" in raised.value.say("en")


# --- new rows ----------------------------------------------------------------------------------------------


def test_a_new_thing_goes_to_the_file_of_its_kind(kpr: Kpr, toy_copy: Workspace, book: Workbook) -> None:
    row = book.add(
        "งานบริการ", **{"ชื่อ": "ระบบจองกล้องดูดาว", "ชื่อ_(อังกฤษ)": "Telescope booking"}, IRI="service:telescope"
    )
    said = statements(toy_copy)
    outcome = kpr("import", str(book.save()), "--root", str(toy_copy.root), "--write", "--format", "json")
    assert outcome.code == 0, outcome.err
    rows = json.loads(outcome.out)
    assert {(change["file"], change["node"], change["old"]) for change in rows} == {
        ("data/registry/services.ttl", "service:telescope", "")
    }
    assert rows[0]["property"] == "rdf:type"
    assert all(change["cell"].endswith(str(row)) for change in rows)
    new = statements(toy_copy) - said
    assert len(new) == 3
    assert all("/id/service/telescope>" in statement for statement in new)


def test_a_new_record_cites_lines_and_goes_where_it_is_told(
    kpr: Kpr, toy_copy: Workspace, book: Workbook
) -> None:
    base = "https://w3id.org/kprgraph/id/report-2599/"
    book.add(
        "การพึ่งพา",
        **{
            "สิ่งที่พึ่งพา_(IRI)": "service:observatory-booking",
            "พึ่งพา_(IRI)": "platform:star-card",
            "สถานะของความเชื่อมโยง_(IRI)": "linkstatus:stated",
            "ที่มาของข้อเท็จจริง_(IRI)": "support:stated",
            "บรรทัดในรายงาน": "31",
        },
        IRI=f"{base}dep-observatory-card",
    )
    arguments = ("import", str(book.save()), "--root", str(toy_copy.root), "--format", "json")
    outcome = kpr(*arguments, "--into", "data/report-2599/others.ttl")
    assert outcome.code == 0, outcome.err
    rows = json.loads(outcome.out)
    assert {row["file"] for row in rows} == {"data/report-2599/others.ttl"}
    assert {row["property"]: row["new"] for row in rows}["kpr:statedIn"].endswith("src/2599/L31")
    wrong = kpr(*arguments, "--into", "data/report-2599/no-such.ttl", "--lang", "en")
    assert (wrong.code, "--into" in wrong.err) == (2, True)


def test_lines_that_are_cited_for_the_first_time_are_sealed(
    kpr: Kpr, toy_copy: Workspace, book: Workbook
) -> None:
    book.add(
        "เนื้อหาที่หายไป",
        **{
            "สาระ": "ภาพหนึ่งภาพ",
            "สาระ_(อังกฤษ)": "A picture",
            "ที่มาของข้อเท็จจริง_(IRI)": "support:stated",
            "บรรทัดในรายงาน": "2; 4-5",
        },
        IRI="https://w3id.org/kprgraph/id/report-2599/lost-picture",
    )
    arguments = ("import", str(book.save()), "--root", str(toy_copy.root), "--write", "--lang", "en")
    before = contents(toy_copy)
    without = kpr(*arguments)
    assert without.code == 1
    assert "L4-5" in without.err
    assert contents(toy_copy) == before
    outcome = kpr(*arguments, "--source", str(toy_copy.root / "source.txt"))
    assert outcome.code == 0, outcome.err
    changed = {name for name, content in contents(toy_copy).items() if content != before[name]}
    assert "data/report-2599/passages.ttl" in changed
    assert len(changed) == 2
    assert all(name in outcome.err for name in changed)


def test_a_new_thing_of_a_kind_with_several_classes_needs_its_class(book: Workbook, planned: Planned) -> None:
    row = book.add("กฎหมายและมติ", ชื่อ="พระราชบัญญัติหมอก", IRI="law:mist-act")
    path = book.save()
    said = refusal(planned, path, 1)
    assert f"กฎหมายและมติ!G{row}: say with --type" in said
    assert "eli:LegalResource" in said
    (kind, _) = planned(path, types=["eli:LegalResource"]).changes
    assert [getattr(term, "value", "").rpartition("#")[2] for term in kind.new] == ["LegalResource"]


@pytest.mark.parametrize(
    "iri", ["law:mist", "service:ระบบ", "service:a b", "https://example.org/x", "service:star-permit"]
)
def test_a_new_iri_must_be_one_of_its_table(book: Workbook, planned: Planned, iri: str) -> None:
    row = book.add("งานบริการ", ชื่อ="ระบบใหม่", IRI=iri)
    assert f"งานบริการ!D{row}: " in refusal(planned, book.save(), 1)


# --- CSV ---------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(toy_store: Store, tmp_path: Path) -> Path:
    """The exported CSV files in a folder."""
    place = tmp_path / "tables"
    place.mkdir()
    for name, content in tables.files(toy_store):
        (place / name).write_bytes(content)
    return place


def edited(path: Path, edit: Callable[[list[list[str]]], None]) -> None:
    rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"))))
    edit(rows)
    out = StringIO()
    csv.writer(out).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


def rename(rows: list[list[str]]) -> None:
    at = rows[0].index("ชื่อ (อังกฤษ)")
    (row,) = [row for row in rows if row[rows[0].index("IRI")].endswith(STAR)]
    row[at] = "Department of the Polar Star"


def test_csv_files_one_or_all_or_zipped(folder: Path, planned: Planned, tmp_path: Path) -> None:
    assert planned(folder).changes == ()
    edited(folder / "agency.csv", rename)
    archive = tmp_path / "tables.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in folder.iterdir():
            packed.write(path, path.name)
    for path in (folder, folder / "agency.csv", archive):
        (change,) = planned(path).changes
        assert change.cell.startswith("agency.csv!B")
        assert [getattr(term, "value", "") for term in change.new] == ["Department of the Polar Star"]


def test_csv_files_of_other_data_stop(folder: Path, toy_copy: Workspace) -> None:
    newer = edit_file(toy_copy, "Department of Mist", "Department of Fog")
    with pytest.raises(KprgraphError, match="รุ่นอื่น") as raised:
        importing.plan(newer, importing.read(folder))
    assert raised.value.exit_code == 2


def test_a_csv_file_without_its_metadata_is_refused(folder: Path, planned: Planned) -> None:
    (folder / tables.METADATA).unlink()
    assert tables.METADATA in refusal(planned, folder / "agency.csv", 2)


def test_the_export_is_the_same_after_a_round(toy_copy: Workspace, exported: bytes, book: Workbook) -> None:
    book.at("หน่วยงาน", STAR, "ชื่อ (อังกฤษ)").value = "Department of the Polar Star"
    importing.write(importing.plan(stores.load(toy_copy), importing.read(book.save())))
    there = written(xlsx, stores.load(toy_copy))
    assert there != exported
    back = Workbook(there, book.path.parent)
    back.at("หน่วยงาน", STAR, "ชื่อ (อังกฤษ)").value = "Department of the North Star"
    importing.write(importing.plan(stores.load(toy_copy), importing.read(back.save())))
    assert written(xlsx, stores.load(toy_copy)) == exported
    assert BytesIO(exported).read(2) == b"PK"
