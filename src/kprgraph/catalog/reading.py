"""Read query files: the YAML header strictly, and SPARQL that any engine runs."""

import re
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kprgraph.catalog import limits
from kprgraph.catalog.model import EVIDENCE, Column, Param, QueryFile
from kprgraph.catalog.outline import words
from kprgraph.errors import Text, UnreadableInput, UsageError
from kprgraph.header import Fields, HeaderError, parse
from kprgraph.namespaces import SCHEMES

PARAM_TYPES = ("iri", "integer", "string", "fy")

_NOT_PORTABLE = ("SERVICE", "GRAPH", "FROM", "LATERAL")


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
    try:
        limits.check(text)
    except UsageError as error:
        raise HeaderError(1, error.message.th, error.message.en) from None
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
