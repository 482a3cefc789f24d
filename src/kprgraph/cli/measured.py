"""What every analysis says of itself: it measures what the report states."""

from kprgraph.errors import Text

MEASURED = Text(
    th="วัดจากสิ่งที่รายงานกล่าวไว้ ไม่ใช่การทำงานจริงของหน่วยงานหรือระบบ สิ่งที่รายงานไม่กล่าวถึงจึงไม่นับ",
    en="This measures what the report states, not operations; what it does not tell of does not count.",
)


def measured(details: Text) -> Text:
    """The details of a help page with that sentence as a paragraph of its own."""
    return Text(th=f"{details.th}\n\n{MEASURED.th}", en=f"{details.en}\n\n{MEASURED.en}")
