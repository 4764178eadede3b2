"""Compare an article with its seed, word for word. Two texts in, at most one problem out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from annotated_article.anchoring.reader_text import fold, read_html
from annotated_article.dates.cldr import calendar_of
from annotated_article.dates.edtf import day_text
from annotated_article.dates.written_dates import find_day
from annotated_article.languages import language_of
from annotated_article.markdown_limits import too_much
from annotated_article.model import Article, Span
from annotated_article.problems import Problem

Render = Callable[[str], str]

_LINES_OF_HEAD = 6
_STRAYS = 3  # entries of `omits` that are shown
_LONGEST = 160  # characters of each
_SIGNS = 6  # at most this many pieces of Markdown are between two words


def check_seed(article: Article, seed: str, render: Render) -> Problem | None:
    """The first difference between the words of article and seed, apart from byline and `omits`.

    A seed may be Markdown or plain text: one of the two readings must agree.
    """
    kept = _kept(article, seed)
    plain = " ".join(kept).lstrip("# ").split()
    if [*article.title.split(), *article.markdown.split()] == plain:
        return None
    ours = article.title.split() + _rendered(article.markdown, render)
    as_markdown = "\n\n".join(_paragraphs(kept))
    theirs = plain if too_much(as_markdown) else _rendered(as_markdown, render)
    return None if ours in (plain, theirs) else _difference(article, ours, theirs, _strays(article, seed))


def _rendered(markdown: str, render: Render) -> list[str]:
    return read_html(render(markdown)).text.split()


def _kept(article: Article, seed: str) -> list[str]:
    """The seed's lines without the ones in `omits` and without its byline, which is one of the first lines."""
    omits = {_bare(line) for line in article.omits}
    kept = [line for line in seed.splitlines() if not line.strip() or _bare(line) not in omits]
    head = [number for number, line in enumerate(kept) if line.strip()][:_LINES_OF_HEAD]
    bylines = [number for number in head if _is_byline(kept[number], article)]
    return [line for number, line in enumerate(kept) if number not in bylines]


def _strays(article: Article, seed: str) -> list[str]:
    """The entries of `omits` that match no line."""
    lines = set(map(_bare, seed.splitlines()))
    return [line for line in article.omits if _bare(line) not in lines]


def _bare(line: str) -> str:
    return fold(line.strip("# \t*_"))


def _is_byline(line: str, article: Article) -> bool:
    """Whether a line has only the author and the day of publication."""
    rest = _bare(line)
    for author in article.author:
        rest = rest.replace(fold(author), " ")
    day, without = find_day(rest, (article.language, "en", "de"))
    rest = without if day == day_text(article.published.when.earliest) else rest.replace(fold(article.published.text), " ")
    return rest != _bare(line) and not set(re.findall(r"\w+", rest.lower())) - _in_bylines(article.language)


@cache
def _in_bylines(language: str) -> frozenset[str]:
    """What a byline has besides names and dates: `by`, `and`, `monday`; in English too, as agencies write it."""
    days = (day.lower() for each in (language, "en", "de") for day in calendar_of(each).weekdays)
    return frozenset(days) | language_of(language).byline | language_of("en").byline | language_of("de").byline


def _paragraphs(lines: Iterable[str]) -> list[str]:
    return [paragraph.strip() for paragraph in re.split(r"\n\s*\n", "\n".join(lines)) if paragraph.strip()]


def _difference(article: Article, ours: list[str], theirs: list[str], strays: list[str]) -> Problem:
    same = next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), min(len(ours), len(theirs)))
    title = len(article.title.split())
    at = article.title.at if same < title else _place(article, ours[title : same + 1])
    agreed = f"After {same} word{'' if same == 1 else 's'} that agree{'s' if same == 1 else ''}:" if same else "The first words differ:"
    left_in = (f"This entry of `omits` is not a line of the seed: {line[:_LONGEST]}" for line in strays[:_STRAYS])
    says = (agreed, f"  the article has: {_around(ours, same)}", f"  the seed has:    {_around(theirs, same)}", *left_in)
    return Problem("T001", at, says, "copy the words from the seed; list lines to leave out in `omits`, one per entry")


def _around(words: list[str], at: int) -> str:
    """A few words before and after the difference."""
    lead, end = "… " if at > 3 else "", " …" if at + 6 < len(words) else " (end)"
    return f"{lead}{' '.join(words[max(0, at - 3) : at + 6])}{end}"


def _place(article: Article, words: list[str]) -> Span:
    """The place in the file of the last of the body's first `words`, ignoring Markdown between the words."""
    typed = [(number, match) for number, line in enumerate(article.markdown.split("\n")) for match in re.finditer(r"\S+", line)]
    if not typed:
        return article.title.at
    found = -1
    for word in words:
        near = range(found + 1, min(found + 1 + _SIGNS, len(typed)))
        found = next((at for at in near if word in typed[at][1][0]), found)
    number, match = typed[max(0, found)]
    return Span(article.path, article.first_line + number, match.start() + 1, len(match[0]))
