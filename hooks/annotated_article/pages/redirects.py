"""Old addresses: where each leads today, the page that redirects there, and rules for hosts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from annotated_article.model.articles import Article, Library, claim_url
from annotated_article.model.notes import Entry
from annotated_article.pages.templates import fill
from annotated_article.pages.view import root_of
from annotated_article.published_ids import changed_ids, owners
from annotated_article.words import words_of

_EMBEDS_BY_PARAGRAPH = """\
# Embeds once had an address for each paragraph. Netlify and Cloudflare Pages read this file; elsewhere 404.html leads on.
{path}embed/:article/:passage/ {path}embed/:article/?from=:passage&to=:passage#:passage 301
"""
"""One rule with placeholders for all articles: Cloudflare takes 2,000 rules without and 100 with placeholders, the latter at the end."""


def redirect_page(old: str, new: str, language: str) -> str:
    """A whole HTML page without the theme. It redirects at once, keeping what follows # and ? if scripts run; otherwise it has a link."""
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


def redirects(library: Library) -> Mapping[str, str]:
    """Old address -> address today, for everything that had another id or was in another folder."""
    moved: dict[str, str] = {}
    for entry in library.entries.values():
        moved |= {f"{entry.kind.folder}/{old}/": entry.url for old in entry.formerly}
    for article in library.articles.values():
        moved |= _of_article(article)
    for article in library.withdrawn.values():
        moved |= _of_withdrawn(article)
    owner = owners(library)
    for published in changed_ids(library):
        if isinstance(owned := owner(published), Entry):
            moved[f"{published}/"] = owned.url
    return moved


def _of_withdrawn(article: Article) -> Iterator[tuple[str, str]]:
    """All former addresses of a withdrawn article, with the address of the page that says it was taken down."""
    for name in (article.id, *article.formerly):
        if name != article.id:
            yield f"articles/{name}/", article.url
        yield f"articles/{name}/dates/", article.url
        yield f"claims/{name}/", article.url
        yield from ((f"claims/{name}/{old}/", article.url) for claim in article.notes.claims for old in (claim.id, *claim.formerly))


def _of_article(article: Article) -> Iterator[tuple[str, str]]:
    """The old addresses of an article, of its chronology and of its claims, each with its current one."""
    for name in (article.id, *article.formerly):
        if name != article.id:
            yield f"articles/{name}/", article.url
            if article.notes.claims:
                yield f"claims/{name}/", f"claims/{article.id}/"
            if article.notes.dates:
                yield f"articles/{name}/dates/", f"{article.url}dates/"
        for claim in article.notes.claims:
            for old in (claim.id, *claim.formerly):
                if (name, old) != (article.id, claim.id):
                    yield f"claims/{name}/{old}/", claim_url(claim, article)
