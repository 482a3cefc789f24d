"""`kprgraph format`: curated files in canonical form, and passages sealed from the source text."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.session import Session, session_options, source_option
from kprgraph.errors import NonConformant, Text

if TYPE_CHECKING:
    from kprgraph.workspace import Workspace


@click.command(
    "format",
    cls=Command,
    details=Text(
        th="เขียนไฟล์ใต้ data/ ใหม่ในรูปแบบเดียวกันทั้งหมด โดยไม่เปลี่ยนข้อเท็จจริง เมื่อให้ข้อความของรายงานด้วย "
        "--source จะเขียนตำแหน่งและค่าแฮชของบรรทัดที่ระเบียนอ้างด้วย\n\n"
        "ตัวอย่าง: kprgraph format --check",
        en="Rewrites the files under data/ in one form without changing a fact; with --source it also writes "
        "offsets and digests of the lines that records cite.\n\n"
        "Example: kprgraph format --check",
    ),
)
@click.option(
    "--check",
    "only_check",
    cls=Option,
    is_flag=True,
    text=Text(
        th="ไม่เขียนไฟล์ เพียงบอกว่าไฟล์ใดต้องจัดใหม่ และจบด้วยรหัส 1 ถ้ามี",
        en="Write nothing; name the files that are not in form, and exit with 1 if there are any",
    ),
)
@source_option
@session_options
def format_command(session: Session, only_check: bool, source: Path | None) -> None:
    """Format, or say what would change."""
    workspace = session.workspace
    if only_check:
        _raise_if_any(_not_canonical(workspace))
        return
    for name in [*_rewritten(workspace), *_sealed(workspace, source)]:
        click.echo(name)


def _not_canonical(workspace: "Workspace") -> list[str]:
    from kprgraph import turtle  # noqa: PLC0415 - pyoxigraph is only needed when files are read

    files = [turtle.read(path, workspace.relative(path)) for path in workspace.curated_files()]
    return [file.name for file in files if turtle.canonical(file.text, file.name) != file.text]


def _rewritten(workspace: "Workspace") -> list[str]:
    from kprgraph import turtle  # noqa: PLC0415 - pyoxigraph is only needed when files are read

    named = [(path, workspace.relative(path)) for path in workspace.curated_files()]
    return [name for path, name in named if turtle.write_canonical(path, name)]


def _sealed(workspace: "Workspace", source: Path | None) -> list[str]:
    if source is None:
        return []
    from kprgraph import passages  # noqa: PLC0415 - pyoxigraph is only needed when files are read
    from kprgraph.edition import Edition  # noqa: PLC0415

    before = {path: path.read_bytes() for path in workspace.data.glob(f"*/{passages.FILE_NAME}")}
    sealed = passages.seal(workspace, Edition.read(source))
    return [workspace.relative(path) for path in sealed if path.read_bytes() != before.get(path)]


def _raise_if_any(names: list[str]) -> None:
    if names:
        listed = "\n".join(f"  {name}" for name in names)
        raise NonConformant(
            Text(
                th=f"{len(names)} ไฟล์ไม่อยู่ในรูปแบบมาตรฐาน สั่ง kprgraph format",
                en=f"{len(names)} file(s) not in canonical form; run kprgraph format",
            ),
            hint=Text(th=listed, en=listed),
        )
