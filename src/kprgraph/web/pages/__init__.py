"""The kinds of pages, one module each."""

from types import ModuleType
from typing import cast

from kprgraph.web.page import PageKind
from kprgraph.web.pages import (
    audit,
    concept,
    coverage,
    evidence,
    explore,
    home,
    layers,
    listing,
    mandate,
    matrix,
    names,
    path,
    promises,
    queries,
    record,
    records,
    sankey,
    search,
    source,
    sparql,
    targets,
    terms,
    thing,
    timeline,
    what_if,
)

_MODULES: tuple[ModuleType, ...] = (
    home, search, names, listing, thing, records, record, concept, terms, matrix, evidence, layers, what_if,
    sankey, path, explore, promises, targets, mandate, timeline, audit, coverage, source, queries, sparql,
)  # fmt: skip

PAGES: dict[str, PageKind] = {kind.NAME: kind for kind in (cast("PageKind", module) for module in _MODULES)}
"""All kinds by name, which is the first part of their addresses."""
