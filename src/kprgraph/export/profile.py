"""Hold an export against the SHACL shapes of a profile that lie somewhere else, such as those of CPSV-AP.

The shapes see the export alone: with an ontology beside it, the axioms of ORG would make every body an agent
and demand of it what its own profile does not.
"""

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from kprgraph.errors import NonConformant, Text, UnreadableInput
from kprgraph.namespaces import PREFIXES, compress
from kprgraph.turtle import foreign

_SHOWN = 20
_TARGET = ox.NamedNode(f"{PREFIXES['sh']}targetClass")
_TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")


def conform(content: bytes, shapes: Sequence[Path]) -> int:
    """Check an export in Turtle against shape files.

    Returns:
        How many nodes the shapes are about.

    Raises:
        NonConformant: If a shape is not met, or the shapes are about nothing in the export: nothing checked
            is not passed.
        UnreadableInput: If a shape file cannot be used.
    """
    from kprgraph.validation import apart  # noqa: PLC0415 - only with shapes

    where = ", ".join(path.as_posix() for path in shapes)
    rules = [quad.triple for path in shapes for quad in foreign.quads(_known(path))]
    data = [quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)]
    targets = {triple.object for triple in rules if triple.predicate == _TARGET}
    checked = {triple.subject for triple in data if triple.predicate == _TYPE and triple.object in targets}
    if not checked:
        raise NonConformant(
            Text(th="กฎเหล่านี้ไม่เกี่ยวกับสิ่งใดในไฟล์", en="these shapes are about nothing in the export"),
            where=where,
        )
    results = apart.results(rules, data, where)
    if results:
        lines = [_line(*result) for result in results[:_SHOWN]]
        listed = "\n".join(f"  {line}" for line in lines)
        raise NonConformant(
            Text(th=f"ไม่เป็นไปตามกฎ {len(results)} ข้อ", en=f"{len(results)} shape(s) are not met"),
            where=where,
            hint=Text(th=listed, en=listed),
        )
    return len(checked)


def _line(*iris: str) -> str:
    return " ".join(compress(iri) for iri in iris if iri)


def _known(path: Path) -> Path:
    if path.suffix in foreign.FORMATS:
        return path
    raise UnreadableInput(
        Text(th="ไม่รู้จักรูปแบบของไฟล์กฎ", en="the format of the shapes is not known"),
        where=path.as_posix(),
        hint=Text(th=f"รูปแบบที่อ่านได้: {' '.join(foreign.FORMATS)}", en=f"Give {' '.join(foreign.FORMATS)}"),
    )
