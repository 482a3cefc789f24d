"""Apply a plan: validate the data as it would be, then replace all files in one step, or none.

The edited data is put together in a folder beside `data/`, held against every rule there, and changes places
with it. A program that is killed leaves the old folder or the new one.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kprgraph import passages, turtle
from kprgraph import store as stores
from kprgraph.edition import Edition
from kprgraph.errors import NonConformant, Text, UsageError
from kprgraph.importing.change import Change, Plan
from kprgraph.namespaces import compress
from kprgraph.validation import Issue, Report, Severity, validate
from kprgraph.workspace import Workspace, write_atomically

_SHOWN = 10
_CELLS = 3


def check(plan: Plan, edition: Edition | None = None) -> Report:
    """Hold the data as the plan would make it against every rule; nothing is written.

    Args:
        plan: What to do.
        edition: Text of the report; with it, lines that are cited for the first time are sealed, and every
            record is held against the lines it cites.

    Raises:
        NonConformant: If it breaks a rule; the message names the cells.
        UnreadableInput: If a file cannot be put in canonical form.
    """
    with tempfile.TemporaryDirectory(prefix="kprgraph-import-") as name:
        return _checked(plan, Path(name), _symlinked, edition)


def write(plan: Plan, edition: Edition | None = None) -> tuple[Report, list[str]]:
    """Apply a plan to the curated files.

    Returns:
        What validation found, without violations, and the files that changed.

    Raises:
        NonConformant: If the data would break a rule; no file has changed then.
        UsageError: If a file was changed meanwhile, cannot be written, or another program is at work on the
            folder.
    """
    try:
        return _written(plan, edition)
    except OSError as error:
        raise UsageError(
            Text(
                th=f"เขียนไม่ได้: {error.strerror} ยังไม่มีไฟล์ใดเปลี่ยน",
                en=f"cannot write: {error.strerror}; no file has changed",
            ),
            where=str(error.filename or plan.store.workspace.data),
            hint=Text(
                th="ตรวจเนื้อที่ว่างและสิทธิ์ของโฟลเดอร์ แล้วสั่งใหม่",
                en="Check the free space and the permissions of the folder, then try again",
            ),
        ) from error


def _written(plan: Plan, edition: Edition | None) -> tuple[Report, list[str]]:
    from kprgraph.build import staging  # noqa: PLC0415 - loads the whole build, and a look needs none of it

    workspace = plan.store.workspace
    with staging.replacing(workspace.data) as fresh:
        report = _checked(plan, fresh, _linked, edition)
        shutil.copymode(workspace.data, fresh)
        _sync(fresh)
        _refuse_changed(plan)
        changed = [
            f"{workspace.data.name}/{path.relative_to(fresh).as_posix()}"
            for path in sorted(fresh.rglob("*.ttl"))
            if _differs(path, workspace.data / path.relative_to(fresh))
        ]
    return report, changed


def _checked(plan: Plan, data: Path, placed: Callable[[Path, Path], None], edition: Edition | None) -> Report:
    """Fill the folder `data` with the data as it would be, and validate it."""
    workspace = plan.store.workspace
    _mirrored(workspace.data, data, placed)
    for path, content in _contents(plan).items():
        write_atomically(data / path.relative_to(workspace.data), content)
    with _beside(workspace, data) as staged:
        if edition is not None:
            passages.seal(staged, edition)
        report = validate(staged, stores.load(staged), edition)
    _stop(report, plan)
    return report


def _contents(plan: Plan) -> Mapping[Path, bytes]:
    """The new content of each file that changes."""
    files = {file.path: file for file, _ in plan.store.files}
    return {
        path: turtle.edited(
            files[path],
            {triple for change in changes for triple in change.removed},
            [triple for change in changes for triple in change.added],
        ).encode("utf-8")
        for path, changes in plan.files().items()
    }


@contextmanager
def _beside(workspace: Workspace, data: Path) -> Iterator[Workspace]:
    """A workspace with other data and all else the same."""
    with tempfile.TemporaryDirectory(prefix="kprgraph-import-") as name:
        root = Path(name)
        for entry in ("ontology", "queries"):
            (root / entry).symlink_to(workspace.root / entry, target_is_directory=True)
        (root / "data").symlink_to(data.resolve(), target_is_directory=True)
        yield Workspace(root)


def _mirrored(source: Path, target: Path, placed: Callable[[Path, Path], None]) -> None:
    target.mkdir(exist_ok=True)
    for entry in sorted(source.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            _mirrored(entry, target / entry.name, placed)
            shutil.copymode(entry, target / entry.name)
        else:
            placed(entry, target / entry.name)


def _symlinked(source: Path, target: Path) -> None:
    target.symlink_to(source)


def _linked(source: Path, target: Path) -> None:
    """The same file under another name: nothing is copied, and nothing has to reach the disk."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # a file system without such links
        shutil.copy2(source, target, follow_symlinks=False)


def _sync(folder: Path) -> None:
    """Wait until the entries of the folders are on the disk."""
    for each in (folder, *(path for path in sorted(folder.rglob("*")) if path.is_dir())):
        try:
            handle = os.open(each, os.O_RDONLY)
        except OSError:  # Windows opens no folders
            return
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refuse_changed(plan: Plan) -> None:
    workspace = plan.store.workspace
    for file, _ in plan.store.files:
        if not file.path.is_relative_to(workspace.data):
            continue
        if not file.path.exists() or turtle.read(file.path, file.name).text != file.text:
            raise UsageError(
                Text(
                    th="ไฟล์ถูกแก้ระหว่างการนำเข้า ยังไม่มีไฟล์ใดเปลี่ยน",
                    en="the file was changed during the import; nothing was written",
                ),
                where=file.name,
                hint=Text(th="สั่งใหม่อีกครั้ง", en="Try again"),
            )


def _differs(new: Path, old: Path) -> bool:
    return not old.exists() or new.read_bytes() != old.read_bytes()


def _stop(report: Report, plan: Plan) -> None:
    violations = report.of_severity(Severity.VIOLATION)
    if not violations:
        return
    shown, rest = violations[:_SHOWN], len(violations) - _SHOWN
    hints = {lang: [_said(issue, plan.changes, lang) for issue in shown] for lang in ("th", "en")}
    if rest > 0:
        hints["th"].append(f"… และอีก {rest} ข้อ")
        hints["en"].append(f"… and {rest} more")
    raise NonConformant(
        Text(
            th=f"ถ้านำเข้า ข้อมูลจะผิดกฎ {len(violations)} ข้อ ยังไม่มีไฟล์ใดเปลี่ยน",
            en=f"with this import the data would break the rules in {len(violations)} "
            f"place{'s'[: len(violations) > 1]}; nothing was written",
        ),
        where=plan.book,
        hint=Text(th="\n".join(hints["th"]), en="\n".join(hints["en"])),
    )


def _said(issue: Issue, changes: Sequence[Change], lang: str) -> str:
    """An issue, after the cells that it comes from where they are known."""
    own = [change for change in changes if change.node == issue.node]
    message = issue.message.say("en")
    named = [change for change in own if compress(change.predicate) in message]
    cells = list(dict.fromkeys(change.cell for change in named or own))
    more = [f"+{len(cells) - _CELLS}"] if len(cells) > _CELLS else []
    return ": ".join(part for part in (", ".join([*cells[:_CELLS], *more]), issue.say(lang)) if part)
