"""Addresses, what they are about, and how they are written."""

import pytest

from kprgraph.web.address import Address, FileLinks, ServerLinks, address_of, file_name
from kprgraph.web.page import NoSuchPage
from kprgraph.web.replies import address_from

ADDRESSES = [
    Address("home"),
    Address("home", lang="en"),
    Address("thing", ("service", "a09-hsss")),
    Address("source", ("2566", "s-2.1"), lang="en"),
    Address("layers", ("agency", "dof"), (("depth", "2"),)),
    Address("thing", ("service", "a09-hsss"), suffix="ttl"),
    Address("source", ("2566", "s-2.1"), suffix="nt"),
    Address("queries", ("networks", "dependency"), suffix="rows.csv"),
    Address("search", params=(("q", "กรม ที่ดิน&x=1#"),), lang="en"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_leads_back_to_its_address(address: Address) -> None:
    path, _, query = (ServerLinks().href(address) or "").partition("?")
    assert address_from(path, query) == address


@pytest.mark.parametrize(
    ("iri", "page"),
    [
        ("https://w3id.org/kprgraph/id/service/a09-hsss", "thing"),
        ("https://w3id.org/kprgraph/id/report-2566/fig-1", "record"),
        ("https://w3id.org/kprgraph/id/registry/aff-1", "record"),
        ("https://w3id.org/kprgraph/vocab/linkstatus/planned", "concept"),
        ("https://w3id.org/kprgraph/src/2566/L1026-1028", "source"),
        ("https://w3id.org/kprgraph/src/2566/text", "source"),
        ("https://w3id.org/kprgraph/onto#Record", "terms"),
        ("https://w3id.org/kprgraph/id/nothing/x", None),
        ("https://example.org/", None),
        ("https://w3id.org/kprgraph/id/service/../../x", None),
    ],
)
def test_what_a_node_has_as_its_page(iri: str, page: str | None) -> None:
    address = address_of(iri, "th")
    assert (address.page if address else None) == page


@pytest.mark.parametrize("path", ["/../etc/passwd", "/thing/../x", "/thing/a\x00b", "/thing/..%5c", "/a\\b"])
def test_paths_that_are_none(path: str) -> None:
    with pytest.raises(NoSuchPage):
        address_from(path.replace("%5c", "\\"))


def test_files_link_to_each_other_from_wherever_they_lie() -> None:
    known = {address: file_name(address) for address in ADDRESSES}
    deep = FileLinks("en/source/2566/s-2.1.html", known)
    assert deep.href(Address("thing", ("service", "a09-hsss"))) == "../../../thing/service/a09-hsss.html"
    assert FileLinks("index.html", known).href(Address("home", lang="en")) == "en/index.html"
    assert deep.asset("style.css") == "../../../static/style.css"
    assert deep.href(Address("thing", ("service", "other"))) is None


def test_a_place_within_a_page_is_linked_as_such() -> None:
    links = FileLinks("index.html", {Address("terms"): "terms.html"})
    assert links.href(Address("terms", fragment="Record")) == "terms.html#Record"


def test_an_empty_parameter_is_none() -> None:
    address = Address("matrix", params=(("by", "ministry"),))
    assert address.with_params(by=None) == Address("matrix")
    assert address.with_params(role="") == address
