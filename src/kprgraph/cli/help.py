"""Commands, options and arguments whose help exists in Thai and in English."""

import importlib
from collections.abc import Mapping
from typing import Any

import click

from kprgraph.cli import language
from kprgraph.errors import Text

_HEADINGS = {
    "Options": "ตัวเลือก",
    "Commands": "คำสั่ง",
    "Positional arguments": "อาร์กิวเมนต์",
}
_USAGE = Text(th="วิธีใช้: ", en="Usage: ")
_HELP_OPTION = Text(th="แสดงวิธีใช้แล้วจบ", en="Show this message and exit")


class Formatter(click.HelpFormatter):
    """A help page with its fixed words in the language of the run."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lang = language.current()

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is written."""
        super().write_usage(prog, args, prefix or _USAGE.say(self._lang))

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        super().write_heading(_HEADINGS.get(heading, heading) if self._lang == "th" else heading)


class Context(click.Context):
    """A context whose help pages are bilingual."""

    formatter_class = Formatter


class Option(click.Option):
    """An option described in both languages.

    Args:
        text: What it is for.
    """

    def __init__(self, *args: Any, text: Text, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Names and description for the help page."""
        self.help = self.text.say(language.of(ctx))
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command described in both languages.

    Args:
        details: What its help page says after the one line of the list of commands.

    Attributes:
        summary: That one line; the group sets it from its table, so that it is written once.
    """

    context_class = Context

    def __init__(self, *args: Any, details: Text, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.details = details
        self.summary = Text("", "")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The description, in the language of the run."""
        lang = language.of(ctx)
        self.help = f"{self.summary.say(lang)}\n\n{self.details.say(lang)}".strip()
        super().format_help_text(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, itself described in the language of the run."""
        option = super().get_help_option(ctx)
        if option:
            option.help = _HELP_OPTION.say(language.of(ctx))
        return option


class Group(Command, click.Group):
    """A group that imports the module of a command only when that command runs or shows its help.

    Args:
        lazy: Command name -> (`module:attribute`, one line on what the command does).
    """

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, Text]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table, which is the order of work."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now; None if there is none."""
        if cmd_name not in self._lazy:
            return None
        place, summary = self._lazy[cmd_name]
        module, _, attribute = place.partition(":")
        command: Command = getattr(importlib.import_module(module), attribute)
        command.summary = summary
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone."""
        lang = language.of(ctx)
        with formatter.section("Commands"):
            formatter.write_dl([(name, text.say(lang)) for name, (_, text) in self._lazy.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that `args` begins with.

        Raises:
            UnknownCommand: If there is none of this name.
        """
        if args[0] not in self._lazy and not args[0].startswith("-"):
            raise UnknownCommand(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)


class UnknownCommand(click.UsageError):
    """There is no command of this name; click's own class for this came only with 8.4."""

    def __init__(self, name: str, commands: list[str], ctx: click.Context) -> None:
        super().__init__(f"No such command {name!r}.", ctx)
        self.name = name
        self.commands = commands
