"""A seeded few of the cases of `fuzzing`, and each one that once broke something.

KPRGRAPH_FUZZ multiplies their number.
"""

import os
import random
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from kprgraph.cli.app import run
from kprgraph.store import Store
from kprgraph.web import guard, sparql_service
from kprgraph.web.explorer import Explorer
from kprgraph.web.server import application
from kprgraph.web.worker import Invalid, Pool, TooSlow
from tests.robustness import fuzzing

TIMES = int(os.environ.get("KPRGRAPH_FUZZ", "1"))
MUTATED, STRUCTURAL = 4_000 * TIMES, 400 * TIMES

FOUND = {
    "query file": [
        b"#+ title: \x00\nSELECT ?a { ?a ?b ?c }",  # a character that YAML has not
        b"#+ " + b"[" * 5000 + b"\nSELECT",  # nested deeper than the reader of YAML goes
        b"#+ " + b"\n#+ - [" * 900 + b"\nSELECT",
        b"#+ title: {th: a, en: a}\nSELECT ?a { " + b"(" * 5000,  # deeper than the stack of the engine
    ],
}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[fuzzing.Target, list[bytes]]]:
    return fuzzing.targets(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.parametrize("name", ["turtle", "query file", "query", "name", "thai"])
@pytest.mark.parametrize("deep", [False, True], ids=["mutated", "structural"])
def test_whatever_is_read_ends_in_an_error_of_ours(
    known: dict[str, tuple[fuzzing.Target, list[bytes]]], name: str, deep: bool
) -> None:
    target, seeds = known[name]
    number = STRUCTURAL if deep else MUTATED
    taken = [fuzzing.survives(target, data) for data in fuzzing.cases(66, number, seeds, deep=deep)]
    assert len(taken) == number
    assert any(taken), "some of it must be good, or nothing behind the first check is tried"


@pytest.mark.parametrize(("name", "data"), [(name, data) for name, many in FOUND.items() for data in many])
def test_what_once_broke_is_refused(
    known: dict[str, tuple[fuzzing.Target, list[bytes]]], name: str, data: bytes
) -> None:
    assert not fuzzing.survives(known[name][0], data)


def words(chance: random.Random) -> str:
    data = fuzzing.mutated(
        chance, ["กรมทดสอบ".encode(), b"agency:star", b"--format", b"json", b"?x=1&y=2", b"/a/b"]
    )
    return data.decode("utf-8", "replace").replace("\0", "")[:200]


COMMANDS = (
    "show",
    "search",
    "feeds",
    "impact",
    "path",
    "query",
    "timeline",
    "export",
    "audit",
    "mandate",
    "x",
)


def test_no_command_line_is_a_bug(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(66)
    for _ in range(100 * TIMES):
        arguments = [chance.choice(COMMANDS), *(words(chance) for _ in range(chance.randint(0, 3)))]
        code = run([*arguments, "--root", str(fuzzing.TOY)])
        assert code in (0, 1, 2), arguments
        assert "Traceback" not in capsys.readouterr().err


PAGES = (
    "",
    "search",
    "en/search",
    "thing",
    "matrix",
    "what-if",
    "path",
    "layers",
    "source",
    "id",
    "sparql",
    "api/graph",
)


def test_no_address_is_a_server_error(toy_store: Store) -> None:
    chance = random.Random(66)
    with TestClient(application(Explorer(toy_store)), "http://localhost", follow_redirects=False) as client:
        for _ in range(400 * TIMES):
            page, word = chance.choice(PAGES), quote(words(chance), safe="/?&=%")
            path = chance.choice((f"/{page}/{word}", f"/{page}?q={word}", f"/{word}", f"/{page}?{word}"))
            assert client.get(path).status_code < 500, path


def test_what_the_guard_lets_pass_never_ends_a_worker(toy_store: Store) -> None:
    seeds = [path.read_bytes() for path in sorted((fuzzing.ROOT / "queries").glob("*.rq"))]
    pool: Pool = sparql_service.start(Explorer(toy_store))
    asked = 0
    try:
        for data in fuzzing.cases(66, 300 * TIMES, seeds, deep=True):
            text = data.decode("utf-8", "replace")
            if not fuzzing.survives(lambda _, text=text: guard.check(text), b""):  # type: ignore[misc]
                continue
            asked += 1
            try:
                pool.ask(text)
            except (Invalid, TooSlow):  # a worker that dies would be `Died`
                continue
    finally:
        pool.close()
    assert asked >= 20
