"""`search: pagefind`: the same words as in the theme's one index, in chunks; found with the keyboard, under the policy, nothing stored."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from playwright.sync_api import Page, Route, expect

from annotated_article.chunked_index import chunk_index, pagefind
from annotated_article.site import check_site
from support.project import SETTINGS, built, project, why_it_stops
from support.serve_folder import serve_folder

STORED = "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"
LISTEN = "window.refused = []; addEventListener('securitypolicyviolation', ({ blockedURI }) => refused.push(blockedURI));"


MARKED = "[...(CSS.highlights.get('found') || [])].map(each => each.startContainer.data.slice(each.startOffset, each.endOffset))"
ARTICLE = """---
title: A ploy
published: 2001-07-01
language: en
---

They spoke of a "kidnapping" in Ada Pell's words, and of a flat lie.

All neighbours—Jordan, Syria and Kuwait—came, and grasping at straws is what it was.

The ploy was known. Ployed is another word, and a café another place."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini site's project with the switch on, built."""
    made = project(
        tmp_path_factory.mktemp("chunks") / "project",
        {"mkdocs.yml": f"{SETTINGS}extra: {{search: pagefind}}\n", "docs/articles/2001-07-01-a-ploy.md": ARTICLE},
    )
    built(made)
    return made


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    with serve_folder(root / "site") as url:
        yield url


