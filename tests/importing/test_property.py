"""Any allowed edit of any cell: the graph afterwards differs in that statement, and in nothing else."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kprgraph import importing
from kprgraph.export.sheets import Column, Sheet, sheets
from kprgraph.importing import writing
from kprgraph.store import Store
from kprgraph.workspace import Workspace
from tests.importing.conftest import EDITED, Workbook

XSD = "http://www.w3.org/2001/XMLSchema#"
COMPUTED = ("passage", "edition")
WORDS = st.text("กขคงจฉชดตนบปพมยรลวสหอะาิีุูเแโใไ่้ abcXYZ019.,:!?()", min_size=1, max_size=30).map(str.strip)


def cells(store: Store) -> Iterator[tuple[Sheet, int, Column]]:
    """All cells that may be edited and hold at most one value: table, row from 0, column."""
    for sheet in sheets(store):
        if sheet.key not in EDITED or sheet.key in COMPUTED:
            continue
        for column in sheet.columns:
            if column.property is None or column.role == "":
                continue
            at = sheet.columns.index(column)
            for row, values in enumerate(sheet.rows):
                if "; " not in str(values[at] or ""):
                    yield sheet, row, column


def new_value(column: Column, draw: st.DrawFn) -> tuple[Any, ox.Literal | ox.NamedNode]:
    """A value that the column may hold, as a cell and as a term."""
    if column.role == "iri":
        slug = draw(st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True))
        iri = f"https://w3id.org/kprgraph/id/agency/x-{slug}"
        return draw(st.sampled_from([iri, f"agency:x-{slug}"])), ox.NamedNode(iri)
    if column.role != "value":
        words = draw(WORDS.filter(lambda text: text and "ํา" not in text))
        return words, ox.Literal(words, language=column.role)
    name = column.datatype.removeprefix(XSD)
    if name == "boolean":
        told = draw(st.booleans())
        return ("ใช่" if told else "ไม่ใช่"), ox.Literal(told)
    if name == "date":
        day = draw(st.dates(min_value=date(1900, 1, 1)))
        while day.year >= 2400:
            day = day.replace(year=day.year - 400)
        return draw(st.sampled_from([day, day.isoformat()])), ox.Literal(
            day.isoformat(), datatype=ox.NamedNode(f"{XSD}date")
        )
    if name in ("integer", "decimal"):
        number = draw(st.integers(-(10**14), 10**14))
        return draw(st.sampled_from([number, str(number)])), ox.Literal(
            str(number), datatype=ox.NamedNode(f"{XSD}integer")
        )
    words = draw(WORDS.filter(bool))
    return words, ox.Literal(words)


def after(plan: importing.Plan) -> dict[Path, set[str]]:
    """The triples of each file that changes."""
    return {
        path: {str(triple) for triple in ox.parse(content, format=ox.RdfFormat.TURTLE)}
        for path, content in writing._contents(plan).items()
    }


@pytest.fixture(scope="session")
def editable(toy_store: Store) -> list[tuple[Sheet, int, Column]]:
    return list(cells(toy_store))


@settings(
    max_examples=24,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # an example is a few cells anyway, and each saves a workbook
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_an_edit_of_a_cell_is_an_edit_of_a_statement(
    data: st.DataObject,
    toy_store: Store,
    small: bytes,
    editable: list[tuple[Sheet, int, Column]],
    tmp_path: Path,
) -> None:
    kind = data.draw(st.sampled_from(sorted({_kind(column) for _, _, column in editable})))
    sheet, row, column = data.draw(st.sampled_from([cell for cell in editable if _kind(cell[2]) == kind]))
    value, term = new_value(column, data.draw)  # type: ignore[arg-type]
    at = sheet.columns.index(column)
    iri = sheet.rows[row][[each.key for each in sheet.columns].index("iri")]
    book = Workbook(small, tmp_path)
    book.book[sheet.title.th].cell(row + 2, at + 1).value = value
    if isinstance(value, str):
        book.book[sheet.title.th].cell(row + 2, at + 1).data_type = "s"
    plan = importing.plan(toy_store, importing.read(book.save()))

    old = [
        quad.triple
        for quad in toy_store.quads.quads_for_pattern(
            ox.NamedNode(str(iri)), ox.NamedNode(column.property or ""), None
        )
        if shows(quad.object, column)
    ]
    if [
        getattr(triple.object.datatype, "value", "")
        for triple in old
        if isinstance(triple.object, ox.Literal)
    ] == [f"{XSD}decimal"]:  # a decimal number stays one, written with a point
        term = ox.Literal(f"{term.value}.0", datatype=ox.NamedNode(f"{XSD}decimal"))
    new = ox.Triple(ox.NamedNode(str(iri)), ox.NamedNode(column.property or ""), term)
    origin = toy_store.origin(str(iri))
    assert origin is not None
    before = {
        str(triple) for file, _ in toy_store.files if file.path == origin.path for triple in file.triples()
    }
    if [new] == old:
        assert plan.changes == ()
        return
    assert after(plan) == {origin.path: before - {str(triple) for triple in old} | {str(new)}}


def _kind(column: Column) -> tuple[str, str]:
    return column.role, column.datatype


def shows(term: Any, column: Column) -> bool:
    if isinstance(term, ox.Literal):
        return (term.language or "value") == column.role
    return column.role == "iri"


def test_emptied_cells_are_statements_less(toy_store: Store, small: bytes, tmp_path: Path) -> None:
    chance = random.Random(2566)
    filled = [
        (sheet, row, column)
        for sheet, row, column in cells(toy_store)
        if sheet.rows[row][sheet.columns.index(column)] is not None
    ]
    chosen = chance.sample(filled, 20)
    book = Workbook(small, tmp_path)
    for sheet, row, column in chosen:
        book.book[sheet.title.th].cell(row + 2, sheet.columns.index(column) + 1).value = None
    plan = importing.plan(toy_store, importing.read(book.save()))
    assert len(plan.changes) == 20
    assert all(change.new == () and len(change.removed) == 1 for change in plan.changes)


def test_all_kinds_of_columns_are_tried(editable: list[tuple[Sheet, int, Column]], toy: Workspace) -> None:
    kinds = {(column.role, column.datatype.removeprefix(XSD)) for _, _, column in editable}
    assert {"iri", "th", "en", "value"} == {role for role, _ in kinds}
    assert {"boolean", "date", "integer", "decimal", "string"} <= {name for _, name in kinds}
    assert toy.data.is_dir()
