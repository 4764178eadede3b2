"""Old addresses: a page that redirects at once, keeping what follows # and ? if scripts run, and has a link otherwise; rules for hosts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotated_article.pages.templates import fill
from annotated_article.pages.view import root_of
from annotated_article.words import words_of

_EMBEDS_BY_PARAGRAPH = """\
# Embeds once had an address for each paragraph. Netlify and Cloudflare Pages read this file; elsewhere 404.html leads on.
{path}embed/:article/:passage/ {path}embed/:article/?from=:passage&to=:passage#:passage 301
"""
"""One rule with placeholders for all articles: Cloudflare takes 2,000 rules without and 100 with placeholders, the latter at the end."""


def redirect_page(old: str, new: str, language: str) -> str:
    """A whole HTML page, without the theme."""
    return fill("redirect", address=root_of(old) + new, root=root_of(old), words=words_of(language))


# formerly: [about/speed, about/how-fast]
_FORMERLY = re.compile(r"^formerly:[ \t]*(?P<old>.*)$", re.MULTILINE)
_LIST = re.compile(r"\[ *[a-z0-9]+(?:[-/][a-z0-9]+)*(?: *, *[a-z0-9]+(?:[-/][a-z0-9]+)*)* *\]")


def moved_pages(pages: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[str]]:
    """Old address -> today's, and the addresses of pages that give an old one in another form than `formerly: [about/speed]`.

    `pages`: address and text of each hand-written page.
    """
    moved: dict[str, str] = {}
    wrong = []
    for url, text in pages:
        head = text.removeprefix("---\n").partition("\n---\n")[0] if text.startswith("---\n") else ""
        if found := _FORMERLY.search(head):
            if _LIST.fullmatch(old := found["old"].strip()):
                moved |= {f"{each.strip(' []')}/": url for each in old.split(",")}
            else:
                wrong.append(url)
    return moved, wrong


def redirects_file(address: str, own: str = "") -> str:
    """The file `_redirects` for a site at `address`. `own` is the project's file of that name, whose rules come first."""
    _, _, path = address.partition("://")[2].partition("/")
    rules = _EMBEDS_BY_PARAGRAPH.format(path=f"/{path}")
    return own if rules in own else f"{own.rstrip()}\n\n{rules}".lstrip()
