"""A picture as an SVG file of its own: title, boxes with their words in lines, legend, source, version."""

import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from xml.sax.saxutils import escape, quoteattr

from kprgraph.web.pictures.shapes import Box, Key, Line, Picture

FONTS = "Sarabun, 'Noto Sans Thai', 'Leelawadee UI', Thonburi, sans-serif"
_INK, _SOFT, _FRAME, _FOCUS = "#1b1f24", "#4a525c", "#8a93a0", "#fffbe6"
# as in the style sheet, which an SVG file cannot count on
_BOXES: Mapping[str, str] = {
    "agency": "#3d5afe", "service": "#c14f00", "programme": "#332288", "platform": "#00695c",
    "committee": "#882255", "law": "#5d4037", "policy": "#6b6b00", "person": "#a63d7a",
}  # fmt: skip
_OTHER = "#5c6670"
_LINES: Mapping[str, str] = {
    "ownership": "#000000", "feed": _BOXES["agency"], "via": _BOXES["programme"],
    "development": _BOXES["committee"], "operation": _BOXES["law"], "listing": _BOXES["platform"],
    "dependency": _BOXES["service"], "reliance": _BOXES["person"],
}  # fmt: skip
_DASHES: Mapping[str, str] = {"planned": "7 5", "tested": "2 3.5"}

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_MARGIN, _LEAST_WIDTH = 16, 640
_TITLE, _TEXT, _NAME, _KIND = 17, 13, 13, 11
_LEADING = 1.4
_MOST_LINES = 2
_KEY = 46
# XML 1.0 has no way to write these.
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


def possible() -> bool:
    """Whether the library that knows where Thai may be broken is there."""
    return find_spec("icu4py") is not None


def svg(picture: Picture, lang: str, source: str, version: str) -> str:
    """The picture as one document; same picture, same characters.

    Args:
        picture: What to write.
        lang: Language of its words.
        source: What it rests on, in words.
        version: Version of the data, in words.

    Raises:
        UsageError: If the library that breaks Thai text is missing.
    """
    from kprgraph.draw.wrapping import wrap  # noqa: PLC0415 - only this format sets text itself

    width = max(picture.width, _LEAST_WIDTH)
    head = [line for text in (picture.title,) for line in wrap(text, width, _TITLE, bold=True)]
    foot = [line for text in (source, version) for line in wrap(text, width, _TEXT, balance=False)]
    keys, below = _legend(picture.legend, width)
    top = _MARGIN + round(len(head) * _TITLE * _LEADING) + 8
    under = top + picture.height + 12
    height = under + below + round(len(foot) * _TEXT * _LEADING) + _MARGIN
    whole = width + 2 * _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{height}" '
        f'viewBox="0 0 {whole} {height}" role="img" aria-label={_quoted(picture.title)} '
        f'lang="{lang}" xml:lang="{lang}" font-family="{FONTS}">',
        f"<title>{_plain(picture.title)}</title><desc>{_plain(picture.summary)}</desc>",
        f'<rect width="{whole}" height="{height}" fill="#ffffff"/>',
        _text(head, _MARGIN, _MARGIN + _TITLE, _TITLE, weight=600),
        f'<g transform="translate({_MARGIN} {top})">',
        *(
            _text([caption.text], caption.x, caption.y, _TEXT, colour=_SOFT, weight=600)
            for caption in picture.captions
        ),
        *map(_line, picture.lines),
        *(part for box in picture.boxes for part in _box(box)),
        "</g>",
        f'<g transform="translate({_MARGIN} {under})">{keys}</g>',
        _text(foot, _MARGIN, under + below + _TEXT, _TEXT, colour=_SOFT),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _line(line: Line) -> str:
    """A line and its tip."""
    thick = 2.6 if line.kind == "ownership" else 1.8
    dash = _DASHES.get(line.status, "")
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    *_, before, _, x, y = (float(number) for number in _NUMBER.findall(line.path))
    colour = _LINES.get(line.kind, _OTHER)
    return (
        f'<g><title>{_plain(line.title)}</title><path d="{line.path}" fill="none" stroke="{colour}" '
        f'stroke-width="{thick}"{dashes}/>{_tip(line.kind, x, y, colour, back=before > x)}</g>'
    )


