"""Hundreds of files, an attack in each: none runs, none leaves its element, and what is refused is named with its file."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from annotated_article.site import check_site
from support.closed_dialogs import closed_dialogs
from support.hostile_corpus import ATTACKS, BAD_NAMES, CANARY, hostile_corpus
from support.message_case import messages_of
from support.project import mkdocs, project
from support.serve_folder import serve_folder

CORPUS = hostile_corpus()
ESCAPED = f"""async addresses => {{
  const frames = addresses.map(address => Object.assign(document.createElement("iframe"), {{ src: address }}));
  const loaded = frames.map(frame => new Promise(resolve => (frame.onload = resolve)));
  document.body.replaceChildren(...frames);
  await Promise.all(loaded);
  return frames.map(({{ contentWindow, contentDocument: page, src }}) => [src, contentWindow.ran, page.querySelectorAll("footer, body > main").length,
    [...page.querySelectorAll(".{CANARY}, iframe, base[href], [autofocus], [onfocus], [onmouseover]")].map(each => each.outerHTML),
    [...page.querySelectorAll("[href], [src]")].filter(each =>
      /^\\s*(javascript|vbscript|data:text)/i.test(each.getAttribute("href") ?? each.getAttribute("src"))
      || new URL(each.href ?? each.src, src).hostname.endsWith("evil.example")).map(each => each.outerHTML)]);
}}"""
"""Opens pages beside one another; of each: its address, whether something ran, that it is whole, and what should not be in it."""
AT_ONCE = 20


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]]]:
    """A project with the whole corpus, and the message for each file that is rejected."""
    root = project(tmp_path_factory.mktemp("corpus") / "project", {path: text for files in CORPUS.values() for path, text in files.items()})
    refused: dict[str, list[str]] = {}
    while errors := [problem for problem in check_site(root).problems if problem.is_error]:  # one of each name that is not there
        for problem in errors:
            refused.setdefault(problem.at.path, []).append(problem.headline)
        for files in CORPUS.values():
            if refused.keys() & files.keys():
                for path in files:
                    (root / path).unlink(missing_ok=True)
    return root, refused


@pytest.fixture(scope="module")
def built_corpus(judged: tuple[Path, dict[str, list[str]]]) -> Path:
    """The site of everything that was not refused."""
    root, _ = judged
    said = mkdocs(root)
    assert said.returncode == 0, said.stdout[-2000:]
    for theirs in ("javascripts", "stylesheets"):  # the theme's own; without them a page is there at once
        shutil.rmtree(root / "site" / "assets" / theirs)
    return root / "site"


@pytest.fixture
def context_options() -> dict[str, Any]:
    """A browser that pays no heed to the pages' policy: nothing may run even where no policy holds."""
    return {"bypass_csp": True}


@pytest.fixture
def corpus_url(built_corpus: Path) -> Iterator[str]:
    """The address of that site."""
    with serve_folder(built_corpus) as address:
        yield address


def test_there_are_hundreds_and_all_are_judged(
    judged: tuple[Path, dict[str, list[str]]], record_property: Callable[[str, object], None]
) -> None:
    assert len(CORPUS) >= 300
    record_property("hostile files", len(CORPUS))
    record_property("hostile files refused", sum(bool(judged[1].keys() & files.keys()) for files in CORPUS.values()))
    typed = {path for files in CORPUS.values() for path in files}
    assert judged[1].keys() <= typed, "somebody else's file was blamed"
    assert 50 < len(judged[1]) < len(CORPUS)


def test_signs_that_turn_or_hide_words_and_addresses_that_run_are_refused(judged: tuple[Path, dict[str, list[str]]]) -> None:
    refused = judged[1]
    for name, files in CORPUS.items():
        if name.endswith(("-override", "-zero-width")):
            assert refused.keys() & files.keys(), name
    assert {path for path in refused if "source-url" in path} == {
        path for name, files in CORPUS.items() for path in files if "source-url" in name
    }


@pytest.mark.thorough
def test_nothing_runs_and_nothing_leaves_its_element(
    corpus_url: str, built_corpus: Path, page: Page, record_property: Callable[[str, object], None]
) -> None:
    said = closed_dialogs(page)
    files = [file for file in built_corpus.rglob("*.html") if 'http-equiv="refresh"' not in file.read_text("utf-8")]
    pages = sorted(file.relative_to(built_corpus).as_posix().removesuffix("index.html") for file in files)
    own = [address for address in pages if any(attack in address for attack in CORPUS)]
    assert len(own) > 200
    record_property("pages opened", len(pages))
    page.goto(corpus_url)
    for start in range(0, len(pages), AT_ONCE):
        for address, ran, footers, strange, leading in page.evaluate(
            ESCAPED, [corpus_url + each for each in pages[start : start + AT_ONCE]]
        ):
            assert (ran, strange, leading) == (None, [], []), address
            assert footers, address
    assert said == []


def test_a_name_that_is_not_an_id_is_refused_with_the_file(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    record_property("hostile names", len(BAD_NAMES))
    for number, (path, why) in enumerate(BAD_NAMES.items()):
        sound = "---\ntitle: A title\npublished: 2001-05-15\n---\n\nWords.\n" if path.endswith(".md") else "name: A Name\nnote: A note.\n"
        said = messages_of(project(tmp_path / str(number), {path: sound}))
        assert "error[I0" in said, (why, said)
        assert path.rsplit("/", 1)[0] in said, (why, said)
        assert "\u202e" not in said


def test_the_trap_catches_what_runs_and_what_leaves_its_element(corpus_url: str, built_corpus: Path, page: Page) -> None:
    (built_corpus / "trap.html").write_text(f"<!doctype html><title>x</title><p>{ATTACKS['svg']}<footer></footer>", "utf-8")
    said = closed_dialogs(page)
    page.goto(corpus_url)
    ((_, _, _, strange, _),) = page.evaluate(ESCAPED, [f"{corpus_url}trap.html"])
    assert len(strange) == 1
    assert said == [CANARY]
