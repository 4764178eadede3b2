"""An article that was taken down: nothing of it is shown or found any more, and every old address says why."""

import re
from io import StringIO
from pathlib import Path

import pytest

from annotated_article.command_line import WELL, main
from annotated_article.other_hosts.pages_ahead import pages_ahead
from annotated_article.site import check_site
from support.built_pages import broken_links, page_at
from support.message_case import MINI_SITE
from support.project import built, project
from support.read_as_browsers_do import words_of

NAME = "2001-05-14-bridge-opened"
ARTICLE = f"docs/articles/{NAME}.md"
REASON = "Its publisher, Amble & Sons, asked for it: '2 < 3'."
OF_ITS_TEXT = ("safe for every cart", "three weeks after the flood", "The ferryman denied", "bridge-safe")
"""Words of its text and notes."""


def run(root: Path, command: str) -> tuple[int, str]:
    out = StringIO()
    return main([command], root, out), out.getvalue()


@pytest.fixture(scope="module")
def down(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose first article was published and then taken down, by one line in its head."""
    root = project(tmp_path_factory.mktemp("withdrawn") / "project")
    run(root, "passages")
    file = root / ARTICLE
    file.write_text(file.read_text("utf-8").replace("---\n", f"---\nwithdrawn: >\n  {REASON}\nformerly: [bridge-opened]\n", 1), "utf-8")
    return root


@pytest.fixture(scope="module")
def site(down: Path) -> Path:
    return built(down)


def test_check_and_passages_are_content_and_keep_what_is_known(down: Path) -> None:
    assert run(down, "check")[1].startswith("0 errors. ")
    lock = down / f"annotations/passages/{NAME}.lock"
    before = lock.read_bytes()
    assert run(down, "passages") == (WELL, "All numbers and ids are already saved.\n")
    assert lock.read_bytes() == before


def test_search_engines_get_only_the_others(site: Path) -> None:
    listed = (site / "sitemap.xml").read_text("utf-8")
    assert "/articles/2001-05-21-bridge-closed/<" in listed
    assert NAME not in listed


def test_nothing_of_its_text_and_notes_is_in_any_file_of_the_site(site: Path) -> None:
    files = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    files = {path: data for path, data in files.items() if not path.startswith("contribute/rules/")}  # their examples contain these texts
    old = {path for path in files if path.startswith((f"claims/{NAME}/", f"articles/{NAME}/"))}
    for words in OF_ITS_TEXT:
        assert [path for path, data in files.items() if words.encode() in data and path not in old] == []
    for path in old:
        assert not any(words.encode() in files[path] for words in OF_ITS_TEXT if " " in words)


@pytest.mark.thorough
def test_its_address_says_why_and_all_others_lead_there(site: Path) -> None:
    page = page_at(site, f"articles/{NAME}/")
    said = words_of(page.tree)
    assert "This article has been withdrawn." in said
    assert REASON in said, "as typed, and no markup"
    assert not page.classed("passage")
    assert not page.classed("notes")
    for old in ("articles/bridge-opened/", f"claims/{NAME}/", f"claims/{NAME}/bridge-safe/", f"articles/{NAME}/dates/"):
        assert re.search(rf'data-to="[./]*articles/{NAME}/"', page_at(site, old).html), old
    embed = words_of(page_at(site, f"embed/{NAME}/").tree)
    assert "This article has been withdrawn. Its text and the notes on it are no longer shown." in embed
    assert re.search(rf'data-to="[./]*embed/{NAME}/"', page_at(site, "embed/bridge-opened/").html)
    own = "https://annotated-articles.example/"
    assert [each for each in broken_links(site, own) if f" -> {own}repository" not in each] == []


def test_entries_go_on_without_it(site: Path) -> None:
    said = words_of(page_at(site, "people/ada-pell/").tree)
    assert "who leads the village council" not in said
    assert "Bridge closed again" in said


def test_other_hosts_are_given_no_word_of_it(down: Path) -> None:
    by_hand = {file.relative_to(down / "docs").as_posix(): file.read_text("utf-8") for file in (down / "docs").rglob("*.md")}
    ahead = pages_ahead(check_site(down), "en", by_hand)
    assert f"articles/{NAME}.md" not in ahead
    assert [path for path, text in ahead.items() if OF_ITS_TEXT[0] in text] == []


def test_the_text_the_seed_and_the_quotes_may_be_deleted_as_well(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    head = (root / ARTICLE).read_text("utf-8").split("\n---\n")[0]
    (root / ARTICLE).write_text(f"{head}\nwithdrawn: Its publisher asked us to remove it.\n---\n", "utf-8")
    (root / "seeds/bridge-opened.txt").unlink()
    code, told = run(root, "check")
    assert (code, told[:10]) == (WELL, "0 errors. ")


def test_the_words_that_are_searched_for_are_its_own() -> None:
    whole = (MINI_SITE / ARTICLE).read_text("utf-8") + (MINI_SITE / f"annotations/articles/{NAME}.yml").read_text("utf-8")
    assert all(words in whole for words in OF_ITS_TEXT)
