"""The redirect file of the permanent identifiers: every kind of IRI leads to a file that is published."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kprgraph.build import dataset
from kprgraph.export import jsonld, rdfxml, trig, turtle
from kprgraph.namespaces import BASE
from kprgraph.store import Store
from kprgraph.web import static_site
from kprgraph.web.address import DATA_FORMATS, address_of, file_name
from kprgraph.web.explorer import About, Explorer
from tests.conftest import iri

RULES = (Path(__file__).parents[1] / "docs" / "w3id" / ".htaccess").read_text(encoding="utf-8")
HOST = re.findall(r"E=HOST:(\S+)\]", RULES)[0]
DIRECTIVE = re.compile(r"(RewriteCond|RewriteRule) (\S+) (\S+)(?: \[(.*)\])?")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def rules() -> Iterator[tuple[list[tuple[str, str, bool]], str, str, list[str]]]:
    """Each rule with its conditions, in order."""
    conditions: list[tuple[str, str, bool]] = []
    for line in RULES.splitlines():
        if not line.startswith("Rewrite") or line == "RewriteEngine on":
            continue
        found = DIRECTIVE.fullmatch(line)
        assert found, line
        kind, first, second, flags = found.groups()
        given = (flags or "").split(",")
        if kind == "RewriteCond":
            conditions.append((first, second, "NC" in given))
        else:
            yield conditions, first, second, given
            conditions = []


def location(address: str, accept: str = BROWSER, language: str = "th") -> str:
    """Where Apache (mod_rewrite, per directory) sends a request for an IRI below the base."""
    path = address.removeprefix(BASE).partition("#")[0]
    known = {"HTTP_ACCEPT": accept, "HTTP:Accept-Language": language}

    def filled(text: str) -> str:
        return re.sub(r"%\{([^}]+)\}", lambda name: known.get(name[1], ""), text)

    for conditions, pattern, target, flags in rules():
        match = re.search(pattern, path)
        met = all(re.search(to, filled(what), re.IGNORECASE if nc else 0) for what, to, nc in conditions)
        if not match or not met:
            continue
        for flag in flags:
            if flag.startswith("E="):
                name, _, value = flag[2:].partition(":")
                known[f"ENV:{name}"] = value
        if target != "-":
            assert {"R=303", "L"} <= set(flags)
            return filled(match.expand(re.sub(r"\$(\d)", r"\\\1", target)))
    raise AssertionError(f"{address} leads nowhere")


@pytest.fixture(scope="module")
def site(toy_store: Store) -> Explorer:
    return Explorer(toy_store, About())


@pytest.fixture(scope="module")
def published(site: Explorer) -> set[str]:
    """The pages of a static site."""
    return {file_name(address) for address in static_site.addresses(site)}


def below(address: str) -> str:
    assert address.startswith(f"{HOST}/")
    return address.removeprefix(f"{HOST}/")


KINDS = [
    "agency:north-star",
    "service:star-permit",
    "fy:2599",
    "r99:feed-observatory-sea",
    "linkstatus:tested",
    "src99:text",
    "src99:s-2.1",
    "src99:L32",
    "kpr:DataFeed",
]


@pytest.mark.parametrize("curie", KINDS)
@pytest.mark.parametrize("language", ["th", "en-GB,en;q=0.9"])
def test_a_browser_is_sent_to_the_page(curie: str, language: str, published: set[str]) -> None:
    page = below(location(iri(curie), language=language))
    assert page in published
    address = address_of(iri(curie), "en" if language.startswith("en") else "th")
    assert address is not None
    assert page == file_name(address).partition("#")[0]


@pytest.mark.parametrize(
    ("accept", "suffix"), [("text/turtle", "ttl"), ("application/ld+json;q=1, */*", "jsonld")]
)
def test_a_program_is_sent_to_the_data_of_a_thing(accept: str, suffix: str) -> None:
    found = below(location(iri("service:star-permit"), accept))
    assert found == f"thing/service/star-permit.{suffix}"
    assert suffix in DATA_FORMATS


FILES = {
    "text/turtle": turtle.FILE_NAME,
    "application/ld+json": jsonld.FILE_NAME,
    "application/rdf+xml": rdfxml.FILE_NAME,
    "application/trig": trig.FILE_NAME,
}


@pytest.mark.parametrize("accept", FILES)
@pytest.mark.parametrize(
    "curie", ["kpr:DataFeed", "linkstatus:tested", "r99:feed-observatory-sea", "src99:L32"]
)
def test_what_has_no_data_of_its_own_is_in_the_whole_graph(accept: str, curie: str) -> None:
    assert below(location(iri(curie), accept)) == f"build/{FILES[accept]}"


def test_the_metadata_and_the_files_of_a_release() -> None:
    assert below(location(dataset.SERIES)) == f"build/{dataset.FILE_NAME}"
    assert below(location(f"{dataset.RELEASES}2566.1.0")) == f"release/2566.1.0/{dataset.FILE_NAME}"
    assert below(location(f"{dataset.RELEASES}2566.1.0/tables/agency.csv")) == (
        "release/2566.1.0/tables/agency.csv"
    )


def test_anything_else_leads_to_the_first_page() -> None:
    assert location(BASE) == f"{HOST}/"
    assert location(BASE, language="en") == f"{HOST}/en/"
    assert location(f"{BASE}nonsense/../x") == f"{HOST}/"
