"""Every rule that `check` knows: its code, its headline and why it exists. Messages and the rules' pages are generated from this."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Rule(NamedTuple):
    """`title` is the first line of each message; `why` says what would go wrong otherwise."""

    title: str
    why: str
    severity: Severity = "error"


GROUPS = {
    "Y": "The file as text",
    "F": "Fields",
    "I": "Ids and file names",
    "R": "References",
    "Q": "Quotes",
    "A": "Names",
    "D": "Dates",
    "C": "Claims",
    "S": "Sources and review",
    "P": "Places",
    "T": "The article's text",
}
"""First letter of a rule's code -> what its group is about."""

RULES: dict[str, Rule] = {
    # Y: the file as text
    "Y001": Rule("This line can't be read", "Notes are written in YAML, which has a few fixed forms; this line has none of them."),
    "Y002": Rule(
        "Indented with something other than spaces", "A tab can be as wide as two spaces or as eight, so nobody knows what belongs where."
    ),
    "Y003": Rule("A colon inside a value", "A colon and a space begin a new field, so the value would be split in two."),
    "Y004": Rule("Text after a closing quotation mark", "A value that begins with a quotation mark ends at the next one."),
    "Y005": Rule(
        "A special character in a value",
        "At the beginning of a value, characters such as @ % & * and ! have a special meaning. So has \\ inside double quotation marks.",
    ),
    "Y006": Rule("This line is not aligned with its neighbours", "Fields of one record begin in the same column."),
    "Y007": Rule("A quotation mark or bracket is never closed", "Everything after it would become part of the value."),
    "Y008": Rule("The value is cut off by #", "After a space, # begins a comment, so readers would never see the rest of the value."),
    "Y009": Rule(
        "A value that begins with &, * or !",
        "In YAML, & and * reuse parts of a file, and ! gives a value a type, which makes it hard to see what the file says.",
    ),
    "Y010": Rule("This line splits the file in two", "A file has one record, so everything after the line would be ignored."),
    "Y011": Rule("This file is not UTF-8 text", "Every file is read as UTF-8; in any other encoding, accented letters come out wrong."),
    "Y012": Rule(
        "An invisible character",
        "Nobody sees it, but it stops names and quotes from being found, and control characters break pages.",
    ),
    "Y013": Rule("This file is too large", "Files over 2 MB are refused before they are read."),
    "Y014": Rule("This file is nested too deeply", "Notes need only a few levels; the limit is 20."),
    "Y015": Rule("This file is empty", "An empty file has nothing to show."),
    "Y016": Rule("This file can't be used", "Only ordinary files inside the project are read."),
    "Y017": Rule("The header is missing or not closed", "An article's title and date are above the text, between two lines of ---."),
    "Y018": Rule("A space is missing", "Without the space, `name:Ada` is one word rather than a field and its value."),
    "Y019": Rule("A colon is missing", "A colon and a space separate a field's name from its value."),
    "Y020": Rule(
        "There are more problems in this file", "This many messages usually have one cause, and nobody would read them all.", "warning"
    ),
    "Y021": Rule("This comment silences nothing", "It was meant to silence a warning, but the warning would still appear.", "warning"),
    "Y022": Rule("The file still has two versions of the same lines", "Only a person can decide which of the two versions is right."),
    "Y023": Rule("Pasted characters that are not part of the file", "They would end up in a note, or the file couldn't be read."),
    "Y024": Rule(
        "A comment inside a value", "In a value after > or |, # is an ordinary character, so readers would see the comment.", "warning"
    ),
    # F: fields
    "F001": Rule("There is no such field", "A misspelt field would be ignored without anybody noticing."),
    "F002": Rule("Duplicate field", "Only one of the two values could count."),
    "F003": Rule("This must be a list", "A field that is a list stays a list, even with one item."),
    "F004": Rule("This value is not allowed here", "Filters, labels and colours depend on a fixed list of words."),
    "F005": Rule("The wrong kind of value", "Each field takes a single value, a list, or fields of its own."),
    "F006": Rule("A field is missing", "Without this field the note can't be shown."),
    "F007": Rule("This note is long", "A card holds about 400 characters; the rest belongs in `more`.", "warning"),
    "F008": Rule("HTML in a value", "Readers would see the tags, because HTML is shown as it is typed.", "warning"),
    "F009": Rule("This is not a web address", "Only addresses that begin with https://, http:// or mailto: become links."),
    "F010": Rule(
        "Extra characters around a value",
        "Names, ids, dates and words are compared character by character, so the extra characters would become part of them.",
    ),
    "F011": Rule("Two fields contradict each other", "Readers couldn't tell which of the two is true."),
    "F012": Rule(
        "This is not a valid Wikidata, GeoNames or VIAF id",
        "The id becomes a link to the page in Wikidata, GeoNames or VIAF, and this link would be broken.",
    ),
    "F013": Rule("This value is too long", "Every field has a limit; anything longer belongs in another field."),
    "F015": Rule(
        "Markdown in a plain-text field",
        "Only `more` may have Markdown; everywhere else readers see the characters as typed.",
        "warning",
    ),
    "F014": Rule("This is not a language tag", "Browsers, screen readers and search engines rely on the tag to know the language."),
    # I: ids
    "I001": Rule("An id has the wrong form", "Ids become part of addresses, so they have only lower-case letters, digits and hyphens."),
    "I002": Rule("This id is taken", "An id can mean only one thing."),
    "I003": Rule(
        "This file is in the wrong place or has the wrong name", "A misplaced or misnamed file is either ignored or published unprocessed."
    ),
    "I004": Rule("A published id is gone", "Other people's papers link to it, and the links would be broken."),
    "I005": Rule("This old id is taken", "A link to it can lead to only one thing."),
    # R: references
    "R001": Rule("There is no such entry", "The link to it would be broken."),
    "R002": Rule("There is no such source", "The citation would be a broken link."),
    "R003": Rule("There is no such claim in this article", "The link to it would be broken."),
    "R004": Rule("Nothing uses this", "Somebody has to look after every entry and source, used or not.", "warning"),
    "R005": Rule("There is no such article", "Its notes wouldn't appear on any page."),
    "R006": Rule("The wrong kind of entry", "Only people and organisations speak, and only places contain others."),
    "R007": Rule("There is no such passage", "The reading sheet would have a gap where the passage should be."),
    "R008": Rule("This block can't be read", "Everything in it, even the answers, would be shown as it is typed."),
    "R009": Rule("This is not one of the four skills", "Students and teachers find questions by skill."),
    "R010": Rule("An entry refers to itself", "A relation connects two different entries."),
    "R011": Rule("There is no such article or claim", "The link to it would be broken."),
    # Q: quotes
    "Q001": Rule("This quote is not in the article", "A note is never moved to words that only look similar."),
    "Q002": Rule("This quote is in the article more than once", "A note belongs to one place."),
    "Q003": Rule("These words can't have a note", "Links and code can't contain another link."),
    "Q004": Rule("This quote is very short", "After an edit, such a short quote might be found in two places.", "warning"),
    # A: names
    "A001": Rule("Two entries in this article share this name", "The name is not linked to either entry until you choose one.", "warning"),
    "A002": Rule("An everyday word as a name", "It would be linked where it means something else.", "warning"),
    "A003": Rule("Two entries have the same name", "The name is linked only through `cast` or `mentions`.", "warning"),
    "A004": Rule("This alias is another entry's name", "The same words can't lead to two pages.", "warning"),
    # D: dates
    "D001": Rule("This date can't be read", "Timelines can sort only dates that are written year first, in digits (EDTF)."),
    "D002": Rule("This date ends before it begins", "Its start and end may have been swapped, or one of them is wrong."),
    "D003": Rule("The words don't fit the date", "Counted from the day of publication, the words mean a different day."),
    "D004": Rule("This date is later than the article", "Unless an article is about the future, it reports what has already happened."),
    # C: claims
    "C001": Rule("A claim leads back to itself", "A claim can't dispute itself, or be its own evidence."),
    "C002": Rule("Who says this?", "Every claim has one speaker: `said_by` (an entry) or `speaker` (words)."),
    "C003": Rule("This finding has no source", "Corroborated, disputed and contradicted all need a source."),
    "C004": Rule("A claim both supports and disputes another", "Readers couldn't tell which of the two is true."),
    "C005": Rule("An allegation without an answer", "Readers would hear only one side."),
    "C006": Rule("This finding doesn't fit this kind of claim", "Sources can show what happened, but not whether a judgement is right."),
    "C007": Rule("The same relation twice", "One of the two may have been meant for another claim.", "warning"),
    # S: sources and review
    "S001": Rule(
        "A reviewed note on a living person has no source", "We say nothing about living people that we can't back up with a source."
    ),
    "S002": Rule("Two sources have the same address", "One publication is one source.", "warning"),
    "S003": Rule("The reviewer wrote the note", "A review is a second pair of eyes."),
    # P: places
    "P001": Rule("This is not a place on the globe", "Latitude runs from -90 to 90, longitude from -180 to 180."),
    "P002": Rule("A place is inside itself", "Each `within` leads to a larger place."),
    "P003": Rule(
        "This place is far outside the place that should contain it", "One of the two is wrong, and maps would show it.", "warning"
    ),
    # T: texts
    "T001": Rule("The article differs from its seed", "The text is shown word for word, as the seed has it."),
    "T002": Rule("There is no such seed", "The article can't be compared with the text as received."),
    "T003": Rule(
        "The text has changed since its paragraphs were numbered",
        "People have printed and shared links to these paragraphs, so each must keep leading to the same text.",
    ),
    "T004": Rule("This lock is damaged", "Only the `passages` command writes it; a wrong line in it would send links to the wrong place."),
    "T005": Rule("This lock belongs to no article", "The numbers of the article's paragraphs would be lost."),
    "T006": Rule("Why was this article taken down?", "Readers who follow an old link see the reason in place of the article."),
    "T007": Rule("The lock of a published article is gone", "Links to its paragraphs could lead elsewhere without anybody noticing."),
    "T008": Rule("This text would take too long to process", "A single text like this could slow down the build by minutes."),
    "T009": Rule("HTML in an article", "Readers would see the tags, because HTML is shown as it is typed.", "warning"),
    "T010": Rule("A picture that readers won't see", "Pictures are part of the site; pages load nothing from other sites."),
    "T011": Rule("A broken footnote", "Readers go from the number to the footnote and back, so each needs the other."),
}


def page_of(rule: str) -> str:
    """The address of the rule's page, from the site's root."""
    return f"contribute/rules/{rule.lower()}/"
