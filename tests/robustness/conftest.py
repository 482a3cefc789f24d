"""The command line, run in the test's own process, for the tests of this folder too."""

from tests.cli.conftest import kpr

__all__ = ["kpr"]
