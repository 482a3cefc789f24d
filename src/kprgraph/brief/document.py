"""A brief as PDF, typeset by Typst: tagged, with a language, and text that can be searched."""

from dataclasses import asdict

from kprgraph.brief.model import Brief
from kprgraph.draw.typeset import typeset


def pdf(brief: Brief) -> bytes:
    """The brief as PDF; the same bytes every time.

    Raises:
        UsageError: If Typst or a Thai font is not installed.
    """
    return typeset(__package__, "brief.typ", asdict(brief), "pdf")
