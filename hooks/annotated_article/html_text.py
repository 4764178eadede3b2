"""Text as HTML shows it."""

from __future__ import annotations

from html import escape

UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphens and spaces without a width: they stay in the page, and no quote or name has to have them."""


def shown(text: str) -> str:
    """The text between tags; for attributes there is `html.escape`."""
    return escape(text, quote=False)
