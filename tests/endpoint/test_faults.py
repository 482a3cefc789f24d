"""Everything that can go wrong on the way to an endpoint, on a server that does it."""

import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kprgraph import query
from kprgraph.endpoint import faults as errors
from kprgraph.endpoint.address import Address, Credentials
from kprgraph.endpoint.connection import Limits
from kprgraph.endpoint.faults import EndpointError
from kprgraph.endpoint.remote import Endpoint
from kprgraph.endpoint.transport import Transport
from kprgraph.errors import UsageError
from kprgraph.terms import python_value
from kprgraph.workspace import Workspace
from tests.endpoint.faults import Faults, serving
from tests.endpoint.servers import free_port

ASK = "SELECT ?a { ?a ?b ?c }"


@pytest.fixture(scope="module")
def faults() -> Iterator[Faults]:
    with serving() as running:
        yield running


class Asking:
    """An endpoint that notes how long it would have slept."""

    def __init__(
        self, url: str, credentials: Credentials | None = None, limits: Limits | None = None
    ) -> None:
        self.slept: list[float] = []
        transport = Transport(
            Address.of(url, credentials or Credentials()),
            limits or Limits(seconds=1.0, bytes=1_000_000),
            self.slept.append,
        )
        self.endpoint = Endpoint(url, Workspace(Path()), transport)

    def rows(self) -> list[dict[str, object]]:
        return [dict(row) for row in query.run(self.endpoint, ASK).rows]


@pytest.mark.parametrize("name", ["good", "gzip", "moved", "xml", "bom"])
def test_a_good_answer_comes_through(name: str, faults: Faults) -> None:
    assert Asking(f"{faults.url}/{name}").rows() == [{"a": "1"}]


