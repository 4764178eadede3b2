"""A small article of a golden case as a whole page with the reader's script and style sheet, without MkDocs."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from annotated_article.anchoring.find_names import index_names
from annotated_article.model.articles import Library
from annotated_article.pages.articles.article_page import article_page
from annotated_article.pages.view import View
from support.small_article import anchored_case, entries_of

ASSETS = Path(__file__).parent.parent.parent / "hooks" / "annotated_article" / "theme" / "assets"
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>A title - A site</title>
<style>{style}</style>
</head>
<body>
<main class="md-typeset">
{article}
</main>
<script src="assets/annotations.js"></script>
</body>
</html>
"""


def write_case_page(given: Mapping[str, Any], folder: Path) -> None:
    """Writes the page and the files that it loads into the folder."""
    shutil.copytree(ASSETS, folder / "assets", dirs_exist_ok=True)
    (folder / "index.html").write_text(case_page(given), encoding="utf-8")


def case_page(given: Mapping[str, Any]) -> str:
    """The whole page of the article that the case gives, as `anchored_case` reads it."""
    anchored, problems = anchored_case(given)
    assert not [problem for problem in problems if problem.is_error], problems
    article = anchored.article
    entries = entries_of(given)
    view = View(Library(entries=entries, articles={article.id: article}), index_names(entries.values()), {article.id: anchored})
    return _PAGE.format(
        language=article.language,
        style=(ASSETS / "annotations.css").read_text(encoding="utf-8"),
        article=article_page(view, anchored),
    )


@contextmanager
def page_with_only(script: str, browser: Browser) -> Iterator[Page]:
    """An empty page that runs this script of ours."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_script_tag(path=ASSETS / script)
        yield page
