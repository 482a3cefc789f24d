"""One HTTP exchange that ends in time: connect, send, and a reply whose body is read piece by piece.

`urllib` bounds each read and not the whole, so a server that drips a byte a second holds it for ever. Here a
watchdog closes the socket when the time is up, wherever the exchange then stands.
"""

import gzip
import http.client
import socket
import ssl
import threading
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from kprgraph.endpoint import faults
from kprgraph.endpoint.address import origin_of
from kprgraph.endpoint.faults import EndpointError

_CONNECT_SECONDS = 10.0
_CHUNK = 1 << 16
BROKEN = (OSError, EOFError, zlib.error, http.client.HTTPException)
"""What the line or the other side raises when it breaks."""


@dataclass(frozen=True)
class Request:
    """What is sent.

    Attributes:
        method: GET, POST, PUT ...
        url: Where to.
        headers: Header fields.
        body: Bytes to send, or None.
        reads: Whether it changes nothing there and so may be sent again when the line breaks.
    """

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    reads: bool = True


@dataclass(frozen=True)
class Limits:
    """How long and how much at most.

    Attributes:
        seconds: For one exchange, from connecting to the last byte.
        bytes: Of a body, unpacked.
    """

    seconds: float = 60.0
    bytes: int = 200_000_000


class Reply:
    """A status, headers, and a body that can be read once like a file.

    Attributes:
        status: HTTP status code.
        headers: Header fields.
    """

    def __init__(self, exchange: "_Exchange", response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self._exchange = exchange
        self._response = response
        packed = self.headers.get("Content-Encoding", "").lower() == "gzip"
        self._body = cast("IO[bytes]", gzip.GzipFile(fileobj=response) if packed else response)
        self._left = exchange.limits.bytes

    @property
    def media_type(self) -> str:
        """The media type without its parameters."""
        return one_line(self.headers.get("Content-Type", "").partition(";")[0]).lower()

    def read(self, size: int = -1) -> bytes:
        """The next bytes of the body, all that is left for a negative size; b"" at the end.

        Raises:
            EndpointError: If the time is up, the body is too large, or it ends before its end.
        """
        if size < 0:
            return b"".join(iter(lambda: self.read(_CHUNK), b""))
        try:
            piece = self._body.read(min(size, _CHUNK))
            if not piece:
                self._exchange.check()
                if self._response.length:  # http.client lets a short body pass
                    raise EOFError("connection closed")
        except BROKEN as error:
            self.close()
            raise self._exchange.fault(error, answering=True) from error
        self._left -= len(piece)
        if self._left < 0:
            self.close()
            raise faults.too_large(self._exchange.where, self._exchange.limits.bytes)
        if not piece:
            self.close()
        return piece

    def beginning(self, length: int = 200) -> str:
        """The first characters of the body on one line, for messages; closes the reply."""
        try:
            text = self.read(length * 4).decode("utf-8", "replace")
        except EndpointError:
            text = ""
        self.close()
        return one_line(text, length)

    def close(self) -> None:
        """Give the connection back."""
        self._exchange.close()


class _Exchange:
    """The connection of one request, with its watchdog."""

    def __init__(self, connection: http.client.HTTPConnection, where: str, limits: Limits) -> None:
        self.connection = connection
        self.where = where
        self.limits = limits
        self.late = False
        self.sock: socket.socket | None = None
        self._watchdog = threading.Timer(limits.seconds, self._too_late)
        self._watchdog.daemon = True
        self._watchdog.start()

    def _too_late(self) -> None:
        self.late = True
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)  # a plain close would not wake the thread that reads

    def check(self) -> None:
        """Raise if what looks like the end is only the end of the time."""
        if self.late:
            raise TimeoutError

    def fault(self, error: BaseException, *, answering: bool = False) -> EndpointError:
        """What an exception of the line means."""
        if self.late or isinstance(error, TimeoutError):
            return faults.too_slow(self.where, self.limits.seconds)
        reason = _reason(error)
        if isinstance(error, ssl.SSLError):
            return faults.untrusted(self.where, reason)
        return faults.broken(self.where, reason) if answering else faults.unreachable(self.where, reason)

    def close(self) -> None:
        self._watchdog.cancel()
        self.connection.close()


def exchange(request: Request, where: str, limits: Limits) -> Reply:
    """Send one request and return its reply as soon as the headers are there.

    Args:
        request: What to send.
        where: What to call the endpoint in messages.
        limits: Time and size.

    Raises:
        EndpointUnreachable: If no reply came.
        EndpointTimeout: If the headers did not come in time.
    """
    connection, path = _connection(request.url, min(limits.seconds, _CONNECT_SECONDS))
    running = _Exchange(connection, where, limits)
    try:
        connection.connect()
        running.sock = connection.sock  # the connection lets go of it before the body is read
        connection.sock.settimeout(limits.seconds)
        running.check()
        with suppress(BrokenPipeError, ConnectionResetError):
            # A server that will not have the body says so and hangs up; what it said can still be read.
            connection.request(request.method, path, request.body, request.headers)
        response = connection.getresponse()
        running.check()
        return Reply(running, response)
    except BROKEN as error:
        running.close()
        raise running.fault(error) from error
    except BaseException:
        running.close()
        raise


def one_line(text: str, length: int = 200) -> str:
    """The first characters of what a server says, without what could move a cursor or break a line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:length]


def _connection(url: str, seconds: float) -> tuple[http.client.HTTPConnection, str]:
    """A connection, by way of the proxy of the environment where there is one, and the path to ask for."""
    scheme, host, port = origin_of(url)
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    make: type[http.client.HTTPConnection] = (
        http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    )
    proxy = getproxies().get(scheme)
    if not proxy or proxy_bypass(host):
        return make(host, port, timeout=seconds), path
    via = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    connection = make(via.hostname or "", via.port or 80, timeout=seconds)
    if scheme == "https":
        connection.set_tunnel(host, port)
        return connection, path
    return connection, url


def _reason(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return one_line(str(error)) or type(error).__name__
