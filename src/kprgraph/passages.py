"""Seal the passages that records cite: offsets and digests of their lines, taken from the source text.

A passage is named by its lines, `L175` or `L1026-1028`, in the namespace of its edition. Records cite it by
that name alone; all else about it is computed here and kept in one generated file, `passages.ttl`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kprgraph import turtle
from kprgraph.edition import Edition
from kprgraph.errors import NonConformant, Text, UnreadableInput
from kprgraph.namespaces import expand, report_graph, split
from kprgraph.turtle import TurtleFile
from kprgraph.workspace import Workspace, write_atomically

FILE_NAME = "passages.ttl"

_HEADER = """\
# Passages that records cite: lines, offsets in code points, digests. Written from the source, not by hand.
# ข้อความที่ระเบียนอ้างถึง: บรรทัด ตำแหน่ง และค่าแฮช เขียนจากต้นฉบับ ไม่แก้ด้วยมือ
# SPDX-License-Identifier: CC-BY-4.0"""
_LOOKS_CITED = re.compile(r"L[0-9]")
_LINES = re.compile(r"L([1-9][0-9]*)(?:-([1-9][0-9]*))?")


@dataclass(frozen=True, order=True)
class Citation:
    """A passage as records cite it.

    Attributes:
        first: Number of its first line, from 1.
        last: Number of its last line.
        iri: The passage.
    """

    first: int
    last: int
    iri: str


def seal(workspace: Workspace, edition: Edition) -> list[Path]:
    """Write the passages file of each report that is made from this text, and no other file.

    A report is made from the text if a node of the curated data has the text's digest as `kpr:sha256`; the
    node's `kpr:reportYear` names the report, and its namespace is that of the passages.

    Returns:
        The passages files of these reports, whether they had to be written or were right already.

    Raises:
        UnreadableInput: If no report is made from this text, or a curated file cannot be read.
        NonConformant: If a citation names no lines of the text; nothing is written then.
    """
    files = [
        turtle.read(path, workspace.relative(path))
        for path in workspace.curated_files()
        if path.name != FILE_NAME  # its old content has no say in the new
    ]
    quads = ox.Store()
    for file in files:
        file.load_into(quads, report_graph(file.path.relative_to(workspace.data).parts[0]))
    prefixes = turtle.prefix_table({p: n for file in files for p, n in file.prefixes.items()})
    contents: dict[Path, bytes] = {}
    for source, year in _sources(quads, edition):
        triples = (
            triple
            for citation in _citations(quads, source, year, edition, files)
            for triple in _described(citation, source, edition)
        )
        text = turtle.serialize(triples, prefixes=prefixes, header=_HEADER)
        contents[workspace.data / f"report-{year}" / FILE_NAME] = text.encode("utf-8")
    if not contents:
        raise _made_from_none(edition)
    for path, content in contents.items():
        if not path.exists() or path.read_bytes() != content:
            write_atomically(path, content)
    return list(contents)


def _sources(quads: ox.Store, edition: Edition) -> list[tuple[str, str]]:
    """(IRI of the edition node, year of its report) of every report made from the text."""
    found = set()
    for made in quads.quads_for_pattern(None, _node("kpr:sha256"), ox.Literal(edition.sha256)):
        for dated in quads.quads_for_pattern(made.subject, _node("kpr:reportYear"), None):
            if isinstance(made.subject, ox.NamedNode) and isinstance(dated.object, ox.Literal):
                found.add((made.subject.value, dated.object.value))
    return sorted(found)


def _citations(
    quads: ox.Store, source: str, year: str, edition: Edition, files: list[TurtleFile]
) -> list[Citation]:
    """The passages that the records of a report cite, each once, in the order of the text."""
    base = split(source)[0]
    found = set()
    for quad in quads.quads_for_pattern(None, None, None, ox.NamedNode(report_graph(f"report-{year}"))):
        if not isinstance(quad.object, ox.NamedNode):
            continue
        namespace, name = split(quad.object.value)
        if namespace == base and _LOOKS_CITED.match(name):
            lines = _lines(name, edition)
            if lines is None:
                raise _no_such_lines(name, quad.subject, edition, files)
            found.add(Citation(*lines, quad.object.value))
    return sorted(found)


def _lines(name: str, edition: Edition) -> tuple[int, int] | None:
    match = _LINES.fullmatch(name)
    if not match:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    in_order = match[2] is None or first < last
    return (first, last) if in_order and last <= len(edition.lines) else None


def _described(citation: Citation, source: str, edition: Edition) -> Iterator[ox.Triple]:
    span = edition.span(citation.first, citation.last)
    passage, selector = ox.NamedNode(citation.iri), ox.NamedNode(f"{citation.iri}-pos")
    statements: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
        (passage, "rdf:type", _node("kpr:Passage")),
        (passage, "rdf:type", _node("oa:SpecificResource")),
        (passage, "oa:hasSource", ox.NamedNode(source)),
        (passage, "oa:hasSelector", selector),
        (passage, "kpr:lineStart", ox.Literal(citation.first)),
        (passage, "kpr:lineEnd", ox.Literal(citation.last)),
        (passage, "kpr:spanSha256", ox.Literal(span.sha256)),
        (selector, "rdf:type", _node("oa:TextPositionSelector")),
        (selector, "oa:start", ox.Literal(span.start)),
        (selector, "oa:end", ox.Literal(span.end)),
    ]
    yield from (ox.Triple(subject, _node(curie), node) for subject, curie, node in statements)


def _node(curie: str) -> ox.NamedNode:
    return ox.NamedNode(expand(curie))


def _made_from_none(edition: Edition) -> UnreadableInput:
    return UnreadableInput(
        Text(th="ไม่มีรายงานใดในข้อมูลที่ทำจากต้นฉบับนี้", en="no report of the data is made from this text"),
        where=edition.path.as_posix(),
        hint=Text(
            th=f"ค่า sha256 ของไฟล์นี้คือ {edition.sha256} ซึ่งไม่ตรงกับ kpr:sha256 ใดในข้อมูล",
            en=f"Its sha256 is {edition.sha256}, which is no kpr:sha256 in the data",
        ),
    )


def _no_such_lines(name: str, citing: object, edition: Edition, files: list[TurtleFile]) -> NonConformant:
    iri = citing.value if isinstance(citing, ox.NamedNode) else ""
    places = (f"{file.name}:{file.subject_lines[iri]}" for file in files if iri in file.subject_lines)
    count = len(edition.lines)
    return NonConformant(
        Text(
            th=f"“{name}” ไม่ใช่บรรทัดของต้นฉบับ ซึ่งมี {count} บรรทัด",
            en=f"“{name}” names no lines of the source, which has {count} lines",
        ),
        where=next(places, None),
        hint=Text(
            th="เขียนเป็น L175 หรือ L1026-1028 โดยเลขหลังมากกว่าเลขหน้า",
            en="Write L175 or L1026-1028, the second number greater than the first",
        ),
    )
