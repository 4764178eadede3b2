"""A setting that would lose notes stops the build with one message that names it, and other settings lose none."""

import re
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config

from annotated_article.mkdocs_adapter.settings import refused_setting
from support.project import ROOT, SETTINGS, built, mkdocs, project, why_it_stops


@pytest.mark.parametrize(
    ("setting", "named"),
    [
        ("use_directory_urls: false", "`use_directory_urls: false`"),
        ("plugins: [search, offline]", "plugin `offline`"),
        ("plugins: [search, privacy]", "plugin `privacy`"),
        ("markdown_extensions: [footnotes, admonition]", "`footnotes`, `admonition` under `markdown_extensions`"),
        ("extra: {search: lunr}", "`search: lunr`"),
        ("docs_dir: seeds", "`docs_dir: seeds`"),
        ("extra_javascript: []", "no `assets/annotations.js` under `extra_javascript`"),
        ("extra_css: [assets/ours.css]", "no `assets/annotations.css` under `extra_css`"),
    ],
)
def test_the_build_stops_and_names_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, named: str) -> None:
    _refused(project(tmp_path / "project", {"mkdocs.yml": f"{SETTINGS}{setting}\n"}), monkeypatch, named)


def test_the_build_stops_where_pages_are_replaced_without_being_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = SETTINGS.replace("theme: {", "theme: {features: [navigation.instant.prefetch], ")
    _refused(project(tmp_path / "project", {"mkdocs.yml": settings}), monkeypatch, "theme feature `navigation.instant.prefetch`")


def test_the_build_stops_under_mike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program mike adds a plugin of its name to the settings."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    config = load_config(str(project(tmp_path / "project") / "mkdocs.yml"))
    assert refused_setting(config) == ""
    config.plugins["mike"] = config.plugins["material/search"]
    assert refused_setting(config).startswith("`mike` gives each version of a site its own addresses")


def test_the_build_stops_without_the_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "theirs").mkdir()
    settings = SETTINGS.replace(f"custom_dir: {ROOT}/hooks/annotated_article/theme", f"custom_dir: {tmp_path}/theirs")
    _refused(project(tmp_path / "project", {"mkdocs.yml": settings}), monkeypatch, "no `custom_dir: hooks/annotated_article/theme`")


def test_the_build_stops_where_there_are_no_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.replace("watch: [annotations]", "watch: []"), "utf-8")
    (tmp_path / "docs").mkdir()
    _refused(tmp_path, monkeypatch, "There is no folder annotations/ beside ")


def test_the_build_stops_if_mkdocs_yml_names_no_hook(tmp_path: Path) -> None:
    """MkDocs doesn't call us, so the theme says it."""
    said = mkdocs(
        project(tmp_path / "project", {"mkdocs.yml": f"{SETTINGS}hooks: []\n".replace(f"hooks: [{ROOT}/hooks/annotate.py]\n", "")})
    )
    assert said.returncode != 0
    assert "mkdocs.yml: `hooks` did not run, so pages would have no notes." in said.stdout


HOOK = """
def on_post_page(output, page, config):
    return output.replace("</body>", "<!-- by the second hook --></body>")
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(project(tmp_path_factory.mktemp("plain") / "project"))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("settings", "seen"),
    [
        (f"{SETTINGS}hooks: [{ROOT}/hooks/annotate.py, ours.py]\n".replace(f"hooks: [{ROOT}/hooks/annotate.py]\n", ""), "by the second hook"),
        (f"{SETTINGS}hooks: [ours.py, {ROOT}/hooks/annotate.py]\n".replace(f"hooks: [{ROOT}/hooks/annotate.py]\n", ""), "by the second hook"),
        (f"{SETTINGS}plugins: []\n", ""),
        (f"{SETTINGS}site_url: ''\n", ""),
        (f"{SETTINGS}exclude_docs: articles/\n", ""),
    ],
    ids=["a second hook", "a hook before ours", "no plugins", "no site_url", "exclude_docs"],
)  # fmt: skip
def test_no_note_is_lost_with(settings: str, seen: str, plain: Path, tmp_path: Path) -> None:
    site = built(project(tmp_path / "project", {"mkdocs.yml": settings, "ours.py": HOOK}))
    with_notes = _with_notes(plain)
    assert len(with_notes) >= 1
    assert _with_notes(site) == with_notes
    assert all(seen in (site / name).read_text("utf-8") for name in ("index.html", "people/ada-pell/index.html", *with_notes))


def _with_notes(site: Path) -> dict[str, list[str]]:
    """Article -> its marks and notes."""
    pages = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in site.glob("articles/*/index.html")}
    found = {name: re.findall(r'<(?:a|span) class="mark[^>]*>[^<]*|<li class="note[^>]*>.*', html) for name, html in pages.items()}
    return {name: marks for name, marks in found.items() if marks}


@pytest.mark.parametrize("old", ["about/how", "[/about/how]", "[About/How]", "[https://example.org/how]", "[about/how,]", ""])
def test_the_build_stops_at_an_old_address_in_another_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str) -> None:
    page = f"---\ntitle: Home\nformerly: {old}\n---\n\nA site for testing.\n"
    _refused(project(tmp_path / "project", {"docs/index.md": page}), monkeypatch, "index.md: `formerly` needs addresses in brackets")


def _refused(root: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    assert named in why_it_stops(root, monkeypatch)
    assert not (root / "site").exists()
