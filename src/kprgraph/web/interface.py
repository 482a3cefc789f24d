"""What programs and the script of the pages ask for: suggestions, parts of the network, the query files.

The server answers with JSON. A page that was opened from a disk may read no JSON, only scripts, so the static
site has the same as classic scripts that call `kprgraph.names` and `kprgraph.graph`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kprgraph.errors import Language
from kprgraph.lookup import Hit
from kprgraph.namespaces import BASE
from kprgraph.thai import fold, misspell
from kprgraph.web import canvas
from kprgraph.web.address import Address, data_address
from kprgraph.web.asked import body
from kprgraph.web.explorer import Explorer
from kprgraph.web.finding import find
from kprgraph.web.page import NoSuchPage, View
from kprgraph.web.parts import foreign
from kprgraph.web.publish import Published

JSON = "application/json"
GRAPH, NAMES = "graph", "names"
LANGUAGES: tuple[Language, ...] = ("th", "en")
_FEW, _MOST_HITS = 8, 20


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that is offered while someone types.

    Attributes:
        id: Its IRI.
        label: Its name.
        lang: Language of the name.
        kind: Code of its kind.
        kind_label: What it is, in words.
        ministry: The ministry it belongs to, or "".
        matched: The name that fits, where it is another one, or "".
        url: Its page, or None.
    """

    id: str
    label: str
    lang: str
    kind: str
    kind_label: str
    ministry: str
    matched: str
    url: str | None

    @property
    def note(self) -> str:
        """What tells it from namesakes: the other name, the ministry."""
        return " · ".join(text for text in (self.matched, self.ministry) if text)


def answer(view: View) -> Published:
    """The JSON at an address of the server.

    Raises:
        NoSuchPage: If there is nothing at this address.
    """
    match view.here.parts:
        case ("search",):
            found: object = _search(view)
        case ("queries",):
            found = list(_queries(view))
        case ("graph", *rest):
            found = _graph(view, rest)
        case _:
            raise NoSuchPage
    return Published(_written(found), JSON)


def suggestion(view: View, hit: Hit) -> Suggestion:
    """A hit of a search with all that a list of suggestions shows."""
    label, iri = view.label(hit.entity), hit.entity
    other = view.site.store.label(iri, "en" if view.lang == "th" else "th")
    ministry = view.site.ministry(iri)
    return Suggestion(
        id=iri,
        label=label,
        lang=foreign(label, view.lang) or view.lang,
        kind=iri.rsplit("/", 2)[-2],
        kind_label=view.site.class_label(iri, view.lang),
        ministry=view.label(ministry) if ministry and ministry != iri else "",
        matched=hit.matched if hit.matched not in (label, other) else "",
        url=view.link_to(iri),
    )


def _search(view: View) -> dict[str, Any]:
    text = view.here.param("q").strip()
    wanted = view.here.param("limit")
    limit = min(int(wanted), _MOST_HITS) if wanted.isdecimal() and len(wanted) < 4 else _FEW
    kind = view.here.param("kind")
    found = (suggestion(view, hit) for hit in find(view, text, limit, kind))
    return {
        "query": text,
        "hits": [
            {
                "id": one.id, "label": one.label, "lang": one.lang, "kind": one.kind,
                "kindLabel": one.kind_label, "ministry": one.ministry, "matched": one.matched,
                "note": one.note, "url": one.url,
            }
            for one in found
        ],
    }  # fmt: skip


def _queries(view: View) -> Iterator[dict[str, Any]]:
    for name, query in sorted(view.site.queries.items()):
        if "/" not in name:
            yield {
                "name": name,
                "title": query.title.say(view.lang),
                "question": query.question.say(view.lang),
                "query": body(query.text),
                "url": view.link("queries", name),
            }


def _graph(view: View, rest: list[str]) -> dict[str, Any]:
    param = view.here.param
    part = next((name for name in canvas.PARTS if name == param("network")), canvas.PARTS[0])
    depth = int(param("depth")) if param("depth") in canvas.DEPTHS else 1
    if rest and len(rest) != 2:
        raise NoSuchPage
    focus = canvas.named("/".join(rest) if rest else param("focus"), canvas.graph_of(view, part))
    state = {
        "focus": ",".join("/".join(iri.split("/")[-2:]) for iri in focus),
        "depth": str(depth) if depth != 1 else None,
        "network": part if part != "all" else None,
    }
    page = view.link("explore", **state)
    return canvas.as_data(view, canvas.canvas(view, focus, depth, part), page)


# --- the same for a static site -----------------------------------------------------------------------------


def script(view: View) -> bytes:
    """The script at an address of a static site; its links are those of the folder of all pages.

    Raises:
        NoSuchPage: If there is nothing at this address.
    """
    match view.here.parts:
        case ("names",):
            return _call(NAMES, list(_names(view)))
        case ("graph", kind, slug):
            return _call(GRAPH, f"{kind}/{slug}", _graph(view, [kind, slug]))
        case _:
            raise NoSuchPage


def scripts(site: Explorer, pages: Iterable[Address]) -> Iterator[Address]:
    """The scripts of a static site with these pages: the names, and one for each thing and each map of it."""
    for lang in LANGUAGES:
        yield data_address(lang, False, NAMES)
    for page in pages:
        iri = f"{BASE}id/{'/'.join(page.parts)}"
        if page.page == "thing" and iri in site.together:
            yield data_address(page.lang, False, GRAPH, *page.parts)
        elif page.page == "layers" and page.parts and not page.param("card"):
            depth = page.param("depth") or None
            yield data_address(page.lang, False, GRAPH, *page.parts, depth=depth, network="dependency")


def _names(view: View) -> Iterator[list[str]]:
    """One row a thing: its names as compared, label, link, kind, what tells it from namesakes."""
    for kind in view.site.things.values():
        for iri in kind:
            href = view.link_to(iri)
            if href is not None:
                one = suggestion(view, Hit(iri, view.label(iri), "", 0.0, view.label(iri)))
                thing = view.site.directory.entries[iri].thing
                keys = dict.fromkeys(fold(name.text) for name in thing.names)
                keys |= dict.fromkeys(other for key in list(keys) for other in misspell(key))
                yield ["|".join(keys), one.label, href, one.kind_label, one.note]


def _written(found: object) -> bytes:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _call(name: str, *values: object) -> bytes:
    """A script of one call; what JavaScript would read as the end of a line is escaped."""
    text = ",".join(_written(value).decode() for value in values)
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"kprgraph.{name}({text});\n".encode()
