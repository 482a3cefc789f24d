"""What the report says about two things together: where a cell of the matrix leads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.namespaces import BASE
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import node_part, sentence
from kprgraph.web.page import NavItem, NoSuchPage, Page, View
from kprgraph.web.parts import Part, Sentence

NAME = "evidence"
TEMPLATE = "evidence.html"
PARAMS = ()

_LINKS = ("kpr:Ownership", "kpr:DataFeed", "kpr:Development", "kpr:Operation", "kpr:Reliance")


@dataclass(frozen=True)
class EvidencePage(Page):
    """What is said about two things together.

    Attributes:
        first: The one, linked.
        second: The other, linked.
        links: Facts that link them as provider and service.
        others: Other facts that name both.
        actions: Pages that ask more.
    """

    first: Part
    second: Part
    links: tuple[Sentence, ...]
    others: tuple[Sentence, ...]
    actions: tuple[NavItem, ...]


def build(view: View) -> EvidencePage:
    """What is said about the two things that the address names.

    Raises:
        NoSuchPage: If there is no such thing, or nothing is said of both.
    """
    if len(view.here.parts) != 4:
        raise NoSuchPage
    kind, slug, other_kind, other_slug = view.here.parts
    one, other = f"{BASE}id/{kind}/{slug}", f"{BASE}id/{other_kind}/{other_slug}"
    both = _both(view.site, one, other)
    if not both:
        raise NoSuchPage
    links = [r for r in both if view.site.class_of(r) in _LINKS]
    actions = []
    if other in view.site.dependency and (href := view.link("layers", other_kind, other_slug)):
        actions.append(NavItem(view.say("layers_title", name=view.label(other)), href))
    if one in view.site.dependency and (href := view.link("what-if", kind, slug)):
        actions.append(NavItem(view.say("what-if_title", name=view.label(one)), href))
    title = view.say("evidence_title", first=view.label(one), second=view.label(other))
    return EvidencePage(
        head=head(view, title, view.say("evidence_lead"), [(view.say("page_matrix"), view.link("matrix"))]),
        first=node_part(view, one),
        second=node_part(view, other),
        links=tuple(sentence(view, record) for record in links),
        others=tuple(sentence(view, record) for record in both if record not in links),
        actions=tuple(actions),
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """One page for each agency and agenda service that are linked."""
    for service in site.agenda:
        through = site.records_of(service)
        agencies = {
            iri
            for record in through
            if site.class_of(record) in _LINKS
            for predicate in ("kpr:owner", "kpr:feedFrom", "kpr:developer")
            for iri in site.targets(record, predicate)
            if "/agency/" in iri
        }
        for agency in sorted(agencies):
            yield (*agency.split("/")[-2:], *service.split("/")[-2:]), {}


def _both(site: Explorer, one: str, other: str) -> list[str]:
    second = site.records_of(other)
    return [record for record in site.records_of(one) if record in second]
