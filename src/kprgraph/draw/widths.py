"""How wide a text is, without a font: so that a picture is the same on a machine that has none.

The numbers are the advance widths of Sarabun (regular, in thousandths of the size, rounded to tens). Other
Thai faces that viewers fall back to are at most a few hundredths wider, which the slack covers.
"""

from functools import cache

SLACK = 1.05
_BOLD = 1.03
_UNKNOWN = 620

_BY_WIDTH = {
    # vowels and marks above and below, and the zero-width space
    0: "".join(map(chr, (0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F), 0x200B))),
    190: "'",
    240: " !i|\u00a0",
    250: ",.:;j·",
    290: "Ilๅ",
    310: "[]เ",
    320: "()_{}°",
    330: "f",
    340: "-‘’",
    350: '"r',
    370: "•",
    380: "\\tโใ",
    390: "ไ",
    400: "`",
    420: "/s",
    440: "J",
    450: "*?zง",
    460: "xy",
    470: "c",
    480: "vราำ",
    490: "k",
    510: "aว",
    520: "e«»",
    530: "$Sะ“”",
    540: "bdgpqฐธ–",
    550: "0123456789EFLnuฯ",
    560: "Thoจฮ",
    570: "PYZฉย",
    580: "CR^กถฤลสแ",
    590: "Bขดอ฿",
    600: "AKVXคศ",
    610: "+<=>~ฃฅชฎฏตมฦ×",
    620: "Dซผฝภๆ๏",
    640: "Gฆนบห",
    660: "OQUทป๐",
    670: "&w๘",
    680: "HNษ๑๒๔๕๖",
    690: "#๓๙",
    710: "ฑ",
    720: "พฟฬ…",
    740: "๗",
    770: "๚",
    800: "@M",
    810: "ฌ",
    830: "Wญฒณ",
    840: "m—",
    900: "%→",
    1020: "๛",
}
_WIDTHS = {character: width for width, characters in _BY_WIDTH.items() for character in characters}


@cache
def width(text: str, size: float, *, bold: bool = False) -> float:
    """How many pixels a line of text takes at most.

    >>> width("กิน", 100) == width("กน", 100)
    True

    Args:
        text: One line.
        size: Font size in pixels.
        bold: Whether it is set in semi-bold.
    """
    units = sum(_WIDTHS.get(character, _UNKNOWN) for character in text)
    return units * size * SLACK * (_BOLD if bold else 1.0) / 1000
