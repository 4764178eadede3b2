"""One YAML node to one value, by the field's shape in the field table. What doesn't fit is reported."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from html import unescape
from typing import Any, TypeVar

from annotated_article.dates.edtf import Date, NotADate
from annotated_article.dates.written_dates import read_date
from annotated_article.kind import Field
from annotated_article.loading.field_table import LONGEST, LONGEST_ID, LONGEST_NAME, LONGEST_NOTE
from annotated_article.loading.meant_language import is_language, meant_language
from annotated_article.loading.meant_location import meant_location
from annotated_article.loading.read_yaml import Mapping as Fields
from annotated_article.loading.read_yaml import Node, Sequence
from annotated_article.markdown_limits import too_much
from annotated_article.model import Dated, Location, Span, Text
from annotated_article.problems import Problem
from annotated_article.yaml_text import in_brackets, is_plain, one_line

Report = Callable[[Problem], None]
Word = TypeVar("Word")

_SLIP = 0.8
"""How similar a misspelt word must be to the intended one."""
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
YES_NO = {"yes": True, "no": False}
_SAYS_YES_NO = {"true": "yes", "y": "yes", "on": "yes", "ja": "yes", "alive": "yes"} | dict.fromkeys(
    ("false", "n", "off", "nein", "dead"), "no"
)
_CALLED = dict(
    pair.split("=")
    for pair in (
        "denied=denial denies=denial quote=quotation quoted=quotation alleged=allegation accusation=allegation predicted=prediction "
        "forecast=prediction"
    ).split()
)
"""What people write for a word -> the word, which only some fields have."""
_END = 200  # characters
# "Ada Pell,", "Ada Pell // chair"
_ODD_END = re.compile(r"(?:\s*[,;]+|\s+(?P<remark>//\s.*|/\*.*\*/|<!--.*-->))\s*$")
# `<b>`, `&amp;`, `&#8217;`; a tag can't contain another <, so that many of them are read in one pass
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-zA-Z]+;|&#\w+;")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\`]+|mailto:[^\s<>\"'\\`]+", re.IGNORECASE)
_OTHER_ADDRESS = re.compile(r"\]\(\s*<?(?!https?:|mailto:)([a-z][a-z0-9+.-]*:)", re.IGNORECASE)
# "**bold**", "__bold__", "*word*", "_word_", "`code`", "[words](https://…)", "![alt](…)"
_MARKDOWN = re.compile(
    r"\*\*\S[^*]*\*\*|__\S[^_]*__|(?<![\w*])\*[^\s*][^*]*[^\s*]\*(?![\w*])|(?<![\w_])_[^\s_][^_]*[^\s_]_(?![\w_])|`[^`]+`|!?\[[^\[\]]+\]\([^)\s]+\)"
)
_BARE_LINK = re.compile(r"(?:https?://|www\.)[^\s<>]*[\w/]", re.IGNORECASE)
_IN_QUOTATION_MARKS = re.compile(r"[“”„‟«»‘’‚‹›\"']+(?P<text>[^“”„‟«»‘’‚‹›\"']+)[“”„‟«»‘’‚‹›\"']+")
# "n.d.", "No date", "o. J.", "s.d."; "unknown" may mean that nobody has looked
_UNDATED = re.compile(
    r"[(\[]?(?:undated|n\.?\s?d\.?|n/d|(?:no|without)[ -]?(?:a )?date\b.*|not dated|o\.\s?[dj]\.?|ohne (?:datum|jahr)|s\.\s?[adf]\.?"
    r"|sans date|sin fecha|(?P<unsure>(?:date )?unknown|(?:date )?not known|none|n/?a|tba|\?+|-+|–))[)\]]?\.?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*,?\s+(?:and|und|et|y)\s+|\s*[&+/]\s*")
_JOINED_IDS = re.compile(r"\s*,?\s+(?:and|und|et|y)\s+|\s*[&+]\s*")  # a slash is part of `people/jane-doe`
_IDS = frozenset({"entries", "sources", "claims"})
_REMOVE = "if nobody knows the date, remove the field"
_INTO_BRACKETS = "put it in brackets, with commas between the items"
_LIVES = (("born", "died"), ("founded", "dissolved"))
"""Fields that come in pairs: a beginning and an end."""
_FREE = frozenset({"text", "texts", "authors", "prose", "markdown", "quote"})
_NAMES = frozenset({"name", "aliases", "always", "not_in"})
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ı": "i"})


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The most similar word of the set in which a look-up failed, or an empty text."""
    return next(iter(get_close_matches(word[:80], list(known), n=1, cutoff=0.6)), "")


