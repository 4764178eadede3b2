"""What is wrong with the fields of a record, for the people who typed them. Nodes in, problems out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from annotated_article.kind import Field
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.explain_line import explain_text
from annotated_article.loading.field_table import BESIDE, NEEDS_A_QUOTE, RECORDS
from annotated_article.loading.meant_word import did_you_mean, misspelt
from annotated_article.loading.read_text import in_a_sentence
from annotated_article.loading.read_yaml import Fields, Items, Node
from annotated_article.model.typed import Text
from annotated_article.problems import Problem
from annotated_article.yaml_text import in_braces, one_line

ITEMS = frozenset({*NEEDS_A_QUOTE, "dates", "relation", "entry"})
"""Records that are items of a list."""
_MEANT = {
    "alias": ("aliases",), "authors": ("author",), "by": ("author",), "byline": ("author",), "claim": ("claims",),
    "coordinates": ("location",),
    "datum": ("when", "published"), "notiz": ("note",), "question": ("ask",),
    "quelle": ("sources",), "quellen": ("sources",), "zitat": ("quote",),
    "date": ("when", "published"), "day": ("when", "published"), "description": ("note",), "entry": ("is",), "headline": ("title",),
    "lang": ("language",), "source": ("sources",), "summary": ("note",), "text": ("note",), "title": ("name",), "type": ("kind",),
    "website": ("url",), "who": ("said_by",),
}  # fmt: skip
"""What people call a field -> the names it may have here, if the words are not similar."""
_COORDINATES = frozenset({"lat", "latitude", "lon", "lng", "long", "longitude"})
_INVERSE = {"supported_by": "supports", "disputed_by": "disputes", "denied_by": "disputes"}
"""What a claim is from the other claim's point of view -> the field of the other claim."""
_EITHER = {"supported": "supports", "disputed": "disputes"}
"""What may be meant from either point of view -> the field of the claim that does it."""
_A_KIND = {folder: f"{'an' if kind.name[0] in 'aeiou' else 'a'} {kind.name}" for folder, kind in ENTRY_KINDS.items()}
_HOMES = {
    "source": "a source in annotations/sources/",
    "article": "the article's header",
    "notes": "the article's notes in annotations/articles/",
    "relation": "a relation in `relations`",
    "author": "a name in `author`",
    "entry": "an entry in `entries`",
    **{folder: f"a file in annotations/{folder}/" for folder in ENTRY_KINDS},
}
"""Kind of record -> where its fields belong, for other kinds than those with a section of their name."""
_ALL_NAMES = frozenset(field.name for fields in RECORDS.values() for field in fields)
_QUOTATION_MARKS = "\"'“”„‟‘’‚`"
_LONGEST_RELATION = 300  # characters
_MOST = 5  # unknown fields of one record that are reported one by one


