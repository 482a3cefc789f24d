"""The whole run: curated files in, a validated graph and its artefacts out."""

from kprgraph.build.artefact import Artefact
from kprgraph.build.contents import Contents, Count
from kprgraph.build.run import Summary, build

__all__ = ["Artefact", "Contents", "Count", "Summary", "build"]
