"""Is the text of an article that of its seed, word for word? Two texts in, at most one problem out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from annotated_article.anchoring.reader_text import fold, read_html
from annotated_article.edtf import MONTHS
from annotated_article.model import Article, Span
from annotated_article.problems import Problem

Render = Callable[[str], str]

_LINES_OF_HEAD = 6


def check_seed(article: Article, seed: str, render: Render) -> Problem | None:
    """The first difference between the article's words (title and body) and the seed's, but for byline and `omits`.

    A seed may be Markdown or plain text: one of the two readings must agree.
    """
    kept = _kept(article, seed)
    plain = " ".join(kept).lstrip("# ").split()
    if [*article.title.split(), *article.markdown.split()] == plain:
        return None
    ours = article.title.split() + _rendered(article.markdown, render)
    theirs = _rendered("\n\n".join(_paragraphs(kept)), render)
    return None if ours in (plain, theirs) else _difference(article, ours, theirs)


def _rendered(markdown: str, render: Render) -> list[str]:
    return read_html(render(markdown)).text.split()


def _kept(article: Article, seed: str) -> list[str]:
    """The seed's lines without those in `omits` and without its byline, which is one of the first lines."""
    omits = {_bare(line) for line in article.omits}
    kept = [line for line in seed.splitlines() if not line.strip() or _bare(line) not in omits]
    head = [number for number, line in enumerate(kept) if line.strip()][:_LINES_OF_HEAD]
    bylines = [number for number in head if _is_byline(kept[number], article)]
    return [line for number, line in enumerate(kept) if number not in bylines]


def _bare(line: str) -> str:
    return fold(line.strip("# \t*_"))


def _is_byline(line: str, article: Article) -> bool:
    """Whether a line says nothing but who wrote the article and when it was published."""
    rest = _bare(line)
    for author in article.author:
        rest = rest.replace(fold(author), " ")
    year, month, day = article.published.when.first
    names = "|".join(language[month - 1] for language in MONTHS)
    forms = (rf"{day}\.? (?:{names}) {year}", rf"(?:{names}) {day},? {year}", re.escape(article.published.text))
    rest = re.sub("|".join(forms), " ", rest)
    return rest != _bare(line) and not set(re.findall(r"\w+", rest.lower())) - {"by", "von", "and", "und"}


def _paragraphs(lines: Iterable[str]) -> list[str]:
    return [paragraph.strip() for paragraph in re.split(r"\n\s*\n", "\n".join(lines)) if paragraph.strip()]


def _difference(article: Article, ours: list[str], theirs: list[str]) -> Problem:
    same = next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), min(len(ours), len(theirs)))
    title = len(article.title.split())
    at = _place(article, same - title, ours[same] if same < len(ours) else "")
    ours_here, theirs_here = (" ".join(words[max(0, same - 3) : same + 6]) or "nothing" for words in (ours, theirs))
    says = (f"After {same} words that agree:", f"  the article has: {ours_here}", f"  the seed has:    {theirs_here}")
    return Problem("T001", at, says, "copy the words from the seed; lines to leave out stand in `omits`")


def _place(article: Article, index: int, word: str) -> Span:
    """About where the word stands in the file: Markdown's own signs are no words, so that it may be a word or two off."""
    if index < 0:
        return article.title.at
    seen = 0
    for number, line in enumerate(article.markdown.split("\n")):
        for match in re.finditer(r"\S+", line):
            if seen >= index and (not word or word.strip("*_") in match[0]):
                return Span(article.path, article.first_line + number, match.start() + 1, len(match[0]))
            seen += 1
    return Span(article.path, article.first_line + article.markdown.rstrip().count("\n"), 1, 1)
