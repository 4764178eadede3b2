"""What is wrong with the fields of a record, for those who typed them. Nodes in, problems out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from annotated_article.kind import Field
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.explain_line import explain_text
from annotated_article.loading.field_table import NEEDS_A_QUOTE, RECORDS
from annotated_article.loading.read_value import did_you_mean, in_a_sentence
from annotated_article.loading.read_yaml import Mapping as Fields
from annotated_article.loading.read_yaml import Node
from annotated_article.loading.read_yaml import Sequence as Items
from annotated_article.model import Text
from annotated_article.problems import Problem
from annotated_article.yaml_text import one_line

ITEMS = frozenset({*NEEDS_A_QUOTE, "dates", "relation"})
"""Records that are items of a list."""
_MEANT = {
    "alias": ("aliases",), "authors": ("author",), "by": ("author",), "byline": ("author",), "coordinates": ("location",),
    "date": ("when", "published"), "day": ("when", "published"), "description": ("note",), "entry": ("is",), "headline": ("title",),
    "lang": ("language",), "source": ("sources",), "summary": ("note",), "text": ("note",), "title": ("name",), "type": ("kind",),
    "website": ("url",), "who": ("said_by",),
}  # fmt: skip
"""What people call a field -> its names, where those are not nearly the same word."""
_MOST = 5  # unknown fields of one record that are told one by one


def names_of(kind: str) -> list[str]:
    """The names of a record's fields."""
    return [field.name for field in RECORDS[kind]]


def no_record(node: Text | Items, kind: str, whole: str) -> Problem:
    """A text or a list where fields are needed."""
    if isinstance(node, Items):
        says = (f"{whole} is made of fields, and here stands a list.",)
        fix = "write the fields one below the other, without hyphens or brackets before them"
        if kind == "notes":
            fix = f"write the name of a section above it, such as `dates:`; there are {', '.join(names_of(kind))}"
        return Problem("F005", node.at, says, fix)
    if problem := explain_text(node):
        return problem
    if not node:
        return Problem("F005", node.at, ("Nothing stands here.",), "write its fields, or take the line out")
    says = (f"{whole} is made of fields, each a name, a colon, a space and a value.",)
    if kind in ("mentions", "skip"):
        return Problem("F005", node.at, says, "say that it is a quote", instead=f"quote: {one_line(node)}")
    if kind in ITEMS:
        needed = [field.name for field in RECORDS[kind] if field.needed]
        return Problem("F005", node.at, says, f"write its fields one below the other: {', '.join(needed)} …")
    lines = tuple(f"{field.name}: {field.example}" for field in RECORDS[kind] if field.needed)
    return Problem("F005", node.at, says, "write the fields one below the other, for example", lines)


def no_list(node: Text | Fields, field: Field) -> Problem:
    """Fields or a text where a list of records is needed: its hyphen is forgotten."""
    says = (f"`{field.name}` is a list: each item begins with a hyphen, even where there is only one.",)
    if isinstance(node, Text) or not node.fields:
        fix = "write each item on lines of its own, the first of which begins with a hyphen"
        return Problem("F003", node.at, says, fix) if node else _nothing(node)
    key, value = node.fields[0]
    if isinstance(value, Fields) and "id" in names_of(field.of) and key not in names_of(field.of):
        at = key.at._replace(length=key.at.length + 1)
        return Problem("F003", at, says, "write the id as a field, after a hyphen", instead=f"- id: {key}")
    if key.at.column > 2:
        at = key.at._replace(column=key.at.column - 2, length=key.at.length + 2)
        return Problem("F003", at, says, "begin the item with a hyphen", instead=f"- {key}")
    return Problem("F003", node.at, says, "begin the item with a hyphen, and move its other fields in by two spaces")


def _nothing(node: Node) -> Problem:
    return Problem("F003", node.at, ("Nothing stands here.",), "write an item below it, or take the line out")


def hyphen_missing(key: Text) -> Problem:
    """The first field of an item comes once more: the next item lacks its hyphen."""
    column = max(1, key.at.column - 2)
    at = key.at._replace(column=column, length=key.at.column - column + len(key))
    return Problem("F002", at, ("A new item of the list seems to begin here.",), "begin each item with a hyphen", instead=f"- {key}")


