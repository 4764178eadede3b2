"""Articles to take along: one HTML file and an EPUB, whole without a network, with the author's text and every note."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from io import BytesIO
from pathlib import Path
from posixpath import normpath
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from playwright.sync_api import Browser, expect

from annotated_article.kinds import MARKED
from annotated_article.pages.articles.downloads import downloads, xhtml
from annotated_article.pages.view import View
from annotated_article.site import check_site
from support.project import files_in, project
from support.random_articles import articles
from support.read_as_browsers_do import document, fragment, words_of, wrong_nesting
from support.small_article import text
from support.small_site import SmallSite

ROOT = Path(__file__).parents[3]
ASSETS = ROOT / "hooks/annotated_article/theme/assets"
SITE = "https://articles.example/"
X = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
FIRST = "2007-03-12-baghdad-conference"
BLOCKS = "2001-06-01-every-kind-of-block"
ARABIC = {
    "language": "ar",
    "title": "جسر",
    "author": ["Ada & <b>Pell</b>"],
    "text": "قالت Ada Pell إن الجسر مفتوح.",
    "people": {"ada-pell": {"name": "Ada Pell"}},
}


def read(path: str) -> bytes:
    """A file of the site: one of the engine's, or a picture."""
    return PICTURE if path.endswith(".svg") else (ASSETS / path.removeprefix("assets/")).read_bytes()


def taken(view: View, article: str) -> dict[str, bytes]:
    return dict(downloads(view, view.articles[article], read))


@pytest.fixture(scope="module")
def view() -> View:
    return check_site(ROOT).view(address=SITE, name="Annotated Articles")


@pytest.fixture(scope="module")
def blocks(tmp_path_factory: pytest.TempPathFactory) -> View:
    """A site with an article that has every kind of block."""
    folder = project(tmp_path_factory.mktemp("blocks") / "project", files_in(ROOT / "tests/site/every_kind_of_block"))
    return check_site(folder).view(address=SITE, name="Amble & <Co.>")


@pytest.fixture(params=[FIRST, BLOCKS])
def made(request: pytest.FixtureRequest, view: View, blocks: View) -> tuple[View, str, str, Mapping[str, bytes]]:
    """A site, the id of an article, its HTML file, and the files of its EPUB."""
    site, name = (view if request.param == FIRST else blocks), request.param
    files = taken(site, name)
    return site, name, files[f"articles/{name}/{name}.html"].decode(), unpacked(files[f"articles/{name}/{name}.epub"])


def unpacked(epub: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(epub)) as book:
        assert book.testzip() is None
        return {name: book.read(name) for name in book.namelist()}


def without_numbers(tree: Element) -> str:
    for parent in tree.iter():
        for child in list(parent):
            if child.attrib.get("class") == "number":
                child.text, child.tail = "", (child.tail or "").removeprefix(" ")
    return " ".join(words_of(tree).split())


def text_of(tree: Element) -> Element:
    return next(each for each in tree.iter() if each.attrib.get("class") == "text")


def bare(tree: Element) -> Element:
    """The tree without names of namespaces in its tags."""
    for each in tree.iter():
        each.tag = each.tag.removeprefix(X)
    return tree


def test_both_have_the_authors_text_word_for_word(made: Any) -> None:
    site, name, html, book = made
    tree, errors = document(html)
    assert not errors and not wrong_nesting(html)
    words = " ".join(site.articles[name].texts["body"].text.split())
    for each in (tree, bare(ElementTree.fromstring(book["EPUB/article.xhtml"]))):
        assert without_numbers(text_of(each)).replace(" ", "") == words.replace(" ", "")


def test_both_have_every_note_and_each_of_its_links_leads_to_a_place_in_the_file_or_to_the_site(made: Any) -> None:
    site, name, html, book = made
    notes = {f"n-{mention.note}" for mention in site.articles[name].mentions if mention.css in MARKED}
    corrections = [str(each.correction) for each in site.articles[name].article.notes.corrections]
    for tree in (document(html)[0], bare(ElementTree.fromstring(book["EPUB/article.xhtml"]))):
        ids = [each.attrib["id"] for each in tree.iter() if "id" in each.attrib]
        assert len(ids) == len({*ids}) and notes <= {*ids}
        links = [each.attrib["href"] for each in tree.iter("a") if "href" in each.attrib]
        assert [link for link in links if not re.match(r"https?://|#", link) or (link[0] == "#" and link[1:] not in ids)] == []
        assert any(link.startswith("#n-") for link in links)
        assert all(each in "".join(tree.itertext()) for each in corrections)


def test_the_html_file_loads_nothing_and_its_policy_allows_nothing(made: Any) -> None:
    html = made[2]
    tree, _ = document(html)
    assert [each for each in tree.iter() if each.tag in ("link", "iframe", "object") or ("src" in each.attrib and each.tag != "img")] == []
    assert all(each.attrib["src"].startswith("data:image/svg+xml;base64,") for each in tree.iter("img"))
    assert not re.search(r"@import|url\(", html.partition("</style>")[0])
    assert "default-src 'none'" in html


