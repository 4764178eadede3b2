"""Claims: what somebody says in an article, and what the record shows."""

from __future__ import annotations

from annotated_article.kind import ID, SELECTOR, SOURCES, STATUS, Field, Kind, formerly

KINDS_OF_CLAIM = ("fact", "allegation", "denial", "quotation", "opinion", "prediction")
FINDINGS = ("corroborated", "disputed", "contradicted", "unverified", "opinion")
_SPEAK = ("people", "organisations")

KIND = Kind(
    name="claim",
    folder="claims",
    order=70,
    schema_type="Claim",
    fields=(
        ID,
        *SELECTOR,
        Field("claim", "text", "The claim in one plain sentence.", "The American military in Iraq holds no diplomat.", needed=True),
        Field("said_by", "entry", "Who says it: the id of an entry.", "zalmay-khalilzad", to=_SPEAK),
        Field("speaker", "text", "Who says it, in words, for a group.", "Iranian envoys"),
        Field("through", "entry", "Who reports it.", "associated-press", to=_SPEAK),
        Field("kind", "word", "What kind of claim it is.", "denial", needed=True, words=KINDS_OF_CLAIM),
        Field("about", "entries", "Whom or what it is about.", "[erbil]"),
        Field("supports", "claims", "Claims that it supports.", "[weapons-from-iran]"),
        Field("disputes", "claims", "Claims that it disputes.", "[weapons-from-iran]"),
        Field("answers", "claims", "Claims that it answers.", "[diplomats-kidnapped]"),
        Field("relies_on", "claims", "Claims that it relies on.", "[office-no-consulate]"),
        Field("finding", "word", "What the record shows.", "corroborated", words=FINDINGS),
        Field("finding_about", "text", "What exactly was checked.", "that he said it"),
        Field("note", "prose", "What the record shows, and what stays open.", "The disagreement is about status."),
        SOURCES,
        STATUS,
        formerly("no-diplomat"),
    ),
)