def misspelt(word: str, known: Iterable[str]) -> str:
    """The intended word if only a letter or two are wrong; `unverified` is not a misspelt `verified`, nor the other way round."""
    meant = did_you_mean(word, known)
    likely = sorted(word) == sorted(meant) or SequenceMatcher(None, word, meant, autojunk=False).ratio() >= _SLIP
    return meant if likely and meant[:1] == word[:1] and abs(len(meant) - len(word)) <= 2 else ""


def id_of(text: str) -> str:
    """The id that a name makes: `Brücke (alt)` is bruecke-alt."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f'’]", "", plain)))


def is_id(text: str) -> bool:
    """Whether a text may become an address and a name in HTML: lower case letters, digits, hyphens, and not too many."""
    return len(text) <= LONGEST_ID and ID.fullmatch(text) is not None


def not_an_id(text: Text) -> Problem:
    """The problem of an ill-formed id, with the id that was probably meant."""
    says = (f"It has {len(text)} characters; the limit for an id is {LONGEST_ID}.",) if len(text) > LONGEST_ID else ()
    return Problem("I001", text.at, says, "use lower-case letters a-z, digits and single hyphens", instead=id_of(text[:LONGEST_ID]))


def _too_long(node: Text, field: Field) -> Problem | None:
    """The problem of a text that is longer than its field allows; it is not read, since some readers take the square of its length."""
    most = LONGEST_NAME if field.name in _NAMES else LONGEST.get(field.shape, len(node))
    if len(node) <= most:
        return None
    says = (f"It has {len(node):,} characters; the limit for `{field.name}` is {most:,}.", _purpose(field))
    return Problem("F013", node.at, says, "shorten it, or move part of it to another field")


def _purpose(field: Field) -> str:
    return f"`{field.name}`: {in_a_sentence(field.meaning)}"


def in_a_sentence(meaning: str) -> str:
    """A field's meaning in lower case, unless it begins with an abbreviation."""
    return meaning[0].lower() + meaning[1:] if not meaning[:2].isupper() else meaning


def is_one_line(text: Text) -> bool:
    """Whether the text was typed on one line without quotation marks, so that the place of each letter is known."""
    return len(text) == text.at.length


def _text(node: Node, field: Field, report: Report) -> Text | None:
    if not isinstance(node, Text):
        report(_no_text(node, field))
        return None
    if not node.strip() or (field.shape != "markdown" and not node.strip(" …")):
        report(_empty("F005", node, field))
        return None
    if problem := _too_long(node, field):
        report(problem)
        return None
    if _compared(field) and (quoted := _IN_QUOTATION_MARKS.fullmatch(node)):
        says = ("These quotation marks would become part of the text.",)
        report(Problem("F010", node.at, says, "remove them", instead=one_line(quoted["text"].strip())))
        return None
    if _compared(field) and is_one_line(node) and (odd := _ODD_END.search(node[-_END:])):
        says = ("These characters would become part of the value.",)
        remark = odd["remark"] is not None
        fix = "write comments on a line of their own, after #" if remark else "delete them"
        bare = node[: len(node) - len(node[-_END:]) + odd.start()].strip()
        report(Problem("F010", node.at, says, fix, instead=one_line(bare), asks=remark or not bare))
        return None
    return Text(" ".join(node.split()), node.at) if field.shape != "markdown" else node


def _empty(rule: str, node: Text, field: Field) -> Problem:
    says = ("There is nothing here.", f"`{field.name}`: {in_a_sentence(field.meaning)} For example: {field.example}")
    return Problem(rule, node.at, says, "fill it in" if field.needed else "fill it in, or delete the field")


