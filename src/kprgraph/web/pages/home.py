"""The first page: a search box, the agenda services, the committees, and questions to begin with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.export.headings import KINDS
from kprgraph.namespaces import expand
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.facts import value_part
from kprgraph.web.page import NavItem, Page, View
from kprgraph.web.parts import Part, foreign

NAME = "home"
TEMPLATE = "home.html"
PARAMS = ()

_QUESTIONS = (
    ("ask_feeds", "matrix"),
    ("ask_stop", "what-if"),
    ("ask_mismatch", "audit"),
    ("ask_promises", "promises"),
    ("ask_powers", "mandate"),
    ("ask_targets", "targets"),
    ("ask_flow", "sankey"),
    ("ask_path", "path"),
)


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """One service of the agenda list.

    Attributes:
        number: Its place in the list.
        name: Its name, linked.
        owners: Its owners, linked.
        feeders: How many things feed it, planned links not counted.
        planned: How many more are planned to.
        layers_href: The picture of what feeds it, or None.
    """

    number: int
    name: Part
    owners: tuple[Part, ...]
    feeders: int
    planned: int
    layers_href: str | None


@dataclass(frozen=True, slots=True)
class CommitteeCard:
    """One committee with powers of its own.

    Attributes:
        name: Its name, linked.
        short: Its abbreviation, or "".
        seats: How many seats the report lists.
        powers: How many powers the report lists.
        mandate_href: Which powers saw activity, or None.
    """

    name: Part
    short: str
    seats: int
    powers: int
    mandate_href: str | None


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many things of a kind there are.

    Attributes:
        text: The kind.
        href: Their list.
        number: How many.
    """

    text: str
    href: str
    number: int


@dataclass(frozen=True)
class Home(Page):
    """The first page.

    Attributes:
        questions: Questions to begin with.
        services: The services of the agenda list.
        committees: The committees with powers.
        kinds: All kinds of things with their numbers.
        records: How many facts there are.
        records_href: The facts by kind, or None.
        passages: How many passages they rest on.
        sources_href: The report by sections, or None.
    """

    questions: tuple[NavItem, ...]
    services: tuple[ServiceCard, ...]
    committees: tuple[CommitteeCard, ...]
    kinds: tuple[KindCount, ...]
    records: int
    records_href: str | None
    passages: int
    sources_href: str | None


def build(view: View) -> Home:
    """The first page."""
    site = view.site
    return Home(
        head=head(view, site.about.title.say(view.lang), view.say("home_lead")),
        questions=tuple(
            NavItem(view.say(words), href) for words, page in _QUESTIONS if (href := view.link(page))
        ),
        services=tuple(_service(view, place, iri) for place, iri in enumerate(site.agenda, 1)),
        committees=tuple(_committees(view)),
        kinds=tuple(_kinds(view)),
        records=sum(map(len, site.records.values())),
        records_href=view.link("records"),
        passages=len(site.refs),
        sources_href=view.link("source"),
    )


def states(_: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """One page."""
    yield (), {}


def _service(view: View, place: int, iri: str) -> ServiceCard:
    site = view.site
    owned = expand("kpr:owned")
    owners = {
        o
        for r, through in site.records_of(iri).items()
        if owned in through
        for o in site.targets(r, "kpr:owner")
    }
    fed: dict[str, bool] = {}
    for record, through in site.records_of(iri).items():
        if expand("kpr:feedTo") in through:
            planned = expand("linkstatus:planned") in site.targets(record, "kpr:linkStatus")
            for feeder in site.targets(record, "kpr:feedFrom"):
                fed[feeder] = fed.get(feeder, True) and planned
    return ServiceCard(
        number=place,
        name=_named(view, iri),
        owners=tuple(_named(view, owner) for owner in sorted(owners)),
        feeders=sum(not planned for planned in fed.values()),
        planned=sum(fed.values()),
        layers_href=view.link("layers", "service", iri.rsplit("/", 1)[-1]),
    )


def _named(view: View, iri: str) -> Part:
    return Part(view.label(iri), view.link_to(iri), foreign(view.label(iri), view.lang))


def _committees(view: View) -> Iterator[CommitteeCard]:
    site = view.site
    powers: dict[str, int] = {}
    for power in site.records.get("kpr:Power", ()):
        for committee in site.targets(power, "kpr:powerOf"):
            powers[committee] = powers.get(committee, 0) + 1
    for committee in site.things.get("committee", ()):
        if committee in powers:
            seats = [r for r in site.records_of(committee) if site.class_of(r) == "kpr:Membership"]
            shorts = [value_part(view, v) for v in site.values(committee, "skos:altLabel")]
            own = [part.text for part in shorts if not part.lang]
            short = min(own or [part.text for part in shorts] or [""], key=len)
            yield CommitteeCard(
                name=_named(view, committee),
                short=short,
                seats=len(seats),
                powers=powers[committee],
                mandate_href=view.link("mandate", committee=committee.rsplit("/", 1)[-1]),
            )


def _kinds(view: View) -> Iterator[KindCount]:
    for kind, iris in view.site.things.items():
        href = view.link("things", kind)
        if href:
            yield KindCount(KINDS[kind].say(view.lang), href, len(iris))
