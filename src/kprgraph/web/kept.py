"""Answers that were given once and can be given again without work.

A page is a function of its address and of the graph, and a server holds one graph; so the finished answer,
compressed as it was sent, is kept until the graph is replaced or room is needed.
"""

from collections import OrderedDict
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 96_000_000
_MOST_OF_ONE = 1_000_000
_OVERHEAD = 1_000
_STATIC = "/static/"

_Header = tuple[bytes, bytes]
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    headers: list[_Header]
    body: bytes
    tag: bytes

    @property
    def size(self) -> int:
        return len(self.body) + _OVERHEAD


class Kept:
    """Gives answers that carry an `ETag` again to whoever asks the same way; the least wanted go first.

    Args:
        app: What makes the answers.
        most: How many bytes are kept.
    """

    def __init__(self, app: ASGIApp, most: int = MOST_BYTES) -> None:
        self.app = app
        self.most = most
        self._answers: OrderedDict[_Key, _Answer] = OrderedDict()
        self.size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_STATIC):
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        key = _key(scope, headers)
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
            await _give(found, headers.get(b"if-none-match", b""), send)
            return
        await self.app(scope, receive, _Recorder(self, key, send))

    def keep(self, key: _Key, headers: list[_Header], body: bytes, tag: bytes) -> None:
        """Keep an answer; what has not been wanted for longest makes room."""
        answer = _Answer(headers, body, tag)
        former = self._answers.pop(key, None)
        self._answers[key] = answer
        self.size += answer.size - (former.size if former else 0)
        while self.size > self.most:
            _, dropped = self._answers.popitem(last=False)
            self.size -= dropped.size


class _Recorder:
    """Sends an answer on and keeps it once it is whole."""

    def __init__(self, kept: Kept, key: _Key, send: Send) -> None:
        self._kept, self._key, self._send = kept, key, send
        self._headers: list[_Header] = []
        self._body: bytes | None = None
        self._tag = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._headers = [(name, value) for name, value in message["headers"] if name != b"date"]
            self._tag = dict(self._headers).get(b"etag", b"")
            if message["status"] == 200 and self._tag:
                self._body = b""
        elif message["type"] == "http.response.body" and self._body is not None:
            self._body += message.get("body", b"")
            if len(self._body) > _MOST_OF_ONE:
                self._body = None
            elif not message.get("more_body", False):
                self._kept.keep(self._key, self._headers, self._body, self._tag)
        await self._send(message)


def _key(scope: Scope, headers: dict[bytes, bytes]) -> _Key:
    """All that an answer depends on; of the encodings only whether `gzip` is taken."""
    return (
        scope.get("scheme", ""), headers.get(b"host", b""), scope.get("root_path", ""), scope["path"],
        scope["query_string"], headers.get(b"accept", b""), headers.get(b"accept-language", b""),
        b"gzip" in headers.get(b"accept-encoding", b""),
    )  # fmt: skip


async def _give(answer: _Answer, known: bytes, send: Send) -> None:
    same = answer.tag in (tag.strip().removeprefix(b"W/") for tag in known.split(b","))
    headers = answer.headers
    if same:
        headers = [
            (name, value) for name, value in headers if name not in (b"content-length", b"content-encoding")
        ]
    await send({"type": "http.response.start", "status": 304 if same else 200, "headers": list(headers)})
    await send({"type": "http.response.body", "body": b"" if same else answer.body})
