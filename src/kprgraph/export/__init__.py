"""Export formats; `EXPORTERS` is their list."""

from kprgraph.export import (
    cpsv,
    cube,
    cytoscape,
    entities,
    gexf,
    graphml,
    jsonld,
    neo4j,
    neptune,
    nquads,
    parquet,
    rdfxml,
    statements,
    tables,
    trig,
    turtle,
    xlsx,
)
from kprgraph.export.base import Exporter

__all__ = ["BUILT", "EXPORTERS", "Exporter"]

BUILT: tuple[Exporter, ...] = (
    turtle,
    jsonld,
    nquads,
    trig,
    rdfxml,
    graphml,
    gexf,
    cytoscape,
    tables,
    xlsx,
    statements,
    cpsv,
    cube,
)
"""The formats that every build writes, in this order."""

EXPORTERS: tuple[Exporter, ...] = (*BUILT, entities, parquet, neo4j, neptune)
"""All formats; those that no build writes are for who asks for them."""
