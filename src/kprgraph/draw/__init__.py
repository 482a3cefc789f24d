"""Pictures for slides and pages: 16:9, with title, legend, source line and version of the data.

Each kind of picture is a function that gives SVG; `picture` gives any of them as SVG, PNG or PDF. The drawing
itself needs the graph and `icu4py`, which knows where Thai may be broken; PNG and PDF need `typst` and a Thai
font too. All of it is loaded only when something is drawn.

>>> from pathlib import Path
>>> from kprgraph import store
>>> from kprgraph.workspace import Workspace
>>> toy = store.load(Workspace(Path("tests/toy")))
>>> service(toy, "service:star-permit", "en").count('<g class="node')
7
"""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kprgraph.errors import Text, UsageError
from kprgraph.store import Store
from kprgraph.views.words import iri_of

if TYPE_CHECKING:
    from kprgraph.draw.scene import Scene

UNRELEASED = "0.0.0"
FORMS = ("svg", "png", "pdf")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of picture.

    Attributes:
        title: What it shows.
        of: Kinds of things that it can be about; () for all.
        entity: `needed`, `optional` or `none`.
    """

    title: Text
    of: tuple[str, ...]
    entity: str


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "service": Kind(
            Text(th="ใครทำให้งานบริการหนึ่งเดินได้", en="who keeps one service running"),
            of=("service", "platform"),
            entity="needed",
        ),
        "agency": Kind(
            Text(th="บทบาทของหน่วยงานหนึ่ง", en="the roles of one body"), of=("agency",), entity="needed"
        ),
        "what-if": Kind(
            Text(th="ถ้าขาดสิ่งหนึ่ง อะไรได้รับผลกระทบ", en="what a failure affects"), of=(), entity="needed"
        ),
        "matrix": Kind(
            Text(
                th="หน่วยงานกับงานบริการ ทั้งหมดหรือของกระทรวงหนึ่ง",
                en="bodies against services, all or of a ministry",
            ),
            of=("agency",),
            entity="optional",
        ),
        "sankey": Kind(
            Text(th="จากกระทรวงสู่งานบริการ", en="from ministries to services"), of=(), entity="none"
        ),
        "committees": Kind(
            Text(th="ใครนั่งในคณะกรรมการใด ทุกคณะหรือคณะเดียว", en="who sits on which committee, all or one"),
            of=("committee",),
            entity="optional",
        ),
        "timeline": Kind(
            Text(th="ลำดับเวลา ทั้งรายงานหรือของสิ่งหนึ่ง", en="what has a date, in the report or of one thing"),
            of=(),
            entity="optional",
        ),
    }
)
"""Kinds of pictures, by the names that the command line takes."""


def service(store: Store, iri: str, lang: str = "th", version: str = UNRELEASED) -> str:
    """Who keeps a service or platform running, and what depends on it, as SVG."""
    return _svg(drawing(store, "service", iri, lang, version))


def agency(store: Store, iri: str, lang: str = "th", version: str = UNRELEASED) -> str:
    """What a body belongs to, stands behind and takes part in, as SVG."""
    return _svg(drawing(store, "agency", iri, lang, version))


def what_if(store: Store, iri: str, lang: str = "th", version: str = UNRELEASED) -> str:
    """What loses a support if one thing fails, step by step, as SVG."""
    return _svg(drawing(store, "what-if", iri, lang, version))


def matrix(store: Store, iri: str | None = None, lang: str = "th", version: str = UNRELEASED) -> str:
    """Bodies (all, or those of one ministry) against services, as SVG."""
    return _svg(drawing(store, "matrix", iri, lang, version))


def sankey(store: Store, lang: str = "th", version: str = UNRELEASED) -> str:
    """Streams from ministries to services, as SVG."""
    return _svg(drawing(store, "sankey", None, lang, version))


def committees(store: Store, iri: str | None = None, lang: str = "th", version: str = UNRELEASED) -> str:
    """The seats of all committees side by side, or of one with its posts, as SVG."""
    return _svg(drawing(store, "committees", iri, lang, version))


def timeline(store: Store, iri: str | None = None, lang: str = "th", version: str = UNRELEASED) -> str:
    """What has a date, about one thing or in the whole report, as SVG."""
    return _svg(drawing(store, "timeline", iri, lang, version))


def drawing(store: Store, kind: str, iri: str | None, lang: str, version: str) -> "Scene":
    """A picture before it is written in any form.

    Args:
        store: The graph.
        kind: One of `KINDS`.
        iri: What it is about, as IRI or CURIE; None where nothing is needed.
        lang: `th` or `en`.
        version: Version of the data, for the foot.

    Raises:
        UsageError: If there is no such kind, it is about something and nothing was given or the other way
            round, or it cannot be about such a thing; also if a library is missing.
    """
    about = iri_of(iri) if iri else None
    _check(kind, about, store)
    module = importlib.import_module(f"{__name__}.pictures.{kind.replace('-', '_')}")
    drawn: Scene = module.scene(store, *(() if KINDS[kind].entity == "none" else (about,)), lang, version)
    return drawn


def picture(
    store: Store,
    kind: str,
    iri: str | None = None,
    lang: str = "th",
    *,
    form: str = "svg",
    version: str = UNRELEASED,
) -> bytes:
    """A picture as SVG, PNG (1920 x 1080) or PDF (one page); the same bytes every time.

    Args:
        store: The graph.
        kind: One of `KINDS`.
        iri: What it is about, as IRI or CURIE.
        lang: `th` or `en`.
        form: One of `FORMS`.
        version: Version of the data, for the foot.

    Raises:
        UsageError: As `drawing` does; also if the form is none of these.
    """
    from kprgraph.draw.slide import render  # noqa: PLC0415

    if form not in FORMS:
        raise UsageError(
            Text(th=f"ไม่มีรูปแบบ “{form}”", en=f"there is no form “{form}”"),
            hint=Text(th=f"รูปแบบที่มี: {', '.join(FORMS)}", en=f"The forms: {', '.join(FORMS)}"),
        )
    return render(drawing(store, kind, iri, lang, version), form)


def _svg(drawn: "Scene") -> str:
    from kprgraph.draw.svg import write  # noqa: PLC0415

    return write(drawn)


def _check(kind: str, iri: str | None, store: Store) -> None:
    if kind not in KINDS:
        listed = ", ".join(KINDS)
        raise UsageError(
            Text(th=f"ไม่มีภาพชนิด “{kind}”", en=f"there is no kind of picture “{kind}”"),
            hint=Text(th=f"ชนิดที่มี: {listed}", en=f"The kinds: {listed}"),
        )
    about = KINDS[kind]
    if iri is None and about.entity == "needed":
        raise UsageError(
            Text(th=f"ภาพ {kind} ต้องบอกว่าของสิ่งใด", en=f"the picture {kind} has to be about something"),
            hint=Text(th=f"เช่น kprgraph draw {kind} ชื่อ", en=f"Such as: kprgraph draw {kind} NAME"),
        )
    if iri is not None and about.entity == "none":
        raise UsageError(Text(th=f"ภาพ {kind} ไม่รับชื่อ", en=f"the picture {kind} takes no name"))
    if iri is not None and about.of and iri.rsplit("/", 2)[-2] not in about.of:
        other = next(
            (k for k, v in KINDS.items() if v.of[:1] == (iri.rsplit("/", 2)[-2],) and k != kind), "what-if"
        )
        raise UsageError(
            Text(
                th=f"ภาพ {kind} วาดสิ่งนี้ไม่ได้: {store.label(iri, 'th')}",
                en=f"the picture {kind} cannot be about this: {store.label(iri, 'en')}",
            ),
            hint=Text(th=f"ลอง kprgraph draw {other}", en=f"Try kprgraph draw {other}"),
        )
