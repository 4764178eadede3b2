"""The site without Material has the same pages with the same words and notes, and other programs read the same in them."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import trafilatura
from playwright.sync_api import Page

from support.built_pages import links, page_at
from support.read_as_browsers_do import words_of

ARTICLE = "articles/2007-03-12-baghdad-conference/"
READABILITY = Path(__file__).parents[2] / ".cache/readability/node_modules/@mozilla/readability/Readability.js"
_READ = """html => {
  const { title, byline, textContent } = new Readability(new DOMParser().parseFromString(html, "text/html")).parse();
  return [title, byline, textContent.split(/\\s+/)];
}"""
_CONTENT = re.compile(r'<article class="md-content__inner[^>]*>(.*)</article>', re.DOTALL)
# The list of headings, the boxes around tables, and the button on the 404 page that opens search
_ADDED = re.compile(
    r"""<nav[ ]class="headings".*?</nav> | </?div(?:[ ]class="md-typeset__scrollwrap")?> | \s
    | <label[ ]class="button"[ ]for="__search">.*?</label> | <button[^>]*find-opener.*?</button>""",
    re.DOTALL | re.VERBOSE,
)


def html_pages(site: Path) -> Iterator[tuple[str, str]]:
    """Each page's address, and the HTML between its header and its footer."""
    for file in sorted(site.rglob("*.html")):
        if found := _CONTENT.search(file.read_text("utf-8")):
            yield file.relative_to(site).as_posix(), _ADDED.sub("", found[1])


def test_every_page_is_there_with_the_same_text_and_notes(with_material: Path, alone_dir: Path) -> None:
    ours, theirs = dict(html_pages(alone_dir)), dict(html_pages(with_material))
    assert len(ours) > 250
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_nothing_of_material_is_in_the_site(alone_dir: Path) -> None:
    assert not [file.name for file in alone_dir.rglob("*") if re.search(r"bundle|main[.]\w+[.]min|lunr|worker|palette", file.name)]
    page = page_at(alone_dir, ARTICLE)
    assert "<style" not in page.html and page.html.count("<script>") == 0
    assert "'sha256-" not in page.html
    assert page.errors == []


@pytest.mark.parametrize("address", ["", ARTICLE, "people/nouri-al-maliki/", "contribute/format/", "404.html"])
def test_the_menu_is_the_same_and_every_link_around_the_text_leads_somewhere(with_material: Path, alone_dir: Path, address: str) -> None:
    page = page_at(alone_dir, address)
    menus = [[words_of(link) for link in each.classed("sections")[0].iter("a")] for each in (page_at(with_material, address), page)]
    assert menus[0] == menus[1] and len(menus[0]) == 5
    around = {url.partition("#")[0].partition("?")[0] for url in links(page) if not urlsplit(url).scheme}
    files = [alone_dir / (url[1:] if url.startswith("/") else f"{address}{url}" if address.endswith("/") else url) for url in around]
    assert len(files) > 10
    assert [file for file in files if not (file / "index.html" if file.is_dir() else file).is_file()] == []


def test_trafilatura_reads_the_same(with_material: Path, alone_dir: Path) -> None:
    one, other = (trafilatura.extract((site / ARTICLE / "index.html").read_text("utf-8")) for site in (with_material, alone_dir))
    assert one == other and len(one or "") > 5_000


def test_readers_view_of_firefox_reads_the_same(page: Page, site_url: str, with_material: Path) -> None:
    if not shutil.which("npm"):
        pytest.skip("Mozilla's Readability is missing. Install Node.js (sudo apt-get install nodejs npm) and run make test again.")
    page.goto(site_url + ARTICLE)
    page.add_script_tag(path=READABILITY)
    here = page.evaluate(_READ, page.content())
    assert here[:2] == ["No easing of US-Iranian tensions after Baghdad conference", "Peter Symonds"]
    assert here == page.evaluate(_READ, (with_material / ARTICLE / "index.html").read_text("utf-8"))
