"""What can go wrong, in words for the user and with the exit code of the command line.

Every message exists in Thai and in English (`Text`), says where the trouble is and, where there is one,
the next step. The library raises; it never prints.
"""

# ruff: noqa: N818 - the leaves are named after what is wrong, and read so in `except` clauses

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

Language = Literal["th", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages of the product.

    >>> Text(th="ไม่พบไฟล์", en="file not found").say("en")
    'file not found'
    """

    th: str
    en: str

    def say(self, lang: str = "th") -> str:
        """The message in `lang`; any language but English falls back to Thai, the default of the product."""
        return self.en if lang == "en" else self.th


class KprgraphError(Exception):
    """Root of all errors that kprgraph raises on purpose.

    Attributes:
        message: What happened.
        where: File, `file:line`, node or option that it happened at, or None.
        hint: What to do next, or None.
        exit_code: 0 good, 1 the data does not conform, 2 wrong usage or unreadable input, 3 a bug.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, message: Text, *, where: str | None = None, hint: Text | None = None) -> None:
        super().__init__(message, where, hint)
        self.message = message
        self.where = where
        self.hint = hint

    def say(self, lang: str = "th") -> str:
        """Place, message and hint as lines of text in `lang`, without trailing newline."""
        first = self.message.say(lang)
        if self.where:
            first = f"{self.where}: {first}"
        return f"{first}\n{self.hint.say(lang)}" if self.hint else first

    def __str__(self) -> str:
        return self.say()


class UsageError(KprgraphError):
    """The request itself is wrong: an option, a parameter, a CURIE with an unknown prefix."""

    exit_code = 2


class UnreadableInput(KprgraphError):
    """A file is missing, is not what it should be, or cannot be parsed."""

    exit_code = 2


class NonConformant(KprgraphError):
    """The data was read but breaks a rule; a build stops here."""

    exit_code = 1


class _NameError(KprgraphError):
    """A name given by the user was not resolved to exactly one thing.

    Attributes:
        name: What the user gave.
        candidates: Nearest or matching names, best first, each as the user could type it.
    """

    exit_code = 2
    _th: ClassVar[str]
    _en: ClassVar[str]
    _hint: ClassVar[Text] = Text(th="ใกล้เคียงที่สุด", en="Did you mean")

    def __init__(self, name: str, candidates: Sequence[str] = ()) -> None:
        listed = ", ".join(candidates)
        hint = Text(th=f"{self._hint.th}: {listed}", en=f"{self._hint.en}: {listed}") if listed else None
        super().__init__(Text(th=self._th.format(name=name), en=self._en.format(name=name)), hint=hint)
        self.name = name
        self.candidates = tuple(candidates)

    def __reduce__(self) -> tuple[type["_NameError"], tuple[str, tuple[str, ...]]]:
        return type(self), (self.name, self.candidates)


class UnknownEntity(_NameError):
    """No thing of the graph goes by this name."""

    _th = "ไม่พบ “{name}” ในกราฟ"
    _en = "nothing in the graph is called “{name}”"


class AmbiguousEntity(_NameError):
    """Several things of the graph go by this name."""

    _th = "“{name}” ตรงกับหลายรายการ"
    _en = "“{name}” fits more than one thing"
    _hint = Text(th="ระบุให้ชัด", en="Say which one")


class UnknownQuery(_NameError):
    """No query file has this name."""

    _th = "ไม่มีคำถามชื่อ “{name}”"
    _en = "there is no query called “{name}”"
