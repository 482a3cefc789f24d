"""Rows that are new: which file they go to, of which class they are, and what they rest on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kprgraph.errors import Text, UsageError
from kprgraph.export.baseline import plain
from kprgraph.export.content import SEPARATOR, Properties
from kprgraph.export.sheets import Column, Sheet
from kprgraph.importing import values
from kprgraph.importing.change import Change
from kprgraph.importing.layout import IRI, Layout
from kprgraph.importing.model import Cell, Problems, Row, Table
from kprgraph.namespaces import BASE, compress, expand
from kprgraph.passages import FILE_NAME
from kprgraph.store import Store, Term
from kprgraph.turtle.writing import natural_key

_TYPE, _STATED_IN = expand("rdf:type"), expand("kpr:statedIn")
_THING = re.compile(re.escape(BASE) + r"id/([a-z]+)/[A-Za-z0-9][A-Za-z0-9._-]*")
_RECORD = re.compile(re.escape(BASE) + r"id/(report-(\d{4})|registry)/[A-Za-z0-9][A-Za-z0-9._-]*")
_LINES = re.compile(r"L?([1-9]\d{0,6}(?:-[1-9]\d{0,6})?)", re.ASCII)
_EMPTY = Cell(None)


def node_of(cell: Cell, place: str, problems: Problems) -> str | None:
    """The IRI of a row, or None and a problem."""
    try:
        text = values.text_of(cell)
        if not text:
            raise values.Refused(
                "แถวนี้ไม่มี IRI: ใส่ IRI ใหม่สำหรับรายการใหม่ เช่น agency:test หรือลบแถว",
                "the row has no IRI: give a new one for a new thing, such as agency:test, or delete the row",
            )
        iri = text if "://" in text else expand(text)
        return ox.NamedNode(iri).value
    except values.Refused as refused:
        problems.add(place, refused.text.th, refused.text.en)
    except (UsageError, ValueError):
        problems.add(
            place,
            f"“{plain(cell.value)[:60]}” ไม่ใช่ IRI: เขียน IRI เต็มหรือ CURIE เช่น agency:opdc",
            f"“{plain(cell.value)[:60]}” is not an IRI: write a whole IRI or a CURIE such as agency:opdc",
        )
    return None


@dataclass(frozen=True)
class NewRows:
    """Makes changes of new rows.

    Attributes:
        store: The graph as it is.
        nodes: What the curated files say of each node.
        into: File to write to, or None for the one that holds the rows of the table.
        types: Classes, as CURIEs or IRIs, where those of the table differ.
        problems: What cannot be taken.
    """

    store: Store
    nodes: Mapping[str, Properties]
    into: Path | None
    types: tuple[str, ...]
    problems: Problems

    @cached_property
    def homes(self) -> dict[str, Path]:
        """IRI -> the curated file that writes it; the ontology may say something of it too."""
        data = self.store.workspace.data
        homes: dict[str, Path] = {}
        for file, _ in self.store.files:
            if file.path.is_relative_to(data):
                for iri in file.subject_lines:
                    homes.setdefault(iri, file.path)
        return homes

    def names(self, linked: Sequence[Term]) -> str:
        """What the export shows beside links."""
        iris = sorted((term.value for term in linked if isinstance(term, ox.NamedNode)), key=natural_key)
        return SEPARATOR.join(self.store.label(iri) for iri in iris)

    def changes(self, sheet: Sheet, table: Table, columns: Layout, row: Row, iri: str) -> list[Change]:
        """The statements of one new row; nothing, and problems, where it cannot be taken."""
        place = table.place(columns.iri, row.number)
        try:
            self._refuse_iri(sheet, iri)
            file = self._file(sheet, iri)
            found = [(place, _TYPE, "", self._classes(sheet))]
        except values.Refused as refused:
            self.problems.add(place, refused.text.th, refused.text.en)
            return []
        for at, column in columns.columns.items():
            cell = row.cells[at] if at < len(row.cells) else _EMPTY
            if column is None or column.key == IRI or (not cell.kind and not plain(cell.value).strip()):
                continue
            try:
                stated = self._cell(column, cell, iri, columns, row)
            except values.Refused as refused:
                self.problems.add(table.place(at, row.number), refused.text.th, refused.text.en)
                continue
            if stated is not None:
                role = column.role if column.role in ("th", "en") else ""
                found.append((table.place(at, row.number), stated[0], role, stated[1]))
        if row.hidden:
            self.problems.add(
                place,
                "แถวใหม่ซ่อนอยู่: แสดงแถวนี้แล้วตรวจดูก่อน",
                "a new row that is hidden: show the row and look at it first",
            )
        return [Change(cell, file, iri, prop, role, (), tuple(terms)) for cell, prop, role, terms in found]

    def _cell(
        self, column: Column, cell: Cell, iri: str, columns: Layout, row: Row
    ) -> tuple[str, list[Term]] | None:
        if column.key == "lines":
            return _STATED_IN, _passages(values.text_of(cell), iri)
        if column.property is None:
            raise values.Refused(
                "คอลัมน์นี้คำนวณจากบรรทัด: เว้นว่างในแถวใหม่",
                "this follows from the lines: leave it empty in a new row",
            )
        if column.role == "":
            self._label(column, cell, columns, row)
            return None
        return column.property, values.parsed(column, cell, [])

    def _label(self, column: Column, cell: Cell, columns: Layout, row: Row) -> None:
        at = columns.place(f"{column.key}_iri")
        there = columns.columns.get(at) if at is not None else None
        linked = (
            values.parsed(there, row.cells[at], [])
            if there is not None and at is not None and at < len(row.cells)
            else []
        )
        new = any(isinstance(term, ox.NamedNode) and term.value not in self.nodes for term in linked)
        if not linked or (not new and self.names(linked) != values.text_of(cell)):
            raise values.Refused(
                "ชื่อมาจาก IRI: ใส่ IRI ในคอลัมน์ IRI ทางขวา แล้วเว้นเซลล์นี้ว่าง",
                "the name follows from the IRI: give that in its column at the right, and leave this empty",
            )

    def _refuse_iri(self, sheet: Sheet, iri: str) -> None:
        """Refuse an IRI that is taken, or not of the table."""
        if iri in self.nodes:
            raise values.Refused(
                "IRI นี้เป็นของรายการในตารางอื่นแล้ว: ใช้ชื่อใหม่",
                "the IRI is that of a node in another table: take a new one",
            )
        if sheet.of_class is None:
            match = _THING.fullmatch(iri)
            fits = match is not None and match[1] == sheet.key
            example = f"{sheet.key}:new-name"
        else:
            fits = _RECORD.fullmatch(iri) is not None
            example = f"{BASE}id/report-2566/new-name"
        if not fits:
            raise values.Refused(
                f"IRI ของแถวใหม่ในตารางนี้ต้องเป็นแบบ {example} (ตัวอักษร a-z ตัวเลข และ -)",
                f"the IRI of a new row of this table has the form {example} (letters a-z, digits and -)",
            )

    def _classes(self, sheet: Sheet) -> list[Term]:
        if self.types:
            return [ox.NamedNode(name if "://" in name else expand(name)) for name in self.types]
        rows = (self.nodes.get(iri, {}) for iri in _iris(sheet))
        kinds = {tuple(sorted(map(str, row.get(_TYPE, ())))): row.get(_TYPE, []) for row in rows}
        if len(kinds) == 1:
            return list(next(iter(kinds.values())))
        listed = " / ".join(
            sorted(
                " ".join(compress(term.value) for term in kind if isinstance(term, ox.NamedNode))
                for kind in kinds.values()
            )
        )
        raise values.Refused(
            f"แถวใหม่ในตารางนี้ต้องบอกชนิดด้วย --type ซึ่งมี: {listed}",
            f"say with --type what the new row is; the rows of this table are: {listed}",
        )

    def _file(self, sheet: Sheet, iri: str) -> Path:
        record = _RECORD.fullmatch(iri)
        folder = self.store.workspace.data / (record[1] if record else self.store.workspace.registry.name)
        if self.into is not None:
            into = self._into(self.into)
            if into.is_relative_to(folder):
                return into
        found = {self.homes[each] for each in _iris(sheet) if each in self.homes}
        homes = sorted(path for path in found if path.is_relative_to(folder))
        if len(homes) == 1:
            return homes[0]
        listed = ", ".join(map(self.store.workspace.relative, homes))
        raise values.Refused(
            f"บอกไฟล์ของแถวใหม่ด้วย --into ซึ่งแถวอื่นของตารางอยู่ใน: {listed}",
            f"say with --into which file the new row goes to; other rows of the table are in: {listed}",
        )

    def _into(self, path: Path) -> Path:
        workspace = self.store.workspace
        curated = set(workspace.curated_files())
        for place in (path.resolve(), workspace.root / path, workspace.data / path):
            if place in curated and place.name != FILE_NAME:
                return place
        raise UsageError(
            Text(th="ไม่ใช่ไฟล์ข้อมูลที่มีอยู่", en="not one of the curated files"),
            where=f"--into {path.as_posix()}",
            hint=Text(th="ให้ไฟล์ .ttl ใต้ data/", en="Give a .ttl file under data/"),
        )


def _iris(sheet: Sheet) -> list[str]:
    at = [column.key for column in sheet.columns].index(IRI)
    return [str(row[at]) for row in sheet.rows]


def _passages(text: str, iri: str) -> list[Term]:
    """The passages of a new record, by their lines: `33; 35-36`."""
    record = _RECORD.fullmatch(iri)
    pieces = [_LINES.fullmatch(piece.strip()) for piece in text.split(";")]
    if record is None or record[2] is None or None in pieces:
        raise values.Refused(
            "เขียนบรรทัดของรายงานเป็นตัวเลขอารบิก เช่น 33; 35-36",
            "write lines of the report as digits, such as 33; 35-36",
        )
    return [ox.NamedNode(f"{BASE}src/{record[2]}/L{piece[1]}") for piece in pieces if piece]
