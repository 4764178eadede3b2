"""Dates: what the words of an article date, and background for its timeline."""

from __future__ import annotations

from annotated_article.kind import ID, SELECTOR, SOURCES, STATUS, Field, Kind, formerly

KIND = Kind(
    name="date",
    folder="dates",
    order=60,
    schema_type="Event",
    fields=(
        ID,
        *SELECTOR,
        Field("when", "date", "When it was.", "2007-03-06", needed=True),
        Field("article_says", "date", "What the words alone would mean, if that differs.", "2007-03-07"),
        Field("title", "text", "What happened, as a headline.", "Bush speaks to the American Legion", needed=True),
        Field("note", "prose", "What the words say and what the record shows.", "The transcript is dated Tuesday 6 March.", needed=True),
        Field("places", "entries", "Where it was.", "[baghdad]", to=("places",)),
        Field("people", "entries", "Who took part.", "[george-w-bush]", to=("people",)),
        SOURCES,
        STATUS,
        formerly("legion-speech"),
    ),
)
