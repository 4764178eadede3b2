"""What is wrong with a line of YAML, if only the lines around it show it. Lines in, at most one problem out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from annotated_article.loading.field_table import BESIDE, RECORDS
from annotated_article.loading.yaml_lines import NAMES, PROSE, YamlLines, names_a_field
from annotated_article.problems import Problem
from annotated_article.repairs import FIELD, ITEM, column_of, end_of, margin_of
from annotated_article.yaml_text import in_brackets, is_plain, retyped

_SECTIONS = {field.name: field.of for field in RECORDS["notes"] if field.of}
_FIELDS_OF = {section: frozenset(field.name for field in RECORDS[kind]) for section, kind in _SECTIONS.items()}
_BESIDE = frozenset(field.name for field in BESIDE)
_COMMENT = re.compile(r"(?:^|\s)(#.*)")
_OPENS = re.compile(r"\s*+(?:-[ ]+)*+(?:[^\"'#]*?:[ ]+)?(?P<sign>[\"'])")
_ARROW = re.compile(r"[>|][-+]?\d?")
_ELISION = re.compile(r"'(?:\d\ds|t(?:is|was|were|ill|would|ween)|em|gainst|neath|nuff|[knst])\b", re.IGNORECASE)
"""'Twas, 'em, '90s, and Dutch 't, 's, 'k: an apostrophe, not the beginning of a quotation."""
_AFTER_ARROW = "write > after the field's colon, and the text below it"


def never_closed(file: YamlLines, number: int, told: str) -> Problem | None:
    """A bracket or quotation mark opened in line `number`, or a quotation mark below that the next one closes."""
    if "flow" in told:
        return _bracket(file, number)
    for line in range(number, len(file.lines)) if "block" in told else (number,):
        match = _OPENS.match(file.lines[line])
        if match and file.lines[line].count(match["sign"]) % 2 and not file.is_text(line):
            return _quotation_mark(file, line, match.start("sign"), told)
    return None


def _quotation_mark(file: YamlLines, number: int, column: int, told: str) -> Problem:
    line = file.lines[number].rstrip()
    says = "It is opened here." if "end of stream" in told else "It is opened here, and the next one, further down, is taken for its end."
    problem = Problem("Y007", file.place(number, column, 1), (says,))
    if _ELISION.match(line, column):
        end = end_of(file.lines, number, column_of(line))
        corrected = retyped(line[:column], [text.strip() for text in (line[column:], *file.lines[number + 1 : end])])
        fix = f"if it is an apostrophe, {_AFTER_ARROW if len(corrected) > 1 else 'put the text in quotation marks'}"
        return replace(problem, fix=fix, corrected=corrected, replaces=file.numbers(number, end))
    fix = "close it where the text ends"
    if line[column] == "'":
        fix += "; a value that begins with an apostrophe goes on the line after >"
    return replace(problem, fix=fix, corrected=(line + line[column],), replaces=file.numbers(number))


def _bracket(file: YamlLines, number: int) -> Problem | None:
    number = next((each for each in range(number, -1, -1) if _opened(file.lines[each]) >= 0), -1)
    if number < 0:
        return None
    line = file.lines[number].rstrip()
    opened = _opened(line)
    replaces = file.numbers(number)
    if comment := _COMMENT.search(line, opened):
        at = file.place(number, comment.start(1), len(comment[1]))
        says = ("The rest of the line is read as a comment, so the list is never closed.",)
        corrected = _with_comment(line, opened)
        return Problem("Y008", at, says, "put the item in quotation marks", corrected, replaces=replaces if corrected else None)
    closing = "}" if line[opened] == "{" else "]"
    if line.endswith((",", line[opened])):
        return _bracket_of_many_lines(file, number, opened, closing)
    fix = f"close it with {closing} where the list ends"
    return Problem("Y007", file.place(number, opened, 1), ("It is opened here.",), fix, (line + closing,), replaces=replaces)


def _bracket_of_many_lines(file: YamlLines, number: int, column: int, closing: str) -> Problem:
    """A bracket whose items are on the lines below it, as in JSON: only that of the whole file surely ends with the file."""
    at, says = file.place(number, column, 1), ("It is opened here, and its items are on the lines below.",)
    if column or any(line.strip() for line in file.lines[:number]):
        return Problem("Y007", at, says, f"close it with {closing} on a new line, after its last item")
    end = max(each for each, line in enumerate(file.lines) if line.strip()) + 1
    fix = f"add a line {closing} at the end of the file; if the text was cut off when you copied it, copy it again"
    return Problem("Y007", at, says, fix, (closing,), replaces=(file.numbers(end, end)[0], file.numbers(end, end)[0] - 1), asks=True)


def _opened(line: str) -> int:
    """The column of a bracket that is not closed in its line, or -1. Comments don't count."""
    opened: list[int] = []
    for column, sign in enumerate(_COMMENT.sub("", line)):
        if sign in "[{":
            opened.append(column)
        elif sign in "]}" and opened:
            opened.pop()
    return opened[0] if opened else -1


