"""What in an article's Markdown does not reach readers: pictures that are not there, and HTML. A text in, problems out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from annotated_article.markdown_limits import fences
from annotated_article.model import Span
from annotated_article.problems import Problem

# "![A bridge](bridge.jpg "Title")", "![A bridge][bridge]"
_PICTURE = re.compile(r"!\[[^\[\]]*\](?:\((?P<inside>\s*<?(?P<address>[^()\s>]*)[^()]*)\)|\[(?P<name>[^\]]*)\])")
# "[bridge]: bridge.jpg"
_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\]]+)\]:\s*<?(?P<address>[^\s>]+)", re.MULTILINE)
_OTHER_HOST = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# "<b>", "</div>", "<br/>", "<!-- comment -->"; "<https://…>" and "a < b" are not tags
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_CODE = re.compile(r"`[^`\n]*`")


def check_text(markdown: str, path: str, first_line: int, files: frozenset[str]) -> Iterator[Problem]:
    """Problems of an article's text. `files` are the paths of all files below docs/, from there."""
    lines = markdown.split("\n")
    hidden = {line for first, end in fences(markdown) for line in range(first, end)}
    defined = {match["name"].lower(): match["address"] for match in _DEFINITION.finditer(markdown)}
    for number, line in enumerate(lines):
        if number in hidden or line.startswith(("    ", "\t")):
            continue
        shown = _CODE.sub(lambda code: " " * len(code[0]), line)
        for match in _PICTURE.finditer(shown):
            address = match["address"] if match["address"] is not None else defined.get((match["name"] or "").lower(), "")
            says = _unseen(address, path, files)
            if says and re.search(r"\S\s+[^\s\"')]", match["inside"] or ""):  # "my picture.jpg"
                says = "Its address has spaces; write %20 in place of each."
            if says:
                yield Problem("T010", Span(path, first_line + number, match.start() + 1, len(match[0])), (says,), _FIX)
        if tag := _TAG.search(shown):
            at = Span(path, first_line + number, tag.start() + 1, len(tag[0]))
            yield Problem(
                "T009",
                at,
                (f"Readers would see {tag[0][:60]} as it is typed.",),
                "write it in Markdown, or delete the tags and keep the words",
            )


_FIX = "put the picture's file in docs/, if you may use it, and write its path as seen from the article"


def _unseen(address: str, path: str, files: frozenset[str]) -> str:
    """Why a picture at this address is not shown, or an empty text."""
    if not address:
        return "It has no address."
    if re.match(r"[a-zA-Z]:[\\/]|file:|/(?:Users|home)/", address):
        return "It is on your own computer."
    if address.startswith("/") and not address.startswith("//"):
        return "Its address begins with /, so it leads out of a site that is in a folder of its host."
    if _OTHER_HOST.match(address):
        return "It is on another host, and pages fetch nothing from there."
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
