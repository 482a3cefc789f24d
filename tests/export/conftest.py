from tests.cli.conftest import kpr

__all__ = ["kpr"]  # a fixture of the command line, wanted here too