@pytest.mark.thorough
@pytest.mark.parametrize("script", [True, False])
def test_its_notes_open_from_a_disk_with_and_without_javascript(browser: Browser, view: View, tmp_path: Path, *, script: bool) -> None:
    file = tmp_path / "article.html"
    file.write_bytes(taken(view, FIRST)[f"articles/{FIRST}/{FIRST}.html"])
    asked: list[str] = []
    with browser.new_context(java_script_enabled=script) as context:
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto(file.as_uri())
        expect(page.locator(".text .passage")).to_have_count(17)
        note = page.locator("#n-entry-zalmay-khalilzad")
        expect(note).not_to_be_visible()
        page.locator("#p8 a.mark--person").first.click()
        expect(note).to_be_visible()
        expect(note).to_be_in_viewport()
        page.goto(f"{file.as_uri()}?from=p7&to=p10")
        expect(page.locator(".text .passage")).to_have_count(4 if script else 17)
    assert {address.partition("?")[0] for address in asked} == {file.as_uri()}


def test_a_book_begins_with_its_type_and_lists_all_of_its_files(view: View) -> None:
    epub = taken(view, FIRST)[f"articles/{FIRST}/{FIRST}.epub"]
    first = ZipFile(BytesIO(epub)).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert epub[30:58] == b"mimetypeapplication/epub+zip"
    assert epub == taken(view, FIRST)[f"articles/{FIRST}/{FIRST}.epub"], "the same notes make the same bytes"


def test_a_books_package_names_each_file_and_says_what_the_book_is(made: Any) -> None:
    site, name, _, book = made
    container = ElementTree.fromstring(book["META-INF/container.xml"])
    [root] = [each.attrib["full-path"] for each in container.iter() if "full-path" in each.attrib]
    package = ElementTree.fromstring(book[root])
    items = {each.attrib["id"]: each.attrib for each in package.iter(f"{OPF}item")}
    named = {f"EPUB/{each['href']}" for each in items.values()}
    assert named == book.keys() - {"mimetype", "META-INF/container.xml", root}
    assert [each.attrib["idref"] for each in package.iter(f"{OPF}itemref")] == ["article"]
    assert items["contents"]["properties"] == "nav"
    article = site.articles[name].article
    assert package.findtext(f".//{DC}title") == article.title
    assert [each.text for each in package.iter(f"{DC}creator")] == [*article.author]
    assert package.findtext(f".//{DC}language") == article.language
    assert package.find(f".//{DC}identifier").attrib["id"] == package.attrib["unique-identifier"]  # type: ignore[union-attr]
    told = {each.attrib["property"]: each.text for each in package.iter(f"{OPF}meta")}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", told["dcterms:modified"] or "")
    assert {"schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityFeature", "schema:accessibilityHazard"} <= told.keys()


def test_a_books_links_to_notes_open_footnotes_and_each_footnote_leads_back(made: Any) -> None:
    tree = ElementTree.fromstring(made[3]["EPUB/article.xhtml"])
    notes = {each.attrib["id"]: each for each in tree.iter(f"{X}aside") if each.attrib.get(TYPE) == "footnote"}
    to_notes = [each for each in tree.iter(f"{X}a") if each.attrib.get("href", "").startswith("#n-")]
    assert to_notes and all(each.attrib[TYPE] == "noteref" and each.attrib["href"][1:] in notes for each in to_notes)
    in_title = {f"n-{mention.note}" for mention in made[0].articles[made[1]].mentions if mention.spot.surface != "body"}
    back = {name for name, note in notes.items() if any(each.attrib.get("role") == "doc-backlink" for each in note.iter())}
    assert notes.keys() - back <= in_title


def test_a_books_contents_lead_into_it(made: Any) -> None:
    book = made[3]
    contents = ElementTree.fromstring(book["EPUB/contents.xhtml"])
    [nav] = contents.iter(f"{X}nav")
    assert nav.attrib[TYPE] == "toc"
    for link in nav.iter(f"{X}a"):
        file, _, place = link.attrib["href"].partition("#")
        assert not place or f'id="{place}"'.encode() in book[normpath(f"EPUB/{file}")]


def test_a_book_has_its_language_and_direction_and_takes_no_markup_from_an_author() -> None:
    view = replace(SmallSite(ARABIC).view, address=SITE, site_name='A & "B"')
    book = unpacked(taken(view, "case")["articles/case/case.epub"])
    tree = ElementTree.fromstring(book["EPUB/article.xhtml"])
    assert (tree.attrib["lang"], tree.attrib["dir"]) == ("ar", "rtl")
    assert b'page-progression-direction="rtl"' in book["EPUB/package.opf"]
    assert "Ada & <b>Pell</b>" in [each.text for each in ElementTree.fromstring(book["EPUB/package.opf"]).iter(f"{DC}creator")]


def test_former_ids_have_the_files_too(view: View) -> None:
    anchored = view.articles[FIRST]
    article = replace(anchored.article, formerly=(text("old"),))
    files = dict(downloads(view, replace(anchored, article=article), read))
    assert files["articles/old/old.epub"] == files[f"articles/{FIRST}/{FIRST}.epub"]
    assert len(files) == 4


@pytest.mark.thorough
@settings(deadline=None)
@given(articles)
def test_any_articles_html_becomes_well_formed_without_a_change_of_words(html: str) -> None:
    tree = ElementTree.fromstring(f'<div xmlns:epub="http://www.idpf.org/2007/ops">{xhtml(html)}</div>')
    assert "".join(tree.itertext()).split() == words_of(fragment(html)[0]).split()


@pytest.mark.parametrize("typed", ["a\x00b\x0b", "<b>\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_left_out(typed: str) -> None:
    ElementTree.fromstring(f"<p>{xhtml(escape(typed))}</p>")
