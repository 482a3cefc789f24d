"""Say clearly what to install where a library for pictures and documents is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from kprgraph.errors import Text, UsageError

INSTALL = Text(
    th="ติดตั้งด้วย: pip install 'kprgraph[pictures]'", en="Install it: pip install 'kprgraph[pictures]'"
)


class MissingLibraryError(UsageError):
    """A library or font that only pictures and documents need is not there."""


@contextmanager
def needs(purpose: Text) -> Iterator[None]:
    """Turn a failing import inside the block into a message.

    Args:
        purpose: What the library is for, as the beginning of a sentence.

    Raises:
        MissingLibraryError: If an import fails; says what is missing and how to install it.
    """
    try:
        yield
    except ImportError as error:
        name = error.name or str(error)
        message = Text(
            th=f"{purpose.th}ต้องใช้ {name} ซึ่งยังไม่ได้ติดตั้ง",
            en=f"{purpose.en} needs {name}, which is not installed",
        )
        raise MissingLibraryError(message, hint=INSTALL) from None
