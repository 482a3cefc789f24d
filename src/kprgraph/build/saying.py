"""Triples of the metadata, written down with the prefixes that metadata needs."""

from collections.abc import Iterator

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.namespaces import PREFIXES as COMMON

Node = ox.NamedNode | ox.Literal

_SPDX = "http://spdx.org/rdf/terms#"
_SHA256 = f"{_SPDX}checksumAlgorithm_sha256"

PREFIXES = COMMON | {"spdx": _SPDX}


def about(subject: str, predicate: str, *objects: Node) -> Iterator[ox.Triple]:
    """One triple per object; `subject` is an IRI and `predicate` a CURIE."""
    for node in objects:
        yield ox.Triple(ox.NamedNode(subject), term(predicate), node)


def term(curie: str) -> ox.NamedNode:
    """The node of a CURIE."""
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def texts(text: Text) -> tuple[ox.Literal, ox.Literal]:
    """A text in both languages."""
    return ox.Literal(text.th, language="th"), ox.Literal(text.en, language="en")


def typed(value: str, datatype: str) -> ox.Literal:
    """A literal with the datatype of a CURIE."""
    return ox.Literal(value, datatype=term(datatype))


def checksum(subject: str, sha256: str) -> Iterator[ox.Triple]:
    """The SHA-256 of a file, in the terms of SPDX as DCAT 3 uses them."""
    node = f"{subject}#sha256"
    yield from about(subject, "spdx:checksum", ox.NamedNode(node))
    yield from about(node, "rdf:type", term("spdx:Checksum"))
    yield from about(node, "spdx:algorithm", ox.NamedNode(_SHA256))
    yield from about(_SHA256, "rdf:type", term("spdx:ChecksumAlgorithm"))
    yield from about(node, "spdx:checksumValue", typed(sha256, "xsd:hexBinary"))
