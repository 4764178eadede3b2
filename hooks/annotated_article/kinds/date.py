"""Dates: events that the article's words give a date for, and background for its timeline."""

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
        Field("when", "date", "When it happened.", "2007-03-06", needed=True),
        Field("article_says", "date", "What the article's words alone would mean, if that is different or still to come.", "2007-03-07"),
        Field("title", "text", "What happened, as a headline.", "Bush speaks to the American Legion", needed=True),
        Field("note", "prose", "What the words say and what the sources show.", "The transcript is dated Tuesday 6 March.", needed=True),
        Field("places", "entries", "The ids of the places where it happened.", "[baghdad]", to=("places",)),
        Field("people", "entries", "The ids of the people who took part.", "[george-w-bush]", to=("people",)),
        SOURCES,
        STATUS,
        formerly("legion-speech"),
    ),
)
