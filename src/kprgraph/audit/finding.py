"""A finding: what one check found in one place of the report, with what to ask its authors."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from kprgraph.errors import Text
from kprgraph.terms import Value

KINDS = ("arithmetic", "contradiction", "reachability", "count", "naming", "scope")
"""Notations of the scheme `findingkind:`."""

VERDICTS = ("contradiction", "question", "holds")
"""Notations of the scheme `verdict:`, gravest first."""

NATURES = MappingProxyType(
    {
        "rounding": Text(th="การปัดเศษ", en="rounding"),
        "definition-differs": Text(th="นิยามต่างกัน", en="definition differs"),
        "attribution-differs": Text(th="ผูกกับคนละเรื่องหรือคนละหน่วยงาน", en="attribution differs"),
        "scope-differs": Text(th="ขอบเขตหรือช่วงเวลาต่างกัน", en="scope differs"),
        "likely-ocr": Text(th="น่าจะเกิดจากการอ่านตัวอักษรจากภาพ", en="likely OCR"),
        "contradiction": Text(th="ขัดกัน", en="contradiction"),
        "not-stated": Text(th="รายงานไม่ได้บอก", en="not stated"),
    }
)
"""Nature of a difference, the `class` of a finding; what agrees exactly has none."""

_ID_LENGTH = 10


@dataclass(frozen=True)
class Finding:
    """What one check found.

    Attributes:
        id: Stable identifier: the check and a digest of what is compared; it stays the same as long as the
            report says the same, and changes with any value that is compared.
        check: Name of the rule.
        title: What the rule compares.
        kind: One of `KINDS`.
        verdict: One of `VERDICTS`.
        nature: One of `NATURES`, or None.
        subject: IRI of what it is about.
        stated: What the report prints.
        computed: What the check gives, in the unit of `stated`.
        formula: How it was computed.
        question: What to ask the authors; None for what holds.
        figures: IRIs of what is compared, sorted.
        records: IRIs of the records that it rests on, sorted.
    """

    id: str
    check: str
    title: Text
    kind: str
    verdict: str
    nature: str | None
    subject: str | None
    stated: Value | Text
    computed: Value | Text
    formula: Text | None
    question: Text | None
    figures: tuple[str, ...]
    records: tuple[str, ...]

    def sort_key(self) -> tuple[int, int, str, str]:
        """Gravest first, then by kind, check and id."""
        return VERDICTS.index(self.verdict), KINDS.index(self.kind), self.check, self.id


def identifier(check: str, parts: Iterable[str]) -> str:
    """The id of a finding: the name of the check and a digest of all that it compares, in any order.

    >>> identifier("share", ["r66:a", "94"]) == identifier("share", ["94", "r66:a"])
    True
    >>> identifier("share", ["r66:a", "94"])
    'share-e68fe19f23'
    """
    text = "\x1f".join([check, *sorted(parts)])
    return f"{check}-{hashlib.sha256(text.encode()).hexdigest()[:_ID_LENGTH]}"
