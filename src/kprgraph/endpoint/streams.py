"""The body of an answer on its way to a parser: not too deep, and whole.

The parsers recurse into terms that hold terms (RDF 1.2), and a few thousand of those end the process;
and the one for XML takes a document that stops in the middle for a short answer. Both are looked for in the
bytes as they pass.
"""

import re
from dataclasses import dataclass

import pyoxigraph as ox

from kprgraph.endpoint.connection import Reply

MOST_DEPTH = 200
_TAIL = 200


@dataclass(frozen=True)
class Shape:
    """How a format nests and ends.

    Attributes:
        opens: What goes one level down.
        closes: What comes up again.
        end: What the last bytes must match, or None where the parser looks at that itself.
    """

    opens: tuple[bytes, ...]
    closes: tuple[bytes, ...]
    end: re.Pattern[bytes] | None = None


# An XML element that closes counts as `<` too, hence twice up.
_XML = Shape(
    (b"<",), (b"</", b"</", b"/>"), re.compile(rb"</(?:[\w.-]+:)?sparql\s*>\s*(?:<!--.*-->\s*)?\Z", re.S)
)
_JSON = Shape((b"{",), (b"}",))
_TRIPLES = Shape((b"<<",), (b">>",))

SHAPES = {
    ox.QueryResultsFormat.JSON: _JSON,
    ox.QueryResultsFormat.XML: _XML,
    ox.RdfFormat.N_TRIPLES: _TRIPLES,
    ox.RdfFormat.TURTLE: _TRIPLES,
}


class Watched:
    """A reply as a parser reads it.

    Args:
        reply: What to read from.
        shape: How its format nests and ends.
    """

    def __init__(self, reply: Reply, shape: Shape) -> None:
        self._reply = reply
        self._shape = shape
        self._depth = 0
        self._tail = b""
        self._held = b""  # the last byte, which may be half of what is counted

    def read(self, size: int = -1) -> bytes:
        """The next bytes; b"" at the end.

        Raises:
            SyntaxError: If they nest too deeply, or end before the end of the format.
            EndpointError: If they do not come.
        """
        piece = self._reply.read(size)
        seen = self._held + piece
        self._held = seen[-1:] if piece and seen[-1:] in (b"<", b">", b"/") else b""
        seen = seen.removesuffix(self._held) if self._held else seen
        self._depth += sum(map(seen.count, self._shape.opens)) - sum(map(seen.count, self._shape.closes))
        if self._depth > MOST_DEPTH:
            raise SyntaxError(f"nested deeper than {MOST_DEPTH}")
        self._tail = (self._tail + piece)[-_TAIL:]
        if not piece and self._shape.end and not self._shape.end.search(self._tail):
            raise SyntaxError("the document stops before its end")
        return piece
