"""Settings in mkdocs.yml that would silently lose notes. A build that has one of them stops and names it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_FROM_MKDOCS = frozenset({"toc", "tables", "fenced_code"})
"""Extensions that MkDocs lists for every site."""
_THEME = "hooks/annotated_article/theme"


def refused_setting(config: MkDocsConfig) -> str:
    """What to change in mkdocs.yml before a site can be built; empty if nothing is wrong."""
    return next(_refused(config), "")


def share_images(config: MkDocsConfig) -> str:
    """Which pages get their own share image, as outputs.Settings has it."""
    shared = config.extra.get("share_images", True)
    return "claims" if shared == "claims" else "" if shared is False else "articles"


def _refused(config: MkDocsConfig) -> Iterator[str]:
    yield from _misplaced(config)
    if "material/offline" in config.plugins:
        yield "mkdocs.yml has the plugin `offline`, which changes the addresses of all pages. Delete it, and run: make offline"
    if "material/privacy" in config.plugins:
        yield "mkdocs.yml has the plugin `privacy`, which downloads files in each build. Delete it: pages load nothing from other hosts."
    if "mike" in config.plugins:
        yield "`mike` gives each version of a site its own addresses, but links to notes must keep working. Publish one version: make site"
    if not config.use_directory_urls:
        yield "mkdocs.yml has `use_directory_urls: false`, but the addresses of notes and entries end in a slash. Delete that line."
    for feature in config.theme.get("features") or ():
        if str(feature).startswith("navigation.instant"):
            yield f"mkdocs.yml has the theme feature `{feature}`, which replaces a page without starting its notes. Delete it."
    if added := [name for name in config.markdown_extensions if name not in _FROM_MKDOCS]:
        names = ", ".join(f"`{name}`" for name in added)
        yield f"mkdocs.yml has {names} under `markdown_extensions`. Delete that: the list is fixed, so that no word of an article changes."
    shared = config.extra.get("share_images")
    if shared not in (None, True, False, "claims"):
        yield f"mkdocs.yml has `share_images: {shared}` under `extra`; it must be `true`, `false` or `claims`."
    search = config.extra.get("search")
    if search not in (None, "pagefind"):
        yield f"mkdocs.yml has `search: {search}` under `extra`; it must be `pagefind`."


def _misplaced(config: MkDocsConfig) -> Iterator[str]:
    """Settings with which articles, notes or their scripts would not be found."""
    root = Path(config.config_file_path).parent
    if not (root / "annotations").is_dir():
        yield f"There is no folder annotations/ beside {config.config_file_path}. mkdocs.yml must be in the folder that has your notes."
    if Path(config.docs_dir).resolve() != (root / "docs").resolve():
        yield f"mkdocs.yml has `docs_dir: {Path(config.docs_dir).name}`, but articles are read from docs/. Delete that line."
    if not any((Path(folder) / "assets/annotations.js").is_file() for folder in config.theme.dirs):
        yield f"mkdocs.yml has no `custom_dir: {_THEME}` under `theme`, where the styles and scripts of notes are. Add it."
    for setting, file in (("extra_css", "assets/annotations.css"), ("extra_javascript", "assets/annotations.js")):
        if file not in map(str, config[setting]):
            yield f"mkdocs.yml has no `{file}` under `{setting}`, without which notes cannot be opened. Add it."
