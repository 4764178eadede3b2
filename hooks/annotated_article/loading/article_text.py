"""What readers won't see of an article's Markdown: missing pictures, HTML, footnotes without a text. Takes a text, returns problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from annotated_article.article_blocks import ESCAPE, FOOTNOTE, REFERENCE
from annotated_article.article_markdown import ALLOWED
from annotated_article.model.typed import Span
from annotated_article.problems import Problem

# "![A bridge](bridge.jpg "Title")", "![A bridge][bridge]"
_PICTURE = re.compile(r"!\[[^\[\]]*\](?:\((?P<inside>\s*<?(?P<address>[^()\s>]*)[^()]*)\)|\[(?P<name>[^\]]*)\])")
_OTHER_HOST = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# "\![not a picture](x)", but not "![The bridge](C:\Users\nell\bridge.jpg)"
_ESCAPED_MARK = re.compile(r"\\[!\[]")
# <b>  </b>  <br/>  <img src="x">  <!-- a comment -->
_TAG = re.compile(r"<(?:/?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?|!--[^<]*?--|![A-Za-z][^<>]*|\?[^<>]*)>")
_FIX = "put the picture's file in docs/, if you may use it, and write its path as seen from the article"


def check_text(markdown: str, path: str, first_line: int, files: frozenset[str]) -> Iterator[Problem]:
    """Problems of an article's text. `files` are the paths of all files below docs/, from there."""
    for number, line in enumerate(markdown.split("\n")):
        for match in _PICTURE.finditer(_ESCAPED_MARK.sub("  ", line)):
            says = _unseen(match["address"], path, files) if match["name"] is None else "Its address is not beside it, in round brackets."
            if says and re.search(r"\S\s+[^\s\"')]", match["inside"] or ""):  # "my picture.jpg"
                says = "Its address has spaces; write %20 in place of each."
            if says:
                yield Problem("T010", Span(path, first_line + number, match.start() + 1, len(match[0])), (says,), _FIX)
    tagged: set[int] = set()  # lines: of the tags in one line, only the first is reported
    for odd in odd_forms(markdown, path, first_line):
        if odd.rule != "T009" or odd.at.line not in tagged:
            yield odd
        if odd.rule == "T009":
            tagged.add(odd.at.line)


def _unseen(address: str, path: str, files: frozenset[str]) -> str:
    """Why a picture at this address is not shown, or an empty string."""
    if not address:
        return "It has no address."
    if re.match(r"[a-zA-Z]:[\\/]|file:|/(?:Users|home)/", address):
        return "It is on your own computer."
    if address.startswith("/") and not address.startswith("//"):
        return "Its address begins with /, so it leads out of a site that is in a folder of its host."
    if _OTHER_HOST.match(address):
        return "It is on another website, and our pages load nothing from other sites."
    parts: list[str] = []
    for part in PurePosixPath(path.removeprefix("docs/")).parent.joinpath(re.split("[?#]", address)[0].replace("%20", " ")).parts:
        if part == ".." and parts:
            parts.pop()
        else:
            parts.append(part)
    place = "/".join(parts)
    if place in files:
        return ""
    same = next((file for file in files if file.lower() == place.lower()), "")
    return f"There is no file docs/{place}." + (f" There is a docs/{same}; file names are case-sensitive." if same else "")


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
            yield Problem("T011", at, ("The footnote has no words.",), f"write them on the same line: [^{label}]: …")
        texts.setdefault(label, at)
    marks = {mark for line in lines for mark in REFERENCE.findall(line)}
    for label, at in texts.items():
        if label not in marks and not lines[at.line - begin.line].rstrip().endswith("]:"):
            fix = f"put [^{label}] after the words it refers to; to show the characters themselves, write \\[^{label}]:"
            yield Problem("T011", at, ("No mark in the text leads to this footnote.",), fix)
    for number, line in enumerate(lines, begin.line):
        for mark in REFERENCE.finditer(line):
            if mark[1] not in texts:
                fix = f"write [^{mark[1]}]: … on a line below; to show the characters themselves, write \\{mark[0]}"
                at = Span(begin.path, number, mark.start() + 1, len(mark[0]))
                yield Problem("T011", at, (f"There is no text for the footnote {mark[1]}.",), fix)
