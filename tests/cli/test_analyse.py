"""The commands of the analyses: every form, both languages, and what they say of themselves."""

import csv
import io
import json

import pytest

from kprgraph.cli.measured import MEASURED
from tests.cli.conftest import Kpr
from tests.cli.test_commands import PASSAGE
from tests.cli.test_imports import imported
from tests.conftest import ROOT

KEYS: dict[tuple[str, ...], set[str]] = {
    ("critical",): {"entity", "entity_label", "reach", "figures", "licences", "people", "stated_in"},
    ("critical", "--rows", "services"): {"entity", "ways", "points", "sources", "stated_in"},
    ("impact", "law:north-star-act-2590"): {"entity", "distance", "via", "remaining", "stated_in"},
    ("overlap",): {"of", "entity", "entity_label", "number", "groups", "groups_label", "stated_in"},
    ("overlap", "--rows", "shared"): {"of", "first", "second", "number", "members", "stated_in"},
    ("clusters",): {"cluster", "services", "sources", "modularity", "method", "seed", "stated_in"},
    ("clusters", "--rows", "pairs"): {"first", "second", "number", "sources", "stated_in"},
    ("matrix",): {"agency", "ministry_label", "star-permit", "services", "cells", "stated_in"},
    ("matrix", "--by", "ministry"): {"ministry", "star-permit", "services", "cells", "stated_in"},
    ("ministries",): {"ministry", "agencies", "owned", "fed", "developed", "services", "stated_in"},
}
COMMANDS = ("critical", "overlap", "clusters", "matrix", "ministries", "impact", "path")

every_run = pytest.mark.parametrize("arguments", KEYS, ids=" ".join)


@every_run
def test_json_rows_have_their_keys_and_passages(kpr: Kpr, arguments: tuple[str, ...]) -> None:
    outcome = kpr(*arguments, "--format", "json")
    rows = json.loads(outcome.out)
    assert outcome.code == 0
    assert outcome.err == "", "rows for programs come without a remark"
    assert rows
    assert all(KEYS[arguments] <= set(row) for row in rows)
    cited = [passage for row in rows for passage in row["stated_in"]]
    assert cited
    assert all(set(passage) == PASSAGE for passage in cited)


@every_run
@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("form", ["table", "csv", "md"])
def test_every_form_in_both_languages(kpr: Kpr, arguments: tuple[str, ...], form: str, lang: str) -> None:
    rows = json.loads(kpr(*arguments, "--format", "json").out)
    outcome = kpr(*arguments, "--format", form, "--lang", lang)
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == len(rows) + {"table": 2, "csv": 1, "md": 2}[form]
    said = MEASURED.en if lang == "en" else MEASURED.th
    assert (said in outcome.err) == (form != "csv"), "below what people read, and out of the rows"
    assert "https://" not in outcome.out or form == "csv"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_is_measured(kpr: Kpr, name: str) -> None:
    for lang, said in (("th", MEASURED.th), ("en", MEASURED.en)):
        text = "".join(kpr(name, "--help", "--lang", lang).out.split())
        assert "".join(said.split()) in text


def test_narrower_questions(kpr: Kpr) -> None:
    def ask(*arguments: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = json.loads(kpr(*arguments, "--format", "json").out)
        return rows

    assert ask("overlap", "--of", "committees") == []
    assert {row["of"] for row in ask("overlap", "--of", "programmes")} == {"programmes"}
    assert ask("clusters", "--role", "owner") == []
    assert ask("clusters", "--seed", "7")[0]["seed"] == 7
    assert ask("critical", "--rows", "pairs") == []
    assert len(ask("critical", "--rows", "services", "--limit", "1")) == 1


def test_wrong_choices_are_refused(kpr: Kpr) -> None:
    for arguments in (
        ("matrix", "--by", "colour"),
        ("overlap", "--of", "choirs"),
        ("clusters", "--seed", "-1"),
    ):
        assert kpr(*arguments).code == 2


def test_the_matrix_opens_in_a_spreadsheet(kpr: Kpr) -> None:
    rows = list(csv.DictReader(io.StringIO(kpr("matrix", "--format", "csv", "--lang", "en").out)))
    assert rows[0]["agency_label"] == "Department of the North Star"
    assert rows[0]["star-permit"] == "owner (2599)"
    assert "1. Observatory booking system" in kpr("matrix", "--format", "md", "--lang", "en").out


@pytest.mark.parametrize("name", ["critical", "overlap", "clusters", "matrix", "ministries"])
def test_help_loads_nothing_heavy(name: str) -> None:
    assert imported(name, "--help") == set()


def test_an_analysis_loads_networkx_but_no_rdflib() -> None:
    loaded = imported("overlap", "--format", "json")
    assert "networkx" in loaded
    assert not {"rdflib", "pyshacl", "rich"} & loaded


@pytest.mark.curated
@pytest.mark.parametrize(
    "arguments", [key for key in KEYS if key[0] != "impact"] + [("critical", "--rows", "pairs")], ids=" ".join
)
def test_the_report_has_an_answer(kpr: Kpr, arguments: tuple[str, ...]) -> None:
    outcome = kpr(*arguments, "--format", "json", "--root", str(ROOT))
    rows = json.loads(outcome.out)
    assert outcome.code == 0
    assert rows
    assert all(row["stated_in"] for row in rows), "every row rests on lines of the report"
