"""Pages are documented dataclasses, templates get them alone, and every word exists in both languages."""

import ast
import dataclasses
import importlib
import pkgutil
import re
import string
from pathlib import Path

import pytest
from jinja2 import meta

import kprgraph.web as package
from kprgraph.web.page import Page
from kprgraph.web.pages import PAGES
from kprgraph.web.patterns import NOTES, PATTERNS
from kprgraph.web.render import environment
from kprgraph.web.words import WORDS

WEB = Path(package.__file__).parent
TEMPLATES = sorted(path.name for path in (WEB / "templates").glob("*.html"))
THAI = re.compile(r"[\u0e01-\u0e5b]")
MODULES = [
    importlib.import_module(info.name) for info in pkgutil.walk_packages(package.__path__, "kprgraph.web.")
]


def classes() -> list[type]:
    """All dataclasses of the package."""
    found = {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module.__name__
    }
    return sorted((c for c in found if not c.__name__.startswith("_")), key=lambda c: c.__qualname__)


@pytest.mark.parametrize("one", classes(), ids=lambda c: c.__qualname__)
def test_every_field_is_documented(one: type) -> None:
    documented = re.findall(r"^        (\w+):", one.__doc__ or "", re.MULTILINE)
    inherited = {name for base in one.__mro__[1:] for name in getattr(base, "__dataclass_fields__", {})}
    own = [entry.name for entry in dataclasses.fields(one) if entry.name not in inherited]
    defaulted_constants = {"dynamic"}  # of the two kinds of links, which have it by definition
    assert set(own) - set(documented) <= defaulted_constants, one
    assert set(documented) <= set(own), one


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_sees_the_page_and_the_words_only(name: str) -> None:
    source = (WEB / "templates" / name).read_text(encoding="utf-8")
    own = {"parts", "pictures", *re.findall(r"macro (\w+)", source)}
    assert meta.find_undeclared_variables(environment().parse(source)) <= {"page", "t"} | own


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_holds_no_words_of_its_own(name: str) -> None:
    source = (WEB / "templates" / name).read_text(encoding="utf-8")
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<[^>]*>", " ", source, flags=re.DOTALL)
    left = re.sub(r"kprgraph|IRI|&\w+;", "", bare)
    assert not re.search(r"[A-Za-z\u0e01-\u0e5b]{2,}", left), re.findall(r"[A-Za-z\u0e01-\u0e5b]{2,}", left)


@pytest.mark.parametrize("name", TEMPLATES)
def test_attributes_of_the_page_exist(name: str) -> None:
    """What a template asks of `page` is a field of some page that it is made for."""
    source = (WEB / "templates" / name).read_text(encoding="utf-8")
    asked = set(re.findall(r"\bpage\.(\w+)", source))
    known = {entry.name for one in classes() if issubclass(one, Page) for entry in dataclasses.fields(one)}
    assert asked <= known


def test_every_page_kind_has_its_template() -> None:
    assert {kind.TEMPLATE for kind in PAGES.values()} <= set(TEMPLATES)


@pytest.mark.parametrize("key", sorted(WORDS))
def test_words_exist_in_both_languages(key: str) -> None:
    text = WORDS[key]
    assert text.th, key
    assert text.en, key
    if key not in ("other_language", "page_sparql"):
        assert THAI.search(text.th) or not re.search(r"[a-z]{3}", text.th), key
        assert not THAI.search(text.en), key
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(said) if name} for said in (text.th, text.en)
    ]
    assert fields[0] == fields[1] or key in ("year_title", "layers_summary", "what-if_answer"), key


def used() -> set[str]:
    """Keys of words that templates and modules ask for by their full name."""
    keys: set[str] = set()
    for path in (WEB / "templates").glob("*.html"):
        keys |= set(re.findall(r"\bt\(\s*[\"']([\w-]+)[\"']", path.read_text(encoding="utf-8")))
    for path in WEB.rglob("*.py"):
        if path.name.endswith("words.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in WORDS:
                keys.add(node.value)
            if isinstance(node, ast.JoinedStr):
                pattern = "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+"
                    for part in node.values
                )
                keys |= {key for key in WORDS if re.fullmatch(pattern, key)}
    return keys


def test_no_word_is_left_over_and_none_is_missing() -> None:
    assert not set(WORDS) - used()
    assert not used() - set(WORDS)


def test_sentences_exist_in_both_languages_with_the_same_slots() -> None:
    for name, text in PATTERNS.items():
        slots = [set(re.findall(r"\{([a-z]+:\w+)", said)) for said in (text.th, text.en)]
        assert slots[0] == slots[1], name
    assert len(set(NOTES)) == len(NOTES)
