import pytest

from kprgraph.validation import references
from kprgraph.validation.report import Issue
from tests.validation.conftest import Load

ONTOLOGY = {
    "ontology/kpr.ttl": """
        kpr:Passage a owl:Class . kpr:Statement a owl:Class . org:Post a owl:Class .
        kpr:statedIn a rdf:Property .
    """
}
PASSAGE = {"data/report-2566/passages.ttl": "src66:L7 a kpr:Passage ."}
RECORD = {"data/report-2566/statements.ttl": "r66:s a kpr:Statement ; kpr:statedIn src66:L7 ."}
SOUND = {**ONTOLOGY, **PASSAGE, **RECORD}


def rules(issues: list[Issue]) -> list[tuple[str, str]]:
    return sorted((issue.rule, issue.where) for issue in issues)


def test_sound_references_raise_no_issue(loaded: Load) -> None:
    assert list(references.check(loaded(SOUND))) == []


def test_an_iri_of_ours_that_no_file_describes_is_dangling(loaded: Load) -> None:
    data = {
        **SOUND,
        "data/registry/x.ttl": "agency:a a org:Post ; dct:isPartOf agency:typo , <https://example.org/x> .",
    }
    (issue,) = references.check(loaded(data))
    assert issue.rule == "dangling-reference"
    assert issue.node == "https://w3id.org/kprgraph/id/agency/a"
    assert "agency:typo" in issue.message.en
    assert "agency:typo" in issue.message.th
    assert issue.where == "data/registry/x.ttl:5"


def test_a_term_that_the_ontology_lacks_is_named(loaded: Load) -> None:
    data = {**SOUND, "data/registry/x.ttl": 'agency:a a kpr:Agencey ; kpr:honorifc "นาย"@th .'}
    found = sorted(issue.message.en for issue in references.check(loaded(data)))
    assert ["kpr:Agencey" in found[0], "kpr:honorifc" in found[1], len(found)] == [True, True, 2]


@pytest.mark.parametrize("kind", ["", "a org:Agencey , foaf:Thing ;"])
def test_a_node_without_a_class_that_the_ontology_knows_is_reported(loaded: Load, kind: str) -> None:
    (issue,) = references.check(loaded({**SOUND, "data/registry/x.ttl": f'agency:a {kind} dct:type "x" .'}))
    assert issue.rule == "unknown-kind"
    assert issue.path == "data/registry/x.ttl"


def test_a_node_in_two_files_is_reported_at_the_second(loaded: Load) -> None:
    data = {
        **SOUND,
        "data/registry/a.ttl": "agency:a a org:Post .",
        "data/registry/b.ttl": 'agency:a skos:prefLabel "A"@en .',
    }
    (issue,) = references.check(loaded(data))
    assert issue.rule == "defined-twice"
    assert issue.path == "data/registry/b.ttl"
    assert "data/registry/a.ttl:" in issue.message.en


def test_a_passage_that_no_record_cites_is_reported(loaded: Load) -> None:
    data = {**SOUND, "data/report-2566/passages.ttl": "src66:L7 a kpr:Passage . src66:L8 a kpr:Passage ."}
    (issue,) = references.check(loaded(data))
    assert (issue.rule, issue.node) == ("unused-passage", "https://w3id.org/kprgraph/src/2566/L8")


def test_what_a_rule_derives_describes_nothing(loaded: Load) -> None:
    rule = "CONSTRUCT { ?o kpr:statedIn ?s } WHERE { ?s dct:isPartOf ?o }"
    data = {
        **SOUND,
        "data/registry/x.ttl": "agency:a a org:Post ; dct:isPartOf agency:typo .",
        "ontology/rules/01.rq": rule,
    }
    assert rules(list(references.check(loaded(data)))) == [("dangling-reference", "data/registry/x.ttl:5")]
