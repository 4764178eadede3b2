"""What is wrong with a line of YAML, where only the lines around it show it. Lines in, at most one problem out."""

from __future__ import annotations

import re

from annotated_article.loading.yaml_lines import NAMES, PROSE, YamlLines, names_a_field
from annotated_article.problems import Problem
from annotated_article.repairs import FIELD, ITEM, column_of, end_of, margin_of
from annotated_article.yaml_text import in_brackets, retyped

_COMMENT = re.compile(r"(?:^|\s)(#.*)")
_OPENS = re.compile(r"\s*+(?:-[ ]+)*+(?:[^\"'#]*?:[ ]+)?(?P<sign>[\"'])")
_ARROW = re.compile(r"[>|][-+]?\d?")
_AFTER_ARROW = "put the text after >, on lines of its own"


def never_closed(file: YamlLines, number: int, told: str) -> Problem | None:
    """A bracket or quotation mark that is opened in line `number`, or a quotation mark below it that the next one closes."""
    if "flow" in told:
        return _bracket(file, number)
    for line in range(number, len(file.lines)) if "block" in told else (number,):
        match = _OPENS.match(file.lines[line])
        if match and file.lines[line].count(match["sign"]) % 2 and not file.is_text(line):
            return _quotation_mark(file, line, match.start("sign"), told)
    return None


def _quotation_mark(file: YamlLines, number: int, column: int, told: str) -> Problem:
    line = file.lines[number].rstrip()
    says = "It is opened here." if "end of stream" in told else "It is opened here; the next one, further down, is taken for its end."
    fix = "close it where the text ends"
    if line[column] == "'":
        fix += "; a text that begins with an apostrophe stands after >"
    replaces = file.numbers(number, number + 1)
    return Problem("Y007", file.place(number, column, 1), (says,), fix, (line + line[column],), replaces=replaces)


def _bracket(file: YamlLines, number: int) -> Problem | None:
    number = next((each for each in range(number, -1, -1) if _opened(file.lines[each]) >= 0), -1)
    if number < 0:
        return None
    line = file.lines[number].rstrip()
    opened = _opened(line)
    replaces = file.numbers(number, number + 1)
    if comment := _COMMENT.search(line, opened):
        at = file.place(number, comment.start(1), len(comment[1]))
        says = ("The rest of the line is taken for a comment, and the list is never closed.",)
        corrected = _with_comment(line, opened)
        return Problem("Y008", at, says, "put the item in quotation marks", corrected, replaces=replaces if corrected else None)
    closing = "}" if line[opened] == "{" else "]"
    fix = f"close it with {closing} where the list ends"
    return Problem("Y007", file.place(number, opened, 1), ("It is opened here.",), fix, (line + closing,), replaces=replaces)


def _opened(line: str) -> int:
    """Where in a line a bracket is opened that is not closed there, comments aside, or -1."""
    opened: list[int] = []
    for column, sign in enumerate(_COMMENT.sub("", line)):
        if sign in "[{":
            opened.append(column)
        elif sign in "]}" and opened:
            opened.pop()
    return opened[0] if opened else -1


def _with_comment(line: str, opened: int) -> tuple[str, ...]:
    """The line, # being a sign of an item of the list that opens at `opened`; nothing where that list does not end there."""
    if line[opened] != "[" or not line.endswith("]"):
        return ()
    return (line[:opened] + in_brackets([item.strip(" \"'") for item in line[opened + 1 : -1].split(",")]),)


def comment_in_text(file: YamlLines, number: int, told: str) -> Problem | None:
    """A text of several lines that # cuts off before its last."""
    above, owner = file.above(number), file.owner_above(number)
    if owner < 0 or _begins_something(file.lines[number]) or file.is_text(above):
        return None
    comment = _COMMENT.search(file.lines[above], 0 if above > owner else len(file.head(owner)))
    if comment is None:
        return None
    at = file.place(above, comment.start(1), len(comment[1].rstrip()))
    return _with_text_below(Problem("Y008", at, ("The text would end before it.",), _AFTER_ARROW), file, owner)


def _begins_something(line: str) -> bool:
    return bool(FIELD.match(line) or ITEM.match(line))


def _with_text_below(problem: Problem, file: YamlLines, owner: int, end: int = 0) -> Problem:
    """The problem, mended by putting the text of the field in line `owner`, up to before `end`, after >."""
    end = end or end_of(file.lines, owner, column_of(file.lines[owner]))
    corrected = retyped(file.head(owner), file.texts(owner, end))
    return Problem(problem.rule, problem.at, problem.says, problem.fix, corrected, replaces=file.numbers(owner, end))


def colon_in_text(file: YamlLines, number: int, told: str) -> Problem | None:
    """A colon in a further line of a text; or a field that stands so far to the right that it is taken for one."""
    match = FIELD.match(file.lines[number])
    owner = file.owner_above(number)
    if "mapping values" not in told or match is None or owner < 0 or column_of(file.lines[number]) <= column_of(file.lines[owner]):
        return None
    if match["name"].lower() in NAMES:
        return _moved(file, number, column_of(file.lines[owner]))
    says = ("With a space after it, it would begin a new field.",)
    return _with_text_below(Problem("Y003", file.place(number, match.end() - 1, 1), says, _AFTER_ARROW), file, owner)


