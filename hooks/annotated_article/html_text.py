"""Text as HTML shows it."""

from __future__ import annotations

from html import escape


def shown(text: str) -> str:
    """The text between tags; for attributes there is `html.escape`."""
    return escape(text, quote=False)
