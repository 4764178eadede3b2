"""A YAML file that cannot be read, as lines; and the problems that one line alone shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotated_article.loading.field_table import RECORDS
from annotated_article.model import Span, Text
from annotated_article.problems import Problem
from annotated_article.repairs import FIELD, column_of, end_of
from annotated_article.yaml_text import in_brackets, retyped

_EVERYDAY = frozenset("about after always answers ask before from in is level link more of through to when".split())
"""Names of fields with which a line of text may begin."""
NAMES = frozenset(field.name for fields in RECORDS.values() for field in fields)

_VALUE = re.compile(r"(?P<head>\s*(?:-[ ]+)*(?:(?P<name>[\w-]+(?: \w+)?)[ ]*:[ \t]+)?)(?P<value>\S.*)")
_NO_SPACE = re.compile(r"(?P<head>\s*(?:-[ ]+)*)(?P<name>\w+):(?P<value>[^\s/].*|[^\S ].*)")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"(?P<head>\s*)-(?P<field>(?P<name>\w+):\s.*)")
_NO_COLON = re.compile(r"(?P<head>\s*(?:-[ ]+)*)(?P<name>\w+)\s*(?P<sign>[ =：])\s*(?P<value>[^\s:=：].*)")
_GOES_ON = re.compile(r"(?P<quoted>\"[^\"]*\"|'[^']*')\s*[^\s,\]}]")
_SPECIAL = "@%&*!`|>{}[]"
_WHITE = {"\t": "a tab", "\u00a0": "a no-break space, as web pages have them", "\u3000": "a wide space"}


_MOST_LINES = 100
"""As many lines at most are mended in one go."""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """Lines, counted from 0, and where they stand: the file's path and its lines above the first of these."""

    path: str
    lines: list[str]
    offset: int

    def problem(
        self, rule: str, number: int, column: int, length: int, says: str, fix: str, corrected: tuple[str, ...] = (), last: int = -1
    ) -> Problem:
        """A problem in line `number`; `corrected` stands in place of this line, or of those up to `last`."""
        at = Span(self.path, number + 1 + self.offset, column + 1, max(1, length))
        replaces = (at.line, max(number, last) + 1 + self.offset) if corrected else None
        return Problem(rule, at, (says,) if says else (), fix, corrected, replaces=replaces)

    def above(self, number: int) -> int:
        """The nearest line above that says anything, or -1."""
        return next((line for line in range(number - 1, -1, -1) if self.lines[line].strip()), -1)

    def columns(self, number: int) -> list[int]:
        """Where the records that are open above line `number` have their fields, the innermost first."""
        found: list[int] = []
        for line in reversed(self.lines[:number]):
            if FIELD.match(line) and column_of(line) < min(found, default=1000):
                found.append(column_of(line))
                if not found[-1]:
                    break
        return found

    def fitting(self, number: int, column: int) -> int:
        """The column of an open record that is nearest to `column`."""
        return min(self.columns(number), key=lambda each: (abs(each - column), -each), default=0)


def look_at_line(file: YamlFile, number: int) -> Problem | None:
    """The problem that the line shows by itself."""
    for look in (_white_space, _space_missing, _colon_missing, _value):
        if problem := look(file, number):
            return problem
    return None


def _white_space(file: YamlFile, number: int) -> Problem | None:
    line = file.lines[number]
    margin = line[: len(line) - len(line.lstrip())]
    odd = next((column for column, sign in enumerate(margin) if sign != " "), None)
    if odd is None:
        return None
    end = number + 1
    while (
        end < min(len(file.lines), number + _MOST_LINES)
        and file.lines[end][:1].isspace()
        and file.lines[end].strip()
        and _odd(file.lines[end])
    ):
        end += 1
    mended = YamlFile(file.path, file.lines.copy(), file.offset)
    for each in range(number, end):
        mended.lines[each] = _with_spaces(mended, each)
    says = f"It is {_WHITE.get(margin[odd], 'a sign that only looks like a space')}."
    fix = "use spaces, two for each level"
    return file.problem("Y002", number, odd, 1, says, fix, tuple(mended.lines[number:end]), end - 1)


def _odd(line: str) -> bool:
    return bool(line[: len(line) - len(line.lstrip())].strip(" "))


def _with_spaces(file: YamlFile, number: int) -> str:
    """The line moved in with spaces: a field to the column of the record that is open there."""
    line = file.lines[number]
    plain = line.lstrip()
    margin = line[: len(line) - len(plain)].replace("\t", "  ")
    above = file.lines[file.above(number)] if number else ""
    if plain.startswith("- ") or not FIELD.match(plain) or above.endswith((":", ">", "|")):
        return " " * len(margin) + plain
    return " " * file.fitting(number, len(margin)) + plain


def _space_missing(file: YamlFile, number: int) -> Problem | None:
    line = file.lines[number]
    fix = "put a space there"
    match = _NO_SPACE.fullmatch(line)
    if match and match["name"].lower() in NAMES:
        corrected = (f"{match['head']}{match['name']}: {match['value'].strip()}",)
        return file.problem("Y018", number, match.start("value") - 1, 1, "A space belongs after the colon.", fix, corrected)
    match = _NO_SPACE_AFTER_HYPHEN.fullmatch(line)
    if match and match["name"].lower() in NAMES:
        corrected = (f"{match['head']}- {match['field']}",)
        return file.problem("Y018", number, match.end("head"), 1, "A space belongs after the hyphen.", fix, corrected)
    return None


