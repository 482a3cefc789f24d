"""The one form in which a curated file is kept, so that a change of a fact is a change of a line.

The form is that of `kprgraph.turtle.writing`, with the comment block at the top of the file and with the
comments that stand above a subject, which move with it. Any other comment has no place in the form; it is
refused, not dropped.
"""

import re
from collections.abc import Collection, Iterable
from pathlib import Path

import pyoxigraph as ox

from kprgraph.errors import Text, UnreadableInput
from kprgraph.turtle.reading import TurtleFile, read
from kprgraph.turtle.terms import prefix_table
from kprgraph.turtle.writing import serialize
from kprgraph.workspace import write_atomically

# Strings and IRIs are matched so that a `#` inside them is not taken for a comment.
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\s]*>"
    r"|\\."
    r"|(?P<comment>#[^\n]*)",
    re.DOTALL,
)


def canonical(text: str, name: str = "<text>") -> str:
    """The canonical form of a curated Turtle file; the same triples, and itself if it is canonical already.

    Args:
        text: Content of the file.
        name: What messages call it.

    Raises:
        UnreadableInput: If the text is not Turtle, or a comment stands where the form has no place for it.
    """
    return _canonical(TurtleFile(Path(name), name, text.removeprefix("\ufeff")))


def edited(file: TurtleFile, removed: Collection[ox.Triple], added: Iterable[ox.Triple]) -> str:
    """The canonical form of a file without some of its triples and with others.

    Raises:
        UnreadableInput: As `canonical`.
    """
    kept = [triple for triple in file.triples() if triple not in removed]
    header, comments = _comments(file)
    prefixes = prefix_table(file.prefixes)
    return serialize([*kept, *added], prefixes=prefixes, header=header, comments=comments)


def write_canonical(path: Path, name: str | None = None) -> bool:
    """Rewrite a curated file in canonical form; True if that changed it, and no write if not.

    Raises:
        UnreadableInput: As `canonical`, or if the file cannot be read.
    """
    content = _canonical(read(path, name)).encode("utf-8")
    if content == path.read_bytes():
        return False
    write_atomically(path, content)
    return True


def _canonical(file: TurtleFile) -> str:
    triples = file.triples()
    header, comments = _comments(file)
    return serialize(triples, prefixes=prefix_table(file.prefixes), header=header, comments=comments)


def _comments(file: TurtleFile) -> tuple[str, dict[str, str]]:
    """The comment block at the top, and the comments above each subject."""
    lines = file.text.split("\n")
    top = 0
    while top < len(lines) and lines[top].lstrip().startswith("#"):
        top += 1
    header = "\n".join(line.strip() for line in lines[:top])
    above: dict[str, list[str]] = {}
    statements = iter(file.statements())
    following = next(statements, None)
    for match in _TOKEN.finditer(file.text):
        if match["comment"] is None:
            continue
        number = file.text.count("\n", 0, match.start()) + 1
        if number <= top:
            continue
        while following and following[1] < number:
            following = next(statements, None)
        if following is None or not _stands_alone(lines, number, following[1]):
            raise _homeless(file.name, number)
        above.setdefault(following[0], []).append(match["comment"].rstrip())
    return header, {subject: "\n".join(found) for subject, found in above.items()}


def _stands_alone(lines: list[str], number: int, statement: int) -> bool:
    """Whether only comments, blank lines and prefixes lie between a comment and a statement."""
    between = [lines[number - 1].lstrip(), *(line.lstrip() for line in lines[number : statement - 1])]
    return all(not line or line.lower().startswith(("#", "@", "prefix", "base")) for line in between)


def _homeless(name: str, line: int) -> UnreadableInput:
    return UnreadableInput(
        Text(
            th="หมายเหตุ (#) ตรงนี้จะหายไปเมื่อจัดรูปแบบไฟล์",
            en="this comment (#) would be lost when the file is put in canonical form",
        ),
        where=f"{name}:{line}",
        hint=Text(
            th="ย้ายหมายเหตุไปไว้เหนือบรรทัดแรกของหัวเรื่อง (subject) หรือไว้ต้นไฟล์",
            en="Move it above the first line of a subject, or to the top of the file",
        ),
    )
