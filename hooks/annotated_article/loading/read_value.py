"""One YAML node to one value, by the field's shape in the field table. What doesn't fit is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from annotated_article.dates.edtf import Date, NotADate, parse
from annotated_article.dates.written_dates import read_date
from annotated_article.kind import Field
from annotated_article.loading.meant_language import is_language, meant_language
from annotated_article.loading.meant_location import meant_location
from annotated_article.loading.meant_word import ADDRESS, is_id, meant_address, misspelt, not_an_id
from annotated_article.loading.read_list import read_ids, read_texts
from annotated_article.loading.read_text import in_a_sentence, is_one_line, read_markdown, read_prose, read_shown, read_text
from annotated_article.loading.read_yaml import Node
from annotated_article.model.notes import Location
from annotated_article.model.typed import Dated, Text
from annotated_article.problems import Problem, Report
from annotated_article.words import ENGLISH

Word = TypeVar("Word")

YES_NO = {"yes": True, "no": False}
_SAYS_YES_NO = {"true": "yes", "y": "yes", "on": "yes", "ja": "yes", "alive": "yes"} | dict.fromkeys(
    ("false", "n", "off", "nein", "dead"), "no"
)
_CALLED = dict(
    pair.split("=")
    for pair in (
        "denies=denial quote=quotation quoted=quotation alleged=allegation accusation=allegation predicted=prediction forecast=prediction"
    ).split()
)
"""What people write for a word -> the word, which only some fields have."""
# "n.d.", "No date", "o. J.", "s.d."; "unknown" may mean that nobody has looked
_UNDATED = re.compile(
    r"[(\[]?(?:undated|n\.?\s?d\.?|n/d|(?:no|without)[ -]?(?:a )?date\b.*|not dated|o\.\s?[dj]\.?|ohne (?:datum|jahr)|s\.\s?[adf]\.?"
    r"|sans date|sin fecha|(?P<unsure>(?:date )?unknown|(?:date )?not known|none|n/?a|tba|\?+|-+|–))[)\]]?\.?",
    re.IGNORECASE,
)
_REMOVE = "if nobody knows the date, remove the field"
_LIVES = (("born", "died"), ("founded", "dissolved"))
"""Fields that come in pairs: a beginning and an end."""
_LONG = 4  # letters; of a shorter word, one letter more makes another word: `no`, `now`


def _id(text: Text, field: Field) -> Text | Problem:
    return text if is_id(text) else not_an_id(text)


def _date(text: Text, field: Field) -> Dated | Problem:
    date = read_date(text)
    return Dated(text, date) if isinstance(date, Date) else _two_dates(text, field, date) or _no_date(text, field, date)


def _no_date(text: Text, field: Field, found: NotADate) -> Problem:
    """What is wrong with the date, with the date it must mean or the dates it may mean."""
    rule, says = "D002" if found.backwards else "D001", (found.why[0].upper() + found.why[1:] + ".",)
    if found.repair:
        return Problem(rule, text.at, says, "write the date in this form", instead=found.repair)
    if not re.search(r"\d", text):
        says = ("It has no year in digits.",)
    if _UNDATED.fullmatch(text):
        fix = "write what is known of the date, such as 1950~ (about 1950) or 195X (the 1950s)" if field.needed else _REMOVE
        return Problem(rule, text.at, says, fix)
    if not found.meant:
        return Problem(rule, text.at, says, "write year, month and day, such as 2007-03-10")
    return Problem(rule, text.at, says, _whichever(found.meant))


def _whichever(meant: Sequence[str]) -> str:
    """What to write for each date that may be meant, which is given in words too: somebody has to choose."""
    in_words = {each: _in_words(each) for each in meant}
    if len(meant) == 1:
        return f"if you mean {in_words[meant[0]]}, write {meant[0]}"
    return f"write {' or '.join(f'{each} ({words})' for each, words in in_words.items())}, whichever you mean"


def _in_words(edtf: str) -> str:
    """`6 May 2001`; `the year 199?` for a year alone."""
    date = parse(edtf)
    words = ENGLISH.date(date).replace(" (century)", ", a century") if isinstance(date, Date) else edtf
    return f"the year {words}" if re.fullmatch(r"\d+\?", words) else words


def _two_dates(text: Text, field: Field, found: NotADate) -> Problem | None:
    """`born: 1962-2001` may be a life, or a birth in one of these years: a question, not a repair."""
    names = next((pair for pair in _LIVES if field.name in pair), None)
    ends = found.repair.split("/")
    if names is None or len(ends) < 2 or not {"", ".."}.isdisjoint(ends):
        return None
    says = ("These are two dates.",)
    both = f"`{names[0]}: {ends[0]}` and `{names[1]}: {ends[1]}`, each on its own line"
    return Problem("D001", text.at, says, f"write {both}; or `{field.name}: {found.repair}` if it was some time between the two")


def _published(node: Node, field: Field, report: Report) -> Dated | Text | None:
    if not isinstance(node, Text) or not (typed := _UNDATED.fullmatch(node.strip())):
        dated: Dated | None = READERS["date"](node, field, report)
        return dated
    if node == "undated":
        return node
    says = ("For a source without a date, write `undated`.",)
    report(Problem("F004", node.at, says, "change it to `undated`", instead="undated", asks=typed["unsure"] is not None))
    return None


def _yes_no(text: Text, field: Field) -> bool | Problem:
    return _one_of(text, field, YES_NO, _SAYS_YES_NO)


def _word(text: Text, field: Field) -> str | Problem:
    return _one_of(text, field, {word: word for word in field.words}, _CALLED)


def _one_of(text: Text, field: Field, words: Mapping[str, Word], others: Mapping[str, str]) -> Word | Problem:
    if text in words:
        return words[text]
    typed = re.sub(r"^(?:an?|the)-", "", text.lower().replace(" ", "-").strip(".!,;"))
    meant = next((word for word in (others.get(typed), typed) if word in words), "")
    near = meant or misspelt(typed, [word for word in words if len(word) >= _LONG and not word.startswith(typed)])
    says = (f"Did you mean {near}?",) if near else ()
    says = (*says, f"`{field.name}` must be one of: {', '.join(words)}.")
    return Problem("F004", text.at, says, "use one of these words", instead=near)


def _location(text: Text, field: Field) -> Location | Problem:
    match = re.fullmatch(r"(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)", text, re.ASCII)
    if not match:
        says: tuple[str, ...] = (
            "Latitude and longitude are degrees with a decimal point, and a comma between the two.",
            f"For example: {field.example}",
        )
        meant = meant_location(text)
        fix = "write it in this form" if meant else "write it like the example"
        if not meant and ADDRESS.fullmatch(text):
            says, fix = ("This address has no numbers in it.",), f"copy the two numbers from the map, such as {field.example}"
        return Problem("P001", text.at, says, fix, instead=meant)
    latitude, longitude = float(match[1]), float(match[2])
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return Location(latitude, longitude)
    told = [f"The latitude would be {match[1]}, the longitude {match[2]}."]
    if abs(longitude) <= 90 and abs(latitude) <= 180:
        told.append(f"Either the two are swapped ({match[2]}, {match[1]}), or {match[1]} has a wrong digit.")
    return Problem("P001", text.at, tuple(told), "look the two numbers up again; latitude comes first")


def _address(text: Text, field: Field) -> Text | Problem:
    if ADDRESS.fullmatch(text):
        return text
    says: tuple[str, ...] = ("Addresses begin with https://, http:// or mailto:, and have no spaces.",)
    if len(re.findall(r"https?://", text)) > 1 and " " in text:
        return Problem("F009", text.at, (*says, "Here are two."), "keep one; `archived` is for the address of an archived copy")
    if text.lower().startswith(("https://", "http://")):
        return _with_spaces(text, says)
    meant, sure = meant_address(text)
    return Problem("F009", text.at, says, "copy the address from the browser, with its https://", instead=meant, asks=not sure)


def _with_spaces(address: Text, says: tuple[str, ...]) -> Problem:
    """`https://example.org/my story.html` is one address; in `https://example.org/story The Times`, the rest may be a title."""
    encoded = re.sub(r"[\s<>\"'\\`]", lambda found: f"%{ord(found[0]):02X}", address)
    first, *_, last = [*address.split(), address.split()[-1]]
    # the last word of "my story.html", "a b/c", "a b?page=2"
    if is_one_line(address) and (first == address or re.search(r"[\w)][./=&?%#_-]\S*\w$|%", last)):
        return Problem("F009", address.at, says, "write %20 in place of a space", instead=encoded)
    either = (f"If all of it is the address: {encoded}", f"If the address ends at the first space: {first}")
    if not is_one_line(address):
        either = (f"If it goes on in the next line: {''.join(address.split())}", either[1])
    return Problem("F009", address.at, (*says, *either), "write the one you mean; other words belong in `title` or `about`")


def _register(text: Text, field: Field) -> Text | Problem:
    if re.fullmatch(field.form, text):
        return text
    inside = re.findall(rf"(?<![\w-]){field.form}(?![\w-])", text.upper().replace("Q ", "Q"))
    says = (f"`{field.name}`: {in_a_sentence(field.meaning)}", f"For example: {field.example}")
    fix = "write only the id" if len(inside) == 1 else "copy the id from the register's page, or delete the field"
    return Problem("F012", text.at, says, fix, instead=inside[0] if len(inside) == 1 else "")


def _language(text: Text, field: Field) -> Text | Problem:
    if is_language(text):
        return text
    meant = meant_language(text)
    says = ("A language is given by its tag, such as en, de, fr or pt-BR (BCP 47).",)
    fix = f"change it to `{meant}`" if meant else "look the tag up, or delete the line if the text is in English"
    return Problem("F014", text.at, says, fix, instead=meant)


Reader = Callable[[Node, Field, Report], Any]


def _of_text(read: Callable[[Text, Field], Any], node: Node, field: Field, report: Report) -> Any:
    """Read a text, and then its value or problem."""
    text = read_text(node, field, report)
    value = None if text is None else read(text, field)
    if not isinstance(value, Problem):
        return value
    report(value)
    return None


READERS: dict[str, Reader] = {
    "text": read_shown,
    "prose": read_prose,
    "markdown": read_markdown,
    "quote": read_text,
    "texts": read_texts,
    "authors": read_texts,
    "date": partial(_of_text, _date),
    "published": _published,
    "yes-no": partial(_of_text, _yes_no),
    "location": partial(_of_text, _location),
    "id": partial(_of_text, _id),
    "ids": read_ids,
    "address": partial(_of_text, _address),
    "entry": read_text,
    "entries": read_texts,
    "sources": read_texts,
    "claims": read_texts,
    "word": partial(_of_text, _word),
    "register": partial(_of_text, _register),
    "language": partial(_of_text, _language),
}
"""Shape -> the function that reads it; records in records, such as an author's, are read in `read_record`."""