def names_of(kind: str) -> list[str]:
    """The names of a record's fields."""
    return [field.name for field in fields_of(kind)]


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a record; a file of notes may have entries and sources too."""
    return (*RECORDS[kind], *BESIDE) if kind == "notes" else RECORDS[kind]


def no_record(node: Text | Items, kind: str, whole: str) -> Problem:
    """A text or a list where fields are needed."""
    if isinstance(node, Items):
        says = (f"{whole} must be made up of fields, but this is a list.",)
        fix = "write one field per line, without hyphens or brackets before them"
        if kind == "notes":
            fix = f"write the name of its section above it, such as `dates:`; the sections are {', '.join(names_of(kind))}"
        return Problem("F005", node.at, says, fix)
    if problem := explain_text(node):
        return problem
    if not node:
        says = ("This item is empty." if kind in ITEMS else f"{whole} is empty.",)
        return Problem("F005", node.at, says, "write its fields, or delete the line")
    says = (f"{whole} must be made up of fields. A field is a name, a colon, a space and a value.",)
    if kind == "relation" and (relation := _relation(node)):
        return Problem("F005", node.at, says, "write `is` and `of` as fields", instead=relation)
    if kind in ("mentions", "skip"):
        return Problem("F005", node.at, says, "write `quote:` before the words", instead=f"quote: {one_line(node)}")
    needed_fields = [field for field in RECORDS[kind] if field.needed]
    examples = tuple(f"For example: {field.name}: {field.example}" for field in needed_fields)
    if kind in ITEMS:
        return Problem("F005", node.at, (*says, *examples), "write one field per line, indented by the same number of spaces")
    return Problem("F005", node.at, (*says, *examples), "write one field per line", tuple(f"{field.name}: …" for field in needed_fields))


def _relation(text: str) -> str:
    """`minister of iraq` or `chair of the council -> lower-amble` as fields in braces; for other texts an empty string."""
    if len(text) > _LONGEST_RELATION:
        return ""
    match = re.fullmatch(r"(?:is |the )?(?P<is>\S.*?)\s*(?: of | ?[-–=]+> ?| ?→ ?)(?P<of>[a-z0-9]+(?:-[a-z0-9]+)*)", text)
    match = match or re.fullmatch(r"(?:is |the )?(?P<is>\S.*) of (?P<of>[a-z0-9]+(?:-[a-z0-9]+)*)", text)
    return f"{{is: {in_braces(match['is'])}, of: {match['of']}}}" if match else ""


def no_list(node: Text | Fields, field: Field) -> Problem:
    """Fields or a text in place of a list of records: the hyphen is missing."""
    says = (f"`{field.name}` is a list: each item begins with a hyphen, even if there is only one.",)
    if isinstance(node, Text) and field.of == "relation" and (relation := _relation(node)):
        return Problem("F003", node.at, says, "write `is` and `of` as fields, in brackets", instead=f"[{relation}]")
    if isinstance(node, Text) or not node.fields:
        if not node:
            return Problem("F003", node.at, ("This field is empty.",), "write an item below it, or delete the line")
        return Problem("F003", node.at, says, "begin each item on a new line with a hyphen and a space")
    key, value = node.fields[0]
    if isinstance(value, Fields) and "id" in names_of(field.of) and key not in names_of(field.of):
        at = key.at._replace(length=key.at.length + 1)
        return Problem("F003", at, says, "write a hyphen, and the id as a field", instead=f"- id: {key}")
    if key.at.column > 2:
        at = key.at._replace(column=key.at.column - 2, length=key.at.length + 2)
        return Problem("F003", at, says, "begin the item with a hyphen", instead=f"- {key}")
    return Problem("F003", node.at, says, "begin the item with a hyphen, and indent its other fields by two spaces")


def fields_as_items(node: Items, kind: str) -> Problem | None:
    """`[is: minister, of: iraq]`: each field read as an item of its own, because the braces are missing."""
    fields = [item.fields[0] for item in node.items if isinstance(item, Fields) and len(item.fields) == 1]
    names = {str(key) for key, _ in fields}
    if len(fields) < 2 or not len(names) == len(fields) == len(node.items) or not names <= set(names_of(kind)) or node.at.length < 2:
        return None
    if not all(isinstance(value, Text) and value.at.line == node.at.line for _, value in fields):
        return None
    text = ", ".join(f"{key}: {in_braces(str(value))}" for key, value in fields)
    says = ("Each of these fields would be a separate item.",)
    return Problem("F005", node.at, says, "put { and } around them", instead=f"[{{{text}}}]")


def relation_in_key(node: Fields) -> Problem | None:
    """`- minister of: iraq`, which lacks `is:`."""
    (key, value), *others = node.fields
    if others or not isinstance(value, Text) or not key.endswith(" of"):
        return None
    says = ("A relation has two fields, `is` and `of`.",)
    return Problem("F001", key.at, says, "write each on a line of its own", (f"is: {key[:-3]}", f"of: {value}"), in_place=True)


def cut_at_comma(node: Fields) -> Problem | None:
    """`{is: Secretary of State, and adviser, of: iraq}`: what follows the comma is read as a field without a value."""
    for (_, value), (rest, nothing) in pairwise(node.fields):
        if isinstance(value, Text) and value and nothing == "" and " " in rest and value.at.line == rest.at.line == nothing.at.line:
            at = value.at._replace(length=rest.at.column + rest.at.length - value.at.column)
            says = (f"The comma ends the value, and “{one_line(rest)}” is read as a field.",)
            return Problem(
                "F001",
                at,
                says,
                "if it belongs to the value, put quotation marks around all of it",
                instead=in_braces(f"{value}, {rest}"),
                asks=True,
            )
    return None


def misplaced_items(node: Fields) -> Iterator[tuple[Node, Problem]]:
    """The items of an article's notes that belong in another section, such as a claim below `mentions:`, each with its problem."""
    lines = {str(key): key.at.line for key, _ in node.fields}
    for section, items in node.fields:
        found = [_section_of(item, section) if isinstance(item, Fields) else "" for item in _items_of(items)]
        for number, item in enumerate(_items_of(items)):
            if isinstance(item, Fields) and section in names_of("notes") and (other := found[number]):
                ends_there = number and not found[number - 1] and {*found[number:]} == {other} and item.at.column > 2
                yield item, _misplaced(item, section, other, lines.get(other, 0), begins=bool(ends_there))


