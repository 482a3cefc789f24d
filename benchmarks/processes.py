"""Run whole processes in turns (A B A B ...) and measure each: time, processor time, peak memory, output."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Rows = Any

_RUNNER = Path(__file__).with_name("runner.py")


@dataclass(frozen=True)
class Contender:
    """One way to get an answer.

    Attributes:
        name: What the table calls it.
        command: The process.
        rows: What makes rows of its output, the same for every contender that answers the same; None if it
            gives no rows to compare.
        inside: True if the process measures itself: its last line is JSON with `seconds`.
        environment: Set for it.
        at_most: Runs at most, for what takes very long.
    """

    name: str
    command: Sequence[str]
    rows: Callable[[str], Rows] | None = None
    inside: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)
    at_most: int = 1000


@dataclass
class Measured:
    """What the runs of one contender took; times in seconds, memory in MiB."""

    name: str
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    peak: float = 0.0
    failure: str = ""

    @property
    def median(self) -> float:
        """Median of the seconds."""
        return statistics.median(self.seconds) if self.seconds else float("nan")

    def as_dict(self) -> dict[str, Any]:
        """All figures, for JSON."""
        return {
            "name": self.name,
            "median_s": round(self.median, 5) if self.seconds else None,
            "min_s": round(min(self.seconds), 5) if self.seconds else None,
            "max_s": round(max(self.seconds), 5) if self.seconds else None,
            "processor_s": round(statistics.median(self.processor), 5) if self.processor else None,
            "peak_mib": round(self.peak, 1),
            "runs": len(self.seconds),
            "failure": self.failure,
        }


def compare(contenders: Sequence[Contender], repeats: int) -> tuple[list[Measured], str]:
    """Run the contenders in turns; the figures, and "" or how their rows differ."""
    found = [Measured(one.name) for one in contenders]
    answers: dict[str, Rows] = {}
    for turn in range(repeats):
        for contender, measured in zip(contenders, found, strict=True):
            if measured.failure or turn >= contender.at_most:
                continue
            output = _run(contender, measured)
            if output is not None and contender.rows is not None and contender.name not in answers:
                answers[contender.name] = contender.rows(output)
    return found, _difference(answers)


def _run(contender: Contender, measured: Measured) -> str | None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        output, errors = Path(folder) / "output", Path(folder) / "errors"
        command = [sys.executable, "-IS", str(_RUNNER), str(output), str(errors), *contender.command]
        told = subprocess.run(
            command, env=environment | dict(contender.environment), capture_output=True, text=True, check=True
        )
        wall, processor, peak, code = map(float, told.stdout.split())
        text = output.read_text("utf-8", "replace")
        if code not in (0, 1):  # 1: data that does not conform, which is an answer too
            lines = errors.read_text("utf-8", "replace").strip().splitlines()
            measured.failure = (lines or ["?"])[-1][:200]
            print(f"    {contender.name}: {measured.failure}", file=sys.stderr)
            return None
    measured.seconds.append(_told(text) if contender.inside else wall)
    measured.processor.append(processor)
    measured.peak = max(measured.peak, peak / 1024)
    return text


def _told(text: str) -> float:
    return float(json.loads(text.strip().splitlines()[-1])["seconds"])


def _difference(answers: Mapping[str, Rows]) -> str:
    (first, rows), *others = [*answers.items()] or [("", None)]
    for name, other in others:
        if other != rows:
            return f"{name} and {first} differ: {str(other)[:120]} | {str(rows)[:120]}"
    return ""
