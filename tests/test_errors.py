import pickle

import pytest

from kprgraph import errors
from kprgraph.errors import (
    AmbiguousEntity,
    KprgraphError,
    NonConformant,
    Text,
    UnknownEntity,
    UnknownQuery,
    UnreadableInput,
    UsageError,
)


def test_text_speaks_both_languages_and_thai_by_default() -> None:
    text = Text(th="ไม่พบ", en="not found")
    assert (text.say(), text.say("th"), text.say("en"), text.say("fr")) == (
        "ไม่พบ",
        "ไม่พบ",
        "not found",
        "ไม่พบ",
    )


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (KprgraphError, 3),
        (UsageError, 2),
        (UnreadableInput, 2),
        (UnknownEntity, 2),
        (AmbiguousEntity, 2),
        (UnknownQuery, 2),
        (NonConformant, 1),
    ],
)
def test_exit_codes(kind: type[KprgraphError], code: int) -> None:
    assert kind.exit_code == code


def test_message_names_place_and_next_step() -> None:
    error = UnreadableInput(
        Text(th="อ่านไม่ได้", en="unreadable"), where="data/a.ttl:7", hint=Text(th="แก้ไข", en="mend it")
    )
    assert error.say("en") == "data/a.ttl:7: unreadable\nmend it"
    assert str(error) == "data/a.ttl:7: อ่านไม่ได้\nแก้ไข"
    assert UsageError(Text(th="ผิด", en="wrong")).say("en") == "wrong"


@pytest.mark.parametrize("kind", [UnknownEntity, AmbiguousEntity, UnknownQuery])
def test_candidates_are_kept_and_shown(kind: type[UnknownEntity]) -> None:
    error = kind("กรมดาว", ["กรมดาวเหนือ", "กรมทดสอบ"])
    assert error.candidates == ("กรมดาวเหนือ", "กรมทดสอบ")
    for lang in ("th", "en"):
        assert "กรมดาว" in error.say(lang).split("\n")[0]
        assert error.say(lang).endswith(": กรมดาวเหนือ, กรมทดสอบ")
    assert "\n" not in kind("กรมดาว").say("en")


def test_errors_survive_pickling() -> None:
    named = pickle.loads(pickle.dumps(UnknownEntity("ก", ["ข"])))
    assert (named.name, named.candidates, named.say("en")) == (
        "ก",
        ("ข",),
        UnknownEntity("ก", ["ข"]).say("en"),
    )


def test_every_error_has_one_root() -> None:
    leaves = [x for x in vars(errors).values() if isinstance(x, type) and issubclass(x, Exception)]
    assert len(leaves) >= 7
    assert all(issubclass(leaf, KprgraphError) for leaf in leaves)
