"""Framed documents: each is the graph around one thing, and any JSON-LD processor reads the same from it."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kprgraph.export import entities
from kprgraph.export.content import kind_of
from kprgraph.namespaces import expand
from kprgraph.store import Store
from tests.conftest import iri
from tests.export.writing import written


@pytest.fixture(scope="module")
def documents(toy_store: Store) -> dict[str, bytes]:
    return dict(entities.files(toy_store))


def triples(content: bytes) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(content, format=ox.RdfFormat.JSON_LD)}


def things(store: Store) -> set[str]:
    subjects = {quad.subject.value for quad in store.quads if isinstance(quad.subject, ox.NamedNode)}
    return {subject for subject in subjects if kind_of(subject, {})}


def about(store: Store, thing: str) -> Iterator[ox.Triple]:
    """The thing itself, and the records that lead to it with their passages."""
    quads, support = store.quads, ox.NamedNode(expand("kpr:support"))
    yield from (quad.triple for quad in quads.quads_for_pattern(ox.NamedNode(thing), None, None))
    for link in list(quads.quads_for_pattern(None, None, ox.NamedNode(thing))):
        if next(quads.quads_for_pattern(link.subject, support, None), None):
            yield from (quad.triple for quad in quads.quads_for_pattern(link.subject, None, None))
            for passage in quads.quads_for_pattern(link.subject, ox.NamedNode(expand("kpr:statedIn")), None):
                assert isinstance(passage.object, ox.NamedNode)
                yield from (quad.triple for quad in quads.quads_for_pattern(passage.object, None, None))


def path_of(thing: str) -> str:
    return f"{'/'.join(thing.split('/')[-2:])}.jsonld"


def test_there_is_one_for_each_thing(documents: dict[str, bytes], toy_store: Store) -> None:
    assert set(documents) == {path_of(thing) for thing in things(toy_store)}
    assert [*documents] == sorted(documents, key=lambda name: name.removesuffix(".jsonld"))
    assert len(documents) > 40


def test_each_holds_the_thing_and_its_records_and_nothing_that_is_not_so(
    documents: dict[str, bytes], toy_store: Store
) -> None:
    everything = {quad.triple for quad in toy_store.quads}
    label = ox.NamedNode(expand("skos:prefLabel"))
    for thing in things(toy_store):
        found, wanted = triples(documents[path_of(thing)]), set(about(toy_store, thing))
        assert wanted <= found <= everything, thing
        assert {triple.predicate for triple in found - wanted} <= {label}, "of the rest only the names"


@pytest.mark.curated
def test_the_real_documents_say_nothing_that_is_not_so(store: Store) -> None:
    everything = {quad.triple for quad in store.quads}
    found: set[ox.Triple] = set()
    for thing, content in zip(sorted(things(store)), dict(entities.files(store)).values(), strict=True):
        own = triples(content)
        assert ox.NamedNode(thing) in {triple.subject for triple in own}
        found |= own
    assert found <= everything
    assert len(found) > len(everything) / 2


def test_another_processor_reads_the_same(documents: dict[str, bytes]) -> None:
    for name, content in documents.items():
        expected = "".join(f"{triple} .\n" for triple in triples(content))
        assert set(Graph().parse(data=content, format="json-ld")) == set(
            Graph().parse(data=expected, format="nt")
        ), name


def test_the_thing_is_the_root_and_what_it_links_is_named(documents: dict[str, bytes]) -> None:
    document: dict[str, Any] = json.loads(documents["agency/cloud-institute.jsonld"])
    assert list(document)[:2] == ["@context", "id"]
    assert document["id"] == "agency:cloud-institute"
    (feed,) = document["@reverse"]["kpr:feedFrom"]
    assert feed["type"] == "kpr:DataFeed"
    assert feed["kpr:feedFrom"] == "agency:cloud-institute"
    assert feed["kpr:feedTo"]["id"] == "service:observatory-booking"
    assert feed["kpr:feedTo"]["skos:prefLabel"]["th"]
    assert [passage["kpr:lineStart"] for passage in feed["kpr:statedIn"]] == [32]


def test_the_context_is_inside_and_no_larger_than_needed(
    documents: dict[str, bytes], toy_store: Store
) -> None:
    whole = json.loads((toy_store.workspace.ontology / "context.jsonld").read_text("utf-8"))["@context"]
    for content in documents.values():
        context = json.loads(content)["@context"]
        assert context.items() <= whole.items()
        assert len(context) < len(whole) / 2
        used = json.dumps({key: value for key, value in json.loads(content).items() if key != "@context"})
        terms = [name for name, value in context.items() if isinstance(value, dict)]
        assert [name for name in terms if f'"{name}"' not in used] == []


def test_the_archive_holds_them(documents: dict[str, bytes], toy_store: Store) -> None:
    with ZipFile(BytesIO(written(entities, toy_store))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == documents


def test_links_lead_from_document_to_document(documents: dict[str, bytes]) -> None:
    star = {str(triple.object) for triple in triples(documents["service/star-permit.jsonld"])}
    assert f"<{iri('agency:north-star')}>" in star
    assert "agency/north-star.jsonld" in documents
