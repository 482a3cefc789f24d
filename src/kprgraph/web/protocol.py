"""The SPARQL 1.1 Protocol over HTTP, and what the server says of itself to programs."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Lock

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from kprgraph.web import about_data, sparql_service
from kprgraph.web.explorer import Explorer
from kprgraph.web.negotiation import preferred
from kprgraph.web.page import View
from kprgraph.web.publish import HTML, Published
from kprgraph.web.replies import address_from, fields_of, links_of, response, with_charset
from kprgraph.web.sparql_service import Reply
from kprgraph.web.worker import Dataset, Pool, WorkerError

_MOST_BODY = 64_000
_BODY_SECONDS = 10.0
_MOST_WAITING = 24


class Endpoint:
    """The endpoint of one graph.

    Queries wait in threads of their own, so that however many there are, pages are answered.

    Args:
        site: The graph.
    """

    def __init__(self, site: Explorer) -> None:
        self.site = site
        self._pool: Pool | None = None
        self._opening = Lock()
        self._waiting: CapacityLimiter | None = None

    async def handle(self, request: Request) -> Response | None:
        """The answer to a request; None where it asks for the page on which queries are written.

        Raises:
            HTTPException: If the request is not one of the protocol.
        """
        text, wanted, dataset = await _asked(request)
        accept = request.headers.get("accept", "")
        if text is None:
            if preferred(accept, [HTML, *about_data.FORMATS.values()]) == HTML:
                return None
            return await run_in_threadpool(about, self.site, request, about_data.service)
        view = View(self.site, address_from(request.url.path), links_of(request))
        reply = await self._reply(view, text, accept, wanted, dataset)
        headers = {"cache-control": "no-cache", "vary": "Accept, Accept-Encoding"}
        if reply.truncated:
            headers["x-kprgraph-truncated"] = "true"
        if reply.status == 429:
            headers["retry-after"] = "2"
        return Response(reply.content, reply.status, headers, with_charset(reply.media_type))

    async def _reply(self, view: View, text: str, accept: str, wanted: str, dataset: Dataset) -> Reply:
        if self._waiting is None:
            self._waiting = CapacityLimiter(_MOST_WAITING)
        try:
            if self._waiting.available_tokens < 1:
                return await run_in_threadpool(sparql_service.busy, view, text, accept, wanted)
            return await to_thread.run_sync(
                lambda: sparql_service.answer(self._workers(), view, text, accept, wanted, dataset),
                limiter=self._waiting,
            )
        except sparql_service.NotAcceptable:
            raise HTTPException(406) from None

    def prepare(self) -> None:
        """Have a worker ready before somebody waits for it."""
        with suppress(WorkerError):
            self._workers().ask("ASK {}")

    def _workers(self) -> Pool:
        with self._opening:
            if self._pool is None:
                self._pool = sparql_service.start(self.site)
            return self._pool

    def close(self) -> None:
        """End all workers."""
        if self._pool is not None:
            self._pool.close()


def about(site: Explorer, request: Request, of: Callable[[Explorer, str, str], bytes]) -> Response:
    """What the server says of itself, in the format that is wanted most.

    Raises:
        HTTPException: If none of the formats is wanted.
    """
    wanted = {media_type: suffix for suffix, media_type in about_data.FORMATS.items()}
    chosen = preferred(request.headers.get("accept", ""), list(wanted))
    if chosen is None:
        raise HTTPException(406)
    answer = response(Published(of(site, str(request.base_url), wanted[chosen]), chosen), request)
    answer.headers["vary"] = "Accept, Accept-Encoding"
    return answer


async def _asked(request: Request) -> tuple[str | None, str, Dataset]:
    """The query, None where there is none; the short name of the format that is wanted; the graphs."""
    fields = fields_of(request.url.query, blank=True)
    texts = []
    if request.method == "POST":
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await _body(request)
        if media_type == "application/sparql-query":
            texts = [body]
        elif media_type == "application/x-www-form-urlencoded":
            fields += fields_of(body, blank=True)
        else:
            raise HTTPException(415)
    given = dict(fields)
    texts += [value for name, value in fields if name == "query"]
    if len(texts) > 1 or "update" in given:
        raise HTTPException(400)
    default, named = (
        tuple(iri for name, iri in fields if name == f"{kind}-graph-uri") for kind in ("default", "named")
    )
    if not texts and request.method != "POST":
        return None, "", Dataset()
    if not texts or not texts[0].strip():
        raise HTTPException(400)
    return texts[0], given.get("format", ""), Dataset(default, named)


async def _body(request: Request) -> str:
    content = b""
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for piece in request.stream():
                content += piece
                if len(content) > _MOST_BODY:
                    raise HTTPException(413)
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise HTTPException(400) from None
    except TimeoutError:
        raise HTTPException(408) from None
    except ClientDisconnect:  # nobody is there to be told, and nothing is wrong here
        raise HTTPException(400) from None
