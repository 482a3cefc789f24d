"""The findings of the audit as rows for commands, exports and pages."""

from collections.abc import Iterable
from types import MappingProxyType

from kprgraph.audit.finding import NATURES, Finding
from kprgraph.errors import Text
from kprgraph.namespaces import expand
from kprgraph.query import Table, evidence
from kprgraph.store import Store
from kprgraph.terms import Value
from kprgraph.views.words import STATED_IN, headings

_COLUMNS = MappingProxyType(
    {
        "id": Text(th="รหัส", en="Id"),
        "check": Text(th="การตรวจ (รหัส)", en="Check (code)"),
        "check_label": Text(th="การตรวจ", en="Check"),
        "kind": Text(th="ชนิด (รหัส)", en="Kind (code)"),
        "kind_label": Text(th="ชนิด", en="Kind"),
        "verdict": Text(th="ผลการตรวจ (รหัส)", en="Verdict (code)"),
        "verdict_label": Text(th="ผลการตรวจ", en="Verdict"),
        "class": Text(th="ลักษณะของความต่าง (รหัส)", en="Nature of the difference (code)"),
        "class_label": Text(th="ลักษณะของความต่าง", en="Nature of the difference"),
        "subject": Text(th="เรื่อง (IRI)", en="Subject (IRI)"),
        "subject_label": Text(th="เรื่อง", en="Subject"),
        "stated": Text(th="ที่พิมพ์", en="Stated"),
        "computed": Text(th="ที่คำนวณหรือเทียบ", en="Computed or compared"),
        "formula": Text(th="สูตร", en="Formula"),
        "question": Text(th="คำถามถึงผู้จัดทำ", en="Question to the authors"),
        "stated_in": STATED_IN,
    }
)


def audit_rows(store: Store, findings: Iterable[Finding], lang: str = "th") -> Table:
    """Findings as a table, in their order.

    Keys: `id`, `check`, `check_label`, `kind`, `kind_label`, `verdict`, `verdict_label`, `class` (nature of
    the difference, None where there is none), `class_label`, `subject`, `subject_label`, `stated`,
    `computed`, `formula`, `question` (in `lang`, None for what holds), `stated_in`. Rows hold more than the
    columns: `question_th`, `question_en`, `figures` (IRIs of what is compared), `records` (IRIs of the
    evidence).
    """
    rows = [_row(store, finding, lang) for finding in findings]
    return Table("audit", tuple(_COLUMNS), rows, headings(_COLUMNS, lang))


def _row(store: Store, finding: Finding, lang: str) -> dict[str, Value]:
    question = finding.question
    return {
        "id": finding.id,
        "check": finding.check,
        "check_label": finding.title.say(lang),
        "kind": finding.kind,
        "kind_label": store.label(expand(f"findingkind:{finding.kind}"), lang),
        "verdict": finding.verdict,
        "verdict_label": store.label(expand(f"verdict:{finding.verdict}"), lang),
        "class": finding.nature,
        "class_label": NATURES[finding.nature].say(lang) if finding.nature else None,
        "subject": finding.subject,
        "subject_label": store.label(finding.subject, lang) if finding.subject else None,
        "stated": _said(finding.stated, lang),
        "computed": _said(finding.computed, lang),
        "formula": _said(finding.formula, lang),
        "question": question.say(lang) if question else None,
        "stated_in": evidence(store, finding.records),
        "question_th": question.th if question else None,
        "question_en": question.en if question else None,
        "figures": list(finding.figures),
        "records": list(finding.records),
    }


def _said(value: Value | Text, lang: str) -> Value:
    return value.say(lang) if isinstance(value, Text) else value
