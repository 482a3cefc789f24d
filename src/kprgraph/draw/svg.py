"""A scene as SVG: real text, one element for each group with its full title, and no style sheet."""

from xml.sax.saxutils import escape, quoteattr

from kprgraph.draw.fonts import BOLD
from kprgraph.draw.scene import HEIGHT, PAPER, WIDTH, Group, Outline, Scene, Words, number

FONTS = "Sarabun, 'Noto Sans Thai', 'Leelawadee UI', Thonburi, 'TH Sarabun New', sans-serif"
# XML 1.0 has no way to write these, and no label has a use for them.
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))


def write(scene: Scene, *, text: bool = True) -> str:
    """The picture as one SVG document; same scene, same characters.

    Args:
        scene: What to draw.
        text: False leaves the words out, for who sets them otherwise.
    """
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label={_attribute(scene.title)} '
        f'lang="{scene.lang}" xml:lang="{scene.lang}" font-family="{FONTS}">',
        f"<title>{_text(scene.title)}</title>",
        f"<desc>{_text(scene.summary)}</desc>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        *(_group(group, text) for group in scene.groups),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _group(group: Group, text: bool) -> str:
    inside = [_outline(outline) for outline in group.outlines]
    if text:
        inside += [_words(words) for words in group.words]
    if not inside:
        return ""
    title = f"<title>{_text(group.title)}</title>" if group.title else ""
    return f'<g class="{group.kind}">{title}{"".join(inside)}</g>'


def _outline(outline: Outline) -> str:
    parts = [f'<path d="{outline.path}" fill="{outline.fill}"']
    if outline.opacity < 1:
        parts.append(f'fill-opacity="{outline.opacity}"')
    if outline.stroke != "none":
        parts.append(f'stroke="{outline.stroke}" stroke-width="{number(outline.thick)}"')
        if outline.dash:
            parts.append(f'stroke-dasharray="{outline.dash}"')
    return " ".join(parts) + "/>"


def _words(words: Words) -> str:
    attributes = [f'font-size="{number(words.size)}" fill="{words.colour}"']
    if words.bold:
        attributes.append(f'font-weight="{BOLD}"')
    if words.anchor != "start":
        attributes.append(f'text-anchor="{words.anchor}"')
    if words.lang:
        attributes.append(f'lang="{words.lang}" xml:lang="{words.lang}"')
    if len(words.lines) == 1:
        place = f'x="{number(words.x)}" y="{number(words.y)}"'
        return f"<text {place} {' '.join(attributes)}>{_text(words.lines[0])}</text>"
    spans = "".join(
        f'<tspan x="{number(words.x)}" y="{number(words.y + place * words.leading)}">{_text(line)}</tspan>'
        for place, line in enumerate(words.lines)
    )
    return f"<text {' '.join(attributes)}>{spans}</text>"


def _text(text: str) -> str:
    return escape(text.translate(_FORBIDDEN))


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_FORBIDDEN))
