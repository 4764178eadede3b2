"""The one table of fields: what a record may say, in which shape, and an example of each.

Reading, checking, the documentation and the editors' schema are all driven by it. The fields of a kind of note are in its file in
kinds/. To add a field: a line there or here, and an attribute in that file or in `model`.
"""

from __future__ import annotations

from annotated_article.kind import SELECTOR, Field, Shape
from annotated_article.kinds import ENTRY_KINDS, ITEM_KINDS

RECORDS: dict[str, tuple[Field, ...]] = {
    **{folder: kind.fields for folder, kind in ENTRY_KINDS.items()},
    "relation": (
        Field("is", "text", "What it is.", "deputy foreign minister", needed=True, attribute="is_"),
        Field("of", "entry", "Of which entry.", "iran", needed=True),
        Field("when", "date", "When that was so.", "2007"),
    ),
    "source": (
        Field("title", "text", "The title of the publication.", "In Shift, U.S., Iran Meet On Iraq", needed=True),
        Field("publisher", "text", "Who published it.", "The Washington Post", needed=True),
        Field("published", "published", "When: a date, or `undated`.", "2007-03-11", needed=True),
        Field("author", "texts", "Who wrote it.", "[Sudarsan Raghavan]"),
        Field("url", "address", "Its address.", "https://www.example.org/story"),
        Field("archived", "address", "The address of a stored copy.", "https://www.example.org/stored/story"),
        Field("link", "yes-no", "`no` for a repost or an unstable host: it is cited, not linked.", "no"),
        Field("about", "text", "What it was used for.", "the seating at the conference"),
    ),
    "article": (
        Field("title", "text", "The article's title.", "No easing of tensions", needed=True),
        Field("author", "texts", "Who wrote it.", "[Peter Symonds]"),
        Field("published", "date", "The day it was published.", "2007-03-12", needed=True),
        Field("publisher", "text", "Where it was published.", "World Socialist Web Site"),
        Field("language", "text", "The language of the text (BCP 47).", "en"),
        Field("rights", "prose", "Whose the text is; shown under the article.", "The text is its publisher's."),
        Field("seed", "text", "The file in seeds/ with the text as received.", "000_8f65e0ab24768626.txt"),
        Field("omits", "texts", "Lines of the seed that are left out.", "[wsws.org/contact]"),
        Field("formerly", "ids", "Old ids; their addresses go on to answer.", "[baghdad-conference]"),
        Field("withdrawn", "text", "Why the article was taken down: its text and notes are not shown.", "Its publisher asked for it."),
    ),
    "notes": (
        Field("cast", "entries", "Entries whose short names may link in this article.", "[united-states]"),
        Field("dates", "records", "Events that the article's words date.", "", of="dates"),
        Field("claims", "records", "What somebody says in the article.", "", of="claims"),
        Field("questions", "records", "Reading questions.", "", of="questions"),
        Field("corrections", "records", "What the article has wrong.", "", of="corrections"),
        Field("mentions", "records", "Words that mean an entry without naming it.", "", of="mentions"),
        Field("skip", "records", "Words that are not to be linked.", "", of="skip"),
    ),
    **{section: kind.fields for section, kind in ITEM_KINDS.items()},
    "skip": SELECTOR,
}  # fmt: skip
"""Kind of record -> its fields, in the order in which they are best written."""

SELECTOR_FIELDS = frozenset(field.name for field in SELECTOR)
NEEDS_A_QUOTE = frozenset({"claims", "questions", "corrections", "mentions", "skip"})
LONGEST_NOTE = 400  # characters
LONGEST_ID = 100  # characters; file systems take 255 bytes for the name of a page's folder
LONGEST_NAME = 200  # characters; every length of a name is looked for at every word of every article
LONGEST: dict[Shape, int] = {
    **dict.fromkeys(("id", "ids", "entry", "entries", "sources", "claims", "date", "published", "yes-no", "location", "word"), LONGEST_ID),
    **dict.fromkeys(("text", "address", "register"), 2_000),
    **dict.fromkeys(("texts", "quote"), 4_000),
    "prose": 10_000,
    "markdown": 100_000,
}
"""Shape -> the most characters of one text: no note needs nearly as many, and no reader of texts has to wait for more."""