def _compared(field: Field) -> bool:
    """Whether the field's text is compared character by character, so that curly quotation marks would count."""
    return field.shape not in _FREE or field.name in _NAMES


def _no_text(node: Fields | Sequence, field: Field) -> Problem:
    """A list or fields in place of a text; most are a text with a colon, or one item in brackets."""
    needed = f"`{field.name}` takes a single text. {field.meaning}"
    if isinstance(node, Fields) and (at := _one_field(node)):
        text = one_line(f"{node.fields[0][0]}: {node.fields[0][1]}")
        return Problem("Y003", at, ("With a space after it, a colon begins a field.",), "put the text in quotation marks", instead=text)
    if isinstance(node, Fields) and (meant := _location_in_fields(node, field)):
        fix = "write the two numbers in one line"
        return Problem("F005", node.at, (f"These are fields, but {needed}",), fix, (f"{field.name}: {meant}",), in_place=True)
    if isinstance(node, Fields):
        return Problem("F005", node.at, (f"These are fields, but {needed}",), f"write a single text after `{field.name}:`")
    if isinstance(inner := node.items[0] if len(node.items) == 1 else None, Sequence) and len(inner.items) == 1:  # "[[ada-pell]]"
        node = Sequence(inner.items, node.at)
    texts = [item for item in node.items if isinstance(item, Text)]
    if field.shape == "location" and len(texts) == 2:
        fix = "write the two numbers in one line"
        return Problem("F005", node.at, (f"This is a list, but {needed}",), fix, (f"{field.name}: {', '.join(texts)}",), in_place=True)
    if len(texts) == len(node.items) == 1:
        return Problem(
            "F005", node.at, (f"This is a list, but {needed}",), "remove the brackets", (f"{field.name}: {texts[0]}",), in_place=True
        )
    return Problem("F005", node.at, (f"This is a list, but {needed}",), "write a single text")


def _location_in_fields(node: Fields, field: Field) -> str:
    """`36.34, 43.13` for `{lat: 36.34, lon: 43.13}`; for other fields an empty text."""
    return meant_location(" ".join(f"{key}: {value}" for key, value in node.fields)) if field.shape == "location" else ""


def _one_field(node: Fields) -> Span | None:
    """The place of `key: text`, if that is all there is, on one line."""
    if len(node.fields) != 1:
        return None
    key, value = node.fields[0]
    if not isinstance(value, Text) or value.at.line != key.at.line or not is_one_line(value):
        return None
    return key.at._replace(length=value.at.column + value.at.length - key.at.column)


