"""Judgements on proposed merges of names: `data/registry/name-merges.yml`.

The audit proposes that two names may mean one thing, or that one name stands for two. A judgement settles
the proposal; it changes nothing in the data, so it is undone by deleting it. An entry:

    - things: [place:bangkok, agency:bma]       # two things, or one thing that is printed under two titles
      names: ["กรุงเทพมหานคร", "กรุงเทพมหานคร"]  # only where two names of one thing are judged
      judgement: different                      # same, different or unsure
      reason: {th: จังหวัดกับหน่วยงาน, en: The place and its administration}

What is judged `same` or `different` is settled; `unsure` stays a question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from kprgraph.errors import Text, UnreadableInput, UsageError
from kprgraph.header import Fields, HeaderError
from kprgraph.namespaces import expand
from kprgraph.workspace import Workspace

FILE = "name-merges.yml"
JUDGEMENTS = MappingProxyType(
    {
        "same": Text(th="สิ่งเดียวกัน", en="the same"),
        "different": Text(th="คนละสิ่ง", en="different"),
        "unsure": Text(th="ยังไม่แน่", en="unsure"),
    }
)

Key = frozenset[str]
"""The IRIs of two things, or the IRI of one thing and its two names."""


@dataclass(frozen=True)
class Judgement:
    """What was judged of one proposal.

    Attributes:
        key: What it is about.
        judgement: One of `JUDGEMENTS`.
        reason: Why.
        line: Line of the file, from 1.
    """

    key: Key
    judgement: str
    reason: Text
    line: int

    @property
    def text(self) -> Text:
        """The judgement and its reason in words."""
        words = JUDGEMENTS[self.judgement]
        return Text(th=f"{words.th}: {self.reason.th}", en=f"{words.en}: {self.reason.en}")


def path(workspace: Workspace) -> Path:
    """Where the judgements of a workspace stand, or would stand."""
    return workspace.registry / FILE


def read(workspace: Workspace) -> Mapping[Key, Judgement]:
    """All judgements of a workspace by what they are about; none if there is no file.

    Raises:
        UnreadableInput: With file and line, if the file is not what it should be or judges something twice.
    """
    file = path(workspace)
    if not file.exists():
        return MappingProxyType({})
    name = workspace.relative(file)
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        return MappingProxyType(_judgements(node))
    except HeaderError as error:
        raise UnreadableInput(error.message, where=f"{name}:{error.line}") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = Text(th="ไม่ใช่ YAML", en=f"not YAML: {error.problem}")
        raise UnreadableInput(message, where=f"{name}:{line}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(
            Text(th=f"เปิดไฟล์ไม่ได้: {error}", en=f"cannot read the file: {error}"), where=name
        ) from error


def key_of(things: set[str], names: set[str]) -> Key:
    """What a proposal is about: two things, or one thing and its names."""
    return frozenset(things if len(things) > 1 else things | names)


def _judgements(node: yaml.Node | None) -> dict[Key, Judgement]:
    if node is None:
        return {}
    if not isinstance(node, yaml.SequenceNode):
        raise HeaderError(1, "ต้องเป็นรายการ (- things: …)", "a list (- things: …) is expected")
    found: dict[Key, Judgement] = {}
    for item in node.value:
        judged = _judgement(item)
        if judged.key in found:
            raise HeaderError(judged.line, "ตัดสินซ้ำ", f"judged already on line {found[judged.key].line}")
        found[judged.key] = judged
    return found


def _judgement(node: yaml.Node) -> Judgement:
    fields = Fields(node, required=("things", "judgement", "reason"), optional=("names",))
    judgement = fields.word("judgement")
    if judgement not in JUDGEMENTS:
        known = ", ".join(JUDGEMENTS)
        raise fields.error("judgement", f"ต้องเป็นหนึ่งใน {known}", f"must be one of {known}")
    try:
        things = {expand(curie) for curie in _words(fields, "things")}
    except UsageError as error:
        raise fields.error("things", error.message.th, error.message.en) from None
    names = set(_words(fields, "names")) if "names" in fields else set()
    if len(things) != 2 and not (len(things) == 1 and len(names) == 2):
        raise fields.error(
            "things", "ต้องมีสองสิ่ง หรือสิ่งเดียวกับสองชื่อ", "two things are expected, or one thing and two names"
        )
    line = int(node.start_mark.line) + 1
    return Judgement(key_of(things, names), judgement, fields.text("reason"), line)


def _words(fields: Fields, key: str) -> list[str]:
    node = fields.fields[key]
    if not isinstance(node, yaml.SequenceNode):
        raise fields.error(key, f"{key} ต้องเป็นรายการ", f"{key} must be a list")
    return [str(item.value) for item in node.value]
