"""What libyaml complains about, in the terms of somebody who does not know YAML. Text and error in, one problem out.

libyaml tells where it could not go on, which is often a line or two below the mistake. So the lines around that place are
looked at for what people really do, the likeliest first.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from annotated_article.loading.yaml_file import NAMES, YamlFile, look_at_line
from annotated_article.model import Span
from annotated_article.problems import Problem
from annotated_article.repairs import FIELD, ITEM, column_of, end_of, owner_of
from annotated_article.yaml_text import in_brackets, retyped

_Look = Callable[[YamlFile, int, str], Problem | None]
_COMMENT = re.compile(r"(?:^|\s)(#.*)")


def explain(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """The problem behind an error of the parser, with the repair where it can be worked out."""
    file = YamlFile(path, text.rstrip().split("\n"), first_line - 1)
    stopped = _line(file, getattr(error, "problem_mark", None), len(file.lines) - 1)
    opened = _line(file, getattr(error, "context_mark", None), stopped)
    told = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    end = next((number for number in range(stopped) if file.lines[number].startswith("...")), None) if "document start" in told else None
    if end is not None:
        says = "A line of three points ends the record."
        return file.problem("Y010", end, 0, 3, says, "keep one record in a file; take out the three points")
    culprit = opened if "simple key" in told else stopped
    for number in dict.fromkeys((culprit, opened, file.above(culprit))):
        if number >= 0 and not _is_text(file, number) and (problem := look_at_line(file, number)):
            return problem
    looks: tuple[_Look, ...] = (_never_closed, _comment_in_text, _colon_in_text, _list_after_value, _text_not_moved_in, _not_lined_up)
    for look in looks:
        if problem := look(file, opened if look is _never_closed else culprit, told):
            return problem
    mark = getattr(error, "problem_mark", None)
    at = Span(path, stopped + first_line, mark.column + 1 if mark and mark.line == stopped else 1, 1)
    return Problem("Y001", at, (), "compare the line with the examples in the documentation")


def _line(file: YamlFile, mark: yaml.Mark | None, otherwise: int) -> int:
    """The line of a mark; the last one that says anything for a mark at the end of the file."""
    number = min(mark.line, len(file.lines) - 1) if mark else otherwise
    return number if file.lines[number].strip() else max(0, file.above(number))


def _is_text(file: YamlFile, number: int) -> bool:
    """Whether a line stands in a text after > or |, where nothing has a meaning of its own."""
    if not file.lines[number].strip():
        return True
    column = len(file.lines[number]) - len(file.lines[number].lstrip(" "))
    for above in range(number - 1, -1, -1):
        line = file.lines[above]
        if FIELD.match(line) and column_of(line) < column and re.search(r":\s+[>|][-+]?\d?\s*$", line):
            return True
        if line.strip() and len(line) - len(line.lstrip(" ")) < column:
            return False
    return False


def _never_closed(file: YamlFile, number: int, told: str) -> Problem | None:
    """A bracket or quotation mark that is opened in line `number`, or a quotation mark opened above and closed by the next."""
    if "flow" in told:
        return _bracket(file, number)
    for line in range(number, len(file.lines)) if "block" in told else (number,):
        match = re.match(r"\s*(?:-[ ]+)*(?:[^\"'#]*?:[ ]+)?(?P<sign>[\"'])", file.lines[line])
        if match and file.lines[line].count(match["sign"]) % 2 and not _is_text(file, line):
            closed = file.lines[line].rstrip() + match["sign"]
            says = (
                "It is opened here." if "end of stream" in told else "It is opened here; the next one, further down, is taken for its end."
            )
            fix = "close it where the text ends" + (
                "; a text that begins with an apostrophe stands after >" if match["sign"] == "'" else ""
            )
            return file.problem("Y007", line, match.start("sign"), 1, says, fix, (closed,))
    return None


def _bracket(file: YamlFile, number: int) -> Problem | None:
    line = file.lines[number].rstrip()
    opened = next((column for column, sign in enumerate(line) if sign in "[{"), 0)
    closing = "]" if line[opened : opened + 1] == "[" else "}"
    if comment := _COMMENT.search(line, opened):
        says = "The rest of the line is taken for a comment, and the list is never closed."
        return file.problem(
            "Y008", number, comment.start(1), len(comment[1]), says, "put the item in quotation marks", _with_comment(line, opened)
        )
    return file.problem("Y007", number, opened, 1, "It is opened here.", f"close it with {closing} where the list ends", (line + closing,))


def _with_comment(line: str, opened: int) -> tuple[str, ...]:
    """The line with the list that opens at `opened` up to its end, `#` being a sign of its items; nothing where it does not end."""
    if line[opened] != "[" or not line.endswith("]"):
        return ()
    return (line[:opened] + in_brackets([item.strip().strip("\"'") for item in line[opened + 1 : -1].split(",")]),)


def _owner(file: YamlFile, number: int) -> int:
    """The line of the field whose text seems to go on in line `number`, or -1."""
    above = file.above(number)
    owner = owner_of(file.lines, above) if above >= 0 else None
    return -1 if owner is None else owner


def _text_lines(file: YamlFile, owner: int, end: int) -> list[str]:
    """The text of a field with the lines on which it goes on, up to the line `end`."""
    match = FIELD.match(file.lines[owner])
    first = file.lines[owner][match.end() :].strip() if match else ""
    return [text for text in (first, *(line.strip() for line in file.lines[owner + 1 : end])) if text and text not in (">", "|")]


def _head(file: YamlFile, owner: int) -> str:
    match = FIELD.match(file.lines[owner])
    return file.lines[owner][: match.end()] if match else ""


def _comment_in_text(file: YamlFile, number: int, told: str) -> Problem | None:
    """A text of several lines that `#` cuts off before its last."""
    above, owner = file.above(number), _owner(file, number)
    if owner < 0 or FIELD.match(file.lines[number]) or ITEM.match(file.lines[number]) or _is_text(file, above):
        return None
    comment = _COMMENT.search(file.lines[above], 0 if above > owner else len(_head(file, owner)))
    if comment is None:
        return None
    end = end_of(file.lines, owner, column_of(file.lines[owner]))
    corrected = retyped(_head(file, owner), _text_lines(file, owner, end))
    says = "The text would end before it."
    fix = "put the text after >, on lines of its own"
    at = file.problem("Y008", above, comment.start(1), len(comment[1].rstrip()), says, fix)
    return _replacing(at, file, owner, end, corrected)


def _colon_in_text(file: YamlFile, number: int, told: str) -> Problem | None:
    """A colon in a further line of a text; or a field that stands so far to the right that it is taken for one."""
    match = FIELD.match(file.lines[number])
    owner = _owner(file, number)
    if "mapping values" not in told or match is None or owner < 0 or column_of(file.lines[number]) <= column_of(file.lines[owner]):
        return None
    if match["name"].lower() in NAMES:
        return _moved(file, number, column_of(file.lines[owner]))
    end = end_of(file.lines, owner, column_of(file.lines[owner]))
    corrected = retyped(_head(file, owner), _text_lines(file, owner, end))
    says = "With a space after it, it would begin a new field."
    fix = "put the text after >, on lines of its own"
    return _replacing(file.problem("Y003", number, match.end() - 1, 1, says, fix), file, owner, end, corrected)


def _list_after_value(file: YamlFile, number: int, told: str) -> Problem | None:
    """Items of a list below a field that has a text in its own line."""
    above = file.above(number)
    match = FIELD.match(file.lines[above]) if above >= 0 else None
    if match is None or not ITEM.match(file.lines[number]) or not file.lines[above][match.end() :].strip():
        return None
    margin = len(file.lines[number]) - len(file.lines[number].lstrip())
    if column_of(file.lines[above]) > margin:
        return None
    says = f"`{match['name']}` has a text in its own line already, and a list below it."
    return file.problem("Y006", number, margin, len(file.lines[number].strip()), says, "keep either the text or the list")


def _text_not_moved_in(file: YamlFile, number: int, told: str) -> Problem | None:
    """Lines that seem to go on with the text of the field above, but begin too far to the left."""
    owner = _owner(file, number)
    if owner < 0 or FIELD.match(file.lines[number]) or ITEM.match(file.lines[number]):
        return None
    end = number + 1
    while end < len(file.lines) and file.lines[end].strip() and not FIELD.match(file.lines[end]) and not ITEM.match(file.lines[end]):
        end += 1
    texts = _text_lines(file, owner, end)
    match = FIELD.match(file.lines[owner])
    name = match["name"] if match else ""
    says = f"It seems to belong to the text of `{name}`, but begins further left than that text."
    corrected = retyped(_head(file, owner), texts)
    fix = "let the text begin two spaces further right than its field"
    at = file.problem("Y006", number, column_of(file.lines[number]), len(file.lines[number].strip()), says, fix)
    return _replacing(at, file, owner, end, corrected)


def _not_lined_up(file: YamlFile, number: int, told: str) -> Problem | None:
    """A field or an item that begins in a column where none of its neighbours does."""
    line = file.lines[number]
    item = ITEM.match(line)
    if item and (dashes := [len(each) - len(each.lstrip()) for each in file.lines[:number] if ITEM.match(each) and not _is_text(file, 0)]):
        return _moved(file, number, dashes[-1])
    match = FIELD.match(line)
    if match is None or number == 0:
        return None
    if "'-' indicator" in told and any(each.lstrip().startswith(f"- {match['name']}:") for each in file.lines[:number]):
        return _hyphen_missing(file, number)
    return _moved(file, number, file.fitting(number, column_of(line)))


def _hyphen_missing(file: YamlFile, number: int) -> Problem:
    line = file.lines[number]
    column = column_of(line)
    end = end_of(file.lines, number, column - 1)
    moved = [f"{' ' * column}- {line.lstrip()}", *(" " * 2 + each if each.strip() else each for each in file.lines[number + 1 : end])]
    following = next((each for each in range(number + 1, end) if ITEM.match(file.lines[each])), end)
    says = "A new item of the list seems to begin here."
    return file.problem(
        "Y006", number, column, len(line) - column, says, "begin each item with a hyphen", tuple(moved[: following - number]), following - 1
    )


def _moved(file: YamlFile, number: int, column: int) -> Problem:
    """The field or item with all that belongs to it, so that it begins at `column`."""
    line = file.lines[number]
    margin = len(line) - len(line.lstrip(" "))
    end = end_of(file.lines, number, margin)
    open_ones = file.columns(number)
    end = next((each for each in range(number + 1, end) if FIELD.match(file.lines[each]) and column_of(file.lines[each]) in open_ones), end)
    lines = [_shifted(each, column - margin) for each in file.lines[number:end]]
    says = f"It begins in column {margin + 1}, its neighbours in column {column + 1}."
    fix = "let it begin in the same column as its neighbours"
    return file.problem("Y006", number, margin, len(line.rstrip()) - margin, says, fix, tuple(lines), end - 1)


def _shifted(line: str, by: int) -> str:
    margin = len(line) - len(line.lstrip(" "))
    return " " * max(0, margin + by) + line.lstrip(" ") if line.strip() else line


def _replacing(problem: Problem, file: YamlFile, first: int, end: int, corrected: tuple[str, ...]) -> Problem:
    """The problem with `corrected` in place of the lines from `first` to before `end`."""
    replaces = (first + 1 + file.offset, end + file.offset)
    return Problem(problem.rule, problem.at, problem.says, problem.fix, corrected, replaces=replaces)
