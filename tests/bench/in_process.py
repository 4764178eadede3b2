"""Run in a project's folder with the project's own Python: the share of each stage, the seconds of a rebuild after one edit, or of a check.

python in_process.py stages
python in_process.py check FILES MISTAKES
python in_process.py rebuild FILE OLD NEW
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from time import perf_counter, process_time

from mkdocs.commands.build import build
from mkdocs.config import load_config

from annotated_article.checking.check_library import check_library
from annotated_article.loading.read_folder import load
from annotated_article.pages.article_page import article_page
from annotated_article.pages.embed_page import embed_pages
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


def rebuild(file: Path, old: str, new: str) -> dict[str, float]:
    """Seconds of a first build and of the one after the edit, as `mkdocs serve` runs them: in one process."""
    logging.disable(logging.ERROR)
    took = []
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="serve", dirty=False)
    for _ in range(2):
        begun = process_time()
        build(config)
        took.append(process_time() - begun)
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        config = load_config("mkdocs.yml")
    file.write_text(file.read_text("utf-8").replace(new, old), "utf-8")
    return {"first": took[0], "again": took[1]}


def check(files: int, mistakes: int) -> dict[str, float]:
    """Seconds on the clock of one check of a project that is made here, all of whose mistakes must be told once and in order."""
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
        result = stages() if command == "stages" else rebuild(Path(arguments[0]), *arguments[1:])
    json.dump(result, sys.stdout)
