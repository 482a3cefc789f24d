"""Targets held against actual values; nothing is met without one."""

from types import MappingProxyType
from typing import Any

from kprgraph import catalog, query
from kprgraph.errors import Text
from kprgraph.query import Table
from kprgraph.store import Graph
from kprgraph.terms import Value
from kprgraph.views.verdict import CANNOT_TELL, MET, MISSED, Amount, compare, direction
from kprgraph.views.words import STATED_IN, headings

NOT_REPORTED = "not-reported"
NO_ACTUAL = "no-actual"

_COLUMNS = MappingProxyType(
    {
        "about": Text(th="เกี่ยวกับ (IRI)", en="About (IRI)"),
        "about_label": Text(th="เกี่ยวกับ", en="About"),
        "indicator": Text(th="ตัวชี้วัด (IRI)", en="Indicator (IRI)"),
        "indicator_label": Text(th="ตัวชี้วัด", en="Indicator"),
        "period": Text(th="ช่วงเวลา (IRI)", en="Period (IRI)"),
        "period_label": Text(th="ช่วงเวลา", en="Period"),
        "target": Text(th="เป้าหมาย (ค่า)", en="Target (value)"),
        "target_label": Text(th="เป้าหมาย", en="Target"),
        "actual": Text(th="ค่าจริง (ค่า)", en="Actual (value)"),
        "actual_label": Text(th="ค่าจริง", en="Actual"),
        "verdict": Text(th="ผล (รหัส)", en="Verdict (code)"),
        "verdict_label": Text(th="ผล", en="Verdict"),
        "reason": Text(th="เหตุผล", en="Reason"),
        "note": Text(th="รายงานเองว่า", en="The report says"),
        "records": Text(th="ระเบียน", en="Records"),
        "stated_in": STATED_IN,
    }
)
VERDICTS = MappingProxyType(
    {
        MET: Text(th="บรรลุ", en="met"),
        MISSED: Text(th="ไม่บรรลุ", en="missed"),
        NOT_REPORTED: Text(th="ยังไม่รายงานผล", en="not reported"),
        NO_ACTUAL: Text(th="ไม่ให้ค่าจริง", en="no actual given"),
        CANNOT_TELL: Text(th="บอกไม่ได้", en="cannot tell"),
    }
)
_SAID_TO_BE_MISSING = Text(th="รายงานบอกว่ายังไม่มีผล", en="the report says that there is no result yet")
_NOT_GIVEN = Text(th="รายงานฉบับนี้ไม่ให้ค่าจริงของช่วงเวลานี้", en="this report gives no actual value for this period")
_OTHER_UNIT = Text(th="เป้าหมายกับค่าจริงใช้คนละหน่วย", en="target and actual value have different units")
_NO_DIRECTION = Text(
    th="ข้อมูลไม่บอกว่ามากหรือน้อยจึงดีกว่า", en="the data does not say whether more or less is better"
)
_INEXACT = Text(th="ค่าที่พิมพ์ไม่แน่นอนพอจะตัดสิน", en="the printed values are not exact enough to decide")
_DECIDED = MappingProxyType(
    {
        True: Text(th="ยิ่งมากยิ่งดี", en="more is better"),
        False: Text(th="ยิ่งน้อยยิ่งดี", en="less is better"),
    }
)


def targets_rows(store: Graph, about: str | None = None, lang: str = "th") -> Table:
    """Each target value of the report and what became of it, in the order of the text.

    One row per target, and per actual value where there are several. Keys: `about`, `indicator`, `period`
    (each with its label), `target` and `actual` (numbers in the unit as printed; their labels are the printed
    forms), `verdict` (`met`, `missed`, `not-reported` where the report itself says that there is no result
    yet, `no-actual` where it gives none, `cannot-tell`), `verdict_label`, `reason`, `note` (what the report
    itself says of the result), `records`, `stated_in`. Which direction is better is taken from the wording of
    the target (at least, below ...), else from the indicator; where neither tells, nobody can.
    """
    answer = query.run(store, catalog.find(store.workspace, "targets"), {"about": about}, lang)
    rows = sorted((_row(row, lang) for row in answer), key=_order)
    return Table("targets", tuple(_COLUMNS), rows, headings(_COLUMNS, lang))


def _row(row: dict[str, Any], lang: str) -> dict[str, Value]:
    verdict, reason = _verdict(row)
    same = ("about", "about_label", "indicator", "indicator_label", "period", "period_label")
    other = "en" if lang == "th" else "th"
    return {
        **{column: row[column] for column in same},
        "target": row["target"],
        "target_label": row["target_printed"],
        "actual": row["actual"],
        "actual_label": row["actual_printed"],
        "verdict": verdict,
        "verdict_label": VERDICTS[verdict].say(lang),
        "reason": reason.say(lang),
        "note": row[f"description_{lang}"] or row[f"description_{other}"],
        "records": row["records"],
        "stated_in": row["stated_in"],
        "unit": row["unit"],
        "unit_label": row["unit_label"],
    }


def _verdict(row: dict[str, Any]) -> tuple[str, Text]:
    if row["actual"] is None:
        return (NOT_REPORTED, _SAID_TO_BE_MISSING) if row["not_reported"] else (NO_ACTUAL, _NOT_GIVEN)
    if row["unit"] != row["actual_unit"]:
        return CANNOT_TELL, _OTHER_UNIT
    target = Amount(row["target"], row["target_qualifier"])
    actual = Amount(row["actual"], row["actual_qualifier"])
    more = direction(target, row["higher_is_better"])
    if more is None:
        return CANNOT_TELL, _NO_DIRECTION
    verdict = compare(target, actual, more)
    return verdict, _INEXACT if verdict == CANNOT_TELL else _DECIDED[more]


def _order(row: dict[str, Any]) -> list[tuple[int, int]]:
    return [(passage["line_start"], passage["line_end"]) for passage in row["stated_in"]]
