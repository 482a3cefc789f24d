"""A table for the terminal, with Thai text folded where a reader can follow it."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import IO, Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.table import Table
from rich.text import Text

from kprgraph.cli.rows import harmless

# Thai has no spaces between words. Without a dictionary a line may still not begin with a mark or a following
# vowel, nor end with a leading vowel, nor part a vowel sign from the letter that completes it, nor a letter
# from the silencer after it.
_UNIT = re.compile(
    r"""\s+
      | [^\s\u0e00-\u0e7f]+                                        # Latin letters, digits, signs
      | เ[ก-ฮ](?:[ีื][่-๋]?|[่-๋]?)[ยอ](?=[ก-ฮะ]|\b)                 # เ◌ีย เ◌ือ เ◌ย เ◌อ
      | [เ-ไ]?[ก-ฮ]{1,2}?[ัี็]?[ั็][่-๋]?[ก-ฮ](?:[ิุ]?์)?                # ◌ั and ◌็ want a letter after them
      | [\u0e40-\u0e44]?.[\u0e30-\u0e3a\u0e45-\u0e4e]*(?:.[ิุ]?์)?      # vowel before, letter, marks, silent
    """,
    re.VERBOSE | re.DOTALL,
)

# A file or a pipe has no width: lines are then as long as they need to be.
_NO_TERMINAL = 10_000


def write(
    stream: IO[str],
    columns: Sequence[str],
    headings: Mapping[str, str],
    rows: Sequence[Sequence[str]],
    numeric: Sequence[bool],
) -> None:
    """Write one table; on a terminal as wide as that, elsewhere as wide as the rows.

    Args:
        stream: Where to.
        columns: Keys of the columns.
        headings: What stands above each column; the key itself where there is nothing.
        rows: Cells, already text.
        numeric: For each column whether it holds numbers, which then stand to the right.
    """
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column, right in zip(columns, numeric, strict=True):
        heading = ThaiText(headings.get(column, column))
        table.add_column(heading, justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(ThaiText(harmless(cell)) for cell in row))
    # Into a buffer and not to `stream`: rich ends the program itself when a pipe is closed.
    buffer = io.StringIO()
    console = Console(file=buffer, force_terminal=stream.isatty(), highlight=False)
    if not stream.isatty():
        console.width = console.measure(table, options=console.options.update(max_width=_NO_TERMINAL)).maximum
    console.print(table)
    stream.write(buffer.getvalue())


class ThaiText(Text):
    """Text that wraps between Thai character clusters instead of anywhere."""

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:
        """The lines of the text, none wider than `width` cells."""
        return Text(fold(self.plain, width), style=self.style).wrap(console, width, **options)


def fold(line: str, width: int) -> str:
    """`line` with line breaks so that no line is wider than `width` cells; a space is the best place for one.

    >>> fold("สำนักงานคณะกรรมการ", 6).splitlines()
    ['สำนักงา', 'นคณะกร', 'รมการ']
    >>> fold("กรมประมง กรมป่าไม้", 14).splitlines()
    ['กรมประมง', 'กรมป่าไม้']
    """
    lines: list[str] = []
    current = ""
    for unit in _UNIT.findall(line):
        if current and cell_len(current) + cell_len(unit.rstrip()) > width:
            head, space, tail = current.rpartition(" ")
            short = bool(space) and cell_len(tail) < width // 2
            lines.append((head if short else current).rstrip())
            current = tail if short else ""
        current = current + unit if current else unit.lstrip()
    return "\n".join([*lines, current])
