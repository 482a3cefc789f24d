"""From what was published to an answer of the server, and from a path to the address of a page."""

import hashlib
import re
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kprgraph.errors import Language
from kprgraph.web import slides
from kprgraph.web.address import DATA_FORMATS, HOME, Address, ServerLinks
from kprgraph.web.page import NoSuchPage
from kprgraph.web.publish import Published

_DATA = re.compile(rf"(.+)\.({'|'.join(DATA_FORMATS)})")
_SLIDE = re.compile(rf"(.+)\.({'|'.join(slides.FORMS)})")
_TABLE = re.compile(r"(.+)\.([a-z][a-z-]*\.(?:csv|xlsx|svg))")
_MOST_FIELDS = 40


def address_from(path: str, query: str = "") -> Address:
    """The address that a path and a query string name; a parameter that is repeated holds a list.

    >>> address_from("/en/layers/service/a09-hsss", "depth=2").params
    (('depth', '2'),)

    Raises:
        NoSuchPage: If the path is none of ours.
        HTTPException: If there are too many parameters.
    """
    words = path.strip("/").split("/")
    lang: Language = "en" if words[0] == "en" else "th"
    words = words[1:] if lang == "en" else words
    if any(word in (".", "..") or any(ord(c) < 32 or c in "\\\x7f" for c in word) for word in words):
        raise NoSuchPage
    suffix = ""
    for pattern in (_SLIDE,) if words[:1] == [slides.PAGE] else (_TABLE, _DATA):
        if words and (match := pattern.fullmatch(words[-1])):
            words[-1], suffix = match.groups()
            break
    params: dict[str, str] = {}
    for name, value in fields_of(query):
        params[name] = f"{params[name]},{value}" if name == "focus" and name in params else value
    name, *parts = words or [""]
    given = tuple(sorted((key, value) for key, value in params.items() if value))
    return Address(name or HOME, tuple(parts), given, lang, suffix)


def fields_of(query: str, *, blank: bool = False) -> list[tuple[str, str]]:
    """The fields of a query string or a form.

    Raises:
        HTTPException: If there are too many.
    """
    try:
        return parse_qsl(query, keep_blank_values=blank, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise HTTPException(400) from None


def links_of(request: Request) -> ServerLinks:
    """How the answer to a request writes links."""
    return ServerLinks(request.scope.get("root_path", ""))


def response(found: Published, request: Request) -> Response:
    """What was published; nothing where the client has it already (RFC 9110, section 13.1.2)."""
    tag = f'"{hashlib.sha256(found.content).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache", "vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    if found.file_name:
        ascii_name = re.sub(r"[^A-Za-z0-9._-]", "_", found.file_name)
        headers["content-disposition"] = f'inline; filename="{ascii_name}"'
    return Response(found.content, media_type=with_charset(found.media_type), headers=headers)


def with_charset(media_type: str) -> str:
    """Text says in which characters it is written."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
