"""A workbook of the invented world, edited with openpyxl as a person would with Excel."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kprgraph import importing
from kprgraph.errors import KprgraphError
from kprgraph.export import xlsx
from kprgraph.export.sheets import sheets
from kprgraph.importing import Plan
from kprgraph.store import Store
from tests.cli.conftest import kpr
from tests.export.writing import written

__all__ = ["kpr"]  # a fixture of the command line, wanted here too


@pytest.fixture(autouse=True)
def _without_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs started here read the invented world, which the text of the report does not fit."""
    monkeypatch.delenv("KPRGRAPH_SOURCE", raising=False)


class Workbook:
    """The exported workbook, to be edited."""

    def __init__(self, content: bytes, folder: Path) -> None:
        self.book = openpyxl.load_workbook(BytesIO(content))
        self.path = folder / "book.xlsx"

    def at(self, sheet: str, iri: str, heading: str) -> Any:
        """A cell by the end of the IRI of its row and by the heading of its column."""
        head = [cell.value for cell in self.book[sheet][1]]
        iris = head.index("IRI")
        (row,) = [
            row for row in self.book[sheet].iter_rows(min_row=2) if str(row[iris].value).endswith(f"/{iri}")
        ]
        return row[head.index(heading)]

    def add(self, sheet: str, **cells: object) -> int:
        """Add a row, by headings (`_` for a blank); its number."""
        head = [cell.value for cell in self.book[sheet][1]]
        given = {heading.replace("_", " "): value for heading, value in cells.items()}
        assert set(given) <= set(head), set(given) - set(head)
        self.book[sheet].append([given.get(heading) for heading in head])
        return int(self.book[sheet].max_row)

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture(scope="session")
def exported(toy_store: Store) -> bytes:
    return written(xlsx, toy_store)


EDITED = (
    "agency",
    "service",
    "law",
    "data-feed",
    "dependency",
    "edition",
    "figure",
    "lost-content",
    "membership",
    "passage",
)
"""Tables that tests edit; a workbook of few sheets is saved and read sooner."""


@pytest.fixture(scope="session")
def small(toy_store: Store, exported: bytes) -> bytes:
    """The exported workbook without the sheets that no test edits."""
    book = openpyxl.load_workbook(BytesIO(exported))
    for sheet in sheets(toy_store):
        if sheet.key not in EDITED:
            del book[sheet.title.th]
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def book(small: bytes, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return Workbook(small, tmp_path_factory.mktemp("edited"))


Planned = Callable[..., Plan]


@pytest.fixture
def planned(toy_store: Store) -> Planned:
    """What a file would change in the invented world."""

    def call(path: Path, **options: Any) -> Plan:
        return importing.plan(toy_store, importing.read(path), **options)

    return call


def refusal(planned: Planned, path: Path, code: int) -> str:
    """What the user is told of a file that is not taken, in both languages."""
    with pytest.raises(KprgraphError) as raised:
        planned(path)
    assert raised.value.exit_code == code, raised.value.say("en")
    thai, english = raised.value.say("th"), raised.value.say("en")
    assert thai != english
    assert raised.value.hint is not None, "says what to do"
    return english
