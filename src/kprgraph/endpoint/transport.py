"""Requests that come through where they can: redirects, authentication, and trying again, within bounds.

The waiting times are fixed (1 s, then 2 s), so that a run behaves the same each time; a server that names a
time in `Retry-After` is given that time.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    parse_http_list,
    parse_keqv_list,
)
from urllib.request import Request as UrllibRequest

from kprgraph.endpoint import faults
from kprgraph.endpoint.address import Address, origin_of
from kprgraph.endpoint.connection import Limits, Reply, Request, exchange, one_line
from kprgraph.endpoint.faults import EndpointUnreachable
from kprgraph.errors import Text

WAITS = (1.0, 2.0)
"""Seconds before the second and the third try; there is no fourth."""

LONGEST_WAIT = 60.0
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_BUSY_READING = (HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT)


class Transport:
    """Sends requests to one server.

    Attributes:
        address: Where to; the credentials go to its scheme, host and port and nowhere else.
        limits: Time and size of one exchange.
        server: What the server called itself in its last reply.
    """

    def __init__(
        self, address: Address, limits: Limits | None = None, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.address = address
        self.limits = limits or Limits()
        self._sleep = sleep
        self.server = ""
        self._wants_digest = False
        self._where = address.shown

    def send(self, request: Request) -> Reply:
        """The reply with a status of success.

        Raises:
            EndpointError: If there is none.
        """
        for number in range(1, len(WAITS) + 2):
            last = number > len(WAITS)
            try:
                reply = self._follow(request)
            except EndpointUnreachable as error:
                if last or not request.reads:  # a change is not sent twice: the first may have arrived
                    raise faults.unreachable(self._where, error.reason, number) from error
                self._sleep(WAITS[number - 1])
                continue
            if HTTPStatus.OK <= reply.status < HTTPStatus.MULTIPLE_CHOICES:
                return reply
            self._wait_or_raise(reply, request, number, last)
        raise AssertionError("unreachable")  # the last round returns or raises

    def _wait_or_raise(self, reply: Reply, request: Request, number: int, last: bool) -> None:
        asked = _retry_after(reply.headers.get("Retry-After", ""))
        busy = (
            reply.status in _BUSY
            or (request.reads and reply.status in _BUSY_READING)
            # DBpedia says so when it has had enough
            or (reply.status == HTTPStatus.METHOD_NOT_ALLOWED and asked is not None)
        )
        if not busy:
            said = self.address.credentials.masked(reply.beginning())
            raise faults.refused(self._where, reply.status, said)
        reply.close()
        wait = asked if asked is not None else WAITS[min(number, len(WAITS)) - 1]
        if last or wait > LONGEST_WAIT:
            raise faults.busy(self._where, reply.status, number, asked)
        self._sleep(wait)

    def _follow(self, request: Request) -> Reply:
        """The reply after redirects on the same server; the method stays what it is."""
        seen = [request.url]
        while True:
            reply = self._authenticated(replace(request, url=seen[-1]))
            target = reply.headers.get("Location", "")
            if reply.status not in _REDIRECTS or not target:
                return reply
            reply.close()
            seen.append(self._redirected(target, reply.status, request.method, seen))

    def _redirected(self, target: str, status: int, method: str, seen: list[str]) -> str:
        """The address that a redirect leads to, if it is one to follow."""
        try:
            url = urljoin(seen[-1], target)
            parts, origin = urlsplit(url), origin_of(url)
            shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        except ValueError:
            url, origin, shown = "", ("", "", 0), "?"
        if url in seen or len(seen) > _MOST_REDIRECTS:
            why = Text(th="ส่งต่อวนไม่รู้จบ", en="the redirects go in a circle")
        elif origin != origin_of(seen[0]) or not (url.isascii() and url.isprintable() and " " not in url):
            why = Text(th="เป็นคนละเครื่องหรือคนละโพรโทคอล", en="that is another server or protocol")
        elif status == HTTPStatus.SEE_OTHER and method != "GET":
            why = Text(th="คำขอจะกลายเป็นคนละแบบ", en="the request would become another one")
        else:
            return url
        raise faults.redirected(self._where, one_line(shown), why)

    def _authenticated(self, request: Request) -> Reply:
        """The reply to a request with credentials, in the way that the server wants them.

        A token, or user and password as they are (RFC 7617), go along unasked. A server that wants a digest
        (RFC 7616) says so, Virtuoso only to who sends nothing.
        """
        credentials = self.address.credentials
        if not credentials or origin_of(request.url) != self.address.origin:
            return self._exchange(request)
        reply = self._exchange(request, "" if self._wants_digest else credentials.header())
        if reply.status != HTTPStatus.UNAUTHORIZED or not credentials.user:
            return reply
        if not self._wants_digest and "WWW-Authenticate" not in reply.headers:
            reply.close()
            reply = self._exchange(request)
        answer = _digest(
            request, credentials.user, credentials.password, reply.headers.get("WWW-Authenticate", "")
        )
        if not answer:
            return reply
        self._wants_digest = True
        reply.close()
        return self._exchange(request, answer)

    def _exchange(self, request: Request, authorization: str = "") -> Reply:
        headers = {"User-Agent": f"kprgraph/{version('kprgraph')}", **request.headers}
        if authorization:
            headers["Authorization"] = authorization
        reply = exchange(replace(request, headers=headers), self._where, self.limits)
        self.server = reply.headers.get("Server", "")
        return reply


def _digest(request: Request, user: str, password: str, challenge: str) -> str:
    """The answer to a digest challenge, worked out by the standard library; "" for any other challenge."""
    scheme, _, fields = challenge.partition(" ")
    if scheme.lower() != "digest":
        return ""
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, request.url, user, password)
    asked = UrllibRequest(request.url, method=request.method)
    try:
        answer = AbstractDigestAuthHandler(passwords).get_authorization(
            asked, parse_keqv_list(parse_http_list(fields))
        )
    except (
        ValueError,
        LookupError,
        TypeError,
    ):  # an algorithm that the library does not know, or no challenge
        return ""
    return f"Digest {answer}" if answer else ""


def _retry_after(value: str) -> float | None:
    """Seconds to wait, from seconds or an HTTP date (RFC 9110, section 10.2.3); None without either.

    >>> _retry_after("7"), _retry_after("soon")
    (7.0, None)
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, round((when - datetime.now(UTC)).total_seconds()))
