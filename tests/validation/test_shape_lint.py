"""What an engine passes over in silence, the shapes are told."""

from pathlib import Path

import pytest

from kprgraph import store as stores
from kprgraph.store import Store
from kprgraph.validation import shape_lint
from kprgraph.workspace import Workspace
from tests.conftest import ROOT, TOY
from tests.validation.conftest import PROLOGUE


def linted(folder: Path, shape: str) -> list[tuple[str, str, int | None]]:
    """Rule, words and line of what is found in one shape file, with the real ontology and invented data."""
    (folder / "ontology" / "shapes").mkdir(parents=True)
    for name in ("kpr.ttl", "alignments.ttl", "vocab"):
        (folder / "ontology" / name).symlink_to(ROOT / "ontology" / name)
    (folder / "data").symlink_to(TOY / "data")
    (folder / "ontology" / "shapes" / "01_x.ttl").write_text(f"{PROLOGUE}{shape}", encoding="utf-8")
    issues = shape_lint.check(stores.load(Workspace(folder)))
    first = PROLOGUE.count("\n")
    return [(issue.rule, issue.message.en.partition(": ")[2], (issue.line or 0) - first) for issue in issues]


SOUND = "sh:property [ sh:path kpr:unit ; sh:minCount 1 ]"


@pytest.mark.parametrize(
    ("rule", "what", "shape"),
    [
        (
            "shape-unknown-term",
            "sh:minCuont",
            "sh:property [ sh:path kpr:unit ; sh:minCuont 1 ; sh:maxCount 1 ]",
        ),
        ("shape-unknown-term", "sh:Waring", f"sh:severity sh:Waring ; {SOUND}"),
        ("shape-unused-feature", "sh:target", f"sh:target [] ; {SOUND}"),
        ("shape-unknown-class", "kpr:Figuer", f"sh:targetClass kpr:Figuer ; {SOUND}"),
        ("shape-unknown-class", "foaf:Persn", f"sh:targetClass foaf:Persn ; {SOUND}"),
        ("shape-unknown-class", "agency:nobody", f"sh:targetNode agency:nobody ; {SOUND}"),
        ("shape-unknown-class", "kpr:Untold", "sh:property [ sh:path kpr:unit ; sh:class kpr:Untold ]"),
        ("shape-unknown-property", "kpr:unitt", "sh:property [ sh:path kpr:unitt ; sh:minCount 1 ]"),
        ("shape-unknown-property", "kpr:wen", f"sh:targetSubjectsOf kpr:wen ; {SOUND}"),
        ("shape-flag", "sh:closed yes", f'sh:closed "yes" ; {SOUND}'),
        ("shape-pattern", "(: missing )", 'sh:property [ sh:path kpr:unit ; sh:pattern "(" ]'),
        ("shape-pattern", "(a+)+$", 'sh:property [ sh:path kpr:unit ; sh:pattern "(a+)+$" ]'),
        ("shape-query", "error", 'sh:sparql [ sh:select "SELECT $this WHERE { $this kpr:unit }" ]'),
        (
            "shape-query",
            "SERVICE",
            'sh:sparql [ sh:select "SELECT $this { SERVICE#x\\n<urn:x> { ?s ?p ?o } }" ]',
        ),
    ],
)
def test_a_slip_in_a_shape_is_named(tmp_path: Path, rule: str, what: str, shape: str) -> None:
    found = linted(tmp_path, f"<urn:x> a sh:NodeShape ; sh:targetClass kpr:Figure ; {shape} .\n")
    assert [(name, words.startswith(what)) for name, words, _ in found] == [(rule, True)]


def test_a_misspelt_term_is_told_with_its_line_and_the_right_one(tmp_path: Path) -> None:
    shape = f"<urn:x> a sh:NodeShape ; {SOUND} ;\n  sh:targtClass kpr:Figure .\n"
    found = linted(tmp_path, shape)
    assert {(rule, line) for rule, _, line in found} == {
        ("shape-unknown-term", 1),
        ("shape-without-target", 1),
    }


def test_a_shape_that_nothing_leads_to_is_named(tmp_path: Path) -> None:
    shapes = """
      <urn:a> sh:targetClass kpr:Figure ; sh:or ( <urn:b> <urn:c> ) ; sh:property <urn:d> .
      <urn:b> sh:class kpr:Figure . <urn:c> sh:not <urn:e> . <urn:d> sh:path kpr:unit ; sh:node <urn:f> .
      <urn:e> sh:class kpr:Figure . <urn:f> sh:class skos:Concept .
      <urn:lost> sh:class kpr:Figure .
    """
    assert [(rule, what) for rule, what, _ in linted(tmp_path, shapes)] == [
        ("shape-without-target", "urn:lost")
    ]


@pytest.mark.curated
def test_the_rules_of_the_ontology_have_no_slips(store: Store) -> None:
    assert list(shape_lint.check(store)) == []
