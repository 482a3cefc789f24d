"""The explorer as a web application (ASGI): addresses to pages, identifiers to pages or data, and SPARQL."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, cast

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kprgraph.errors import Language
from kprgraph.namespaces import BASE
from kprgraph.web import about_data, assets, failures, interface, openapi, protocol
from kprgraph.web.address import DATA_FORMATS, TERMS, Address, address_of
from kprgraph.web.chrome import MEDIA_TYPES
from kprgraph.web.explorer import Explorer
from kprgraph.web.kept import Kept
from kprgraph.web.negotiation import language, preferred
from kprgraph.web.page import Elsewhere, NoSuchPage, View
from kprgraph.web.protocol import Endpoint
from kprgraph.web.publish import HTML, publish
from kprgraph.web.replies import address_from, links_of, response
from kprgraph.web.safety import Safety

_IDENTIFIERS = ("/id/{rest:path}", "/src/{rest:path}", "/vocab/{rest:path}", "/onto")
_NEGOTIATED = [HTML, *(MEDIA_TYPES[suffix] for suffix in DATA_FORMATS)]

_Answer = Callable[[Explorer, Request], Response]
_Route = Callable[[Request], Awaitable[Response]]


def application(site: Explorer, hosts: "frozenset[str] | None" = None) -> Safety:
    """The web application of one graph.

    Args:
        site: The graph.
        hosts: Names under which it may be called; None for any. A browser that was led astray to this
            machine by a foreign name (DNS rebinding) calls it by that name.
    """
    return with_endpoint(site, hosts)[0]


def with_endpoint(site: Explorer, hosts: "frozenset[str] | None" = None) -> tuple[Safety, Endpoint]:
    """The web application of one graph, as `application` makes it, and the SPARQL endpoint in it."""
    site.dependency, site.directory, site.agenda  # noqa: B018 - worked out before the first request
    endpoint = Endpoint(site)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        endpoint.close()

    async def sparql(request: Request) -> Response:
        found = await endpoint.handle(request)
        return await run_in_threadpool(_page, site, request) if found is None else found

    handlers: Any = failures.handlers(site)
    inside = Starlette(
        routes=[*_files(), *_routes(site, sparql)],
        middleware=[Middleware(GZipMiddleware, minimum_size=1000)],
        exception_handlers=handlers,
        lifespan=lifespan,
    )
    return Safety(Kept(inside), hosts), endpoint  # outermost, so that it holds for answers to mistakes too


def _files() -> list[Mount]:
    found = [Mount("/static", StaticFiles(directory=assets.STATIC))]
    if assets.BUNDLE.is_dir():
        found.insert(0, Mount(f"/static/{assets.BUNDLE_FOLDER}", StaticFiles(directory=assets.BUNDLE)))
    return found


def _routes(site: Explorer, sparql: _Route) -> list[Route]:
    def answered(by: _Answer) -> _Route:
        async def route(request: Request) -> Response:
            return await run_in_threadpool(by, site, request)

        return route

    return [
        *(Route(f"{lang}/api/{{rest:path}}", answered(_data)) for lang in ("", "/en")),
        *(Route(f"{lang}/sparql", sparql, methods=["GET", "POST"]) for lang in ("", "/en")),
        *(Route(path, answered(_see_other)) for path in _IDENTIFIERS),
        Route("/.well-known/void", answered(_dataset)),
        Route("/openapi.json", answered(_openapi)),
        Route("/{rest:path}", answered(_page)),
    ]


def _page(site: Explorer, request: Request) -> Response:
    links = links_of(request)
    try:
        found = publish(site, address_from(request.url.path, request.url.query), links)
    except Elsewhere as elsewhere:
        return RedirectResponse(links.href(elsewhere.address) or "/", 303)
    return response(found, request)


def _data(site: Explorer, request: Request) -> Response:
    view = View(site, address_from(request.url.path, request.url.query), links_of(request))
    return response(interface.answer(view), request)


def _dataset(site: Explorer, request: Request) -> Response:
    return protocol.about(site, request, about_data.dataset)


def _openapi(site: Explorer, _: Request) -> Response:
    return JSONResponse(openapi.description(site))


def _see_other(site: Explorer, request: Request) -> Response:
    """An identifier is a thing, not a document: it answers with where the documents are (303)."""
    links = links_of(request)
    iri = f"{BASE}{request.url.path.removeprefix(links.base).lstrip('/')}"
    lang = cast("Language", language(request.headers.get("accept-language", "")))
    address = Address(TERMS, lang=lang) if iri == f"{BASE}onto" else address_of(iri, lang)
    if address is None or (address.page != TERMS and not site.knows(iri)):
        raise NoSuchPage
    chosen = preferred(request.headers.get("accept", ""), _NEGOTIATED)
    if chosen is None:
        raise HTTPException(406)
    if chosen != HTML:
        suffix = next(s for s, media_type in MEDIA_TYPES.items() if media_type == chosen)
        address = replace(address, lang="th", suffix=suffix, fragment="")
    return RedirectResponse(links.href(address) or "/", 303, {"vary": "Accept, Accept-Language"})
