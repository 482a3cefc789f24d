"""What an export format is: a module with four names and one function."""

from typing import BinaryIO, Protocol

from kprgraph.errors import Text
from kprgraph.store import Store


class Exporter(Protocol):
    """One export format. The modules of this package are the exporters; `EXPORTERS` lists them.

    Writing the same store twice gives the same bytes: sorted, and without the time of writing. What is
    several files has a function `files(store)` too, which gives their names and contents; `write` packs them.

    Attributes:
        NAME: What the command line calls the format.
        FILE_NAME: Name of the file in a build; its suffix is the usual one of the format.
        MEDIA_TYPE: IANA media type.
        TITLE: What it holds, for the metadata of a build.
    """

    # Read-only, so that a module with constants is one.
    @property
    def NAME(self) -> str: ...  # noqa: D102, N802
    @property
    def FILE_NAME(self) -> str: ...  # noqa: D102, N802
    @property
    def MEDIA_TYPE(self) -> str: ...  # noqa: D102, N802
    @property
    def TITLE(self) -> Text: ...  # noqa: D102, N802

    def write(self, store: Store, stream: BinaryIO) -> None:
        """Write the whole graph."""
        ...