def _shown(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is not None and (tag := _HTML.search(_AUTOLINK.sub(lambda link: " " * len(link[0]), text))):
        report(_html(text, tag))
    elif text is not None and (mark := _MARKDOWN.search(text)):
        report(_markdown_shown(text, mark, f"Readers would see {mark[0][:60]} as it is typed."))
    return text


def _markdown_shown(text: Text, mark: re.Match[str], says: str) -> Problem:
    fix = "write plain words; `more` may have Markdown, and `sources` the address"
    return Problem("F015", _part(text, mark.span()), (says,), fix)


def _html(text: Text, tag: re.Match[str]) -> Problem:
    says = (f"Readers would see {tag[0][:60]} as it is typed.",)
    # "&amp;" is &, and "<br>" a space; other tags may be meant to be seen
    plain = " " if re.fullmatch(r"<br ?/?>", tag[0], re.IGNORECASE) else unescape(tag[0])
    if is_one_line(text) and plain != tag[0]:
        meant = " ".join(f"{text[: tag.start()]}{plain}{text[tag.end() :]}".split())
        if is_plain(meant):
            return Problem("F008", text.at, says, "write the text without it", instead=meant)
    return Problem("F008", _part(text, tag.span()), says, "delete it, or keep it if readers should see it")


def _part(text: Text, span: tuple[int, int]) -> Span:
    """The place of a part of the text, if it is known; otherwise the place of the whole text."""
    start, end = span
    return text.at._replace(column=text.at.column + start, length=end - start) if is_one_line(text) else text.at


def _prose(node: Node, field: Field, report: Report) -> Text | None:
    text = _shown(node, field, report)
    if text is not None and field.name == "note" and not _MARKDOWN.search(text) and (link := _BARE_LINK.search(text)):
        report(_markdown_shown(text, link, f"Readers would see {link[0][:60]} without a link."))
    if text is not None and field.name == "note" and len(text) > LONGEST_NOTE:
        report(Problem("F007", text.at, (f"It has {len(text)} characters.",), "shorten it, or move a part of it to `more`"))
    return text


def _markdown(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is not None and (found := too_much(text)):
        report(Problem("T008", text.at, (f"In line {found.line + 1} of the text:", f"  {found.says}"), found.fix))
        return None
    if text is not None and (tag := _HTML.search(_AUTOLINK.sub(lambda link: " " * len(link[0]), text))):
        report(_html(text, tag))
    if text is not None and (other := _OTHER_ADDRESS.search(text)):
        says = (f"Links that begin with {other[1]} are removed.",)
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
    """The ids of a list; what isn't an id is reported and left out."""
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
        says = ("These quotation marks would become part of the texts.",)
        report(Problem("F010", node.at, says, "remove them", instead=bare if node.at.length > 1 else ""))
        return None
    if field.name in _NAMES and node.at.length > 1 and any(";" in item for item in node.items if isinstance(item, Text)):
        parts = [part.strip() for item in node.items if isinstance(item, Text) for part in item.split(";") if part.strip()]
        says = ("Commas separate the items of a list, not semicolons.",)
        report(Problem("F003", node.at, says, "put commas between the items", instead=in_brackets(parts), asks=len(node.items) > 1))
        return None
    if swallowed := next((item for item in node.items if isinstance(item, Text) and not is_one_line(item) and " - " in item), None):
        says = ("The hyphen in the next line is further right, so the two lines would be one item.",)
        report(Problem("F003", swallowed.at, says, "begin all hyphens of the list in the same column"))
        return None
    read = [_text(item, field, report) for item in node.items]
    texts = tuple(text for text in read if text is not None)
    return texts if len(texts) == len(read) else None


def _no_list(node: Text | Fields, field: Field) -> Problem:
    says = (f"`{field.name}` is a list, even with one item.",)
    if isinstance(node, Fields):
        example = f"For example: {field.name}: {field.example}"
        return Problem("F003", node.at, (*says, example), "write the items in brackets, with commas between them")
    if not node.strip():
        return _empty("F003", node, field)
    if len(node) > LONGEST["texts"] and (problem := _too_long(node, field)):
        return problem
    if not is_one_line(node) and node.at.length < len(node):
        return Problem("F003", node.at, says, "begin each item on a new line with a hyphen and a space")
    typed = _without_brackets(node)
    typed = re.sub(r"^(?:by|von)\s+", "", typed, flags=re.IGNORECASE) if field.name == "author" else typed
    items = _parts(typed)
    joined = _joined(items, _JOINED_IDS if field.shape in _IDS else _JOINED)
    if problem := _in_words(node, field, joined or items, says):
        return problem
    if joined or _may_be_one_name(items):
        return _one_or_two(node, field, typed, joined or items, says)
    sure = len(items) == 1 or _compared(field) or re.search("[•·‣]", node)
    return Problem("F003", node.at, says, _INTO_BRACKETS, instead=in_brackets(items), asks=not sure)


def _without_brackets(text: str) -> str:
    """`(Doe, Janie)` without its brackets; those of a remark, as in `Doe, Janie (a nickname)`, stay."""
    bare = text.strip(" ,;•·‣").lstrip("()[]{} ,;•·‣")
    return bare if re.search(r"[(\[{]", bare) else bare.rstrip("()[]{} ,;•·‣")


def _parts(typed: str) -> list[str]:
    """The items between the bullets, semicolons or commas; beside a semicolon, a comma is part of an item, as in `Doe, Jane; Roe, Jo`."""
    parts = (part.strip() for part in re.split("[;•·‣]" if ";" in typed else "[,•·‣]", typed))
    return [part.removeprefix("- ").removeprefix("-") for part in parts if part]


def _in_words(node: Text, field: Field, items: list[str], says: tuple[str, ...]) -> Problem | None:
    """An address or a citation in place of ids, surnames before first names, remarks: the commas don't separate items that are meant."""
    example = f"For example: {field.name}: {field.example}"
    if field.shape in ("sources", "claims") and (_ADDRESS.fullmatch(node) or (len(items) == 1 and " " in items[0])):
        return Problem("F003", node.at, says, "put it in brackets", instead=in_brackets([str(node)]))
    if field.shape in ("sources", "claims") and any(" " in item for item in items):
        what = field.shape.removesuffix("s")
        fix = f"write the id of each {what} instead of words, in brackets, with commas between the ids"
        return Problem("F003", node.at, (*says, example), fix)
    if field.name == "author" and ";" in node and any("," in item for item in items):
        return Problem("F003", node.at, (*says, example), "write each name as it is printed, in brackets, with commas between the names")
    if any(re.search(r'["(].*\w', item) for item in items):
        return Problem("F003", node.at, (*says, example), "write the items in brackets, with commas between them; leave out remarks")
    return None


def _joined(items: list[str], joined: re.Pattern[str]) -> list[str]:
    """The items, those that a word joins apart: `Doe and Janie` is two, if it isn't one."""
    apart = [part for item in items for part in joined.split(item)]
    return apart if len(apart) > len(items) else []


def _may_be_one_name(items: list[str]) -> bool:
    """Whether two words may be a surname and a first name, as in `Pell, Ada`."""
    return len(items) == 2 and all(item[:1].isupper() and " " not in item for item in items)


def _one_or_two(node: Text, field: Field, typed: str, joined: list[str], says: tuple[str, ...]) -> Problem:
    if field.shape in _IDS:
        return Problem("F003", node.at, says, "put the ids in brackets, with commas between them", instead=in_brackets(joined), asks=True)
    either = (
        f"If these are {len(joined)} items: {field.name}: {in_brackets(joined)}",
        f"If it is one: {field.name}: {in_brackets([typed])}",
    )
    return Problem("F003", node.at, (*says, *either), "write the one you mean")


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
    """What is wrong with the date, with the date it must mean or the dates it may mean."""
    rule, says = "D002" if found.backwards else "D001", (found.why[0].upper() + found.why[1:] + ".",)
    if found.repair:
        return Problem(rule, text.at, says, "write the date in this form", instead=found.repair)
    if _UNDATED.fullmatch(text):
        fix = "write what is known of the date, such as 1950~ (about 1950) or 195X (the 1950s)" if field.needed else _REMOVE
        return Problem(rule, text.at, says, fix)
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
    if not isinstance(node, Text) or not (typed := _UNDATED.fullmatch(node.strip())):
        return _date(node, field, report)
    if node == "undated":
        return node
    says = ("A source without a date has the word `undated`.",)
    report(Problem("F004", node.at, says, "write undated", instead="undated", asks=typed["unsure"] is not None))
    return None


def _yes_no(node: Node, field: Field, report: Report) -> bool | None:
    return _one_of(node, field, report, YES_NO, _SAYS_YES_NO)


def _word(node: Node, field: Field, report: Report) -> str | None:
    return _one_of(node, field, report, {word: word for word in field.words}, _CALLED)


def _one_of(node: Node, field: Field, report: Report, words: Mapping[str, Word], others: Mapping[str, str]) -> Word | None:
    text = _text(node, field, report)
    if text is None or text in words:
        return words[text] if text is not None else None
    typed = re.sub(r"^(?:an?|the)-", "", text.lower().replace(" ", "-").strip(".!,;"))
    meant = next((word for word in (others.get(typed), typed) if word in words), "")
    near = meant or misspelt(typed, words)
    says = (f"Did you mean {near}?",) if near else ()
    report(
        Problem(
            "F004",
            text.at,
            (*says, f"`{field.name}` takes one of these words: {', '.join(words)}."),
            "use one of these words",
            instead=near,
        )
    )
    return None


def _location(node: Node, field: Field, report: Report) -> Location | None:
    text = _text(node, field, report)
    if text is None:
        return None
    match = re.fullmatch(r"(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)", text, re.ASCII)
    if not match:
        says: tuple[str, ...] = (
            "Latitude and longitude are degrees with a decimal point, and a comma between the two.",
            f"For example: {field.example}",
        )
        meant = meant_location(text)
        fix = "write it in this form" if meant else "write it like the example"
        if not meant and _ADDRESS.fullmatch(text):
            says, fix = ("This address has no numbers in it.",), f"copy the two numbers from the map, such as {field.example}"
        report(Problem("P001", text.at, says, fix, instead=meant))
        return None
    latitude, longitude = float(match[1]), float(match[2])
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return Location(latitude, longitude)
    told = [f"The latitude would be {match[1]}, the longitude {match[2]}."]
    if abs(longitude) <= 90 and abs(latitude) <= 180:
        told.append(f"Either the two are swapped ({match[2]}, {match[1]}), or {match[1]} has a wrong digit.")
    report(Problem("P001", text.at, tuple(told), "look the two numbers up again; latitude comes first"))
    return None


def _address(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is None or _ADDRESS.fullmatch(text):
        return text
    says: tuple[str, ...] = ("Addresses begin with https://, http:// or mailto:, and have no spaces.",)
    if len(re.findall(r"https?://", text)) > 1 and " " in text:
        report(Problem("F009", text.at, (*says, "Here are two."), "keep one; `archived` is for the address of a stored copy"))
    elif text.lower().startswith(("https://", "http://")):
        report(_with_spaces(text, says))
    else:
        meant, sure = _inside(text)
        report(Problem("F009", text.at, says, "copy the address from the browser, with its https://", instead=meant, asks=not sure))
    return None


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


def _inside(text: str) -> tuple[str, bool]:
    """The address in a text, or `gazette.example/2001` with its https://, and whether no other words would be lost."""
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"'\\`]*)?", text):
        return f"https://{text}", True
    if slip := re.fullmatch(
        r"(?:https?|htps?|htttps?|ttps?)[:;]?/{1,3}(?P<rest>(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"'\\`]*)?)", text, re.IGNORECASE
    ):
        return f"https://{slip['rest']}", True
    found = _ADDRESS.search(text.rstrip(")>].,; "))
    if found is None:
        return "", False
    rest = text[: found.start()] + text[found.end() :]
    return found[0], not re.search(
        r"\w", re.sub(r"^\s*\[.*?\]\(|^(?:url|link|see|source|retrieved from|available at)\b", "", rest, flags=re.IGNORECASE)
    )


def _register(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is None or re.fullmatch(field.form, text):
        return text
    inside = re.findall(rf"(?<![\w-]){field.form}(?![\w-])", text.upper().replace("Q ", "Q"))
    says = (f"`{field.name}`: {in_a_sentence(field.meaning)}", f"For example: {field.example}")
    fix = "write only the id" if len(inside) == 1 else "copy the id from the register's page, or delete the field"
    report(Problem("F012", text.at, says, fix, instead=inside[0] if len(inside) == 1 else ""))
    return None


def _language(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is None or is_language(text):
        return text
    meant = meant_language(text)
    says = ("A language is given by its tag, such as en, de, fr or pt-BR (BCP 47).",)
    fix = f"write {meant}" if meant else "look the tag up, or delete the line if the text is in English"
    report(Problem("F014", text.at, says, fix, instead=meant))
    return None


READERS: dict[str, Callable[[Node, Field, Report], Any]] = {
    "text": _shown,
    "prose": _prose,
    "markdown": _markdown,
    "quote": _text,
    "texts": _texts,
    "authors": _texts,
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
    "language": _language,
}
"""Shape -> the function that reads it; records in records, such as an author's, are read in `read_record`."""
