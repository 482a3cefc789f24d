"""Where an endpoint is, and how to prove who asks: checked before the first byte is sent."""

import base64
import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kprgraph.errors import Text, UsageError

USER, PASSWORD, TOKEN = "KPRGRAPH_ENDPOINT_USER", "KPRGRAPH_ENDPOINT_PASSWORD", "KPRGRAPH_ENDPOINT_TOKEN"

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Credentials:
    """Who asks; shown nowhere.

    Attributes:
        user: Name for basic and digest authentication.
        password: Its password.
        token: Bearer token.
    """

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Credentials":
        """What `KPRGRAPH_ENDPOINT_USER` and `_PASSWORD`, or `_TOKEN`, say.

        Raises:
            UsageError: If both ways are set, or one half of the first.
        """
        env = os.environ if environment is None else environment
        found = cls(env.get(USER, ""), env.get(PASSWORD, ""), env.get(TOKEN, ""))
        if bool(found.user) != bool(found.password) or (found.user and found.token):
            raise UsageError(
                Text(
                    th=f"ตั้ง {USER} คู่กับ {PASSWORD} หรือตั้ง {TOKEN} อย่างเดียว",
                    en=f"set {USER} together with {PASSWORD}, or {TOKEN} alone",
                )
            )
        if "\n" in found.token or "\r" in found.token:
            raise UsageError(Text(th=f"{TOKEN} มีการขึ้นบรรทัดใหม่", en=f"{TOKEN} holds a line break"))
        return found

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def header(self) -> str:
        """The value of `Authorization` that needs no challenge, or "" without credentials."""
        if self.token:
            return f"Bearer {self.token}"
        if self.user:
            pair = f"{self.user}:{self.password}".encode()
            return f"Basic {base64.b64encode(pair).decode()}"
        return ""

    def masked(self, text: str) -> str:
        """`text` without password, token and what they are sent as; servers repeat all sorts of things."""
        encoded = self.header().partition(" ")[2]
        for secret in sorted({self.password, self.token, encoded} - {""}, key=len, reverse=True):
            text = text.replace(secret, "***")
        return text


@dataclass(frozen=True)
class Address:
    """An http or https address.

    Attributes:
        url: The whole address, as requests need it.
        credentials: What to send with every request to it.
    """

    url: str
    credentials: Credentials = Credentials()

    @classmethod
    def of(cls, url: str, credentials: Credentials | None = None) -> "Address":
        """The address `url`, with credentials from the environment where none are given.

        Raises:
            UsageError: If it is no http(s) address, has a password inside, or would send one unencrypted
                over a network.
        """
        try:
            parts = urlsplit(url.strip())
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        if parts.scheme not in _PORTS or not parts.hostname or port == 0:
            raise UsageError(
                Text(th="ที่อยู่ของเครื่องปลายทางใช้ไม่ได้", en="this is not the address of an endpoint"),
                where="--endpoint",
                hint=Text(
                    th="ต้องขึ้นต้นด้วย https:// หรือ http:// เช่น http://localhost:7878/query",
                    en="It begins with https:// or http://, such as http://localhost:7878/query",
                ),
            )
        if parts.username is not None or parts.password is not None:
            raise UsageError(
                Text(th="อย่าใส่ชื่อผู้ใช้หรือรหัสผ่านในที่อยู่", en="no user and password inside the address, please"),
                where="--endpoint",
                hint=Text(th=f"ตั้งใน {USER} และ {PASSWORD}", en=f"Set them in {USER} and {PASSWORD}"),
            )
        address = cls(url.strip(), Credentials.from_environment() if credentials is None else credentials)
        if address.credentials and parts.scheme == "http" and not is_loopback(parts.hostname):
            raise UsageError(
                Text(
                    th="ไม่ส่งรหัสผ่านหรือโทเค็นผ่าน http ที่ไม่เข้ารหัส",
                    en="a password or token is not sent over unencrypted http",
                ),
                where=address.shown,
                hint=Text(th="ใช้ที่อยู่ https://", en="Use an https:// address"),
            )
        return address

    @property
    def shown(self) -> str:
        """The address for messages: without query string, which may hold a key."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port: what may be sent the credentials."""
        return origin_of(self.url)

    def beside(self, path: str) -> "Address":
        """Another path on the same server, with the same credentials."""
        parts = urlsplit(self.url)
        return Address(f"{parts.scheme}://{parts.netloc}{path}", self.credentials)


def origin_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an http or https address.

    >>> origin_of("https://Example.org/sparql")
    ('https', 'example.org', 443)
    """
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
