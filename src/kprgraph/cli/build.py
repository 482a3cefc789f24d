"""`kprgraph build`: everything, from curated files to artefacts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.rows import Row
from kprgraph.cli.session import Session, output_options, source_option
from kprgraph.errors import Text

if TYPE_CHECKING:
    from kprgraph.build import Summary

_HEADINGS = {
    "part": Text(th="ส่วน", en="Part"),
    "name": Text(th="รหัส", en="Key"),
    "name_label": Text(th="รายการ", en="What"),
    "number": Text(th="จำนวน", en="Number"),
    "sha256": Text(th="sha256", en="sha256"),
}
_PARTS = {
    "graph": Text(th="กราฟ (triples)", en="graph (triples)"),
    "things": Text(th="สิ่งที่มีชื่อ", en="named things"),
    "records": Text(th="ระเบียน", en="records"),
    "sources": Text(th="แหล่งที่มา", en="sources"),
    "findings": Text(th="ผลการตรวจ", en="findings"),
    "files": Text(th="ไฟล์ (ไบต์)", en="files (bytes)"),
}


@click.command(
    "build",
    cls=Command,
    details=Text(
        th="อ่านไฟล์ข้อมูล ตรวจทุกกฎ แล้วเขียนกราฟ ตาราง ข้อมูลกำกับ และหน้าเว็บลงในโฟลเดอร์ build/ "
        "ถ้าข้อมูลผิดกฎจะหยุดและคงของเดิมไว้ทั้งชุด ข้อมูลเดิมให้ไฟล์เดิมทุกไบต์\n\n"
        "ตัวอย่าง: kprgraph build --source report-2566.txt",
        en="Reads the curated files, checks every rule and writes graph, tables, metadata and pages into "
        "build/. When a rule is broken it stops and leaves the former build whole. The same input gives the "
        "same bytes.\n\n"
        "Example: kprgraph build --source report-2566.txt",
    ),
)
@source_option
@click.option(
    "--no-site",
    cls=Option,
    is_flag=True,
    text=Text(th="ไม่เขียนหน้าเว็บสำหรับสำรวจ (เร็วกว่า)", en="Leave out the pages of the explorer (faster)"),
)
@click.option(
    "--no-pictures",
    cls=Option,
    is_flag=True,
    text=Text(th="ไม่วาดภาพสำหรับสไลด์", en="Leave out the pictures for slides"),
)
@output_options
def build(session: Session, source: Path | None, no_site: bool, no_pictures: bool) -> None:
    """Build, and sum up what was built."""
    from kprgraph.build import build as run  # noqa: PLC0415 - only this command needs it

    summary = run(
        session.workspace,
        source,
        lambda text: session.say(_step(text)),
        site=not no_site,
        pictures=not no_pictures,
    )
    rows = _rows(summary) if session.form in ("json", "csv") else _short(_rows(summary))
    session.show([_labelled(row, session) for row in rows], _HEADINGS)


def _step(text: Text) -> Text:
    return Text(th=f"… {text.th}", en=f"… {text.en}")


def _rows(summary: "Summary") -> Iterator[Row]:
    """One row per named graph, kind, class, severity and file."""
    from kprgraph.build.page import severities  # noqa: PLC0415 - only this command needs it

    contents = summary.contents
    parts = {
        "graph": contents.graphs,
        "things": contents.things,
        "records": contents.records,
        "sources": contents.sources,
        "findings": severities(summary.report),
    }
    for part, counts in parts.items():
        for count in counts:
            yield {
                "part": part,
                "name": count.name,
                "title": count.title,
                "number": count.number,
                "sha256": None,
            }
    for file in summary.artefacts:
        title = Text(th=file.name, en=file.name)
        yield {"part": "files", "name": file.name, "title": title, "number": file.size, "sha256": file.sha256}


def _short(rows: Iterator[Row]) -> list[Row]:
    """The rows for people: the many tables as one, digests by their first digits."""
    kept: list[Row] = []
    sizes = []
    for row in rows:
        if row["part"] == "files" and row["name"].startswith("tables/"):
            sizes.append(row["number"])
        else:
            kept.append({**row, "sha256": row["sha256"] and f"{row['sha256'][:12]}…"})
    title = Text(th=f"tables/ ({len(sizes)} ไฟล์)", en=f"tables/ ({len(sizes)} files)")
    return [*kept, {"part": "files", "name": "tables/", "title": title, "number": sum(sizes), "sha256": None}]


def _labelled(row: Row, session: Session) -> Row:
    words = {
        "part_label": _PARTS[row["part"]].say(session.lang),
        "name_label": row["title"].say(session.lang),
    }
    return {key: value for key, value in row.items() if key != "title"} | words