def _with_comment(line: str, opened: int) -> tuple[str, ...]:
    """The line with # as part of an item of the list that opens at `opened`, if the list also ends there."""
    if line[opened] != "[" or not line.endswith("]"):
        return ()
    return (line[:opened] + in_brackets([item.strip(" \"'") for item in line[opened + 1 : -1].split(",")]),)


def comment_in_text(file: YamlLines, number: int, told: str) -> Problem | None:
    """A text of several lines that # cuts off before the last."""
    above, owner = file.above(number), file.owner_above(number)
    if owner < 0 or _begins_something(file.lines[number]) or file.is_text(above):
        return None
    comment = _COMMENT.search(file.lines[above], 0 if above > owner else len(file.head(owner)))
    if comment is None:
        return None
    at = file.place(above, comment.start(1), len(comment[1].rstrip()))
    return _with_text_below(Problem("Y008", at, ("The value would end before it.",), _AFTER_ARROW), file, owner)


def _begins_something(line: str) -> bool:
    return bool(FIELD.match(line) or ITEM.match(line))


def _with_text_below(problem: Problem, file: YamlLines, owner: int, end: int = 0) -> Problem:
    """The problem, with a repair that moves the text of the field in line `owner`, up to line `end`, after >."""
    end = end or end_of(file.lines, owner, column_of(file.lines[owner]))
    corrected = retyped(file.head(owner), file.texts(owner, end))
    return Problem(problem.rule, problem.at, problem.says, problem.fix, corrected, replaces=file.numbers(owner, end))


def colon_in_text(file: YamlLines, number: int, told: str) -> Problem | None:
    """A colon in a later line of a text, or a field so far to the right that it looks like one."""
    match = FIELD.match(file.lines[number])
    owner = file.owner_above(number)
    if "mapping values" not in told or match is None or owner < 0 or column_of(file.lines[number]) <= column_of(file.lines[owner]):
        return None
    if match["name"].lower() in NAMES:
        return _moved(file, number, column_of(file.lines[owner]))
    says = ("With a space after it, a colon begins a new field.",)
    return _with_text_below(Problem("Y003", file.place(number, match.end() - 1, 1), says, _AFTER_ARROW), file, owner)


def section_without_colon(file: YamlLines, number: int, told: str) -> Problem | None:
    """`claims`, and below it the items."""
    above = file.above(number)
    name = file.lines[above].strip() if above >= 0 else ""
    if not ITEM.match(file.lines[number]) or name.lower() not in NAMES:
        return None
    margin = " " * margin_of(file.lines[above])
    says, fix = (f"`{name}` looks like a field's name.",), "write a colon after the field's name"
    return Problem("Y019", file.words(above), says, fix, (f"{margin}{name.lower()}:",), replaces=file.numbers(above))


def no_colon_above(file: YamlLines, number: int, told: str) -> Problem | None:
    """A line without a colon among fields, so the next line is read as its text."""
    above = file.above(number)
    if "mapping values" not in told or above < 0 or _begins_something(file.lines[above]) or file.is_text(above):
        return None
    if margin_of(file.lines[above]) != column_of(file.lines[number]):
        return None
    says = ("It has no colon with a space after it, so it isn't a field.",)
    return Problem("Y019", file.words(above), says, "write the field's name, a colon, a space and the value")


def list_after_text(file: YamlLines, number: int, told: str) -> Problem | None:
    """List items below a field that already has a text in its own line."""
    above = file.above(number)
    head = file.head(above) if above >= 0 else ""
    if not head or not ITEM.match(file.lines[number]) or not file.lines[above][len(head) :].strip():
        return None
    if column_of(file.lines[above]) > margin_of(file.lines[number]):
        return None
    says = (f"`{head.strip(' -:')}` has both a value on its own line and a list below it.",)
    return Problem("Y006", file.words(number), says, "keep only one of the two, the value or the list")


def text_not_indented(file: YamlLines, number: int, told: str) -> Problem | None:
    """Lines that seem to continue the text above, but begin too far to the left."""
    owner = file.owner_above(number)
    if owner < 0 or _begins_something(file.lines[number]):
        return None
    return _not_indented(file, number, owner, _begins_something)


