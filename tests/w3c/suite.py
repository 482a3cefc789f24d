"""Read the tests of a suite, run them, compare node for node."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kprgraph.errors import UnreadableInput
from kprgraph.namespaces import PREFIXES
from kprgraph.validation.compiled import Gate, Indexed, Result
from kprgraph.validation.compiled.reading import Reader
from kprgraph.validation.compiled.terms import iri, plain

SH = PREFIXES["sh"]
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"


@dataclass(frozen=True)
class Outcome:
    """How one test went.

    Attributes:
        name: Folder and file.
        passed: Whether the results are those expected.
        left: Why pySHACL was asked for some of its shapes, or "".
        missing: Expected and not found.
        added: Found and not expected.
    """

    name: str
    passed: bool
    left: str
    missing: tuple[Result, ...] = ()
    added: tuple[Result, ...] = ()


def run(folder: Path) -> Iterator[Outcome]:
    """Run each test file under a folder, in the order of their names."""
    for path in sorted(folder.rglob("*.ttl")):
        if path.name != "manifest.ttl" and "sht:Validate" in path.read_text(encoding="utf-8"):
            yield _run(path, path.relative_to(folder).as_posix())


def _run(path: Path, name: str) -> Outcome:
    triples = _read(path)
    reader = Reader(triples)
    about = reader.described
    (test,) = (node for node in about if iri(f"{SHT}Validate") in about[node].get(TYPE, ()))
    (action,), (result,) = (about[test][iri(MF + key)] for key in ("action", "result"))
    data, shapes = (_file(about[action][iri(SHT + key)][0]) for key in ("dataGraph", "shapesGraph"))
    gate = Gate(triples if shapes == path.resolve() else _read(shapes))
    left = "; ".join(sorted(set(gate.left.values())))
    try:
        found = set(gate.results(_indexed(triples if data == path.resolve() else _read(data))))
    except UnreadableInput:
        return Outcome(name, result == iri(f"{SHT}Failure"), left or "failure")
    expected = {_expected(reader, node) for node in reader.all(result, "result")}
    return Outcome(
        name, expected == found, left, tuple(sorted(expected - found)), tuple(sorted(found - expected))
    )


TYPE = iri(PREFIXES["rdf"] + "type")


def _expected(reader: Reader, node: str) -> Result:
    said = {key: (reader.all(node, key) or [""])[0] for key in KEYS}
    path = reader.path(said["resultPath"]) if said["resultPath"] else ""
    shape = said["sourceShape"]
    return Result(
        shape=shape if shape.startswith("_") else plain(shape),
        focus_term=said["focusNode"],
        path=plain(str(path)) if said["resultPath"].startswith("<") else str(path),
        value_term=said["value"],
        component=plain(said["sourceConstraintComponent"])
        .removeprefix(SH)
        .removesuffix("ConstraintComponent"),
        severity=plain(said["resultSeverity"]).removeprefix(SH),
    )


KEYS = ("focusNode", "resultPath", "value", "sourceShape", "sourceConstraintComponent", "resultSeverity")


def _read(path: Path) -> list[ox.Triple]:
    base = f"file://{path.resolve()}"
    return [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, base_iri=base)]


def _indexed(triples: list[ox.Triple]) -> Indexed:
    """The triples with their literals as written, where a store would write them in its own way."""
    written = ox.serialize(dict.fromkeys(triples), format=ox.RdfFormat.N_TRIPLES)
    return Indexed(written or b"")


def _file(term: str) -> Path:
    return Path(plain(term).removeprefix("file://"))
