"""What a query from outside may look like, checked before any parser sees it.

A parser that works by recursion dies of a few thousand brackets, and takes the process with it. So length and
nesting are counted first, over tokens, with strings, IRIs and comments left out. The limits give good
messages; that nothing worse happens is the work of `worker`, where the query then runs.
"""

import re
from collections import Counter

from kprgraph import catalog
from kprgraph.errors import Text, UsageError

MOST_BYTES = 20_000
_MOST_DEPTH = 40
_MOST = {
    "OPTIONAL": 50,
    "UNION": 100,
    "BIND": 100,
    "FILTER": 100,
    "EXISTS": 30,
    "SELECT": 20,
    "MINUS": 30,
    "IF": 60,
}
_MOST_OPERATORS = 200
_MOST_TRIPLES = 150
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_REFUSED = frozenset({
    "SERVICE", "FROM", "LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH",
    "USING", "INTO", "LATERAL",
})  # fmt: skip
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
# What the outline of `catalog` calls nothing: brackets and operators, outside strings, IRIs and comments.
_SPOKEN = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*> | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
      | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | \#[^\n]* | (?P<open>[({\[]) | (?P<close>[)}\]])
      | (?P<stop>[.;,](?!\d)) | (?P<operator>\|\||&&|[!=<>+*/|^-])""",
    re.VERBOSE | re.DOTALL,
)

_ONLY_READING = Text(
    th="รับเฉพาะคำถามที่อ่านอย่างเดียว: SELECT, ASK, CONSTRUCT, DESCRIBE",
    en="Only queries that read are taken: SELECT, ASK, CONSTRUCT, DESCRIBE",
)


def check(sparql: str) -> None:
    """Refuse what is no reading query, asks elsewhere, or is too long or too deep to be safe.

    Raises:
        UsageError: With what is wrong and what to do.
    """
    if len(sparql.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise _refused(f"คำถามยาวเกิน {MOST_BYTES:,} ไบต์", f"the query is longer than {MOST_BYTES:,} bytes")
    if "\x00" in sparql or (
        not sparql.isprintable() and re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", sparql)
    ):
        raise _refused("คำถามมีอักขระควบคุม", "the query holds control characters")
    text = _unescaped(sparql)
    _check_shape(text)
    words = [word.upper() for kind, word, _ in catalog.tokens(text) if kind == "word"]
    _check_words(words)


def _unescaped(sparql: str) -> str:
    r"""The query as the parser reads it: `\u0053ERVICE` is SERVICE (SPARQL 1.1, section 19.2)."""

    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    return _ESCAPE.sub(character, sparql)


def _check_shape(text: str) -> None:
    depth, stops, operators = 0, 0, 0
    for match in _SPOKEN.finditer(text):
        kind = match.lastgroup
        depth += (kind == "open") - (kind == "close")
        stops += kind == "stop"
        operators += kind == "operator"
        if depth > _MOST_DEPTH:
            raise _refused(
                f"วงเล็บซ้อนกันเกิน {_MOST_DEPTH} ชั้น", f"brackets are nested deeper than {_MOST_DEPTH}"
            )
    if stops > _MOST_TRIPLES:
        raise _refused(f"มีรูปแบบเกิน {_MOST_TRIPLES} รายการ", f"there are more than {_MOST_TRIPLES} patterns")
    if operators > _MOST_OPERATORS:
        raise _refused(
            f"มีตัวดำเนินการเกิน {_MOST_OPERATORS}", f"there are more than {_MOST_OPERATORS} operators"
        )


def _check_words(words: list[str]) -> None:
    counts = Counter(words)
    for word in sorted(_REFUSED & set(words)):
        raise UsageError(Text(th=f"ไม่รับคำสั่ง {word}", en=f"{word} is refused"), hint=_ONLY_READING)
    for word, most in _MOST.items():
        if counts[word] > most:
            raise _refused(f"มี {word} เกิน {most} ครั้ง", f"there are more than {most} times {word}")
    form = next((word for word in words if word in _FORMS), None)
    if form is None:
        raise UsageError(Text(th="ไม่ใช่คำถาม SPARQL", en="this is no SPARQL query"), hint=_ONLY_READING)


def _refused(th: str, en: str) -> UsageError:
    hint = Text(th="ทำคำถามให้สั้นหรือง่ายลง", en="Make the query shorter or simpler")
    return UsageError(Text(th=th, en=en), hint=hint)
