"""Whether every curated file is in canonical form, so that changing one fact changes one line."""

from collections.abc import Iterator

from kprgraph import turtle
from kprgraph.errors import Text, UnreadableInput
from kprgraph.store import Store
from kprgraph.validation.report import Issue, Severity

RULE = "canonical-form"


def check(store: Store) -> Iterator[Issue]:
    """One issue for each curated file whose text is not its canonical form.

    The files are those that `store` was loaded from, as they were then. Only what `kprgraph format` writes,
    the files under `data/`, is held to the form; the ontology and the shapes may be laid out by hand.
    """
    curated = set(store.workspace.curated_files())
    for file, _ in store.files:
        if file.path not in curated:
            continue
        try:
            wanted = turtle.canonical(file.text, file.name)
        except UnreadableInput as error:
            yield _unplaced(file.name, error)
            continue
        if wanted != file.text:
            yield _differs(file.name, _first_difference(file.text, wanted))


def _first_difference(text: str, wanted: str) -> int:
    """The first line, from 1, on which the two differ."""
    pairs = zip(text.split("\n"), wanted.split("\n"), strict=False)
    same = next((number for number, (a, b) in enumerate(pairs, start=1) if a != b), None)
    return same or min(text.count("\n"), wanted.count("\n")) + 1


def _differs(name: str, line: int) -> Issue:
    return Issue(
        rule=RULE,
        severity=Severity.VIOLATION,
        message=Text(th="ไฟล์ไม่อยู่ในรูปแบบมาตรฐาน", en="the file is not in canonical form"),
        path=name,
        line=line,
        hint=Text(th="สั่ง kprgraph format", en="Run kprgraph format"),
    )


def _unplaced(name: str, error: UnreadableInput) -> Issue:
    """A comment that the form has no place for: only a person can say where it belongs."""
    line = (error.where or "").rpartition(":")[2]
    return Issue(
        rule=RULE,
        severity=Severity.VIOLATION,
        message=error.message,
        path=name,
        line=int(line) if line.isdecimal() else None,
        hint=error.hint,
    )
