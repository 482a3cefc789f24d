"""What goes wrong on the way to an endpoint, as the user of the command line meets it."""

import pytest

from kprgraph.endpoint import transport
from tests.cli.conftest import Kpr
from tests.endpoint import servers
from tests.endpoint.faults import Faults, serving
from tests.endpoint.servers import free_port
from tests.endpoint.test_faults import WRONG, faults

__all__ = ["faults"]  # a fixture

SPARQL = "SELECT ?a { ?a ?b ?c }"
TRIED_AGAIN = ("reset", "busy", "gateway", "no-http", "many-headers")


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "WAITS", (0.0, 0.0))
    monkeypatch.setenv("KPRGRAPH_ENDPOINT_TIMEOUT", "1")


# What needs credentials, or more patience than the limit of the command line allows to fill.
@pytest.mark.parametrize("name", [*sorted(WRONG.keys() - {"odd-digest", "bomb", "endless"}), *TRIED_AGAIN])
def test_each_fault_is_one_message_in_each_language(name: str, faults: Faults, kpr: Kpr) -> None:
    url = f"{faults.url}/{name}"
    told = []
    for lang in ("th", "en"):
        done = kpr("query", "-", "--endpoint", url, "--lang", lang, "--format", "json", stdin=SPARQL)
        assert (done.code, done.out) == (2, "")
        assert done.err.count("\n") == 2, "what is wrong, and what to do"
        assert url in done.err
        assert "Traceback" not in done.err
        assert "\x1b" not in done.err
        told.append(done.err)
    assert told[0].startswith("ข้อผิดพลาด: ")
    assert told[1].startswith("Error: ")
    if name in WRONG:
        assert WRONG[name][1] in told[1]


@pytest.mark.parametrize("command", [("feeds",), ("impact", "star-card"), ("search", "ดาว"), ("audit",)])
@pytest.mark.parametrize("name", ["good", "columns", "hang", "half", "html", "reset"])
def test_no_command_takes_a_wrong_answer_for_a_right_one(
    name: str, command: tuple[str, ...], faults: Faults, kpr: Kpr
) -> None:
    done = kpr(*command, "--endpoint", f"{faults.url}/{name}", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


def test_nobody_there(kpr: Kpr) -> None:
    done = kpr("feeds", "--endpoint", f"http://127.0.0.1:{free_port()}/query", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "cannot be reached" in done.err
    assert "tried 3 time(s)" in done.err


@pytest.mark.parametrize("name", ["token", "basic"])
def test_a_wrong_password_is_told_and_not_shown(
    name: str, faults: Faults, kpr: Kpr, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "token":
        monkeypatch.setenv("KPRGRAPH_ENDPOINT_TOKEN", "wr0ng-s3cret")
    else:
        monkeypatch.setenv("KPRGRAPH_ENDPOINT_USER", "user")
        monkeypatch.setenv("KPRGRAPH_ENDPOINT_PASSWORD", "wr0ng-s3cret")
    done = kpr("feeds", "--endpoint", f"{faults.url}/{name}", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "does not accept the user or the password (HTTP 401)" in done.err
    assert "s3cret" not in done.err


def test_what_a_push_meets_is_told_too(kpr: Kpr) -> None:
    with serving() as faults:
        for name, words in (("forbidden", "HTTP 403"), ("error", "HTTP 500"), ("reset", "cannot be reached")):
            store = f"{faults.url}/{name}"
            done = kpr("push", "--endpoint", f"{faults.url}/counts", "--graph-store", store, "--lang", "en")
            assert (done.code, done.out) == (2, "")
            assert words in done.err
        assert kpr("push", "--endpoint", f"{faults.url}/good", "--lang", "en").code == 2


def test_a_server_without_the_graph_says_what_to_do(kpr: Kpr) -> None:
    command = servers.oxigraph_command()
    assert command is not None
    with servers.oxigraph(command) as empty:
        done = kpr("show", "star-card", "--endpoint", empty.query, "--lang", "en")
        assert done.code == 2
        assert "kprgraph push --endpoint" in done.err


def test_odd_values_do_no_harm_on_a_terminal(faults: Faults, kpr: Kpr) -> None:
    done = kpr("query", "-", "--endpoint", f"{faults.url}/values", stdin=SPARQL)
    assert done.code == 0
    assert "\x1b" not in done.out
