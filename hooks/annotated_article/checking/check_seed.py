"""Is the text of an article that of its seed, word for word? Two texts in, at most one problem out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from annotated_article.anchoring.reader_text import fold, read_html
from annotated_article.model import Article, Span
from annotated_article.problems import Problem
from annotated_article.words import words_of

Render = Callable[[str], str]


def check_seed(article: Article, seed: str, render: Render) -> Problem | None:
    """The first difference between the article's words (title and body) and the seed's, but for byline and `omits`."""
    left_out = {_bare(line) for line in article.omits} | _bylines(article)
    kept = [line for line in seed.splitlines() if _bare(line) not in left_out]
    ours = [*article.title.split(), *article.markdown.split()]
    if ours == " ".join(kept).lstrip("# ").split():
        return None
    ours = _words(article.title) + _rendered(article.markdown, render)
    theirs = _rendered("\n\n".join(_paragraphs(kept)), render)
    if ours == theirs:
        return None
    return _difference(article, ours, theirs)


def _words(text: str) -> list[str]:
    return " ".join(text.split()).split(" ")


def _rendered(markdown: str, render: Render) -> list[str]:
    return read_html(render(markdown)).text.split()


def _bare(line: str) -> str:
    return fold(line.strip("# \t*_"))


def _bylines(article: Article) -> set[str]:
    """The forms in which a line of the seed may give author and date, which stand in the front matter."""
    authors = ", ".join(article.author)
    day = words_of(article.language).date(article.published.when)
    return {
        fold(form)
        for form in (authors, f"By {authors}", f"{authors} {day}", f"{authors}, {day}", day, article.published.text)
        if form.strip()
    }


def _paragraphs(lines: Iterable[str]) -> list[str]:
    return [paragraph.strip() for paragraph in re.split(r"\n\s*\n", "\n".join(lines)) if paragraph.strip()]


def _difference(article: Article, ours: list[str], theirs: list[str]) -> Problem:
    same = next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), min(len(ours), len(theirs)))
    title = len(_words(article.title))
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
