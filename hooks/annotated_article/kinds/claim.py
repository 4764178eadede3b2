"""Claims: what people say in an article, and what the sources show."""

from __future__ import annotations

from annotated_article.kind import ID, SELECTOR, SOURCES, STATUS, Field, Kind, formerly

KINDS_OF_CLAIM = ("fact", "allegation", "denial", "quotation", "opinion", "prediction")
FINDINGS = ("corroborated", "disputed", "contradicted", "unverified", "opinion")
SPEAKERS = ("people", "organisations")
"""The folders of entries that can say something."""

KIND = Kind(
    name="claim",
    folder="claims",
    order=70,
    schema_type="Claim",
    fields=(
        ID,
        *SELECTOR,
        Field("claim", "text", "The claim in one plain sentence.", "The American military in Iraq holds no diplomat.", needed=True),
        Field("said_by", "entry", "Who says it: the id of a person or an organisation.", "zalmay-khalilzad", to=SPEAKERS),
        Field("speaker", "text", "Who says it, in words, if it is a group without an entry.", "Iranian envoys"),
        Field("through", "entry", "Who reports it: the id of a person or an organisation.", "associated-press", to=SPEAKERS),
        Field("kind", "word", "What kind of claim it is.", "denial", needed=True, words=KINDS_OF_CLAIM),
        Field("about", "entries", "The ids of the entries that it is about.", "[erbil]"),
        Field("supports", "claims", "The ids of claims that it supports.", "[weapons-from-iran]"),
        Field("disputes", "claims", "The ids of claims that it disputes.", "[weapons-from-iran]"),
        Field("answers", "claims", "The ids of claims that it answers.", "[diplomats-kidnapped]"),
        Field("relies_on", "claims", "The ids of claims that it relies on.", "[office-no-consulate]"),
        Field("finding", "word", "What the sources show.", "corroborated", words=FINDINGS),
        Field("finding_about", "text", "What exactly was checked.", "that he said it"),
        Field("note", "prose", "What the sources show, and what remains open.", "The disagreement is about status."),
        SOURCES,
        STATUS,
        formerly("no-diplomat"),
    ),
)
