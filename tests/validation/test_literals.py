"""How literals and IRIs are written: each rule by one that breaks it, with place and remedy."""

from pathlib import Path

import pytest

from kprgraph.store import Store, load
from kprgraph.validation import Severity, literals
from kprgraph.workspace import Workspace

PREFIX = """@prefix a: <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""


def stored(folder: Path, statement: str) -> Store:
    (folder / "ontology").mkdir()
    (folder / "data" / "registry").mkdir(parents=True)
    (folder / "data" / "registry" / "x.ttl").write_text(f"{PREFIX}a:x a:p {statement} .\n", encoding="utf-8")
    return load(Workspace(folder))


@pytest.mark.parametrize(
    ("statement", "rule", "severity", "words"),
    [
        ('"๑๒"^^xsd:integer', "ill-formed-literal", "violation", "Write 12"),
        ('"1,000.5"^^xsd:decimal', "ill-formed-literal", "violation", "Write 1000.5"),
        ('" 12 "^^xsd:integer', "ill-formed-literal", "violation", "Write 12"),
        ('"2567-13-45"^^xsd:date', "ill-formed-literal", "violation", "a:p"),
        ('"TRUE"^^xsd:boolean', "ill-formed-literal", "violation", "xsd:boolean"),
        (f'"{"9" * 200}"^^xsd:integer', "ill-formed-literal", "violation", "999…"),
        ('"2566-08-18"^^xsd:date', "buddhist-year", "warning", "write 2023"),
        ('"2566"^^xsd:gYear', "buddhist-year", "warning", "write 2023"),
        ('"x"^^xsd:strng', "unknown-datatype", "violation", "xsd:strng"),
        ('"name"@fr', "language-tag", "violation", "Use @th or @en"),
        ('"a\\u0000b"', "control-character", "violation", "aU+0000b"),
        ('"a\\u001B[31m"@en', "control-character", "violation", "U+001B"),
        ('"กรม\\u202Eประมง"@th', "hidden-character", "warning", "กรมU+202Eประมง"),
        ('"กรม\\u200Bประมง"@th', "hidden-character", "warning", "Delete"),
        ('"นํา"@th', "decomposed-text", "warning", "Type the word anew"),
        ('"cafe\\u0301"@en', "decomposed-text", "warning", "NFC"),
        ("<https://example.org/a\\u202Eb>", "hidden-character", "violation", "aU+202Eb"),
        ("<javascript:alert(1)>", "script-iri", "warning", "https://"),
        ("<file:///etc/passwd>", "script-iri", "warning", "https://"),
    ],
)
def test_each_rule_catches_what_breaks_it(
    tmp_path: Path, statement: str, rule: str, severity: str, words: str
) -> None:
    (issue,) = literals.check(stored(tmp_path, statement))
    assert (issue.rule, issue.severity) == (rule, Severity(severity))
    assert issue.where == "data/registry/x.ttl:4"
    assert words.replace("a:p", "example.org/p") in issue.say("en")
    assert issue.say("th") != issue.say("en")


@pytest.mark.parametrize(
    "statement",
    ["12", "1.5", "true", '"2023-08-18"^^xsd:date', '"ที่ดิน น้ำ ผู้ป่วย สิทธิ์"@th', '"a – b"@en', '"๒๕๖๖"', "a:y"],
)
def test_what_is_well_written_passes(tmp_path: Path, statement: str) -> None:
    assert not list(literals.check(stored(tmp_path, statement)))


def test_text_is_kept_as_it_is_written(tmp_path: Path) -> None:
    store = stored(tmp_path, '"นํา"@th, "๑๒"^^xsd:integer')
    assert sorted(str(quad.object) for quad in store.quads) == [
        '"นํา"@th',
        '"๑๒"^^<http://www.w3.org/2001/XMLSchema#integer>',
    ]
