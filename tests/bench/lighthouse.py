"""Lighthouse on the built site, phone and desktop. It is installed from npm on first use, into the folder it is given."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.serve_as_hosts_do import serve_as_hosts_do
from support.find_browser import find_browser

VERSION = "12.8.2"
"""The last that runs on Node.js 20."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "",
    "article": "articles/2007-03-12-baghdad-conference/",
    "entry": "people/nouri-al-maliki/",
    "index": "people/",
    "claims": "claims/",
    "claim": "claims/2007-03-12-baghdad-conference/documents-in-briefcase/",
    "explore": "explore/",
    "teach": "teach/",
}
_QUIET = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-frame-rate-limit"
)
"""Without a screen, Chromium 156 may draw once in a second: a page that is ready after 0.3 s would count as drawn after 1.2 or 2.2 s."""


class Scored(NamedTuple):
    """A page, the screen on which it was looked at, and its scores from 0 to 100 in the order of CATEGORIES."""

    page: str
    screen: str
    scores: tuple[int, ...]


class NoNode(Exception):
    """Lighthouse cannot be had here; the message says what to type."""


def lighthouse(site: Path, tools: Path, runs: int = 3) -> Iterator[Scored]:
    """The scores of each page: for performance, which varies, the median of several runs. Raises NoNode."""
    program = _installed(tools)
    with serve_as_hosts_do(site) as address:
        _scores(program, address, [])  # the first start of the browser after much else is slow, and counts for no page
        for page, path in PAGES.items():
            for screen, preset in (("phone", []), ("desktop", ["--preset=desktop"])):
                found = [_scores(program, address + path, preset) for _ in range(runs)]
                yield Scored(page, screen, tuple(round(median(each)) for each in zip(*found, strict=True)))


def _installed(tools: Path) -> Path:
    program = tools / "node_modules" / ".bin" / "lighthouse"
    if program.exists():
        return program
    npm = shutil.which("npm")
    if npm is None:
        raise NoNode("Lighthouse needs Node.js. Type: sudo apt-get install nodejs npm")
    tools.mkdir(parents=True, exist_ok=True)
    subprocess.run([npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", f"lighthouse@{VERSION}"], cwd=tools, check=True)
    return program


def _scores(program: Path, address: str, preset: list[str]) -> list[float]:
    command = [str(program), address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={_QUIET}"]
    run = subprocess.run([*command, *preset], env={**os.environ, "CHROME_PATH": find_browser()}, capture_output=True, text=True, check=True)
    categories = json.loads(run.stdout)["categories"]
    return [100 * categories[name]["score"] for name in CATEGORIES]
