"""Which of the formats on offer a client wants most (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The media type of `offered` that fits the header best; the first of equals. None if none fits.

    >>> preferred("text/turtle;q=0.9, text/html", ["text/html", "text/turtle"])
    'text/html'
    >>> preferred("application/*", ["text/html", "application/ld+json"])
    'application/ld+json'
    """
    if not accept.strip():
        return offered[0]
    best, chosen = 0.0, None
    ranges = [_range(part) for part in accept[:4000].split(",")]
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > best:
            best, chosen = quality, media_type
    return chosen


def language(accept: str) -> str:
    """`en` where a client asks for English before Thai, else `th`.

    >>> language("en-GB,en;q=0.9"), language("th-TH,th;q=0.9,en;q=0.8"), language("")
    ('en', 'th', 'th')
    """
    ranked: dict[str, float] = {}
    for part in accept[:1000].split(","):
        name, quality = _range(part)
        ranked.setdefault(name.partition("-")[0], quality)
    return "en" if ranked.get("en", 0) > ranked.get("th", 0) else "th"


def _range(part: str) -> tuple[str, float]:
    name, *params = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for param in params:
        key, _, value = param.partition("=")
        if key.strip() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return name, quality


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of the most special range that the type falls into."""
    for wanted in (media_type, f"{media_type.partition('/')[0]}/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
