"""Search for a site too large for a single index: with Pagefind, a query loads only a few chunks.

It contains the same words as the theme's single index and replaces it. Knows no pages except those words.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

MISSING = f"""mkdocs.yml has `search: pagefind`, and Pagefind is not installed here. Type:
    {sys.executable} -m pip install pagefind-bin
or take that line out; then the theme's own search is used."""
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Interface files of Pagefind that we don't use."""


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
            page.write_text(f"<!doctype html><html><body data-pagefind-body>{''.join(map(_part, parts))}</body></html>", "utf-8")
        into = ["--output-path", str(site / "pagefind"), "--force-language", language]
        command = [str(program), "--site", folder, *into, "--silent"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(whole.parent)
    for pattern in _UNUSED:
        for file in (site / "pagefind").glob(pattern):
            file.unlink()


def _part(doc: dict[str, str]) -> str:
    """A page's or a section's words; title and text are HTML already."""
    heading = "h2" if "#" in doc["location"] else "h1"
    return f"<{heading}>{doc['title']}</{heading}><div>{doc['text']}</div>"
