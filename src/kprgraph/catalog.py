"""Query files: a question in words, its parameters and columns, and the SPARQL that answers it.

A query file stays valid SPARQL: its header is YAML behind `#+` at the top of the file, the way grlc does it.
Reading is strict. A header that says less or more than it should, or a parameter that the query does not
project, is an error with file and line, so that a question never silently loses a filter.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kprgraph.errors import Text, UnknownQuery, UnreadableInput
from kprgraph.header import Fields, HeaderError, parse
from kprgraph.namespaces import SCHEMES
from kprgraph.workspace import Workspace

SUFFIX = ".rq"
PARAM_TYPES = ("iri", "integer", "string", "fy")
EVIDENCE = ("record", "records")
"""Projected variables that hold record IRIs: they become `stated_in` and need no heading."""

_NOT_PORTABLE = ("SERVICE", "GRAPH", "FROM", "LATERAL")

_TOKEN = re.compile(
    r"""
      <[^<>"{}|^`\\\x00-\x20]*>                              # IRI
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | \#[^\n]*                                               # comment
    | [?$]\w+                                                # variable
    | (?P<name>(?:\w(?:[\w.-]*[\w-])?)?:(?:(?:[\w:%.-]|\\.)*(?:[\w:%-]|\\.))?)   # prefixed name
    | (?P<word>\w+)
    | (?P<brace>[{}])
    """,
    re.VERBOSE | re.DOTALL,
)

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of a query: a variable of its projection that may be bound before it runs.

    Attributes:
        name: Name of the variable.
        type: `iri`, `integer`, `string`, or `fy` (a Buddhist-Era fiscal year such as 2566).
        of_class: CURIE of the class that an `iri` belongs to, or None for any.
        title: What to ask the user for.
    """

    name: str
    type: str
    of_class: str | None
    title: Text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer.

    Attributes:
        name: Name of the variable.
        title: Heading.
        entity: True if it holds IRIs of things with a label.
        scheme: Prefix of the concept scheme whose notations it holds, such as `linkstatus`, or None.
        values: Code -> words, for a column of other codes.
        several: True if it holds several values, which the query joins with a space.
    """

    name: str
    title: Text
    entity: bool = False
    scheme: str | None = None
    values: Mapping[str, Text] = field(default_factory=dict)
    several: bool = False

    @property
    def labelled(self) -> bool:
        """Whether a column `{name}_label` with words for people goes with it."""
        return self.entity or bool(self.scheme or self.values)


@dataclass(frozen=True)
class QueryFile:
    """A question and the SPARQL that answers it.

    Attributes:
        name: Path below `queries/` without suffix, for example `feeds` or `networks/dependency`.
        title: Short name for lists.
        question: The question in words.
        row: What one row of the answer means.
        params: Parameters in the order of the header.
        columns: Columns in the order of the header.
        empty: Why an answer without rows is right, or None if there must be rows.
        text: The whole file; valid SPARQL.
        path: Where it was read from.
    """

    name: str
    title: Text
    question: Text
    row: Text
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    empty: Text | None
    text: str
    path: Path

    @cached_property
    def column(self) -> Mapping[str, Column]:
        """Columns by name."""
        return MappingProxyType({column.name: column for column in self.columns})


def names(workspace: Workspace) -> list[str]:
    """Names of all query files, sorted, without reading them."""
    folder = workspace.queries
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob(f"*{SUFFIX}"))


def find(workspace: Workspace, name: str) -> QueryFile:
    """The query file of this name.

    Raises:
        UnknownQuery: If there is none; carries the nearest names.
        UnreadableInput: If its header or its SPARQL breaks the rules.
    """
    known = names(workspace)
    if name not in known:
        raise UnknownQuery(name, difflib.get_close_matches(name, known, n=3, cutoff=0.4))
    return read(workspace.queries / f"{name}{SUFFIX}", name)


def load(workspace: Workspace) -> dict[str, QueryFile]:
    """All query files by name, in the order of their names.

    Raises:
        UnreadableInput: If one of them breaks the rules.
    """
    return {name: find(workspace, name) for name in names(workspace)}


def read(path: Path, name: str | None = None) -> QueryFile:
    """Read one query file; `name` defaults to the stem of the path.

    Raises:
        UnreadableInput: With file and line, if it cannot be read or breaks the rules.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return _query_file(text, path, name or path.stem)
    except HeaderError as error:
        raise UnreadableInput(error.message, where=f"{path}:{error.line}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(
            Text(th="อ่านไฟล์คำถามไม่ได้", en="the query file cannot be read"), where=str(path)
        ) from error


def words(sparql: str) -> set[str]:
    r"""The bare words of a SPARQL text, upper-cased: no IRI, string, comment, variable or prefixed name.

    >>> sorted(words("SELECT ?graph { ?s service:x 'FROM' } # LATERAL"))
    ['SELECT']
    >>> words(r"\u0053ERVICE")  # escapes count as what they stand for (SPARQL 1.1, section 19.2)
    {'SERVICE'}
    """
    text = _ESCAPE.sub(lambda match: _character(match[1] or match[2]), sparql)
    return {word.upper() for kind, word, _ in tokens(text) if kind == "word"}


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def tokens(sparql: str) -> Iterator[tuple[str, str, int]]:
    """The outline of a SPARQL text: kind (`word`, `name` for a prefixed name, `brace`), text and position.

    >>> [text for _, text, _ in tokens("ASK { ?s a kpr:Record }")]
    ['ASK', '{', 'a', 'kpr:Record', '}']
    """
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup:
            yield match.lastgroup, match[0], match.start()


def _query_file(text: str, path: Path, name: str) -> QueryFile:
    header = Fields(
        parse(text), required=("title", "question", "row", "columns"), optional=("params", "empty")
    )
    params = tuple(_param(node) for node in header.items("params"))
    columns = tuple(_column(key, node) for key, node in header.pairs("columns"))
    _check_sparql(text)
    _check_projection(text, header, params, columns)
    return QueryFile(
        name=name,
        title=header.text("title"),
        question=header.text("question"),
        row=header.text("row"),
        params=params,
        columns=columns,
        empty=header.text("empty") if "empty" in header else None,
        text=text,
        path=path,
    )


def _param(node: Fields) -> Param:
    node.only(required=("name", "type", "title"), optional=("class",))
    kind = node.word("type")
    if kind not in PARAM_TYPES:
        raise node.error("type", f"ชนิดต้องเป็นหนึ่งใน {PARAM_TYPES}", f"the type must be one of {PARAM_TYPES}")
    of_class = node.word("class") if "class" in node else None
    if of_class and kind != "iri":
        raise node.error("class", "class ใช้ได้กับชนิด iri เท่านั้น", "only a parameter of type iri has a class")
    return Param(node.word("name"), kind, of_class, node.text("title"))


def _column(name: str, node: Fields) -> Column:
    node.only(required=("th", "en"), optional=("entity", "scheme", "values", "list"))
    scheme = node.word("scheme") if "scheme" in node else None
    if scheme and scheme not in SCHEMES:
        raise node.error("scheme", f"ไม่รู้จักชุดคำ {scheme}", f"there is no concept scheme {scheme}")
    values = {}
    for code, meaning in node.pairs("values"):
        meaning.only(required=("th", "en"))
        values[code] = meaning.own_text()
    column = Column(
        name=name,
        title=node.own_text(),
        entity=node.flag("entity"),
        scheme=scheme,
        values=MappingProxyType(values),
        several=node.flag("list"),
    )
    if column.entity + bool(scheme) + bool(values) > 1:
        message = "ใช้ได้เพียงอย่างเดียวใน entity, scheme, values", "only one of entity, scheme, values can be"
        raise node.error("entity", *message)
    return column


def _check_sparql(text: str) -> None:
    for word in _NOT_PORTABLE:
        if word in words(text):
            line = next(i for i, row in enumerate(text.splitlines(), 1) if word in words(row))
            raise HeaderError(
                line, f"ไฟล์คำถามห้ามใช้ {word}", f"a query file must run on any engine: {word} is out"
            )


def _check_projection(
    text: str, header: Fields, params: tuple[Param, ...], columns: tuple[Column, ...]
) -> None:
    projected = _projection(text)
    named = {column.name for column in columns}
    for what, group in (("params", params), ("columns", columns)):
        seen: set[str] = set()
        for item in group:
            if item.name not in projected:
                raise header.error(
                    what, f"?{item.name} ไม่อยู่ใน SELECT", f"?{item.name} is not in the SELECT projection"
                )
            if item.name in seen:
                raise header.error(what, f"?{item.name} ซ้ำ", f"?{item.name} is declared twice")
            seen.add(item.name)
    for name in projected:
        if name not in named and name not in EVIDENCE and name not in {param.name for param in params}:
            raise header.error("columns", f"?{name} ไม่มีหัวคอลัมน์", f"?{name} has no heading in columns")


def _projection(text: str) -> list[str]:
    """Names of the projected variables, from the engine's own parser on an empty store."""
    try:
        answer = ox.Store().query(text)
    except SyntaxError as error:
        found = re.match(r"error at (\d+):(\d+)", str(error))
        line, column = (int(found[1]), found[2]) if found else (1, "?")
        raise HeaderError(
            line, f"SPARQL ผิดไวยากรณ์ที่อักขระที่ {column}", f"the SPARQL does not parse at character {column}"
        ) from None
    if not isinstance(answer, ox.QuerySolutions):
        raise HeaderError(1, "คำถามในไฟล์ต้องเป็น SELECT", "a query file holds a SELECT query")
    return [variable.value for variable in answer.variables]
