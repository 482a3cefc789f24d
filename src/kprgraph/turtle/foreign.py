"""Graphs in files that somebody else wrote, in any RDF syntax: looked at before a parser sees them.

The parsers are strict, but not safe: nested JSON-LD ends the process that reads it, entities of XML grow
until memory is gone, and JSON that names a key twice, or a term of no context, loses statements without
a word.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kprgraph.errors import Text, UnreadableInput
from kprgraph.turtle.admission import MOST_DEPTH, content_of, text_of

FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
"""What a file holds, by the ending of its name."""

_PIECE = 65_536


def quads(path: Path) -> Iterator[ox.Quad]:
    """The statements of a file whose name ends in one of `FORMATS`.

    Raises:
        UnreadableInput: If it is not what its name says, beyond a limit, or wants something from outside.
    """
    name = path.as_posix()
    content = content_of(path, name)
    if path.suffix == ".rdf":
        _look_at_xml(content, name)
    elif path.suffix == ".jsonld":
        content = content.removeprefix(b"\xef\xbb\xbf")
        _look_at_json(content, name)
    else:
        content = text_of(content, name).encode()
    try:
        yield from list(ox.parse(content, format=FORMATS[path.suffix]))  # whole or not at all
    except (SyntaxError, ValueError, OSError, MemoryError) as error:
        raise _unreadable(name, error) from error


def _look_at_xml(content: bytes, name: str) -> None:
    """Refuse entities, which only a document type can declare, and depth; no more than that is read."""
    from xml.parsers import expat  # noqa: PLC0415 - what is dangerous about it is refused here

    depth = 0

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise _too_deep(name, parser.CurrentLineNumber)

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise UnreadableInput(
            Text(th="ไม่รับ DOCTYPE ใน RDF/XML", en="a DOCTYPE is not taken in RDF/XML"),
            where=f"{name}:{parser.CurrentLineNumber}",
            hint=Text(
                th="เขียน IRI และข้อความเต็มแทน &ชื่อ; แล้วลบ DOCTYPE",
                en="Write IRIs and texts in full instead of &name; and delete the DOCTYPE",
            ),
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        for at in range(0, len(content), _PIECE):
            parser.Parse(content[at : at + _PIECE], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise _unreadable(f"{name}:{error.lineno}", error) from error


def _look_at_json(content: bytes, name: str) -> None:
    depth = deepest = 0
    for piece in _unquoted(content):
        for byte in piece:
            if byte in b"[{":
                depth += 1
                deepest = max(deepest, depth)
            elif byte in b"]}":
                depth -= 1
    if deepest > MOST_DEPTH:
        raise _too_deep(name, 0)
    try:
        document = json.loads(content, object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise _unreadable(name, "not UTF-8") from error
    except json.JSONDecodeError as error:
        raise _unreadable(f"{name}:{error.lineno}", error) from error
    except ValueError as error:
        raise _unreadable(name, error) from error
    terms = _terms(document, name)
    maps = {key for key, meaning in terms.items() if isinstance(meaning, dict) and "@container" in meaning}
    used = dict.fromkeys(key for key in _keys(document, maps) if not key.startswith("@") and ":" not in key)
    unknown = [key for key in used if key not in terms]
    if unknown and "@vocab" not in terms:
        listed = ", ".join(unknown[:10])
        raise UnreadableInput(
            Text(th=f"@context ไม่มีคำเหล่านี้: {listed}", en=f"terms that the @context does not have: {listed}"),
            where=name,
            hint=Text(
                th="เพิ่มใน @context มิฉะนั้นข้อความเหล่านี้จะหายไป",
                en="Add them to the @context; without it these statements would be lost",
            ),
        )


def _unquoted(content: bytes) -> Iterator[bytes]:
    """The parts of a JSON text that are outside of strings."""
    parts = content.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')
    yield from parts[::2]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, where no key is given twice.

    Raises:
        ValueError: Naming the key.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at]))
        raise ValueError(f"the key {twice[:100]!r} stands twice in one object")
    return found


def _no_number(constant: str) -> float:
    raise ValueError(f"{constant} is no number of JSON")


def _terms(document: Any, name: str) -> dict[str, Any]:
    """The terms of all contexts in a document; the depth of the document is known to be small.

    Raises:
        UnreadableInput: If a context is not in the document itself.
    """
    if isinstance(document, list):
        return {term: meaning for each in document for term, meaning in _terms(each, name).items()}
    found: dict[str, Any] = {}
    for key, value in document.items() if isinstance(document, dict) else ():
        if key != "@context":
            found |= _terms(value, name)
            continue
        for context in value if isinstance(value, list) else [value]:
            if isinstance(context, str) or (isinstance(context, dict) and "@import" in context):
                raise _fetches(name, str(context)[:200])
            if isinstance(context, dict):
                found |= context | _terms(list(context.values()), name)
    return found


def _keys(value: Any, maps: set[str]) -> Iterator[str]:
    """All keys outside of contexts; below a term of `maps`, keys are languages and the like, not terms."""
    if isinstance(value, list):
        for each in value:
            yield from _keys(each, maps)
    elif isinstance(value, dict):
        for key, inside in value.items():
            if key == "@context":
                continue
            yield key
            below = list(inside.values()) if key in maps and isinstance(inside, dict) else inside
            yield from _keys(below, maps)


def _fetches(name: str, context: str) -> UnreadableInput:
    return UnreadableInput(
        Text(th=f"ไม่อ่าน @context จากภายนอก: {context}", en=f"a @context from outside is not read: {context}"),
        where=name,
        hint=Text(
            th="ใส่ @context ไว้ในไฟล์ เช่นที่ kprgraph export jsonld เขียน หรือใช้รูปแบบอื่น (.ttl .nq)",
            en="Put the @context into the file, as kprgraph export jsonld does, or use .ttl or .nq",
        ),
    )


def _too_deep(name: str, line: int) -> UnreadableInput:
    return UnreadableInput(
        Text(th=f"ซ้อนกันเกิน {MOST_DEPTH} ชั้น", en=f"nested deeper than {MOST_DEPTH} levels"),
        where=f"{name}:{line}" if line else name,
    )


def _unreadable(where: str, error: object) -> UnreadableInput:
    return UnreadableInput(
        Text(th=f"อ่านกราฟไม่ได้: {error}", en=f"the graph cannot be read: {error}"), where=where
    )
