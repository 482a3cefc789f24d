"""How deep and how long a SPARQL text may be before a parser sees it.

The parser works by recursion: some thousand brackets, or signs in a row, overflow its stack, and that ends
the whole process; no `except` helps. So nesting and runs are counted first, outside strings and comments.
"""

import re

from kprgraph.errors import Text, UsageError

MOST_CHARACTERS = 200_000
MOST_DEPTH = 60
MOST_RUN = 400
"""Most signs, or steps of a path, between two ends of a statement; each is a level of recursion."""
MOST_STATEMENTS = 2_000
MOST_CLAUSES = 200
"""Most times that one clause, such as OPTIONAL or UNION, stands in a text; each wraps all before it."""

_CLAUSES = ("OPTIONAL", "UNION", "MINUS", "BIND", "FILTER", "EXISTS", "SELECT", "IF", "VALUES", "GRAPH")
_TOKEN = r"""
      <[^<>"{}|^`\\\x00-\x20]*> | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | \#[^\n]*
    | (?P<open>[({\[]|<<) | (?P<close>[)}\]]|>>) | (?P<stop>[.;,](?!\d)) | (?P<sign>\|\||&&|[!=<>+*/|^-])
    | (?P<word>[?$:\w]+)
    """


def check(sparql: str) -> None:
    """Refuse a text that might overflow the stack of a parser.

    Raises:
        UsageError: With the limit that it is beyond.
    """
    if len(sparql) > MOST_CHARACTERS:
        raise _beyond("ความยาว", "length", len(sparql), MOST_CHARACTERS)
    depth = deepest = run = longest = stops = 0
    clauses = dict.fromkeys(_CLAUSES, 0)
    for match in re.finditer(_TOKEN, sparql, re.VERBOSE | re.DOTALL):
        kind = match.lastgroup
        if kind == "open":
            depth += 1
            deepest = max(deepest, depth)
        elif kind == "close":
            depth -= 1
        elif kind == "stop":
            stops, run = stops + 1, 0
        elif kind == "sign":
            run += 1
            longest = max(longest, run)
        elif kind == "word" and (word := match[0].upper()) in clauses:
            clauses[word] += 1
    for found, most, th, en in (
        (deepest, MOST_DEPTH, "วงเล็บซ้อนกัน", "nesting of brackets"),
        (longest, MOST_RUN, "ตัวดำเนินการต่อกัน", "operators in a row"),
        (stops, MOST_STATEMENTS, "จำนวนรูปแบบ", "number of patterns"),
        *(
            (number, MOST_CLAUSES, f"จำนวน {clause}", f"number of {clause}")
            for clause, number in clauses.items()
        ),
    ):
        if found > most:
            raise _beyond(th, en, found, most)


def _beyond(th: str, en: str, found: int, most: int) -> UsageError:
    return UsageError(
        Text(
            th=f"คำถามเกินขนาดที่รับได้: {th} {found:,} (ไม่เกิน {most:,})",
            en=f"the query is beyond a limit: {en} {found:,} (at most {most:,})",
        ),
        hint=Text(th="ทำคำถามให้สั้นหรือง่ายลง", en="Make the query shorter or simpler"),
    )
