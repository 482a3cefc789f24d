"""Files and cells that are broken, odd or made to do harm: each is refused, named, and with what to do."""

import datetime
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kprgraph import importing
from kprgraph.errors import KprgraphError
from kprgraph.export import tables
from kprgraph.importing import container
from kprgraph.importing.model import letters, number
from kprgraph.store import Store
from tests.cli.conftest import Kpr
from tests.conftest import TOY
from tests.importing.conftest import Planned, Workbook, refusal

AGENCIES = "xl/worksheets/sheet2.xml"
NAME = "ชื่อ (อังกฤษ)"
MEGABYTE = 1024 * 1024


def repacked(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """An archive with its parts changed, and more of them."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, change(info.filename, old.read(info)))
        for name, part in more.items():
            new.writestr(name, part)
    return out.getvalue()


def in_agencies(pattern: bytes, replacement: bytes) -> Callable[[str, bytes], bytes]:
    def change(name: str, part: bytes) -> bytes:
        if name != AGENCIES:
            return part
        changed, count = re.subn(pattern, replacement, part, count=1)
        assert count == 1
        return changed

    return change


# --- files -------------------------------------------------------------------------------------------------


def bomb(exported: bytes) -> bytes:
    return repacked(exported, lambda _, part: part, **{"xl/media/image1.xml": b" " * (80 * MEGABYTE)})


def lying_size(exported: bytes) -> bytes:
    """The directory of the archive says that a part is small; unpacked it is not."""
    large = repacked(exported, lambda _, part: part, **{"xl/media/image1.xml": b" " * (80 * MEGABYTE)})
    size = (80 * MEGABYTE).to_bytes(4, "little")
    return large.replace(size, (100).to_bytes(4, "little"))


def many_parts(exported: bytes) -> bytes:
    return repacked(exported, lambda _, part: part, **{f"x/{n}.txt": b"" for n in range(2_100)})


def with_macros(exported: bytes) -> bytes:
    return repacked(exported, lambda _, part: part, **{"xl/vbaProject.bin": b"\0"})


def macro_kind(exported: bytes) -> bytes:
    return repacked(
        exported,
        lambda name, part: (
            part.replace(
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            )
            if name == "[Content_Types].xml"
            else part
        ),
    )


def entities(exported: bytes) -> bytes:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return repacked(exported, in_agencies(rb"<worksheet", laughs + b"<worksheet"))


def entities_in_utf16(exported: bytes) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        return part.decode().replace("UTF-8", "UTF-16").encode("utf-16") if name == AGENCIES else part

    return repacked(exported, change)


def many_strings(exported: bytes) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"</sst>", b"<si/>" * 160_000 + b"</sst>") if "Strings" in name else part

    return repacked(exported, change)


def large_styles(exported: bytes) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        return (
            part.replace(b"<cellXfs", b"<!--" + b"x" * (2 * MEGABYTE) + b"--><cellXfs")
            if "styles" in name
            else part
        )

    return repacked(exported, change)


def flipped(exported: bytes) -> bytes:
    """A damaged part: its checksum does not fit."""
    with zipfile.ZipFile(BytesIO(exported)) as archive:
        start = archive.getinfo(AGENCIES).header_offset + 200
    return (
        exported[:start]
        + bytes(byte ^ 0xFF for byte in exported[start : start + 40])
        + exported[start + 40 :]
    )


def foreign(_: bytes) -> bytes:
    out = BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def zipped_text(_: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"a")
    return out.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (bomb, "over the limit"),
        (lying_size, "damaged"),
        (many_parts, "over the limit"),
        (with_macros, "macros"),
        (macro_kind, "macros"),
        (lambda _: OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
        (lambda _: OLD, ".xls"),
        (lambda exported: exported[: len(exported) // 2], "damaged"),
        (flipped, "damaged"),
        (lambda _: b"<html>not found</html>", "not an Excel workbook"),
        (lambda _: b"PK\x03\x04 and nothing more", "damaged"),
        (lambda _: b"", "empty"),
        (zipped_text, "not an Excel workbook"),
        (foreign, "not exported by kprgraph"),
        (entities, "DOCTYPE"),
        (entities_in_utf16, "UTF-8"),
        (many_strings, "more than"),
        (large_styles, "more than"),
    ],
)
def test_files_that_are_no_workbook_of_ours(
    exported: bytes, planned: Planned, tmp_path: Path, make: Callable[[bytes], bytes], said: str
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(make(exported))
    tracemalloc.start()
    try:
        text = refusal(planned, path, 2)
        assert tracemalloc.get_traced_memory()[1] < 200 * MEGABYTE
    finally:
        tracemalloc.stop()
    assert said in text
    assert "book.xlsx" in text


def test_an_encrypted_archive(exported: bytes, planned: Planned, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    content = bytearray(exported)
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1  # flag of the first part in the directory
    path.write_bytes(bytes(content))
    assert "password" in refusal(planned, path, 2)


def test_a_file_that_is_too_large_is_not_read(planned: Planned, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with path.open("wb") as stream:
        stream.truncate(container.MOST_BYTES + 1)
    assert "over the limit" in refusal(planned, path, 2)


def test_a_file_that_is_not_there_or_a_folder_without_tables(planned: Planned, tmp_path: Path) -> None:
    with pytest.raises(KprgraphError, match=r"no-such\.xlsx"):
        planned(tmp_path / "no-such.xlsx")
    assert tables.METADATA in refusal(planned, tmp_path, 2)


def test_no_traceback_on_the_command_line(kpr: Kpr, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(OLD)
    outcome = kpr("import", str(path))
    assert (outcome.code, outcome.out) == (2, "")
    assert "บันทึกใหม่เป็น .xlsx" in outcome.err
    assert "Traceback" not in outcome.err


# --- sheets ------------------------------------------------------------------------------------------------


def test_what_a_sheet_claims_of_its_size_does_not_count(
    exported: bytes, planned: Planned, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(
        repacked(exported, in_agencies(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"'))
    )
    assert planned(path).changes == ()


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "หน่วยงาน!A1048576"),
        (b'<row r="100"><c r="XFD100"><v>1</v></c></row>', "หน่วยงาน!XFD1"),
    ],
)
def test_cells_at_the_far_end_are_refused(
    exported: bytes, planned: Planned, tmp_path: Path, row: bytes, cell: str
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(repacked(exported, in_agencies(rb"</sheetData>", row + b"</sheetData>")))
    assert cell in refusal(planned, path, 2)


@pytest.mark.parametrize("late", [b"4", b"1", b"0"])
def test_rows_out_of_order_are_not_passed_over(
    exported: bytes, planned: Planned, tmp_path: Path, late: bytes
) -> None:
    path = tmp_path / "book.xlsx"
    row = b'<row r="' + late + b'"><c r="B' + late + b'"><v>1</v></c></row></sheetData>'
    path.write_bytes(repacked(exported, in_agencies(rb"</sheetData>", row)))
    text = refusal(planned, path, 2)
    assert "out of order" in text
    assert "หน่วยงาน!A" + late.decode() in text


def test_overlong_numbers_of_rows(exported: bytes, planned: Planned, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    row = b'<row r="' + b"9" * 30 + b'"><c r="A1"><v>1</v></c></row></sheetData>'
    path.write_bytes(repacked(exported, in_agencies(rb"</sheetData>", row)))
    assert "beyond the limit" in refusal(planned, path, 2)


def test_merged_cells(book: Workbook, planned: Planned) -> None:
    book.book["หน่วยงาน"].merge_cells("B4:B5")
    assert "หน่วยงาน!B4: merged" in refusal(planned, book.save(), 2)


def test_a_sheet_that_is_not_known(book: Workbook, planned: Planned) -> None:
    book.book.create_sheet("บันทึกของฉัน")
    assert "บันทึกของฉัน!A1" in refusal(planned, book.save(), 2)


def test_a_workbook_without_its_hidden_sheet(book: Workbook, planned: Planned) -> None:
    del book.book["_kprgraph"]
    assert "hidden sheet" in refusal(planned, book.save(), 2)


@pytest.mark.parametrize("value", ["2", "kprgraph", None, "=1+1", 5])
def test_a_hidden_sheet_that_was_meddled_with(book: Workbook, planned: Planned, value: object) -> None:
    book.book["_kprgraph"]["A1"] = value
    book.book["_kprgraph"]["B1"] = "99"
    refusal(planned, book.save(), 2)


def test_digests_that_are_cut(book: Workbook, planned: Planned) -> None:
    memory = book.book["_kprgraph"]
    (row,) = [row for row in memory.iter_rows() if str(row[1].value).endswith("/agency/north-star")]
    row[2].value = row[2].value[:-8]
    assert "damaged" in refusal(planned, book.save(), 2)


# --- headings and IRIs -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("B1", "ชื่อ", "there twice"),
        ("B1", "สีที่ชอบ", "not known"),
        ("B1", "=1+1", "formula"),
        ("I1", None, "no column IRI"),
        ("N1", "คอลัมน์ใหม่", "not known"),
        ("I4", None, "no IRI"),
        ("I4", "agency:testing", "IRI"),
        ("I4", "กรมทดสอบ", "not an IRI"),
        ("I4", "=1+1", "formula"),
        ("P3", "ค่าที่หลงมา", "without a known heading"),
        ("B3", "=A3", "formula"),
        ("B3", "#REF!", "error value"),
        ("B3", True, "TRUE or FALSE"),
        ("B3", datetime.datetime(2023, 1, 2), "date"),
        ("B3", "a" * 40_000, "40,000 characters"),
        ("B3", "Dep\u202eartment", "U+202E"),
        ("A3", "ก\u0e4d\u0e32หนด", "กำหนด"),
        ("B3", "Cafe\u0301", "Café"),
        ("L3", "javascript", "is no IRI"),
        ("L3", "bodytype:a b", "is no IRI"),
        ("L3", "nonsense:department", "is no IRI"),
    ],
)
def test_cells_that_are_refused_by_name(
    book: Workbook, planned: Planned, cell: str, value: object, said: str
) -> None:
    book.book["หน่วยงาน"][cell] = value
    if value == "a" * 40_000:  # openpyxl cuts what a cell cannot hold
        path = Path(str(book.save()))
        path.write_bytes(
            repacked(path.read_bytes(), lambda _, part: part.replace(b"a" * 32_767, b"a" * 40_000))
        )
    else:
        path = book.save()
    text = refusal(planned, path, 1)
    assert said in text
    place = {"I1": "A1", "I4": "I"}.get(cell, cell)
    assert f"หน่วยงาน!{place}" in text


def test_a_duplicate_iri_names_both_rows(book: Workbook, planned: Planned) -> None:
    sheet = book.book["หน่วยงาน"]
    sheet["I4"] = sheet["I3"].value
    text = refusal(planned, book.save(), 1)
    assert "หน่วยงาน!I4: the IRI is at หน่วยงาน!I3 already" in text


@pytest.mark.parametrize(
    ("address", "value", "said"),
    [
        (("ตัวเลข", "fig-portal-users-2598", "ค่า"), "๑,๐๐๑", "must be written 1001"),
        (("ตัวเลข", "fig-portal-users-2598", "ค่า"), "1_001", "must be written 1001"),
        (("ตัวเลข", "fig-portal-users-2598", "ค่า"), "มาก", "is not decimal"),
        (("ตัวเลข", "fig-portal-users-2598", "ค่า"), 1e300, "all digits"),
        (("ที่นั่งในคณะกรรมการ", "mem-north-star-01", "ลำดับที่นั่ง"), 1.5, "is not integer"),
        (("ที่นั่งในคณะกรรมการ", "mem-north-star-01", "ข้อมูล ณ วันที่"), "2566-09-30", "write 2023-09-30"),
        (("ที่นั่งในคณะกรรมการ", "mem-north-star-01", "ข้อมูล ณ วันที่"), "30/9/2023", "is not date"),
        (("ที่นั่งในคณะกรรมการ", "mem-north-star-01", "ข้อมูล ณ วันที่"), 45_199, "no date"),
        (("ที่นั่งในคณะกรรมการ", "mem-north-star-04", "ที่นั่งไม่ระบุชื่อ"), "อาจจะ", "ใช่"),
    ],
)
def test_values_that_are_not_of_their_kind(
    book: Workbook, planned: Planned, address: tuple[str, str, str], value: object, said: str
) -> None:
    cell = book.at(*address)
    cell.value = value
    text = refusal(planned, book.save(), 1)
    assert f"{address[0]}!{cell.coordinate}: " in text
    assert said in text


def test_control_characters(exported: bytes, planned: Planned, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(
        repacked(
            exported,
            lambda _, part: part.replace(b"Department of the North", b"Department\xc2\x85of the North"),
        )
    )
    text = refusal(planned, path, 1)
    assert "U+0085" in text
    assert "หน่วยงาน!B2" in text


def test_a_change_in_a_hidden_row(book: Workbook, planned: Planned) -> None:
    cell = book.at("หน่วยงาน", "north-star", NAME)
    cell.value = "Department of the Polar Star"
    book.book["หน่วยงาน"].row_dimensions[cell.row].hidden = True
    assert f"หน่วยงาน!{cell.coordinate}: changed in a row that is hidden" in refusal(planned, book.save(), 1)


def test_one_run_tells_of_all_cells(book: Workbook, planned: Planned) -> None:
    for line in range(2, 10):
        book.book["หน่วยงาน"][f"B{line}"] = "=1+1"
    text = refusal(planned, book.save(), 1)
    assert "8 cells" in text
    assert all(f"หน่วยงาน!B{line}: " in text for line in range(2, 10))


# --- CSV ---------------------------------------------------------------------------------------------------


@pytest.fixture
def csv_file(toy_store: Store, tmp_path: Path) -> Path:
    files = dict(tables.files(toy_store))
    for name in ("agency.csv", tables.METADATA):
        (tmp_path / name).write_bytes(files[name])
    return tmp_path / "agency.csv"


@pytest.mark.parametrize(
    ("content", "said", "code"),
    [
        ("ชื่อ".encode("cp874"), "not UTF-8", 2),
        (b'a,"b\n', "not readable as CSV", 2),
        (b"a" * 200_000, "not readable as CSV", 2),
        (b"," * 400, "not readable as CSV", 2),
        (b"", "no column IRI", 1),
        (b"x,y\n1,2\n", "not known", 1),
    ],
)
def test_csv_files_that_are_broken(
    csv_file: Path, planned: Planned, content: bytes, said: str, code: int
) -> None:
    csv_file.write_bytes(content)
    text = refusal(planned, csv_file, code)
    assert said in text
    assert "agency.csv" in text


def test_metadata_that_is_broken(csv_file: Path, planned: Planned) -> None:
    for content in (b"", b"{}", b"[" * 100_000, b"[1]", b"\xff"):
        (csv_file.parent / tables.METADATA).write_bytes(content)
        assert tables.METADATA in refusal(planned, csv_file, 2)


def test_a_csv_file_of_no_table(csv_file: Path, planned: Planned) -> None:
    other = csv_file.rename(csv_file.with_name("favourite-colours.csv"))
    assert "favourite-colours.csv!A1" in refusal(planned, other, 2)


def test_letters_and_numbers_of_columns() -> None:
    assert [number(letters(at)) for at in range(0, 20_000, 77)] == list(range(0, 20_000, 77))


def test_nothing_of_the_invented_world_was_touched(exported: bytes, planned: Planned, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(exported)
    before = {each: each.read_bytes() for each in (TOY / "data").rglob("*.ttl")}
    importing.check(planned(path))
    assert {each: each.read_bytes() for each in (TOY / "data").rglob("*.ttl")} == before
