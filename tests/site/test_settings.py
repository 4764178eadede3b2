"""A setting that would lose notes stops the build with one message that names it."""

import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from support.project import SETTINGS, project


@pytest.mark.parametrize(
    ("setting", "named"),
    [
        ("use_directory_urls: false", "`use_directory_urls: false`"),
        ("plugins: [search, offline]", "plugin `offline`"),
        ("markdown_extensions: [footnotes, admonition]", "`footnotes`, `admonition` under `markdown_extensions`"),
        ("extra: {search: lunr}", "`search: lunr`"),
    ],
)
def test_the_build_stops_and_names_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, named: str) -> None:
    _refused(project(tmp_path / "project", {"mkdocs.yml": f"{SETTINGS}{setting}\n"}), monkeypatch, named)


def test_the_build_stops_where_pages_are_replaced_without_being_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = SETTINGS.replace("theme: {", "theme: {features: [navigation.instant.prefetch], ")
    _refused(project(tmp_path / "project", {"mkdocs.yml": settings}), monkeypatch, "theme feature `navigation.instant.prefetch`")


@pytest.mark.parametrize("old", ["about/how", "[/about/how]", "[About/How]", "[https://example.org/how]", "[about/how,]", ""])
def test_the_build_stops_at_an_old_address_in_another_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str) -> None:
    page = f"---\ntitle: Home\nformerly: {old}\n---\n\nA site for testing.\n"
    _refused(project(tmp_path / "project", {"docs/index.md": page}), monkeypatch, "index.md: `formerly` needs addresses in brackets")


def _refused(root: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    with pytest.raises(Abort) as stopped:
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    assert named in str(stopped.value.message)
    assert not (root / "site").exists()
