"""The zip of `make offline`: unpacked, it opens from the folder, every link leads to a file of it, and notes open."""

from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from annotated_article.command_line import main
from annotated_article.offline_zip import offline_zip, with_zip
from annotated_article.words import ENGLISH
from support.built_pages import pages
from support.project import SETTINGS, built, project

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    for name in ("one.zip", "two.zip"):
        assert main(["offline", str(site_dir), str(folder / name)], ROOT, StringIO()) == 0
    packed = (folder / "one.zip").read_bytes()
    assert packed == (folder / "two.zip").read_bytes(), "the same site makes the same bytes"
    ZipFile(BytesIO(packed)).extractall(folder)
    return folder / "annotated-articles"


@pytest.mark.thorough
def test_every_link_inside_names_a_file_that_is_there(unpacked: Path) -> None:
    lost = []
    for page in pages(unpacked).values():
        here = unpacked / page.address / "index.html" if not page.address.endswith(".html") else unpacked / page.address
        for element in page.tree.iter():
            for name in ("href", "src"):
                parts = urlsplit(element.attrib.get(name, ""))
                if parts.path and not parts.scheme and not parts.netloc and not (here.parent / unquote(parts.path)).resolve().is_file():
                    lost.append(f"{page.address}: {element.attrib[name]}")
    assert lost == []


@pytest.mark.thorough
@pytest.mark.parametrize("script", [True, False])
def test_it_is_read_from_the_folder_from_page_to_page(browser: Browser, unpacked: Path, script: bool) -> None:
    asked: list[str] = []
    with browser.new_context(java_script_enabled=script) as context:
        context.on("request", lambda request: None if request.url.startswith("file:") else asked.append(request.url))
        page = context.new_page()
        page.goto((unpacked / "index.html").as_uri())
        page.get_by_role("link", name="No easing of US-Iranian tensions after Baghdad conference").first.click()
        expect(page.locator(".text .passage")).to_have_count(17)
        page.locator("#p8 a.mark--person").first.click()
        if script:
            expect(page.locator(".card--pinned .card__name")).to_have_text("Zalmay Khalilzad")
        page.locator(".note .name").first.evaluate("link => { location.href = link.href }") if script else page.locator(
            ".note .name"
        ).first.click()
        expect(page.locator(".glossary h1")).to_be_visible()
        page.goto((unpacked / "teach/dates/index.html").as_uri() + "?copy=student")
        expect(page.locator(".question").first).to_be_visible()
    assert asked == []


ARTICLE = "2001-05-14-bridge-opened"
OFFLINE_PAGE = "---\ntitle: Use it offline\n---\n\n# Use it offline\n\nUnpack the file.\n"


@pytest.fixture(scope="module")
def with_downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site that was built with its downloads."""
    settings = f"{SETTINGS.replace('[Home: index.md]', '[index.md, teach/offline.md]')}site_url: https://bridge.example/\nextra: {{downloads: true}}\n"
    return built(project(tmp_path_factory.mktemp("downloads") / "project", {"mkdocs.yml": settings, "docs/teach/offline.md": OFFLINE_PAGE}))


def test_each_article_links_to_its_files_and_the_page_about_it_to_the_zip_where_they_were_made(with_downloads: Path) -> None:
    article = with_downloads / "articles" / ARTICLE
    for name in (f"{ARTICLE}.epub", f"{ARTICLE}.html"):
        assert (article / name).is_file()
        assert f'href="{name}"' in (article / "index.html").read_text("utf-8")
    assert 'href="../../annotated-articles.zip"' in (with_downloads / "teach/offline/index.html").read_text("utf-8")
    style = (article / f"{ARTICLE}.html").read_text("utf-8").partition("style-src 'self' '")[2].partition("'")[0]
    assert style.startswith("sha256-") and style in (with_downloads / "_headers").read_text("utf-8")


def test_nothing_links_to_files_that_were_not_made(site_dir: Path) -> None:
    assert not [*site_dir.rglob("*.epub"), *site_dir.rglob("*.zip")]
    for page in ("articles/2007-03-12-baghdad-conference/", "teach/offline/"):
        html = (site_dir / page / "index.html").read_text("utf-8")
        assert '.epub"' not in html and '.zip"' not in html


def test_the_zip_of_such_a_site_has_the_files_and_no_link_to_itself(with_downloads: Path) -> None:
    with ZipFile(with_downloads / "annotated-articles.zip") as packed:
        names = packed.namelist()
        assert {f"annotated-articles/articles/{ARTICLE}/{ARTICLE}.{ending}" for ending in ("epub", "html")} <= {*names}
        assert "annotated-articles/annotated-articles.zip" not in names
        assert "annotated-articles.zip" not in packed.read("annotated-articles/teach/offline/index.html").decode()


def test_only_the_link_to_the_zip_is_taken_out() -> None:
    html = with_zip("<h1>A &amp; B</h1>\n<p>Text.</p>", ENGLISH).encode()
    packed = offline_zip({"teach/offline/index.html": html}, "")
    assert ZipFile(BytesIO(packed)).read("annotated-articles/teach/offline/index.html") == b"<h1>A &amp; B</h1>\n\n<p>Text.</p>"


@pytest.mark.thorough
def test_from_the_folder_citations_and_links_have_the_sites_address(browser: Browser, unpacked: Path) -> None:
    """A `file:` address leads nobody else anywhere."""
    folder = unpacked / "articles/2007-03-12-baghdad-conference"
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text }")
        page = context.new_page()
        page.goto((folder / "index.html").as_uri())
        at = page.locator("link[rel=canonical]").get_attribute("href")
        assert str(at).startswith("https://")
        page.locator("#p8 .number").click()
        page.wait_for_function("() => copied.endsWith('#p8.')")
        assert f", par. 8, {at}#p8." in page.evaluate("copied")
        page.locator("#p8 a.mark--person").first.click()
        for name, ends in (("Copy link", "#n-entry-zalmay-khalilzad"), ("Cite", "#n-entry-zalmay-khalilzad.")):
            page.get_by_role("button", name=name, exact=True).click()
            page.wait_for_function("ends => copied.endsWith(ends)", arg=ends)
            assert f"{at}{ends}" in page.evaluate("copied")
        cited = page.evaluate("document.querySelector('.cite').cite('7-10', '', 2)")
        assert f"{at}?from=p7&to=p10#p7." in cited
        # A site without an address of its own: the page's title, and no address.
        page.evaluate("document.querySelectorAll('link[rel=canonical], .cite').forEach(each => each.remove())")
        page.locator("#p8 .number").click()
        page.wait_for_function("() => copied == document.title")
