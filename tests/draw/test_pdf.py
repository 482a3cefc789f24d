"""Thai in a PDF is read as it was written, and looks as it did."""

from collections import Counter

import pytest

from kprgraph import draw
from kprgraph.draw import glyphs, typeset
from kprgraph.draw import pdf as pdf_module
from kprgraph.draw.pdf import readable
from kprgraph.draw.scene import Group, Scene, Words
from kprgraph.draw.slide import render
from kprgraph.store import Store
from tests.draw.conftest import pdf, text_of

# Words whose marks stand on each other, each after a word that has its consonants by themselves.
WORDS = ("หนึ่ง", "สิ่งปลูกสร้าง", "ทั้งนี้", "ความมั่นคง", "ท้องถิ่น", "ซึ่ง", "น้ำ", "ผู้ป่วย", "เบ็ดเสร็จ", "กตัญญู", "ฎีกา", "ที่ดิน")


def scene() -> Scene:
    words = [Words((word,), 60, 100 + 60 * n, 30) for n, word in enumerate((" ".join("กนมสถทซ"), *WORDS))]
    return Scene("ทดสอบ", "ทดสอบ", "th", (Group("node", "", (), tuple(words)),))


def test_words_are_read_as_they_were_written() -> None:
    read = text_of(render(scene(), "pdf"))
    assert [word for word in WORDS if word not in read] == []


def test_without_it_they_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "readable", lambda content: content)
    read = text_of(render(scene(), "pdf"))
    assert [word for word in WORDS if word not in read] != []


def test_readers_that_know_no_text_of_clusters_read_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Firefox and others take the character of each glyph alone; sara am then is its two parts."""
    mended = render(scene(), "pdf")
    monkeypatch.setattr(pdf_module, "_mend", _blind)
    read = _parted(text_of(readable(mended)))
    assert [word for word in WORDS if _parted(word) not in read] == []


def _parted(text: str) -> str:
    """Sara am as its two parts, the upper one before a tone."""
    return text.replace("\u0e33", "\u0e4d\u0e32").replace("\u0e49\u0e4d", "\u0e4d\u0e49")


def _blind(objects: dict[int, pdf_module._Object]) -> None:
    for each in objects.values():
        if each.stream is not None:
            each.stream = each.stream.replace(b"/ActualText", b"/OtherText1")


def test_glyphs_of_a_cluster_stand_for_its_characters() -> None:
    cmap = b"<0001> <0E01>\n<0002> <0E190E360E48>\n<0003> <00660069>\n<0004> <0E190E360E48>"
    votes = {2: Counter({"\u0e19": 3, "\u0e01": 1}), 4: Counter({"\u0e48": 1})}
    told = glyphs.told(cmap, votes)
    assert told == b"<0001> <0E01>\n<0002> <0E19>\n<0003> <00660069>\n<0004> <0E48>"


def test_nothing_that_is_seen_changes(toy_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    mended = draw.picture(toy_store, "service", "service:star-permit", form="pdf")
    monkeypatch.setattr(typeset, "readable", lambda content: content)
    before = draw.picture(toy_store, "service", "service:star-permit", form="pdf")
    assert mended != before
    seen = [bytes(pdf(content)[0].render(scale=1).buffer) for content in (mended, before)]
    assert seen[0] == seen[1]


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\nstartxref\n9\n%%EOF"])
def test_what_is_not_as_typst_writes_it_stays_as_it_is(content: bytes) -> None:
    assert readable(content) == content


def test_what_is_mended_stays_as_it_is(toy_store: Store) -> None:
    once = draw.picture(toy_store, "matrix", form="pdf")
    assert text_of(readable(once)) == text_of(once)
