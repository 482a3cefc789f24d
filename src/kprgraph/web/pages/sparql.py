"""The page where SPARQL is written; the answer comes from `kprgraph.web.sparql_service`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.namespaces import PREFIXES, compress, expand
from kprgraph.web.address import data_address
from kprgraph.web.asked import body
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.page import NavItem, Page, View
from kprgraph.web.parts import Part, web_link, words

NAME = "sparql"
TEMPLATE = "sparql.html"
PARAMS = ("query", "name", "about", "format")

_START = """SELECT ?service ?name WHERE {
  ?service a cpsv:PublicService ;
           skos:prefLabel ?name .
  FILTER(LANG(?name) = "th")
}
ORDER BY ?name
LIMIT 20"""
_ABOUT = """SELECT ?record ?kind ?property WHERE {{
  ?record ?property {name} ; a ?kind ; kpr:support ?support .
}}
ORDER BY ?kind ?record"""


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """The answer to a query.

    Attributes:
        columns: Names of the variables.
        rows: The solutions; a cell without parts is a variable that is not bound.
        truncated: Whether there are more than are shown.
        text: A graph as an answer, as Turtle; or `true` and `false`; else "".
        downloads: The answer in other formats.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[Part, ...], ...], ...] = ()
    truncated: bool = False
    text: str = ""
    downloads: tuple[NavItem, ...] = ()


@dataclass(frozen=True)
class SparqlPage(Page):
    """The page where SPARQL is written.

    Attributes:
        text: What stands in the field.
        action: Where it is sent.
        examples: Ready-made questions to begin with.
        prefixes: Prefixes that need not be declared.
        queries_href: Where a script finds the ready-made questions, or None.
        error: What is wrong with the query, or "".
        hint: What to do about it, or "".
        answer: The answer, or None.
    """

    text: str
    action: str
    examples: tuple[NavItem, ...]
    prefixes: tuple[tuple[str, str], ...]
    queries_href: str | None
    error: str = ""
    hint: str = ""
    answer: AnswerTable | None = None


def build(view: View) -> SparqlPage:
    """The empty page, or with the query that the address names in its field."""
    return page(view, _text(view))


def page(
    view: View, text: str, error: str = "", hint: str = "", answer: AnswerTable | None = None
) -> SparqlPage:
    """The page with a query in its field and an answer below."""
    found = sorted(view.site.queries.items(), key=lambda item: item[1].title.say(view.lang))
    examples = ((q.title.say(view.lang), view.link(NAME, name=name)) for name, q in found if "/" not in name)
    return SparqlPage(
        head=head(view, view.say("page_sparql"), view.say("sparql_lead")),
        text=text,
        action=view.link(NAME) or "",
        examples=tuple(NavItem(words, href) for words, href in examples if href),
        prefixes=tuple(PREFIXES.items()),
        queries_href=view.links.href(data_address(view.lang, view.links.dynamic, "queries")),
        error=error,
        hint=hint,
        answer=answer,
    )


def states(_: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """None: queries need a server."""
    return iter(())


def cell(view: View, kind: str, value: str, extra: str = "") -> tuple[Part, ...]:
    """One value of an answer; things of the graph are links with their names.

    Args:
        view: The page.
        kind: `uri`, `literal` or another type of SPARQL results.
        value: The value.
        extra: Language or datatype.
    """
    if kind == "uri":
        href = view.link_to(value)
        short = Part(compress(value), href or web_link(value), "", "code")
        label = view.label(value)
        return (short, words(f" {label}", view.lang)) if href and label != short.text else (short,)
    if extra in ("th", "en"):
        return (Part(value, None, extra if extra != view.lang else ""),)
    return (words(value, view.lang),)


def _text(view: View) -> str:
    if found := view.site.queries.get(view.here.param("name")):
        return body(found.text)
    about = view.here.param("about")
    if about and "://" not in about and about.partition(":")[0] in PREFIXES:
        return _ABOUT.format(name=f"<{expand(about)}>") if _is_plain(about) else _START
    return view.here.param("query") or _START


def _is_plain(curie: str) -> bool:
    return all(c.isalnum() or c in ":-_." for c in curie)
