"""Mentions: words that refer to an entry without naming it. They are marked like the entry's name."""

from __future__ import annotations

from annotated_article.kind import SELECTOR, Field, Kind

KIND = Kind(
    name="mention",
    folder="mentions",
    order=100,
    marks=False,
    has_id=False,
    fields=(*SELECTOR, Field("is", "entry", "The id of the entry they refer to.", "iranian-government", needed=True, attribute="is_")),
)
