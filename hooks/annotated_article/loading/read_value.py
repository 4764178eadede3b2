"""One YAML node to one value, by the shape that its field has in the field table. What does not fit is reported."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from annotated_article.dates.edtf import Date, NotADate
from annotated_article.dates.written_dates import read_date
from annotated_article.kind import Field
from annotated_article.loading.field_table import LONGEST, LONGEST_ID, LONGEST_NAME, LONGEST_NOTE
from annotated_article.loading.meant_location import meant_location
from annotated_article.loading.read_yaml import Mapping as Fields
from annotated_article.loading.read_yaml import Node, Sequence
from annotated_article.markdown_limits import too_much
from annotated_article.model import Dated, Location, Span, Text
from annotated_article.problems import Problem
from annotated_article.yaml_text import in_brackets, one_line

Report = Callable[[Problem], None]
Word = TypeVar("Word")

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
YES_NO = {"yes": True, "no": False}
_SAYS_YES_NO = {"true": "yes", "y": "yes", "on": "yes", "ja": "yes", "alive": "yes"} | dict.fromkeys(
    ("false", "n", "off", "nein", "none", "dead"), "no"
)
# `<b>`, `&amp;`, `&#8217;`; no tag holds another <, so that many of them are read once
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-zA-Z]+;|&#\w+;")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\`]+|mailto:[^\s<>\"'\\`]+", re.IGNORECASE)
_OTHER_ADDRESS = re.compile(r"\]\(\s*<?(?!https?:|mailto:)([a-z][a-z0-9+.-]*:)", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs that hide or turn what a reader sees. Joiners (U+200C, U+200D) stay: some scripts need them."""
_IN_QUOTATION_MARKS = re.compile(r"[“”„‟«»‘’‚‹›\"']+(?P<text>[^“”„‟«»‘’‚‹›\"']+)[“”„‟«»‘’‚‹›\"']+")
# n.d.  No date  o. J.  s.d.  unknown
_UNDATED = re.compile(
    r"n\.?\s?d\.?|(?:no|without)[ -]date|undated|not dated|unknown|none|o\.\s?[jd]\.|s\.\s?[df]\.|ohne (?:datum|jahr)", re.IGNORECASE
)
_LIVES = (("born", "died"), ("founded", "dissolved"))
"""Fields that come in pairs: a beginning and an end."""
_FREE = frozenset({"text", "texts", "prose", "markdown", "quote"})
_NAMES = frozenset({"name", "aliases", "always", "not_in"})
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ı": "i"})


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest of the very set in which a look-up failed, or an empty text."""
    return next(iter(get_close_matches(word[:80], list(known), n=1, cutoff=0.6)), "")


def id_of(text: str) -> str:
    """The id that a name makes: `Brücke (alt)` is bruecke-alt."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f'’]", "", plain)))


def is_id(text: str) -> bool:
    """Whether a text may become an address and a name in HTML: lower case letters, digits, hyphens, and not too many."""
    return len(text) <= LONGEST_ID and ID.fullmatch(text) is not None


def not_an_id(text: Text) -> Problem:
    """The problem of an ill-formed id, with the one that may have been meant."""
    says = (f"It has {len(text)} characters; an id can have {LONGEST_ID}.",) if len(text) > LONGEST_ID else ()
    return Problem("I001", text.at, says, "use lower case letters a-z, digits and single hyphens", instead=id_of(text[:LONGEST_ID]))


def _too_long(node: Text, field: Field) -> Problem | None:
    """The problem of a text with more characters than its field can have; read no further, since some readers need its square."""
    most = LONGEST_NAME if field.name in _NAMES else LONGEST.get(field.shape, len(node))
    if len(node) <= most:
        return None
    says = (f"It has {len(node):,} characters; `{field.name}` can have {most:,}.", _purpose(field))
    return Problem("F013", node.at, says, "shorten it, or move what does not belong here")


def _purpose(field: Field) -> str:
    return f"`{field.name}`: {in_a_sentence(field.meaning)}"


