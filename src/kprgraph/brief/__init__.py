"""Briefs: what the graph holds about one thing, on one or two pages, each line with its place in the report.

HTML is one file for any number of things, with a picture and its table for each; it needs `icu4py`. PDF needs
`typst` and a Thai font, DOCX needs `python-docx`.

>>> from pathlib import Path
>>> from kprgraph import store
>>> from kprgraph.workspace import Workspace
>>> toy = store.load(Workspace(Path("tests/toy")))
>>> [section.code for section in gather(toy, "service:star-permit", "en").sections]
['part', 'services', 'done', 'promises']
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kprgraph.errors import Text, UsageError
from kprgraph.store import Store
from kprgraph.views.words import iri_of

if TYPE_CHECKING:
    from kprgraph.brief.model import Brief

UNRELEASED = "0.0.0"
FORMS = ("html", "pdf", "docx")


def gather(store: Store, iri: str, lang: str = "th", version: str = UNRELEASED) -> "Brief":
    """What a brief about a thing says, before it is written in any form.

    Args:
        store: The graph.
        iri: The thing, as IRI or CURIE.
        lang: `th` or `en`.
        version: Version of the data, for the foot.
    """
    from kprgraph.brief.assemble import assemble  # noqa: PLC0415

    return assemble(store, iri_of(iri), lang, version)


def write(store: Store, brief: "Brief", form: str, version: str = UNRELEASED) -> bytes:
    """A brief as HTML, PDF or DOCX; the same bytes every time.

    Args:
        store: The graph, for the picture of HTML.
        brief: What it says.
        form: One of `FORMS`.
        version: Version of the data, for the foot of the picture.

    Raises:
        UsageError: If the form is none of `FORMS`, or a library or Thai font that it needs is not installed.
    """
    if form == "html":
        return offline(store, [brief], version)
    if form == "pdf":
        from kprgraph.brief.document import pdf  # noqa: PLC0415

        return pdf(brief)
    if form == "docx":
        from kprgraph.brief.word import docx  # noqa: PLC0415

        return docx(brief)
    raise UsageError(
        Text(th=f"ไม่มีรูปแบบ “{form}”", en=f"there is no form “{form}”"),
        hint=Text(th=f"รูปแบบที่มี: {', '.join(FORMS)}", en=f"The forms: {', '.join(FORMS)}"),
    )


def offline(store: Store, briefs: Sequence["Brief"], version: str = UNRELEASED) -> bytes:
    """A selection of things as one HTML file that asks for nothing from outside.

    Args:
        store: The graph, for the pictures.
        briefs: At least one, all in one language.
        version: Version of the data, for the feet of the pictures.
    """
    from kprgraph.brief.illustration import illustrate  # noqa: PLC0415
    from kprgraph.brief.page import html  # noqa: PLC0415

    return html([(brief, illustrate(store, brief.iri, brief.lang, version)) for brief in briefs])
