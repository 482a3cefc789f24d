"""What was answered once is answered again without work, and only to who asks the same way."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from kprgraph.web.kept import Kept


class Counting:
    """Answers with what was asked, and counts."""

    def __init__(self, size: int = 10, status: int = 200) -> None:
        self.asked = 0
        self.size, self.status = size, status

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        request = Request(scope)
        headers = {"etag": f'"{request.url.path}"', "vary": "Accept-Encoding"}
        if "no-tag" in request.url.path:
            headers = {}
        text = f"{request.url.path}?{request.url.query} {request.headers.get('accept', '')}".ljust(self.size)
        answer: Response = PlainTextResponse(text, self.status, headers)
        await answer(scope, receive, send)


def client(app: Counting, most: int = 10_000_000) -> tuple[TestClient, Kept]:
    kept = Kept(app, most)
    return TestClient(kept, "http://localhost"), kept


def test_the_same_question_is_worked_out_once() -> None:
    app = Counting()
    browser, _ = client(app)
    first, second = browser.get("/a?x=1"), browser.get("/a?x=1")
    assert (first.text, first.headers) == (second.text, second.headers)
    assert app.asked == 1


def test_what_differs_is_worked_out_anew() -> None:
    app = Counting()
    browser, _ = client(app)
    ways = [
        ("/a", {}), ("/b", {}), ("/a?x=1", {}), ("/a", {"accept": "text/turtle"}),
        ("/a", {"accept-language": "en"}), ("/a", {"accept-encoding": "identity"}),
        ("/a", {"host": "127.0.0.1"}),
    ]  # fmt: skip
    for _ in range(2):
        for path, headers in ways:
            assert path in browser.get(path, headers=headers).text
    assert app.asked == len(ways)


def test_who_has_it_already_gets_nothing() -> None:
    browser, _ = client(Counting())
    tag = browser.get("/a").headers["etag"]
    for known in (tag, f'"other", {tag}', f"W/{tag}"):
        answer = browser.get("/a", headers={"if-none-match": known})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    assert browser.get("/a", headers={"if-none-match": '"other"'}).status_code == 200


def test_nothing_is_kept_that_has_no_tag_or_is_no_success_or_is_huge() -> None:
    for app, path in (
        (Counting(), "/no-tag"),
        (Counting(status=404), "/a"),
        (Counting(size=2_000_000), "/a"),
    ):
        browser, kept = client(app)
        assert browser.get(path).text == browser.get(path).text
        assert (app.asked, kept.size) == (2, 0)
    app = Counting()
    browser, kept = client(app)
    browser.post("/a")
    browser.get("/static/a")
    assert kept.size == 0


def test_room_is_bounded_and_the_least_wanted_go_first() -> None:
    app = Counting(size=1000)
    browser, kept = client(app, most=10_000)
    for number in range(50):
        browser.get("/wanted")
        browser.get(f"/{number}")
        assert kept.size <= 10_000
    assert app.asked == 51
