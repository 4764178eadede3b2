"""One YAML node to one text: a line, sentences or Markdown. What doesn't fit, and what readers would see as it is typed, is reported."""

from __future__ import annotations

import re
from html import unescape

from annotated_article.kind import Field
from annotated_article.loading.field_table import LONGEST, LONGEST_NAME, LONGEST_NOTE
from annotated_article.loading.meant_location import meant_location
from annotated_article.loading.read_yaml import Fields, Items, Node
from annotated_article.markdown_limits import too_much
from annotated_article.model.typed import Span, Text
from annotated_article.problems import Problem, Report
from annotated_article.yaml_text import is_plain, one_line

_END = 200  # characters
# "Ada Pell,", "Ada Pell // chair"
_ODD_END = re.compile(r"(?:\s*[,;]+|\s+(?P<remark>//\s.*|/\*.*\*/|<!--.*-->))\s*$")
_SIGNS = {",": "the comma", ";": "the semicolon"}
# `<b>`, `&amp;`, `&#8217;`; a tag can't contain another <, so that many of them are read in one pass
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-zA-Z]+;|&#\w+;")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>", re.IGNORECASE)
_OTHER_ADDRESS = re.compile(r"\]\(\s*<?(?!https?:|mailto:)([a-z][a-z0-9+.-]*:)", re.IGNORECASE)
# "**bold**", "__bold__", "*word*", "_word_", "`code`", "[words](https://…)", "![alt](…)"
_MARKDOWN = re.compile(
    r"\*\*\S[^*]*\*\*|__\S[^_]*__|(?<![\w*])\*[^\s*][^*]*[^\s*]\*(?![\w*])|(?<![\w_])_[^\s_][^_]*[^\s_]_(?![\w_])|`[^`]+`|!?\[[^\[\]]+\]\([^)\s]+\)"
)
_BARE_LINK = re.compile(r"(?:https?://|www\.)[^\s<>]*[\w/]", re.IGNORECASE)
IN_QUOTATION_MARKS = re.compile(r"[“”„‟«»‘’‚‹›\"']+(?P<text>[^“”„‟«»‘’‚‹›\"']+)[“”„‟«»‘’‚‹›\"']+")
_FREE = frozenset({"text", "texts", "authors", "prose", "markdown", "quote"})
_LISTS = frozenset({"texts", "authors", "ids", "entries", "sources", "claims"})
NAMES = frozenset({"name", "aliases", "always", "not_in"})


def too_long(node: Text, field: Field) -> Problem | None:
    """The problem of a text that is longer than its field allows; it is not read, since some readers take the square of its length."""
    most = LONGEST_NAME if field.name in NAMES else LONGEST.get(field.shape, len(node))
    if len(node) <= most:
        return None
    says = (
        f"It has {len(node):,} characters; the limit for `{field.name}` is {most:,}.",
        f"`{field.name}`: {in_a_sentence(field.meaning)}",
    )
    return Problem("F013", node.at, says, "shorten it, or move part of it to another field")


def in_a_sentence(meaning: str) -> str:
    """A field's meaning in lower case, unless it begins with an abbreviation."""
    return meaning[0].lower() + meaning[1:] if not meaning[1:2].isupper() else meaning


def is_one_line(text: Text) -> bool:
    """Whether the text was typed on one line without quotation marks, so that the place of each letter is known."""
    return len(text) == text.at.length


def read_text(node: Node, field: Field, report: Report) -> Text | None:
    """The text as one line, or as typed if it is Markdown; None if it can't be read."""
    if not isinstance(node, Text):
        report(_no_text(node, field))
    elif problem := _unfit(node, field):
        report(problem)
    else:
        return node if field.shape == "markdown" else Text(" ".join(node.split()), node.at)
    return None


def _unfit(text: Text, field: Field) -> Problem | None:
    """The problem of a text that is empty, too long, or has around it what would become part of it."""
    if not text.strip() or (field.shape != "markdown" and not text.strip(" …")):
        return empty("F005", text, field, "item" if field.shape in _LISTS else "field")
    if (problem := too_long(text, field)) or not is_compared(field):
        return problem
    if quoted := IN_QUOTATION_MARKS.fullmatch(text):
        says = ("These quotation marks would become part of the value.",)
        return Problem("F010", text.at, says, "remove them", instead=one_line(quoted["text"].strip()))
    odd = _ODD_END.search(text[-_END:]) if is_one_line(text) else None
    if odd is None:
        return None
    remark, sign = odd["remark"] is not None, _SIGNS.get(odd[0].strip(), "")
    fix = "write comments on a line of their own, after #" if remark else f"delete {sign or 'them'}"
    bare = text[: len(text) - len(text[-_END:]) + odd.start()].strip()
    says = (f"{(sign or 'these characters').capitalize()} would become part of the value.",)
    return Problem("F010", text.at, says, fix, instead=one_line(bare), asks=remark or not bare)


