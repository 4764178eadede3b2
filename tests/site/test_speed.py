"""What a build does not do twice, counted, so that it holds on every machine; `make bench` measures the time."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from time import process_time
from typing import Any

import markdown
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from annotated_article import mkdocs_adapter, site
from annotated_article.loading import read_yaml
from annotated_article.pages.article_page import article_page
from support.large_site import LargeSite
from support.project import project


def _built_here(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Every page of the project, built in this process, none of them kept from an earlier build."""
    rmtree(root / ".cache", ignore_errors=True)
    with monkeypatch.context() as restored:
        restored.setattr(sys, "path", [*sys.path])
        build(load_config(str(root / "mkdocs.yml")))
    site = root / "site"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*.html")}


def test_what_pages_share_is_as_it_would_be_if_each_had_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "project")
    shared = _built_here(root, monkeypatch)
    monkeypatch.setattr(mkdocs_adapter, "folder_of", lambda url: url)
    alone = _built_here(root, monkeypatch)
    assert len(shared) > 20
    assert [page for page in {*shared, *alone} if shared.get(page) != alone.get(page)] == []


def test_the_files_and_heads_for_other_programs_are_a_small_part_of_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    took: list[float] = []

    def timed(work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            begun = process_time()
            done = work(*given)
            took.append(process_time() - begun)
            return done

        return run

    root = project(tmp_path / "project")
    monkeypatch.setattr(mkdocs_adapter, "exports", timed(lambda *given: [*site.exports(*given)]))
    monkeypatch.setattr(mkdocs_adapter, "head_of", timed(site.head_of))
    begun = process_time()
    pages = _built_here(root, monkeypatch)
    whole = process_time() - begun
    assert len(took) > len(pages) / 2
    assert sum(took) < 0.15 * (whole - sum(took))


def test_what_is_written_does_not_stay_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known: list[Files] = []
    monkeypatch.setattr("mkdocs.commands.build.set_exclusions", lambda files, _: known.append(files))
    root = project(tmp_path / "project")
    written = _built_here(root, monkeypatch)
    pages = [file.page for file in known[0].documentation_pages() if f"{file.url}index.html" in written]
    assert len(pages) > 20
    assert [page.url for page in pages if page and page.url and page.content] == []
    assert (root / "site" / "claims.csv").stat().st_size
    assert [file.src_uri for file in known[0] if file.src_uri.endswith((".csv", ".json", ".geojson", "feed.xml"))] == []


def test_more_entries_mean_no_more_markdown_and_each_file_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converted: list[str] = []
    parsed: Counter[str] = Counter()
    convert, read = markdown.Markdown.convert, read_yaml.read_yaml

    def counted_convert(self: markdown.Markdown, source: str) -> str:
        converted.append(source)
        return convert(self, source)

    def counted_read(text: str, path: str, *others: Any) -> Any:
        parsed[path] += 1
        return read(text, path, *others)

    monkeypatch.setattr(markdown.Markdown, "convert", counted_convert)
    monkeypatch.setattr("annotated_article.loading.read_record.read_yaml", counted_read)
    people = {f"annotations/people/person-{at}.yml": f"name: Person{at} Long Name\nnote: Invented.\n" for at in range(40)}
    _built_here(project(tmp_path / "few"), monkeypatch)
    few = len(converted)
    files = len(parsed)
    parsed.clear()
    _built_here(project(tmp_path / "many", people), monkeypatch)
    assert len(converted) == 2 * few
    assert len(parsed) == files + 40
    assert set(parsed.values()) == {1}


def test_an_articles_page_does_not_grow_with_the_number_of_articles() -> None:
    large = LargeSite(entries=400)
    sizes = {}
    for articles in (10, 300):
        while len(large.articles) < articles:
            large.add_article(dates=3, claims=3)
        site = large.site()
        sizes[articles] = len(article_page(site.view(), site.articles["article-0"]).encode())
    assert sizes[300] <= sizes[10] * 1.05
