"""The whole run in one function: load, validate, stop on a violation, write all artefacts, swap them in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kprgraph import store as graphs
from kprgraph.build import dataset, page, staging
from kprgraph.build.artefact import Artefact
from kprgraph.build.contents import Contents
from kprgraph.build.metadata import Release
from kprgraph.edition import Edition
from kprgraph.errors import Text
from kprgraph.export import EXPORTERS, tables
from kprgraph.store import Store
from kprgraph.validation import Report, validate
from kprgraph.workspace import Workspace

TABLES = "tables/"
"""Folder of the CSV files in a build."""

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


def build(workspace: Workspace, source: Path | None = None, progress: Progress = lambda _: None) -> Summary:
    """Write all artefacts of a workspace into its `build/`; the same input gives the same bytes.

    Args:
        workspace: What to build.
        source: Text of the report; with it every record is held against the lines it cites.
        progress: Told what is being done, before it is done.

    Raises:
        NonConformant: If validation finds a violation; `build/` is left as it was.
        UnreadableInput: If a file cannot be read; `build/` is left as it was.
    """
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
        progress(Text(th="เขียนรายงานและข้อมูลกำกับ", en="Writing the report and the metadata"))
        text = page.html(page.report_page(report, contents, artefacts, release))
        artefacts.append(_put(folder, page.FILE_NAME, page.TITLE, page.MEDIA_TYPE, text.encode()))
        text = dataset.describe(store, contents, artefacts, release)
        artefacts.append(_put(folder, dataset.FILE_NAME, dataset.TITLE, dataset.MEDIA_TYPE, text.encode()))
    return Summary(contents, report, tuple(sorted(artefacts, key=lambda artefact: artefact.name)))


def _exports(store: Store, folder: Path, progress: Progress) -> Iterator[Artefact]:
    for exporter in EXPORTERS:
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


def _put(folder: Path, name: str, title: Text, media_type: str, content: bytes) -> Artefact:
    staging.write(folder / name, content)
    return Artefact.of(name, title, media_type, content)
