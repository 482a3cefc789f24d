"""Whether the passages that records cite are those of the text: existing lines, right offsets and digests."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

import pyoxigraph as ox

from kprgraph.edition import Edition, Span
from kprgraph.errors import Text
from kprgraph.namespaces import compress, expand, split
from kprgraph.store import Store
from kprgraph.terms import Value, python_value
from kprgraph.validation.report import Issue

Passages: TypeAlias = dict[str, list[str]]
"""Passage IRI -> sorted IRIs of the records that cite it."""

_SHA256 = ox.NamedNode(expand("kpr:sha256"))
_LINES = re.compile(r"L([1-9][0-9]*)(?:-([1-9][0-9]*))?")
_SHOWN = 3

_RESEAL = Text(
    th="ถ้าอ้างบรรทัดถูกแล้ว ให้รัน kprgraph format --source FILE",
    en="If the right lines are cited, run kprgraph format --source FILE",
)


def sources(store: Store, edition: Edition) -> list[str]:
    """Namespaces of the passages of every report that is made from `edition`."""
    made = store.subjects("kpr:sha256", ox.Literal(edition.sha256))
    return [split(iri)[0] for iri in made]


def all_editions(store: Store) -> list[str]:
    """IRIs of the editions of all reports."""
    return [_iri(quad.subject) for quad in store.quads.quads_for_pattern(None, _SHA256, None)]


def passages_of(store: Store, base: str) -> Passages:
    """The passages under the namespace `base` that some record cites, or that are described."""
    cited: Passages = defaultdict(list)
    for quad in store.quads.quads_for_pattern(None, ox.NamedNode(expand("kpr:statedIn")), None):
        if isinstance(quad.object, ox.NamedNode) and split(quad.object.value)[0] == base:
            cited[quad.object.value].append(_iri(quad.subject))
    for passage in store.subjects("rdf:type", ox.NamedNode(expand("kpr:Passage"))):
        if split(passage)[0] == base:
            cited.setdefault(passage, [])
    return {passage: sorted(cited[passage]) for passage in sorted(cited)}


def lines_of(passage: str) -> tuple[int, int] | None:
    """First and last line that the name of a passage gives, or None where it gives none.

    >>> lines_of("https://w3id.org/kprgraph/src/2566/L1026-1028"), lines_of("https://w3id.org/kprgraph/src/2566/L7")
    ((1026, 1028), (7, 7))
    """
    match = _LINES.fullmatch(split(passage)[1])
    if not match:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    return (first, last) if first <= last else None


def check_passages(store: Store, edition: Edition, cited: Passages) -> Iterator[Issue]:
    """Issues of the passages `cited`: `passage-lines`, `passage-unsealed`, `passage-changed`."""
    for passage, records in cited.items():
        lines = lines_of(passage)
        if lines is None or lines[1] > len(edition.lines):
            yield from _no_such_lines(store, edition, passage, records)
        elif not store.types(passage):
            yield from _unsealed(store, passage, records)
        else:
            yield from _changed(store, passage, records, lines, edition.span(*lines))


def _no_such_lines(store: Store, edition: Edition, passage: str, records: list[str]) -> Iterator[Issue]:
    name, count = compress(passage), len(edition.lines)
    for node in records or [passage]:
        yield Issue.at(
            store,
            node,
            "passage-lines",
            Text(
                th=f"อ้าง {name} ซึ่งไม่ใช่บรรทัดของต้นฉบับ (มี {count} บรรทัด)",
                en=f"cites {name}, which names no lines of the source (it has {count})",
            ),
            hint=Text(
                th="เขียนเป็น L175 หรือ L1026-1028 โดยเลขหลังมากกว่าเลขหน้า",
                en="Write L175 or L1026-1028, the second number greater than the first",
            ),
        )


def _unsealed(store: Store, passage: str, records: list[str]) -> Iterator[Issue]:
    name = compress(passage)
    for record in records:
        yield Issue.at(
            store,
            record,
            "passage-unsealed",
            Text(
                th=f"อ้าง {name} ซึ่งยังไม่มีตำแหน่งและค่าแฮช",
                en=f"cites {name}, which has no offsets and digest yet",
            ),
            hint=_RESEAL,
        )


def _changed(
    store: Store, passage: str, records: list[str], lines: tuple[int, int], span: Span
) -> Iterator[Issue]:
    (selector, *_) = [*map(_iri, store.objects(passage, "oa:hasSelector")), ""]
    expected: list[tuple[str, str, Value]] = [
        (passage, "kpr:lineStart", lines[0]),
        (passage, "kpr:lineEnd", lines[1]),
        (passage, "kpr:spanSha256", span.sha256),
        (selector, "oa:start", span.start),
        (selector, "oa:end", span.end),
    ]
    wrong = [
        predicate
        for subject, predicate, value in expected
        if not subject or [python_value(term) for term in store.objects(subject, predicate)] != [value]
    ]
    if wrong:
        named = ", ".join(wrong)
        citing = ", ".join(map(compress, records[:_SHOWN])) + (" …" if len(records) > _SHOWN else "") or "-"
        yield Issue.at(
            store,
            passage,
            "passage-changed",
            Text(
                th=f"{named} ไม่ตรงกับบรรทัด {lines[0]}-{lines[1]} ของต้นฉบับ (อ้างโดย {citing})",
                en=f"{named} does not match lines {lines[0]}-{lines[1]} of the source (cited by {citing})",
            ),
            hint=_RESEAL,
        )


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
