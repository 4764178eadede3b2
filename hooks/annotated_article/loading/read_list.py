"""One YAML node to a list of texts. A text in place of a list is reported, with the list that was probably meant."""

from __future__ import annotations

import re

from annotated_article.kind import Field
from annotated_article.loading.field_table import LONGEST
from annotated_article.loading.meant_word import ADDRESS, is_id, not_an_id
from annotated_article.loading.read_text import IN_QUOTATION_MARKS, NAMES, empty, is_compared, is_one_line, read_text, too_long
from annotated_article.loading.read_yaml import Fields, Items, Node
from annotated_article.model.typed import Text
from annotated_article.problems import Problem, Report
from annotated_article.yaml_text import in_brackets

_JOINED = re.compile(r"\s*,?\s+(?:and|und|et|y)\s+|\s*[&+/]\s*")
_JOINED_IDS = re.compile(r"\s*,?\s+(?:and|und|et|y)\s+|\s*[&+]\s*")  # a slash is part of `people/jane-doe`
_IDS = frozenset({"entries", "sources", "claims"})
_INTO_BRACKETS = "put it in brackets, with commas between the items"


def read_ids(node: Node, field: Field, report: Report) -> tuple[Text, ...] | None:
    """The ids of a list; what isn't an id is reported and left out."""
    texts = read_texts(node, field, report)
    for text in texts or ():
        if not is_id(text):
            report(not_an_id(text))
    return None if texts is None else tuple(filter(is_id, texts))


def read_texts(node: Node, field: Field, report: Report) -> tuple[Text, ...] | None:
    """The texts of a list; None if one of them can't be read."""
    if not isinstance(node, Items):
        report(_no_list(node, field))
        return None
    if problem := _unfit(node, field):
        report(problem)
        return None
    read = [read_text(item, field, report) for item in node.items]
    texts = tuple(text for text in read if text is not None)
    return texts if len(texts) == len(read) else None


def _unfit(node: Items, field: Field) -> Problem | None:
    """The problem of a list whose items would have quotation marks, semicolons or hyphens in them."""
    texts = [item for item in node.items if isinstance(item, Text)]
    if len(texts) > 1 and is_compared(field) and len(node.items) == sum(bool(IN_QUOTATION_MARKS.fullmatch(text)) for text in texts):
        bare = in_brackets([IN_QUOTATION_MARKS.sub(r"\g<text>", text) for text in texts])
        says = ("These quotation marks would become part of the values.",)
        return Problem("F010", node.at, says, "remove them", instead=bare if node.at.length > 1 else "")
    if field.name in NAMES and node.at.length > 1 and any(";" in text for text in texts):
        parts = [part.strip() for text in texts for part in text.split(";") if part.strip()]
        says = ("Items in a list are separated by commas, not semicolons.",)
        return Problem("F003", node.at, says, "put commas between the items", instead=in_brackets(parts), asks=len(node.items) > 1)
    if swallowed := next((text for text in texts if not is_one_line(text) and " - " in text), None):
        says = ("The hyphen in the next line is further right, so the two lines would be one item.",)
        return Problem("F003", swallowed.at, says, "begin all hyphens of the list in the same column")
    return None


def _no_list(node: Text | Fields, field: Field) -> Problem:
    says = (f"`{field.name}` is a list, even with one item.",)
    if isinstance(node, Fields):
        example = f"For example: {field.name}: {field.example}"
        return Problem("F003", node.at, (*says, example), "write the items in brackets, with commas between them")
    if not node.strip():
        return empty("F003", node, field)
    if len(node) > LONGEST["texts"] and (problem := too_long(node, field)):
        return problem
    if not is_one_line(node) and node.at.length < len(node):
        return Problem("F003", node.at, says, "begin each item on a new line with a hyphen and a space")
    return _into_brackets(node, field, says)


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
    if field.shape in ("sources", "claims") and (ADDRESS.fullmatch(node) or (len(items) == 1 and " " in items[0])):
        return Problem("F003", node.at, says, "put it in brackets", instead=in_brackets([str(node)]))
    if field.shape in ("sources", "claims") and any(" " in item for item in items):
        what = field.shape.removesuffix("s")
        fix = f"write the id of each {what} instead of words, in brackets, with commas between the ids"
        return Problem("F003", node.at, (*says, example), fix)
    if field.name == "author" and ";" in node and any("," in item for item in items):
        return Problem("F003", node.at, (*says, example), "write each name as it is printed, in brackets, with commas between the names")
    if any(re.search(r'["(].*\w', item) for item in items):
        return Problem("F003", node.at, (*says, example), "write the items in brackets, with commas between them; leave out comments")
    return None


def _into_brackets(node: Text, field: Field, says: tuple[str, ...]) -> Problem:
    """The items in brackets. `Doe and Janie` may be one item or two, which are `apart`, and `Pell, Ada` may be one name."""
    typed = _without_brackets(node)
    typed = re.sub(r"^(?:by|von)\s+", "", typed, flags=re.IGNORECASE) if field.name == "author" else typed
    items = _parts(typed)
    apart = [part for item in items for part in (_JOINED_IDS if field.shape in _IDS else _JOINED).split(item)]
    if problem := _in_words(node, field, apart, says):
        return problem
    may_be_one_name = len(items) == 2 and all(item[:1].isupper() and " " not in item for item in items)
    if len(apart) == len(items) and not may_be_one_name:
        sure = len(items) == 1 or is_compared(field) or re.search("[•·‣]", node)
        return Problem("F003", node.at, says, _INTO_BRACKETS, instead=in_brackets(items), asks=not sure)
    if field.shape in _IDS:
        return Problem("F003", node.at, says, "put the ids in brackets, with commas between them", instead=in_brackets(apart), asks=True)
    either = (
        f"If these are {len(apart)} items: {field.name}: {in_brackets(apart)}",
        f"If it is one: {field.name}: {in_brackets([typed])}",
    )
    return Problem("F003", node.at, (*says, *either), "write the one you mean")
