"""One file of a build and what identifies it."""

import hashlib
from dataclasses import dataclass

from kprgraph.errors import Text


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file that a build wrote.

    Attributes:
        name: Path below the build folder, with `/`.
        title: What it holds.
        media_type: IANA media type.
        size: Number of bytes.
        sha256: Digest of the bytes, in hexadecimal.
    """

    name: str
    title: Text
    media_type: str
    size: int
    sha256: str

    @classmethod
    def of(cls, name: str, title: Text, media_type: str, content: bytes) -> "Artefact":
        """Describe a file by its bytes."""
        return cls(name, title, media_type, len(content), hashlib.sha256(content).hexdigest())
