"""A graph on another server: asked over the SPARQL 1.1 protocol, filled over its graph store protocol."""

from kprgraph.endpoint.faults import EndpointError
from kprgraph.endpoint.remote import Endpoint

__all__ = ["Endpoint", "EndpointError"]
