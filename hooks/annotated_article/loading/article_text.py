"""What readers won't see of an article's Markdown: missing pictures, HTML, footnotes without a text. Takes a text, returns problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from annotated_article.loading.odd_forms import odd_forms
from annotated_article.model import Span
from annotated_article.problems import Problem

# "![A bridge](bridge.jpg "Title")", "![A bridge][bridge]"
_PICTURE = re.compile(r"!\[[^\[\]]*\](?:\((?P<inside>\s*<?(?P<address>[^()\s>]*)[^()]*)\)|\[(?P<name>[^\]]*)\])")
_OTHER_HOST = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# "\![not a picture](x)", but not "![The bridge](C:\Users\nell\bridge.jpg)"
_ESCAPE = re.compile(r"\\[!\[]")
_FIX = "put the picture's file in docs/, if you may use it, and write its path as seen from the article"


def check_text(markdown: str, path: str, first_line: int, files: frozenset[str]) -> Iterator[Problem]:
    """Problems of an article's text. `files` are the paths of all files below docs/, from there."""
    for number, line in enumerate(markdown.split("\n")):
        for match in _PICTURE.finditer(_ESCAPE.sub("  ", line)):
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
    """Why a picture at this address is not shown, or an empty text."""
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
    return f"There is no file docs/{place}." + (f" There is docs/{same}: capitals count." if same else "")
