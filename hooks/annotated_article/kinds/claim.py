"""Claims: what people say in an article, and what the sources show."""

from __future__ import annotations

from annotated_article.kind import ID, SELECTOR, SOURCES, STATUS, Field, Kind, formerly

KINDS_OF_CLAIM = ("fact", "allegation", "denial", "quotation", "opinion", "prediction")
FINDINGS = ("corroborated", "disputed", "contradicted", "unverified", "opinion")
FINDINGS_FOR = {
    **dict.fromkeys(("fact", "allegation", "denial", "quotation"), FINDINGS[:-1]),
    **dict.fromkeys(("opinion", "prediction"), FINDINGS[-1:]),
}
"""Kind of claim -> the findings that it can have. The page on how we annotate prints this table."""
RELATIONS = {
    "disputes": "disputed by",
    "answers": "answered by",
    "supports": "supported by",
    "relies_on": "relied on by",
}
"""Each relation of claims -> what it is called from the other end."""
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
        Field("supports", "claims", "Claims that it supports: an id, or `article/id` for a claim in another article.", "[arms]"),
        Field("disputes", "claims", "Claims that it disputes: an id, or `article/id` for a claim in another article.", "[arms]"),
        Field("answers", "claims", "Claims that it answers: an id, or `article/id` for a claim in another article.", "[kidnapped]"),
        Field("relies_on", "claims", "Claims that it relies on: an id, or `article/id` for a claim in another article.", "[office]"),
        Field("finding", "word", "What the sources show.", "corroborated", words=FINDINGS),
        Field("finding_about", "text", "What exactly was checked.", "that he said it"),
        Field("answered_by", "text", "The answer to an allegation: the id of a claim, or words.", "charges-baseless"),
        Field(
            "answer_not_found", "text", "When and where somebody looked for an answer and found none.", "29 November 2026, in AP reports"
        ),
        Field("note", "prose", "What the sources show, and what remains open.", "The disagreement is about status."),
        SOURCES,
        STATUS,
        formerly("no-diplomat"),
    ),
)
