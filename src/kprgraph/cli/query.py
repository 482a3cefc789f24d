"""`kprgraph query`: a question from the catalog, from a file or from standard input."""

import sys
from pathlib import Path

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.session import Session, asking_options
from kprgraph.errors import Text, UsageError

_HEADINGS = {
    "name": Text(th="ชื่อ", en="Name"),
    "title": Text(th="เรื่อง", en="Title"),
    "question": Text(th="คำถาม", en="Question"),
    "params": Text(th="พารามิเตอร์", en="Parameters"),
}


@click.command(
    "query",
    cls=Command,
    details=Text(
        th="QUERY คือชื่อคำถามสำเร็จรูป ไฟล์ SPARQL หรือ - เพื่ออ่าน SPARQL จากทางเข้า "
        "ดูคำถามทั้งหมดด้วย --list ค่าของพารามิเตอร์ที่เป็นสิ่งหนึ่งใช้ชื่อได้\n\n"
        "ตัวอย่าง: kprgraph query feeds --param service=HSSS\n\n"
        'ตัวอย่าง: echo "SELECT * { ?s a kpr:DataFeed } LIMIT 5" | kprgraph query -',
        en="QUERY is the name of a ready-made question, a SPARQL file, or - to read SPARQL from standard "
        "input; --list names the questions. A parameter that stands for a thing takes any of its names.\n\n"
        "Example: kprgraph query feeds --param service=HSSS\n\n"
        'Example: echo "SELECT * { ?s a kpr:DataFeed } LIMIT 5" | kprgraph query -',
    ),
)
@click.argument("query", required=False)
@click.option(
    "--param",
    "-p",
    "params",
    cls=Option,
    multiple=True,
    metavar="NAME=VALUE",
    text=Text(th="ค่าของพารามิเตอร์หนึ่งตัว ใช้ซ้ำได้", en="Value of one parameter; may be repeated"),
)
@click.option(
    "--list",
    "only_list",
    cls=Option,
    is_flag=True,
    text=Text(th="แสดงคำถามสำเร็จรูปทั้งหมด", en="List the ready-made questions"),
)
@asking_options
def query(session: Session, query: str | None, params: tuple[str, ...], only_list: bool) -> None:
    """Ask."""
    if only_list:
        session.show(_catalog(session), _HEADINGS)
        return
    if query is None:
        raise UsageError(
            Text(th="ขาดชื่อคำถาม", en="which question?"),
            hint=Text(th="ดูคำถามทั้งหมด: kprgraph query --list", en="All questions: kprgraph query --list"),
        )
    session.show_table(session.graph.query(_text(query), lang=session.lang, **dict(map(_pair, params))))


def _catalog(session: Session) -> list[dict[str, str]]:
    from kprgraph import catalog  # noqa: PLC0415

    lang = session.lang
    return [
        {
            "name": name,
            "title": file.title.say(lang),
            "question": file.question.say(lang),
            "params": ", ".join(param.name for param in file.params),
        }
        for name, file in catalog.load(session.workspace).items()
        if "/" not in name  # those below a folder are parts of the program
    ]


def _text(query: str) -> str | Path:
    """A name as it is; the text behind `-`; the path of a file."""
    if query == "-":
        try:
            return sys.stdin.read()
        except UnicodeDecodeError:
            raise UsageError(Text(th="คำถามไม่ใช่ UTF-8", en="the query is not UTF-8"), where="-") from None
    path = Path(query)
    return path if path.suffix and path.is_file() else query


def _pair(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not equals or not name:
        raise UsageError(
            Text(th=f"“{param}” ไม่อยู่ในรูป ชื่อ=ค่า", en=f"“{param}” is not of the form name=value"),
            where="--param",
        )
    return name, value
