"""What may run in a page depends on what surrounds its own part, whether the navigation names the page or not."""

import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from annotated_article.pages.content_policy import Inline, inline_parts
from support.project import project


def test_no_page_that_is_made_names_scripts_of_its_own_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def noted(html: str) -> Inline:
        looked_at.append(html)
        return inline_parts(html)

    root = project(tmp_path / "project")
    monkeypatch.setattr("annotated_article.mkdocs_adapter.build.inline_parts", noted)
    monkeypatch.setattr(sys, "path", [*sys.path])
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert len(looked_at) > 20
    own = ['class="glossary', 'class="listing', 'class="article"']
    assert any(part in (root / "site" / "people" / "index.html").read_text("utf-8") for part in own)
    by_hand = ("404", "<title>Home", "<title>Annotated")
    assert [html[:400] for html in looked_at if any(part in html for part in own) and not any(name in html for name in by_hand)] == []
