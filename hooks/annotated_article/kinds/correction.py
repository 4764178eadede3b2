"""Corrections: what an article gets wrong."""

from __future__ import annotations

from annotated_article.kind import ID, SELECTOR, SOURCES, Field, Kind, formerly

KINDS_OF_CORRECTION = ("error", "imprecise", "disputed", "context", "wording")

KIND = Kind(
    name="correction",
    folder="corrections",
    order=90,
    marks=False,
    fields=(
        ID,
        *SELECTOR,
        Field("correction", "text", "What is correct, in one sentence.", "The speech was on Tuesday 6 March 2007.", needed=True),
        Field("kind", "word", "What kind of correction it is.", "error", words=KINDS_OF_CORRECTION),
        SOURCES,
        formerly("day-of-the-speech"),
    ),
)
