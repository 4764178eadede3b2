"""Every rule that `check` knows: its number, its headline, and why it is there. Messages and their pages are made from this."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Rule(NamedTuple):
    """`title` is the first line of each message; `why` tells a contributor what would go wrong otherwise."""

    title: str
    why: str
    severity: Severity = "error"


GROUPS = {
    "Y": "The file as a file",
    "F": "Fields",
    "I": "Ids and file names",
    "R": "What one record says of another",
    "Q": "Quotes",
    "A": "Names",
    "D": "Dates",
    "C": "Claims",
    "S": "Sources and review",
    "P": "Places",
    "T": "The article's text",
}
"""First letter of a rule's number -> what its group is about."""

RULES: dict[str, Rule] = {
    # Y: the file as a file
    "Y001": Rule("This line cannot be read", "YAML has a few fixed forms; the line fits none of them."),
    "Y002": Rule("A line is moved in with something other than spaces", "A tab may be as wide as two spaces or as eight."),
    "Y003": Rule("A colon inside a text", "A colon and a space begin a new field, so the text would be torn apart."),
    "Y004": Rule("Text goes on after its closing quotation mark", "A text that begins with a quotation mark ends at the next."),
    "Y005": Rule("A text begins with a sign that means something else", "Signs such as @ % & * and ! have a meaning of their own there."),
    "Y006": Rule("This line does not line up with its neighbours", "Fields of one record stand exactly below one another."),
    "Y007": Rule("A quotation mark or bracket is never closed", "Everything after it would be swallowed."),
    "Y008": Rule("The text is cut off by #", "After a space, # begins a comment: what follows would be lost in silence."),
    "Y009": Rule("Anchors, aliases and tags are not used here", "& * and ! let one line stand for many, which hides what a file says."),
    "Y010": Rule("A second document begins here", "One file holds one record; what follows --- would be lost."),
    "Y011": Rule("This file is not UTF-8 text", "Only UTF-8 shows every script right."),
    "Y012": Rule("A character that cannot be shown", "Control characters are invisible and break pages."),
    "Y013": Rule("This file is too large", "Files over 2 MB are refused before they are read."),
    "Y014": Rule("This file is nested too deep", "Nothing here needs more than a few levels; 20 is the limit."),
    "Y015": Rule("This file is empty", "An empty file says nothing, and no note can be made of it."),
    "Y016": Rule("This file cannot be used", "Only ordinary files inside the project's own folders are read."),
    "Y017": Rule("The head of the article is missing or not closed", "Title and date stand between two lines of --- above the text."),
    "Y018": Rule("A space is missing", "Without it `name:Ada` is one word, and not a field with its value."),
    "Y019": Rule("A colon is missing", "A colon and a space part a field's name from its value."),
    "Y020": Rule("There is more to mend in this file", "Nobody reads on after a hundred messages; most will have one cause.", "warning"),
    "Y021": Rule("This allows nothing", "A remark that silences nothing hides that something was meant.", "warning"),
    # F: fields
    "F001": Rule("There is no such field", "A misspelt field would be lost in silence."),
    "F002": Rule("This field stands there twice", "Only one of the two could count."),
    "F003": Rule("A list is needed here", "One shape per field: a list stays a list, even with one item."),
    "F004": Rule("Not one of the words for this field", "Filters and colours go by these words."),
    "F005": Rule("Something else is needed here", "Each field has one shape."),
    "F006": Rule("A field is missing", "Without it the note cannot be shown."),
    "F007": Rule("This note is long", "A card holds about 400 characters; the rest belongs in `more`.", "warning"),
    "F008": Rule("HTML in a text", "It is shown as it is typed, never as HTML.", "warning"),
    "F009": Rule("This is not a web address", "Only addresses that begin with https://, http:// or mailto: are linked."),
    "F010": Rule("Quotation marks that belong to no text", "Names, ids, dates and words are compared sign by sign."),
    "F011": Rule("Two fields contradict each other", "Readers could not tell which of the two holds."),
    "F012": Rule("This is not the form of this register's ids", "It is linked, for readers and programs, to the register's own page."),
    "F013": Rule("This text is too long", "A field holds what its name says; the rest belongs elsewhere."),
    # I: ids
    "I001": Rule("This is not the form of an id", "Ids become addresses: lower case letters, digits, hyphens."),
    "I002": Rule("This id is taken", "An id means one thing."),
    "I003": Rule("Nothing reads this file", "A file in the wrong place would be lost in silence."),
    "I004": Rule("An id that was published is gone", "Links to it stand in other people's papers; they would lead nowhere."),
    "I005": Rule("This old id is taken", "A link to it could lead to one thing only."),
    # R: references
    "R001": Rule("There is no such entry", "The link would lead nowhere."),
    "R002": Rule("There is no such source", "The citation would lead nowhere."),
    "R003": Rule("There is no such claim in this article", "The relation would lead nowhere."),
    "R004": Rule("Nothing uses this", "An unused source is work for whoever keeps the list.", "warning"),
    "R005": Rule("There is no such article", "The notes would stand on no page."),
    "R006": Rule("An entry of another kind is needed here", "Only people and organisations speak, and only places hold others."),
    "R007": Rule("There is no such passage", "The sheet would have a hole where students are to read."),
    "R008": Rule("This block cannot be read", "All that it holds, answers too, would be shown as it is typed."),
    "R009": Rule("This is not one of the four skills", "Students and teachers find questions by them."),
    # Q: quotes
    "Q001": Rule("This quote is not in the article", "A note is never moved to words that merely look alike."),
    "Q002": Rule("This quote stands in the article several times", "A note belongs to one place."),
    "Q003": Rule("These words cannot carry a note", "Inside a link or code, no second link can stand."),
    "Q004": Rule("A very short quote", "When the article is mended, so few words may soon stand there twice.", "warning"),
    # A: names
    "A001": Rule("Two entries of this article share this name", "It is linked to neither until one is chosen.", "warning"),
    "A002": Rule("An everyday word as a name", "It would be linked where it means something else.", "warning"),
    "A003": Rule("Two entries have one name", "It links only by `cast` or `mentions`.", "warning"),
    "A004": Rule("This alias is another entry's name", "The same words cannot lead to two pages.", "warning"),
    # D: dates
    "D001": Rule("This is not a date in our form", "Timelines sort by it."),
    "D002": Rule("This date ends before it begins", "Timelines sort by it."),
    "D003": Rule("The words do not fit the date", "Counted from the day of publication they mean another day."),
    "D004": Rule("This date is after the article's own", "What an article speaks of has happened, unless it speaks of the future."),
    # C: claims
    "C001": Rule("These claims go in a circle", "A claim cannot dispute itself, nor rest on itself."),
    "C002": Rule("Who says this?", "Every claim has one speaker: `said_by` (an entry) or `speaker` (words)."),
    "C003": Rule("This finding has no source", "Corroborated, disputed and contradicted rest on something."),
    # S: sources and review
    "S001": Rule("A reviewed note on a living person has no source", "We say nothing of the living that we cannot show."),
    "S002": Rule("One address stands under two titles", "One publication is one source.", "warning"),
    # P: places
    "P001": Rule("This is not a place on the globe", "Latitude runs from -90 to 90, longitude from -180 to 180."),
    # T: texts
    "T001": Rule("The article's words differ from its seed", "The text is rendered word for word."),
    "T002": Rule("There is no such seed", "The article cannot be compared with the text as received."),
    "T003": Rule("The text has changed since its paragraphs were numbered", "Links to paragraphs stand on paper: none may lead elsewhere."),
    "T004": Rule("This lock is damaged", "Only `passages` writes it: with a wrong line in it, links would lead elsewhere."),
    "T005": Rule("This lock belongs to no article", "The numbers of its paragraphs would be lost."),
    "T006": Rule("Why was this article taken down?", "Whoever follows an old link finds the reason in its place."),
    "T007": Rule("The lock of a published article is gone", "Links to its paragraphs could lead to others without anybody noticing."),
    "T011": Rule("HTML in an article", "An article shows every character as it was typed; tags are no part of its text."),
    "T012": Rule("A footnote that leads nowhere", "Readers go from the mark to the author's note and back."),
    "T008": Rule("Too much for Markdown", "Nobody's page should wait for minutes while one text is read."),
}


def page_of(rule: str) -> str:
    """The address of the rule's page, from the site's root."""
    return f"contribute/rules/{rule.lower()}/"
