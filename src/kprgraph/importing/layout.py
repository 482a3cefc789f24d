"""Which column of a sheet is which: by its heading, so that columns may be moved and hidden at will."""

from dataclasses import dataclass

from kprgraph.export.baseline import plain
from kprgraph.export.sheets import Column, Sheet
from kprgraph.importing.model import Problems, Table

IRI = "iri"
"""Key of the column that says which node a row is."""


@dataclass(frozen=True)
class Layout:
    """The columns of one table.

    Attributes:
        columns: Place from the left, from 0 -> column as the data has it, or None where the data, unlike the
            workbook, has no such column.
        keys: Place from the left -> key of the column.
        iri: Place of the column of IRIs.
    """

    columns: dict[int, Column | None]
    keys: dict[int, str]
    iri: int

    def place(self, key: str) -> int | None:
        """The place of a column by its key."""
        return next((at for at, known in self.keys.items() if known == key), None)


def layout(table: Table, sheet: Sheet, problems: Problems) -> Layout | None:
    """The columns of a table; None, and problems, where a row could not be told from another."""
    headings = (
        table.remembered.headings
        if table.remembered is not None
        else {column.heading.th: column.key for column in sheet.columns}
    )
    known = {column.key: column for column in sheet.columns}
    keys: dict[int, str] = {}
    for at, cell in enumerate(table.head):
        heading = "" if cell.kind else plain(cell.value).strip()
        place = table.place(at, 1)
        if not heading:
            if cell.kind:
                problems.add(place, "หัวคอลัมน์เป็นสูตรหรือค่าผิดพลาด", "the heading is a formula or an error")
        elif heading not in headings:
            problems.add(
                place,
                f"ไม่รู้จักคอลัมน์ “{heading[:60]}”: ลบคอลัมน์ออก หรือใช้หัวคอลัมน์เดิม",
                f"the column “{heading[:60]}” is not known: delete it, or give it back its heading",
            )
        elif headings[heading] in keys.values():
            problems.add(
                place,
                f"หัวคอลัมน์ “{heading}” ซ้ำ: เหลือไว้คอลัมน์เดียว",
                f"the heading “{heading}” is there twice: keep one of the columns",
            )
        else:
            keys[at] = headings[heading]
    iri = next((at for at, key in keys.items() if key == IRI), None)
    if iri is None:
        problems.add(
            table.place(0, 1),
            "ไม่มีคอลัมน์ IRI จึงไม่รู้ว่าแถวใดคือรายการใด: ส่งออกใหม่",
            "there is no column IRI, so nobody knows which row is which: export anew",
        )
        return None
    return Layout({at: known.get(key) for at, key in keys.items()}, keys, iri)