def _items_of(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Items) else ()


def _section_of(item: Fields, section: str) -> str:
    """The only other section whose records have the item's fields, if its own section hasn't."""
    names = {str(key) for key, _ in item.fields}
    own = len(names - set(names_of(section))) if section in RECORDS else len(names)
    fit = {other: len(names - set(names_of(other))) for other in (*NEEDS_A_QUOTE, "dates") if other != section}
    fitting = [other for other, strange in fit.items() if strange < own and strange == min(fit.values()) and not missing(other, names)]
    return fitting[0] if len(fitting) == 1 else ""


def _misplaced(item: Fields, section: Text, other: str, line: int, *, begins: bool) -> Problem:
    """The problem; if the section is missing, and from this item on all items belong to it, one line repairs it."""
    first, last = item.at.line, _last_line(item)
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    says = (f"It has the fields of `{other}`, but is in the section `{section}`.",)
    if line:
        return Problem("F001", item.at, says, f"move {lines} below `{other}:`, line {line}")
    if begins:
        return Problem("F001", item.at, says, f"add a line `{other}:` above line {first}", (f"{other}:",), replaces=(first, first - 1))
    return Problem("F001", item.at, says, f"move {lines} below a new line `{other}:`")


def _last_line(node: Node) -> int:
    """The last line in which part of the node begins."""
    if isinstance(node, Fields):
        return max(_last_line(value) for _, value in node.fields)
    return max([node.at.line, *map(_last_line, node.items)]) if isinstance(node, Items) else node.at.line


def section_twice(key: Text, first: Text) -> Problem:
    """The second of two sections of one name."""
    says = (f"`{key}` also begins in line {first.at.line}.",)
    return Problem("F002", key.at, says, f"move its items to the end of the section in line {first.at.line}, and delete this line")


def hyphen_missing(key: Text) -> Problem:
    """The first field of an item is repeated, so the next item's hyphen is missing."""
    column = max(1, key.at.column - 2)
    at = key.at._replace(column=column, length=key.at.column - column + len(key))
    return Problem("F002", at, ("A new list item seems to begin here.",), "begin each item with a hyphen", instead=f"- {key}")


def hyphen_too_many(items: Sequence[Node], kind: str) -> Problem | None:
    """One item split in two by a hyphen: some of its fields come before it, the rest after it."""
    for one, other in pairwise(items):
        if not (isinstance(one, Fields) and isinstance(other, Fields)):
            continue
        first, second = ({str(key) for key, _ in item.fields} for item in (one, other))
        lacking = [{field.name for field in missing(kind, names)} for names in (first, second)]
        if all(lacking) and not first & second and not missing(kind, first | second):
            key = other.fields[0][0]
            at = key.at._replace(column=max(1, key.at.column - 2), length=len(key) + min(2, key.at.column - 1))
            above, here = (" and ".join(f"`{name}`" for name in sorted(names)) for names in lacking)
            says = (f"The item above has no {above}, and this one has no {here}.",)
            return Problem("F006", at, says, "if they are one item, replace the hyphen with a space", instead=f"  {key}")
    return None


