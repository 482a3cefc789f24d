"""The command `kprgraph`: its table of commands, and `main`, which runs one of them."""

import io
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from kprgraph import __version__
from kprgraph.cli import failure, language
from kprgraph.cli.help import Group, Option
from kprgraph.errors import Text

COMMANDS: dict[str, tuple[str, Text]] = {
    "build": (
        "kprgraph.cli.build:build",
        Text(th="ตรวจข้อมูลแล้วสร้างกราฟและไฟล์ส่งออกทั้งหมด", en="Validate the data and write every artefact"),
    ),
    "check": (
        "kprgraph.cli.check:check",
        Text(th="ตรวจว่าข้อมูลเป็นไปตามกฎทุกข้อ", en="Check the data against every rule"),
    ),
    "coverage": (
        "kprgraph.cli.coverage:coverage",
        Text(
            th="รายงานอยู่ในกราฟแล้วเท่าใด และยังขาดอะไร",
            en="How much of the report the graph holds, and what is missing",
        ),
    ),
    "show": (
        "kprgraph.cli.look:show",
        Text(th="ทุกเรื่องที่กราฟรู้เกี่ยวกับสิ่งหนึ่ง", en="Everything the graph knows about one thing"),
    ),
    "search": (
        "kprgraph.cli.look:search",
        Text(th="ค้นหาชื่อ แม้สะกดไม่ครบหรือสะกดผิด", en="Find names, also misspelt or incomplete ones"),
    ),
    "query": (
        "kprgraph.cli.query:query",
        Text(th="ถามด้วยคำถามสำเร็จรูปหรือ SPARQL", en="Ask a ready-made question, or any in SPARQL"),
    ),
    "feeds": (
        "kprgraph.cli.depend:feeds",
        Text(th="หน่วยงานใดส่งข้อมูลให้งานบริการใด", en="Which agency feeds which service"),
    ),
    "impact": (
        "kprgraph.cli.depend:impact",
        Text(th="ถ้าสิ่งหนึ่งหยุด อะไรได้รับผลกระทบบ้าง", en="What is affected when one thing fails"),
    ),
    "path": (
        "kprgraph.cli.depend:path",
        Text(th="สองสิ่งเชื่อมโยงกันทางใด", en="How two things are connected"),
    ),
    "critical": (
        "kprgraph.cli.analyse:critical",
        Text(th="จุดที่งานบริการพึ่งพามากที่สุด", en="What most services depend on"),
    ),
    "audit": (
        "kprgraph.cli.audit:audit",
        Text(
            th="อะไรในรายงานไม่ลงตัว และควรถามผู้จัดทำว่าอะไร",
            en="What does not add up in the report, and what to ask its authors",
        ),
    ),
    "overlap": (
        "kprgraph.cli.analyse:overlap",
        Text(
            th="ใครอยู่หลายคณะกรรมการ หน่วยงานใดอยู่หลายโครงการ",
            en="Who sits on several committees, which agencies are in several programmes",
        ),
    ),
    "clusters": (
        "kprgraph.cli.analyse:clusters",
        Text(th="งานบริการใดใช้หน่วยงานร่วมกัน", en="Which services share agencies, and hang together"),
    ),
    "matrix": (
        "kprgraph.cli.analyse:matrix",
        Text(th="ตารางหน่วยงานกับงานบริการ", en="Agencies against services, for a spreadsheet"),
    ),
    "ministries": (
        "kprgraph.cli.analyse:ministries",
        Text(th="กระทรวงใดเกี่ยวกับงานบริการกี่งาน", en="How many services each ministry has to do with"),
    ),
    "promises": (
        "kprgraph.cli.track:promises",
        Text(
            th="รายงานบอกว่าจะทำอะไร ใครทำ ภายในปีใด", en="What the report says will be done, by whom and when"
        ),
    ),
    "mandate": (
        "kprgraph.cli.track:mandate",
        Text(
            th="อำนาจข้อใดของคณะกรรมการมีการดำเนินการที่รายงาน",
            en="Which powers of a committee had reported activity",
        ),
    ),
    "targets": (
        "kprgraph.cli.track:targets",
        Text(
            th="เป้าหมายใดบรรลุ ไม่บรรลุ หรือยังไม่รายงานผล", en="Which targets were met, missed or not reported on"
        ),
    ),
    "timeline": (
        "kprgraph.cli.track:timeline",
        Text(th="ทุกวันที่และช่วงเวลาเกี่ยวกับสิ่งหนึ่ง ตามลำดับ", en="Every date about one thing, in order"),
    ),
    "draw": (
        "kprgraph.cli.draw:draw",
        Text(th="วาดภาพสำหรับสไลด์ (SVG, PNG, PDF)", en="Draw a picture for a slide (SVG, PNG, PDF)"),
    ),
    "brief": (
        "kprgraph.cli.brief:brief",
        Text(
            th="เอกสารหนึ่งหรือสองหน้าเกี่ยวกับสิ่งหนึ่ง (HTML, PDF, DOCX)",
            en="One or two pages about one thing (HTML, PDF, DOCX)",
        ),
    ),
    "export": (
        "kprgraph.cli.export:export",
        Text(th="ส่งออกกราฟเป็นรูปแบบหนึ่ง", en="Write the graph in one format"),
    ),
    "import": (
        "kprgraph.cli.import_:import_command",
        Text(
            th="นำข้อเท็จจริงที่แก้ในสมุดงานหรือ CSV กลับเข้าข้อมูล",
            en="Take back facts that were edited in a workbook or CSV",
        ),
    ),
    "push": (
        "kprgraph.cli.push:push",
        Text(th="ส่งกราฟขึ้นเครื่องบริการ SPARQL", en="Put the graph on a SPARQL server"),
    ),
    "diff": (
        "kprgraph.cli.diff:diff",
        Text(th="อะไรเปลี่ยนไประหว่างสองรุ่น", en="What changed between two releases"),
    ),
    "mcp": (
        "kprgraph.cli.mcp:mcp",
        Text(th="ให้โปรแกรมผู้ช่วยถามกราฟ (MCP)", en="Let assistants ask the graph (MCP)"),
    ),
    "format": (
        "kprgraph.cli.format:format_command",
        Text(th="จัดไฟล์ข้อมูลให้เป็นรูปแบบมาตรฐาน", en="Put the curated files into canonical form"),
    ),
    "serve": (
        "kprgraph.cli.serve:serve",
        Text(th="เปิดหน้าเว็บสำหรับสำรวจกราฟบนเครื่องนี้", en="Open the explorer, a website on this machine"),
    ),
}

