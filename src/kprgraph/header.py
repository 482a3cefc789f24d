"""The `#+` YAML header of a query file, read strictly and with line numbers.

PyYAML's safe loader accepts duplicate keys and forgets where things stood; here its node graph is walked
instead, so that every complaint names a line of the file.
"""

from collections.abc import Iterator

import yaml

from kprgraph.errors import Text

_MARK = "#+"
_MOST_LINES, _LONGEST_LINE = 1_000, 2_000  # thousands of brackets in a line take YAML seconds


class HeaderError(Exception):
    """A rule of the header is broken; `catalog` turns it into an error with the path of the file.

    Attributes:
        line: Line of the file, from 1.
        message: What is wrong.
    """

    def __init__(self, line: int, th: str, en: str) -> None:
        super().__init__(line, en)
        self.line = line
        self.message = Text(th=th, en=en)


class Fields:
    """One mapping of the header: its keys, each with the node it holds."""

    def __init__(
        self, node: yaml.Node, required: tuple[str, ...] | None = None, optional: tuple[str, ...] = ()
    ) -> None:
        if not isinstance(node, yaml.MappingNode):
            raise HeaderError(_line(node), "ต้องเป็นคู่ คีย์: ค่า", "a mapping of key: value is expected")
        self.node = node
        self.fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in self.fields:
                raise HeaderError(_line(key), f"คีย์ {name} ซ้ำ", f"the key {name} stands twice")
            self.fields[name] = value
        if required is not None:
            self.only(required, optional)

    def __contains__(self, key: str) -> bool:
        return key in self.fields

    def only(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
        """Check that all of `required`, and nothing outside `required` and `optional`, is there."""
        for key, node in self.fields.items():
            if key not in required + optional:
                raise HeaderError(_line(node), f"ไม่รู้จักคีย์ {key}", f"the key {key} is not known here")
        for key in required:
            if key not in self.fields:
                raise HeaderError(_line(self.node), f"ขาดคีย์ {key}", f"the key {key} is missing")

    def error(self, key: str, th: str, en: str) -> HeaderError:
        """An error at the line of `key`, or of the mapping where the key is not there."""
        return HeaderError(_line(self.fields.get(key, self.node)), th, en)

    def word(self, key: str) -> str:
        """The non-empty scalar under `key`."""
        node = self.fields[key]
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.error(key, f"{key} ต้องเป็นข้อความ", f"{key} must be a text that is not empty")
        return str(node.value)

    def flag(self, key: str) -> bool:
        """The `true` or `false` under `key`; false if the key is not there."""
        value = self.word(key) if key in self else "false"
        if value not in ("true", "false"):
            raise self.error(key, f"{key} ต้องเป็น true หรือ false", f"{key} must be true or false")
        return value == "true"

    def text(self, key: str) -> Text:
        """The `{th, en}` mapping under `key`."""
        return Fields(self.fields[key], required=("th", "en")).own_text()

    def own_text(self) -> Text:
        """The keys `th` and `en` of this mapping."""
        return Text(th=self.word("th"), en=self.word("en"))

    def items(self, key: str) -> Iterator["Fields"]:
        """The mappings of the list under `key`; none if the key is not there."""
        node = self.fields.get(key)
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(key, f"{key} ต้องเป็นรายการ", f"{key} must be a list")
        for item in node.value:
            yield Fields(item)

    def pairs(self, key: str) -> Iterator[tuple[str, "Fields"]]:
        """The mappings of the mapping under `key`, with their keys; none if the key is not there."""
        node = self.fields.get(key)
        if node is not None:
            for name, value in Fields(node).fields.items():
                yield name, Fields(value)


def parse(text: str) -> yaml.Node:
    """The node graph of the header that `text` begins with; node lines are lines of the file.

    Raises:
        HeaderError: If there is no header on the first line, or it is no YAML.
    """
    lines = []
    for line in text.splitlines():
        if not line.startswith(_MARK):
            break
        lines.append(line.removeprefix(_MARK).removeprefix(" "))
    for number, line in enumerate(lines, 1):
        if number > _MOST_LINES or len(line) > _LONGEST_LINE:
            raise HeaderError(number, "ส่วนหัวยาวเกินไป", "the header is too long")
    if not lines:
        raise HeaderError(1, "ไม่มีส่วนหัว #+ ที่บรรทัดแรก", "there is no #+ header on the first line")
    try:
        node = yaml.compose("\n".join(lines), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.line + 1 if error.problem_mark else 1
        raise HeaderError(at, "ส่วนหัวไม่ใช่ YAML", f"the header is no YAML: {error.problem}") from None
    except yaml.reader.ReaderError as error:
        at = "\n".join(lines).count("\n", 0, error.position) + 1
        raise HeaderError(
            at, "ส่วนหัวมีอักขระที่ใช้ไม่ได้", f"the header holds a character that YAML has not: {error.character!r}"
        ) from None
    except RecursionError:
        raise HeaderError(1, "ส่วนหัวซ้อนกันลึกเกินไป", "the header is nested too deep") from None
    if node is None:
        raise HeaderError(1, "ส่วนหัวว่างเปล่า", "the header is empty")
    return node


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
