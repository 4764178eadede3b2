"""Forms that an article's Markdown doesn't have: tags, and footnotes without a text, a mark or words. A text in, problems out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_article.article_markdown import ALLOWED, ESCAPE, FOOTNOTE, REFERENCE
from annotated_article.model import Span
from annotated_article.problems import Problem

# <b>  </b>  <br/>  <img src="x">  <!-- a comment -->
_TAG = re.compile(r"<(?:/?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?|!--[^<]*?--|![A-Za-z][^<>]*|\?[^<>]*)>")


def odd_forms(text: str, path: str = "", first_line: int = 1) -> Iterator[Problem]:
    """Tags that are not possible in an article, and footnotes without a text, without a mark or with two texts."""
    lines = [ESCAPE.sub("\x00\x00", line) for line in text.split("\n")]
    yield from _tags(lines, Span(path, first_line))
    yield from _footnotes(lines, Span(path, first_line))


def _tags(lines: list[str], begin: Span) -> Iterator[Problem]:
    for number, line in enumerate(lines, begin.line):
        plain = ALLOWED.sub(lambda match: "\x00" * len(match[0]), line)
        for match in _TAG.finditer(plain):
            tag = line[match.start() : match.end()][:60]
            fix = f"write it in Markdown, or delete the tags and keep the words; \\{tag} shows the tag on purpose"
            at = Span(begin.path, number, match.start() + 1, len(match[0]))
            yield Problem("T009", at, (f"Readers would see {tag} as it is typed.",), fix)


def _footnotes(lines: list[str], begin: Span) -> Iterator[Problem]:
    """`word,[^1]` without `[^1]: …`, the reverse, `[^1]:` without words, and `[^1]: …` twice."""
    texts: dict[str, Span] = {}
    for number, line in enumerate(lines, begin.line):
        if not (note := FOOTNOTE.fullmatch(line)):
            continue
        label, at = note[1], Span(begin.path, number, 1, len(note[1]) + 4)
        if label in texts:
            says = f"Line {texts[label].line - begin.line + 1} of the text already has the footnote {label}."
            yield Problem("T011", at, (says,), "give one of the two another number")
        elif not note[2].strip():
            yield Problem("T011", at, ("The footnote has no words.",), f"write them in the same line: [^{label}]: …")
        texts.setdefault(label, at)
    marks = {mark for line in lines for mark in REFERENCE.findall(line)}
    for label, at in texts.items():
        if label not in marks and not lines[at.line - begin.line].rstrip().endswith("]:"):
            fix = f"write the mark [^{label}] after the words it is about, or \\[^{label}]: to show these characters"
            yield Problem("T011", at, ("No mark in the text leads to this footnote.",), fix)
    for number, line in enumerate(lines, begin.line):
        for mark in REFERENCE.finditer(line):
            if mark[1] not in texts:
                fix = f"write [^{mark[1]}]: … in a line below, or \\{mark[0]} to show these characters"
                at = Span(begin.path, number, mark.start() + 1, len(mark[0]))
                yield Problem("T011", at, (f"There is no text for the footnote {mark[1]}.",), fix)