# Set by a shell that completes a line: `eval "$(_KPRGRAPH_COMPLETE=bash_source kprgraph)"`.
_COMPLETE = "_KPRGRAPH_COMPLETE"


@click.group(
    cls=Group,
    lazy=COMMANDS,
    details=Text(
        th="กราฟความรู้การพัฒนาระบบราชการไทย จากรายงานประจำปีของสำนักงาน ก.พ.ร. "
        "ทุกคำตอบบอกบรรทัด หัวข้อ และหน้าของรายงานที่เป็นที่มา",
        en="The knowledge graph of Thailand's public-sector reform, from the OPDC annual report. "
        "Every answer names the lines, section and pages of the report that it rests on.",
    ),
)
@click.option(
    "--lang",
    cls=Option,
    type=click.Choice(language.LANGUAGES),
    expose_value=False,
    text=Text(th="ภาษาของหน้านี้", en="Language of this page"),
)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, value: _version(context) if value else None,
    text=Text(th="แสดงรุ่นแล้วจบ", en="Show the version and exit"),
)
def kprgraph() -> None:
    """The group; it does nothing by itself."""


def _version(context: click.Context) -> NoReturn:
    click.echo(f"kprgraph {__version__}")
    context.exit()


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; failures become messages on stderr."""
    lang = language.chosen(arguments)
    try:
        # Not click's own `main`: that one turns a closed pipe into exit code 1, which here means bad data.
        with kprgraph.make_context("kprgraph", list(arguments), obj=lang) as context:
            code: Any = kprgraph.invoke(context)
        sys.stdout.flush()
    except BaseException as error:
        return failure.report(error, lang)
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    """Entry point of the console script."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Thai must pass whole where the locale knows no Thai (LANG=C, Windows pipes).
            stream.reconfigure(encoding="utf-8", errors="strict" if stream is sys.stdin else "replace")
    instruction = os.environ.get(_COMPLETE)
    if instruction:
        from click.shell_completion import shell_complete  # noqa: PLC0415 - only while a shell completes

        sys.exit(shell_complete(kprgraph, {}, "kprgraph", _COMPLETE, instruction))
    sys.exit(run(sys.argv[1:]))
