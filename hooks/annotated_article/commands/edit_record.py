"""Change or remove one note in the lines of its file; every other line stays as it is. Texts in, texts out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeGuard

from annotated_article.loading.read_yaml import Fields, Node, read_yaml
from annotated_article.repairs import FIELD, column_of, end_of, margin_of
from annotated_article.repairs import ITEM as HYPHEN

# "claims:", "cast: [iran]"
_SECTION = re.compile(r"(?P<name>[a-z_]+):(?=\s|$)")
# "  - id: speech": the item's fields begin in the column after the hyphen and its spaces
_HYPHEN = re.compile(r"(?P<margin> *)-(?P<gap> +|$)")


class InBrackets(Exception):
    """A section that is written in brackets or braces; its items are not on lines of their own."""


class ItemLines(NamedTuple):
    """The lines of one item from `start` up to `end`, with the comments above it; `head` is the line with its hyphen or its id."""

    start: int
    head: int
    end: int


class SectionLines(NamedTuple):
    """A section: the lines from its name, `head`, up to `end`, with the comments above it from `start` on, and its items."""

    name: str
    start: int
    head: int
    end: int
    items: tuple[ItemLines, ...]


def sections_of(lines: Sequence[str]) -> list[SectionLines]:
    """The sections of a file of notes. Raises InBrackets if the items of one can't be told apart by lines."""
    heads = [number for number, line in enumerate(lines) if _SECTION.match(line)]
    starts = [_with_comments(lines, head, 0) for head in heads]
    ends = [*starts[1:], len(lines)]
    return [_section(lines, *place) for place in zip(starts, heads, ends, strict=True)]


def _section(lines: Sequence[str], start: int, head: int, end: int) -> SectionLines:
    match = _SECTION.match(lines[head])
    assert match is not None
    while end > head + 1 and not lines[end - 1].strip():
        end -= 1
    if match["name"] == "cast":
        return SectionLines("cast", start, head, end, ())
    value = lines[head][match.end() :].strip()
    if value and not value.startswith("#"):
        raise InBrackets(match["name"])
    return SectionLines(match["name"], start, head, end, tuple(_items(lines, head, end, keyed=match["name"] == "sources")))


def _items(lines: Sequence[str], head: int, end: int, *, keyed: bool) -> list[ItemLines]:
    """The items below a section's name: each begins with a hyphen, or, `keyed`, with an id; all do so in one column."""
    inside = [number for number in range(head + 1, end) if lines[number].strip() and not lines[number].lstrip().startswith("#")]
    column = margin_of(lines[inside[0]]) if inside else 0
    heads = [number for number in inside if margin_of(lines[number]) == column and (keyed or _HYPHEN.match(lines[number]))]
    if any("{" in lines[number].split(":")[0] for number in heads):
        raise InBrackets(lines[head].partition(":")[0])
    starts = [_with_comments(lines, number, head + 1) for number in heads]
    return [ItemLines(*place) for place in zip(starts, heads, [*starts[1:], end], strict=True)]


def _with_comments(lines: Sequence[str], number: int, first: int) -> int:
    """The line where the comments directly above a line begin."""
    while number > first and lines[number - 1].lstrip().startswith("#"):
        number -= 1
    return number


def column_of_items(lines: Sequence[str], section: SectionLines) -> int:
    """The column of the hyphens of a section, or of a new one."""
    return margin_of(lines[section.items[0].head]) if section.items else 2


def shifted(lines: Sequence[str], by: int) -> list[str]:
    """The lines indented by so many more spaces, or fewer. `# allow: A002` stays at the margin, as it works only there."""
    return [_shifted(line, by) for line in lines]


def _shifted(line: str, by: int) -> str:
    if not line.strip() or line.startswith("# allow:"):
        return line.strip()
    return " " * max(0, margin_of(line) + by) + line.lstrip(" ")


def as_record(lines: Sequence[str], head: int) -> list[str]:
    """The lines of an item as a record at the margin: the hyphen in line `head` becomes a space."""
    match = _HYPHEN.match(lines[head])
    assert match is not None
    opened = [*lines[:head], " " * match.end() + lines[head][match.end() :], *lines[head + 1 :]]
    return shifted(opened, -match.end())


class NoSuchNote(Exception):
    """There is no such note in the file, or its lines can't be told apart; the message says what to do."""


class RecordLines(NamedTuple):
    """The lines of a note's record, `head` to `end`, the lines `start` to `end` that go with it, and the section that it is in."""

    start: int
    head: int
    end: int
    section: SectionLines | None


