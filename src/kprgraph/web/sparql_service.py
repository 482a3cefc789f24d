"""The SPARQL endpoint: the query side of the SPARQL 1.1 Protocol, reading only, for people and programs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pyoxigraph as ox

from kprgraph import turtle
from kprgraph.errors import Text, UsageError
from kprgraph.namespaces import PREFIXES
from kprgraph.web import guard, render
from kprgraph.web.explorer import Explorer
from kprgraph.web.negotiation import preferred
from kprgraph.web.page import NavItem, View
from kprgraph.web.pages import sparql
from kprgraph.web.worker import ALL, Answer, Busy, Dataset, Died, Invalid, Pool, TooSlow

HTML = "text/html"
ROWS: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPHS: Mapping[str, str] = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
_MOST_SHOWN = 1000
_MOST_LINK = 6000
_RESULTS = {
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}

_MESSAGES = {
    TooSlow: (504, Text(th="คำถามใช้เวลานานเกินไป", en="the query takes too long")),
    Died: (422, Text(th="คำถามใช้หน่วยความจำมากเกินไป", en="the query needs too much memory")),
    Busy: (429, Text(th="มีคำถามอื่นกำลังทำงานอยู่ ลองใหม่อีกครั้ง", en="other queries are running; try again")),
}
_HINT = Text(th="ลดขอบเขต เพิ่มเงื่อนไข หรือใช้ LIMIT", en="Narrow it, add conditions, or use LIMIT")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the endpoint answers.

    Attributes:
        status: HTTP status.
        content: The bytes.
        media_type: IANA media type.
        truncated: Whether there was more.
    """

    status: int
    content: bytes
    media_type: str
    truncated: bool = False


class NotAcceptable(Exception):  # noqa: N818 - the word of the protocol
    """None of the formats on offer is wanted."""


def start(site: Explorer) -> Pool:
    """Workers that hold the graph of a site."""
    content = site.store.quads.dump(format=ox.RdfFormat.N_QUADS)
    return Pool(content or b"", dict(PREFIXES))


def answer(  # noqa: PLR0917 - what the protocol lets a client say
    pool: Pool, view: View, text: str, accept: str, wanted: str = "", dataset: Dataset = ALL
) -> Reply:
    """Answer one query.

    Args:
        pool: The workers.
        view: The SPARQL page, for people.
        text: The query.
        accept: The `Accept` header.
        wanted: A short name of a format that goes before the header, or "".
        dataset: The graphs that it is about.

    Raises:
        NotAcceptable: If the client wants none of the formats on offer.
    """
    for_people = _for_people(accept, wanted)
    try:
        guard.check(text)
        _check_graphs(view.site, dataset)
        found = pool.ask(text, dataset)
    except UsageError as error:
        hint = error.hint.say(view.lang) if error.hint else ""
        return _failed(view, text, 400, error.message.say(view.lang), hint, for_people)
    except Invalid as error:
        message = Text(th=f"SPARQL ผิดไวยากรณ์: {error}", en=f"the SPARQL does not parse: {error}")
        return _failed(view, text, 400, message.say(view.lang), "", for_people)
    except (TooSlow, Died, Busy) as error:
        status, message = _MESSAGES[type(error)]
        return _failed(view, text, status, message.say(view.lang), _HINT.say(view.lang), for_people)
    if for_people:
        page = sparql.page(view, text, answer=_shown(view, found, text))
        return Reply(200, render.html(page, sparql.TEMPLATE).encode(), HTML, found.truncated)
    suffix = wanted or _suffix(found, accept)
    offered = GRAPHS if found.kind == "graph" else ROWS
    if suffix not in offered:
        raise NotAcceptable
    content = _graph(found, suffix) if found.kind == "graph" else _results(found, suffix)
    return Reply(200, content, offered[suffix], found.truncated)


def _check_graphs(site: Explorer, dataset: Dataset) -> None:
    """Refuse graphs that are not held here: nothing is fetched for a query.

    Raises:
        UsageError: Naming those that are.
    """
    held = sorted(str(getattr(graph, "value", "")) for graph in site.store.quads.named_graphs())
    for iri in (*dataset.default, *dataset.named):
        if iri not in held:
            raise UsageError(
                Text(th="ไม่มีกราฟนี้ในบริการนี้", en="this service does not hold such a graph"),
                where=iri[:200],
                hint=Text(th=f"กราฟที่มี: {' '.join(held)}", en=f"The graphs are: {' '.join(held)}"),
            )


