"""Ready-made questions that a kind of server is known to answer wrongly, so that it is not asked.

Found by putting every query file to every kind of server and comparing the rows; the tests go on doing so.
Such a question is answered from a copy in memory of what the server holds (`Endpoint.answering`). What each
server does wrong is told in `docs/endpoints.md`.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase

# Virtuoso 7.2.5. After a UNION, or in an EXISTS or an OPTIONAL, it loses rows of property paths (`*`, `|`)
# and of nested groups; it divides whole numbers without remainder; it gives up or does not end on a group
# that has a sub-SELECT beside EXISTS or IF, which the rules of the audit are made of.
_WRONG: Mapping[str, tuple[str, ...]] = {
    "Virtuoso": (
        "agencies-in-several-programmes",
        "audit/*",
        "networks/foundation",
        "places",
        "programmes-of-agency",
        "services-by-ministry",
        "targets",
        "undated-promises",
    ),
}


def fails(server: str, question: str) -> bool:
    """Whether a server is known to fail at a ready-made question.

    Args:
        server: What the server calls itself in its `Server` header.
        question: Name of the query file.

    >>> fails("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu", "audit/share"), fails("nginx", "audit/share")
    (True, False)
    """
    kind = server.partition("/")[0]
    return any(fnmatchcase(question, pattern) for pattern in _WRONG.get(kind, ()))
