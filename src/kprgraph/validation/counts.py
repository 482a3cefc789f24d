"""Expected counts: how many records of a kind a report must give, each with the reason.

They stand in `data/report-*/counts.yml`, a list of entries with these keys and no other:

    - id: seats-opdb
      title: {th: ที่นั่งใน ก.พ.ร., en: Seats of the OPDB}
      count: {class: kpr:Membership, where: "?this org:organization committee:opdb ."}
      expect: 14
      reason: {th: รายงานพิมพ์ชื่อ 14 ชื่อ, en: The report prints 14 names}

`count` is a class, its subclasses included, with an optional graph pattern on `?this`, or the text of a
SELECT query that gives one number. `expect` is a whole number, or a mapping with `min`, `max` or both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kprgraph.errors import KprgraphError, Text, UnreadableInput
from kprgraph.header import Fields, HeaderError
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.terms import python_value
from kprgraph.validation.report import Issue, Severity

FILE = "counts.yml"

_REQUIRED = ("id", "title", "count", "expect", "reason")


@dataclass(frozen=True)
class ExpectedCount:
    """One entry of a counts file.

    Attributes:
        id: Identifier, unique in its file.
        title: What is counted.
        query: SELECT query whose answer is one number.
        low: Smallest count that is right, or None.
        high: Largest count that is right, or None.
        reason: Why this count is right.
        line: Line of the file on which the entry starts, from 1.
    """

    id: str
    title: Text
    query: str
    low: int | None
    high: int | None
    reason: Text
    line: int

    def fits(self, count: int) -> bool:
        """Whether `count` is right."""
        return (self.low is None or count >= self.low) and (self.high is None or count <= self.high)

    @property
    def expected(self) -> Text:
        """The expectation in words: `14`, `at least 3`, `at most 5`, `3-5`."""
        if self.low is None:
            return Text(th=f"ไม่เกิน {self.high}", en=f"at most {self.high}")
        if self.high is None:
            return Text(th=f"อย่างน้อย {self.low}", en=f"at least {self.low}")
        exact = str(self.low) if self.low == self.high else f"{self.low}-{self.high}"
        return Text(th=exact, en=exact)


def check(store: Store) -> Iterator[Issue]:
    """One issue for each expected count of each report that the graph does not meet.

    Raises:
        UnreadableInput: If a counts file is not YAML, has an unknown or missing key, or a query of it fails.
    """
    for folder in store.workspace.reports():
        path = folder / FILE
        if path.exists():
            name = store.workspace.relative(path)
            for entry in read(path, name):
                yield from _compare(store, entry, name)


def read(path: Path, name: str | None = None) -> list[ExpectedCount]:
    """The entries of a counts file; `name` is what messages call it.

    Raises:
        UnreadableInput: If the file is not what it should be, with the line.
    """
    name = name or path.as_posix()
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        if node is not None and not isinstance(node, yaml.SequenceNode):
            raise HeaderError(1, "ต้องเป็นรายการ (- id: …)", "a list (- id: …) is expected")
        entries = [_entry(item) for item in (node.value if node else [])]
        _unique(entries)
    except HeaderError as error:
        raise UnreadableInput(error.message, where=f"{name}:{error.line}", hint=_HINT) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = Text(th="ไม่ใช่ YAML", en=f"not YAML: {error.problem}")
        raise UnreadableInput(message, where=f"{name}:{line}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(
            Text(th=f"เปิดไฟล์ไม่ได้: {error}", en=f"cannot read the file: {error}"), where=name
        ) from error
    return entries


_HINT = Text(
    th="คีย์ที่ใช้ได้: id, title, count (SELECT หรือ class, where), expect (จำนวน หรือ min, max), reason",
    en="Known keys: id, title, count (a SELECT or class, where), expect (a number or min, max), reason",
)


def _entry(node: yaml.Node) -> ExpectedCount:
    fields = Fields(node, required=_REQUIRED)
    low, high = _expectation(fields)
    return ExpectedCount(
        id=fields.word("id"),
        title=fields.text("title"),
        query=_query(fields),
        low=low,
        high=high,
        reason=_reason(fields),
        line=int(node.start_mark.line) + 1,
    )


def _query(fields: Fields) -> str:
    node = fields.fields["count"]
    if isinstance(node, yaml.ScalarNode):
        return fields.word("count")
    shorthand = Fields(node, required=("class",), optional=("where",))
    try:
        class_iri = expand(shorthand.word("class"))
    except KprgraphError as error:
        raise shorthand.error("class", error.message.th, error.message.en) from None
    where = shorthand.word("where") if "where" in shorthand else ""
    return (
        "SELECT (COUNT(DISTINCT ?this) AS ?count)"
        f" WHERE {{ ?this a/rdfs:subClassOf* <{class_iri}> . {where} }}"
    )


def _expectation(fields: Fields) -> tuple[int | None, int | None]:
    if isinstance(fields.fields["expect"], yaml.ScalarNode):
        exact = _number(fields, "expect")
        return exact, exact
    bounds = Fields(fields.fields["expect"], required=(), optional=("min", "max"))
    low = _number(bounds, "min") if "min" in bounds else None
    high = _number(bounds, "max") if "max" in bounds else None
    if low is None and high is None:
        raise fields.error("expect", "ต้องมี min หรือ max", "min or max is missing")
    return low, high


def _number(fields: Fields, key: str) -> int:
    text = fields.word(key)
    if not (text.isascii() and text.isdecimal()):
        raise fields.error(key, f"{key} ต้องเป็นจำนวนเต็ม", f"{key} must be a whole number")
    return int(text)


def _reason(fields: Fields) -> Text:
    """The reason in both languages, or one text that serves for both."""
    if isinstance(fields.fields["reason"], yaml.ScalarNode):
        return Text(th=fields.word("reason"), en=fields.word("reason"))
    return fields.text("reason")


def _unique(entries: list[ExpectedCount]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise HeaderError(entry.line, f"id {entry.id} ซ้ำ", f"the id {entry.id} stands twice")
        seen.add(entry.id)


def _compare(store: Store, entry: ExpectedCount, name: str) -> Iterator[Issue]:
    count = _count(store, entry, name)
    if entry.fits(count):
        return
    expected = entry.expected
    yield Issue(
        rule=entry.id,
        severity=Severity.VIOLATION,
        message=Text(
            th=f"{entry.title.th}: นับได้ {count} ต้องเป็น {expected.th}",
            en=f"{entry.title.en}: counted {count}, expected {expected.en}",
        ),
        path=name,
        line=entry.line,
        hint=Text(th=f"เหตุผล: {entry.reason.th}", en=f"Reason: {entry.reason.en}"),
    )


def _count(store: Store, entry: ExpectedCount, name: str) -> int:
    where = f"{name}:{entry.line}"
    try:
        rows = list(store.select(entry.query))
    except (SyntaxError, TypeError) as error:
        message = Text(
            th=f"SELECT ของ {entry.id} ใช้ไม่ได้: {error}", en=f"the SELECT of {entry.id} fails: {error}"
        )
        raise UnreadableInput(message, where=where) from None
    values = [python_value(term) for row in rows for term in row.values()]
    if len(rows) == 1 and len(values) == 1 and isinstance(values[0], int):
        return values[0]
    raise UnreadableInput(
        Text(
            th=f"SELECT ของ {entry.id} ต้องให้คำตอบเป็นจำนวนเต็มหนึ่งค่า",
            en=f"the SELECT of {entry.id} must give one whole number",
        ),
        where=where,
    )
