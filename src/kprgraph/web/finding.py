"""Search as people are shown it: what only resembles the text is cut off soon after the best of it."""

from kprgraph.lookup import Hit
from kprgraph.web.page import View

# The scale of `lookup.Hit.score`: from 66 on a name holds the text, below it resembles it.
HOLDS = 66.0
_LEAST = 50.0
_BEHIND = 6.0
_LONGEST = 200


def find(view: View, text: str, limit: int, kind: str = "") -> list[Hit]:
    """Things with a name like a text, best first.

    Args:
        view: The language.
        text: Part of a name, in any spelling.
        limit: How many at most.
        kind: Only things of this kind, or "".
    """
    text = text.strip()[:_LONGEST]
    if not text:
        return []
    hits = view.site.directory.search(text, limit, [kind] if kind else None, view.lang)
    if not hits or hits[0].score >= HOLDS:
        return hits
    least = max(_LEAST, hits[0].score - _BEHIND)
    return [hit for hit in hits if hit.score >= least]
