"""What every command shares: the workspace it works in, the language and the form of its output."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kprgraph.cli import language
from kprgraph.cli.help import Option
from kprgraph.cli.render import FORMATS, Listing, render
from kprgraph.cli.rows import Row
from kprgraph.errors import Language, Text

if TYPE_CHECKING:
    from kprgraph.api import KnowledgeGraph
    from kprgraph.query import Table
    from kprgraph.workspace import Workspace


_Function = Callable[..., Any]


@dataclass(frozen=True)
class Session:
    """One run of one command.

    Attributes:
        lang: Language of messages, headings and labels.
        root: Where to look for the workspace, or None for the nearest one.
        form: One of `FORMATS`.
        endpoint: Address of the SPARQL service to ask instead of the curated files, or None.
        cache: Whether a compiled graph on disk will do.
    """

    lang: Language
    root: Path | None = None
    form: str = "table"
    endpoint: str | None = None
    cache: bool = False

    @cached_property
    def workspace(self) -> "Workspace":
        """The workspace that `--root`, `KPRGRAPH_HOME` or the current folder leads to."""
        from kprgraph.workspace import Workspace  # noqa: PLC0415

        return Workspace.find(self.root)

    @cached_property
    def graph(self) -> "KnowledgeGraph":
        """The graph of the workspace, loaded when first asked for, or the one behind `endpoint`."""
        from kprgraph.api import KnowledgeGraph  # noqa: PLC0415

        return KnowledgeGraph.open(self.workspace.root, self.endpoint, cache=self.cache)

    def say(self, text: Text) -> None:
        """Tell the user something that is no result, on stderr."""
        click.echo(text.say(self.lang), err=True)

    def doing(self, text: Text) -> None:
        """Tell a user who waits at a terminal what takes its time."""
        if sys.stderr.isatty():
            self.say(Text(th=f"… {text.th}", en=f"… {text.en}"))

    def show(self, rows: Sequence[Row], headings: Mapping[str, Text]) -> None:
        """Print rows in the form asked for; `headings` gives the columns and their order."""
        words = {column: text.say(self.lang) for column, text in headings.items()}
        render(sys.stdout, Listing(rows, list(headings), words), self.form, self.lang)

    def show_table(
        self, table: "Table", joined: Mapping[str, str] | None = None, note: Text | None = None
    ) -> None:
        """Print an answer in the form asked for; for `joined` see `Listing`.

        A `note` on how to read it stands below a table or Markdown, on stderr, so that rows stay rows.
        """
        listing = Listing(table.rows, table.columns, table.headings, joined or {})
        render(sys.stdout, listing, self.form, self.lang)
        if note and self.form in ("table", "md"):
            sys.stdout.flush()
            self.say(note)


_LANG = click.option(
    "--lang",
    cls=Option,
    type=click.Choice(language.LANGUAGES),  # the environment variable is read by `language.chosen`
    text=Text(
        th="ภาษาของข้อความและหัวตาราง (ปกติ th หรือตาม KPRGRAPH_LANG)",
        en="Language of messages and headings (th, or what KPRGRAPH_LANG says)",
    ),
)
_ROOT = click.option(
    "--root",
    cls=Option,
    type=click.Path(path_type=Path),
    metavar="DIR",
    text=Text(
        th="โฟลเดอร์ของพื้นที่ทำงาน (ปกติหาจากโฟลเดอร์ปัจจุบันขึ้นไป หรือตาม KPRGRAPH_HOME)",
        en="Folder of the workspace (the nearest one, or what KPRGRAPH_HOME says)",
    ),
)
_FORMAT = click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(FORMATS),
    default="table",
    text=Text(
        th="รูปแบบผลลัพธ์ (ปกติ table)",
        en="Form of the output (table unless given)",
    ),
)
endpoint_option = click.option(
    "--endpoint",
    cls=Option,
    envvar="KPRGRAPH_ENDPOINT",
    metavar="URL",
    text=Text(
        th="ถามกราฟที่บริการ SPARQL นี้แทนไฟล์ข้อมูล (ปกติตาม KPRGRAPH_ENDPOINT)",
        en="Ask the graph at this SPARQL service instead of the curated files (what KPRGRAPH_ENDPOINT says)",
    ),
)
cache_option = click.option(
    "--no-cache",
    cls=Option,
    is_flag=True,
    text=Text(
        th="อ่านไฟล์ข้อมูลใหม่ ไม่ใช้กราฟที่คอมไพล์เก็บไว้ (ที่เก็บกำหนดด้วย KPRGRAPH_CACHE)",
        en="Read the curated files, not the compiled graph that is kept (where KPRGRAPH_CACHE says)",
    ),
)
source_option = click.option(
    "--source",
    cls=Option,
    type=click.Path(path_type=Path),
    envvar="KPRGRAPH_SOURCE",
    metavar="FILE",
    text=Text(
        th="ไฟล์ข้อความของรายงาน (ปกติตาม KPRGRAPH_SOURCE)",
        en="Text of the report (what KPRGRAPH_SOURCE says)",
    ),
)
limit_option = click.option(
    "--limit",
    cls=Option,
    type=click.IntRange(min=1),
    metavar="N",
    text=Text(th="แสดงไม่เกินจำนวนนี้", en="Show no more than this many"),
)


def name_argument(name: str, *, required: bool = True) -> Callable[[_Function], _Function]:
    """A name as an argument; the words of a name need no quotation marks."""
    return click.argument(name, nargs=-1, required=required, callback=lambda _, __, words: " ".join(words))


def session_options(function: _Function) -> _Function:
    """Add `--lang` and `--root`; the function gets them as one `Session`, its first argument."""

    @_LANG
    @_ROOT
    @wraps(function)
    def with_session(
        lang: str | None,
        root: Path | None,
        form: str = "table",
        endpoint: str | None = None,
        no_cache: bool = True,
        **rest: Any,
    ) -> Any:
        return function(Session(language.current(), root, form, endpoint, not no_cache), **rest)

    return with_session


def output_options(function: _Function) -> _Function:
    """Add `--format` too, for commands that give rows."""
    return _FORMAT(session_options(function))


def asking_options(function: _Function) -> _Function:
    """Add `--endpoint` and `--no-cache` too, for commands that ask the graph."""
    return endpoint_option(cache_option(output_options(function)))
