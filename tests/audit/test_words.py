"""Templates: what they can say of things, figures, lists and numbers."""

from datetime import date
from decimal import Decimal

import pytest

from kprgraph.audit.words import number, words
from kprgraph.store import Store
from tests.conftest import R99, SRC99, iri


def said(store: Store, template: str, lang: str = "th", **row: object) -> str:
    return template.format_map(words(store, row, lang))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{x}", "“240 ราย”"),
        ("{x:printed}", "“240 ราย”"),
        ("{x:value}", "240"),
        ("{x:where}", "บรรทัด 13, 36"),
        ("{x:subject}", "โครงการฉายดาวฤดูหนาว"),
        ("{x:indicator}", "จำนวนผู้ชม"),
        ("{x:dimension}", "–"),
        ("{x:qualifier}", "–"),
    ],
)
def test_of_a_figure(world: Store, template: str, expected: str) -> None:
    assert said(world, template, x=f"{R99}w-all") == expected


def test_of_a_thing(world: Store) -> None:
    assert said(world, "{x}", x=iri("programme:w-show")) == "โครงการฉายดาวฤดูหนาว"
    assert said(world, "{x:kind}", x=iri("programme:w-show")) == "โครงการหรือชุดงาน"


def test_of_several_figures(world: Store) -> None:
    parts = [f"{R99}w-old", f"{R99}w-young"]
    assert said(world, "{x:sum} = {x:count}", x=parts) == "90 + 150 = 2"
    assert said(world, "{x:product}", x=[f"{R99}w-each", f"{R99}w-times"]) == "12.5 × 640,000"
    assert said(world, "{x:printed}", x=parts) == "“90 ราย”, “150 ราย”"
    assert said(world, "{x:where}", "en", x=parts) == "line 36"
    assert said(world, "{x}", x=[]) == "–"


def test_of_numbers_dates_and_nothing(world: Store) -> None:
    assert said(world, "{x} {y:year} {z}", x=Decimal("1234.50"), y=2566, z=None) == "1,234.5 2566 –"
    assert said(world, "{x}", x=date(2023, 9, 30)) == "30 กันยายน 2566"
    assert number(Decimal("0.10")) == "0.1"
    with pytest.raises(ValueError, match="has no printed"):
        said(world, "{x:printed}", x=3)


def test_of_many_lines_only_the_first(world: Store) -> None:
    records = world.subjects("kpr:statedIn", next(iter(world.objects(f"{R99}w-all", "kpr:statedIn"))))
    assert records
    many = sorted({quad.subject.value for quad in world.quads if quad.predicate.value == iri("kpr:statedIn")})
    assert said(world, "{x:where}", x=many).endswith("…")
    assert said(world, "{x:where}", x=[SRC99]) == "บรรทัด –"
