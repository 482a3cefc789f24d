"""How much of each agenda service rests on which ministry, as streams and as a table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph import views
from kprgraph.query import Table
from kprgraph.terms import Value
from kprgraph.thai import sort_key
from kprgraph.web import slides
from kprgraph.web.asked import asked, choice, form, query_of
from kprgraph.web.blocks import Download, TableBlock
from kprgraph.web.chrome import head
from kprgraph.web.explorer import Explorer
from kprgraph.web.page import QuestionPage, View
from kprgraph.web.pages.matrix import ROLES
from kprgraph.web.parts import foreign
from kprgraph.web.pictures.shapes import Caption, Streams
from kprgraph.web.pictures.streams import Stream, streams
from kprgraph.web.tabulate import from_table

NAME = "sankey"
TEMPLATE = "sankey.html"
PARAMS = ("role", "planned", "card", "sort")

_QUERY = "feeds"
_LONGEST = 62


@dataclass(frozen=True)
class SankeyPage(QuestionPage):
    """Ministries and services.

    Attributes:
        picture: The streams, or None where nothing is linked.
        slides: The picture for a slide.
    """

    picture: Streams | None
    slides: tuple[Download, ...]


def build(view: View) -> SankeyPage:
    """The streams from ministries to services, narrowed as the address says."""
    links = _links(view)
    pairs = sorted(links, key=lambda pair: (_rank(view, pair[0], links), view.site.agenda.index(pair[1])))
    title = view.say("page_sankey")
    ministries = {m for m, _ in pairs}
    agencies = {a for found in links.values() for a in found}
    answer = view.say("sankey_answer", ministries=len(ministries - {""}), agencies=len(agencies),
                      services=len({s for _, s in pairs}))  # fmt: skip
    query = query_of(view, _QUERY)
    controls = [
        choice(view, "role", view.say("role"), [(r, view.say(f"role_{r}")) for r in ROLES], view.say("all")),
        choice(view, "planned", view.say("planned_links"), [("1", view.say("with_planned"))],
               view.say("without_planned")),
    ]  # fmt: skip
    return SankeyPage(
        slides=slides.downloads(view, "sankey"),
        head=head(view, title, view.say("sankey_lead")),
        asked=asked(view, view.say("sankey_question"), answer, [view.say("sankey_caveat")], query),
        table=_table(view, links, pairs, title),
        form=form(view, controls),
        picture=_picture(view, links, pairs, title, answer) if pairs else None,
    )


def states(_: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """All links and one page for each role, and a card."""
    yield (), {}
    yield (), {"card": "1"}
    yield (), {"planned": "1"}
    for role in ROLES:
        yield (), {"role": role}


_Links = dict[tuple[str, str], dict[str, set[str]]]
"""Ministry ("" for none) and service -> agency -> records."""


def _links(view: View) -> _Links:
    site, role = view.site, view.here.param("role")
    agenda = set(site.agenda)
    found: _Links = defaultdict(lambda: defaultdict(set))
    for row in views.feeds_rows(site.store, lang=view.lang).rows:
        service, agency = str(row["service"]), str(row["agency"])
        wanted = row["role"] in ROLES and role in ("", row["role"])
        counted = row["status"] != "planned" or bool(view.here.param("planned"))
        if service in agenda and "/agency/" in agency and wanted and counted:
            records = row["records"] if isinstance(row["records"], list) else []
            found[site.ministry(agency) or "", service][agency].update(map(str, records))
    return found


def _rank(view: View, ministry: str, links: _Links) -> tuple[bool, int, str]:
    """Ministries with the most links first, what belongs to none last."""
    strength = sum(len(agencies) for (m, _), agencies in links.items() if m == ministry)
    return not ministry, -strength, sort_key(view.label(ministry)) if ministry else ""


def _picture(
    view: View, links: _Links, pairs: Sequence[tuple[str, str]], title: str, summary: str
) -> Streams:
    site = view.site
    left = {m: _caption(view, m) for m in dict.fromkeys(m for m, _ in pairs)}
    services = sorted({s for _, s in pairs}, key=site.agenda.index)
    right = {s: _caption(view, s, f"{site.agenda.index(s) + 1}. ") for s in services}
    flows = [
        Stream(
            source=ministry,
            target=service,
            strength=len(links[ministry, service]),
            title=view.say("stream", ministry=_name(view, ministry), service=view.label(service),
                           count=len(links[ministry, service])),
            href=view.link("matrix", ministry=ministry.rsplit("/", 1)[-1], service=service.rsplit("/", 1)[-1])
            if ministry else None,
        )
        for ministry, service in pairs
    ]  # fmt: skip
    return streams(flows, left, right, (view.say("ministry"), view.say("service")), title, summary)


def _name(view: View, ministry: str) -> str:
    return view.label(ministry) if ministry else view.say("no_ministry")


def _caption(view: View, iri: str, before: str = "") -> Caption:
    text = _name(view, iri)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
    href = view.link_to(iri) if iri else None
    return Caption(f"{before}{short}", 0, 0, lang=foreign(text, view.lang), href=href)


def _table(view: View, links: _Links, pairs: Sequence[tuple[str, str]], caption: str) -> TableBlock:
    columns = ("ministry", "ministry_label", "service", "service_label", "count", "agencies",
               "agencies_label", "records", "stated_in")  # fmt: skip
    rows: list[dict[str, Value]] = []
    for ministry, service in pairs:
        agencies = sorted(links[ministry, service], key=lambda a: sort_key(view.label(a)))
        records = sorted({r for found in links[ministry, service].values() for r in found})
        rows.append({
            "ministry": ministry or None, "ministry_label": _name(view, ministry),
            "service": service, "service_label": view.label(service), "count": len(agencies),
            "agencies": [*agencies], "agencies_label": [view.label(a) for a in agencies],
            "records": [*records], "stated_in": [p.as_dict() for p in view.site.store.passages(*records)],
        })  # fmt: skip
    words = {
        "ministry_label": "ministry",
        "service_label": "service",
        "agencies_label": "agencies",
        "count": "agency_count",
    }
    headings = {name: view.say(words.get(name, name)) for name in columns}
    return from_table(view, Table("streams", columns, rows, headings), "streams", caption,
                      meaning=view.say("one_stream"), query=query_of(view, _QUERY))  # fmt: skip
