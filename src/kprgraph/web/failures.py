"""What went wrong as a page: in the language of the address, and never a word about the inside."""

import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kprgraph.errors import KprgraphError, Language, Text, UsageError
from kprgraph.web import render
from kprgraph.web.address import HOME, Address
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.finding import find
from kprgraph.web.page import NavItem, NoSuchPage, Page, View
from kprgraph.web.replies import links_of
from kprgraph.web.words import WORDS

Handler = Callable[[Request, Exception], Awaitable[Response]]

_LOG = logging.getLogger(__name__)
_ENGLISH, _FOR_PROGRAMS = re.compile(r"/en(/|$)"), re.compile(r"(/en)?/api/")


@dataclass(frozen=True)
class ErrorPage(Page):
    """A page for what went wrong.

    Attributes:
        message: What to do about it, or "".
        number: Number of the incident, for the log, or "".
        candidates: What may have been meant.
    """

    message: str
    number: str
    candidates: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong.

    Attributes:
        status: HTTP status.
        message: What to do about it, or None for the usual words.
        number: Number of the incident, for the log, or "".
    """

    status: int
    message: Text | None = None
    number: str = ""


def handlers(site: Explorer) -> Mapping[type[Exception], Handler]:
    """What answers each kind of mistake."""

    def answering(failure: Callable[[Request, Exception], Failure]) -> Handler:
        async def handle(request: Request, error: Exception) -> Response:
            return await run_in_threadpool(_answer, site, request, failure(request, error))

        return handle

    return {
        HTTPException: answering(lambda _, error: Failure(cast("HTTPException", error).status_code)),
        NoSuchPage: answering(lambda _, error: Failure(404)),
        KprgraphError: answering(lambda _, error: _of(cast("KprgraphError", error))),
        Exception: answering(_bug),
    }


def _of(error: KprgraphError) -> Failure:
    return Failure(400 if isinstance(error, UsageError) else 404, error.message)


def _bug(request: Request, error: Exception) -> Failure:
    number = secrets.token_hex(4)
    _LOG.error("incident %s at %s", number, request.url.path, exc_info=error)
    return Failure(500, None, number)


def _answer(site: Explorer, request: Request, failure: Failure) -> Response:
    path = request.url.path
    lang: Language = "en" if _ENGLISH.match(path) else "th"
    view = View(site, Address(HOME, lang=lang), links_of(request))
    key = f"error_{failure.status}" if f"error_{failure.status}" in WORDS else "error_400"
    text = failure.message.say(lang) if failure.message else ""
    if not text and f"{key}_text" in WORDS:
        text = view.say(f"{key}_text")
    headers = {"allow": "GET, HEAD"} if failure.status == 405 else {}
    if _FOR_PROGRAMS.match(path):
        return JSONResponse({"error": view.say(key), "hint": text}, failure.status, headers)
    near = _near(view, path) if failure.status == 404 else ()
    page = ErrorPage(head(view, view.say(key)), text, failure.number, near)
    return Response(render.html(page, "error.html"), failure.status, headers, "text/html; charset=utf-8")


def _near(view: View, path: str) -> tuple[NavItem, ...]:
    """Things with a name like the last word of the path."""
    word = path.rstrip("/").rsplit("/", 1)[-1].replace("-", " ")[:80]
    if not word:
        return ()
    hits = find(view, word, 5)
    return tuple(NavItem(hit.label, href) for hit in hits if (href := view.link_to(hit.entity)))
