"""The whole run in one function: load, validate, stop on a violation, write all artefacts, swap them in."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kprgraph import audit
from kprgraph import store as graphs
from kprgraph.build import dataset, page, staging
from kprgraph.build.artefact import Artefact
from kprgraph.build.contents import Contents
from kprgraph.build.metadata import Release
from kprgraph.edition import Edition
from kprgraph.errors import KprgraphError, Text, UsageError
from kprgraph.export import BUILT, tables
from kprgraph.store import Store
from kprgraph.validation import Report, validate
from kprgraph.workspace import Workspace

TABLES = "tables/"
"""Folder of the CSV files in a build."""

SITE = "site"
"""Folder of the static explorer in a build."""

Progress = Callable[[Text], None]


@dataclass(frozen=True)
class Summary:
    """What a build gave.

    Attributes:
        contents: What the graph holds.
        report: What validation found; without violations, or there would be no build.
        artefacts: The files, by name.
    """

    contents: Contents
    report: Report
    artefacts: tuple[Artefact, ...]


def build(
    workspace: Workspace,
    source: Path | None = None,
    progress: Progress = lambda _: None,
    *,
    site: bool = False,
    pictures: bool = False,
) -> Summary:
    """Write all artefacts of a workspace into its `build/`; the same input gives the same bytes.

    Args:
        workspace: What to build.
        source: Text of the report; with it every record is held against the lines it cites.
        progress: Told what is being done, before it is done.
        site: Whether to write the static explorer too, into `site/`; its many pages are no artefacts that
            the metadata lists.
        pictures: Whether to draw the pictures for slides too, into `pictures/`; no artefacts of the metadata
            either, as they need libraries that the rest does without.

    Raises:
        NonConformant: If validation finds a violation; `build/` is left as it was.
        UnreadableInput: If a file cannot be read; `build/` is left as it was.
    """
    _refuse_foreign(workspace.build)
    progress(Text(th="อ่านข้อมูล", en="Reading the data"))
    store = graphs.load(workspace)
    release = Release.read(workspace)
    edition = Edition.read(source) if source else None
    progress(Text(th="ตรวจข้อมูลตามกฎทุกข้อ", en="Checking the data against every rule"))
    report = validate(workspace, store, edition)
    report.raise_for_violations()
    contents = Contents.of(store)
    with staging.replacing(workspace.build) as folder:
        artefacts = list(_exports(store, folder, progress))
        progress(Text(th="ตรวจว่าอะไรในรายงานไม่ลงตัว", en="Auditing what does not add up in the report"))
        findings = audit.audit(store)
        text = audit.turtle(store, findings)
        artefacts.append(_put(folder, audit.FILE_NAME, audit.TITLE, audit.MEDIA_TYPE, text.encode()))
        progress(Text(th="เขียนรายงานและข้อมูลกำกับ", en="Writing the report and the metadata"))
        text = page.html(page.report_page(report, contents, artefacts, release, findings))
        artefacts.append(_put(folder, page.FILE_NAME, page.TITLE, page.MEDIA_TYPE, text.encode()))
        text = dataset.describe(store, contents, artefacts, release)
        artefacts.append(_put(folder, dataset.FILE_NAME, dataset.TITLE, dataset.MEDIA_TYPE, text.encode()))
        if pictures:
            _pictures(store, release, folder, progress)
        if site:
            _site(store, release, folder / SITE, progress)
    return Summary(contents, report, tuple(sorted(artefacts, key=lambda artefact: artefact.name)))


def _refuse_foreign(target: Path) -> None:
    """Refuse a target that no build has written: what lies there would be replaced.

    Raises:
        UsageError: Naming it.
    """
    try:
        names = {path.name for path in target.iterdir()}
    except FileNotFoundError:
        return
    except NotADirectoryError:
        names = {target.name}
    if names and not names & {page.FILE_NAME, dataset.FILE_NAME, SITE}:
        raise UsageError(
            Text(th="ที่นี่มีไฟล์อื่นที่ไม่ได้มาจาก kprgraph build", en="there are files that no kprgraph build wrote"),
            where=target.as_posix(),
            hint=Text(th="ย้ายไฟล์ออก หรือลบ แล้วสั่งใหม่", en="Move or delete them, then try again"),
        )


def _exports(store: Store, folder: Path, progress: Progress) -> Iterator[Artefact]:
    for exporter in BUILT:
        if exporter is tables:  # a build keeps them as files of their own, ready to open
            yield from _tables(store, folder, progress)
            continue
        progress(Text(th=f"เขียน {exporter.FILE_NAME}", en=f"Writing {exporter.FILE_NAME}"))
        buffer = BytesIO()
        exporter.write(store, buffer)
        yield _put(folder, exporter.FILE_NAME, exporter.TITLE, exporter.MEDIA_TYPE, buffer.getvalue())


def _tables(store: Store, folder: Path, progress: Progress) -> Iterator[Artefact]:
    progress(Text(th=f"เขียน {TABLES}", en=f"Writing {TABLES}"))
    for name, content in tables.files(store):
        media_type = "text/csv" if name.endswith(".csv") else "application/csvm+json"
        yield _put(folder, f"{TABLES}{name}", tables.TITLE, media_type, content)


def _pictures(store: Store, release: Release, folder: Path, progress: Progress) -> None:
    from kprgraph.draw.album import album  # noqa: PLC0415 - not every build wants it

    progress(Text(th="วาดภาพสำหรับสไลด์", en="Drawing the pictures for slides"))
    for name, content in album(store, release.version, lambda error: progress(_missing(error))):
        staging.write(folder / name, content)


def _missing(error: KprgraphError) -> Text:
    return Text(th=error.say("th"), en=error.say("en"))


def _site(store: Store, release: Release, folder: Path, progress: Progress) -> None:
    from kprgraph.web import static_site  # noqa: PLC0415 - slow to import, and not every build wants it
    from kprgraph.web.explorer import About, Explorer  # noqa: PLC0415

    progress(Text(th="เขียนหน้าเว็บสำหรับสำรวจ", en="Writing the pages of the explorer"))
    about = About(release.title, release.version, release.issued, release.licence)
    workers = min(os.cpu_count() or 1, 4)
    static_site.write(
        Explorer(store, about), folder, workers, lambda done, total: _tell(progress, done, total)
    )


def _tell(progress: Progress, done: int, total: int) -> None:
    progress(Text(th=f"เขียนแล้ว {done:,} จาก {total:,} หน้า", en=f"{done:,} of {total:,} pages written"))


def _put(folder: Path, name: str, title: Text, media_type: str, content: bytes) -> Artefact:
    staging.write(folder / name, content)
    return Artefact.of(name, title, media_type, content)
