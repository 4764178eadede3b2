"""The templates that MkDocs puts around the pages.

With `theme: {name: null}`, those in `theme_alone/` replace Material's. Compiled ones are kept for the next build in the same process,
because each build has a Jinja environment of its own.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
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


class CompiledTemplates(BytecodeCache):
    """In memory alone: what is compiled is code, which a file in a contributor's folder must never be. Jinja asks for it by content."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing if the template is new or has changed."""
        if code := self._known.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._known[bucket.key] = bucket.bytecode_to_string()