def look_at_text(text: Text) -> Problem | None:
    """The problem of `name:Ada` or `name = Ada`, alone in its record: YAML reads it as a text."""
    file = YamlFile(text.at.path, [" " * (text.at.column - 1) + text[: text.at.length]], text.at.line - 1)
    return _space_missing(file, 0) or _colon_missing(file, 0)


def _colon_missing(file: YamlFile, number: int) -> Problem | None:
    match = _NO_COLON.fullmatch(file.lines[number])
    if match is None or match["name"] not in NAMES or len(match["head"]) not in (file.columns(number) or [len(match["head"])]):
        return None
    if match["sign"] == " " and (match["name"] in _EVERYDAY or file.lines[file.above(number)].rstrip().endswith((">", "|"))):
        return None
    says = f"`{match['name']}` looks like the name of a field."
    fix = "put a colon and a space after the field's name"
    corrected = (f"{match['head']}{match['name']}: {match['value']}",)
    return file.problem("Y019", number, match.start("name"), len(match["name"]), says, fix, corrected)


def _value(file: YamlFile, number: int) -> Problem | None:
    """What is wrong with the text behind a field's colon or an item's hyphen."""
    match = _VALUE.fullmatch(file.lines[number])
    if match is None or not match["head"].strip():
        return None
    head, value = match["head"], match["value"].rstrip()
    if match["name"] and match["name"] not in NAMES and "-" in head[: match.start("name")]:
        head, value = head[: match.start("name")], file.lines[number][match.start("name") :].rstrip()
    if value[0] in "\"'":
        return _quoted(file, number, head, value)
    if value[0] in _SPECIAL or value[:2] in ("- ", "? "):
        return _special(file, number, head, value)
    colon = (value + " ").find(": ")
    if colon < 0:
        return None
    fix = "put the text after >, on lines of its own" if head.rstrip().endswith(":") else "put the text in quotation marks"
    says = "With a space after it, it would begin a new field."
    return file.problem("Y003", number, len(head) + colon, 1, says, fix, *_retyped(file, number, head, value))


def _retyped(file: YamlFile, number: int, head: str, value: str) -> tuple[tuple[str, ...], int]:
    """The field or item with its text, and the lines on which that goes on, where YAML reads them as text; and its last line."""
    end = end_of(file.lines, number, column_of(file.lines[number]))
    more = [line.strip() for line in file.lines[number + 1 : end]]
    return retyped(head, [text for text in (value, *more) if text]), end - 1


def _quoted(file: YamlFile, number: int, head: str, value: str) -> Problem | None:
    """Text after the closing quotation mark, or a \\ between the two."""
    closing = _closing(value)
    if closing < 0:
        return None
    rest = value[closing + 1 :]
    fix = "put the text after >, on lines of its own" if head.rstrip().endswith(":") else "put the whole text in quotation marks"
    if rest.strip() and not rest.lstrip().startswith("#"):
        at = len(head) + closing + 1 + len(rest) - len(rest.lstrip())
        says = f"The text ends at the second {value[0]}, so that this is left over."
        return file.problem("Y004", number, at, len(rest.strip()), says, fix, *_retyped(file, number, head, _meant(value)))
    if not rest and value[0] == '"' and (escape := re.search(r"\\(?:[^0abtnvfre \"/\\N_LPxuU]|[xuU](?![0-9a-fA-F]{2}))", value)):
        says = "Between quotation marks, \\ and the letter after it stand for another sign."
        return file.problem("Y005", number, len(head) + escape.start(), 2, says, fix, *_retyped(file, number, head, value[1:closing]))
    return None


def _closing(value: str) -> int:
    """Where the quotation mark that begins a value is closed in its line, or -1."""
    form = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    match = re.match(form, value)
    return match.end() - 1 if match else -1


def _meant(value: str) -> str:
    """The text that was meant: quotation marks around the whole are YAML's, unless the text has pairs of its own."""
    inner = value[1:-1]
    if value[-1] != value[0]:
        return value
    second = inner.index(value[0])
    return inner if value[0] == "'" or inner[second - 1 : second] == " " else value


def _special(file: YamlFile, number: int, head: str, value: str) -> Problem | None:
    if value[0] + value[-1] in ("[]", "{}"):
        return _inside_brackets(file, number, head, value)
    if re.fullmatch(r"[>|][-+]?\d?\s*(?:#.*)?", value) or (value[0] in "[{" and "]}"["[{".index(value[0])] not in value):
        return None
    if value[0] in ">|":
        says = f"After {value[0]} the text begins on the next line."
        return file.problem(
            "Y005", number, len(head), 1, says, "put the text on a line of its own", *_retyped(file, number, head, value[1:].strip())
        )
    fix = "put the text after >, on lines of its own" if head.rstrip().endswith(":") else "put the text in quotation marks"
    return file.problem("Y005", number, len(head), 1, f"Here it is {value[0]}", fix, *_retyped(file, number, head, value))


def _inside_brackets(file: YamlFile, number: int, head: str, value: str) -> Problem | None:
    """An item of a list that begins with a quotation mark and goes on after the next."""
    match = _GOES_ON.search(value)
    if match is None or value[0] != "[":
        return None
    items = in_brackets([_meant(item) if item[:1] in ("'", '"') else item for item in map(str.strip, value[1:-1].split(","))])
    says = f"The item ends at the second {match['quoted'][0]}, so that this is left over."
    fix = "put the whole item in quotation marks"
    return file.problem("Y004", number, len(head) + match.end() - 1, 1, says, fix, (head + items,))