@pytest.mark.thorough
def test_names_other_names_and_notes_are_found_and_lead_to_their_words(page: Page, root: Path, address: str) -> None:
    entries = [entry for entry in check_site(root).library.entries.values() if entry.aliases]
    assert entries
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.add_init_script(LISTEN)
    page.goto(f"{address}articles/")
    page.keyboard.press("/")
    for entry in entries:
        for words in (entry.name, entry.aliases[0], " ".join(entry.note.split()[:6])):
            page.get_by_role("searchbox").fill(str(words))
            expect(page.locator(f'.find a[href*="/{entry.url}"]')).to_have_count(1)
    page.get_by_role("searchbox").fill(str(entries[0].name))
    expect(page.locator(".find [role=status]")).to_have_text(re.compile("matching document"))
    expect(page.locator(".find a").first).to_have_attribute("href", re.compile(f"/{entries[0].url}#:~:text=\\w"))
    page.keyboard.press("ArrowDown")
    expect(page.locator(".find a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{entries[0].url}**")
    assert page.evaluate("refused") == []
    assert page.evaluate(STORED) == [0, 0, "", 0]
    assert [url for url in asked if "search_index" in url] == []
    assert all(url.startswith((address, "blob:", "data:")) for url in asked)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("asked", "passage"),
    [
        ("kidnapping", "p1"),
        ("flat lie", "p1"),
        ("Jordan", "p2"),
        ("Kuwait", "p2"),
        ("grasping at straws", "p2"),
        ("ploy", "p3"),
        ("cafe", "p3"),
    ],
)
def test_a_result_leads_to_the_passage_and_marks_the_words_there(page: Page, address: str, asked: str, passage: str) -> None:
    page.goto(f"{address}articles/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(asked)
    result = page.locator(f".find a[href$='a-ploy/?h={asked.replace(' ', '%20')}#{passage}']")
    expect(result).to_contain_text(f"¶ {passage[1:]}, A ploy")
    expect(result.locator("em")).to_have_text("Article")
    result.click()
    page.wait_for_url(f"**#{passage}")
    page.wait_for_function(f"() => {MARKED}.length")
    assert [word.casefold().replace("é", "e") for word in page.evaluate(MARKED)] == asked.casefold().split()
    assert page.evaluate("[...CSS.highlights.get('found')].every(each => each.startContainer.parentElement.closest('.passage:target'))")
    expect(page.locator(f"#{passage}")).to_be_in_viewport()


def test_entries_come_before_articles_and_each_result_names_its_kind(page: Page, address: str) -> None:
    page.goto(f"{address}articles/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("Ada Pell")
    expect(page.locator(".find a[href*='a-ploy']").first).to_be_visible()
    kinds = page.locator(".find li em").all_inner_texts()
    assert kinds[0] == "Person"
    last = ["Claim" if kind == "Claim" else "Article" if kind in ("Article", "") else "Entry" for kind in kinds]
    assert last == sorted(last, key=["Entry", "Claim", "Article"].index)


def test_the_box_says_that_there_is_nothing_and_closes(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("searchbox").fill("xyzzyqwv")
    expect(page.locator(".find [role=status]")).to_have_text("No matching documents")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_nothing_of_the_index_is_loaded_before_the_box_is_open(page: Page, address: str) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}articles/")
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if "pagefind" in url] == []


def test_what_is_typed_while_the_index_loads_is_searched_for(page: Page, root: Path, address: str) -> None:
    name = next(str(entry.name) for entry in check_site(root).library.entries.values() if entry.aliases)
    waiting: list[Route] = []
    page.route("**/pagefind.js", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright writes on what it is given
    page.goto(f"{address}articles/")
    page.keyboard.press("/")
    page.keyboard.type(name)
    expect(page.locator(".find [role=status]")).to_have_text("Loading the search index …")
    waiting[0].continue_()
    expect(page.locator(".find a").first).to_be_visible()
    assert len(waiting) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("again", ["button", "Enter", "typing"])
def test_an_index_that_does_not_come_is_reported_and_can_be_tried_again(page: Page, root: Path, address: str, again: str) -> None:
    name = next(str(entry.name) for entry in check_site(root).library.entries.values() if entry.aliases)
    page.route(re.compile("pagefind[.]js"), lambda route: route.abort())
    page.goto(f"{address}articles/")
    page.keyboard.press("/")
    page.keyboard.type(name[:-1])
    expect(page.locator(".find [role=status]")).to_have_text("The search index could not be loaded. Try again")
    page.unroute(re.compile("pagefind[.]js"))
    retry: dict[str, Callable[[], None]] = {
        "button": lambda: page.get_by_role("button", name="Try again").click(),
        "Enter": lambda: page.keyboard.press("Enter"),
        "typing": lambda: page.keyboard.type(name[-1]),
    }
    retry[again]()
    expect(page.locator(".find a").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_one_index_is_gone_and_only_such_a_site_may_compile(root: Path, site_dir: Path) -> None:
    assert not (root / "site/search").exists()
    assert {file.name for file in (root / "site/pagefind").glob("*.js")} == {"pagefind.js", "pagefind-worker.js"}
    for folder, allowed in ((root / "site", True), (site_dir, False)):
        for file in ("index.html", "_headers"):
            assert ("'wasm-unsafe-eval'" in (folder / file).read_text("utf-8")) == allowed


def test_the_same_words_make_the_same_index(tmp_path: Path) -> None:
    docs = [
        {"location": "a/", "title": "Tom &amp; Ada", "text": "<p>A ferry. </p>"},
        {"location": "a/#b", "title": "B", "text": "<p>Said &lt;script&gt;. </p>"},
        *({"location": f"p{number}/", "title": f"P{number}", "text": f"<p>word{number} and more</p>"} for number in range(60)),
    ]
    program = pagefind()
    assert program
    made = []
    for name in ("one", "two"):
        (tmp_path / name / "search").mkdir(parents=True)
        (tmp_path / name / "search/search_index.json").write_text(json.dumps({"docs": docs}), "utf-8")
        chunk_index(program, tmp_path / name, "en")
        made.append({file.relative_to(tmp_path / name): file.read_bytes() for file in (tmp_path / name).rglob("*.*")})
    assert made[0] == made[1]
    assert len(made[0]) > 60


def test_without_pagefind_one_line_says_what_to_type(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    assert why_it_stops(root, monkeypatch) == (
        "mkdocs.yml has `search: pagefind`, and Pagefind is not installed here. Type:\n"
        f"    {sys.executable} -m pip install pagefind-bin\n"
        "or take that line out; then the theme's own search is used."
    )
    config = load_config(str(root / "mkdocs.yml"))
    config.extra["search"] = "pagefnd"
    with pytest.raises(Abort) as stopped:
        build(config)
    assert str(stopped.value.message) == "mkdocs.yml has `search: pagefnd` under `extra`; it must be `pagefind`."
    assert (root / "site/pagefind").is_dir()
