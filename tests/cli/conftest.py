import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kprgraph.cli.app import run
from tests.conftest import TOY


@dataclass(frozen=True)
class Outcome:
    """What one run of the command line gave."""

    code: int
    out: str
    err: str


Kpr = Callable[..., Outcome]


@pytest.fixture
def kpr(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kpr:
    """Run `kprgraph` with these arguments in the invented world; `stdin` is what it reads."""
    monkeypatch.setenv("KPRGRAPH_HOME", str(TOY))
    for name in ("KPRGRAPH_LANG", "KPRGRAPH_SOURCE", "KPRGRAPH_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, stdin: str = "") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = run(arguments)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call
