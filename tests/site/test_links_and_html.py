"""Every page of the real site and of the mini site: valid, every link leads somewhere, nothing comes from another host."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from support.built_pages import broken_links, ids, pages
from support.read_as_browsers_do import wrong_nesting

OWN = "https://annotated-articles.example/"
_LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
_NOT_LOADED = {"canonical", "next", "prev", "alternate", "edit", "license", "author", "help", "search"}
"""Relations of <link> that a browser does not fetch by itself."""


@pytest.fixture(params=["site_dir", "mini_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """The real site and the mini site, one after the other."""
    folder = request.getfixturevalue(request.param)
    assert isinstance(folder, Path)
    return folder


@pytest.mark.thorough
def test_every_link_and_fragment_inside_of_the_site_leads_somewhere(site: Path) -> None:
    code_host = f"{OWN}repository"
    assert [each for each in broken_links(site, OWN) if f" -> {code_host}" not in each] == []


@pytest.mark.thorough
def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    loaded = []
    for page in pages(site).values():
        for element in page.tree.iter():
            address = element.attrib.get(_LOADED.get(element.tag, ""), "")
            if element.tag == "link" and not _NOT_LOADED & set(element.attrib.get("rel", "").split()):
                address = element.attrib.get("href", "")
            loaded += [f"{page.address}: {each}" for each in (address, *_in_styles(element.attrib.get("style", ""))) if _is_outside(each)]
            loaded += [f"{page.address}: {each}" for each in _in_styles(element.text or "") if element.tag == "style" and _is_outside(each)]
            assert "srcset" not in element.attrib
    assert loaded == []


def test_no_style_sheet_loads_anything_from_another_host(site: Path) -> None:
    assert [
        f"{file.name}: {each}" for file in site.rglob("*.css") for each in _in_styles(file.read_text(encoding="utf-8")) if _is_outside(each)
    ] == []


def test_no_element_brings_a_style_which_the_policy_forbids(site: Path) -> None:
    assert [(page.address, element.tag) for page in pages(site).values() for element in page.tree.iter() if "style" in element.attrib] == []


def _in_styles(style: str) -> list[str]:
    return re.findall(r"(?:url\(|@import\s+)[\"']?([^\"')\s]+)", style)


def _is_outside(address: str) -> bool:
    return urlsplit(address).scheme not in ("", "data") or address.startswith("//")


def test_every_page_is_valid_html(site: Path) -> None:
    assert [(page.address, page.errors) for page in pages(site).values() if page.errors] == []


def test_every_id_is_unique_in_its_page(site: Path) -> None:
    twice = []
    for page in pages(site).values():
        counted = Counter(element.attrib["id"] for element in page.tree.iter() if "id" in element.attrib)
        twice += [f"{page.address}: {name}" for name, count in counted.items() if count > 1]
    assert twice == []


def test_what_labels_and_describes_is_there(site: Path) -> None:
    missing = []
    for page in pages(site).values():
        known = ids(page)
        for element in page.tree.iter():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "popovertarget", "for"):
                missing += [f"{page.address}: {name}={each}" for each in element.attrib.get(name, "").split() if each not in known]
    assert missing == []


def test_every_page_has_its_own_title_and_description(site: Path) -> None:
    heads: dict[str, list[str]] = {}
    for page in pages(site).values():
        if page.address != "404.html" and 'content="noindex"' not in page.html:
            title = next((element.text or "" for element in page.tree.iter("title")), "")
            described = [element.attrib.get("content") for element in page.tree.iter("meta") if element.attrib.get("name") == "description"]
            assert title.strip() and len(described) == 1, page.address
            heads.setdefault(title, []).append(page.address)
    assert {title: addresses for title, addresses in heads.items() if len(addresses) > 1} == {}


@pytest.mark.thorough
def test_articles_and_notes_close_every_tag_in_order(site: Path) -> None:
    wrong = []
    for page in pages(site).values():
        article = re.search(r'<article class="md-content__inner[^>]*>(.*?)</article>', page.html, re.DOTALL)
        if article:
            wrong += [f"{page.address}: {each}" for each in wrong_nesting(article[1])]
    assert wrong == []
