"""The outline of a SPARQL text: its words and braces, without IRIs, strings and comments."""

import re
from collections.abc import Iterator

# A text that `re` compiles when it is first used: to answer a ready-made question takes no outline.
_TOKEN = r"""
      <[^<>"{}|^`\\\x00-\x20]*>                              # IRI
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | \#[^\n]*                                               # comment
    | [?$]\w+                                                # variable
    | (?P<name>(?:\w(?:[\w.-]*[\w-])?)?:(?:(?:[\w:%.-]|\\.)*(?:[\w:%-]|\\.))?)   # prefixed name
    | (?P<word>\w+)
    | (?P<brace>[{}])
    """

_ESCAPE = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"


def words(sparql: str) -> set[str]:
    r"""The bare words of a SPARQL text, upper-cased: no IRI, string, comment, variable or prefixed name.

    >>> sorted(words("SELECT ?graph { ?s service:x 'FROM' } # LATERAL"))
    ['SELECT']
    >>> words(r"\u0053ERVICE")  # escapes count as what they stand for (SPARQL 1.1, section 19.2)
    {'SERVICE'}
    """
    text = re.sub(_ESCAPE, lambda match: _character(match[1] or match[2]), sparql)
    return {word.upper() for kind, word, _ in tokens(text) if kind == "word"}


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def tokens(sparql: str) -> Iterator[tuple[str, str, int]]:
    """The outline of a SPARQL text: kind (`word`, `name` for a prefixed name, `brace`), text and position.

    >>> [text for _, text, _ in tokens("ASK { ?s a kpr:Record }")]
    ['ASK', '{', 'a', 'kpr:Record', '}']
    """
    for match in re.finditer(_TOKEN, sparql, re.VERBOSE | re.DOTALL):
        if match.lastgroup:
            yield match.lastgroup, match[0], match.start()