def record_of(text: str, note: str) -> str:
    """The record of a note as lines at the margin.

    `note` is its section and id, `claims/toll-low`, or empty for the whole file of an entry.
    """
    lines = text.split("\n")
    place = _place(lines, note)
    if place.section is None:
        return text
    return "\n".join(as_record(lines[place.head : place.end], 0)).rstrip("\n") + "\n"


def fields_of(text: str, note: str) -> dict[str, str | list[str]]:
    """What the fields of a note say that are texts or lists of texts."""
    node, _ = read_yaml(record_of(text, note), "")
    plain = {str(key): _plain(value) if str(key) != "more" else value for key, value in node.fields} if isinstance(node, Fields) else {}
    return {name: value for name, value in plain.items() if isinstance(value, str) or _is_texts(value)}


def _is_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def with_fields(text: str, note: str, fields: Mapping[str, Sequence[str]]) -> str:
    """The text with these fields of a note in place of those that it has.

    Field -> its lines, at the margin; none if it is to be removed. A field that says the same as before keeps its lines and comments.
    """
    for name, wanted in fields.items():
        if _value("\n".join(wanted), name) != _value(record_of(text, note), name):
            text = _with_field(text, note, name, wanted, [*fields])
    return text


def without(text: str, note: str) -> str:
    """The text without a note and the comments directly above it; without its section if nothing else is in it."""
    lines = text.split("\n")
    place = _place(lines, note)
    assert place.section is not None
    start, end = (place.section.start, place.section.end) if len(place.section.items) == 1 else (place.start, place.end)
    left = [*lines[:start], *lines[end:]]
    return "\n".join(left).strip("\n") + "\n" if any(line.strip() for line in left) else ""


def is_empty(text: str) -> bool:
    """Whether nothing but comments is left."""
    return all(not line.strip() or line.startswith("#") for line in text.split("\n"))


def _with_field(text: str, note: str, name: str, wanted: Sequence[str], order: Sequence[str]) -> str:
    lines = text.split("\n")
    place = _place(lines, note)
    column = column_of(lines[place.head])
    spans = dict(_spans(lines, place, column))
    margin = " " * column
    new = [f"{margin}{line}".rstrip() for line in wanted]
    if name in spans:
        first, last = spans[name]
        if first == place.head and new:
            new[0] = lines[first][:column] + new[0][column:]
        elif first == place.head:
            raise NoSuchNote(f"`{name}` is the first field of this note. Edit the file to remove it.")
        lines[first:last] = new
    elif new:
        before = [spans[other][1] for other in order[: order.index(name)] if other in spans]
        at = max(before, default=max(last for _, last in spans.values()))
        lines[at:at] = new
    return "\n".join(lines)


def _spans(lines: Sequence[str], place: RecordLines, column: int) -> list[tuple[str, tuple[int, int]]]:
    """Each field of the record with its first line and the one after its last."""
    found = []
    for number in range(place.head, place.end):
        field = FIELD.match(lines[number])
        if field and column_of(lines[number]) == column and (number == place.head or not HYPHEN.match(lines[number])):
            found.append((field["name"], (number, min(place.end, end_of(lines, number, column)))))
    return found


def _value(text: str, name: str) -> object:
    """What a field says, without where it is."""
    node, _ = read_yaml(text, "")
    return _plain({str(key): value for key, value in node.fields}.get(name)) if isinstance(node, Fields) else None


def _plain(node: Node | None) -> object:
    if node is None or isinstance(node, str):
        return None if node is None else " ".join(node.split())
    if isinstance(node, Fields):
        return [(str(key), _plain(value)) for key, value in node.fields]
    return [_plain(item) for item in node.items]


def _place(lines: Sequence[str], note: str) -> RecordLines:
    if not note:
        head = next((number for number, line in enumerate(lines) if FIELD.match(line)), None)
        if head is None:
            raise NoSuchNote("There are no fields in this file.")
        return RecordLines(head, head, len(lines), None)
    try:
        sections = sections_of(lines)
    except InBrackets as found:
        raise NoSuchNote(f"`{found}` is written in brackets. Edit the file itself.") from None
    for section in sections:
        for item in section.items:
            if f"{section.name}/{_id_of(lines, item, section)}" == note:
                return RecordLines(item.start, item.head, item.end, section)
    raise NoSuchNote("This note isn’t in the file any more. Load the page again.")


def _id_of(lines: Sequence[str], item: ItemLines, section: SectionLines) -> str:
    if section.name == "sources":
        return lines[item.head].partition(":")[0].strip()
    found = _value("\n".join(as_record(lines[item.head : item.end], 0)), "id")
    return found if isinstance(found, str) else ""
