"""`kprgraph mcp`: the graph for assistants, over standard input and output."""

import click

from kprgraph.cli.help import Command
from kprgraph.cli.session import Session, endpoint_option, session_options
from kprgraph.errors import Text


@click.command(
    "mcp",
    cls=Command,
    details=Text(
        th="ให้โปรแกรมผู้ช่วยที่ใช้ Model Context Protocol ถามกราฟได้ (อ่านอย่างเดียว) "
        "ทุกคำตอบมีบรรทัดของรายงาน คุยทางช่องเข้าออกมาตรฐาน "
        'ต้องติดตั้งก่อน: pip install "kprgraph[mcp]"\n\n'
        "ตัวอย่าง: ตั้งคำสั่งในโปรแกรมผู้ช่วยเป็น kprgraph mcp --root DIR",
        en="Lets assistants that speak the Model Context Protocol ask the graph (read only); every answer "
        "has the lines of the report. Talks over standard input and output. Needs an extra: "
        'pip install "kprgraph[mcp]"\n\n'
        "Example: give the assistant the command kprgraph mcp --root DIR",
    ),
)
@endpoint_option
@session_options
def mcp(session: Session) -> None:
    """Serve until the assistant hangs up."""
    from kprgraph.mcp import server  # noqa: PLC0415 - only this command needs it

    server(session.graph, session.lang).run()
