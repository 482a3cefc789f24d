"""Choosing a thing: by a name that is typed, or from a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kprgraph.errors import AmbiguousEntity, UnknownEntity, UsageError
from kprgraph.export.headings import KINDS
from kprgraph.namespaces import expand
from kprgraph.web.page import Control, Elsewhere, Form, NavGroup, NavItem, View

THING = "thing"


@dataclass(frozen=True, slots=True)
class Picker:
    """How to choose a thing.

    Attributes:
        form: Where to type a name, or None without a server.
        groups: All things there are to choose from, by kind; none where one is chosen already.
    """

    form: Form | None
    groups: tuple[NavGroup, ...]


def picker(view: View, page: str, words: str, things: Sequence[str]) -> Picker:
    """How to choose a thing for a page.

    Args:
        view: The page that asks.
        page: The page to go to.
        words: Key of what the field is called.
        things: The things there are to choose from, in the order to list them.

    Raises:
        Elsewhere: If a name was typed that means one of the things.
    """
    typed = view.here.param(THING)
    error = ""
    candidates: tuple[NavItem, ...] = ()
    if typed:
        iri, error, candidates = resolve(view, typed, page)
        if iri in things:
            raise Elsewhere(view.address(page, *iri.split("/")[-2:]))
        if iri:
            error = view.say("not_in_network", name=view.label(iri))
    groups = (
        () if view.here.parts else grouped(things, lambda iri: view.link(page, *iri.split("/")[-2:]), view)
    )
    return Picker(typing(view, page, words, typed, error, candidates), groups)


def resolve(view: View, typed: str, page: str = THING) -> tuple[str, str, tuple[NavItem, ...]]:
    """The thing that a name means: its IRI; or what is wrong, and what may have been meant."""
    try:
        return view.site.directory.resolve(typed), "", ()
    except AmbiguousEntity as error:
        near = [expand(curie) for curie in error.candidates]
        return "", error.message.say(view.lang), _candidates(view, near, page)
    except UnknownEntity as error:
        near = [hit.entity for hit in view.site.directory.search(typed, 5, lang=view.lang)]
        return "", error.message.say(view.lang), _candidates(view, near, page)
    except UsageError as error:
        return "", error.message.say(view.lang), ()


def _candidates(view: View, iris: Sequence[str], page: str) -> tuple[NavItem, ...]:
    links = ((iri, view.link(page, *iri.split("/")[-2:])) for iri in iris)
    return tuple(
        NavItem(view.label(iri), href, hint=view.site.class_label(iri, view.lang))
        for iri, href in links
        if href
    )


def typing(  # noqa: PLR0917 - what a form is made of
    view: View, page: str, words: str, typed: str, error: str, candidates: tuple[NavItem, ...]
) -> Form | None:
    """Where a name is typed, or None without a server."""
    action = view.link(page)
    if not view.links.dynamic or action is None:
        return None
    control = Control(THING, view.say(words), typed, hint=view.say("any_name"))
    return Form(action, (control,), view.say("show"), (), error, candidates)


def grouped(things: Sequence[str], href_of: Callable[[str], str | None], view: View) -> tuple[NavGroup, ...]:
    """Links for things by kind, services and agencies first; things without a link are left out."""
    groups: dict[str, list[NavItem]] = {}
    for iri in things:
        kind = iri.split("/")[-2]
        if href := href_of(iri):
            groups.setdefault(kind, []).append(NavItem(view.label(iri), href))
    order = ("service", "agency", "platform")
    ranked = sorted(groups, key=lambda kind: (order.index(kind) if kind in order else len(order), kind))
    return tuple(NavGroup(KINDS[kind].say(view.lang), tuple(groups[kind])) for kind in ranked)
