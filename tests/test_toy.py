"""The invented world has at least one of everything, so that tests over it leave nothing out."""

import pyoxigraph as ox
import pytest

from kprgraph.edition import Edition
from kprgraph.namespaces import compress
from kprgraph.store import Store
from kprgraph.workspace import Workspace

# Made by an audit and by comparing releases, never curated.
NOT_CURATED = {"kpr:Finding"}


@pytest.mark.curated
def test_every_kind_of_record_occurs(toy_store: Store) -> None:
    rows = toy_store.select(
        """SELECT DISTINCT ?kind ?used WHERE {
             ?kind rdfs:subClassOf+ kpr:Record
             FILTER NOT EXISTS { ?narrower rdfs:subClassOf ?kind }
             BIND(EXISTS { ?record a ?kind } AS ?used)
           }"""
    )
    used = {compress(str(getattr(row["kind"], "value", ""))): row["used"] == ox.Literal(True) for row in rows}
    assert len(used) > 30
    assert {kind for kind, yes in used.items() if not yes} <= NOT_CURATED


def test_the_text_is_the_one_cited(toy_edition: Edition) -> None:
    assert len(toy_edition.lines) == 60


def test_no_name_of_the_real_world(toy: Workspace, store: Store) -> None:
    """No body, person or service of the curated registry is named in the invented text."""
    text = (toy.root / "source.txt").read_text(encoding="utf-8")
    rows = store.select(
        """SELECT ?name WHERE {
             ?thing a ?kind ; skos:prefLabel ?name
             FILTER(LANG(?name) = "th")
             VALUES ?kind { org:FormalOrganization foaf:Person cpsv:PublicService kpr:Platform kpr:Committee }
           }"""
    )
    names = {getattr(row["name"], "value", "") for row in rows}
    assert {name for name in names if name in text} <= {"คณะรัฐมนตรี"}
