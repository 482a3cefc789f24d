"""The frame of a page that answers a question: the query behind it, the card, the controls."""

from collections.abc import Iterable, Mapping, Sequence

from kprgraph.web.blocks import Query
from kprgraph.web.page import Control, Form, NavItem, Option, Question, View

CARD = "card"


def query_of(view: View, name: str, params: Mapping[str, str] | None = None) -> Query | None:
    """A query file as the query behind something; None where the workspace has none of this name."""
    found = view.site.queries.get(name)
    if found is None:
        return None
    given = {key: value for key, value in (params or {}).items() if value}
    href = view.link("queries", *name.split("/"), **given) or view.link("queries", *name.split("/"))
    return Query(name, href, body(found.text), view.link("sparql", name=name))


def body(sparql: str) -> str:
    """The SPARQL of a query file without its header."""
    return "\n".join(line for line in sparql.splitlines() if not line.startswith("#+")).strip()


def asked(
    view: View, question: str, answer: str, caveats: Iterable[str] = (), query: Query | None = None
) -> Question:
    """Question and answer of the page at `view.here`."""
    return Question(
        question=question,
        answer=answer,
        caveats=tuple(caveats),
        card_href=view.same(card="1"),
        query_name=query.name if query else "",
        query_href=query.href if query else None,
        query_text=query.text if query else "",
    )


def form(  # noqa: PLR0917 - what a form may be told
    view: View,
    controls: Sequence[Control],
    submit: str = "",
    error: str = "",
    candidates: Sequence[NavItem] = (),
    action: str | None = None,
) -> Form | None:
    """A form of the page at `view.here`; without a server there is none, but choices stay links."""
    target = action or view.links.href(view.address(view.here.page, *view.here.parts))
    if not controls or target is None:
        return None
    if not view.links.dynamic:
        controls = [c for c in controls if sum(option.href is not None for option in c.options) > 1]
        if not controls:
            return None
    names = {control.name for control in controls}
    hidden = tuple((k, v) for k, v in view.here.params if k not in names and k not in (CARD, "start", "part"))
    return Form(target, tuple(controls), submit or view.say("show"), hidden, error, tuple(candidates))


def choice(
    view: View, name: str, label: str, choices: Iterable[tuple[str, str]], every: str | None = None
) -> Control:
    """A control with fixed choices, each with a link of its own.

    Args:
        view: The page.
        name: Name of the parameter.
        label: What it is about.
        choices: Values and their words.
        every: The words for no choice at all, or None where there must be one.
    """
    chosen = view.here.param(name)
    listed = [*([("", every)] if every is not None else []), *choices]
    known = {value for value, _ in listed}
    options = tuple(
        Option(
            value,
            text,
            value == (chosen if chosen in known else ""),
            view.same(**{name: value, "start": None, "part": None}),
        )
        for value, text in listed
    )
    return Control(name, label, chosen, options)