def _tip(kind: str, x: float, y: float, colour: str, *, back: bool) -> str:
    """The end of a line tells its kind by its shape; it points the way the line runs."""
    if back:
        return f'<g transform="translate({x} {y}) scale(-1 1)">{_tip(kind, 0, 0, colour, back=False)}</g>'
    if kind == "ownership":
        return f'<path d="M{x} {y - 4}h8v8h-8z" fill="{colour}"/>'
    if kind == "development":
        return f'<path d="M{x} {y - 4}L{x + 7} {y}L{x} {y + 4}z" fill="#ffffff" stroke="{colour}"/>'
    if kind in ("dependency", "reliance", "listing"):
        return f'<circle cx="{x + 4}" cy="{y}" r="4" fill="{colour}"/>'
    return f'<path d="M{x} {y - 4}L{x + 8} {y}L{x} {y + 4}z" fill="{colour}"/>'


def _box(box: Box) -> Iterator[str]:
    from kprgraph.draw.wrapping import wrap  # noqa: PLC0415 - as above

    fill, frame, thick = (_FOCUS, _INK, 2.5) if box.focus else ("#ffffff", _FRAME, 1)
    room = box.width - 20
    name = _cut(wrap(box.text, room, _NAME, balance=False))
    kind = _cut(wrap(box.kind, room, _KIND, balance=False), 1)
    used = _KIND * _LEADING + len(name) * _NAME * _LEADING
    y = box.y + (box.height - used) / 2 + _KIND
    yield f"<g><title>{_plain(f'{box.text} ({box.kind})')}</title>"
    yield (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="6" fill="{fill}" '
        f'stroke="{frame}" stroke-width="{thick}"/>'
    )
    colour = _BOXES.get(box.code, _OTHER)
    yield f'<rect x="{box.x}" y="{box.y}" width="7" height="{box.height}" fill="{colour}"/>'
    yield _text(kind, box.x + 13, y, _KIND, colour=_SOFT)
    yield _text(name, box.x + 13, y + _NAME * _LEADING, _NAME, lang=box.lang)
    yield "</g>"


def _legend(keys: tuple[Key, ...], width: int) -> tuple[str, int]:
    """The legend in rows, and how high it is."""
    from kprgraph.draw.widths import width as wide  # noqa: PLC0415 - as above

    parts, x, y, step = [], 0.0, 0, round(_TEXT * 1.8)
    for key in keys:
        needed = _KEY + 8 + wide(key.text, _TEXT) + 20
        if x and x + needed > width:
            x, y = 0.0, y + step
        kind, _, code = key.code.partition("-")
        if kind == "box":
            place = f'x="{round(x, 1)}" y="{y + 1}" height="14"'
            parts.append(f'<rect {place} width="{_KEY - 6}" rx="3" fill="#ffffff" stroke="{_FRAME}"/>')
            parts.append(f'<rect {place} width="7" fill="{_BOXES.get(code, _OTHER)}"/>')
        else:
            path = f"M{round(x, 1)} {y + 8}L{round(x + 30, 1)} {y + 8}"
            of, status = (code, "") if kind == "line" else ("", code)
            parts.append(_line(Line(path, of, status, key.text)))
        parts.append(_text([key.text], round(x + _KEY, 1), y + 13, _TEXT, colour=_SOFT))
        x += needed
    return "".join(parts), (y + step + 4 if keys else 0)


def _cut(lines: list[str], most: int = _MOST_LINES) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]}…"]


def _text(  # noqa: PLR0917 - how words look
    lines: list[str], x: float, y: float, size: int, colour: str = _INK, weight: int = 400, lang: str = ""
) -> str:
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    spoken = f' lang="{lang}" xml:lang="{lang}"' if lang else ""
    spans = "".join(
        f'<tspan x="{x}" y="{round(y + place * size * _LEADING, 1)}">{_plain(line)}</tspan>'
        for place, line in enumerate(lines)
    )
    return f'<text font-size="{size}" fill="{colour}"{bold}{spoken}>{spans}</text>' if lines else ""


def _plain(text: str) -> str:
    return escape(text.translate(_FORBIDDEN))


def _quoted(text: str) -> str:
    return quoteattr(text.translate(_FORBIDDEN))
