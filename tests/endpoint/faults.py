"""A server on loopback that does everything wrong, one thing per path."""

import gzip
import socket
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

JSON = "application/sparql-results+json"
GRAPHS = b'{"head":{"vars":["graph"]},"results":{"bindings":[]}}'
COUNT = (
    b'{"head":{"vars":["number"]},"results":{"bindings":[{"number":{"type":"literal","value":"2",'
    b'"datatype":"http://www.w3.org/2001/XMLSchema#integer"}}]}}'
)
GOOD = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"1"}}]}}'
HEAD = b'{"head":{"vars":["a"]},"results":{"bindings":['
ROW = b'{"a":{"type":"literal","value":"%d"}}'
_URI = b'{"type":"uri","value":"a:a"}'
_NEST = b'{"type":"triple","value":{"subject":' + _URI + b',"predicate":' + _URI + b',"object":'
DEEP = HEAD + b'{"a":' + _NEST * 100_000 + _URI + b"}}" * 100_000 + b"}]}}"
XML_TYPE = "application/sparql-results+xml"
XML = (
    b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/></head><results>'
    b'<result><binding name="a"><literal>1</literal></binding></result></results></sparql>'
)
THINGS = b'{"head":{"vars":["thing","preferred","label","type"]},"results":{"bindings":[]}}'
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 10)
) + XML.replace(b"1</literal>", b"&j;</literal>")
ODD = (
    HEAD
    + b",".join(
        b'{"a":' + term + b"}"
        for term in (
            b'{"type":"uri","value":"javascript:alert(1)"}',
            b'{"type":"literal","value":"\\u001b[2J","xml:lang":"th"}',
            *(
                b'{"type":"literal","value":"%s","datatype":"http://www.w3.org/2001/XMLSchema#%s"}'
                % (value, kind)
                for value, kind in (
                    (b"9" * 10_000, b"integer"),
                    (b"x", b"integer"),
                    ("๑๒".encode(), b"integer"),
                    (b"1e999999999", b"decimal"),
                    (b"NaN", b"double"),
                    (b"2567-13-45", b"date"),
                    (b"TRUE", b"boolean"),
                )
            ),
        )
    )
    + b"]}}"
)


