"""What programs may ask the server for, as an OpenAPI description."""

from collections.abc import Mapping, Sequence
from typing import Any

from kprgraph.namespaces import KINDS
from kprgraph.web.canvas import DEPTHS, PARTS
from kprgraph.web.chrome import MEDIA_TYPES
from kprgraph.web.explorer import Explorer
from kprgraph.web.sparql_service import GRAPHS, ROWS

VERSION = "3.1.0"


def description(site: Explorer) -> dict[str, Any]:
    """The description of the server of one graph."""
    return {
        "openapi": VERSION,
        "info": {
            "title": site.about.title.en,
            "version": site.about.version,
            "license": {"name": "CC BY 4.0", "url": site.about.licence},
        },
        "paths": {
            "/api/search": _get(
                "Things with a name like the text, best first",
                [_query("q", "Part of a name, in any spelling", required=True),
                 _query("limit", "How many at most", {"type": "integer", "minimum": 1, "maximum": 20}),
                 _query("kind", "Only things of this kind", {"type": "string", "enum": list(KINDS)})],
                ["application/json"],
            ),
            "/api/graph": _get(
                "What stands around some things, with places for a picture",
                [_query("focus", "kind/slug, CURIE or IRI; several are parted by commas", required=True),
                 *_of_graphs()],
                ["application/json"],
            ),
            "/api/graph/{kind}/{slug}": _get(
                "What stands around one thing", [_kind(), _slug(), *_of_graphs()], ["application/json"]
            ),
            "/api/queries": _get("The query files", [], ["application/json"]),
            "/sparql": _sparql(),
            "/id/{kind}/{slug}": _identifier(),
            "/thing/{kind}/{slug}.{format}": _get(
                "A thing as data",
                [_kind(), _slug(),
                 {"name": "format", "in": "path", "required": True,
                  "schema": {"type": "string", "enum": list(MEDIA_TYPES)}}],
                list(MEDIA_TYPES.values()),
            ),
            "/.well-known/void": _get("The dataset in VoID and DCAT", [], list(MEDIA_TYPES.values())),
        },
    }  # fmt: skip


def _get(summary: str, parameters: Sequence[Mapping[str, Any]], media_types: Sequence[str]) -> dict[str, Any]:
    answers: dict[str, Any] = {"200": {"description": "Found", "content": {name: {} for name in media_types}}}
    if parameters:
        answers["404"] = {"description": "There is no such thing"}
    if "application/json" not in media_types:
        answers["406"] = {"description": "Not available in this format"}
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}


def _sparql() -> dict[str, Any]:
    formats: dict[str, Any] = {name: {} for name in (*ROWS.values(), *GRAPHS.values(), "text/html")}
    answers = {
        "200": {"description": "The answer, or without a query the page or the service description",
                "content": formats},
        "400": {"description": "No query that reads, or one that is too long or too deep"},
        "406": {"description": "Not available in this format"},
        "422": {"description": "It needs too much memory"},
        "429": {"description": "Other queries are running; see Retry-After"},
        "504": {"description": "It takes too long"},
    }  # fmt: skip
    text = {"schema": {"type": "string"}}
    form = {"schema": {"type": "object", "required": ["query"], "properties": {"query": {"type": "string"}}}}
    return {
        "get": {
            "summary": "SPARQL 1.1 Protocol, reading only",
            "parameters": [_query("query", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
                           _query("format", "Short name of a format, before the Accept header",
                                  {"type": "string", "enum": [*ROWS, *GRAPHS]})],
            "responses": answers,
        },
        "post": {
            "summary": "The same with the query in the body",
            "requestBody": {"required": True, "content": {
                "application/sparql-query": text, "application/x-www-form-urlencoded": form,
            }},
            "responses": answers | {"413": {"description": "The body is too large"},
                                    "415": {"description": "Another type of body"}},
        },
    }  # fmt: skip


def _identifier() -> dict[str, Any]:
    answers = {
        "303": {"description": "Where the page or the data is, by the Accept and Accept-Language headers"},
        "404": {"description": "There is no such thing"},
        "406": {"description": "Not available in this format"},
    }
    found = {"summary": "The identifier of a thing", "parameters": [_kind(), _slug()], "responses": answers}
    return {"get": found}


def _of_graphs() -> list[dict[str, Any]]:
    return [
        _query("depth", "How many steps", {"type": "string", "enum": list(DEPTHS), "default": "1"}),
        _query("network", "Which links", {"type": "string", "enum": list(PARTS), "default": PARTS[0]}),
    ]


def _query(
    name: str, text: str, schema: Mapping[str, Any] | None = None, *, required: bool = False
) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": text, "required": required,
            "schema": dict(schema or {"type": "string"})}  # fmt: skip


def _kind() -> dict[str, Any]:
    return {"name": "kind", "in": "path", "required": True, "schema": {"type": "string", "enum": list(KINDS)}}


def _slug() -> dict[str, Any]:
    return {"name": "slug", "in": "path", "required": True, "schema": {"type": "string"}}