def text_below_nothing(file: YamlLines, number: int) -> Problem | None:
    """A text, with a colon or not, below a field without a value, and indented no further than it."""
    line = file.lines[number]
    owner = file.above(number) if line.strip() else -1
    match = FIELD.match(file.lines[owner]) if owner >= 0 else None
    if match is None or margin_of(line) > column_of(file.lines[owner]) or file.is_text(owner):
        return None
    value = file.lines[owner][match.end() :].strip()
    if not (_ARROW.fullmatch(value) and match["name"] in NAMES) and not (not value and match["name"] in PROSE):
        return None
    if line[margin_of(line)].isspace() or _begins_a_field(line) or line.split()[0].strip("\"':") in NAMES:
        return None
    return _not_indented(file, number, owner, _begins_a_field)


def _begins_a_field(line: str) -> bool:
    """Whether a line begins a field, an item or a comment, rather than a text with a colon."""
    match = FIELD.match(line)
    return bool(ITEM.match(line) or line.lstrip().startswith("#") or (match and names_a_field(match["name"])))


def _not_indented(file: YamlLines, number: int, owner: int, ends: Callable[[str], bool]) -> Problem:
    """The text from line `number` to the next empty line or to one that `ends` it, below the field in line `owner`."""
    below = enumerate(file.lines[number + 1 :], number + 1)
    end = next((each for each, line in below if not line.strip() or ends(line)), len(file.lines))
    name, line = file.head(owner).strip(" -:"), file.lines[number]
    if any(ITEM.match(each) for each in file.lines[owner + 1 : number]):
        says, fix = (
            f"It isn't an item of the list `{name}` above it.",
            "write it as the other items, or delete it if you copied it by mistake",
        )
        return Problem("Y006", file.words(number), (says,), fix)
    if line[:1] in ("{", "[") or (margin_of(line) == 0 and number and not file.lines[number - 1].strip()):
        says = "It isn't a field, and it isn't indented as part of one."
        fix = f"delete it if you copied it by mistake; if it is part of `{name}`, indent it by two spaces more than the field"
        return Problem("Y006", file.words(number), (says,), fix)
    says = f"It seems to continue the value of `{name}`, but it is not indented far enough."
    return _moved_in(Problem("Y006", file.words(number), (says,)), file, owner, end)


def _moved_in(problem: Problem, file: YamlLines, owner: int, end: int) -> Problem:
    """The problem, with a repair that makes its text the value of the field in line `owner`: on the same line if it fits there."""
    name, texts = file.head(owner).strip(" -:"), file.texts(owner, end)
    begun = file.lines[owner][len(file.head(owner)) :].strip()[:1] in (">", "|")
    if name and not begun and len(texts) == 1 and is_plain(texts[0]):
        corrected = (f"{file.head(owner).rstrip()} {texts[0]}",)
        return replace(problem, fix=f"write it after `{name}:`, on the same line", corrected=corrected, replaces=file.numbers(owner, end))
    fix = f"{'' if begun else f'write > after `{name}:`, and '}indent the text by two spaces more than the field"
    return _with_text_below(replace(problem, fix=fix), file, owner, end)


def not_lined_up(file: YamlLines, number: int, told: str) -> Problem | None:
    """A field or an item that begins in another column than its neighbours."""
    line = file.lines[number]
    if ITEM.match(line):
        if problem := _first_hyphen_missing(file, number):
            return problem
        dashes = [margin_of(each) for each in file.lines[:number] if ITEM.match(each)]
        return _moved(file, number, dashes[-1]) if dashes and dashes[-1] != margin_of(line) else None
    match = FIELD.match(line)
    if match is None or number == 0:
        return None
    if "'-' indicator" in told and _begins_an_item(file, number, match["name"]):
        return _hyphen_missing(file, number)
    column = file.fitting(number, column_of(line))
    return _moved(file, number, column) if column != column_of(line) else None


def _begins_an_item(file: YamlLines, number: int, name: str) -> bool:
    """Whether the field begins other items above, or is below the hyphen of an item that already has it."""
    if any(each.lstrip().startswith(f"- {name}:") for each in file.lines[:number]):
        return True
    column = column_of(file.lines[number])
    for line in reversed(file.lines[:number]):
        field = FIELD.match(line)
        if field and column_of(line) == column + 2 and field["name"] == name:
            return True
        if ITEM.match(line) and margin_of(line) <= column:
            return False
    return False


