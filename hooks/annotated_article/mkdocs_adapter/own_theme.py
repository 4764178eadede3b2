"""The theme without Material: with `theme: {name: null}`, the templates in `theme_alone/` are around the pages."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_PACKAGE = Path(__file__).parents[1]


def is_alone(config: MkDocsConfig) -> bool:
    """Whether mkdocs.yml names no theme, so that the project's own is used."""
    return config.theme.name is None


def use_own_theme(config: MkDocsConfig) -> None:
    """Add our templates below those of `custom_dir`, and keep the scripts of MkDocs' own search out of the site."""
    if not is_alone(config):
        return
    theme = config.theme
    ours = [str(_PACKAGE / name) for name in ("theme", "theme_alone")]
    theme.dirs[1:1] = [folder for folder in ours if folder not in theme.dirs]
    theme.static_templates.add("404.html")
    theme["search_index_only"] = True
    theme.setdefault("language", "en")
    theme.setdefault("favicon", "assets/icon.svg")