def missing(kind: str, typed: set[str]) -> list[Field]:
    """The required fields that are missing; the quoted words may come as `quote` or as `from` and `to`."""
    quoted = kind not in NEEDS_A_QUOTE or typed & {"quote", "from", "to"}
    return [field for field in RECORDS[kind] if field.name not in typed and (field.needed or (field.name == "quote" and not quoted))]


def are_missing(node: Fields, fields: list[Field]) -> Problem:
    """One problem for all missing fields of a record."""
    says = tuple(f"`{field.name}` is required. {field.meaning} For example: {field.example}" for field in fields)
    fix = f"add the line{'s' if len(fields) > 1 else ''}, and fill {'them' if len(fields) > 1 else 'it'} in"
    return Problem("F006", node.at, says, fix, tuple(f"{field.name}: …" for field in fields))


def not_indented(node: Fields) -> Problem | None:
    """Fields of an item at the margin, where only the sections of an article's notes begin."""
    of_items = {name for kind in ITEMS for name in names_of(kind)} - set(names_of("notes"))
    keys = [key for key, value in node.fields if key in of_items and not isinstance(value, Items)]
    if not keys:
        return None
    sections = [] if any(isinstance(value, Items) for _, value in node.fields) else _sections_of(keys)
    item = f"an item of `{sections[0]}`" if len(sections) == 1 else "an item"
    says = (f"{'These fields belong' if len(keys) > 1 else 'This field belongs'} to {item}: {', '.join(dict.fromkeys(keys[:_MOST]))}.",)
    if len(sections) == 1:
        fix = f"write `{sections[0]}:` above them, `  - ` before the first and four spaces before each of the others"
        return Problem("F001", keys[0].at, says, fix)
    return Problem("F001", keys[0].at, says, "indent all fields of the item, so that they begin below the one after the hyphen")


def _sections_of(keys: Sequence[str]) -> list[str]:
    """The sections whose items may have all these fields."""
    return [kind for kind in names_of("notes") if kind in ITEMS and set(keys) <= set(names_of(kind))]


def unknown_fields(unknown: list[Text], kind: str, seen: Mapping[str, Text]) -> Iterator[tuple[Problem, str]]:
    """A problem for each unknown field, with the name that was meant; one problem if there are many."""
    if not unknown:
        return
    if (other := _kind_of(unknown, kind)) and (len(unknown) > 1 or (other in ENTRY_KINDS and kind in ENTRY_KINDS)):
        *names, last = (f"`{name}`" for name in unknown[:_MOST])
        are = f"{', '.join(names)} and {last} are fields" if names else f"{last} is a field"
        says = (
            f"{are} of {other if other in ENTRY_KINDS else _HOMES.get(other, other)}{_what_for(unknown, other)}.",
            f"The fields here are {', '.join(names_of(kind))}.",
        )
        fix = f"move them to {_HOMES.get(other, f'an item of `{other}`')}"
        if other in ENTRY_KINDS and kind in ENTRY_KINDS:
            fix = f"if this is {_A_KIND[other]}, move the file to annotations/{other}/; if not, use one of the fields here"
        yield Problem("F001", unknown[0].at, says, fix), ""
        return
    coordinates = [key for key in unknown if _as_typed(key) in _COORDINATES] if "location" in names_of(kind) else []
    unknown = [key for key in unknown if not any(key is each for each in coordinates[1:])]
    for key in unknown[:_MOST]:
        meant = _meant(key, names_of(kind))
        yield _unknown_field(key, kind, meant, seen), meant
    if len(unknown) > _MOST:
        more = f"This record has {len(unknown) - _MOST} more unknown fields."
        yield Problem("F001", unknown[_MOST].at, (more,), "compare the fields with those of a similar file"), ""


