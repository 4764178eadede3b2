"""The one table of fields: what a record may have, in which form, with an example of each.

Reading, checking, the documentation and the editors' schema are all driven by it. The fields of a kind of note are in its file in
`kinds/`. To add a field: a line here or there, and an attribute in that file or in `model`.
"""

from __future__ import annotations

from annotated_article.kind import SELECTOR, Field, Shape
from annotated_article.kinds import ENTRY_KINDS, ENTRY_KINDS_BY_NAME, ITEM_KINDS

RECORDS: dict[str, tuple[Field, ...]] = {
    **{folder: kind.fields for folder, kind in ENTRY_KINDS.items()},
    "relation": (
        Field("is", "text", "What it is, such as an office.", "deputy foreign minister", needed=True, attribute="is_"),
        Field("of", "entry", "The id of the other entry.", "iran", needed=True),
        Field("when", "date", "When this was true.", "2007"),
    ),
    "source": (
        Field("title", "text", "The title of the article, book or page.", "In Shift, U.S., Iran Meet On Iraq", needed=True),
        Field("publisher", "text", "Who published it.", "The Washington Post", needed=True),
        Field("published", "published", "When it was published: a date, or `undated`.", "2007-03-11", needed=True),
        Field("author", "authors", "Who wrote it.", "[Sudarsan Raghavan]", of="author"),
        Field("url", "address", "Its web address.", "https://www.example.org/story"),
        Field("archived", "address", "The web address of an archived copy.", "https://www.example.org/stored/story"),
        Field("link", "yes-no", "`no` for a repost or an unstable host: it is cited but not linked.", "no"),
        Field("about", "text", "What it was used for.", "the seating at the conference"),
    ),
    "article": (
        Field("title", "text", "The article's title.", "No easing of tensions", needed=True),
        Field("author", "authors", "Who wrote it.", "[Peter Symonds]", of="author"),
        Field("published", "date", "The day it was published.", "2007-03-12", needed=True),
        Field("publisher", "text", "Where it was published.", "World Socialist Web Site"),
        Field("language", "language", "The language of the text, as a BCP 47 tag such as en or de.", "en"),
        Field("rights", "prose", "Who owns the text; shown below the article.", "The text is its publisher's."),
        Field("seed", "text", "The file in seeds/ with the text as received.", "000_8f65e0ab24768626.txt"),
        Field("omits", "texts", "Lines of the seed that the article leaves out.", "[wsws.org/contact]"),
        Field("formerly", "ids", "Old ids; their addresses lead here.", "[baghdad-conference]"),
        Field("line_numbers", "word", "Number every fifth or tenth line of a poem.", "5", words=("5", "10")),
        Field("withdrawn", "text", "Why the article and its notes were taken down.", "Its publisher asked us to remove it."),
    ),
    "author": (
        Field("family", "text", "The family name, without `van`, `de` and the like.", "Beethoven"),
        Field("given", "text", "The given names.", "Ludwig"),
        Field("particle", "text", "What stays before the family name in lists of works.", "van"),
        Field("dropping_particle", "text", "What follows the given names in lists of works.", "von", attribute="dropping"),
        Field("suffix", "text", "What follows the name.", "Jr."),
        Field("family_first", "yes-no", "`yes` if the family name always comes first, as in Nagy Imre.", "yes"),
        Field("organisation", "text", "The name of an organisation, instead of the other fields.", "United Nations", attribute="literal"),
    ),
    "notes": (
        Field("cast", "entries", "The ids of entries whose short names are linked in this article.", "[united-states]"),
        Field("dates", "records", "Events that the article's words give a date for.", "", of="dates"),
        Field("claims", "records", "What people say in the article.", "", of="claims"),
        Field("questions", "records", "Reading questions.", "", of="questions"),
        Field("corrections", "records", "What the article gets wrong.", "", of="corrections"),
        Field("mentions", "records", "Words that refer to an entry without naming it, or that could refer to several.", "", of="mentions"),
        Field("skip", "records", "Words that should not be linked.", "", of="skip"),
    ),
    **{section: kind.fields for section, kind in ITEM_KINDS.items()},
    "skip": SELECTOR,
    "entry": (
        Field("kind", "word", "What the entry is.", "person", needed=True, words=tuple(ENTRY_KINDS_BY_NAME)),
        Field("id", "id", "The entry's id, which is its file name in annotations/.", "nouri-al-maliki", needed=True),
    ),
}  # fmt: skip
"""Kind of record -> its fields, in the order in which they are best written."""

BESIDE = (
    Field("entries", "records", "Entries that these notes need, each with its `kind`, its `id` and its fields.", "", of="entry"),
    Field("sources", "records", "Sources that these notes need, each below its id.", "", of="source"),
)
"""What a file of an article's notes may have besides its sections. It counts as if it were in its own folder."""
IN_ENTRIES = {"kind": "type"}
"""Field of a file in annotations/ -> its name in `entries`, where `kind` says what the entry is: a place's `kind: city`."""

SELECTOR_FIELDS = frozenset(field.name for field in SELECTOR)
NEEDS_A_QUOTE = frozenset({"claims", "questions", "corrections", "mentions", "skip"})
LONGEST_NOTE = 400  # characters
LONGEST_ID = 100  # characters; file systems take 255 bytes for the name of a page's folder
LONGEST_NAME = 200  # characters; every length of a name is looked for at every word of every article
LONGEST: dict[Shape, int] = {
    **dict.fromkeys(
        ("id", "ids", "entry", "entries", "sources", "date", "published", "yes-no", "location", "word", "language"), LONGEST_ID
    ),
    "claims": 2 * LONGEST_ID + 1,
    **dict.fromkeys(("text", "address", "register"), 2_000),
    **dict.fromkeys(("texts", "authors", "quote"), 4_000),
    "prose": 10_000,
    "markdown": 100_000,
}
"""Shape -> the most characters of one text: no note needs nearly as many, and no reader of texts has to wait for more."""
