"""The one table of fields: what a record may say, in which shape, and an example of each.

Reading, checking, the documentation and the editors' schema are all driven by it. To add a field: a line here and an
attribute in `model`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Shape = Literal[
    "text", "prose", "markdown", "texts", "date", "published", "yes-no", "location", "id", "ids", "address",
    "entry", "entries", "sources", "claims", "word", "register", "relations", "quote", "records",
]  # fmt: skip
"""text: one line · prose: a note's sentences · texts: a list · ids: a list of old ids · word: one of `words` · register: an id
elsewhere, of the field's `form` · entry, entries, sources, claims: ids that must exist · quote: words copied from the article ·
records: records of the kind `of`."""


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
SKILLS = ("sourcing", "context", "corroboration", "close-reading")
KINDS_OF_CORRECTION = ("error", "imprecise", "disputed", "context", "wording")
SURFACES = ("title", "byline")

_NAMES = (
    Field("name", "text", "The name to show; it is linked in every article.", "Abbas Araghchi", needed=True),
    Field("aliases", "texts", "Other printed forms; linked in articles that give the full name or list the entry in `cast`.", "[Araghchi]"),
    Field("always", "texts", "Aliases that are safe in every article.", "[UNSC]"),
    Field("not_in", "texts", "Longer phrases in which the name means something else.", "[Washington Post]"),
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
        "What the entry is to another one.",
        "[{is: deputy foreign minister, of: iran, when: 2007}]",
        of="relation",
    ),
    Field("wikidata", "register", "The Wikidata id, as seen in a source: Q and digits.", "Q47216", form="Q[1-9][0-9]*"),
    Field("geonames", "register", "The GeoNames id, as seen in a source: digits.", "98182", form="[1-9][0-9]*"),
    Field("viaf", "register", "The VIAF id, as seen in a source: digits.", "61540391", form="[1-9][0-9]*"),
    Field("not_same_as", "entries", "Namesakes that are somebody or something else.", "[george-bush-senior]"),
    Field("sources", "sources", "What the note rests on.", "[wapo-2007-03-11]"),
    Field("status", "word", "Whether somebody has reviewed the note.", "draft", words=STATUS),
    Field("reviewed_by", "text", "Who reviewed it.", "A reviewer's name"),
    Field("reviewed_on", "date", "When it was reviewed.", "2026-11-23"),
    Field("formerly", "ids", "Old ids; their addresses go on to answer.", "[abbas-araqchi]"),
)
_SELECTOR = (
    Field("quote", "quote", "Words copied from the page; they stand there once.", "last Wednesday"),
    Field("before", "quote", "The words just before, where the quote stands in several places.", "American Legion veterans"),
    Field("after", "quote", "The words just after, where the quote stands in several places.", "President Bush squarely"),
    Field("from", "quote", "The first words of a long run; `to` has its last.", "Nothing was announced"),
    Field("to", "quote", "The last words of a long run that begins with `from`.", "yet to be decided."),
    Field("in", "word", "Where the words stand, if not in the body.", "title", words=SURFACES),
)
_ID = Field("id", "id", "The item's own name, once in the article: lower case, hyphens.", "american-legion-speech", needed=True)
_STATUS = Field("status", "word", "Whether somebody has reviewed the note.", "draft", words=STATUS)
_SOURCES = Field("sources", "sources", "What the note rests on.", "[wapo-2007-03-11]")

RECORDS: dict[str, tuple[Field, ...]] = {
    "people": (
        *_NAMES,
        Field("titles", "texts", "Offices printed before the name; the link then covers them too.", "[President, US President]"),
        Field("role", "text", "Office or work at the time.", "Deputy foreign minister of Iran (in March 2007)"),
        Field("born", "date", "Date of birth.", "1962"),
        Field("died", "date", "Date of death.", "2025-11-03"),
        Field("living", "yes-no", "Whether the person is alive.", "yes"),
        *_TEXTS,
        *_ENDING,
    ),
    "places": (
        *_NAMES,
        Field("kind", "text", "city, country, region, water, building …", "city", attribute="type"),
        Field("location", "location", "Latitude, then longitude, in degrees.", "33.34, 44.40"),
        Field("within", "entry", "The place in which it lies.", "iraq"),
        *_TEXTS,
        *_ENDING,
    ),
    "organisations": (
        *_NAMES,
        Field("full_name", "text", "The official name.", "Organisation of the Islamic Conference"),
        Field("founded", "date", "When it was founded.", "1945-03-22"),
        Field("dissolved", "date", "When it ceased to be.", "2009-01-20"),
        Field("place", "entry", "Where it has its seat.", "new-york"),
        *_TEXTS,
        *_ENDING,
    ),
    "terms": (*_NAMES, *_TEXTS, *_ENDING),
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
        Field("line_numbers", "word", "Number every fifth or tenth line of a poem.", "5", words=("5", "10")),
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
    "dates": (
        _ID,
        *_SELECTOR,
        Field("when", "date", "When it was.", "2007-03-06", needed=True),
        Field("article_says", "date", "What the words alone would mean, if that differs.", "2007-03-07"),
        Field("title", "text", "What happened, as a headline.", "Bush speaks to the American Legion", needed=True),
        Field("note", "prose", "What the words say and what the record shows.", "The transcript is dated Tuesday 6 March.", needed=True),
        Field("places", "entries", "Where it was.", "[baghdad]"),
        Field("people", "entries", "Who took part.", "[george-w-bush]"),
        _SOURCES,
        _STATUS,
        Field("formerly", "ids", "Old ids; their addresses go on to answer.", "[legion-speech]"),
    ),
    "claims": (
        _ID,
        *_SELECTOR,
        Field("claim", "text", "The claim in one plain sentence.", "The American military in Iraq holds no diplomat.", needed=True),
        Field("said_by", "entry", "Who says it: the id of an entry.", "zalmay-khalilzad"),
        Field("speaker", "text", "Who says it, in words, for a group.", "Iranian envoys"),
        Field("through", "entry", "Who reports it.", "associated-press"),
        Field("kind", "word", "What kind of claim it is.", "denial", needed=True, words=KINDS_OF_CLAIM),
        Field("about", "entries", "Whom or what it is about.", "[erbil]"),
        Field("supports", "claims", "Claims that it supports.", "[weapons-from-iran]"),
        Field("disputes", "claims", "Claims that it disputes.", "[weapons-from-iran]"),
        Field("answers", "claims", "Claims that it answers.", "[diplomats-kidnapped]"),
        Field("relies_on", "claims", "Claims that it relies on.", "[office-no-consulate]"),
        Field("finding", "word", "What the record shows.", "corroborated", words=FINDINGS),
        Field("finding_about", "text", "What exactly was checked.", "that he said it"),
        Field("note", "prose", "What the record shows, and what stays open.", "The disagreement is about status."),
        _SOURCES,
        _STATUS,
        Field("formerly", "ids", "Old ids; their addresses go on to answer.", "[no-diplomat]"),
    ),
    "questions": (
        _ID,
        *_SELECTOR,
        Field("ask", "text", "The question.", "Who reports this remark, and how does the writer know of it?", needed=True),
        Field("skill", "word", "Which reading skill it trains.", "sourcing", words=SKILLS),
        Field("starter", "text", "How an answer may begin.", "The writer learned of this from …"),
        Field("answer", "prose", "For the teacher's copy.", "From one participant whom AP does not name."),
        Field("level", "text", "For whom.", "introductory"),
        Field("formerly", "ids", "Old ids; their addresses go on to answer.", "[who-reports-it]"),
    ),
    "corrections": (
        _ID,
        *_SELECTOR,
        Field("correction", "text", "What is right, in a sentence.", "The speech was on Tuesday 6 March 2007.", needed=True),
        Field("kind", "word", "What kind of correction it is.", "error", words=KINDS_OF_CORRECTION),
        _SOURCES,
        Field("formerly", "ids", "Old ids; their addresses go on to answer.", "[day-of-the-speech]"),
    ),
    "mentions": (*_SELECTOR, Field("is", "entry", "The entry that is meant.", "iranian-government", needed=True, attribute="is_")),
    "skip": _SELECTOR,
}  # fmt: skip
"""Kind of record -> its fields, in the order in which they are best written."""

SELECTOR_FIELDS = frozenset(field.name for field in _SELECTOR)
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