def _what_for(unknown: Sequence[str], kind: str) -> str:
    """What the only unknown field is for in that kind of record."""
    meaning = next(field.meaning for field in fields_of(kind) if field.name == unknown[0])
    return f" ({in_a_sentence(meaning).removesuffix('.')})" if len(unknown) == 1 and "(" not in meaning else ""


def _kind_of(keys: list[Text], kind: str) -> str:
    """The only kind of record that has all these fields, if none of them is similar to a field of `kind`."""
    fitting = [other for other in RECORDS if set(keys) <= set(names_of(other))]
    return fitting[0] if len(fitting) == 1 and (len(keys) > 1 or not _meant(keys[0], names_of(kind))) else ""


def _meant(key: str, known: list[str]) -> str:
    """The field that was meant; the same letters first."""
    typed = _as_typed(key)
    if typed in known:
        return typed
    if typed.endswith("_by") or typed.startswith(("not_", "un", "non_")):  # `disputed_by` is not `disputes`
        return misspelt(typed, [name for name in known if name.endswith("_by") == typed.endswith("_by")])
    called = next((name for name in _MEANT.get(typed, ()) if name in known), "")
    return called or ("" if typed in _ALL_NAMES else did_you_mean(typed, known))


def _as_typed(key: str) -> str:
    """The field's name as it would be spelt: `“Said By”:` is said_by."""
    return key.strip(" \"'“”„‘’`*_:").lower().replace(" ", "_").replace("-", "_")


def _unknown_field(key: Text, kind: str, meant: str, seen: Mapping[str, Text]) -> Problem:
    typed = _as_typed(key)
    if typed in _INVERSE and kind == "claims":
        fix = f"add this claim's id to `{_INVERSE[typed]}` in the other claim, then delete this line; pages show both directions"
        return Problem("F001", key.at, ("Each relation is written in only one of the two claims.",), fix)
    if key == "id" and kind in ENTRY_KINDS:
        return Problem("F001", key.at, ("An entry's id is its file name.",), "delete the line")
    if typed in _COORDINATES and "location" in names_of(kind):
        fix = "write both numbers after `location:`, the latitude first, with a comma between them, and delete the old lines"
        if "location" in seen:
            fix = f"delete it; `location` is already on line {seen['location'].at.line}"
        return Problem("F001", key.at, ("Latitude and longitude go in one field.",), fix)
    if typed in _EITHER and kind == "claims":
        does = _EITHER[typed]
        says = (f"`{does}` lists what this claim {does}.", f"If the other claim {does} this one, that claim needs the field.")
        return Problem("F001", key.at, says, f"write `{does}` in the claim that {does} the other")
    if meant in seen:
        told = f"Did you mean `{meant}`? It is already in line {seen[meant].at.line}."
        return Problem("F001", key.at, (told,), f"merge the two under `{meant}`, or delete this line")
    if meant:
        meaning = next(field.meaning for field in fields_of(kind) if field.name == meant)
        if typed == meant and key[0] in _QUOTATION_MARKS:
            return Problem("F001", key.at, ("A field's name has no quotation marks.",), f"change it to `{meant}`", instead=meant)
        sure = misspelt(typed, [meant]) or meant in _MEANT.get(typed, ())
        told = f"Did you mean `{meant}` ({in_a_sentence(meaning).removesuffix('.')})?"
        return Problem("F001", key.at, (told,), f"change it to `{meant}`", instead=meant, asks=not sure)
    others = [kind for kind in RECORDS if key in names_of(kind)]
    elsewhere = (f"This field exists in {' and '.join(others[:3])}.",) if others else ()
    otherwise = "move the text to `note`" if "note" in names_of(kind) else "delete the line"
    says = (*elsewhere, f"The fields here are {', '.join(names_of(kind))}.")
    return Problem("F001", key.at, says, f"use one of these fields, or {otherwise}")
