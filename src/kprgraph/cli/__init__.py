"""The command line: a thin layer over the documented Python functions."""

from kprgraph.cli.app import main

__all__ = ["main"]
