"""Cases for fuzzing: bytes of good input changed at random, and shapes that random bytes never find.

`python -m tests.robustness.fuzzing 1000000` tries that many and stops at the first that ends in anything but
one of our own errors; the tests try a seeded few. What once broke something is kept in `test_fuzz.FOUND`.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kprgraph import catalog, lexical, thai
from kprgraph import store as stores
from kprgraph.errors import KprgraphError
from kprgraph.lookup import Directory
from kprgraph.turtle import TurtleFile, admission, canonical
from kprgraph.web import guard
from kprgraph.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent.parent
TOY = ROOT / "tests" / "toy"

Target = Callable[[bytes], object]

_PIECES = (
    *(
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\r\n",
        b"\r",
        b"\xe0\xb8",
        b'"',
        b'"""',
        b"\\",
        b"\\u0000",
        b"\\uD800",
    ),
    *(
        b"<",
        b">",
        b"{",
        b"}",
        b"[",
        b"]",
        b"(",
        b")",
        b";",
        b".",
        b"@prefix",
        b"@th",
        b"^^xsd:integer",
        b"#+ ",
    ),
    *(b"---", b"SERVICE", b"9" * 400, b"&a [*a]"),
    *(text.encode() for text in ("ำ", "ํา", "๒๕๖๖", "\u202e", "\u200b")),
)
_REPEATED = (
    *(
        "(",
        "[",
        "{",
        "!",
        "<a>/",
        "^",
        "-",
        "<",
        '"',
        "'",
        "'''",
        "\\",
        "@",
        "#",
        "#+ a:\n",
        "#+ - ",
        "&a ",
        "*a ",
    ),
    *(
        "OPTIONAL {",
        "FILTER(",
        "FILTER EXISTS {",
        "{} UNION ",
        "IF(1,",
        "NOT ",
        "SELECT * {",
        "1+",
        "?s ?p ?o . ",
    ),
    *(
        "BIND(1 AS ?a) ",
        "VALUES ?a { ",
        "<< ",
        "กรม",
        "้",
        "ํา",
        "/",
        "../",
        "%2e",
        "&q=",
        "a:a ",
        "a:a a:b ( ",
    ),
    *(";", ",", ". "),
)
_LENGTHS = (1, 2, 3, 10, 41, 100, 101, 1000, 5000)


def mutated(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Good input with a few bytes changed, dropped, doubled, or pieces put in."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        turn = chance.randrange(5)
        if turn == 0 and data:
            data[at % len(data)] = chance.randrange(256)
        elif turn == 1:
            del data[at : at + chance.randint(1, 40)]
        elif turn == 2:
            data[at:at] = chance.choice(_PIECES)
        elif turn == 3:
            data[at:at] = data[at : at + chance.randint(1, 60)]
        else:
            data = data[:at] if chance.random() < 0.2 else data
    return bytes(data)


def structural(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Depth and repetition, bare or in the middle of good input."""
    pieces = "".join(
        chance.choice(_REPEATED) * chance.choice(_LENGTHS) for _ in range(chance.randint(1, 3))
    ).encode()
    seed = chance.choice(seeds)
    at = chance.randrange(len(seed) + 1)
    return chance.choice((pieces, seed[:at] + pieces, seed[:at] + pieces + seed[at:]))


def turtle_file(data: bytes) -> None:
    """A curated file."""
    file = TurtleFile(Path("x.ttl"), "x.ttl", admission.text_of(data, "x.ttl"))
    file.statements()
    file.triples()
    canonical(file.text, file.name)


def stranger_query(data: bytes) -> None:
    """A query that somebody sends."""
    guard.check(data.decode("utf-8", "replace"))


def thai_text(data: bytes) -> None:
    """Any text, as a name, a number and a date."""
    text = data[:2000].decode("utf-8", "replace")
    folded = thai.fold(text)
    if thai.fold(folded) != folded:
        raise AssertionError("folding twice is not folding once")
    thai.sort_key(text)
    thai.numbers_in(text)
    thai.be_years_in(text)
    for name in ("integer", "decimal", "date", "dateTime", "duration", "double", "gYear"):
        lexical.well_formed(text, f"http://www.w3.org/2001/XMLSchema#{name}")


def query_file_in(folder: Path) -> Target:
    """A query file with its header."""
    path = folder / "fuzzed.rq"

    def target(data: bytes) -> None:
        path.write_bytes(data)
        catalog.read(path)

    return target


def name_in(directory: Directory) -> Target:
    """A name that somebody types."""

    def target(data: bytes) -> None:
        text = data[:300].decode("utf-8", "replace")
        directory.search(text)
        directory.resolve(text)

    return target


def targets(folder: Path) -> dict[str, tuple[Target, list[bytes]]]:
    """Name -> what is fed, and good input to start from."""
    turtles = [path.read_bytes() for path in sorted((TOY / "data").rglob("*.ttl"))]
    small = [b"\n\n".join(content.split(b"\n\n")[:6]) for content in turtles]
    queries = [path.read_bytes() for path in sorted((ROOT / "queries").glob("*.rq"))]
    directory = Directory.build(stores.load(Workspace(TOY)))
    names = [
        "กรมทดสอบ",
        "กรมดาวเหนือ",
        "agency:star",
        "ก.พ.ร.",
        "๒๕๖๖",
        "https://w3id.org/kprgraph/id/agency/x",
    ]
    return {
        "turtle": (turtle_file, small),
        "query file": (query_file_in(folder), queries),
        "query": (stranger_query, queries),
        "name": (name_in(directory), [name.encode() for name in names]),
        "thai": (
            thai_text,
            [name.encode() for name in (*names, "๑๒ มี.ค. ๒๕๖๖", "ร้อยละ 81.34", "น้ำ นํา", "P1Y")],
        ),
    }


def survives(target: Target, data: bytes) -> bool:
    """Whether a case was taken, or refused with an error of ours; anything else is raised."""
    try:
        target(data)
    except KprgraphError:
        return False
    return True


def cases(seed: int, number: int, seeds: Sequence[bytes], *, deep: bool) -> Iterator[bytes]:
    """So many cases, always the same ones for a seed."""
    chance = random.Random(seed)
    for _ in range(number):
        yield structural(chance, seeds) if deep else mutated(chance, seeds)


def main(number: int) -> None:
    """Try so many cases in all, a tenth of them structural."""
    with tempfile.TemporaryDirectory() as folder:
        known = targets(Path(folder))
        for name, (target, seeds) in known.items():
            taken = tried = 0
            for deep, share in ((False, 0.9), (True, 0.1)):
                for data in cases(2566, int(number * share) // len(known), seeds, deep=deep):
                    tried += 1
                    try:
                        taken += survives(target, data)
                    except Exception:
                        print(f"{name}: {data[:2000]!r}", file=sys.stderr)  # noqa: T201 - its output
                        raise
            print(f"{name}: {tried:,} tried, {taken:,} taken, {tried - taken:,} refused")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