class Faults:
    """The server and what it was asked.

    Attributes:
        url: Its address, without path.
        seen: How often each path was asked for.
        requests: Method, path, headers and body of each request, in order.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.seen: Counter[str] = Counter()
        self.requests: list[tuple[str, str, dict[str, str], bytes]] = []
        self.go_on = threading.Event()


class Handler(BaseHTTPRequestHandler):
    """Answers by `faults.seen` and the first part of the path."""

    faults: Faults
    asks_for_graphs = False
    body = b""

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        name = self.path.partition("?")[0].strip("/")
        self.faults.seen[name] += 1
        self.faults.requests.append((self.command, self.path, dict(self.headers), body))
        self.body = body
        self.asks_for_graphs = b"DISTINCT+%3Fgraph" in body
        if self.asks_for_graphs and name not in EARLY:
            self.answer(200, GRAPHS)
        else:
            BEHAVIOURS[name](self)

    def do_PUT(self) -> None:
        self.do_POST()

    def answer(self, status: int, body: bytes = b"", media_type: str = JSON, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def nth(self) -> int:
        return self.faults.seen[self.path.partition("?")[0].strip("/")]

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def drip(self, head: bool) -> None:
        lines = b"HTTP/1.0 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
        if not head:
            self.wfile.write(lines + b"\r\n" + GOOD[:40])
        else:
            self.wfile.write(lines)
        for _ in range(200):
            try:
                self.wfile.write(b"X: y\r\n" if head else b" ")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    def raw(self, content: bytes) -> None:
        self.wfile.write(content)
        self.close_connection = True

    def endless(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\n\r\n" + GOOD[:40])
        with suppress(OSError):
            while True:
                self.wfile.write(b" " * 65_536)

    def in_two_parts(self) -> None:
        """The second row only comes when the first has been read."""
        first, second = ROW % 1, b"," + ROW % 2
        self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\n\r\n" + HEAD + first)
        self.wfile.write(b" " * 65_536)
        self.wfile.flush()
        if self.faults.go_on.wait(5):
            self.wfile.write(second + b"]}}")

    def log_message(self, *args: object) -> None:
        pass


# Behaviours that already meet the question which graphs there are.
EARLY = {"token", "basic"}
HTML = b"<!DOCTYPE html><html><title>Welcome</title><script>alert(1)</script></html>"


def _early(handler: Handler) -> bytes:
    return GRAPHS if handler.asks_for_graphs else GOOD


def _token(handler: Handler) -> None:
    good = handler.headers.get("Authorization") == "Bearer t0ken-s3cret"
    told = handler.headers.get("Authorization", "").encode()
    handler.answer(200 if good else 401, _early(handler) if good else told)


def _basic(handler: Handler) -> None:
    good = handler.headers.get("Authorization") == "Basic dXNlcjpwYXNz"
    handler.answer(200 if good else 401, _early(handler) if good else b"no pass for you")


def _busy_once(handler: Handler) -> None:
    if handler.nth() == 3:  # the first two requests ask for the graphs
        handler.answer(503, Retry_After="7")
    else:
        handler.answer(200, GOOD)


BEHAVIOURS: dict[str, Callable[[Handler], None]] = {
    "counts": lambda h: h.answer(200, COUNT),
    "good": lambda h: h.answer(200, GOOD),
    "hang": lambda _: time.sleep(20),
    "drip-head": lambda h: h.drip(head=True),
    "drip-body": lambda h: h.drip(head=False),
    "reset": Handler.reset,
    "endless": Handler.endless,
    "two-parts": Handler.in_two_parts,
    "no-http": lambda h: h.raw(b"SSH-2.0-\x1b[2JOpenSSH_9.2\r\n"),
    "many-headers": lambda h: h.raw(b"HTTP/1.0 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"),
    "bad-chunks": lambda h: h.raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
        b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}"
    ),
    "html": lambda h: h.answer(200, HTML, "text/html"),
    "wrong-type": lambda h: h.answer(200, b"a,b\n1,2\n", "text/csv\x1b[2J"),
    "no-json": lambda h: h.answer(200, b"\xff\xfenonsense"),
    "bom": lambda h: h.answer(200, b"\xef\xbb\xbf" + GOOD),
    "latin-1": lambda h: h.answer(200, GOOD.replace(b'"1"', b'"\xe9"')),
    "bad-gzip": lambda h: h.answer(200, gzip.compress(GOOD)[:12] + b"\xff" * 40, Content_Encoding="gzip"),
    "deep": lambda h: h.answer(200, DEEP),
    "columns": lambda h: h.answer(200, GOOD.replace(b'"a"', b'"b"')),
    "boolean": lambda h: h.answer(200, b'{"head":{},"boolean":true}'),
    "values": lambda h: h.answer(200, ODD if b"%3Fthing" not in h.body else THINGS),
    "odd": lambda h: h.answer(200, ODD),
    "xml": lambda h: h.answer(200, XML, XML_TYPE),
    "xml-half": lambda h: h.answer(200, XML[:-28], XML_TYPE),
    "bomb-xml": lambda h: h.answer(200, BOMB, XML_TYPE),
    "half": lambda h: h.answer(200, GOOD[:-20]),
    "cancelled": lambda h: h.answer(200, GOOD[:40] + b"The SPARQL operation has been cancelled"),
    "short": lambda h: (
        h.wfile.write(
            b"HTTP/1.0 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
            b"Content-Length: 9999\r\n\r\n" + GOOD
        ),
        None,
    )[-1],
    "gzip": lambda h: h.answer(200, gzip.compress(GOOD), Content_Encoding="gzip"),
    "bomb": lambda h: h.answer(200, gzip.compress(GOOD[:-2] + b" " * 3_000_000), Content_Encoding="gzip"),
    "busy": lambda h: h.answer(429, b"slow down"),
    "busy-once": _busy_once,
    "busy-long": lambda h: h.answer(503, Retry_After="3600"),
    "busy-date": lambda h: h.answer(503, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"),
    "busy-odd": lambda h: h.answer(503, Retry_After="Wed, 99 Oct 99999 07:28:00 GMT"),
    "gateway": lambda h: h.answer(502, b"bad gateway"),
    "enough": lambda h: h.answer(405, Retry_After="1"),
    "error": lambda h: h.answer(500, b"boom\x1b[2J t0ken-s3cret at line 1", "text/plain"),
    "bad-query": lambda h: h.answer(400, b"Parse error: line 1, column 7", "text/plain"),
    "missing": lambda h: h.answer(404, b"nothing here", "text/plain"),
    "forbidden": lambda h: h.answer(403, b"no", "text/plain"),
    "loop": lambda h: h.answer(307, Location="/loop"),
    "away": lambda h: h.answer(307, Location="http://198.51.100.7/sparql"),
    "to-file": lambda h: h.answer(302, Location="file:///etc/passwd"),
    "to-nowhere": lambda h: h.answer(307, Location="http://["),
    "to-port": lambda h: h.answer(307, Location="http://127.0.0.1:http/"),
    "to-screen": lambda h: h.answer(307, Location="/\x1b[2J"),
    "odd-digest": lambda h: h.answer(401, WWW_Authenticate="Digest realm=, a"),
    "see-other": lambda h: h.answer(303, Location="/good"),
    "moved": lambda h: h.answer(308, Location="/good"),
    "max-rows": lambda h: h.answer(200, GOOD, X_SPARQL_MaxRows="10000"),
    "partial": lambda h: h.answer(200, GOOD, X_SQL_State="S1TAT", X_SQL_Message="timeout\x1b[2J"),
    "token": _token,
    "basic": _basic,
}


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Faults]:
    """The server, on a port of its own; encrypted if there is a certificate with its key."""
    handler = type("OwnHandler", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        # The handshake belongs to the thread of the connection: one that fails must not end the server.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    faults = Faults(f"http{'s' if certificate else ''}://127.0.0.1:{server.server_address[1]}")
    handler.faults = faults  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield faults
    finally:
        server.shutdown()
        server.server_close()
