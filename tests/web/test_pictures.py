"""Pictures: what stands where, and that nothing is drawn that is not known."""

import re
from decimal import Decimal
from pathlib import Path

import kprgraph.web as package
from kprgraph.web.pictures.chart import Point, chart
from kprgraph.web.pictures.layers import Edge, Node, layered
from kprgraph.web.pictures.shapes import Caption
from kprgraph.web.pictures.streams import Stream, streams

WORDS = ("actual", "target")


def node(name: str, column: int) -> Node:
    return Node(name, column, name, "", "agency", "agency", None)


def edge(source: str, target: str, status: str = "") -> Edge:
    return Edge(source, target, "feed", status, f"{source} feeds {target}")


def test_columns_run_from_left_to_right() -> None:
    layout = layered([node("b", 0), node("a", -1), node("c", 1)], [edge("a", "b"), edge("b", "c")], {})
    x = {box.text: box.x for box in layout.boxes}
    assert x["a"] < x["b"] < x["c"]
    assert max(box.x + box.width for box in layout.boxes) <= layout.width
    assert max(box.y + box.height for box in layout.boxes) <= layout.height


def test_boxes_never_overlap() -> None:
    nodes = [node(f"n{i}", i % 3) for i in range(40)]
    boxes = layered(nodes, [edge(f"n{i}", f"n{i + 1}") for i in range(39)], {}).boxes
    for one in boxes:
        for other in boxes:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert one is other or apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_lines_that_cross_needlessly_are_untangled() -> None:
    nodes = [node("a1", 0), node("a2", 0), node("b1", 1), node("b2", 1)]
    layout = layered(nodes, [edge("a1", "b2"), edge("a2", "b1")], {})
    y = {box.text: box.y for box in layout.boxes}
    assert (y["a1"] < y["a2"]) == (y["b2"] < y["b1"])


def test_parallel_links_have_lines_of_their_own() -> None:
    lines = layered([node("a", 0), node("b", 1)], [edge("a", "b"), edge("a", "b", "planned")], {}).lines
    assert len({line.path for line in lines}) == 2


def test_the_same_input_gives_the_same_picture() -> None:
    nodes = [node(f"n{i}", i % 4) for i in range(20)]
    edges = [edge(f"n{i}", f"n{(i * 7) % 20}") for i in range(20)]
    assert layered(nodes, edges, {0: "x"}) == layered(nodes, edges, {0: "x"})


def test_there_is_no_bar_without_an_actual_value() -> None:
    points = [
        Point("2565", Decimal(4), "4", None, "", ""),
        Point("2566", None, "", Decimal(8), "8", "not reported"),
    ]
    drawn = chart(points, "c", "title", WORDS)
    assert len(drawn.bars) == 1
    assert len(drawn.marks) == 1
    assert "not reported" in {caption.text for caption in drawn.captions}
    assert drawn.summary == "2565: actual 4; 2566: not reported, target 8"


def test_bars_are_as_high_as_their_values() -> None:
    points = [Point(str(value), Decimal(value), str(value), None, "", "") for value in (10, 20, -5)]
    low, high, below = chart(points, "c", "title", WORDS).bars
    assert abs(high.height - 2 * low.height) < 0.5
    assert below.y > low.y
    assert all(bar.y >= 0 and bar.y + bar.height <= 168 for bar in (low, high, below))


def test_streams_are_as_wide_at_both_ends_as_they_are_strong() -> None:
    sides = {"m1": Caption("m1", 0, 0), "m2": Caption("m2", 0, 0)}, {"s": Caption("s", 0, 0)}
    flows = [Stream("m1", "s", 3, "", None), Stream("m2", "s", 1, "", None)]
    drawn = streams(flows, *sides, ("left", "right"), "title", "summary")
    heights = [block.height for block in drawn.blocks]
    assert heights[0] == 3 * 13
    assert heights[2] == 4 * 13
    assert max(block.y + block.height for block in drawn.blocks) <= drawn.height


# --- colours: WCAG 2.2, and the dichromat simulations of Viénot, Brettel and Mollon (1999)

STYLE = (Path(package.__file__).parent / "static" / "style.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", STYLE))
KINDS = ("agency", "service", "programme", "platform", "committee", "law")


def linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_words_and_shapes_have_contrast_on_white() -> None:
    for name in ("ink", "soft", "link", "visited", "alarm"):
        assert contrast(COLOURS[name], "#ffffff") >= 4.5, name
        assert contrast(COLOURS[name], COLOURS["wash"]) >= 4.5, name
    for name in KINDS:
        assert contrast(COLOURS[name], "#ffffff") >= 3, name


def test_kinds_differ_for_who_sees_fewer_colours() -> None:
    simulations = {
        "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
        "protan": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
        "deutan": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
    }
    for name, matrix in simulations.items():
        seen = {}
        for kind in KINDS[:4]:
            rgb = linear(COLOURS[kind])
            seen[kind] = [sum(f * v for f, v in zip(row, rgb, strict=True)) for row in matrix]
        pairs = [(a, b) for a in seen for b in seen if a < b]
        for one, other in pairs:
            distance = (
                sum(
                    (max(x, 0) ** (1 / 2.2) - max(y, 0) ** (1 / 2.2)) ** 2
                    for x, y in zip(seen[one], seen[other], strict=True)
                )
                ** 0.5
            )
            assert distance > 0.08, (name, one, other, distance)
