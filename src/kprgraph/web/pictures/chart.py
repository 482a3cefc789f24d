"""A small chart: bars for what was achieved, a line for what was aimed at, a word where nothing is reported.

There is never a bar without an actual value: an aim alone is a line with a word beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kprgraph.web.pictures.shapes import Bar, Caption, Chart, Mark

_SLOT, _BAR = 104, 52
_HEIGHT, _TOP, _BOTTOM = 168, 30, 26
_MARGIN = 10


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a chart.

    Attributes:
        label: The period, short.
        actual: The value achieved, or None.
        actual_text: That value as printed.
        target: The value aimed at, or None.
        target_text: That value as printed.
        missing: What to say where there is no actual value.
    """

    label: str
    actual: Decimal | None
    actual_text: str
    target: Decimal | None
    target_text: str
    missing: str


def chart(points: Sequence[Point], id: str, title: str, words: tuple[str, str]) -> Chart:  # noqa: A002
    """Draw points in the order given.

    Args:
        points: At least one.
        id: ASCII name, unique on the page.
        title: What is measured, with its unit.
        words: The words for actual and for target.
    """
    values = [v for p in points for v in (p.actual, p.target) if v is not None]
    high, low = max([*values, Decimal(0)]), min([*values, Decimal(0)])
    span = (high - low) or Decimal(1)
    scale = Decimal(_HEIGHT - _TOP - _BOTTOM) / span
    base = float(_TOP + high * scale)
    bars, marks, captions, told = [], [], [], []
    for number, point in enumerate(points):
        left = _MARGIN + number * _SLOT + (_SLOT - _BAR) / 2
        middle = left + _BAR / 2
        captions.append(Caption(point.label, middle, _HEIGHT - 8, "middle", "period"))
        said = []
        if point.actual is not None:
            top = float(_TOP + (high - max(point.actual, Decimal(0))) * scale)
            tall = float(abs(point.actual) * scale)
            text = f"{point.label}: {words[0]} {point.actual_text}"
            bars.append(Bar(left, round(top, 1), _BAR, round(max(tall, 1), 1), text))
            captions.append(Caption(point.actual_text, middle, round(top - 6, 1), "middle", "value"))
            said.append(f"{words[0]} {point.actual_text}")
        else:
            captions.append(Caption(point.missing, middle, round(base - 6, 1), "middle", "missing"))
            said.append(point.missing)
        if point.target is not None:
            y = round(float(_TOP + (high - point.target) * scale), 1)
            marks.append(Mark(left - 12, y, _BAR + 24, f"{point.label}: {words[1]} {point.target_text}"))
            if point.actual is None:
                captions.append(Caption(point.target_text, middle, y - 5, "middle", "target"))
            said.append(f"{words[1]} {point.target_text}")
        told.append(f"{point.label}: {', '.join(said)}")
    width = 2 * _MARGIN + len(points) * _SLOT
    return Chart(
        id, title, "; ".join(told), width, _HEIGHT, round(base, 1),
        tuple(bars), tuple(marks), tuple(captions), bool(marks),
    )  # fmt: skip
