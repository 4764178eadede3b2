"""Terms: words and phrases that need an explanation."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_article.kind import ENDING, NAMES, TEXTS, EntryKind, InData, Own, Thing


@dataclass(frozen=True, slots=True)
class Term(Own):
    """Terms have no attributes of their own."""

    def thing(self, data: InData) -> Thing:
        """A schema.org `DefinedTerm`."""
        return {"inDefinedTermSet": f"{data.address}terms/"}


KIND = EntryKind(
    name="term",
    folder="terms",
    order=50,
    schema_type="DefinedTerm",
    tei="term",
    own=Term,
    fields=(*NAMES, *TEXTS, *ENDING),
    called=("glossary",),
    has_plural=True,
)
