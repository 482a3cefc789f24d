"""Export formats; `EXPORTERS` is their list."""

from kprgraph.export import gexf, graphml, jsonld, nquads, statements, tables, turtle, xlsx
from kprgraph.export.base import Exporter

__all__ = ["EXPORTERS", "Exporter"]

EXPORTERS: tuple[Exporter, ...] = (turtle, jsonld, nquads, graphml, gexf, tables, xlsx, statements)
"""All formats, in the order of a build."""
