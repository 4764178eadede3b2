"""Reading questions about words of an article."""

from __future__ import annotations

from annotated_article.kind import ID, SELECTOR, Field, Kind, formerly

SKILLS = ("sourcing", "context", "corroboration", "close-reading")

KIND = Kind(
    name="question",
    folder="questions",
    order=80,
    marks=False,
    fields=(
        ID,
        *SELECTOR,
        Field("ask", "text", "The question.", "Who reports this remark, and how does the writer know of it?", needed=True),
        Field("skill", "word", "Which reading skill it practises.", "sourcing", words=SKILLS),
        Field("starter", "text", "How an answer might begin.", "The writer learned of this from …"),
        Field("answer", "prose", "A good answer, for the teacher's copy.", "From one participant whom AP does not name."),
        Field("level", "text", "Who the question is for.", "introductory"),
        formerly("who-reports-it"),
    ),
)
