"""Compare an edited workbook with the data, cell by cell.

A cell counts only if it is not what the export wrote there; then the data must still hold what the export
wrote, or what the cell says now. Rows and columns that are not in the workbook are left as they are: nothing
is deleted because it is not shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kprgraph.errors import Text, UnreadableInput, UsageError
from kprgraph.export import baseline
from kprgraph.export.baseline import digest, plain
from kprgraph.export.content import Properties, curated
from kprgraph.export.sheets import Cell as Written
from kprgraph.export.sheets import Column, Sheet, role_of, sheets
from kprgraph.importing import values
from kprgraph.importing.change import Change, Plan
from kprgraph.importing.layout import IRI, Layout, layout
from kprgraph.importing.model import Book, Cell, Problems, Row, Table
from kprgraph.importing.rows import NewRows, node_of
from kprgraph.namespaces import compress, expand
from kprgraph.store import Store

PASSAGES = "passage"
"""Key of the table of passages, which `kprgraph format --source` writes."""

_COMPUTED = {expand(f"kpr:{name}") for name in ("sha256", "spanSha256", "lineCount", "codePointCount")}
_EMPTY = Cell(None)


@dataclass
class _Run:
    """One comparison.

    Attributes:
        store: The graph as it is.
        book: The workbook.
        nodes: What the curated files say of each node.
        news: Makes changes of rows that are new.
        same: Whether the workbook shows the data as it is.
        problems: What cannot be taken.
        changes: What would change.
        unseen: Rows of the export that are not in the workbook.
    """

    store: Store
    book: Book
    nodes: Mapping[str, Properties]
    news: NewRows
    same: bool
    problems: Problems
    changes: list[Change] = field(default_factory=list)
    unseen: int = 0

    def table(self, table: Table, sheet: Sheet) -> None:
        """Compare one table."""
        columns = layout(table, sheet, self.problems)
        if columns is None:
            return
        keys = [column.key for column in sheet.columns]
        now = {str(row[keys.index(IRI)]): dict(zip(keys, row, strict=True)) for row in sheet.rows}
        before = (
            table.remembered.digests
            if table.remembered is not None
            else {iri: {key: digest(cell) for key, cell in row.items()} for iri, row in now.items()}
        )
        rows = dict(self._rows(table, columns))
        self.unseen += len(before.keys() - rows.keys())
        gone = {_signature(before[iri]): iri for iri in before if iri not in rows}
        for iri, row in rows.items():
            one = _Row(table, columns, row, iri, now.get(iri), before.get(iri))
            if iri in before or iri in now:
                self._row(one)
            elif former := gone.get(_signature(_digests(one))):
                self.problems.add(
                    table.place(columns.iri, row.number),
                    f"IRI เดิมคือ {compress(former)}: การเปลี่ยน IRI ทำในไฟล์ Turtle ทุกที่ที่อ้างถึง",
                    f"the IRI was {compress(former)}: change it in the Turtle files, wherever it is used",
                )
            elif table.key == PASSAGES:
                self._refuse(one, columns.iri, *_READ_ONLY)
            else:
                self.changes += self.news.changes(sheet, table, columns, row, iri)

    def _rows(self, table: Table, columns: Layout) -> Iterable[tuple[str, Row]]:
        """The rows with their IRIs, each IRI once."""
        seen: dict[str, int] = {}
        for row in table.rows:
            self._beyond(table, columns, row)
            if not any(plain(cell.value).strip() for cell in row.cells):
                continue
            place = table.place(columns.iri, row.number)
            cell = row.cells[columns.iri] if columns.iri < len(row.cells) else _EMPTY
            iri = node_of(cell, place, self.problems)
            if iri is None:
                continue
            if iri in seen:
                first = table.place(columns.iri, seen[iri])
                self.problems.add(
                    place,
                    f"IRI นี้อยู่ที่ {first} แล้ว: เหลือไว้แถวเดียว",
                    f"the IRI is at {first} already: keep one of the rows",
                )
                continue
            seen[iri] = row.number
            yield iri, row

    def _beyond(self, table: Table, columns: Layout, row: Row) -> None:
        for at, cell in enumerate(row.cells):
            if at not in columns.keys and (cell.kind or plain(cell.value).strip()):
                self.problems.add(
                    table.place(at, row.number),
                    "อยู่ในคอลัมน์ที่ไม่มีหัว: ลบออก หรือย้ายไปคอลัมน์ที่ถูกต้อง",
                    "stands in a column without a known heading: delete it, or move it where it belongs",
                )

    def _row(self, row: "_Row") -> None:
        edited: dict[str, int] = {}
        for at, key in row.columns.keys.items():
            cell = row.cell(at)
            if cell.kind:
                self._refused(row, at, cell)
            elif key != IRI and self._is_edited(row, at, key):
                edited[key] = at
        for key, at in edited.items():
            column = row.columns.columns[at]
            if column is not None:
                self._cell(row, at, column, edited.get(f"{key}_iri"))

    def _refused(self, row: "_Row", at: int, cell: Cell) -> None:
        try:
            values.text_of(cell)
        except values.Refused as refused:
            self._refuse(row, at, refused.text.th, refused.text.en)

    def _is_edited(self, row: "_Row", at: int, key: str) -> bool:
        """Whether a cell is neither what the export wrote nor what the data holds; conflicts are problems."""
        cell = row.cell(at)
        was = row.before[key] if row.before and key in row.before else None
        if was is not None and digest(cell.value) == was:
            return False
        now = plain(row.now[key]) if row.now and key in row.now else ""
        if plain(cell.value) == now:
            return False
        if was is None or row.now is None or row.columns.columns[at] is None or digest(now) != was:
            told = now or "–"
            self._refuse(
                row,
                at,
                f"ข้อมูลเปลี่ยนไปหลังการส่งออก ขณะนี้คือ “{told[:60]}”: ส่งออกใหม่แล้วแก้อีกครั้ง",
                f"the data has changed since the export to “{told[:60]}”: export anew and edit that",
            )
            return False
        if row.row.hidden:
            self._refuse(
                row,
                at,
                "ค่าเปลี่ยนในแถวที่ซ่อนอยู่: แสดงแถวนี้แล้วตรวจดูก่อน",
                "changed in a row that is hidden: show the row and look at it first",
            )
            return False
        return True

    def _cell(self, row: "_Row", at: int, column: Column, iri_at: int | None) -> None:
        if row.table.key == PASSAGES or column.property is None or column.property in _COMPUTED:
            self._refuse(row, at, *_READ_ONLY)
            return
        if column.role == "":
            self._label(row, at, column, iri_at)
            return
        properties = self.nodes.get(row.iri, {})
        old = [term for term in properties.get(column.property, ()) if _fits(role_of(term), column.role)]
        try:
            new = values.parsed(column, row.cell(at), old)
        except values.Refused as refused:
            self._refuse(row, at, refused.text.th, refused.text.en)
            return
        if set(new) != set(old):
            role = column.role if column.role in ("th", "en") else ""
            place = row.table.place(at, row.row.number)
            self.changes.append(
                Change(
                    place, self.news.homes[row.iri], row.iri, column.property, role, tuple(old), tuple(new)
                )
            )

    def _label(self, row: "_Row", at: int, column: Column, iri_at: int | None) -> None:
        """The name of what a link leads to: it follows the IRI, and cannot lead it."""
        if iri_at is not None:
            try:
                linked = values.parsed(column_of(row.columns, iri_at), row.cell(iri_at), [])
            except values.Refused:
                return  # told of the cell with the IRI
            if self.news.names(linked) == plain(row.cell(at).value):
                return
        there = row.columns.place(f"{column.key}_iri")
        cell = row.table.place(there, row.row.number) if there is not None else "IRI"
        self._refuse(
            row,
            at,
            f"ชื่อตรงนี้มาจาก IRI ที่ {cell}: แก้ที่นั่น แล้วคืนค่าเซลล์นี้",
            f"this name follows from the IRI in {cell}: edit that, and undo the edit here",
        )

    def _refuse(self, row: "_Row", at: int, th: str, en: str) -> None:
        self.problems.add(row.table.place(at, row.row.number), th, en)


@dataclass(frozen=True)
class _Row:
    """A row, and what the data and the export have to do with it."""

    table: Table
    columns: Layout
    row: Row
    iri: str
    now: Mapping[str, Written] | None
    before: Mapping[str, str] | None

    def cell(self, at: int) -> Cell:
        return self.row.cells[at] if at < len(self.row.cells) else _EMPTY


_READ_ONLY = (
    "คอลัมน์นี้คำนวณมา แก้ในตารางไม่ได้: คืนค่าเดิม บรรทัดที่อ้างแก้ที่ kpr:statedIn ในไฟล์ Turtle",
    "this is computed: undo the edit; the lines of a record are edited as kpr:statedIn in Turtle",
)


def column_of(columns: Layout, at: int) -> Column:
    """The column at a place where there is one."""
    column = columns.columns[at]
    if column is None:
        raise KeyError(at)
    return column


def _fits(role: str, shown: str) -> bool:
    """Whether a column of the role `shown` shows values of `role`; links are edited by their IRIs."""
    return (role or "iri") == shown


def _signature(digests: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What is in a row beside its IRI."""
    nothing = digest(None)
    return tuple(sorted((key, cell) for key, cell in digests.items() if key != IRI and cell != nothing))


