"""A page is kept if, and only if, it would come out the same: after every change of every line of every file that people write."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotated_article.model import Article
from annotated_article.pages.article_page import article_page
from annotated_article.pages.view import Page, View
from annotated_article.rebuilding.kept_pages import open_kept
from annotated_article.rebuilding.page_keeper import PageKeeper
from annotated_article.rebuilding.reads import Reads
from annotated_article.site import check_site, further_pages, head_of, pages
from annotated_article.words import words_of
from support.message_case import MINI_SITE


def seen(root: Path) -> tuple[View, dict[str, Article | Page]]:
    """The site as its pages see it, and what each page is made from besides."""
    site = check_site(root)
    view = site.view(address="https://example.org/", name="Mini", mend="https://example.org/edit/")
    all_pages = (*pages(site, words_of("en")), *further_pages(view))
    made: dict[str, Article | Page] = {page.url: page for page in all_pages if not page.url.startswith("contribute/")}
    return view, made | {article.url: article for article in site.library.articles.values()}


def written(view: View, own: dict[str, Article | Page], url: str) -> str:
    """The page."""
    each = own[url]
    whole = each.whole(view) if isinstance(each, Page) else article_page(view, view.articles[each.id])
    return head_of(view, url) + whole


def build(root: Path, file: Path) -> tuple[dict[str, str], int]:
    """Every page of the folder, those taken that can be, and how many these were."""
    view, own = seen(root)
    keeper = PageKeeper(open_kept(file, "the same"), view)
    html = {}
    for url in own:
        kept = keeper.take(url, (url, own[url]))
        if kept is None:
            with keeper.making(url, (url, own[url])):
                kept = written(view, own, url)
            keeper.keep(url, kept)
        html[url] = kept
    keeper.done()
    return html, keeper.taken


def clean(root: Path) -> dict[str, str]:
    """Every page of the folder, each made."""
    view, own = seen(root)
    return {url: written(view, own, url) for url in own}


def edits(text: str) -> Iterator[str]:
    """The text with one line changed, another left out, for each line that says something."""
    lines = text.splitlines(keepends=True)
    for at, line in enumerate(lines):
        if line.strip():
            yield "".join([*lines[:at], *lines[at + 1 :]])
            changed = (
                re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 1) % 10), line)
                if line.rstrip()[-1].isdigit()
                else f"{line.rstrip()}x\n"
            )
            yield "".join([*lines[:at], changed, *lines[at + 1 :]])


FILES = sorted(
    file.relative_to(MINI_SITE).as_posix()
    for folder in ("annotations", "docs")
    for file in (MINI_SITE / folder).rglob("*")
    if file.is_file()
)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini site, and its pages as a build before has kept them."""
    root = tmp_path_factory.mktemp("before") / "project"
    shutil.copytree(MINI_SITE, root)
    build(root, root / "kept.sqlite")
    return root


def test_without_a_change_every_page_is_kept(before: Path, tmp_path: Path) -> None:
    shutil.copytree(before, tmp_path / "project")
    html, taken = build(tmp_path / "project", tmp_path / "project/kept.sqlite")
    assert taken == len(html) > 20
    assert html == clean(before)


@pytest.mark.parametrize("path", FILES)
def test_no_page_is_kept_that_would_be_another_today(before: Path, tmp_path: Path, path: str) -> None:
    root = tmp_path / "project"
    shutil.copytree(before, root)
    text, most = (root / path).read_text("utf-8"), 0
    for edited in edits(text):
        (root / path).write_text(edited, "utf-8")
        shutil.copy(before / "kept.sqlite", root / "kept.sqlite")
        html, taken = build(root, root / "kept.sqlite")
        assert html == clean(root)
        most = max(most, taken)
    assert most > 0
    (root / path).unlink()
    assert build(root, root / "kept.sqlite")[0] == clean(root)


def test_the_comparison_finds_what_is_read_without_being_noted(before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reads, "note", lambda *_: None)
    root = tmp_path / "project"
    shutil.copytree(before, root)
    (root / "kept.sqlite").unlink()
    build(root, root / "kept.sqlite")
    ada = root / "annotations/people/ada-pell.yml"
    ada.write_text(ada.read_text("utf-8").replace("note: ", "note: Now "), "utf-8")
    assert build(root, root / "kept.sqlite")[0] != clean(root)
