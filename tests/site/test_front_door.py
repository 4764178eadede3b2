"""The built site's front door: the same five ways on every page, and a home page that is the product and stays within its budget."""

import gzip
import re
import shutil
from pathlib import Path

import pytest

from support.built_pages import Page, page_at, pages
from support.project import built, project
from support.read_as_browsers_do import words_of

MENU = {"Articles": "articles", "Explore": "explore", "Teach": "teach", "Contribute": "contribute", "About": "about"}
SECTIONS = {
    "Articles": ("articles",),
    "Explore": ("explore", "people", "places", "organisations", "events", "terms", "dates", "claims", "sources", "index-a-z"),
    "Teach": ("teach",),
    "Contribute": ("contribute",),
    "About": ("about", "data"),
}
"""Item of the menu -> the folders whose pages are below it; each of these addresses was there before the menu."""
BUDGET = 85 * 1024
# <link rel="stylesheet" href="assets/home.css">  <script defer src="assets/annotations.js">  <style>@import "assets/main.css"
_LOADED = re.compile(r'(?:<link rel="(?:stylesheet|icon)" href=|<script (?:defer )?src=|@import )"([^"]+)"')


def menu(page: Page) -> list[tuple[str, str, bool]]:
    """Each item of the menu: its words, the folder it leads to, and whether the page says that it is there."""
    (found,) = page.classed("sections")
    return [(words_of(link), link.attrib["href"].rstrip("/").split("/")[-1], "aria-current" in link.attrib) for link in found.iter("a")]


def test_every_page_has_the_same_menu_of_five_and_says_where_it_is(site_dir: Path) -> None:
    seen = set()
    for address, page in pages(site_dir).items():
        if not page.classed("sections"):
            assert address.startswith("embed/") or "http-equiv" in page.html, address
            continue
        folder = address.split("/")[0]
        section = next((item for item, folders in SECTIONS.items() if folder in folders), None)
        found = menu(page)
        assert [words for words, _, _ in found] == [*MENU], address
        assert [words for words, _, here in found if here] == ([section] if section else []), address
        seen.add(section)
    assert seen == {None, *SECTIONS}


def test_the_drawer_has_what_the_menu_has(site_dir: Path) -> None:
    for address in ("", "explore/", "people/abbas-araghchi/", "articles/2007-03-12-baghdad-conference/"):
        (drawer,) = page_at(site_dir, address).classed("md-nav--primary")
        top = next(each for each in drawer if each.tag.endswith("ul"))
        labels = [" ".join(words_of(item).split()) for item in top]
        assert [next((name for name in ("Home", *MENU) if label.startswith(name)), label) for label in labels] == ["Home", *MENU], address


def test_every_folder_of_the_menu_has_its_page(site_dir: Path) -> None:
    for folders in SECTIONS.values():
        for folder in folders:
            assert (site_dir / folder / "index.html").is_file(), folder


def test_a_first_visit_to_the_home_page_weighs_at_most_85_kb(site_dir: Path) -> None:
    page = page_at(site_dir, "")
    loaded = sorted(set(_LOADED.findall(page.html)))
    assert any(name.endswith("home.css") for name in loaded) and any(name.endswith("annotations.js") for name in loaded)
    weights = {name: len(gzip.compress((site_dir / name).read_bytes(), 9, mtime=0)) for name in ("index.html", *loaded)}
    assert sum(weights.values()) <= BUDGET, weights


@pytest.mark.thorough
def test_a_site_without_articles_has_a_home_page_and_explore(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    for folder in ("annotations", "docs/articles", "seeds"):
        shutil.rmtree(root / folder, ignore_errors=True)
    (root / "annotations").mkdir()
    site = built(root)
    home = page_at(site, "")
    assert home.classed("sample") == []
    assert [link.attrib["href"] for link in home.classed("doors")[0].iter("a")] == ["articles/", "explore/"]
    assert len(list(page_at(site, "explore/").classed("lists")[0])) == 9


def test_the_home_page_has_one_button_and_a_paragraph_word_for_word(site_dir: Path) -> None:
    page = page_at(site_dir, "")
    (go,) = page.classed("go")
    article = page_at(site_dir, go.attrib["href"])
    (passage,) = page.classed("passage")
    (same,) = [each for each in article.classed("passage") if each.attrib["id"] == passage.attrib["id"]]
    assert words_of(passage) == words_of(same)
    assert len(page.classed("beside")) == 1
    assert len(page.classed("record")) == 2
