"""`kprgraph draw`: pictures for slides."""

from pathlib import Path

import click

from kprgraph.cli.help import Command, Option
from kprgraph.cli.output import output_option, suffix_of, write
from kprgraph.cli.session import Session, name_argument, session_options
from kprgraph.errors import Text

# As in `draw.KINDS` and `draw.FORMS`, which are only loaded when something is drawn.
_KINDS = ("service", "agency", "what-if", "matrix", "sankey", "committees", "timeline")
_FORMS = ("svg", "png", "pdf")


@click.command(
    "draw",
    cls=Command,
    details=Text(
        th="ภาพ 16:9 สำหรับสไลด์ พร้อมชื่อ คำอธิบาย ที่มาในรายงาน และรุ่นของข้อมูล KIND คือ service, agency, what-if "
        "(ต้องบอก ENTITY) · matrix, committees, timeline (บอกหรือไม่ก็ได้) · sankey "
        "ชนิดของไฟล์ตามนามสกุลของ -o หรือตาม --format\n\n"
        "ตัวอย่าง: kprgraph draw service HSSS -o hsss.png\n\n"
        "ตัวอย่าง: kprgraph draw what-if กรมประมง -o ถ้าขาดกรมประมง.pdf",
        en="A picture of 16:9 for a slide, with title, legend, source and version of the data. KIND is "
        "service, agency, what-if (these need an ENTITY) · matrix, committees, timeline (these may have one) "
        "· sankey. The ending of -o decides the form, or --format.\n\n"
        "Example: kprgraph draw service HSSS -o hsss.png\n\n"
        "Example: kprgraph draw what-if กรมประมง -o what-if.pdf",
    ),
)
@click.argument("kind", type=click.Choice(_KINDS), metavar="KIND")
@name_argument("entity", required=False)
@output_option
@click.option(
    "--format",
    "chosen",
    cls=Option,
    type=click.Choice(_FORMS),
    text=Text(th="รูปแบบของไฟล์ (ปกติตามนามสกุล หรือ svg)", en="Form of the file (as its ending says, else svg)"),
)
@session_options
def draw(session: Session, kind: str, entity: str, output: Path, chosen: str | None) -> None:
    """Draw one picture."""
    from kprgraph.build.metadata import Release  # noqa: PLC0415 - the help page needs none of it
    from kprgraph.draw import KINDS, picture  # noqa: PLC0415

    form = chosen or suffix_of(output, _FORMS)
    graph = session.graph
    iri = graph.entity(entity, KINDS[kind].of) if entity else None
    version = Release.read(session.workspace).version
    write(output, picture(graph.store, kind, iri, session.lang, form=form, version=version), form)
