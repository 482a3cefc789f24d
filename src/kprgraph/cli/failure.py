"""One error handler: every failure becomes a message for the user and an exit code.

0 good · 1 the data does not conform · 2 wrong usage or unreadable input · 3 a bug · 130 stopped by the user ·
141 the reader of our output closed it.
"""

import os
import re
import sys

import click

from kprgraph.cli.help import UnknownCommand
from kprgraph.errors import KprgraphError, Language, Text

STOPPED = 130
CLOSED = 141

_ERROR = Text(th="ข้อผิดพลาด", en="Error")
_STOPPED = Text(th="หยุดตามคำสั่งของผู้ใช้", en="stopped")
_TRY = Text(th="ดูวิธีใช้: {command} --help", en="For help: {command} --help")
_MEAN = Text(th="ใกล้เคียงที่สุด", en="Did you mean")
_NO_FILE = Text(th="อ่านหรือเขียนไฟล์ไม่ได้", en="the file cannot be read or written")
_BUG = Text(
    th="โปรแกรมผิดพลาดเอง ({what})\nโปรดแจ้งผู้ดูแลพร้อมคำสั่งที่ใช้ และผลของการสั่งซ้ำโดยตั้ง KPRGRAPH_DEBUG=1",
    en="this is a bug in kprgraph ({what})\nPlease report it with the command you gave "
    "and what it says with KPRGRAPH_DEBUG=1",
)


def report(error: BaseException, lang: Language) -> int:
    """Tell the user on stderr what went wrong; the exit code for it."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has stopped, as `head` does. What is still buffered has no reader; without
        # this the interpreter complains while shutting down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return 2
    if isinstance(error, click.Abort | KeyboardInterrupt):
        click.echo(_STOPPED.say(lang), err=True)
        return STOPPED
    if isinstance(error, click.ClickException):
        return _tell(usage(error, lang), 2, lang)
    if isinstance(error, KprgraphError):
        return _tell(error.say(lang), error.exit_code, lang)
    if isinstance(error, OSError) and error.filename is not None:
        return _tell(f"{error.filename}: {_NO_FILE.say(lang)}: {error.strerror}", 2, lang)
    if os.environ.get("KPRGRAPH_DEBUG") == "1":
        import traceback  # noqa: PLC0415 - only for who looks for a bug

        traceback.print_exception(error)
    return _tell(_BUG.say(lang).format(what=type(error).__name__), 3, lang)


def usage(error: click.ClickException, lang: Language) -> str:
    """A wrong command line in words of `lang`, with the nearest names and where to read on."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for who mistypes

    lines = [_thai(error) if lang == "th" else error.format_message().split(" Did you mean")[0]]
    if isinstance(error, UnknownCommand):
        near = get_close_matches(error.name, error.commands)
    elif isinstance(error, click.NoSuchOption):
        near = list(error.possibilities or ())
    else:
        near = []
    if near:
        lines.append(f"{_MEAN.say(lang)}: {', '.join(near)}")
    context = getattr(error, "ctx", None)
    if context is not None:
        lines.append(_TRY.say(lang).format(command=context.command_path))
    return "\n".join(lines)


def _thai(error: click.ClickException) -> str:
    if isinstance(error, UnknownCommand):
        return f"ไม่มีคำสั่ง “{error.name}”"
    if isinstance(error, click.NoSuchOption):
        return f"ไม่มีตัวเลือก “{error.option_name}”"
    if isinstance(error, click.MissingParameter):
        return f"ขาด {_name(error)}"
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        if isinstance(kind, click.Choice):
            return f"ค่าของ {_name(error)} ต้องเป็นหนึ่งใน: {', '.join(map(str, kind.choices))}"
        return f"ค่าของ {_name(error)} ใช้ไม่ได้: {error.message}"
    if isinstance(error, click.FileError):
        return f"เปิดไฟล์ “{error.ui_filename}” ไม่ได้: {error.message}"
    if isinstance(error, click.BadOptionUsage):
        return f"ใช้ตัวเลือก “{error.option_name}” ไม่ถูกต้อง"
    extra = re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", error.message)
    return f"มีคำเกินมา: {extra[1]}" if extra else f"คำสั่งไม่ถูกต้อง: {error.message}"


def _name(error: click.BadParameter) -> str:
    return error.param.get_error_hint(error.ctx) if error.param else str(error.param_hint or "")


def _tell(text: str, code: int, lang: Language) -> int:
    click.echo(f"{_ERROR.say(lang)}: {text}", err=True)
    return code
