"""CSV files read back by the standard library, the workbook by openpyxl."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from kprgraph.errors import KprgraphError
from kprgraph.export import statements, tables, xlsx
from kprgraph.export.sheets import Sheet, sheets
from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_ONTOLOGY
from kprgraph.store import Store, load
from kprgraph.workspace import Workspace
from tests.export.writing import written


@pytest.fixture(scope="module")
def by_key(toy_store: Store) -> dict[str, Sheet]:
    return {sheet.key: sheet for sheet in sheets(toy_store)}


def cells(sheet: Sheet, slug: str) -> dict[str, object]:
    """One row by column key."""
    keys = [column.key for column in sheet.columns]
    (row,) = [row for row in sheet.rows if str(row[keys.index("iri")]).endswith(f"/{slug}")]
    return dict(zip(keys, row, strict=True))


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the byte-order mark"
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_there_is_a_table_for_each_kind(by_key: dict[str, Sheet]) -> None:
    assert {"agency", "service", "data-feed", "figure", "membership", "next-step"} <= set(by_key)


def test_a_row_tells_names_links_and_lines(by_key: dict[str, Sheet]) -> None:
    row = cells(by_key["data-feed"], "feed-observatory-sea")
    assert row["kpr_feedTo_iri"] == "https://w3id.org/kprgraph/id/service/observatory-booking"
    assert row["kpr_feedTo"] and "://" not in str(row["kpr_feedTo"])
    assert row["lines"] == "33"
    assert row["section"]


def test_numbers_stay_numbers(by_key: dict[str, Sheet]) -> None:
    figures = by_key["figure"]
    position = [column.key for column in figures.columns].index("kpr_value")
    values = [row[position] for row in figures.rows]
    assert values
    assert not [value for value in values if isinstance(value, str)]


def test_columns_have_thai_headings_and_unique_keys(by_key: dict[str, Sheet]) -> None:
    for sheet in by_key.values():
        keys = [column.key for column in sheet.columns]
        assert len(keys) == len(set(keys)), sheet.key
        headings = [column.heading.th for column in sheet.columns if column.key.startswith("kpr_")]
        assert all(any("ก" <= letter <= "๛" for letter in heading) for heading in headings), headings


def test_names_stand_left_and_iris_right(by_key: dict[str, Sheet]) -> None:
    keys = [column.key for column in by_key["agency"].columns]
    assert keys[0] == "skos_prefLabel_th"
    iris = [key for key in keys if key.endswith("iri")]
    assert keys[-len(iris) :] == iris


def test_csv_files_hold_what_the_tables_hold(toy_store: Store, by_key: dict[str, Sheet]) -> None:
    with ZipFile(BytesIO(written(tables, toy_store))) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        assert names == {f"{key}.csv" for key in by_key} | {tables.METADATA}
        for key, sheet in by_key.items():
            header, *rows = read_csv(archive.read(f"{key}.csv"))
            assert header == [column.heading.th for column in sheet.columns]
            assert len(rows) == len(sheet.rows)


def test_the_metadata_names_each_column(toy_store: Store, by_key: dict[str, Sheet]) -> None:
    metadata = json.loads(dict(tables.files(toy_store))[tables.METADATA])
    described = {table["url"]: table["tableSchema"]["columns"] for table in metadata["tables"]}
    assert set(described) == {f"{key}.csv" for key in by_key}
    feeds = described["data-feed.csv"]
    written_columns = [column["name"] for column in feeds if not column.get("virtual")]
    assert written_columns == [column.key for column in by_key["data-feed"].columns]
    assert "https://w3id.org/kprgraph/onto#feedFrom" in {column.get("propertyUrl") for column in feeds}


@pytest.fixture
def spiteful(toy_copy: Workspace) -> Store:
    """The invented world with names that a spreadsheet would run."""
    path = toy_copy.registry / "spiteful.ttl"
    names = ("=1+1", "+66 2", "-5", "@SUM(A1)", "=HYPERLINK(1)")
    described = "".join(
        f'agency:spite{number} a org:FormalOrganization ; skos:prefLabel "{name}"@th .\n'
        for number, name in enumerate(names)
    )
    prefixes = (
        "@prefix agency: <https://w3id.org/kprgraph/id/agency/> .\n"
        "@prefix org: <http://www.w3.org/ns/org#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    path.write_text(prefixes + described, encoding="utf-8")
    return load(toy_copy)


def test_no_cell_of_the_workbook_is_a_formula(spiteful: Store) -> None:
    book = load_workbook(BytesIO(written(xlsx, spiteful)))
    values = {cell.value: cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert values["=1+1"] == "s"
    assert values["@SUM(A1)"] == "s"
    assert "f" not in values.values()


def test_a_text_that_no_cell_can_hold_is_an_error(toy_copy: Workspace) -> None:
    text = (
        "@prefix agency: <https://w3id.org/kprgraph/id/agency/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f'agency:long skos:prefLabel "{"ก" * 32_768}"@th .\n'
    )
    (toy_copy.registry / "long.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(KprgraphError, match="agency"):
        written(xlsx, load(toy_copy))


def test_csv_texts_that_look_like_formulas_get_an_apostrophe(spiteful: Store) -> None:
    rows = read_csv(dict(tables.files(spiteful))["agency.csv"])
    first = {row[0] for row in rows}
    assert {"'=1+1", "'+66 2", "'-5", "'@SUM(A1)"} <= first


def test_the_workbook_holds_what_the_tables_hold(toy_store: Store, by_key: dict[str, Sheet]) -> None:
    book = load_workbook(BytesIO(written(xlsx, toy_store)))
    contents, *rest = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    listed = {row[1]: row[2] for row in contents.iter_rows(min_row=2, values_only=True)}
    assert listed == {sheet.title.en: len(sheet.rows) for sheet in by_key.values()}
    for sheet, table in zip(rest, sheets(toy_store), strict=True):
        assert sheet.max_row == len(table.rows) + 1, table.key
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        assert len(sheet.title) <= 31


def test_names_and_iris_lead_to_the_pages_of_the_explorer(toy_store: Store) -> None:
    agencies = load_workbook(BytesIO(written(xlsx, toy_store)))["หน่วยงาน"]
    header = [cell.value for cell in agencies[1]]
    for row in agencies.iter_rows(min_row=2):
        page = row[header.index("IRI")]
        assert page.hyperlink.target == page.value
        assert row[0].hyperlink.target == page.value
        assert [cell.hyperlink for cell in row[1:]].count(None) == len(row) - 2
        assert row[0].data_type == "s"


def test_every_curated_statement_is_one_row(toy_store: Store) -> None:
    header, *rows = read_csv(written(statements, toy_store))
    assert tuple(header) == statements.COLUMNS
    curated = {
        (quad.subject.value, quad.predicate.value)
        for quad in toy_store.quads
        if getattr(quad.graph_name, "value", "") not in (GRAPH_ONTOLOGY, GRAPH_DERIVED)
    }
    assert len(rows) > 400
    assert {(row[0], row[2]) for row in rows} <= curated
    assert len({(row[0], row[2], row[4], row[5]) for row in rows}) == len(rows)
    assert not [row for row in rows if row[0].startswith("https://w3id.org/kprgraph/src/2599/L")]


def statement_rows(store: Store) -> Iterator[dict[str, str]]:
    header, *rows = read_csv(written(statements, store))
    return (dict(zip(header, row, strict=True)) for row in rows)


def test_a_statement_carries_the_evidence_of_its_record(toy_store: Store) -> None:
    (row,) = [
        row
        for row in statement_rows(toy_store)
        if row["subject"].endswith("/feed-observatory-cloud") and row["predicate"].endswith("#feedFrom")
    ]
    assert row["value"] == "https://w3id.org/kprgraph/id/agency/cloud-institute"
    assert row["value_label"] == toy_store.label(row["value"])
    assert row["record"] == row["subject"]
    assert row["lines"] == "32"
    assert row["support"]
