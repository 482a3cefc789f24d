from kprgraph.validation import canonical
from tests.validation.conftest import Load

NAME = "data/registry/bodies.ttl"


def test_a_file_in_canonical_form_raises_no_issue(loaded: Load) -> None:
    assert list(canonical.check(loaded({NAME: 'agency:a skos:prefLabel "กรม ก"@th .'}))) == []


def test_another_layout_is_an_issue_with_the_first_line_that_differs(loaded: Load) -> None:
    store = loaded(
        {NAME: 'agency:b skos:prefLabel "ข"@th .\nagency:a skos:prefLabel "ก"@th .'}, canonical=False
    )
    (issue,) = canonical.check(store)
    assert issue.path == NAME
    assert issue.line is not None
    assert issue.hint is not None
    assert "kprgraph format" in issue.hint.en
    assert "kprgraph format" in issue.hint.th


def test_a_comment_without_a_home_is_an_issue_that_format_cannot_mend(loaded: Load) -> None:
    store = loaded({NAME: 'agency:a skos:prefLabel "ก"@th . # why\n'}, canonical=False)
    (issue,) = canonical.check(store)
    assert issue.line is not None
    assert issue.hint is not None
    assert "kprgraph format" not in issue.hint.en


def test_the_ontology_may_be_laid_out_by_hand(loaded: Load) -> None:
    store = loaded({"ontology/kpr.ttl": "kpr:B a owl:Class .\nkpr:A a owl:Class ."}, canonical=False)
    assert list(canonical.check(store)) == []
