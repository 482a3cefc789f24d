"""Turtle files: reading with file and line in every error, and one canonical way to write them."""

from kprgraph.turtle.canonical import canonical, edited, write_canonical
from kprgraph.turtle.reading import TurtleFile, read
from kprgraph.turtle.terms import prefix_table
from kprgraph.turtle.writing import serialize

__all__ = ["TurtleFile", "canonical", "edited", "prefix_table", "read", "serialize", "write_canonical"]