def in_a_sentence(meaning: str) -> str:
    """A field's meaning without its capital, unless that begins an abbreviation."""
    return meaning[0].lower() + meaning[1:] if not meaning[:2].isupper() else meaning


def is_one_line(text: Text) -> bool:
    """Whether the text is typed on one line, unquoted: then its place is known to the letter."""
    return len(text) == text.at.length


def _text(node: Node, field: Field, report: Report) -> Text | None:
    if not isinstance(node, Text):
        report(_no_text(node, field))
        return None
    if not node.strip():
        report(_empty("F005", node, field))
        return None
    if problem := _too_long(node, field):
        report(problem)
        return None
    if bad := _INVISIBLE.search(node):
        report(
            Problem(
                "Y012",
                _part(node, bad.span()),
                (f"It is the invisible character U+{ord(bad[0]):04X}.",),
                "delete it, or type the words anew",
            )
        )
        return None
    if _compared(field) and (quoted := _IN_QUOTATION_MARKS.fullmatch(node)):
        says = ("These quotation marks would be a part of the text.",)
        report(Problem("F010", node.at, says, "leave them out", instead=one_line(quoted["text"].strip())))
        return None
    return Text(" ".join(node.split()), node.at) if field.shape != "markdown" else node


def _empty(rule: str, node: Text, field: Field) -> Problem:
    says = ("Nothing stands here.", f"`{field.name}`: {in_a_sentence(field.meaning)}")
    fix = "write it, for example" if field.needed else "take out the field, or write it, for example"
    return Problem(rule, node.at, says, fix, (f"{field.name}: {field.example}",))


def _compared(field: Field) -> bool:
    """Whether the field's text is compared sign by sign, so that quotation marks of a word processor spoil it."""
    return field.shape not in _FREE or field.name in _NAMES


def _no_text(node: Fields | Sequence, field: Field) -> Problem:
    """A list or fields where a text is needed; most are a text with a colon, or one item in brackets."""
    needed = f"`{field.name}` is one text: {in_a_sentence(field.meaning)}"
    if isinstance(node, Fields) and (at := _one_field(node)):
        text = one_line(f"{node.fields[0][0]}: {node.fields[0][1]}")
        return Problem("Y003", at, ("With a space after it, it begins a field.",), "put the text in quotation marks", instead=text)
    if isinstance(node, Fields):
        return Problem("F005", node.at, ("Here stand fields.", needed), f"write one text after `{field.name}:`")
    texts = [item for item in node.items if isinstance(item, Text)]
    if field.shape == "location" and len(texts) == 2:
        return Problem("F005", node.at, (f"Here stands a list; {needed}",), "leave out the brackets", instead=", ".join(texts))
    if len(texts) == len(node.items) == 1:
        return Problem("F005", node.at, (f"Here stands a list; {needed}",), "leave out the brackets", (f"{field.name}: {texts[0]}",))
    return Problem("F005", node.at, (f"Here stands a list; {needed}",), "write one text")


def _one_field(node: Fields) -> Span | None:
    """The place of `key: text` where that is all there is, on one line."""
    if len(node.fields) != 1:
        return None
    key, value = node.fields[0]
    if not isinstance(value, Text) or value.at.line != key.at.line or not is_one_line(value):
        return None
    return key.at._replace(length=value.at.column + value.at.length - key.at.column)


