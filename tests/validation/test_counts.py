from pathlib import Path

import pytest

from kprgraph.errors import UnreadableInput
from kprgraph.validation import counts
from tests.validation.conftest import Load

COUNTS = "data/report-2566/counts.yml"
DATA = {
    "ontology/kpr.ttl": "kpr:DataFeed rdfs:subClassOf kpr:ServiceLink .",
    "data/report-2566/feeds.ttl": "r66:f1 a kpr:DataFeed . r66:f2 a kpr:DataFeed ; kpr:feedTo service:a .",
}


def entry(count: str, expect: str, **extra: str) -> str:
    lines = [
        "- id: feeds",
        "  title: {th: การป้อนข้อมูล, en: Feeds}",
        f"  count: {count}",
        f"  expect: {expect}",
        "  reason: {th: มีสองบรรทัด, en: two lines}",
        *(f"  {key}: {value}" for key, value in extra.items()),
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("expect", ["2", "{min: 1}", "{max: 2}", "{min: 2, max: 2}"])
@pytest.mark.parametrize(
    "count",
    [
        "{class: 'kpr:DataFeed'}",
        "{class: 'kpr:ServiceLink'}",
        "'SELECT (COUNT(*) AS ?n) WHERE { ?feed a kpr:DataFeed }'",
    ],
)
def test_a_count_that_is_met_raises_no_issue(loaded: Load, count: str, expect: str) -> None:
    assert list(counts.check(loaded({**DATA, COUNTS: entry(count, expect)}))) == []


@pytest.mark.parametrize(
    ("expect", "words"),
    [("3", "3"), ("{min: 3}", "at least 3"), ("{max: 1}", "at most 1"), ("{min: 3, max: 5}", "3-5")],
)
def test_a_count_that_is_not_met_says_what_why_and_where(loaded: Load, expect: str, words: str) -> None:
    store = loaded({**DATA, COUNTS: entry("{class: 'kpr:DataFeed'}", expect)})
    (issue,) = counts.check(store)
    assert issue.rule == "feeds"
    assert issue.where == f"{COUNTS}:1"
    assert issue.message.en == f"Feeds: counted 2, expected {words}"
    assert issue.message.th.startswith("การป้อนข้อมูล: นับได้ 2")
    assert issue.hint is not None
    assert "two lines" in issue.hint.en


def test_the_shorthand_takes_a_pattern(loaded: Load) -> None:
    count = "{class: 'kpr:DataFeed', where: '?this kpr:feedTo service:a .'}"
    assert list(counts.check(loaded({**DATA, COUNTS: entry(count, "1")}))) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (entry("{class: 'kpr:DataFeed'}", "2", note="x"), "note"),
        (entry("{class: 'kpr:DataFeed', wher: x}", "2"), "wher"),
        (entry("{class: 'kprr:DataFeed'}", "2"), "kprr:DataFeed"),
        (entry("{class: 'kpr:DataFeed'}", "two"), "expect"),
        (entry("{class: 'kpr:DataFeed'}", "-1"), "expect"),
        (entry("{class: 'kpr:DataFeed'}", "{}"), "min"),
        (entry("{class: 'kpr:DataFeed'}", "2") * 2, "feeds"),
        ("- id: feeds\n", "title"),
        ("id: feeds\n", "list"),
        ("- {id: feeds", "YAML"),
    ],
)
def test_a_counts_file_that_is_not_understood_is_refused_with_its_line(
    tmp_path: Path, text: str, word: str
) -> None:
    path = tmp_path / "counts.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput) as caught:
        counts.read(path, "counts.yml")
    assert word in caught.value.message.en
    assert caught.value.where is not None
    assert caught.value.where.startswith("counts.yml:")


@pytest.mark.parametrize(
    "query",
    [
        "'SELECT ?feed WHERE { ?feed a kpr:DataFeed }'",
        "'SELECT (COUNT(*) AS ?n) WHERE { ?feed a '",
        "'ASK { ?feed a kpr:DataFeed }'",
    ],
)
def test_a_query_that_gives_no_single_number_is_refused(loaded: Load, query: str) -> None:
    with pytest.raises(UnreadableInput, match="feeds"):
        list(counts.check(loaded({**DATA, COUNTS: entry(query, "2")})))


def test_an_empty_file_and_no_file_expect_nothing(loaded: Load) -> None:
    assert list(counts.check(loaded(DATA))) == []
    assert list(counts.check(loaded({COUNTS: ""}))) == []


def test_one_reason_may_serve_for_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "counts.yml"
    path.write_text(
        entry("{class: 'kpr:DataFeed'}", "2").replace("{th: มีสองบรรทัด, en: two lines}", "L12"),
        encoding="utf-8",
    )
    (found,) = counts.read(path)
    assert (found.reason.th, found.reason.en) == ("L12", "L12")
