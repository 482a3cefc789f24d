"""The language of a run: the option wherever it stands, then the environment, then Thai."""

import pytest

from kprgraph.cli.language import chosen
from tests.cli.conftest import Kpr


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], "", "th"),
        ([], "en", "en"),
        ([], "en_US.UTF-8", "en"),
        ([], "fr", "th"),
        (["feeds", "--lang", "en"], "", "en"),
        (["--lang=en", "feeds"], "", "en"),
        (["--lang", "th"], "en", "th"),
        (["--lang"], "en", "th"),
        (["search", "--", "--lang", "en"], "", "th"),
    ],
)
def test_option_before_environment_before_thai(
    arguments: list[str], environment: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KPRGRAPH_LANG", environment)
    assert chosen(arguments) == language


def test_help_speaks_thai_unless_asked_for_english(kpr: Kpr) -> None:
    assert "วิธีใช้: kprgraph feeds" in kpr("feeds", "--help").out
    assert "Usage: kprgraph feeds" in kpr("feeds", "--help", "--lang", "en").out


def test_any_environment_is_taken(kpr: Kpr, monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("fr", "en_US.UTF-8", ""):
        monkeypatch.setenv("KPRGRAPH_LANG", value)
        assert kpr("search", "ดาว").code == 0


def test_the_environment_changes_help_labels_and_errors(kpr: Kpr, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPRGRAPH_LANG", "en")
    assert "Usage:" in kpr("--help").out
    assert "Department of the North Star" in kpr("show", "กรมดาวเหนือ").out
    assert kpr("show", "ไม่มี").err.startswith("Error: ")
