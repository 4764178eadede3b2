"""What a build does not do twice, counted, so that it holds on every machine; `make bench` measures the time."""

import sys
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

import markdown
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from annotated_article.loading import read_yaml
from annotated_article.pages import front_matter
from annotated_article.pages.articles.article_page import article_page
from annotated_article.pages.page_head import head_of
from annotated_article.site import check_site, exports, pages
from annotated_article.words import words_of
from support.large_site import LargeSite
from support.project import project


def _built_here(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Every page of the project, built in this process."""
    front_matter._opening.cache_clear()
    with monkeypatch.context() as restored:
        restored.setattr(sys, "path", [*sys.path])
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    site = root / "site"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*.html")}


@pytest.mark.thorough
def test_what_pages_share_is_as_it_would_be_if_each_had_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "project")
    shared = _built_here(root, monkeypatch)
    monkeypatch.setattr("annotated_article.mkdocs_adapter.build._folder_of", lambda url: url)
    alone = _built_here(root, monkeypatch)
    assert len(shared) > 20
    assert [page for page in {*shared, *alone} if shared.get(page) != alone.get(page)] == []


def test_the_files_and_heads_for_other_programs_are_a_small_part_of_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "project")
    begun = process_time()
    _built_here(root, monkeypatch)
    whole = process_time() - begun
    site = check_site(root)
    view = site.view(address="https://example.org/")
    made = [page.url for page in pages(site, words_of("en"))]
    begun = process_time()
    for url in made:
        head_of(view, url)
    assert len([*exports(view)]) > 10
    assert process_time() - begun < 0.15 * whole


def test_a_made_page_is_nowhere_in_mkdocs_list_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known: list[Files] = []
    monkeypatch.setattr("mkdocs.commands.build.set_exclusions", lambda files, _: known.append(files))
    root = project(tmp_path / "project")
    written = _built_here(root, monkeypatch)
    assert len(written) > 20
    assert [file.src_uri for file in known[0].documentation_pages()] == ["index.md"]
    assert (root / "site" / "claims.csv").stat().st_size
    assert [file.src_uri for file in known[0] if file.src_uri.endswith((".csv", ".json", ".geojson", "feed.xml"))] == []


@pytest.mark.thorough
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