def empty(rule: str, node: Text, field: Field, what: str = "field") -> Problem:
    """The problem of a field, or an item of its list, without a value."""
    state = "not filled in" if node.strip() else "empty"  # "…" stands for what is to be written
    says = (f"This {what} is {state}.", f"`{field.name}`: {in_a_sentence(field.meaning)} For example: {field.example}")
    return Problem(rule, node.at, says, "fill it in" if field.needed else f"fill it in, or delete the {what}")


def is_compared(field: Field) -> bool:
    """Whether the field's text is compared character by character, so that curly quotation marks would count."""
    return field.shape not in _FREE or field.name in NAMES


def _no_text(node: Fields | Items, field: Field) -> Problem:
    """A list or fields in place of a text; most are a text with a colon, or one item in brackets."""
    needed = f"`{field.name}` takes a single value"
    if isinstance(node, Fields):
        return _colon_in_text(node) or _fields(node, field, f"{needed}, not fields of its own. {field.meaning}")
    if isinstance(inner := node.items[0] if len(node.items) == 1 else None, Items) and len(inner.items) == 1:  # "[[ada-pell]]"
        node = Items(inner.items, node.at)
    texts = [item for item in node.items if isinstance(item, Text)]
    fix, meant = "write a single value", ""
    if field.shape == "location" and len(texts) == 2:
        fix, meant = "write the two numbers on one line", ", ".join(texts)
    elif len(texts) == len(node.items) == 1:
        fix, meant = "remove the brackets", texts[0]
    corrected = (f"{field.name}: {meant}",) if meant else ()
    return Problem("F005", node.at, (f"{needed}, not a list. {field.meaning}",), fix, corrected, in_place=bool(meant))


def _colon_in_text(node: Fields) -> Problem | None:
    """`key: text`, if that is all there is, on one line."""
    if len(node.fields) != 1:
        return None
    key, value = node.fields[0]
    if not isinstance(value, Text) or value.at.line != key.at.line or not is_one_line(value):
        return None
    at = key.at._replace(length=value.at.column + value.at.length - key.at.column)
    says, fix = ("With a space after it, a colon begins a field.",), "put the text in quotation marks"
    return Problem("Y003", at, says, fix, instead=one_line(f"{key}: {value}"))


def _fields(node: Fields, field: Field, needed: str) -> Problem:
    """Fields in place of a text, such as `{lat: 36.34, lon: 43.13}` for `36.34, 43.13`."""
    if field.shape == "location" and (meant := meant_location(" ".join(f"{key}: {value}" for key, value in node.fields))):
        return Problem("F005", node.at, (needed,), "write the two numbers on one line", (f"{field.name}: {meant}",), in_place=True)
    return Problem("F005", node.at, (needed,), f"write a single value after `{field.name}:`")


def read_shown(node: Node, field: Field, report: Report) -> Text | None:
    """A text that is shown as it is typed; HTML and Markdown in it are reported."""
    text = read_text(node, field, report)
    if text is not None and (tag := _tag(text)):
        report(_html(text, tag))
    elif text is not None and (mark := _MARKDOWN.search(text)):
        report(_markdown_shown(text, mark, f"Readers would see {mark[0][:60]} as it is typed."))
    return text


def _tag(text: str) -> re.Match[str] | None:
    """The first tag or character reference outside of links such as <https://example.org>."""
    return _HTML.search(_AUTOLINK.sub(lambda link: " " * len(link[0]), text))


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
    """The place of a part of the text; of the whole text, if that isn't known."""
    start, end = span
    return text.at._replace(column=text.at.column + start, length=end - start) if is_one_line(text) else text.at


def read_prose(node: Node, field: Field, report: Report) -> Text | None:
    """The same; of a note, its length and bare addresses are reported too."""
    text = read_shown(node, field, report)
    if text is not None and field.name == "note":
        if not _MARKDOWN.search(text) and (link := _BARE_LINK.search(text)):
            report(_markdown_shown(text, link, f"Readers would see {link[0][:60]} without a link."))
        if len(text) > LONGEST_NOTE:
            report(Problem("F007", text.at, (f"It has {len(text)} characters.",), "shorten it, or move part of it to `more`"))
    return text


def read_markdown(node: Node, field: Field, report: Report) -> Text | None:
    """A text in Markdown; None if it takes too long to read or has links that would be removed."""
    text = read_text(node, field, report)
    if text is None:
        return None
    if found := too_much(text):
        report(Problem("T008", text.at, (f"On line {found.line + 1} of the text:", f"  {found.says}"), found.fix))
        return None
    if tag := _tag(text):
        report(_html(text, tag))
    if other := _OTHER_ADDRESS.search(text):
        says = (f"Links that begin with {other[1]} are removed.",)
        report(Problem("F009", _part(text, other.span(1)), says, "use an address that begins with https://"))
        return None
    return text
