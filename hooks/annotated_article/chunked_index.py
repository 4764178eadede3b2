"""Search for a site too large for a single index: with Pagefind, a query loads only a few chunks.

It contains the same words as the theme's single index and replaces it. Knows no pages except those words.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotated_article.pages.for_search import ARTICLE, CLAIM, ENTRY

MISSING = f"""mkdocs.yml has `search: pagefind`, and Pagefind is not installed here. Type:
    {sys.executable} -m pip install pagefind-bin
or take that line out; then the theme's own search is used."""
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Interface files of Pagefind that we don't use."""
# <p>, and the dash in "neighbours—Jordan" or the slash in "and/or"
_JOINED = re.compile(r"(?P<tag><[^>]*>)|(?<=\w)[\u2012-\u2015\u2026/](?=\w)")
_WEIGHTS = ((ENTRY, 10), (CLAIM, 5), (ARTICLE, 2), (0, 1))
"""How much a kind of page counts in the theme's index, at least -> in Pagefind's, which knows 0 to 10."""


def pagefind() -> Path | None:
    """The program, if its package is installed."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - only sites with the switch need the package

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        return None


def chunk_index(program: Path, site: Path, language: str) -> None:
    """Write the chunked index to the folder `pagefind` of a built site, and remove the single index."""
    whole = site / "search" / "search_index.json"
    docs = json.loads(whole.read_text("utf-8"))["docs"]
    with TemporaryDirectory() as folder:
        for url, parts in groupby(docs, key=lambda doc: doc["location"].partition("#")[0]):
            page = Path(folder) / url / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_page(list(parts)), "utf-8")
        into = ["--output-path", str(site / "pagefind"), "--force-language", language]
        command = [str(program), "--site", folder, *into, "--silent"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(whole.parent)
    for pattern in _UNUSED:
        for file in (site / "pagefind").glob(pattern):
            file.unlink()


def _page(parts: Sequence[Mapping[str, Any]]) -> str:
    """A page for the index: what a result is called, how much its words count, and each part under its own address."""
    kind, boost = " ".join(parts[0].get("tags", ())), parts[0].get("boost", 1)
    weight = next(weight for least, weight in _WEIGHTS if boost >= least)
    meta = f'data-pagefind-meta="kind[data-kind], weight[data-weight]" data-kind="{escape(kind)}" data-weight="{weight}"'
    body = "".join(map(_part, parts))
    return f'<!doctype html><html><body data-pagefind-body data-pagefind-weight="{weight}" {meta}>{body}</body></html>'


def _part(doc: Mapping[str, Any]) -> str:
    """A page's or a section's words; title and text are HTML already. A result can lead to a heading with an id."""
    _, is_section, name = doc["location"].partition("#")
    heading = f'<h2 id="{escape(name)}">{doc["title"]}</h2>' if is_section else f"<h1>{doc['title']}</h1>"
    return f"{heading}<div>{_JOINED.sub(_spaced, doc['text'])}</div>"


def _spaced(found: re.Match[str]) -> str:
    """The tag as it is, or the sign with the thinnest spaces around it, where Pagefind ends a word."""
    return found["tag"] or f"\u200a{found[0]}\u200a"
