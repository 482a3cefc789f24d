"""Results as JSON and as Markdown."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.comparisons import Comparison, Target
from benchmarks.processes import Measured

STEEP = 1.15
"""A slope above this has to be explained."""


@dataclass(frozen=True)
class Result:
    """One comparison, run.

    Attributes:
        comparison: What was compared.
        scale: How many times the real graph, or None where it does not apply.
        triples: Size of that graph, or None.
        measured: The figures, in the order of the contenders.
        difference: "" if all rows were the same.
    """

    comparison: Comparison
    scale: int | None
    triples: int | None
    measured: Sequence[Measured]
    difference: str

    def against(self, name: str) -> Measured | None:
        """The figures of the contender of this name."""
        return next((one for one in self.measured if one.name == name and one.seconds), None)

    def verdict(self, target: Target) -> dict[str, Any] | None:
        """What a target asked for and what was reached; None if there is nothing to compare with."""
        ours, other = self.measured[0], self.against(target.against)
        if other is None or not ours.seconds:
            return None
        ratio = ours.median / other.median if target.at_most else other.median / ours.median
        met = ratio <= target.factor if target.at_most else ratio >= target.factor
        return {
            "comparison": self.comparison.name,
            "scale": self.scale,
            "against": target.against,
            "target": target.factor,
            "at_most": target.at_most,
            "reached": round(ratio, 2),
            "met": met and not self.difference,
        }

    def as_dict(self) -> dict[str, Any]:
        """All of it, for JSON."""
        return {
            "name": self.comparison.name,
            "title": self.comparison.title,
            "scale": self.scale,
            "triples": self.triples,
            "rows": self.difference or "same",
            "contenders": [one.as_dict() for one in self.measured],
        }


def verdicts(results: Sequence[Result]) -> list[dict[str, Any]]:
    """All targets with what was reached."""
    found = (result.verdict(target) for result in results for target in result.comparison.targets)
    return [verdict for verdict in found if verdict is not None]


def slopes(results: Sequence[Result]) -> list[dict[str, Any]]:
    """How the time of kprgraph grows with the graph: the slope of log time over log triples."""
    by_name: dict[str, list[tuple[int, float]]] = {}
    for result in results:
        if result.triples and result.measured[0].seconds:
            by_name.setdefault(result.comparison.name, []).append((result.triples, result.measured[0].median))
    return [
        {"name": name, "from": first[0], "to": last[0], "slope": round(_slope(first, last), 2)}
        for name, points in by_name.items()
        if (first := min(points))[0] < (last := max(points))[0]
    ]


def _slope(first: tuple[int, float], last: tuple[int, float]) -> float:
    return math.log(last[1] / first[1]) / math.log(last[0] / first[0])


def markdown(about: Mapping[str, Mapping[str, str]], results: Sequence[Result]) -> str:
    """The tables of `docs/performance.md`."""
    parts = [
        "Machine: " + ", ".join(f"{key} {value}" for key, value in about["machine"].items()) + ".",
        "Versions: " + ", ".join(f"{key} {value}" for key, value in about["versions"].items()) + ".",
        "\n".join(_targets(results)),
        "\n".join(_figures(results)),
        "\n".join(_growth(results)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _targets(results: Sequence[Result]) -> list[str]:
    lines = ["| What | Size | Against | Target | Reached | |", "|---|---:|---|---:|---:|---|"]
    for row in verdicts(results):
        sign = "at most " if row["at_most"] else "at least "
        lines.append(
            f"| {row['comparison']} | {_scale(row['scale'])} | {row['against']} | {sign}{row['target']:g}x "
            f"| {row['reached']:g}x | {'met' if row['met'] else '**missed**'} |"
        )
    return lines


def _figures(results: Sequence[Result]) -> list[str]:
    lines = [
        "| What | Size | By | Median | Least to most | Processor | Peak MiB | Runs | Rows |",
        "|---|---:|---|---:|---:|---:|---:|---:|---|",
    ]
    for result in results:
        for one in result.measured:
            if one.failure:
                cells = f"failed: {one.failure} | | | | |"
            elif not one.seconds:
                continue
            else:
                figures = one.as_dict()
                cells = (
                    f"{_time(one.median)} | {_time(min(one.seconds))} to {_time(max(one.seconds))} "
                    f"| {_time(figures['processor_s'])} | {one.peak:.0f} | {len(one.seconds)} |"
                )
            rows = "differ" if result.difference else "same"
            lines.append(
                f"| {result.comparison.title} | {_scale(result.scale)} | {one.name} | {cells} {rows} |"
            )
    return lines


def _growth(results: Sequence[Result]) -> list[str]:
    found = slopes(results)
    if not found:
        return []
    lines = ["| Operation | Triples | Slope | |", "|---|---:|---:|---|"]
    for row in found:
        note = "steeper than linear" if row["slope"] > STEEP else ""
        lines.append(f"| {row['name']} | {row['from']:,} to {row['to']:,} | {row['slope']:.2f} | {note} |")
    return lines


def _scale(scale: int | None) -> str:
    return f"x{scale}" if scale else ""


def _time(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
