"""Read a Turtle file: its text, its triples, and the line on which each subject is written.

pyoxigraph parses. It does not tell where a subject stands, so the lines are found by a scan of the text: a
statement starts at column 0 or after a line that ends in a full stop. Every file in canonical form fits this.
"""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kprgraph.errors import Text, UnreadableInput
from kprgraph.namespaces import PREFIXES
from kprgraph.turtle import admission

_PREFIX_LINE = re.compile(r"^\s*(?:@prefix|prefix)\s+([^\s:]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_SUBJECT = re.compile(r"<([^>\s]*)>|([^\s:<>\"#@;,.\[\]()]*):((?:[^\s\\;,<>\"\[\]()]|\\.)*)")
_LOCAL_ESCAPE = re.compile(r"\\(.)")
_UNDECLARED = re.compile(r"The prefix (\S*): has not been declared")
_FURTHER = 20  # errors after the first one that a message lists
_POSITION = re.compile(r"^Parser error .*?: (?=\D)")
_LOOK_AT_THE_MARKS = Text(
    th="ตรวจเครื่องหมาย ; , . และเครื่องหมายคำพูดของบรรทัดนี้และบรรทัดก่อนหน้า",
    en="Check the ; , . and the quotation marks of this line and the one before",
)
_REMEDIES = (
    (
        re.compile(r"IRI|host|port|authority|scheme"),
        Text(
            th='เขียน IRI เต็มรูป ไม่มีช่องว่างหรือ { } " < > อักขระอื่นเขียนเป็น %XX เช่น ช่องว่างคือ %20',
            en='Write the whole IRI, without spaces or { } " < >; other characters as %XX, a space as %20',
        ),
    ),
    (
        re.compile(r"language tag|Unexpected character '[A-Z]'"),
        Text(th="ป้ายภาษาที่ใช้คือ @th และ @en", en="The language tags in use are @th and @en"),
    ),
    (
        re.compile(r"\{|graph|A dot is expected"),
        Text(
            th="ตรวจ ; , . ของบรรทัดนี้ และใน Turtle ไม่มีกราฟหลายชุด (สี่ส่วนต่อประโยค หรือ { }): ใช้ .trig หรือ .nq",
            en="Check ; , . of this line; Turtle has no named graphs (four terms, { }): use .trig or .nq",
        ),
    ),
)


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
            raise self._explained(error) from error
        except MemoryError as error:
            raise self._too_long() from error

    def load_into(self, store: ox.Store, graph: str) -> None:
        """Add the triples to a named graph of `store`, without a Python object for each of them.

        Raises:
            UnreadableInput: If the text is not Turtle; nothing has been added then.
        """
        try:
            store.load(self.text, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
        except SyntaxError as error:
            raise self._explained(error) from error
        except MemoryError as error:
            raise self._too_long() from error

    def _too_long(self) -> UnreadableInput:
        """The parser takes no token of more than 16 MB, and says so as if the memory were full."""
        line = max(enumerate(self.text.split("\n"), 1), key=lambda numbered: len(numbered[1]))[0]
        return UnreadableInput(
            Text(th="ข้อความเดียวยาวเกิน 16 MB", en="a single text is longer than 16 MB"),
            where=f"{self.name}:{line}",
        )

    def _explained(self, error: SyntaxError) -> UnreadableInput:
        reason = _POSITION.sub("", error.msg)
        remedy, further = _remedy(reason, self.prefixes), self._further(error.lineno or 0)
        return UnreadableInput(
            Text(th=f"อ่านเป็น Turtle ไม่ได้: {reason}", en=f"not valid Turtle: {reason}"),
            where=f"{self.name}:{error.lineno}" if error.lineno else self.name,
            hint=Text(th=remedy.th + further.th, en=remedy.en + further.en),
        )

    def _further(self, first: int) -> Text:
        """The lines of further errors, so that one run tells of all: every paragraph is parsed by itself."""
        header = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in self.prefixes.items())
        lines: list[int] = []
        at = 1
        for paragraph in self.text.split("\n\n"):
            try:
                deque(ox.parse(header + paragraph, format=ox.RdfFormat.TURTLE), maxlen=0)
            except SyntaxError as error:
                lines.append(at + (error.lineno or 1) - 1 - len(self.prefixes))
            at += paragraph.count("\n") + 2
        told = [f"{line}" for line in lines if line > first][:_FURTHER]
        if not told:
            return Text(th="", en="")
        listed = ", ".join(told)
        return Text(th=f"\nผิดที่อื่นอีก บรรทัด {listed}", en=f"\nFurther errors in lines {listed}")


def read(path: Path, name: str | None = None) -> TurtleFile:
    """The file at `path`; `name` is what messages call it, by default the path itself.

    Raises:
        UnreadableInput: If there is no such file, or it is not what `admission` lets in.
    """
    name = name or path.as_posix()
    file = TurtleFile(path, name, admission.text_of(admission.content_of(path, name), name))
    _refuse_two_meanings(file)
    return file


def _refuse_two_meanings(file: TurtleFile) -> None:
    declared = _PREFIX_LINE.findall(file.text)
    if len(declared) == len(file.prefixes):
        return
    for prefix, iri in declared:
        if iri != file.prefixes[prefix]:
            lines = [m for m in _PREFIX_LINE.finditer(file.text) if m[1] == prefix]
            first, last = (file.text.count("\n", 0, m.start(1)) + 1 for m in (lines[0], lines[-1]))
            raise UnreadableInput(
                Text(
                    th=f"คำนำหน้า {prefix}: ประกาศสองความหมาย บรรทัด {first} และ {last}",
                    en=f"the prefix {prefix}: has two meanings, in lines {first} and {last}",
                ),
                where=f"{file.name}:{last}",
                hint=Text(th="เหลือไว้บรรทัดเดียว", en="Keep one of the lines"),
            )


def _remedy(reason: str, declared: Iterable[str]) -> Text:
    if undeclared := _UNDECLARED.search(reason):
        return _declare(undeclared[1], declared)
    return next((remedy for pattern, remedy in _REMEDIES if pattern.search(reason)), _LOOK_AT_THE_MARKS)


def _declare(prefix: str, declared: Iterable[str]) -> Text:
    if prefix in PREFIXES:
        line = f"@prefix {prefix}: <{PREFIXES[prefix]}> ."
        return Text(th=f"เพิ่มบรรทัดนี้ไว้ต้นไฟล์: {line}", en=f"Add at the top of the file: {line}")
    nearest = ", ".join(f"{near}:" for near in get_close_matches(prefix, sorted({*PREFIXES, *declared})))
    if nearest:
        return Text(th=f"ใกล้เคียงที่สุด: {nearest}", en=f"Did you mean: {nearest}")
    return Text(th="ประกาศคำนำหน้านี้ด้วย @prefix ไว้ต้นไฟล์", en="Declare it with @prefix at the top of the file")
