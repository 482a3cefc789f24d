"""The application of the graph that is served now, and its replacement by that of another one."""

import logging
from collections.abc import Callable
from threading import Lock, Thread

from starlette.types import ASGIApp, Receive, Scope, Send

from kprgraph.errors import KprgraphError

Application = tuple[ASGIApp, Callable[[], None]]

_LOG = logging.getLogger("kprgraph.web")


class Current:
    """Hands every request to one application whole: to that which was current when the request came.

    Args:
        first: The application to begin with, and what ends it.
        make: Reads the graph anew and makes the application of it, ready to answer, with what ends it.
    """

    def __init__(self, first: Application, make: Callable[[], Application]) -> None:
        self._make = make
        self._lock, self._renewing = Lock(), Lock()
        self._now = _Served(*first)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request, or the beginning and end of the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        with self._lock:
            served = self._now
            served.requests += 1
        try:
            await served.app(scope, receive, send)
        finally:
            with self._lock:
                served.requests -= 1
                over = served.replaced and not served.requests
            if over:
                served.close()

    def renew(self) -> Thread:
        """Read the graph anew in a thread of its own and serve it once it is there.

        What cannot be read changes nothing and is logged.
        """
        thread = Thread(target=self._renewed_after_others, daemon=True)
        thread.start()
        return thread

    def _renewed_after_others(self) -> None:
        with self._renewing:
            self._renew()

    def _renew(self) -> None:
        try:
            following = _Served(*self._make())
        except KprgraphError as error:
            _LOG.error("the graph was not renewed: %s", error.say("en"))
            return
        except Exception:
            _LOG.exception("the graph was not renewed")
            return
        with self._lock:
            former, self._now = self._now, following
            former.replaced = True
            over = not former.requests
        if over:
            former.close()

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                self._now.close()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return


class _Served:
    """One application, how many requests are in it, and whether another one has taken its place."""

    def __init__(self, app: ASGIApp, close: Callable[[], None]) -> None:
        self.app, self.close = app, close
        self.requests = 0
        self.replaced = False
