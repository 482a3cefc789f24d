"""Where the commands that make a file write it: `-o`, the form that its ending says, and bytes."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kprgraph.cli.help import Option
from kprgraph.errors import Text, UsageError

_STANDARD = "-"

output_option = click.option(
    "-o",
    "--output",
    cls=Option,
    type=click.Path(path_type=Path),
    default=_STANDARD,
    metavar="FILE",
    text=Text(th="เขียนลงไฟล์นี้ (ปกติ - คือออกทางจอ)", en="File to write (- is standard output, as if not given)"),
)


def suffix_of(output: Path, forms: Sequence[str]) -> str:
    """The form that the ending of a file says; the first of the forms for standard output.

    Args:
        output: The file, or `-`.
        forms: Endings without the dot.

    Raises:
        UsageError: If the ending is none of the forms.
    """
    if str(output) == _STANDARD:
        return forms[0]
    ending = output.suffix.lower().removeprefix(".")
    if ending in forms:
        return ending
    listed = ", ".join(forms)
    raise UsageError(
        Text(
            th=f"นามสกุลของ {output.name} ไม่บอกรูปแบบที่เขียนได้",
            en=f"the ending of {output.name} is no form that can be written",
        ),
        where="-o",
        hint=Text(th=f"ใช้นามสกุล {listed} หรือ --format", en=f"End it in {listed}, or say --format"),
    )


def write(output: Path, content: bytes, form: str, text_forms: Sequence[str] = ("svg", "html")) -> None:
    """Write a file, or standard output; a terminal is not given bytes that are no text.

    Args:
        output: The file, or `-`.
        content: What to write.
        form: Its form.
        text_forms: Forms that a terminal can show.

    Raises:
        UsageError: If the file cannot be written, or a terminal would get bytes.
    """
    if str(output) == _STANDARD:
        if sys.stdout.isatty() and form not in text_forms:
            raise UsageError(
                Text(th=f"{form} ไม่ใช่ข้อความที่จอแสดงได้", en=f"{form} is no text for a screen"),
                hint=Text(th=f"ใช้ -o ชื่อไฟล์.{form}", en=f"Use -o FILE.{form}"),
            )
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from kprgraph.workspace import write_atomically  # noqa: PLC0415

    try:
        write_atomically(output, content)
    except OSError as error:
        raise UsageError(
            Text(th=f"เขียนไฟล์ไม่ได้: {error.strerror}", en=f"cannot write the file: {error.strerror}"),
            where=output.as_posix(),
        ) from error
