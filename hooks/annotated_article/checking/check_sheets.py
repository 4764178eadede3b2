"""Whether the passages of reading sheets exist, in the order named. Values in, problems out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotated_article.loading.meant_word import did_you_mean
from annotated_article.model.articles import Article, Library, Stub
from annotated_article.model.sheets import PassageBlock
from annotated_article.model.typed import Text
from annotated_article.problems import Problem

_BARE_NUMBER = re.compile(r"[0-9]+[a-z]*")


def check_sheets(library: Library, passages: Mapping[str, Sequence[str]], stubs: Mapping[str, Sequence[Stub]]) -> list[Problem]:
    """Every wrong reference in every sheet. `passages` are each article's passages in the order of the text, `stubs` the removed ones."""
    blocks = (block for sheet in library.sheets.values() for block in sheet.blocks)
    return [problem for block in blocks if isinstance(block, PassageBlock) for problem in _check(block, library, passages, stubs)]


def _check(
    block: PassageBlock, library: Library, passages: Mapping[str, Sequence[str]], stubs: Mapping[str, Sequence[Stub]]
) -> Iterator[Problem]:
    article = library.article_named(block.article)
    if article is None:
        yield from _no_article(block.article, library)
        return
    order = passages.get(article.id)
    if order is None:  # its text could not be read, which has been reported
        return
    named = (block.first,) if block.first is block.last else (block.first, block.last)
    wrong = [_no_passage(name, article, order, stubs.get(article.id, ())) for name in named if name not in order]
    yield from wrong
    if not wrong and order.index(block.first) > order.index(block.last):
        says = (f"{block.last} comes before {block.first} in the article.",)
        last = block.last.at
        at = block.first.at._replace(length=last.column + last.length - block.first.at.column)
        yield Problem("R007", at, says, "write the first passage first", instead=f"{block.last}-{block.first}")


def _no_article(name: Text, library: Library) -> Iterator[Problem]:
    down = library.withdrawn.get(name)
    if down is not None:
        says = (f"The article {name} was taken down: {down.withdrawn}",)
        yield Problem("R007", name.at, says, "remove the passage from the sheet, or choose another article")
    elif not library.lacks_articles:
        meant = did_you_mean(name, library.articles)
        says = (f"There is no article `{name}`." + (f" Did you mean {meant}?" if meant else ""),)
        fix = f"change it to `{meant}`" if meant else "write the name of a file in docs/articles/, without .md"
        yield Problem("R007", name.at, says, fix, instead=meant)


def _no_passage(name: Text, article: Article, order: Sequence[str], stubs: Iterable[Stub]) -> Problem:
    """The problem of a passage that was removed, lacks the p, or doesn't exist."""
    if gone := next((stub for stub in stubs if stub.id == name), None):
        if gone.leads_to not in order:  # it leads to the title
            says = f"{name} was removed, and none of the passages that existed then remain."
            return Problem("R007", name.at, (says,), "choose another passage, or delete the block")
        what = "is now part of" if gone.merged else "was removed; the nearest passage is"
        fix = "check whether that passage fits the sheet; if it does, use its number"
        return Problem("R007", name.at, (f"{name} {what} {gone.leads_to}.",), fix, instead=gone.leads_to, asks=True)
    numbered = [each for each in order if each.startswith("p")]
    says = f"{article.id} has {len(numbered)} paragraphs, {numbered[0]} to {numbered[-1]}." if numbered else "The article has no text."
    meant = f"p{name}" if _BARE_NUMBER.fullmatch(name) and f"p{name}" in order else name.lower() if name.lower() in order else ""
    fix = f"change it to `{meant}`" if meant else "look at the article's page: the numbers are next to the text"
    return Problem("R007", name.at, (says,), fix, instead=meant)
