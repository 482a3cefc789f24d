"""The frozen source text of one report: lines and spans by the numbers that passages carry.

Lines are counted from 1 and end at LF alone, exactly as `cat -n` counts them. Offsets are counted from 0 in
Unicode code points of the whole text, as `oa:TextPositionSelector` has them. Nothing is normalised: the
digest of a span is that of its bytes in the file.
"""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from kprgraph.errors import Text, UnreadableInput, UsageError


@dataclass(frozen=True)
class Span:
    """The text of some consecutive lines, without the line break that ends the last of them.

    Attributes:
        start: Offset of the first code point.
        end: Offset after the last code point.
        sha256: Digest of the UTF-8 bytes, in hexadecimal.
        text: The text itself.
    """

    start: int
    end: int
    sha256: str
    text: str


@dataclass(frozen=True)
class Edition:
    """One text, addressed by the digest of its bytes.

    Attributes:
        path: Where it was read from.
        sha256: Digest of the whole file, in hexadecimal.
        text: All of it.
        lines: The lines without their line breaks; `lines[0]` is line 1.
    """

    path: Path
    sha256: str
    text: str
    lines: tuple[str, ...]
    _starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def read(cls, path: Path, expected_sha256: str | None = None) -> "Edition":
        """Read the text at `path`.

        Args:
            path: The file.
            expected_sha256: Digest that the data was made from; None takes any text.

        Raises:
            UnreadableInput: If there is no such file, it is not UTF-8, or it is another text than expected.
        """
        try:
            content = path.read_bytes()
        except OSError as error:
            raise UnreadableInput(
                Text(th=f"เปิดต้นฉบับไม่ได้: {error.strerror}", en=f"cannot open the source: {error.strerror}"),
                where=path.as_posix(),
                hint=Text(th="ระบุไฟล์ข้อความของรายงาน", en="Give the text file of the report"),
            ) from error
        digest = hashlib.sha256(content).hexdigest()
        if expected_sha256 is not None and digest != expected_sha256:
            raise _other_text(path, digest, expected_sha256)
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableInput(
                Text(th="ต้นฉบับไม่ใช่ UTF-8", en="the source is not UTF-8"), where=path.as_posix()
            ) from error
        lines = text.split("\n")
        if lines[-1] == "":
            lines.pop()  # the line break at the end of the file ends the last line, it starts no new one
        starts = accumulate((len(line) + 1 for line in lines), initial=0)
        return cls(path, digest, text, tuple(lines), tuple(starts))

    def span(self, first: int, last: int | None = None) -> Span:
        """Lines `first` to `last`, both included; one line if `last` is not given.

        Raises:
            UsageError: If the text has no such lines.
        """
        last = first if last is None else last
        if not 1 <= first <= last <= len(self.lines):
            raise UsageError(
                Text(
                    th=f"ต้นฉบับไม่มีบรรทัด {first}-{last} (มี {len(self.lines)} บรรทัด)",
                    en=f"the source has no lines {first}-{last} (it has {len(self.lines)} lines)",
                ),
                where=self.path.as_posix(),
            )
        start = self._starts[first - 1]
        end = self._starts[last - 1] + len(self.lines[last - 1])
        text = self.text[start:end]
        return Span(start, end, hashlib.sha256(text.encode("utf-8")).hexdigest(), text)

    def line_at(self, offset: int) -> int:
        """Number of the line with the code point at `offset`; a line break belongs to the line it ends."""
        if not 0 <= offset < len(self.text):
            raise IndexError(offset)
        return bisect_right(self._starts, offset)


def _other_text(path: Path, found: str, expected: str) -> UnreadableInput:
    return UnreadableInput(
        Text(
            th=f"ไฟล์นี้ไม่ใช่ต้นฉบับที่ข้อมูลอ้างถึง: sha256 เป็น {found} แต่ต้องเป็น {expected}",
            en=f"this is not the text that the data cites: its sha256 is {found}, not {expected}",
        ),
        where=path.as_posix(),
        hint=Text(
            th="ใช้ไฟล์ต้นฉบับเดิมโดยไม่แก้ไข แม้เพียงการขึ้นบรรทัดใหม่หรือการเข้ารหัส",
            en="Give the original file, unchanged even in its line endings and encoding",
        ),
    )
