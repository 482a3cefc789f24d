"""Wrong use and bad data: message, nearest names, exit code; never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kprgraph.cli import failure
from kprgraph.cli.rows import harmless
from kprgraph.errors import NonConformant, Text, UnknownEntity, UsageError
from tests.cli.conftest import Kpr
from tests.conftest import TOY


@pytest.mark.parametrize(
    ("arguments", "th", "en"),
    [
        (("fedes",), "ไม่มีคำสั่ง “fedes”\nใกล้เคียงที่สุด: feeds", "No such command 'fedes'.\nDid you mean: feeds"),
        (("feeds", "--formt", "x"), "ใกล้เคียงที่สุด: --format", "Did you mean: --format"),
        (("feeds", "--format", "pdf"), "ต้องเป็นหนึ่งใน: table, json, csv, md", "'pdf'"),
        (("impact",), "ขาด", "Missing argument"),
        (("path", "a", "b", "c"), "มีคำเกินมา: c", "unexpected extra argument"),
        (("critical", "--limit", "0"), "--limit", "--limit"),
        (("critical", "--limit", "ten"), "--limit", "--limit"),
        (("show", "กรมดาวใต้"), "ไม่พบ “กรมดาวใต้”", "nothing in the graph is called “กรมดาวใต้”"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_to_do(
    kpr: Kpr, arguments: tuple[str, ...], th: str, en: str
) -> None:
    for lang, wanted in (("th", th), ("en", en)):
        outcome = kpr(*arguments, "--lang", lang)
        assert outcome.code == 2
        assert wanted in outcome.err
        assert outcome.out == ""
        assert "Traceback" not in outcome.err


def test_an_unknown_name_gets_the_nearest_names(kpr: Kpr) -> None:
    assert "กรมดาวเหนือ" in kpr("show", "กรมดาวใต้").err


def test_usage_errors_name_the_help(kpr: Kpr) -> None:
    assert "kprgraph impact --help" in kpr("impact").err


def test_no_command_shows_the_help(kpr: Kpr) -> None:
    outcome = kpr()
    assert (outcome.code, "feeds" in outcome.err) == (2, True)


def test_a_folder_without_a_workspace_is_named(kpr: Kpr, tmp_path: Path) -> None:
    outcome = kpr("feeds", "--root", str(tmp_path))
    assert outcome.code == 2
    assert str(tmp_path) in outcome.err


def test_a_broken_file_is_named_with_its_line(kpr: Kpr, tmp_path: Path) -> None:
    (tmp_path / "ontology").mkdir()
    (tmp_path / "data" / "registry").mkdir(parents=True)
    (tmp_path / "data" / "registry" / "x.ttl").write_text("\n\nagency:x a .\n", encoding="utf-8")
    outcome = kpr("feeds", "--root", str(tmp_path))
    assert outcome.code == 2
    assert "data/registry/x.ttl:3" in outcome.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnknownEntity("x"), 2),
        (UsageError(Text("ก", "a")), 2),
        (NonConformant(Text("ก", "a")), 1),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
        (PermissionError(13, "Permission denied", "/x"), 2),
        (ZeroDivisionError(), 3),
        (click.exceptions.Exit(0), 0),
    ],
)
def test_exit_codes(error: BaseException, code: int) -> None:
    assert failure.report(error, "th") == code


def test_a_bug_says_how_to_report_it_and_hides_the_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KPRGRAPH_DEBUG", raising=False)
    failure.report(ZeroDivisionError("x"), "en")
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "KPRGRAPH_DEBUG=1" in told
    assert "Traceback" not in told
    monkeypatch.setenv("KPRGRAPH_DEBUG", "1")
    failure.report(ZeroDivisionError("x"), "en")
    assert "ZeroDivisionError: x" in capsys.readouterr().err


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "kprgraph", *arguments, "--root", str(TOY)]


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_closed_pipe_is_no_error(form: str) -> None:
    process = subprocess.Popen(
        program("show", "กรมทดสอบ", "--format", form), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == failure.CLOSED


def test_a_query_that_is_no_utf8_is_refused() -> None:
    done = subprocess.run(program("query", "-"), input=b"\xff\xfe", capture_output=True, check=False)
    assert done.returncode == 2
    assert "UTF-8" in done.stderr.decode()


def test_thai_passes_through_standard_input_without_a_utf8_locale() -> None:
    text = 'SELECT ?s { ?s skos:prefLabel "กรมดาวเหนือ"@th }'
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        program("query", "-"), input=text.encode(), capture_output=True, env=environment, check=True
    )
    assert "กรมดาวเหนือ" in done.stdout.decode()


def test_a_shell_can_complete_commands() -> None:
    words = {"_KPRGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": "kprgraph sea", "COMP_CWORD": "1"}
    command = [sys.executable, "-m", "kprgraph"]
    done = subprocess.run(command, env=os.environ | words, capture_output=True, text=True, check=True)
    assert done.stdout == "plain,search\n"


def test_thai_leaves_the_program_whole_without_a_utf8_locale() -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(program("feeds"), capture_output=True, env=environment, check=True)
    assert "กรมดาวเหนือ" in done.stdout.decode("utf-8")


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert harmless("a\x1b[31mb\x00\x9bc\nd") == "a\ufffd[31mb\ufffd\ufffdc\nd"