def no_colon_above(file: YamlLines, number: int, told: str) -> Problem | None:
    """A line without a colon among fields; the next one is taken for its text."""
    above = file.above(number)
    if "mapping values" not in told or above < 0 or _begins_something(file.lines[above]) or file.is_text(above):
        return None
    if margin_of(file.lines[above]) != column_of(file.lines[number]):
        return None
    says = ("It has no colon with a space after it, so that it names no field.",)
    return Problem("Y019", file.words(above), says, "write the field's name, a colon, a space and its value")


def list_after_text(file: YamlLines, number: int, told: str) -> Problem | None:
    """Items of a list below a field that has a text in its own line."""
    above = file.above(number)
    head = file.head(above) if above >= 0 else ""
    if not head or not ITEM.match(file.lines[number]) or not file.lines[above][len(head) :].strip():
        return None
    if column_of(file.lines[above]) > margin_of(file.lines[number]):
        return None
    says = (f"`{head.strip(' -:')}` has a text in its own line already, and a list below it.",)
    return Problem("Y006", file.words(number), says, "keep either the text or the list")


def text_not_moved_in(file: YamlLines, number: int, told: str) -> Problem | None:
    """Lines that seem to go on with the text of the field above, but begin too far to the left."""
    owner = file.owner_above(number)
    if owner < 0 or _begins_something(file.lines[number]):
        return None
    end = number + 1
    while end < len(file.lines) and file.lines[end].strip() and not _begins_something(file.lines[end]):
        end += 1
    return _not_moved_in(file, number, owner, end)


def text_below_nothing(file: YamlLines, number: int) -> Problem | None:
    """A text, be it with a colon, that begins no further right than the field above it, which has none."""
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
    end = number + 1
    while end < len(file.lines) and file.lines[end].strip() and not _begins_a_field(file.lines[end]):
        end += 1
    return _not_moved_in(file, number, owner, end)


def _begins_a_field(line: str) -> bool:
    """Whether a line begins a field, an item or a comment, where a text with a colon may stand too."""
    match = FIELD.match(line)
    return bool(ITEM.match(line) or line.lstrip().startswith("#") or (match and names_a_field(match["name"])))


def _not_moved_in(file: YamlLines, number: int, owner: int, end: int) -> Problem:
    says = (f"It seems to belong to the text of `{file.head(owner).strip(' -:')}`, but begins further left than that text.",)
    fix = "let the text begin two spaces further right than its field"
    return _with_text_below(Problem("Y006", file.words(number), says, fix), file, owner, end)


def not_lined_up(file: YamlLines, number: int, told: str) -> Problem | None:
    """A field or an item that begins in a column where none of its neighbours does."""
    line = file.lines[number]
    if ITEM.match(line):
        dashes = [margin_of(each) for each in file.lines[:number] if ITEM.match(each)]
        return _moved(file, number, dashes[-1]) if dashes and dashes[-1] != margin_of(line) else None
    match = FIELD.match(line)
    if match is None or number == 0:
        return None
    if "'-' indicator" in told and any(each.lstrip().startswith(f"- {match['name']}:") for each in file.lines[:number]):
        return _hyphen_missing(file, number)
    column = file.fitting(number, column_of(line))
    return _moved(file, number, column) if column != column_of(line) else None


def _hyphen_missing(file: YamlLines, number: int) -> Problem:
    """The next item's first field stands where its hyphen belongs; its other fields move with it."""
    line = file.lines[number]
    column = column_of(line)
    end = end_of(file.lines, number, column - 1)
    end = next((each for each in range(number + 1, end) if ITEM.match(file.lines[each])), end)
    moved = tuple(_shifted(each, 2) for each in file.lines[number + 1 : end])
    says, fix = ("A new item of the list seems to begin here.",), "begin each item with a hyphen"
    corrected = (f"{' ' * column}- {line.lstrip()}", *moved)
    return Problem("Y006", file.words(number), says, fix, corrected, replaces=file.numbers(number, end))


def _moved(file: YamlLines, number: int, column: int) -> Problem:
    """The field or item with all that belongs to it, so that it begins at `column`."""
    margin = margin_of(file.lines[number])
    end = end_of(file.lines, number, margin)
    open_ones = file.columns(number)
    end = next((each for each in range(number + 1, end) if FIELD.match(file.lines[each]) and column_of(file.lines[each]) in open_ones), end)
    corrected = tuple(_shifted(each, column - margin) for each in file.lines[number:end])
    says = (f"It begins in column {margin + 1}, its neighbours in column {column + 1}.",)
    fix = "let it begin in the same column as its neighbours"
    return Problem("Y006", file.words(number), says, fix, corrected, replaces=file.numbers(number, end))


def _shifted(line: str, by: int) -> str:
    return " " * max(0, margin_of(line) + by) + line.lstrip(" ") if line.strip() else line
