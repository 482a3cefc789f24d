"""The explorer as a running server."""

import signal
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from kprgraph import store as stores
from kprgraph.edition import Edition
from kprgraph.web.explorer import About, Explorer

if TYPE_CHECKING:
    from kprgraph.web.current import Current
    from kprgraph.web.safety import Safety

_MOST_AT_ONCE, _IDLE_SECONDS = 500, 15

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def explorer(store: stores.Store, source: Path | None = None, about: About | None = None) -> Explorer:
    """A graph, ready for pages.

    Args:
        store: What to show.
        source: Text of the report; with it the pages of the report show its words.
        about: Version and licence of the data.

    Raises:
        UnreadableInput: If a file cannot be read, or the text is not the one that the data cites.
    """
    digests = [getattr(t, "value", "") for t in _digests(store)]
    edition = Edition.read(source, digests[0] if digests else None) if source else None
    return Explorer(store, about, edition)


def application(site: Explorer, host: str = "127.0.0.1") -> "Safety":
    """The web application; on a loopback address it answers to names of this machine only."""
    from kprgraph.web import app  # noqa: PLC0415 - starlette is only wanted here

    return app.application(site, LOOPBACK if host in LOOPBACK else None)


def current(read: Callable[[], Explorer], host: str = "127.0.0.1") -> "Current":
    """The web application of a graph that can be read anew while it is served.

    Args:
        read: Reads the graph.
        host: As for `application`.

    Raises:
        KprgraphError: If the graph cannot be read.
    """
    from kprgraph.web import app  # noqa: PLC0415 - starlette is only wanted here
    from kprgraph.web.current import Current  # noqa: PLC0415

    def make(*, wait: bool) -> "tuple[Safety, Callable[[], None]]":
        site = read()
        inside, endpoint = app.with_endpoint(site, LOOPBACK if host in LOOPBACK else None)
        threads = [Thread(target=prepare, daemon=True) for prepare in (site.prepare, endpoint.prepare)]
        for thread in threads:
            thread.start()
        for thread in threads if wait else ():
            thread.join()
        return inside, endpoint.close

    return Current(make(wait=False), lambda: make(wait=True))


def run(read: Callable[[], Explorer], host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until stopped; where there is such a signal, SIGHUP has the graph read anew.

    Args:
        read: Reads the graph.
        host: Address to listen on.
        port: Port to listen on.
        ready: Called once the graph has been read.

    Raises:
        KprgraphError: If the graph cannot be read.
    """
    import uvicorn  # noqa: PLC0415 - only wanted here

    served = current(read, host)
    ready()
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, lambda *_: served.renew())
    uvicorn.run(
        served, host=host, port=port, log_level="warning", server_header=False,
        limit_concurrency=_MOST_AT_ONCE, timeout_keep_alive=_IDLE_SECONDS, timeout_graceful_shutdown=3,
    )  # fmt: skip


def _digests(store: stores.Store) -> list[stores.Term]:
    editions = store.select(
        "SELECT ?sha256 WHERE { ?text a kpr:Edition ; kpr:sha256 ?sha256 } ORDER BY ?text"
    )
    return [row["sha256"] for row in editions]
