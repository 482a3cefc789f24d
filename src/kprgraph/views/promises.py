"""What the report says will be done: by whom, by when, about what."""

from types import MappingProxyType
from typing import Any

from kprgraph import catalog, query
from kprgraph.catalog import Param
from kprgraph.errors import Text
from kprgraph.query import Table
from kprgraph.store import Store
from kprgraph.terms import Value, param_term
from kprgraph.views.gist import gist
from kprgraph.views.spans import years_of
from kprgraph.views.words import STATED_IN, headings, iri_of

_COLUMNS = MappingProxyType(
    {
        "what": Text(th="สิ่งที่จะทำ", en="What"),
        "owners": Text(th="ผู้รับผิดชอบ (IRI)", en="Responsible (IRI)"),
        "owners_label": Text(th="ผู้รับผิดชอบ", en="Responsible"),
        "due": Text(th="กำหนด (IRI)", en="Due (IRI)"),
        "due_label": Text(th="กำหนด", en="Due"),
        "concerns": Text(th="เกี่ยวกับ (IRI)", en="Concerns (IRI)"),
        "concerns_label": Text(th="เกี่ยวกับ", en="Concerns"),
        "record": Text(th="ระเบียน", en="Record"),
        "stated_in": STATED_IN,
    }
)
_NO_OWNER = Text(th="รายงานไม่บอกผู้รับผิดชอบ", en="no one named in this report")
_NO_DATE = Text(th="รายงานไม่บอกเวลา", en="no date given in this report")
_NO_LATER_REPORT = Text(th="ยังไม่มีรายงานปีหลัง", en="no later report yet")
_DUE = Param("due", "fy", None, Text(th="ปีที่กำหนด (พ.ศ.)", en="Due in year (B.E.)"))


def promises_rows(
    store: Store, lang: str = "th", due: int | str | None = None, owner: str | None = None
) -> Table:
    """Everything the report says will be done; what has the nearest date first, what has none last.

    One row per promise. Keys: `what` (gist), `owners` and `owners_label`, `due` (periods) and `due_label`,
    `concerns` and `concerns_label`, `record`, `stated_in`. Where the report names no one or no time, the list
    of IRIs is empty and the label says so. Rows hold more than the columns: `due_years` (Buddhist Era),
    `challenges` and `challenges_label` (to be met by it), `fulfilment` (code, None as long as no later report
    tells) and `fulfilment_label`.

    Args:
        store: Where to look.
        lang: Language of labels and headings.
        due: Only what is due in this Buddhist-Era year, fiscal or calendar, or in a span that holds it.
        owner: Only what this body, committee or person is responsible for.

    Raises:
        UsageError: If `due` is no Buddhist-Era year.
    """
    year = int(str(getattr(param_term(_DUE, due), "value", ""))) if due is not None else None
    answer = query.run(store, catalog.find(store.workspace, "promises"), None, lang)
    rows: list[dict[str, Any]] = [_row(store, row, lang) for row in answer]
    rows = [row for row in rows if year is None or year in row["due_years"]]
    rows = [row for row in rows if owner is None or iri_of(owner) in row["owners"]]
    return Table("promises", tuple(_COLUMNS), sorted(rows, key=_order), headings(_COLUMNS, lang))


def _row(store: Store, row: dict[str, Any], lang: str) -> dict[str, Value]:
    other = "en" if lang == "th" else "th"
    return {
        "what": row[f"description_{lang}"] or row[f"description_{other}"],
        "owners": row["responsible"],
        "owners_label": row["responsible_label"] or [_NO_OWNER.say(lang)],
        "due": row["due"],
        "due_label": row["due_label"] or [_NO_DATE.say(lang)],
        "concerns": row["concerns"],
        "concerns_label": [_called(store, iri, lang) for iri in row["concerns"]],
        "record": row["record"],
        "stated_in": row["stated_in"],
        "due_years": sorted({year for period in row["due"] for year in years_of(store, period)}),
        "challenges": row["challenges"],
        "challenges_label": row["challenges_label"],
        "fulfilment": row["fulfilment"],
        "fulfilment_label": row["fulfilment_label"] or _NO_LATER_REPORT.say(lang),
    }


def _called(store: Store, iri: str, lang: str) -> str:
    """The name of a thing; a record that has none, such as a figure, in one line."""
    return gist(store, iri, lang) if store.objects(iri, "kpr:support") else store.label(iri, lang)


def _order(row: dict[str, Any]) -> tuple[bool, int, list[int], str]:
    """Nearest year first, no year last; within a year in the order of the text."""
    years = row["due_years"]
    lines = [passage["line_start"] for passage in row["stated_in"]]
    return not years, years[0] if years else 0, lines, row["record"]
