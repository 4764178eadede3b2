"""The one table of fields: what a record may have, in which shape, with an example of each.

Reading, checking, the documentation and the editors' schema are all driven by it. To add a field: a line here and an
attribute in `model`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from annotated_article.model import ENTRY_KINDS

Shape = Literal[
    "text", "prose", "markdown", "texts", "date", "published", "yes-no", "location", "id", "ids", "address",
    "entry", "entries", "sources", "claims", "word", "register", "language", "relations", "quote", "records", "authors",
]  # fmt: skip
"""text: one line · prose: a note's sentences · texts: a list · ids: a list of old ids · word: one of `words` · register: an id
elsewhere, of the field's `form` · entry, entries, sources, claims: ids that must exist · quote: words copied from the article ·
records: records of the kind `of` · authors: texts, or records of the kind `of`."""


class Field(NamedTuple):
    """One field. `attribute` is its name in the model where that differs, `form` the regular expression of an id elsewhere."""

    name: str
    shape: Shape
    meaning: str
    example: str
    needed: bool = False
    words: tuple[str, ...] = ()
    of: str = ""
    attribute: str = ""
    form: str = ""


STATUS = ("draft", "reviewed", "disputed")
KINDS_OF_CLAIM = ("fact", "allegation", "denial", "quotation", "opinion", "prediction")
FINDINGS = ("corroborated", "disputed", "contradicted", "unverified", "opinion")
FINDINGS_FOR = {
    **dict.fromkeys(("fact", "allegation", "denial", "quotation"), FINDINGS[:-1]),
    **dict.fromkeys(("opinion", "prediction"), FINDINGS[-1:]),
}
"""Kind of claim -> the findings that it can have. The page on how we annotate prints this table."""
SKILLS = ("sourcing", "context", "corroboration", "close-reading")
KINDS_OF_CORRECTION = ("error", "imprecise", "disputed", "context", "wording")
SURFACES = ("title", "byline")

_NAMES = (
    Field("name", "text", "The name to show; every article links it.", "Abbas Araghchi", needed=True),
    Field(
        "aliases",
        "texts",
        "Other printed forms; linked only in articles that have the full name or list the entry in `cast`.",
        "[Araghchi]",
    ),
    Field("always", "texts", "Aliases that are safe to link in every article.", "[UNSC]"),
    Field("not_in", "texts", "Longer phrases where the name means something else.", "[Washington Post]"),
    Field("sort_as", "text", "The name as indexes sort it, if they would sort it in the wrong place.", "Aung San Suu Kyi"),
)
_TEXTS = (
    Field(
        "note",
        "prose",
        "What the hover card says: one to three sentences, at most 400 characters.",
        "Iranian diplomat who led the delegation.",
        needed=True,
    ),
    Field("more", "markdown", "The body of the glossary page, in Markdown.", "His office was that of a deputy foreign minister."),
)
_ENDING = (
    Field(
        "relations",
        "relations",
        "How the entry relates to others: what it is, of which entry, and when.",
        "[{is: deputy foreign minister, of: iran, when: 2007}]",
        of="relation",
    ),
    Field("wikidata", "register", "The Wikidata id, as seen in a source: Q and digits.", "Q47216", form="Q[1-9][0-9]*"),
    Field("geonames", "register", "The GeoNames id, as seen in a source: digits.", "98182", form="[1-9][0-9]*"),
    Field("viaf", "register", "The VIAF id, as seen in a source: digits.", "61540391", form="[1-9][0-9]*"),
    Field("not_same_as", "entries", "Other entries with the same name.", "[george-bush-senior]"),
    Field("sources", "sources", "The ids of the sources that support the note.", "[wapo-2007-03-11]"),
    Field("status", "word", "Whether the note has been reviewed.", "draft", words=STATUS),
    Field("reviewed_by", "text", "Who reviewed the note.", "A reviewer's name"),
    Field("reviewed_on", "date", "When the note was reviewed.", "2026-11-23"),
    Field("formerly", "ids", "Old ids; their addresses lead here.", "[abbas-araqchi]"),
)
_SELECTOR = (
    Field("quote", "quote", "Words copied from the article, where they occur once.", "last Wednesday"),
    Field("before", "quote", "The words just before the quote, if it occurs more than once.", "American Legion veterans"),
    Field("after", "quote", "The words just after the quote, if it occurs more than once.", "President Bush squarely"),
    Field("from", "quote", "The first words of a long quote; `to` has the last ones.", "Nothing was announced"),
    Field("to", "quote", "The last words of a long quote that begins with `from`.", "yet to be decided."),
    Field("in", "word", "Where the words are, if not in the text itself: title or byline.", "title", words=SURFACES),
)
_ID = Field(
    "id", "id", "The item's own name, unique in the article: lower-case letters, digits, hyphens.", "american-legion-speech", needed=True
)
_STATUS = Field("status", "word", "Whether the note has been reviewed.", "draft", words=STATUS)
_SOURCES = Field("sources", "sources", "The ids of the sources that support the note.", "[wapo-2007-03-11]")

RECORDS: dict[str, tuple[Field, ...]] = {
    "people": (
        *_NAMES,
        Field("titles", "texts", "Offices that the article puts before the name; the link covers them too.", "[President, US President]"),
        Field("role", "text", "Office or occupation at the time.", "Deputy foreign minister of Iran (in March 2007)"),
        Field("born", "date", "Date of birth.", "1962"),
        Field("died", "date", "Date of death.", "2025-11-03"),
        Field("living", "yes-no", "Whether the person is alive.", "yes"),
        *_TEXTS,
        *_ENDING,
    ),
    "places": (
        *_NAMES,
        Field("kind", "text", "What kind of place: city, country, region, water, building …", "city", attribute="type"),
        Field("location", "location", "Latitude, then longitude, in degrees.", "33.34, 44.40"),
        Field("within", "entry", "The id of the larger place that it is in.", "iraq"),
        *_TEXTS,
        *_ENDING,
    ),
    "organisations": (
        *_NAMES,
        Field("full_name", "text", "The official name.", "Organisation of the Islamic Conference"),
        Field("founded", "date", "When it was founded.", "1945-03-22"),
        Field("dissolved", "date", "When it was dissolved.", "2009-01-20"),
        Field("place", "entry", "The id of the place where it is based.", "new-york"),
        *_TEXTS,
        *_ENDING,
    ),
    "terms": (*_NAMES, *_TEXTS, *_ENDING),
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
        Field("language", "language", "The language of the text, as a tag such as en or de (BCP 47).", "en"),
        Field("rights", "prose", "Who owns the text; shown below the article.", "The text is its publisher's."),
        Field("seed", "text", "The file in seeds/ with the text as received.", "000_8f65e0ab24768626.txt"),
        Field("omits", "texts", "Lines of the seed that the article leaves out.", "[wsws.org/contact]"),
        Field("formerly", "ids", "Old ids; their addresses lead here.", "[baghdad-conference]"),
        Field("line_numbers", "word", "Number every fifth or tenth line of a poem.", "5", words=("5", "10")),
        Field("withdrawn", "text", "Why the article was taken down; its text and notes are not shown.", "Its publisher asked for it."),
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
        Field("mentions", "records", "Words that mean an entry without naming it, or that could mean several.", "", of="mentions"),
        Field("skip", "records", "Words that should not be linked.", "", of="skip"),
    ),
    "dates": (
        _ID,
        *_SELECTOR,
        Field("when", "date", "When it happened.", "2007-03-06", needed=True),
        Field("article_says", "date", "What the article's words alone would mean, if that is different.", "2007-03-07"),
        Field("title", "text", "What happened, as a headline.", "Bush speaks to the American Legion", needed=True),
        Field("note", "prose", "What the words say and what the sources show.", "The transcript is dated Tuesday 6 March.", needed=True),
        Field("places", "entries", "The ids of the places where it happened.", "[baghdad]"),
        Field("people", "entries", "The ids of the people who took part.", "[george-w-bush]"),
        _SOURCES,
        _STATUS,
        Field("formerly", "ids", "Old ids; their addresses lead here.", "[legion-speech]"),
    ),
    "claims": (
        _ID,
        *_SELECTOR,
        Field("claim", "text", "The claim in one plain sentence.", "The American military in Iraq holds no diplomat.", needed=True),
        Field("said_by", "entry", "Who says it: the id of a person or an organisation.", "zalmay-khalilzad"),
        Field("speaker", "text", "Who says it, in words, if it is a group without an entry.", "Iranian envoys"),
        Field("through", "entry", "Who reports it: the id of a person or an organisation.", "associated-press"),
        Field("kind", "word", "What kind of claim it is.", "denial", needed=True, words=KINDS_OF_CLAIM),
        Field("about", "entries", "The ids of the entries that it is about.", "[erbil]"),
        Field("supports", "claims", "Claims that it supports: an id, or `article/id` for a claim of another article.", "[arms]"),
        Field("disputes", "claims", "Claims that it disputes: an id, or `article/id` for a claim of another article.", "[arms]"),
        Field("answers", "claims", "Claims that it answers: an id, or `article/id` for a claim of another article.", "[kidnapped]"),
        Field("relies_on", "claims", "Claims that it relies on: an id, or `article/id` for a claim of another article.", "[office]"),
        Field("finding", "word", "What the sources show.", "corroborated", words=FINDINGS),
        Field("finding_about", "text", "What exactly was checked.", "that he said it"),
        Field("answered_by", "text", "The answer to an accusation: the id of a claim, or words.", "charges-baseless"),
        Field("answer_not_found", "text", "When and where somebody looked for an answer in vain.", "29 November 2026, in AP reports"),
        Field("note", "prose", "What the sources show, and what remains open.", "The disagreement is about status."),
        _SOURCES,
        _STATUS,
        Field("formerly", "ids", "Old ids; their addresses lead here.", "[no-diplomat]"),
    ),
    "questions": (
        _ID,
        *_SELECTOR,
        Field("ask", "text", "The question.", "Who reports this remark, and how does the writer know of it?", needed=True),
        Field("skill", "word", "Which reading skill it practises.", "sourcing", words=SKILLS),
        Field("starter", "text", "How an answer might begin.", "The writer learned of this from …"),
        Field("answer", "prose", "A good answer, for the teacher's copy.", "From one participant whom AP does not name."),
        Field("level", "text", "Who the question is for.", "introductory"),
        Field("formerly", "ids", "Old ids; their addresses lead here.", "[who-reports-it]"),
    ),
    "corrections": (
        _ID,
        *_SELECTOR,
        Field("correction", "text", "What is correct, in one sentence.", "The speech was on Tuesday 6 March 2007.", needed=True),
        Field("kind", "word", "What kind of correction it is.", "error", words=KINDS_OF_CORRECTION),
        _SOURCES,
        Field("formerly", "ids", "Old ids; their addresses lead here.", "[day-of-the-speech]"),
    ),
    "mentions": (*_SELECTOR, Field("is", "entry", "The id of the entry they mean.", "iranian-government", needed=True, attribute="is_")),
    "skip": _SELECTOR,
    "entry": (
        Field("kind", "word", "What the entry is.", "person", needed=True, words=tuple(kind.name for kind in ENTRY_KINDS.values())),
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

SELECTOR_FIELDS = frozenset(field.name for field in _SELECTOR)
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
