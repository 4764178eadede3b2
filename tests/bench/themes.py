"""`make themes`: this site with Material and without it, side by side: what a first visit loads, what a build takes, Lighthouse.

Prints the rows of the table in docs/contribute/theme.md.
"""

from __future__ import annotations

import gzip
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from bench.lighthouse import NoNode, lighthouse
from bench.measure import build
from support.find_browser import find_browser
from support.serve_folder import serve_folder

ROOT = Path(__file__).parents[2]
THEMES = {"Material": "name: material", "alone": "name: null"}
PAGES = {"home page": "", "article": "articles/2007-03-12-baghdad-conference/"}
TURNS = 5
CONTENT = ("annotations", "docs", "hooks", "seeds")


def main() -> None:
    """Measure, and print each row as it comes."""
    with TemporaryDirectory() as folder:
        projects = {theme: _project(Path(folder) / theme, line) for theme, line in THEMES.items()}
        turns = [{theme: build(Path(sys.executable), root).seconds for theme, root in projects.items()} for _ in range(TURNS)]
        _row("seconds of a build", {theme: f"{median(turn[theme] for turn in turns):.1f}" for theme in THEMES})
        for page, path in PAGES.items():
            loaded = {theme: dict(_first_visit(root / "site", path)) for theme, root in projects.items()}
            _row(f"{page}: requests", {theme: str(len(files)) for theme, files in loaded.items()})
            for what, suffixes in (("all", ("",)), ("scripts", (".js",)), ("styles", (".css",))):
                _row(f"{page}: KB, {what}", {theme: f"{_kilobytes(files, suffixes):.1f}" for theme, files in loaded.items()})
        try:
            _scores(projects)
        except NoNode as reason:
            print(reason)


def _project(folder: Path, theme: str) -> Path:
    folder.mkdir()
    for name in CONTENT:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("name: material", theme), "utf-8")
    return folder


def _first_visit(site: Path, path: str) -> Iterator[tuple[str, int]]:
    """Each file that a browser loads with the page before a reader does anything, and its bytes after gzip."""
    with serve_folder(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser())
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        browser.close()
        for name in {url.removeprefix(address).partition("?")[0] for url in asked if url.startswith(address)}:
            file = site / name
            yield name, len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6, mtime=0))


def _kilobytes(files: Mapping[str, int], suffixes: tuple[str, ...]) -> float:
    return sum(size for name, size in files.items() if name.endswith(suffixes)) / 1024


def _scores(projects: Mapping[str, Path]) -> None:
    found = {
        theme: {scored[:2]: scored.scores for scored in lighthouse(root / "site", ROOT / ".cache/lighthouse")}
        for theme, root in projects.items()
    }
    for page, screen in found["Material"]:
        _row(f"Lighthouse: {page}, {screen}", {theme: " ".join(map(str, scores[page, screen])) for theme, scores in found.items()})


def _row(name: str, values: Mapping[str, str]) -> None:
    print(f"| {name} | {' | '.join(values[theme] for theme in THEMES)} |", flush=True)


if __name__ == "__main__":
    main()
