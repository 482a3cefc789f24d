"""Every command in the invented world: what it prints and how it ends."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kprgraph.cli.app import COMMANDS
from kprgraph.workspace import Workspace
from tests.cli.conftest import Kpr
from tests.conftest import TOY

PASSAGE = {"line_start", "line_end", "section", "pages"}

# Keys that other tools rely on.
KEYS = {
    ("feeds",): {
        "service",
        "service_label",
        "agency",
        "agency_label",
        "role",
        "status",
        "fiscal_year",
        "stated_in",
    },
    ("impact", "star-card"): {"entity", "entity_label", "kind", "distance", "via", "stated_in"},
    ("search", "ดาว"): {"entity", "label", "kind", "score", "matched"},
    ("show", "กรมดาวเหนือ"): {"predicate", "predicate_label", "value", "value_label", "stated_in"},
    ("path", "star-permit", "star-card"): {"path", "step", "sentence", "stated_in"},
    ("critical",): {"entity", "entity_label", "kind", "reach", "stated_in"},
}


@pytest.mark.parametrize("arguments", KEYS, ids=" ".join)
def test_json_rows_have_the_keys_that_tools_rely_on(kpr: Kpr, arguments: tuple[str, ...]) -> None:
    outcome = kpr(*arguments, "--format", "json")
    rows = json.loads(outcome.out)
    assert outcome.code == 0
    assert rows
    assert all(KEYS[arguments] <= set(row) for row in rows)
    cited = [passage for row in rows for passage in row.get("stated_in", [])]
    assert all(set(passage) == PASSAGE for passage in cited)
    assert cited or arguments[0] == "search"


@pytest.mark.parametrize("arguments", KEYS, ids=" ".join)
@pytest.mark.parametrize("form", ["table", "csv", "md"])
def test_every_form_shows_every_row(kpr: Kpr, arguments: tuple[str, ...], form: str) -> None:
    rows = json.loads(kpr(*arguments, "--format", "json").out)
    outcome = kpr(*arguments, "--format", form)
    extra = {"table": 2, "csv": 1, "md": 2}[form]
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == len(rows) + extra


def test_csv_has_the_keys_as_its_header(kpr: Kpr) -> None:
    rows = list(csv.DictReader(io.StringIO(kpr("feeds", "--format", "csv").out)))
    assert {"service", "service_label", "role", "stated_in"} <= set(rows[0])
    assert rows[0]["stated_in"] == "L32 (2.1, น. 7-10)"


def test_tables_have_headings_in_the_language_of_the_run(kpr: Kpr) -> None:
    assert "งานบริการ" in kpr("feeds").out.splitlines()[0]
    assert "Service" in kpr("feeds", "--lang", "en").out.splitlines()[0]
    assert "(2.1, p. 7-10)" in kpr("feeds", "--lang", "en").out


def test_tables_show_names_and_no_iris(kpr: Kpr) -> None:
    for arguments in KEYS:
        assert "https://" not in kpr(*arguments).out, arguments


def test_an_entity_may_be_named_in_any_way(kpr: Kpr) -> None:
    outcomes = {
        kpr("show", name).out for name in ("กรมดาวเหนือ", "ดน.", "agency:north-star", "north star department")
    }
    assert len(outcomes - {""}) == 1
    assert kpr("show", "Department", "of", "the", "North", "Star").out in outcomes
    assert kpr("feeds", "ระบบขออนุญาตชมดาว").out == kpr("feeds", "service:star-permit").out


def test_impact_writes_the_way_as_a_way(kpr: Kpr) -> None:
    assert " → " in kpr("impact", "star-card").out


def test_impact_of_what_nothing_depends_on_is_empty(kpr: Kpr) -> None:
    assert kpr("impact", "agency:mist").out == "(ไม่มีรายการ)\n"
    assert json.loads(kpr("impact", "agency:mist", "--format", "json").out) == []


def test_limits(kpr: Kpr) -> None:
    assert len(json.loads(kpr("critical", "--limit", "1", "--format", "json").out)) == 1
    assert len(json.loads(kpr("search", "ดาว", "--limit", "2", "--format", "json").out)) == 2
    ways = json.loads(kpr("path", "star-permit", "star-card", "-k", "1", "--format", "json").out)
    assert {row["path"] for row in ways} == {1}
    hits = json.loads(kpr("impact", "star-card", "--max-hops", "1", "--format", "json").out)
    assert {row["distance"] for row in hits} == {1}


class TestQuery:
    def test_by_name_with_a_named_thing_as_parameter(self, kpr: Kpr) -> None:
        arguments = ("query", "feeds", "-p", "service=ระบบจองหอดูดาว", "-p", "role=feeder", "--format", "json")
        rows = json.loads(kpr(*arguments).out)
        assert {row["status"] for row in rows} == {"planned", "tested"}

    def test_the_list_names_each_question(self, kpr: Kpr, toy: Workspace) -> None:
        rows = json.loads(kpr("query", "--list", "--format", "json").out)
        assert {row["name"] for row in rows} == {path.stem for path in toy.queries.glob("*.rq")}
        assert all(row["question"] for row in rows)

    def test_sparql_from_standard_input(self, kpr: Kpr) -> None:
        text = "SELECT (COUNT(?s) AS ?feeds) { ?s a kpr:DataFeed }"
        assert json.loads(kpr("query", "-", "--format", "json", stdin=text).out) == [{"feeds": 4}]

    def test_sparql_from_a_file(self, kpr: Kpr, tmp_path: Path) -> None:
        path = tmp_path / "mine.rq"
        path.write_text("ASK { ?s a kpr:DataFeed }", encoding="utf-8")
        assert json.loads(kpr("query", str(path), "--format", "json").out) == [{"answer": True}]

    def test_a_query_file_of_ones_own_keeps_its_header(
        self, kpr: Kpr, tmp_path: Path, toy: Workspace
    ) -> None:
        path = tmp_path / "mine.rq"
        path.write_text((toy.queries / "feeds.rq").read_text(encoding="utf-8"), encoding="utf-8")
        assert (
            kpr("query", str(path), "-p", "role=owner").out == kpr("query", "feeds", "-p", "role=owner").out
        )

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ((), "ขาดชื่อคำถาม"),
            (("feedz",), "ใกล้เคียงที่สุด: feeds"),
            (("feeds", "-p", "service"), "ชื่อ=ค่า"),
            (("feeds", "-p", "colour=red"), "colour"),
            (("feeds", "-p", "service=ไม่มีจริง"), "ไม่พบ"),
            (("-",), "SPARQL"),
        ],
    )
    def test_what_cannot_be_asked_says_why(self, kpr: Kpr, arguments: tuple[str, ...], message: str) -> None:
        outcome = kpr("query", *arguments, stdin="SELEKT nonsense {")
        assert outcome.code == 2
        assert message in outcome.err
        assert outcome.out == ""


class TestExport:
    def test_to_standard_output(self) -> None:
        command = [sys.executable, "-m", "kprgraph", "export", "nq", "--root", str(TOY)]
        done = subprocess.run(command, capture_output=True, check=True)
        assert len(done.stdout.splitlines()) > 1000
        assert done.stderr == b""

    def test_to_a_file(self, kpr: Kpr, tmp_path: Path) -> None:
        target = tmp_path / "graph.ttl"
        assert kpr("export", "ttl", "-o", str(target)).code == 0
        assert b"kpr:DataFeed" in target.read_bytes()
        assert list(tmp_path.iterdir()) == [target]

    def test_an_unknown_format_lists_the_known_ones(self, kpr: Kpr) -> None:
        outcome = kpr("export", "pdf")
        assert outcome.code == 2
        assert "ttl, jsonld, nq" in outcome.err

    def test_help_names_every_format(self, kpr: Kpr) -> None:
        from kprgraph.export import EXPORTERS

        for lang in ("th", "en"):
            text = kpr("export", "--help", "--lang", lang).out
            assert all(exporter.NAME in text for exporter in EXPORTERS)

    def test_a_file_that_cannot_be_written_is_named(self, kpr: Kpr, tmp_path: Path) -> None:
        outcome = kpr("export", "ttl", "-o", str(tmp_path))
        assert outcome.code == 2
        assert tmp_path.as_posix() in outcome.err


class TestFormat:
    def test_canonical_files_are_left_alone(self, kpr: Kpr, toy_copy: Workspace) -> None:
        root = ("--root", str(toy_copy.root))
        assert kpr("format", "--check", *root).code == 0
        assert kpr("format", *root).out == ""

    def test_a_file_out_of_form_is_named_then_mended(self, kpr: Kpr, toy_copy: Workspace) -> None:
        path = toy_copy.registry / "agencies.ttl"
        before = path.read_text(encoding="utf-8")
        path.write_text(before.replace(" ;\n    ", " ;\n  "), encoding="utf-8")
        root = ("--root", str(toy_copy.root))
        found = kpr("format", "--check", *root)
        assert (found.code, "data/registry/agencies.ttl" in found.err) == (1, True)
        assert path.read_text(encoding="utf-8") != before
        assert kpr("format", *root).out == "data/registry/agencies.ttl\n"
        assert path.read_text(encoding="utf-8") == before

    def test_with_the_source_passages_are_sealed(self, kpr: Kpr, toy_copy: Workspace) -> None:
        passages = toy_copy.data / "report-2599" / "passages.ttl"
        sealed = passages.read_bytes()
        passages.unlink()
        arguments = ("format", "--root", str(toy_copy.root), "--source", str(toy_copy.root / "source.txt"))
        assert kpr(*arguments).out == "data/report-2599/passages.ttl\n"
        assert passages.read_bytes() == sealed
        assert kpr(*arguments).out == ""


def test_every_command_has_help_in_both_languages(kpr: Kpr) -> None:
    for name, (_, summary) in COMMANDS.items():
        for lang in ("th", "en"):
            outcome = kpr(name, "--help", "--lang", lang)
            assert outcome.code == 0
            assert summary.say(lang) in outcome.out
            assert f"kprgraph {name} " in outcome.out