def hyphen_too_many(items: Sequence[Node], kind: str) -> Problem | None:
    """An item in two: its first fields in one and the rest, after a hyphen, in the next."""
    for one, other in pairwise(items):
        if not (isinstance(one, Fields) and isinstance(other, Fields)):
            continue
        first, second = ({str(key) for key, _ in item.fields} for item in (one, other))
        lacking = [{field.name for field in missing(kind, names)} for names in (first, second)]
        if all(lacking) and not first & second and not missing(kind, first | second):
            key = other.fields[0][0]
            at = key.at._replace(column=max(1, key.at.column - 2), length=len(key) + min(2, key.at.column - 1))
            above, here = (" and ".join(f"`{name}`" for name in sorted(names)) for names in lacking)
            says = (f"The item above has no {above}, this one no {here}.",)
            return Problem("F006", at, says, "if the two are one, put a space in place of the hyphen", instead=f"  {key}")
    return None


def missing(kind: str, typed: set[str]) -> list[Field]:
    """The needed fields that are not there; words of the page are needed in one of two ways."""
    quoted = kind not in NEEDS_A_QUOTE or typed & {"quote", "from", "to"}
    return [field for field in RECORDS[kind] if field.name not in typed and (field.needed or (field.name == "quote" and not quoted))]


def are_missing(node: Fields, fields: list[Field]) -> Problem:
    """One problem for all fields that a record lacks."""
    says = tuple(f"`{field.name}` is needed: {in_a_sentence(field.meaning)}" for field in fields)
    fix = f"add the line{'s' if len(fields) > 1 else ''}, for example"
    examples = ("words copied from the page" if field.shape == "quote" else field.example for field in fields)
    return Problem("F006", node.at, says, fix, tuple(f"{field.name}: {example}" for field, example in zip(fields, examples, strict=True)))


def not_moved_in(node: Fields) -> Problem | None:
    """Fields of an item that stand where the sections of an article's notes begin."""
    of_items = {name for kind in ITEMS for name in names_of(kind)} - set(names_of("notes"))
    keys = [key for key, _ in node.fields if key in of_items]
    if not keys:
        return None
    says = (f"{'These are fields' if len(keys) > 1 else 'It is a field'} of an item: {', '.join(dict.fromkeys(keys[:_MOST]))}.",)
    return Problem("F001", keys[0].at, says, "move all fields of an item in, so that they stand below the one after the hyphen")


def unknown_fields(unknown: list[Text], kind: str, seen: Mapping[str, Text]) -> Iterator[tuple[Problem, str]]:
    """A problem for each unknown field, with the name that was meant; one problem for many of them."""
    if len(unknown) > 1 and (other := _kind_of(unknown)):
        says = (f"These are fields of {other}: {', '.join(unknown[:_MOST])}.", f"The fields here are: {', '.join(names_of(kind))}.")
        fix = (
            f"if this is one of the {other}, move the file to annotations/{other}/"
            if other in ENTRY_KINDS
            else "write them where they belong"
        )
        yield Problem("F001", unknown[0].at, says, fix), ""
        return
    for key in unknown[:_MOST]:
        meant = _meant(key, names_of(kind))
        yield _unknown_field(key, kind, meant, seen), meant
    if len(unknown) > _MOST:
        more = f"{len(unknown) - _MOST} more fields of this record are unknown."
        yield Problem("F001", unknown[_MOST].at, (more,), "compare them with a neighbouring file"), ""


def _kind_of(keys: Iterable[str]) -> str:
    """The one kind of record that has all these fields."""
    fitting = [kind for kind in RECORDS if set(keys) <= set(names_of(kind))]
    return fitting[0] if len(fitting) == 1 else ""


def _meant(key: str, known: list[str]) -> str:
    """The field that was meant, the same letters first."""
    typed = key.lower().replace(" ", "_").replace("-", "_")
    if typed in known:
        return typed
    return next((name for name in _MEANT.get(typed, ()) if name in known), "") or did_you_mean(typed, known)


def _unknown_field(key: Text, kind: str, meant: str, seen: Mapping[str, Text]) -> Problem:
    if key == "id" and kind in ENTRY_KINDS:
        return Problem("F001", key.at, ("The id of an entry is the name of its file.",), "take the line out")
    if meant in seen:
        told = f"`{meant}`, which may be meant, stands in line {seen[meant].at.line}."
        return Problem("F001", key.at, (told,), f"put the two together under `{meant}`, or take the line out")
    if meant:
        meaning = next(field.meaning for field in RECORDS[kind] if field.name == meant)
        return Problem("F001", key.at, (f"Did you mean `{meant}`? {meaning}",), f"write {meant}", instead=meant)
    others = [kind for kind in RECORDS if key in names_of(kind)]
    elsewhere = (f"It is a field of {' and '.join(others[:3])}.",) if others else ()
    fix = "use one of these, or put the text into `note`" if "note" in names_of(kind) else "use one of these"
    return Problem("F001", key.at, (*elsewhere, f"The fields here are: {', '.join(names_of(kind))}."), fix)
