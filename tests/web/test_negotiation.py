"""What clients say they want."""

import pytest

from kprgraph.web.negotiation import language, preferred

OFFERED = ["text/html", "text/turtle", "application/ld+json"]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("text/turtle", "text/turtle"),
        ("text/turtle;q=0", None),
        ("text/*;q=0.3, application/ld+json;q=0.4", "application/ld+json"),
        ("text/html;q=0.2, */*;q=0.1", "text/html"),
        ("TEXT/TURTLE", "text/turtle"),
        ("image/png", None),
        ("nonsense;;;q=x", None),
        ("text/turtle;q=2", "text/turtle"),
        (",,,", None),
        ("a/b," * 5000 + "text/turtle", None),
    ],
)
def test_formats(accept: str, chosen: str | None) -> None:
    assert preferred(accept, OFFERED) == chosen


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [("en", "en"), ("th,en;q=0.5", "th"), ("fr", "th"), ("en;q=0.5,th;q=0.5", "th"), ("", "th")],
)
def test_languages(accept: str, chosen: str) -> None:
    assert language(accept) == chosen
