"""From a page to HTML: the templates get the page and the words of its language, and nothing else."""

from functools import cache
from typing import TYPE_CHECKING

from kprgraph.web.page import Page
from kprgraph.web.words import WORDS

if TYPE_CHECKING:
    from jinja2 import Environment

PACKAGE = "kprgraph.web"


def html(page: Page, template: str) -> str:
    """The page as HTML; every value is escaped."""
    lang = page.head.lang

    def say(key: str, **values: object) -> str:
        text = WORDS[key].say(lang)
        return text.format(**values) if values else text

    return environment().get_template(template).render(page=page, t=say)


@cache
def environment() -> "Environment":
    """The templates, escaping everything and failing on what a page does not have."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only where pages are made

    return Environment(
        loader=PackageLoader(PACKAGE, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
