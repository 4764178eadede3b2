"""Run in a project's folder with the project's own Python: the share of each stage, the seconds after one edit under `mkdocs serve`, or those of a check.

python in_process.py stages
python in_process.py check FILES MISTAKES
python in_process.py serve PAGE FILE OLD NEW
python in_process.py memory PAGE FILE OLD NEW EDITS
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from annotated_article.checking.check_library import check_library
from annotated_article.loading.read_folder import load
from annotated_article.mkdocs_adapter.events import Adapter
from annotated_article.pages.articles.article_page import article_page
from annotated_article.pages.articles.embed_page import embed_pages
from annotated_article.site import check_site, exports, further_pages, pages, read_site
from annotated_article.words import words_of
from support.many_files import Mistake, many_files


def stages() -> dict[str, float]:
    """Stage -> seconds, one after the other in one process, without a host."""
    took: dict[str, float] = {}
    begun = process_time()

    def done(stage: str) -> None:
        nonlocal begun
        took[stage] = process_time() - begun
        begun = process_time()

    library, _ = load(Path())
    done("load")
    check_library(library)
    done("check")
    site = read_site(Path())
    begun = process_time()
    html = {article.id: site.render(article.markdown) for article in site.library.articles.values()}
    done("Markdown")
    for article, body in html.items():
        site.anchor(article, body)
    done("anchor")
    view = site.view()
    first = next(iter(site.library.articles.values()))
    for entry in site.library.entries.values():  # a build writes each for the first article that has it, and never again
        view.entry_note(entry, first)
    done("entries' notes")
    for anchored in view.articles.values():
        article_page(view, anchored)
    done("weave")
    for page in (*pages(site, words_of("en")), *further_pages(view)):
        page.whole(view)
    done("generated pages")
    for _ in embed_pages(view):
        pass
    done("embed pages")
    for _ in exports(site.view(address="https://annotated.example/")):
        pass
    done("data files")
    return took


class Served:
    """The project under `mkdocs serve`, without a socket: MkDocs is asked once, as at its start."""

    def __init__(self) -> None:
        logging.disable(logging.ERROR)
        config = load_config("mkdocs.yml")
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/")
        hooks: Any = config.hooks  # by name, though MkDocs' own annotation says a list
        [hook] = hooks.values()
        self.adapter: Adapter = hook.adapter

    def page(self, url: str) -> str:
        """A page as a browser gets it."""
        assert self.adapter.served
        return self.adapter.served.output(f"{url}index.html") or ""

    def pages(self) -> dict[str, bytes]:
        """Address -> digest of every article and generated page."""
        assert self.adapter.served
        urls = self.adapter.served.outputs.page_urls()
        return {url: blake2b(self.page(url).encode("utf-8", "replace"), digest_size=16).digest() for url in urls}

    def edit(self, file: Path, old: str, new: str) -> float:
        """Edit a file and follow the edit; the processor seconds that this took."""
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        begun = process_time()
        self.adapter.update()
        return process_time() - begun


def serve(view: str, file: Path, old: str, new: str) -> dict[str, float]:
    """Processor seconds after one edit until the page in view is there, and until every page that changed is made again."""
    served = Served()
    served.page(view)
    before = served.pages()
    took = served.edit(file, old, new)
    begun = process_time()
    served.page(view)
    in_view = took + process_time() - begun
    changed = [url for url, digest in served.pages().items() if before.get(url) != digest]
    served.edit(file, new, old)
    took = served.edit(file, old, new)
    begun = process_time()
    for url in changed:
        served.page(url)
    every_page = took + process_time() - begun
    served.edit(file, new, old)
    return {"page in view": in_view, "all pages": every_page, "changed": len(changed)}


def memory(view: str, file: Path, old: str, new: str, edits: int) -> dict[str, float]:
    """How much larger the process is after this many more edits, as a factor."""
    served = Served()
    sizes = []
    for number in range(2 * edits):
        served.edit(file, *((old, new) if number % 2 == 0 else (new, old)))
        served.page(view)
        sizes.append(_resident())
    return {"growth": sizes[-1] / sizes[edits - 1]}


def _resident() -> int:
    """The memory that the process has, in pages of the system."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1])


def check(files: int, mistakes: int) -> dict[str, float]:
    """Seconds of wall time for one check of a generated project; all of its mistakes must be reported once and in order."""
    made = many_files(Path(), files, mistakes)
    begun = perf_counter()
    found = check_site(Path()).problems
    took = perf_counter() - begun
    assert [Mistake(problem.at.path, problem.at.line, problem.rule) for problem in found] == made
    return {"check": took}


if __name__ == "__main__":
    _, command, *arguments = sys.argv
    if command == "check":
        result = check(*map(int, arguments))
    else:
        page, edited, old, new, *number = arguments or [""] * 4
        measured: dict[str, Callable[[], dict[str, float]]] = {
            "stages": stages,
            "serve": lambda: serve(page, Path(edited), old, new),
            "memory": lambda: memory(page, Path(edited), old, new, int(number[0])),
        }
        result = measured[command]()
    json.dump(result, sys.stdout)
