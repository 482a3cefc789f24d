"""What of an HTML page the tests look at."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "input", "br", "hr", "img", "option", "li", "p"}


@dataclass
class Reading:
    """A parsed page.

    Attributes:
        tags: All start tags with their attributes.
        text: The text that is not in a script, in one line.
        by_tag: Text inside the elements of each tag.
    """

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    by_tag: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, html: str) -> "Reading":
        """Parse a page."""
        parser = _Parser()
        parser.feed(html)
        reading = parser.reading
        reading.text = " ".join(reading.text.split())
        reading.by_tag = {tag: [" ".join(t.split()) for t in texts] for tag, texts in reading.by_tag.items()}
        return reading

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """The attributes of all elements of a tag that have these attributes."""
        named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [a for t, a in self.tags if t == tag and all(a.get(n) == v for n, v in named.items())]

    @property
    def links(self) -> list[str]:
        """Where the links lead."""
        return [a["href"] for a in self.all("a") if "href" in a]

    @property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading()
        self.open: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.reading.tags.append((tag, {name: value or "" for name, value in attrs}))
        texts = self.reading.by_tag.setdefault(tag, [])
        if tag not in _VOID:
            texts.append("")
            self.open.append((tag, len(texts) - 1))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        if not any(tag in ("script", "style") for tag, _ in self.open):
            self.reading.text += data
        for tag, place in self.open:
            self.reading.by_tag[tag][place] += data