def busy(view: View, text: str, accept: str, wanted: str = "") -> Reply:
    """The answer where too many queries wait already."""
    status, message = _MESSAGES[Busy]
    return _failed(
        view, text, status, message.say(view.lang), _HINT.say(view.lang), _for_people(accept, wanted)
    )


def _for_people(accept: str, wanted: str) -> bool:
    offered = [ROWS["json"], *ROWS.values(), *GRAPHS.values(), "application/json", HTML]
    return not wanted and preferred(accept, offered) == HTML


def _failed(  # noqa: PLR0917 - what is told
    view: View, text: str, status: int, message: str, hint: str, for_people: bool
) -> Reply:
    if for_people:
        page = sparql.page(view, text, message, hint)
        return Reply(status, render.html(page, sparql.TEMPLATE).encode(), HTML)
    content = json.dumps({"error": message, "hint": hint}, ensure_ascii=False)
    return Reply(status, content.encode(), "application/json")


def _suffix(found: Answer, accept: str) -> str:
    offered = GRAPHS if found.kind == "graph" else ROWS
    names = {media_type: suffix for suffix, media_type in offered.items()}
    if found.kind != "graph":
        names["application/json"] = "json"
    chosen = preferred(accept, list(names))
    if chosen is None:
        raise NotAcceptable
    return names[chosen]


def _results(found: Answer, suffix: str) -> bytes:
    if found.kind == "boolean":
        document: dict[str, object] = {"head": {}, "boolean": found.truth}
    else:
        bindings = [
            {name: cell for name, cell in zip(found.columns, row, strict=True) if cell} for row in found.rows
        ]
        document = {"head": {"vars": list(found.columns)}, "results": {"bindings": bindings}}
        if found.truncated:
            document["truncated"] = True
    content = json.dumps(document, ensure_ascii=False).encode()
    if suffix == "json":
        return content
    document.pop("truncated", None)
    plain = json.dumps(document, ensure_ascii=False).encode()
    results = ox.parse_query_results(plain, ox.QueryResultsFormat.JSON)
    return bytes(results.serialize(format=_RESULTS[suffix]) or b"")


def _graph(found: Answer, suffix: str) -> bytes:
    if suffix == "nt":
        return found.triples.encode()
    triples = [quad.triple for quad in ox.parse(found.triples.encode(), ox.RdfFormat.N_TRIPLES)]
    if suffix == "ttl":
        return turtle.serialize(triples).encode()
    return bytes(ox.serialize(triples, format=ox.RdfFormat.RDF_XML) or b"")


def _shown(view: View, found: Answer, text: str) -> sparql.AnswerTable:
    if found.kind == "boolean":
        return sparql.AnswerTable(text=str(found.truth).lower())
    downloads = _downloads(view, found, text)
    if found.kind == "graph":
        return sparql.AnswerTable(
            text=_graph(found, "ttl").decode(), truncated=found.truncated, downloads=downloads
        )
    rows = tuple(
        tuple(
            sparql.cell(view, cell["type"], cell["value"], cell.get("xml:lang", "")) if cell else ()
            for cell in row
        )
        for row in found.rows[:_MOST_SHOWN]
    )
    truncated = found.truncated or len(found.rows) > _MOST_SHOWN
    return sparql.AnswerTable(found.columns, rows, truncated, downloads=downloads)


def _downloads(view: View, found: Answer, text: str) -> tuple[NavItem, ...]:
    """The same answer in other formats, as links while the query is short enough for one."""
    base = view.link(sparql.NAME)
    offered: Sequence[str] = list(GRAPHS if found.kind == "graph" else ROWS)
    links = [(name, f"{base}?{urlencode({'query': text, 'format': name})}") for name in offered]
    return tuple(NavItem(name.upper(), href) for name, href in links if len(href) <= _MOST_LINK)