WRONG = {
    "hang": (errors.EndpointTimeout, "1 seconds"),
    "drip-head": (errors.EndpointTimeout, "1 seconds"),
    "drip-body": (errors.EndpointTimeout, "1 seconds"),
    "html": (errors.EndpointAnswerInvalid, "a web page"),
    "wrong-type": (errors.EndpointAnswerInvalid, "text/csv"),
    "no-json": (errors.EndpointAnswerInvalid, "cut short or cannot be read"),
    "half": (errors.EndpointAnswerInvalid, "cut short or cannot be read"),
    "cancelled": (errors.EndpointAnswerInvalid, "cut short or cannot be read"),
    "latin-1": (errors.EndpointAnswerInvalid, "cut short or cannot be read"),
    "bad-gzip": (errors.EndpointAnswerInvalid, "cut short or cannot be read"),
    "bad-chunks": (errors.EndpointAnswerInvalid, "cut short or cannot be read"),
    "deep": (errors.EndpointAnswerInvalid, "nested deeper than"),
    "columns": (errors.EndpointAnswerInvalid, "b ≠ a"),
    "boolean": (errors.EndpointAnswerInvalid, "answer ≠ a"),
    "xml-half": (errors.EndpointAnswerInvalid, "stops before its end"),
    "bomb-xml": (errors.EndpointAnswerInvalid, "cut short or cannot be read"),
    "endless": (errors.EndpointAnswerTooLarge, "larger than 1 MB"),
    "bomb": (errors.EndpointAnswerTooLarge, "larger than 1 MB"),
    "busy-long": (errors.EndpointBusy, "Try again in 3600 seconds"),
    "error": (errors.EndpointRefused, "HTTP 500"),
    "bad-query": (errors.EndpointRefused, "Parse error: line 1, column 7"),
    "missing": (errors.EndpointRefused, "no SPARQL service at this address"),
    "forbidden": (errors.EndpointRefused, "does not accept the user"),
    "loop": (errors.EndpointAnswerInvalid, "go in a circle"),
    "away": (errors.EndpointAnswerInvalid, "another server"),
    "to-file": (errors.EndpointAnswerInvalid, "another server or protocol"),
    "to-nowhere": (errors.EndpointAnswerInvalid, "another server or protocol"),
    "to-port": (errors.EndpointAnswerInvalid, "another server or protocol"),
    "to-screen": (errors.EndpointAnswerInvalid, "another server or protocol"),
    "odd-digest": (errors.EndpointRefused, "does not accept the user"),
    "see-other": (errors.EndpointAnswerInvalid, "the request would become another one"),
    "max-rows": (errors.EndpointAnswerPartial, "10000 rows"),
    "partial": (errors.EndpointAnswerPartial, "timeout"),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_fault_has_its_error(name: str, faults: Faults) -> None:
    kind, words = WRONG[name]
    asking = Asking(f"{faults.url}/{name}", Credentials("user", "pass") if "digest" in name else None)
    started = time.monotonic()
    with pytest.raises(EndpointError) as caught:
        asking.rows()
    assert time.monotonic() - started < 2.5, "the time limit holds for the whole, however slowly it drips"
    error = caught.value
    assert type(error) is kind
    assert words in error.say("en")
    assert error.exit_code == 2
    for lang in ("th", "en"):
        assert error.where is not None
        assert error.where in error.say(lang)
        assert error.hint is not None
        assert "\x1b" not in error.say(lang)
    assert error.say("th") != error.say("en")
    assert asking.slept == [], "this is not tried again"


@pytest.mark.parametrize(
    ("name", "kind", "slept", "times"),
    [
        ("reset", errors.EndpointUnreachable, [1.0, 2.0], 3),
        ("busy", errors.EndpointBusy, [1.0, 2.0], 3),
        ("no-http", errors.EndpointUnreachable, [1.0, 2.0], 3),
        ("many-headers", errors.EndpointUnreachable, [1.0, 2.0], 3),
        ("busy-odd", errors.EndpointBusy, [1.0, 2.0], 3),
        ("busy-date", errors.EndpointBusy, [0.0, 0.0], 3),
        ("gateway", errors.EndpointBusy, [1.0, 2.0], 3),
        ("enough", errors.EndpointBusy, [1.0, 1.0], 3),
    ],
)
def test_what_may_pass_is_tried_three_times(
    name: str, kind: type[EndpointError], slept: list[float], times: int, faults: Faults
) -> None:
    asking = Asking(f"{faults.url}/{name}")
    before = faults.seen[name]
    with pytest.raises(kind, match="3 ครั้ง"):
        asking.rows()
    assert asking.slept == slept
    assert faults.seen[name] - before == times + 2, "two more for the graphs"


def test_a_server_that_names_a_time_is_given_it(faults: Faults) -> None:
    asking = Asking(f"{faults.url}/busy-once")
    assert asking.rows() == [{"a": "1"}]
    assert asking.slept == [7.0]


def test_a_body_shorter_than_promised_is_no_answer(faults: Faults) -> None:
    with pytest.raises(errors.EndpointAnswerInvalid):
        Asking(f"{faults.url}/short").rows()


def test_rows_are_handed_on_before_the_last_one_is_there(faults: Faults) -> None:
    endpoint = Asking(f"{faults.url}/two-parts", limits=Limits(seconds=10.0)).endpoint
    rows = iter(endpoint.answer(ASK).rows)
    assert next(rows) == {"a": ox.Literal("1")}
    faults.go_on.set()
    assert list(rows) == [{"a": ox.Literal("2")}]


def test_odd_values_are_only_values(faults: Faults) -> None:
    values = [python_value(row["a"]) for row in Asking(f"{faults.url}/odd").endpoint.answer(ASK).rows]
    assert values[0] == "javascript:alert(1)"
    assert [value for value in values[2:] if isinstance(value, str)] == [
        "9" * 10_000, "x", "2567-13-45",
    ]  # fmt: skip


def test_nobody_there(faults: Faults) -> None:
    asking = Asking(f"http://127.0.0.1:{free_port()}/sparql")
    with pytest.raises(errors.EndpointUnreachable) as caught:
        asking.rows()
    assert "tried 3 time(s)" in caught.value.say("en")
    with pytest.raises(errors.EndpointUnreachable):
        Asking("http://no-such-host.invalid/sparql").rows()


def test_no_tls_where_tls_is_wanted(faults: Faults) -> None:
    with pytest.raises(errors.EndpointUntrusted, match="TLS"):
        Asking(faults.url.replace("http:", "https:") + "/good").rows()
    assert ssl.OPENSSL_VERSION


def test_a_token_is_sent_and_never_shown(faults: Faults) -> None:
    assert Asking(f"{faults.url}/token", Credentials(token="t0ken-s3cret")).rows() == [{"a": "1"}]
    with pytest.raises(errors.EndpointRefused) as caught:
        Asking(f"{faults.url}/token", Credentials(token="wr0ng-s3cret")).rows()
    assert "s3cret" not in repr(caught.value) + caught.value.say("th") + caught.value.say("en")
    with pytest.raises(errors.EndpointRefused) as caught:
        Asking(f"{faults.url}/error", Credentials(token="t0ken-s3cret")).rows()
    assert "boom" in caught.value.say("en")
    assert "s3cret" not in repr(caught.value) + caught.value.say("en"), "the server repeated it"


def test_user_and_password(faults: Faults) -> None:
    assert Asking(f"{faults.url}/basic", Credentials("user", "pass")).rows() == [{"a": "1"}]
    with pytest.raises(errors.EndpointRefused, match="401"):
        Asking(f"{faults.url}/basic", Credentials("user", "wrong")).rows()


def test_credentials_do_not_follow_a_redirect(faults: Faults) -> None:
    with pytest.raises(errors.EndpointAnswerInvalid):
        Asking(f"{faults.url}/away", Credentials(token="t0ken-s3cret")).rows()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:7878",
        "file:///etc/passwd",
        "ftp://x/y",
        "http://",
        "http://u:p@127.0.0.1/q",
        "http://[",
        "http://h:0/",
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(UsageError):
        Address.of(url, Credentials())


def test_no_password_over_an_open_line() -> None:
    with pytest.raises(UsageError, match="https"):
        Address.of("http://example.org/sparql", Credentials("user", "pass"))
    Address.of("http://example.org/sparql", Credentials())
    Address.of("https://example.org/sparql", Credentials("user", "pass"))


def test_credentials_come_from_the_environment() -> None:
    name = "KPRGRAPH_ENDPOINT"
    assert Credentials.from_environment({f"{name}_TOKEN": "t"}) == Credentials(token="t")
    assert Credentials.from_environment({f"{name}_USER": "u", f"{name}_PASSWORD": "p"}) == Credentials(
        "u", "p"
    )
    assert "p4ss" not in repr(Credentials("u", "p4ss"))
    for half in ({f"{name}_USER": "u"}, {f"{name}_PASSWORD": "p"}, {f"{name}_TOKEN": "a\nb"}):
        with pytest.raises(UsageError):
            Credentials.from_environment(half)


def test_the_time_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPRGRAPH_ENDPOINT_TIMEOUT", "2.5")
    assert Endpoint("http://127.0.0.1/q", Workspace(Path())).transport.limits.seconds == 2.5
    monkeypatch.setenv("KPRGRAPH_ENDPOINT_TIMEOUT", "soon")
    with pytest.raises(UsageError, match="KPRGRAPH_ENDPOINT_TIMEOUT"):
        Endpoint("http://127.0.0.1/q", Workspace(Path()))


def test_an_update_is_never_sent(faults: Faults) -> None:
    before = len(faults.requests)
    for text in (
        "DROP ALL",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    ):
        with pytest.raises(UsageError):
            query.run(Asking(f"{faults.url}/good").endpoint, text)
    assert len(faults.requests) == before


def test_a_comment_that_sounds_like_an_update_is_sent_as_a_query(faults: Faults) -> None:
    query.run(Asking(f"{faults.url}/good").endpoint, "# weights add up\nSELECT ?a { ?a ?b ?c } # DROP ALL")
    method, _, headers, body = faults.requests[-1]
    assert method == "POST"
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert headers["User-Agent"].startswith("kprgraph/")
    assert body.startswith(b"query=SELECT")
