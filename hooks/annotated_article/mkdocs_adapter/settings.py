"""Settings in mkdocs.yml that would silently lose notes. A build that has one of them stops and names it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

_FROM_MKDOCS = frozenset({"toc", "tables", "fenced_code"})
"""Extensions that MkDocs lists for every site."""


def refused_setting(config: MkDocsConfig) -> str:
    """What to change in mkdocs.yml before a site can be built; empty if nothing is wrong."""
    return next(_refused(config), "")


def share_images(config: MkDocsConfig) -> str:
    """What has a picture of its own to be shared with, as outputs.Settings has it."""
    shared = config.extra.get("share_images", True)
    return "claims" if shared == "claims" else "" if shared is False else "articles"


def _refused(config: MkDocsConfig) -> Iterator[str]:
    if "material/offline" in config.plugins:
        yield "mkdocs.yml has the plugin `offline`, which changes the addresses of all pages. Delete it, and run: make offline"
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
        yield f"mkdocs.yml has `share_images: {shared}` under `extra`; only `true`, `false` and `claims` are possible there."
    search = config.extra.get("search")
    if search not in (None, "pagefind"):
        yield f"mkdocs.yml has `search: {search}` under `extra`; only `pagefind` is possible there."
