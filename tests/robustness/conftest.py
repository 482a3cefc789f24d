"""The command line, run in the test's own process, for the tests of this folder too; and an end to memory."""

from collections.abc import Iterator

import pytest

from tests.cli.conftest import kpr

__all__ = ["kpr"]

MEMORY = 6_000_000_000
"""What a test, and each program that it starts, may ask for; more is its own failure, not the machine's."""


@pytest.fixture(autouse=True, scope="module")
def _bounded() -> Iterator[None]:
    resource = pytest.importorskip("resource", reason="only POSIX has limits of memory")
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@pytest.fixture(autouse=True)
def _without_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs started here read the invented world, which the text of the report does not fit."""
    monkeypatch.delenv("KPRGRAPH_SOURCE", raising=False)
