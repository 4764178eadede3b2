"""One YAML node to one value, by the shape that its field has in the field table. What does not fit is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from annotated_article.edtf import NotADate, parse
from annotated_article.loading.field_table import LONGEST_NOTE, Field
from annotated_article.loading.read_yaml import Mapping as Fields
from annotated_article.loading.read_yaml import Node, Sequence
from annotated_article.model import Dated, Location, Text
from annotated_article.problems import Problem

Report = Callable[[Problem], None]
Word = TypeVar("Word")

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
YES_NO = {"yes": True, "no": False}
_HTML = re.compile(r"</?[a-zA-Z][^>]*>|&[a-zA-Z]+;|&#\w+;")
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\`]+|mailto:[^\s<>\"'\\`]+", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs that hide or turn what a reader sees. Joiners (U+200C, U+200D) stay: some scripts need them."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest of the very set in which a look-up failed, or an empty text."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def in_a_sentence(meaning: str) -> str:
    """A field's meaning without its capital, unless that begins an abbreviation."""
    return meaning[0].lower() + meaning[1:] if not meaning[:2].isupper() else meaning


def _wanted(field: Field) -> tuple[str, ...]:
    return (f"`{field.name}`: {in_a_sentence(field.meaning)}",)


def _text(node: Node, field: Field, report: Report) -> Text | None:
    if not isinstance(node, Text):
        what = "a list" if isinstance(node, Sequence) else "fields of its own"
        report(
            Problem(
                "F005",
                node.at,
                (f"Here stands {what}; `{field.name}` is a text: {in_a_sentence(field.meaning)}",),
                "write one text",
                (f"{field.name}: {field.example}",),
            )
        )
        return None
    if not node.strip():
        report(
            Problem(
                "F005",
                node.at,
                ("Nothing stands here.", *_wanted(field)),
                "write the text, or take out the field",
                (f"{field.name}: {field.example}",),
            )
        )
        return None
    if bad := _INVISIBLE.search(node):
        report(Problem("Y012", node.at, (f"It is the invisible character U+{ord(bad[0]):04X}.",), "delete it, or type the words anew"))
    return Text(" ".join(node.split()), node.at) if field.shape != "markdown" else node


def _shown(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is not None and (tag := _HTML.search(text)):
        report(Problem("F008", text.at, (f"Readers will see {tag[0]!r} just so.",), "take it out, or leave it if readers are to see it"))
    return text


def _prose(node: Node, field: Field, report: Report) -> Text | None:
    text = _shown(node, field, report)
    if text is not None and field.name == "note" and len(text) > LONGEST_NOTE:
        report(Problem("F007", text.at, (f"It has {len(text)} characters.",), "shorten it, or move the rest to `more`"))
    return text


def _id(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is None or ID.fullmatch(text):
        return text
    meant = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
    report(
        Problem("I001", text.at, (), "use lower case letters a-z, digits and single hyphens", (f"{field.name}: {meant}",) if meant else ())
    )
    return None


def _texts(node: Node, field: Field, report: Report) -> tuple[Text, ...] | None:
    if isinstance(node, Text):
        report(
            Problem(
                "F003",
                node.at,
                (f"`{field.name}` is a list, even with one item.",),
                "put it in brackets",
                (f"{field.name}: [{node or field.example.strip('[]')}]",),
            )
        )
        return None
    if isinstance(node, Fields):
        report(
            Problem(
                "F003",
                node.at,
                (f"Here stand fields; `{field.name}` is a list of texts.",),
                "write the texts in brackets",
                (f"{field.name}: {field.example}",),
            )
        )
        return None
    read = (_text(item, field, report) for item in node.items)
    return tuple(text for text in read if text is not None)


def _date(node: Node, field: Field, report: Report) -> Dated | None:
    text = _text(node, field, report)
    if text is None:
        return None
    when = parse(text)
    if isinstance(when, NotADate):
        rule = "D002" if "before the start" in when.why else "D001"
        says: tuple[str, ...] = (when.why[0].upper() + when.why[1:] + ".",)
        if len(when.meant) > 1:
            says = (*says, f"It may mean {' or '.join(when.meant)}.")
        fix = "write the date in this form" if len(when.meant) == 1 else "write year, month and day, such as 2007-03-10"
        report(Problem(rule, text.at, says, fix, tuple(f"{field.name}: {meant}" for meant in when.meant)))
        return None
    return Dated(text, when)


def _published(node: Node, field: Field, report: Report) -> Dated | Text | None:
    return node if isinstance(node, Text) and node == "undated" else _date(node, field, report)


def _yes_no(node: Node, field: Field, report: Report) -> bool | None:
    return _one_of(node, field, report, YES_NO)


def _word(node: Node, field: Field, report: Report) -> str | None:
    return _one_of(node, field, report, {word: word for word in field.words})


def _one_of(node: Node, field: Field, report: Report, words: Mapping[str, Word]) -> Word | None:
    text = _text(node, field, report)
    if text is None or text in words:
        return words[text] if text is not None else None
    meant = did_you_mean(text.lower(), words)
    says = (f"Did you mean {meant}?",) if meant else ()
    report(
        Problem(
            "F004",
            text.at,
            (*says, f"`{field.name}` is one of: {', '.join(words)}."),
            "use one of these words",
            (f"{field.name}: {meant or next(iter(words))}",),
        )
    )
    return None


def _location(node: Node, field: Field, report: Report) -> Location | None:
    text = _text(node, field, report)
    if text is None:
        return None
    match = re.fullmatch(r"(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)", text)
    if not match:
        report(
            Problem(
                "P001",
                text.at,
                ("Write latitude and longitude in degrees, with a comma between them.",),
                "use this form",
                (f"{field.name}: {field.example}",),
            )
        )
        return None
    latitude, longitude = float(match[1]), float(match[2])
    if abs(latitude) > 90 or abs(longitude) > 180:
        swapped = abs(longitude) <= 90 and abs(latitude) <= 180
        fix = "latitude stands first: swap the two" if swapped else "look the two numbers up again"
        report(
            Problem(
                "P001",
                text.at,
                (f"Latitude {match[1]}, longitude {match[2]}.",),
                fix,
                (f"{field.name}: {match[2]}, {match[1]}",) if swapped else (),
            )
        )
        return None
    return Location(latitude, longitude)


def _address(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is None or _ADDRESS.fullmatch(text):
        return text
    report(Problem("F009", text.at, (), "copy the address from the browser, with its https://", (f"{field.name}: {field.example}",)))
    return None


READERS: dict[str, Callable[[Node, Field, Report], Any]] = {
    "text": _shown,
    "prose": _prose,
    "markdown": _text,
    "quote": _text,
    "texts": _texts,
    "date": _date,
    "published": _published,
    "yes-no": _yes_no,
    "location": _location,
    "id": _id,
    "address": _address,
    "entry": _text,
    "entries": _texts,
    "sources": _texts,
    "claims": _texts,
    "word": _word,
}
"""Shape -> the function that reads it; records in records are read in `read_record`."""