def _digests(row: _Row) -> dict[str, str]:
    return {key: digest(row.cell(at).value) for at, key in row.columns.keys.items()}


def plan(store: Store, book: Book, into: Path | None = None, types: Iterable[str] = ()) -> Plan:
    """What a workbook would change in the data.

    Args:
        store: The data, read from its files.
        book: The workbook.
        into: File for rows that are new; by default the one that holds all rows of the table.
        types: Classes of things that are new, where those of the table have different ones.

    Raises:
        UsageError: If it was exported from other data and cannot be told apart from it, or an option does not
            fit.
        UnreadableInput: If the data has no such table.
        NonConformant: If a cell cannot be taken; the message names each.
    """
    written = sheets(store)
    version = baseline.fingerprint(written)
    by_key = {sheet.key: sheet for sheet in written}
    nodes = curated(store)
    problems = Problems()
    news = NewRows(store, nodes, into, tuple(types), problems)
    run = _Run(store, book, nodes, news, version == book.version, problems)
    for table in book.tables:
        if table.key not in by_key:
            raise _unknown(table, book, by_key)
        run.table(table, by_key[table.key])
    blind = not run.same and any(table.remembered is None for table in book.tables)
    if blind and (run.problems.found or run.changes):
        raise _stale(book)
    run.problems.stop(book.name)
    return Plan(store, book.name, tuple(run.changes), tuple(_notes(run, version)))