def _first_hyphen_missing(file: YamlLines, number: int) -> Problem | None:
    """The fields above the list's first hyphen are an item too: `claims:`, `    id: a`, … `  - id: b`."""
    column = margin_of(file.lines[number]) + 2
    fields = [line for line in range(number) if FIELD.match(file.lines[line]) and column_of(file.lines[line]) < column]
    first = next((line for line in range(fields[-1] + 1, number) if file.lines[line].strip()), number) if fields else number
    if first == number or ITEM.match(file.lines[first]) or not FIELD.match(file.lines[first]) or margin_of(file.lines[first]) != column:
        return None
    line = file.lines[first]
    says, fix = ("It is the first item of the list, and has no hyphen.",), "begin each item with a hyphen"
    corrected = (f"{line[: column - 2]}- {line[column:]}",)
    return Problem("Y006", file.words(first), says, fix, corrected, replaces=file.numbers(first))


def item_at_margin(file: YamlLines) -> Problem | None:
    """An item of an article's notes whose fields begin at the left margin, without a hyphen, where only sections begin."""
    section = ""
    for number, line in enumerate(file.lines):
        field = FIELD.match(line) if line[:1].isalpha() else None
        if field is None:
            continue
        if field["name"] in _SECTIONS:
            section = field["name"]
        elif field["name"] in _BESIDE and not line[field.end() :].strip():  # `sources: [gazette]` is a field of an item
            section = ""
        elif section and field["name"] in _FIELDS_OF[section] and not file.lines[number - 1].startswith(section):
            return _indented(file, number, section)
    return None


def _indented(file: YamlLines, number: int, section: str) -> Problem:
    """The fields from line `number` as part of the item above, if it lacks them, otherwise as a separate item."""
    end = number + 1
    while end < len(file.lines) and not _ends_item(file.lines[end], section):
        end += 1
    while not file.lines[end - 1].strip():
        end -= 1
    above = next((line for line in range(number - 1, -1, -1) if ITEM.match(file.lines[line]) or file.lines[line].startswith(section)), 0)
    fields = [field for line in file.lines[above:number] if (field := FIELD.match(line))]
    begins = file.lines[above].startswith(section) or file.head(number).rstrip(": ") in {field["name"] for field in fields}
    margin = " " * (4 if begins else column_of(file.lines[above]))
    corrected = [f"{margin}{line}".rstrip() for line in file.lines[number:end]]
    fix = "indent the fields of an item, so that they begin below the first one"
    if begins:
        corrected[0] = f"  - {corrected[0].lstrip()}"
        fix = "begin the item with a hyphen, and indent all of its fields"
    says = (f"It belongs to an item of `{section}`; only sections begin at the left margin.",)
    return Problem("Y006", file.words(number), says, fix, tuple(corrected), replaces=file.numbers(number, end))


def _ends_item(line: str, section: str) -> bool:
    field = FIELD.match(line)
    return bool(ITEM.match(line)) or (line[:1].isalpha() and (field is None or field["name"] not in _FIELDS_OF[section]))


def _hyphen_missing(file: YamlLines, number: int) -> Problem:
    """Add the missing hyphen before an item's first field; its other fields move with it."""
    line = file.lines[number]
    column = column_of(line)
    end = end_of(file.lines, number, column - 1)
    end = next((each for each in range(number + 1, end) if ITEM.match(file.lines[each])), end)
    moved = tuple(_shifted(each, 2) for each in file.lines[number + 1 : end])
    says, fix = ("A new list item seems to begin here.",), "begin each item with a hyphen"
    corrected = (f"{' ' * column}- {line.lstrip()}", *moved)
    return Problem("Y006", file.words(number), says, fix, corrected, replaces=file.numbers(number, end))


def _moved(file: YamlLines, number: int, column: int) -> Problem:
    """Move the field or item, with everything that belongs to it, to `column`."""
    margin = margin_of(file.lines[number])
    end = end_of(file.lines, number, margin)
    open_ones = file.columns(number)
    end = next((each for each in range(number + 1, end) if FIELD.match(file.lines[each]) and column_of(file.lines[each]) in open_ones), end)
    corrected = tuple(_shifted(each, column - margin) for each in file.lines[number:end])
    says = (f"It begins in column {margin + 1}, and its neighbours begin in column {column + 1}.",)
    fix = "move it to the same column as its neighbours"
    return Problem("Y006", file.words(number), says, fix, corrected, replaces=file.numbers(number, end))


def _shifted(line: str, by: int) -> str:
    return " " * max(0, margin_of(line) + by) + line.lstrip(" ") if line.strip() else line
