"""The language of one run of the command line: `--lang` before `KPRGRAPH_LANG` before Thai.

It is read from the raw arguments before click parses them, so that `--help` and messages about wrong options
already speak it, wherever `--lang` stands on the line.
"""

import os
from collections.abc import Sequence
from typing import cast

import click

from kprgraph.errors import Language

LANGUAGES: tuple[Language, ...] = ("th", "en")
ENVIRONMENT = "KPRGRAPH_LANG"


def chosen(arguments: Sequence[str]) -> Language:
    """The language asked for; anything that is neither Thai nor English is Thai.

    >>> chosen(["feeds", "--lang", "en"]), chosen(["feeds", "--lang=en"])
    ('en', 'en')
    """
    values = [os.environ.get(ENVIRONMENT, "")]
    for position, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if argument == "--":
            break
        if name == "--lang":
            values.append(value if equals else "".join(arguments[position + 1 : position + 2]))
    return "en" if values[-1].lower().startswith("en") else "th"


def current() -> Language:
    """The language of the click context that is being parsed or run."""
    context = click.get_current_context(silent=True)
    return of(context) if context else "th"


def of(context: click.Context) -> Language:
    """The language that the root of `context` was given by `main`."""
    return cast("Language", context.find_root().obj or "th")
