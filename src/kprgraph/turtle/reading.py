"""Read a Turtle file: its text, its triples, and the line on which each subject is written.

pyoxigraph parses. It does not tell where a subject stands, so the lines are found by a scan of the text: a
statement starts at column 0 or after a line that ends in a full stop. Every file in canonical form fits this.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kprgraph.errors import Text, UnreadableInput
from kprgraph.namespaces import PREFIXES

_PREFIX_LINE = re.compile(r"^\s*(?:@prefix|prefix)\s+([^\s:]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_SUBJECT = re.compile(r"<([^>\s]*)>|([^\s:<>\"#@;,.\[\]()]*):((?:[^\s\\;,<>\"\[\]()]|\\.)*)")
_LOCAL_ESCAPE = re.compile(r"\\(.)")
_UNDECLARED = re.compile(r"The prefix (\S*): has not been declared")
_POSITION = re.compile(r"^Parser error .*?: (?=\D)")


@dataclass(frozen=True)
class TurtleFile:
    """The text of one Turtle file, known to be readable UTF-8 but not yet parsed.

    Attributes:
        path: Where it was read from.
        name: How messages name it.
        text: Its content, without a byte-order mark.
    """

    path: Path
    name: str
    text: str

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that the file declares, with their namespace IRIs."""
        return dict(_PREFIX_LINE.findall(self.text))

    @cached_property
    def subject_lines(self) -> dict[str, int]:
        """Subject IRI -> number of the line, from 1, where its first statement starts."""
        return dict(reversed(self.statements()))

    def statements(self) -> list[tuple[str, int]]:
        """(subject IRI, line) of each statement in order; a subject written twice is listed twice."""
        found = []
        after_stop = True
        for number, line in enumerate(self.text.split("\n"), start=1):
            body = line.lstrip()
            if not body or body[0] == "#":
                continue
            if (after_stop or body is line) and (iri := self._subject(body)):
                found.append((iri, number))
            after_stop = body.rstrip().endswith(".")
        return found

    def _subject(self, body: str) -> str | None:
        match = _SUBJECT.match(body)
        if not match:
            return None
        iri, prefix, local = match.groups()
        if iri is not None:
            return iri
        namespace = self.prefixes.get(prefix)
        return namespace + _LOCAL_ESCAPE.sub(r"\1", local) if namespace is not None else None

    def triples(self) -> list[ox.Triple]:
        """The triples in the order written.

        Raises:
            UnreadableInput: If the text is not Turtle.
        """
        try:
            return [quad.triple for quad in ox.parse(self.text, format=ox.RdfFormat.TURTLE)]
        except SyntaxError as error:
            raise _explained(self.name, error) from error

    def load_into(self, store: ox.Store, graph: str) -> None:
        """Add the triples to a named graph of `store`, without a Python object for each of them.

        Raises:
            UnreadableInput: If the text is not Turtle; nothing has been added then.
        """
        try:
            store.load(self.text, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
        except SyntaxError as error:
            raise _explained(self.name, error) from error


def read(path: Path, name: str | None = None) -> TurtleFile:
    """The file at `path`; `name` is what messages call it, by default the path itself.

    Raises:
        UnreadableInput: If there is no such file or it is not UTF-8.
    """
    name = name or path.as_posix()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(
            Text(th=f"เปิดไฟล์ไม่ได้: {error.strerror}", en=f"cannot open the file: {error.strerror}"), where=name
        ) from error
    try:
        return TurtleFile(path, name, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableInput(
            Text(th="ไฟล์ไม่ใช่ UTF-8", en="the file is not UTF-8"),
            where=f"{name}:{line}",
            hint=Text(th="บันทึกไฟล์ใหม่เป็น UTF-8", en="Save the file as UTF-8"),
        ) from error


def _explained(name: str, error: SyntaxError) -> UnreadableInput:
    reason = _POSITION.sub("", error.msg)
    return UnreadableInput(
        Text(th=f"อ่านเป็น Turtle ไม่ได้: {reason}", en=f"not valid Turtle: {reason}"),
        where=f"{name}:{error.lineno}" if error.lineno else name,
        hint=_remedy(reason),
    )


def _remedy(reason: str) -> Text:
    if undeclared := _UNDECLARED.search(reason):
        prefix = undeclared[1]
        if prefix in PREFIXES:
            line = f"@prefix {prefix}: <{PREFIXES[prefix]}> ."
            return Text(th=f"เพิ่มบรรทัดนี้ไว้ต้นไฟล์: {line}", en=f"Add at the top of the file: {line}")
        return Text(
            th="ตรวจการสะกดคำนำหน้า หรือประกาศด้วย @prefix",
            en="Check the spelling of the prefix, or declare it with @prefix",
        )
    return Text(
        th="ตรวจเครื่องหมาย ; , . และเครื่องหมายคำพูดของบรรทัดนี้และบรรทัดก่อนหน้า",
        en="Check the ; , . and the quotation marks of this line and the one before",
    )