def _shown(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is not None and (tag := _HTML.search(text)):
        report(_html(text, tag))
    return text


def _html(text: Text, tag: re.Match[str]) -> Problem:
    says = (f"Readers would see {tag[0][:60]} just so.",)
    return Problem("F008", _part(text, tag.span()), says, "take it out, or leave it if readers are to see it")


def _part(text: Text, span: tuple[int, int]) -> Span:
    """The place of a part of the text, where that is known; else that of the whole."""
    start, end = span
    return text.at._replace(column=text.at.column + start, length=end - start) if is_one_line(text) else text.at


def _prose(node: Node, field: Field, report: Report) -> Text | None:
    text = _shown(node, field, report)
    if text is not None and field.name == "note" and len(text) > LONGEST_NOTE:
        report(Problem("F007", text.at, (f"It has {len(text)} characters.",), "shorten it, or move the rest to `more`"))
    return text


def _markdown(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is not None and (found := too_much(text)):
        report(Problem("T008", text.at, (f"In line {found.line + 1} of the text:", f"  {found.says}"), found.fix))
        return None
    if text is not None and (tag := _HTML.search(_AUTOLINK.sub(lambda link: " " * len(link[0]), text))):
        report(_html(text, tag))
    if text is not None and (other := _OTHER_ADDRESS.search(text)):
        says = (f"Links that begin with {other[1]} are taken out.",)
        report(Problem("F009", _part(text, other.span(1)), says, "use an address that begins with https://"))
        return None
    return text


def _id(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is None or is_id(text):
        return text
    report(not_an_id(text))
    return None


def _ids(node: Node, field: Field, report: Report) -> tuple[Text, ...] | None:
    """The ids of a list; those that are none are reported and used nowhere."""
    texts = _texts(node, field, report)
    for text in texts or ():
        if not is_id(text):
            report(not_an_id(text))
    return None if texts is None else tuple(filter(is_id, texts))


def _texts(node: Node, field: Field, report: Report) -> tuple[Text, ...] | None:
    if not isinstance(node, Sequence):
        report(_no_list(node, field))
        return None
    quoted = [item for item in node.items if isinstance(item, Text) and _IN_QUOTATION_MARKS.fullmatch(item)]
    if len(quoted) > 1 and len(quoted) == len(node.items) and _compared(field):
        bare = in_brackets([_IN_QUOTATION_MARKS.sub(r"\g<text>", item) for item in quoted])
        says = ("These quotation marks would be a part of the texts.",)
        report(Problem("F010", node.at, says, "leave them out", instead=bare if node.at.length > 1 else ""))
        return None
    if swallowed := next((item for item in node.items if isinstance(item, Text) and not is_one_line(item) and " - " in item), None):
        says = ("It goes on in the next line, the hyphen of which stands further right: the two would be one item.",)
        report(Problem("F003", swallowed.at, says, "let all hyphens of the list begin in the same column"))
        return None
    read = [_text(item, field, report) for item in node.items]
    texts = tuple(text for text in read if text is not None)
    return texts if len(texts) == len(read) else None


def _no_list(node: Text | Fields, field: Field) -> Problem:
    says = (f"`{field.name}` is a list, even with one item.",)
    if isinstance(node, Fields):
        return Problem("F003", node.at, says, "write the items in brackets, with commas between them", (f"{field.name}: {field.example}",))
    if not node.strip():
        return _empty("F003", node, field)
    if len(node) > LONGEST["texts"] and (problem := _too_long(node, field)):
        return problem
    if not is_one_line(node) and node.at.length < len(node):
        return Problem("F003", node.at, says, "begin each item on a line of its own with a hyphen and a space")
    parts = (part.strip() for part in re.split(r"[,;]", node.strip("()[]{} ,;")))
    items = [part.removeprefix("- ").removeprefix("-") for part in parts if part]
    fix = "put it in brackets; commas part the items"
    if len(items) == 1 or _compared(field):
        return Problem("F003", node.at, says, fix, instead=in_brackets(items))
    return Problem("F003", node.at, says, fix, (f"{field.name}: {in_brackets(items)}",))  # one author may be “Ward, Nell”


def _date(node: Node, field: Field, report: Report) -> Dated | None:
    text = _text(node, field, report)
    if text is None:
        return None
    date = read_date(text)
    if isinstance(date, Date):
        return Dated(text, date)
    report(_two_dates(text, field, date) or _no_date(text, field, date))
    return None


def _no_date(text: Text, field: Field, found: NotADate) -> Problem:
    """What is wrong with the date, and the one that it must mean, or those that it may mean."""
    rule, says = "D002" if found.backwards else "D001", (found.why[0].upper() + found.why[1:] + ".",)
    if found.repair:
        return Problem(rule, text.at, says, "write the date in this form", instead=found.repair)
    if _UNDATED.fullmatch(text) and not field.needed:
        return Problem(rule, text.at, says, "if nobody knows the date, remove the field")
    if not found.meant:
        return Problem(rule, text.at, says, "write year, month and day, such as 2007-03-10")
    fix = "write this form if that is what you mean" if len(found.meant) == 1 else "write the one you mean"
    return Problem(rule, text.at, (*says, f"It may mean {' or '.join(found.meant)}."), fix)


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
    if not isinstance(node, Text) or not _UNDATED.fullmatch(node):
        return _date(node, field, report)
    if node == "undated":
        return node
    report(Problem("D001", node.at, ("A source without a date is `undated`.",), "write this word", instead="undated"))
    return None


def _yes_no(node: Node, field: Field, report: Report) -> bool | None:
    return _one_of(node, field, report, YES_NO, _SAYS_YES_NO)


def _word(node: Node, field: Field, report: Report) -> str | None:
    return _one_of(node, field, report, {word: word for word in field.words}, {})


def _one_of(node: Node, field: Field, report: Report, words: Mapping[str, Word], others: Mapping[str, str]) -> Word | None:
    text = _text(node, field, report)
    if text is None or text in words:
        return words[text] if text is not None else None
    typed = text.lower().replace(" ", "-")
    meant = others.get(typed) or did_you_mean(typed, words)
    says = (f"Did you mean {meant}?",) if meant else ()
    report(Problem("F004", text.at, (*says, f"`{field.name}` is one of: {', '.join(words)}."), "use one of these words", instead=meant))
    return None


def _location(node: Node, field: Field, report: Report) -> Location | None:
    text = _text(node, field, report)
    if text is None:
        return None
    match = re.fullmatch(r"(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)", text, re.ASCII)
    if not match:
        says = ("Write latitude and longitude in degrees with a point, and a comma between the two.", f"For example: {field.example}")
        meant = meant_location(text)
        report(Problem("P001", text.at, says, "use this form" if meant else "write it like the example", instead=meant))
        return None
    latitude, longitude = float(match[1]), float(match[2])
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return Location(latitude, longitude)
    swapped = abs(longitude) <= 90 and abs(latitude) <= 180
    fix = "latitude stands first: swap the two" if swapped else "look the two numbers up again"
    told = f"The latitude would be {match[1]}, the longitude {match[2]}."
    report(Problem("P001", text.at, (told,), fix, instead=f"{match[2]}, {match[1]}" if swapped else ""))
    return None


def _address(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is None or _ADDRESS.fullmatch(text):
        return text
    inside = _ADDRESS.search(text.rstrip(")>]"))
    meant = inside[0] if inside else f"https://{text}" if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"'\\`]*)?", text) else ""
    says = ("Addresses begin with https://, http:// or mailto:.",)
    report(Problem("F009", text.at, says, "copy the address from the browser, with its https://", instead=meant))
    return None


def _register(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is None or re.fullmatch(field.form, text):
        return text
    inside = re.findall(rf"(?<![\w-]){field.form}(?![\w-])", text.upper().replace("Q ", "Q"))
    says = (f"`{field.name}`: {in_a_sentence(field.meaning)}", f"For example: {field.example}")
    fix = "write the id alone" if len(inside) == 1 else "copy the id from the register's page, or take out the field"
    report(Problem("F012", text.at, says, fix, instead=inside[0] if len(inside) == 1 else ""))
    return None


READERS: dict[str, Callable[[Node, Field, Report], Any]] = {
    "text": _shown,
    "prose": _prose,
    "markdown": _markdown,
    "quote": _text,
    "texts": _texts,
    "date": _date,
    "published": _published,
    "yes-no": _yes_no,
    "location": _location,
    "id": _id,
    "ids": _ids,
    "address": _address,
    "entry": _text,
    "entries": _texts,
    "sources": _texts,
    "claims": _texts,
    "word": _word,
    "register": _register,
}
"""Shape -> the function that reads it; records in records are read in `read_record`."""
