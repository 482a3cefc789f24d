"""No one depends on colour to read a picture, and who does sees colours that differ."""

from itertools import combinations

import pytest

from kprgraph.draw.marks import mark, shape
from kprgraph.draw.palette import COLOURS, DASHES, FILLS, OTHER, ROLES, STATUSES
from kprgraph.draw.scene import FAINT, INK, PAPER, SOFT

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SIGHT = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)

Triple = tuple[float, ...]


def linear(colour: str) -> Triple:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


def turned(matrix: tuple[Triple, ...], rgb: Triple) -> Triple:
    return tuple(sum(a * b for a, b in zip(row, rgb, strict=True)) for row in matrix)


def contrast(colour: str, other: str) -> float:
    """As WCAG 2 defines it."""
    light = [turned(_TO_XYZ, linear(each))[1] + 0.05 for each in (colour, other)]
    return max(light) / min(light)


def lab(rgb: Triple) -> Triple:
    xyz = [value / white for value, white in zip(turned(_TO_XYZ, rgb), _WHITE, strict=True)]
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, sight: str) -> Triple:
    return lab(tuple(min(1.0, max(0.0, part)) for part in turned(SIGHT[sight], linear(colour))))


def test_the_measures_know_black_from_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert seen("#FFFFFF", "full") == pytest.approx((100, 0, 0), abs=0.1)


@pytest.mark.parametrize(
    "colour", sorted({*COLOURS, OTHER.colour, FAINT} | {r.colour for r in ROLES.values()})
)
def test_marks_and_lines_stand_out_from_white(colour: str) -> None:
    assert contrast(colour, PAPER) >= 3


@pytest.mark.parametrize("colour", [INK, SOFT])
def test_text_can_be_read_on_white(colour: str) -> None:
    assert contrast(colour, PAPER) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
def test_colours_differ_for_every_sight(sight: str) -> None:
    for one, other in combinations(COLOURS, 2):
        pairs = zip(seen(one, sight), seen(other, sight), strict=True)
        assert sum((a - b) ** 2 for a, b in pairs) ** 0.5 >= 25, (one, other)


def test_roles_differ_by_shape_and_by_word() -> None:
    looks = [*ROLES.values(), OTHER]
    assert len({look.shape for look in looks}) == len(looks)
    for words in ("does", "is_done", "lost"):
        for lang in ("th", "en"):
            said = [getattr(look, words).say(lang) for look in looks]
            assert all(said) and len(set(said)) == len(said), (words, lang)


def test_shapes_are_drawn_differently() -> None:
    paths = [shape(look.shape, 50, 50, 20) for look in (*ROLES.values(), OTHER)]
    assert len(set(paths)) == len(paths)


def test_states_differ_without_colour() -> None:
    told = [status for status in STATUSES if status != "stated"]
    assert len({FILLS[status] for status in told}) == len(told)
    assert set(DASHES) == {"tested", "planned"}
    assert len(set(DASHES.values())) == 2
    drawn = {
        status: [(o.path, o.fill == PAPER) for o in mark("feed", status, 50, 50, 20)] for status in STATUSES
    }
    assert len({str(parts) for parts in drawn.values()}) == len(STATUSES)


def test_a_circle_is_as_wide_as_it_is_high_whatever_its_size() -> None:
    for size in (10.3, 13.2, 17.07, 20):
        path = shape("circle", 33.33, 44.44, size)
        radius, across = path.split("a")[1].split()[0], path.split("a")[1].split()[5]
        assert float(across) == pytest.approx(2 * float(radius)), path
