"""Write the reference of the command line, `cli.md` and `cli.th.md`, from what `--help` really says.

Run it with `python docs/make_cli.py`.
"""

from pathlib import Path

import click

from kprgraph.cli.app import COMMANDS, kprgraph
from kprgraph.errors import Language, Text

FILES: dict[Language, str] = {"en": "cli.md", "th": "cli.th.md"}

_INTRODUCTION = Text(
    th="""# คำสั่ง kprgraph

อ้างอิงนี้เขียนจาก `--help` ของโปรแกรมด้วย `python docs/make_cli.py` จึงตรงกับโปรแกรมเสมอ
ฉบับภาษาอังกฤษ: [cli.md](cli.md)

| รหัสเมื่อจบ | ความหมาย |
| --- | --- |
| 0 | เรียบร้อย |
| 1 | ข้อมูลผิดกฎ |
| 2 | สั่งไม่ถูกต้อง หรืออ่านไฟล์ไม่ได้ |
| 3 | โปรแกรมผิดพลาดเอง |
| 130, 141 | ผู้ใช้หยุดเอง, ปลายทางปิดรับผลลัพธ์ |

| ตัวแปรสภาพแวดล้อม | ความหมาย |
| --- | --- |
| `KPRGRAPH_LANG` | ภาษา `th` หรือ `en` |
| `KPRGRAPH_HOME` | โฟลเดอร์ของพื้นที่ทำงาน |
| `KPRGRAPH_SOURCE` | ไฟล์ข้อความของรายงาน |
| `KPRGRAPH_DEBUG` | `1` แสดงรายละเอียดเมื่อโปรแกรมผิดพลาดเอง |
""",
    en="""# The kprgraph command

Written from the program's own `--help` by `python docs/make_cli.py`, so that it says what the program does.
In Thai: [cli.th.md](cli.th.md)

| Exit code | Meaning |
| --- | --- |
| 0 | good |
| 1 | the data breaks a rule |
| 2 | wrong usage, or unreadable input |
| 3 | a bug in the program |
| 130, 141 | stopped by the user; the reader of the output closed it |

| Environment variable | Meaning |
| --- | --- |
| `KPRGRAPH_LANG` | language, `th` or `en` |
| `KPRGRAPH_HOME` | folder of the workspace |
| `KPRGRAPH_SOURCE` | text of the report |
| `KPRGRAPH_DEBUG` | `1` shows details when the program fails by a bug |
""",
)


def reference(lang: Language) -> str:
    """The whole page in one language."""
    with kprgraph.make_context("kprgraph", [], resilient_parsing=True, obj=lang, terminal_width=80) as root:
        sections = [_INTRODUCTION.say(lang), _section("kprgraph", kprgraph, root)]
        for name in COMMANDS:
            command = kprgraph.get_command(root, name)
            assert command is not None
            with command.make_context(name, [], parent=root, resilient_parsing=True) as context:
                sections.append(_section(f"kprgraph {name}", command, context))
    return "\n".join(sections)


def _section(title: str, command: click.Command, context: click.Context) -> str:
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


def main() -> None:
    """Write both pages beside this file."""
    for lang, name in FILES.items():
        (Path(__file__).parent / name).write_text(reference(lang), encoding="utf-8")


if __name__ == "__main__":
    main()
