"""The whole graph as RDF/XML, for tools that read nothing newer, and for XSLT."""

import re
from io import BytesIO
from typing import BinaryIO

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.export.content import prefixes_of, triples
from kprgraph.store import Store

NAME = "rdfxml"
FILE_NAME = "kprgraph.rdf"
MEDIA_TYPE = "application/rdf+xml"
TITLE = Text(th="กราฟทั้งหมดเป็น RDF/XML", en="The whole graph as RDF/XML")

_ROOT = re.compile(rb"<rdf:RDF((?: xmlns:[^ >]+)*)>")


def write(store: Store, stream: BinaryIO) -> None:
    """Write the union of all named graphs, subject by subject."""
    found = triples(store)
    buffer = BytesIO()
    ox.serialize(found, buffer, ox.RdfFormat.RDF_XML, prefixes=prefixes_of(found))
    stream.write(_ROOT.sub(_sorted, buffer.getvalue(), count=1))


def _sorted(root: re.Match[bytes]) -> bytes:
    """The root element with its namespaces in order, of which Oxigraph keeps none."""
    names = sorted(root[1].split(), key=lambda name: name.partition(b"=")[0])
    return b"<rdf:RDF" + b"".join(b"\n  " + name for name in names) + b">"
