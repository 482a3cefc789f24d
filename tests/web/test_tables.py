"""Tables: sorted by links, cut into pages, taken away as files that Excel opens as they are."""

import csv
import io

import openpyxl
from starlette.testclient import TestClient

from kprgraph.query import Table
from kprgraph.thai import sort_key
from kprgraph.web.address import Address, ServerLinks
from kprgraph.web.blocks import TableBlock
from kprgraph.web.explorer import Explorer
from kprgraph.web.page import View
from kprgraph.web.tabulate import PAGE_SIZE, from_table
from tests.web.conftest import read


def table(site: Explorer, rows: list[dict[str, object]], **params: str) -> TableBlock:
    """A table of rows on a page in the state that the parameters make."""
    address = Address("queries", ("feeds",)).with_params(**params)
    columns = tuple(rows[0]) if rows else ("name",)
    return from_table(View(site, address, ServerLinks()), Table("t", columns, rows), "rows")  # type: ignore[arg-type]


def texts(block: TableBlock, column: int = 0) -> list[str]:
    return [" ".join(part.text for part in row[column].parts) for row in block.rows]


def test_thai_is_sorted_as_in_a_dictionary_and_nothing_comes_last(site: Explorer) -> None:
    rows: list[dict[str, object]] = [{"name": name} for name in ("เก", "ข", None, "กา", "A")]
    assert texts(table(site, rows, sort="rows.name")) == ["กา", "เก", "ข", "A", ""]
    assert texts(table(site, rows, sort="-rows.name"))[1:] == ["A", "ข", "เก", "กา"]
    assert sorted(["เก", "กา"], key=sort_key) == ["กา", "เก"]


def test_numbers_are_sorted_as_numbers(site: Explorer) -> None:
    rows: list[dict[str, object]] = [{"n": 10}, {"n": 9}, {"n": None}]
    assert texts(table(site, rows, sort="rows.n")) == ["9", "10", ""]


def test_a_heading_leads_to_its_order_and_back(site: Explorer) -> None:
    rows: list[dict[str, object]] = [{"name": "ก"}, {"name": "ข"}]
    (column,) = table(site, rows).columns
    assert column.sort_href == "/queries/feeds?sort=rows.name"
    (column,) = table(site, rows, sort="rows.name").columns
    assert (column.sorted, column.sort_href) == ("ascending", "/queries/feeds?sort=-rows.name")


def test_an_unknown_order_is_none(site: Explorer) -> None:
    rows: list[dict[str, object]] = [{"name": "ข"}, {"name": "ก"}]
    assert texts(table(site, rows, sort="rows.nothing")) == ["ข", "ก"]


def test_long_tables_come_in_pages_and_whole_as_files(site: Explorer) -> None:
    rows: list[dict[str, object]] = [{"n": n} for n in range(PAGE_SIZE + 7)]
    first = table(site, rows)
    assert (len(first.rows), first.total, first.earlier_href) == (PAGE_SIZE, PAGE_SIZE + 7, None)
    assert first.later_href == f"/queries/feeds?start={PAGE_SIZE}"
    last = table(site, rows, start=str(PAGE_SIZE))
    assert (len(last.rows), last.later_href, last.earlier_href) == (7, None, "/queries/feeds")
    assert len(first.plain) == PAGE_SIZE + 7
    assert len(table(site, rows, start="-5").rows) == len(table(site, rows, start="x" * 50).rows) == PAGE_SIZE


def test_csv_opens_in_excel(client: TestClient) -> None:
    answer = client.get("/queries/feeds.rows.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-type"].startswith("text/csv")
    header, *rows = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
    assert len(rows) > 5
    assert "บรรทัด" in header
    assert all(len(row) == len(header) for row in rows)


def test_a_cell_never_becomes_a_formula(client: TestClient, site: Explorer) -> None:
    from kprgraph.export.tables import csv_bytes

    rows: list[dict[str, object]] = [{"name": "=1+1"}]
    block = table(site, rows)
    assert "'=1+1" in csv_bytes(block.header, block.plain).decode()


def test_a_workbook_has_the_same_rows(client: TestClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get("/matrix.matrix.xlsx").content))
    sheet = book.worksheets[0]
    rows = list(csv.reader(io.StringIO(client.get("/matrix.matrix.csv").text.removeprefix("\ufeff"))))
    assert sheet.max_row == len(rows)
    assert [cell.value for cell in sheet[1]] == rows[0]


def test_the_matrix_as_a_workbook_names_its_lines_and_has_no_empty_text(client: TestClient) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/matrix.matrix.xlsx").content)).worksheets[0]
    heading, *rows = sheet.iter_rows(values_only=True)
    stated = heading.index("ที่มาในรายงาน")
    assert all("บรรทัด" in str(row[stated]) for row in rows)
    assert not any(cell == "" for row in rows for cell in row)
    assert any(cell is None for row in rows for cell in row)


def test_a_file_keeps_the_filters_of_its_page(client: TestClient) -> None:
    whole = client.get("/matrix.matrix.csv").text
    owners = client.get("/matrix.matrix.csv?role=owner").text
    assert 0 < len(owners) < len(whole)
    links = read(client, "/matrix?role=owner").links
    assert "/matrix.matrix.csv?role=owner" in links


def test_there_is_no_file_of_what_is_no_table(client: TestClient) -> None:
    assert client.get("/matrix.nothing.csv").status_code == 404
    assert client.get("/home.matrix.csv").status_code == 404


def test_rows_name_their_lines_and_their_record(client: TestClient) -> None:
    page = read(client, "/queries/feeds?service=star-permit")
    assert any(href.startswith("/source/2599/L") for href in page.links)
    assert "หนึ่งแถวคือ" in page.text


def test_a_question_takes_any_name_and_suggests_where_it_knows_none(client: TestClient) -> None:
    by_name = read(client, "/queries/feeds?service=ระบบขออนุญาตชมดาว")
    by_slug = read(client, "/queries/feeds?service=star-permit")
    assert len(by_name.all("tr")) == len(by_slug.all("tr")) > 3
    unknown = read(client, "/queries/feeds?service=ระบบขออนุญาตชมเดือน")
    assert unknown.all("div", role="alert")
    assert any("service=" in href for href in unknown.links)


def test_the_query_behind_is_shown_and_leads_on(client: TestClient) -> None:
    page = read(client, "/queries/feeds")
    assert any("SELECT ?service" in text for text in page.by_tag["pre"])
    assert "/sparql?name=feeds" in page.links
