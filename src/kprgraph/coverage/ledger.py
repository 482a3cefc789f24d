"""The ledger of what a report says and the graph leaves out on purpose, each entry with its reason.

It stands in `data/report-*/not-modelled.yml`, a list of entries with these keys and no other:

    - lines: 920-923, 931        # or `line: 920`
      kind: figure               # line, figure or name
      what: [24 ชั่วโมง, "7"]      # as printed; without it every figure or name of the lines is meant
      reason: {th: เวลาให้บริการ มิใช่ผลที่วัด, en: "Service hours, not a measured result"}

`what` is a number, with or without the words beside it, or a name as `kprgraph coverage --missing` gives it,
never a sentence; a whole line has none. An entry explains only what the graph does not hold: one that finds
nothing to explain is stale.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kprgraph import thai
from kprgraph.coverage.items import Item, Kind
from kprgraph.edition import Edition
from kprgraph.errors import Text, UnreadableInput
from kprgraph.header import Fields, HeaderError
from kprgraph.mentions import key_of
from kprgraph.thai import Squeezed, squeeze

FILE = "not-modelled.yml"

_RANGE = re.compile(r"\s*([1-9]\d*)(?:\s*-\s*([1-9]\d*))?\s*")
# No name in the report is longer, and sentences are.
_LONGEST = {Kind.FIGURE: 40, Kind.NAME: 100}
_HINT = Text(
    th="คีย์ที่ใช้ได้: line หรือ lines (920-923, 931), kind (line, figure, name), what, reason (th, en)",
    en="Known keys: line or lines (920-923, 931), kind (line, figure, name), what, reason (th, en)",
)


@dataclass(frozen=True)
class Entry:
    """What is left out, and why. Each thing that the file lists under one `what` is an entry of its own.

    Attributes:
        kind: What it explains.
        ranges: First and last line of each range of lines, as written.
        what: What it explains on these lines, as printed, or None for everything of the kind.
        reason: Why the graph leaves it out.
        line: Line of the ledger that it is written on, from 1.
    """

    kind: Kind
    ranges: tuple[tuple[int, int], ...]
    what: str | None
    reason: Text
    line: int

    def explains(self, item: Item, edition: Edition) -> bool:
        """Whether it is about `item`."""
        if item.kind is not self.kind or not any(first <= item.line <= last for first, last in self.ranges):
            return False
        if self.what is None:
            return True
        if self.kind is Kind.NAME:
            return key_of(self.what) == key_of(item.what)
        span = edition.span(item.line)
        places = Squeezed.of(span.text).find(squeeze(self.what))
        return any(span.start + start <= item.start and item.end <= span.start + end for start, end in places)


def read(path: Path, name: str | None = None) -> list[Entry]:
    """The entries of a ledger; no file is an empty ledger. `name` is what messages call it.

    Raises:
        UnreadableInput: If the file is not what it should be, with the line.
    """
    name = name or path.as_posix()
    if not path.exists():
        return []
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        if node is not None and not isinstance(node, yaml.SequenceNode):
            raise HeaderError(1, "ต้องเป็นรายการ (- line: …)", "a list (- line: …) is expected")
        entries = [entry for item in (node.value if node else []) for entry in _entries(item)]
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


def _entries(node: yaml.Node) -> Iterator[Entry]:
    fields = Fields(node, required=("kind", "reason"), optional=("line", "lines", "what"))
    kind, ranges, reason = _kind(fields), _ranges(fields), fields.text("reason")
    for what, line in _whats(fields, kind) if "what" in fields else [(None, int(node.start_mark.line) + 1)]:
        yield Entry(kind, ranges, what, reason, line)


def _kind(fields: Fields) -> Kind:
    word = fields.word("kind")
    if word not in list(Kind):
        listed = ", ".join(Kind)
        raise fields.error("kind", f"kind ต้องเป็นหนึ่งใน: {listed}", f"kind must be one of: {listed}")
    return Kind(word)


def _ranges(fields: Fields) -> tuple[tuple[int, int], ...]:
    if ("line" in fields) == ("lines" in fields):
        raise fields.error("line", "ต้องมี line หรือ lines อย่างใดอย่างหนึ่ง", "either line or lines is needed")
    if "line" in fields:
        word = fields.word("line")
        if not _RANGE.fullmatch(word) or "-" in word:
            raise fields.error("line", "line ต้องเป็นเลขบรรทัดเดียว", "line must be the number of one line")
        return ((int(word), int(word)),)
    ranges = []
    for part in fields.word("lines").split(","):
        match = _RANGE.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last:
            raise fields.error("lines", "lines ต้องเขียนเช่น 920-923, 931", "lines must be like 920-923, 931")
        ranges.append((first, last))
    return tuple(ranges)


def _whats(fields: Fields, kind: Kind) -> Iterator[tuple[str, int]]:
    if kind is Kind.LINE:
        raise fields.error("what", "kind: line ไม่มี what", "kind: line takes no what")
    node = fields.fields["what"]
    for one in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        line = int(one.start_mark.line) + 1
        if not isinstance(one, yaml.ScalarNode) or not one.value.strip():
            raise HeaderError(line, "what ต้องเป็นข้อความ", "what must be a text that is not empty")
        if len(one.value) > _LONGEST[kind] or "\n" in one.value.strip():
            raise HeaderError(
                line, "what ต้องเป็นเพียงจำนวนหรือชื่อ", "what must be a number or a name, no sentence"
            )
        if kind is Kind.FIGURE and not thai.numbers_at(one.value):
            raise HeaderError(line, f"ไม่มีจำนวนใน “{one.value}”", f"there is no number in “{one.value}”")
        yield str(one.value), line


def _unique(entries: list[Entry]) -> None:
    seen: set[tuple[Kind, tuple[tuple[int, int], ...], str | None]] = set()
    for entry in entries:
        key = (entry.kind, entry.ranges, None if entry.what is None else key_of(entry.what))
        if key in seen:
            raise HeaderError(entry.line, "รายการซ้ำ", "the entry stands twice")
        seen.add(key)