def _notes(run: _Run, version: str) -> Iterable[Text]:
    if not run.same:
        yield Text(
            th=f"ส่งออกจากข้อมูลรุ่นอื่น ({run.book.version} ขณะนี้ {version}) แต่เซลล์ที่แก้ยังมีค่าเดิมตรงกัน",
            en=f"Exported from another version of the data ({run.book.version}, now {version}); "
            "the cells that were edited still have the values they had",
        )
    if run.unseen:
        yield Text(
            th=f"มี {run.unseen} แถวของข้อมูลที่ไม่อยู่ในตาราง การนำเข้าไม่ลบรายการ",
            en=f"{run.unseen} rows of the data are not in the tables; an import deletes nothing",
        )


def _unknown(table: Table, book: Book, known: Mapping[str, Sheet]) -> UnreadableInput:
    listed = ", ".join(known)
    return UnreadableInput(
        Text(th=f"ข้อมูลไม่มีตาราง “{table.key[:60]}”", en=f"the data has no table “{table.key[:60]}”"),
        where=f"{book.name}: {table.name}!A1",
        hint=Text(th=f"ตารางที่มี: {listed}", en=f"The tables: {listed}"),
    )


def _stale(book: Book) -> UsageError:
    return UsageError(
        Text(
            th="ตารางนี้ส่งออกจากข้อมูลรุ่นอื่น จึงบอกไม่ได้ว่าเซลล์ใดถูกแก้",
            en="the tables were exported from another version of the data, so edits cannot be told",
        ),
        where=book.name,
        hint=Text(
            th="ส่งออกใหม่แล้วแก้อีกครั้ง สมุดงาน .xlsx จำค่าเดิมของทุกเซลล์ได้",
            en="Export anew and edit that; a workbook .xlsx remembers what each cell held",
        ),
    )
