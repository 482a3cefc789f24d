"""How shapes are put together: each slip by a shape that has it."""

from pathlib import Path

import pytest

from kprgraph.store import load
from kprgraph.validation import shapes
from kprgraph.workspace import Workspace
from tests.validation.conftest import PROLOGUE
from tests.validation.test_shape_lint import linted

FIGURE = "<urn:x> a sh:NodeShape ; sh:targetClass kpr:Figure ; "


def chain(length: int) -> str:
    links = " ".join(f"<urn:x{n}> sh:node <urn:x{n + 1}> ." for n in range(length))
    return f"<urn:x0> sh:targetClass kpr:Figure . {links} <urn:x{length}> sh:class kpr:Figure ."


@pytest.mark.parametrize(
    ("rule", "shape"),
    [
        ("shape-without-target", "<urn:x> sh:name 'no shape'@en ."),
        ("shape-unknown-datatype", f"{FIGURE} sh:property [ sh:path kpr:unit ; sh:datatype xsd:strng ] ."),
        ("shape-list", f"{FIGURE} sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l ."),
        ("shape-list", f"{FIGURE} sh:in _:l . _:l rdf:first 1 ; rdf:rest rdf:nil , _:m . _:m rdf:first 2 ."),
        ("shape-list", f"{FIGURE} sh:in _:l . _:l rdf:first 1 ."),
        ("shape-path", f"{FIGURE} sh:property [ sh:path _:p ; sh:minCount 1 ] . _:p sh:inversePath _:p ."),
        (
            "shape-path",
            f"{FIGURE} sh:property [ sh:path _:p ; sh:minCount 1 ] . "
            "_:p sh:alternativePath ( _:p kpr:unit ) .",
        ),
        ("shape-path", f"{FIGURE} sh:property [ sh:minCount 1 ] ."),
        ("shape-path", f"{FIGURE} sh:property [ sh:path kpr:unit , kpr:about ; sh:minCount 1 ] ."),
        ("shape-number", f'{FIGURE} sh:property [ sh:path kpr:unit ; sh:minCount "one" ] .'),
        ("shape-number", f"{FIGURE} sh:property [ sh:path kpr:unit ; sh:minCount 1.5 ] ."),
        ("shape-number", f"{FIGURE} sh:property [ sh:path kpr:unit ; sh:maxCount -1 ] ."),
        ("shape-recursion", f"{FIGURE} sh:node <urn:y> . <urn:y> sh:node <urn:x> ."),
        ("shape-recursion", chain(40)),
        (
            "shape-unused-feature",
            f"<urn:s> owl:imports <urn:t> . {FIGURE} sh:property [ sh:path kpr:unit ; sh:minCount 1 ] .",
        ),
        ("shape-query", FIGURE + 'sh:sparql [ sh:ask "ASK { SERVICE <urn:x> { $this ?p ?o } }" ] .'),
    ],
)
def test_a_slip_is_named(tmp_path: Path, rule: str, shape: str) -> None:
    assert rule in [name for name, _, _ in linted(tmp_path, shape)]


@pytest.mark.parametrize(
    "shape",
    [
        chain(10),
        f"{FIGURE} sh:in ( 1 2 ) ; sh:property "
        "[ sh:path ( kpr:unit [ sh:inversePath kpr:about ] ) ; sh:minCount 0 ] .",
        f"{FIGURE} sh:property <urn:p> . <urn:p> sh:path kpr:unit ; sh:datatype xsd:gYear ; sh:not <urn:q> . "
        "<urn:q> sh:datatype rdf:langString .",
    ],
)
def test_what_is_sound_is_not(tmp_path: Path, shape: str) -> None:
    assert linted(tmp_path, shape) == []


def test_what_a_shape_without_a_name_finds_is_told(tmp_path: Path) -> None:
    for name, text in {
        "ontology/shapes/01_x.ttl": f"{FIGURE} sh:property [ sh:path kpr:unit ; sh:datatype xsd:strng ] .",
        "data/report-2599/x.ttl": "<urn:f> a kpr:Figure ; kpr:unit 1 .",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(PROLOGUE + text, encoding="utf-8")
    (issue,) = shapes.check(load(Workspace(tmp_path)))
    assert (issue.rule, issue.node) == ("Datatype", "urn:f")
