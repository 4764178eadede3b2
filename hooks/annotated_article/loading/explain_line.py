"""What is wrong with a line of YAML, if the line alone shows it. One line in, at most one problem out."""

from __future__ import annotations

import re
from itertools import takewhile

from annotated_article.loading.field_table import RECORDS
from annotated_article.loading.yaml_lines import LISTS, NAMES, YamlLines, names_of_shapes
from annotated_article.model.typed import Text
from annotated_article.problems import Problem
from annotated_article.repairs import FIELD, column_of, end_of, margin_of
from annotated_article.yaml_text import in_brackets, retyped

_MOST_LINES = 100  # lines that are repaired at once
_WHITE = {"\t": "a tab", "\u00a0": "a no-break space, as on web pages", "\u3000": "a wide space"}

_VALUE = re.compile(r"(?P<head>\s*(?:-[ ]+)*(?:(?P<name>[\w-]+(?: \w+)?)[ ]*:[ \t]+)?)(?P<value>\S.*)")
_NO_SPACE = re.compile(r"\s*(?:-[ ]+)*(?P<name>\w+)(?P<sign>:)(?P<value>[^\s/].*|[^\S ].*)")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"\s*(?P<sign>-)(?P<value>(?P<name>\w+):\s.*)")
# `name Ada`, `name = Ada`, `name\tAda`, `name - Ada`: *+ takes all spaces and gives none back, so that a long row is read once
_NO_COLON = re.compile(
    r"(?P<head>\s*(?:-[ ]+)*+)(?P<name>\w++)(?P<sign>[ ]*+[=：;][ ]*+|[ ]*+\t\s*+|[ ][–—-][ ]++|[ ]++)(?P<value>[^\s:=：].*)"
)
# in "minister of: iraq", "of: "
_FIELD_IN_LINE = re.compile(r"(?:^|(?<=[\s,;]))(?P<name>[a-z_]+):\s+")
# an id, a date, a list, an address: what no sentence is
_ONE_TOKEN = re.compile(r"[a-z0-9][\w~?%./-]*|\[.*\]|https?://\S+|-?\d[\d.]*,\s*-?\d[\d.]*")
_RECORDS_OF = {field.name: field.of for fields in RECORDS.values() for field in fields if field.of}
_IDS = names_of_shapes("entry")
# in '{"name": "Ada" "note": "…"}', what lacks its comma
_NO_COMMA_IN_JSON = re.compile(r"(?<=[\"\]}])\s+(?=\"\w+\"\s*:)")
# in "{is: minister of: iraq}", what lacks its comma
_NO_COMMA = re.compile(rf"(?<=[^\s{{,])\s+(?=(?:{'|'.join(field.name for field in RECORDS['relation'])}):\s)")
_EVERYDAY = frozenset("about after always answers ask before from in is level link more of through to when".split())
"""Names of fields that can also begin a line of text."""
_HEAD_OF_TEXT = re.compile(r"[>|][-+]?\d?\s*(?:#.*)?")
_ESCAPE = re.compile(r"\\(?:[^0abtnvfre \"/\\N_LPxuU]|[xuU](?![0-9a-fA-F]{2}))")
_ITEM_GOES_ON = re.compile(r"(?P<quoted>\"[^\"]*\"|'[^']*')\s*[^\s,\]}]")
_PUNCTUATION = {",": "comma", ";": "semicolon", ".": "full stop"}
_SPECIAL = "@%&*!`|>{}[]"


def explain_line(file: YamlLines, number: int) -> Problem | None:
    """The problem that the line shows on its own; the likeliest first."""
    for look in (_white_space, _space_missing, _colon_missing, _value):
        if problem := look(file, number):
            return problem
    return None


def explain_text(text: Text) -> Problem | None:
    """The problem of `name:Ada` or `name = Ada` alone in a record, which YAML reads as a text."""
    file = YamlLines(text.at.path, [" " * (text.at.column - 1) + text[: text.at.length]], text.at.line - 1)
    return _space_missing(file, 0) or _colon_missing(file, 0)


def _white_space(file: YamlLines, number: int) -> Problem | None:
    """Tabs and the like before a line and the lines below it."""
    line = file.lines[number]
    odd = margin_of(line)
    if not _is_indented_oddly(line):
        return None
    run = takewhile(_is_indented_oddly, file.lines[number : number + _MOST_LINES])
    end = number + len(list(run))
    corrected = YamlLines(file.path, file.lines.copy(), file.offset)
    for each in range(number, end):
        corrected.lines[each] = _with_spaces(corrected, each)
    says = (f"It is {_WHITE.get(line[odd], 'a character that only looks like a space')}.",)
    fix = "indent with spaces, two for each level"
    return Problem("Y002", file.place(number, odd, 1), says, fix, tuple(corrected.lines[number:end]), replaces=file.numbers(number, end))


def _is_indented_oddly(line: str) -> bool:
    return bool(line.strip()) and line[margin_of(line)].isspace()


def _with_spaces(file: YamlLines, number: int) -> str:
    """The line indented with spaces; a field moves to the column of its record."""
    line = file.lines[number]
    plain = line.lstrip()
    margin = len(line[: len(line) - len(plain)].replace("\t", "  "))
    above = file.lines[file.above(number)] if number else ""
    if not plain.startswith("- ") and FIELD.match(plain) and not above.endswith((":", ">", "|")):
        margin = file.fitting(number, margin)
    return " " * margin + plain


def _space_missing(file: YamlLines, number: int) -> Problem | None:
    """`name:Ada` and `-id: x`."""
    for form, sign in ((_NO_SPACE, "colon"), (_NO_SPACE_AFTER_HYPHEN, "hyphen")):
        match = form.fullmatch(file.lines[number])
        if match and match["name"].lower() in NAMES:
            at = file.place(number, match.end("sign") - 1, 1)
            corrected = (f"{match[0][: match.end('sign')]} {match['value'].strip()}",)
            says = (f"There must be a space after the {sign}.",)
            return Problem("Y018", at, says, "add a space", corrected, replaces=file.numbers(number))
    return None


def _colon_missing(file: YamlLines, number: int) -> Problem | None:
    """`name Ada` and `name = Ada`, where a record may have fields."""
    match = _NO_COLON.fullmatch(file.lines[number])
    if match is None or match["name"].lower() not in NAMES or not _begins_a_field(file, number, len(match["head"])):
        return None
    sign = match["sign"].strip(" ")
    if not sign and (match["name"] in _EVERYDAY or file.lines[file.above(number)].rstrip().endswith((">", "|"))):
        return None
    if not sign and number and not match["name"].islower():  # a sentence
        return None
    at = file.place(number, match.start("name"), len(match["name"]))
    says = (f"`{match['name']}` looks like a field's name.",)
    fix = "write a colon and a space after the field's name"
    corrected = (f"{match['head']}{match['name'].lower()}: {match['value']}",)
    return Problem("Y019", at, says, fix, corrected, replaces=file.numbers(number))


def _begins_a_field(file: YamlLines, number: int, column: int) -> bool:
    """Whether an open record has its fields in this column, or the line begins an item whose next field is there."""
    below = file.lines[number + 1] if number + 1 < len(file.lines) else ""
    item = column > margin_of(file.lines[number]) and FIELD.match(below) is not None and column_of(below) == column
    return item or column in (file.columns(number) or [column])


def _value(file: YamlLines, number: int) -> Problem | None:
    """What is wrong with the text after a field's colon or an item's hyphen."""
    match = _VALUE.fullmatch(file.lines[number])
    if match and not match["head"].strip() and (comma := _NO_COMMA_IN_JSON.search(match["value"])):
        at = file.place(number, match.start("value") + comma.end(), 1)
        corrected = (match["head"] + _NO_COMMA_IN_JSON.sub(", ", match["value"]),)
        says, fix = ("Between { and }, commas separate the fields.",), "put a comma between the fields"
        return Problem("Y003", at, says, fix, corrected, replaces=file.numbers(number))
    if match is None or not match["head"].strip():
        return None
    head, value = match["head"], match["value"].rstrip()
    if match["name"] and match["name"] not in NAMES and "-" in head[: match.start("name")]:  # an item with a colon in its text
        head, value = head[: match.start("name")], file.lines[number][match.start("name") :].rstrip()
    if value[0] in "\"'":
        return _quoted(file, number, head, value)
    if value[0] in _SPECIAL or value[:2] in ("- ", "? "):
        return _special(file, number, head, value)
    colon = f"{value} ".find(": ")
    if colon < 0:
        return None
    if problem := _several_fields(file, number, match):
        return problem
    says = ("With a space after it, a colon begins a new field.",)
    return _retyped(Problem("Y003", file.place(number, len(head) + colon, 1), says), file, head, value)


def _several_fields(file: YamlLines, number: int, match: re.Match[str]) -> Problem | None:
    """`- is: minister of: iraq`: fields of one record in one line. If the last may be words of a text, a person decides."""
    first, line = str(match["name"]), match["value"].rstrip()
    inner = RECORDS.get(_RECORDS_OF.get(first, ""), ())  # "relations: is: minister of: iraq"
    parts = _parts(line if inner else f"{first}: {line}")
    names = [name for name, _ in parts]
    record = inner or next((fields for fields in RECORDS.values() if {*names} <= {field.name for field in fields}), ())
    shapes = {field.name: field.shape for field in record}
    if len(names) < 2 or not {*names} <= shapes.keys() or len({*names}) < len(names) or not all(text for _, text in parts):
        return None
    sure = shapes[names[0]] not in ("prose", "markdown", "quote") and all(
        shapes[name] not in ("text", "prose", "markdown", "quote") and _ONE_TOKEN.fullmatch(text) for name, text in parts[1:]
    )
    margin = " " * (column_of(file.lines[number]) + (4 if inner else 0))
    rows = [f"{margin}{name}: {text}" for name, text in parts]
    rows[0] = f"{margin[:-2]}- {rows[0].lstrip()}" if inner else f"{match['head']}{parts[0][1]}"
    at = file.place(number, file.lines[number].index(f"{names[1]}:", match.start("value")), len(names[1]) + 1)
    says, fix = (f"`{names[1]}` seems to begin another field.",), "write each field on a line of its own"
    corrected = (match["head"].rstrip(), *rows) if inner else tuple(rows)
    return Problem("Y003", at, says, fix, corrected, replaces=file.numbers(number), asks=not sure)


def _parts(text: str) -> list[tuple[str, str]]:
    """`is: minister of: iraq` as is, minister and of, iraq."""
    found = [each for each in _FIELD_IN_LINE.finditer(text) if each["name"] in NAMES]
    if not found or found[0].start():
        return []
    ends = [*(each.start() for each in found[1:]), len(text)]
    return [(each["name"], text[each.end() : end].strip(" ,;")) for each, end in zip(found, ends, strict=True)]


def _retyped(problem: Problem, file: YamlLines, head: str, text: str) -> Problem:
    """The problem, with a repair that writes the whole text so that YAML reads it as text."""
    number = problem.at.line - 1 - file.offset
    end = end_of(file.lines, number, column_of(file.lines[number]))
    texts = [each.strip() for each in (text, *file.lines[number + 1 : end])]
    fix = "write > after the field's colon, and the text below it" if head.rstrip().endswith(":") else "put the text in quotation marks"
    corrected = retyped(head, [each for each in texts if each])
    return Problem(problem.rule, problem.at, problem.says, problem.fix or fix, corrected, replaces=file.numbers(number, end))


def _quoted(file: YamlLines, number: int, head: str, value: str) -> Problem | None:
    r"""Text after the closing quotation mark, or a \ inside."""
    closing = _closing(value)
    if closing < 0:
        return None
    rest = value[closing + 1 :].lstrip()
    if rest and not rest.startswith("#"):
        at = file.place(number, len(head) + len(value) - len(rest), len(rest))
        says = (f"The value ends at the second {value[0]}, so this is left over.",)
        return _retyped(Problem("Y004", at, says), file, head, _meant(value))
    if not rest and value[0] == '"' and (escape := _ESCAPE.search(value)):
        at = file.place(number, len(head) + escape.start(), 2)
        says = ("Inside double quotation marks, a backslash starts an escape sequence.",)
        return _retyped(Problem("Y005", at, says), file, head, value[1:closing])
    return None


def _closing(value: str) -> int:
    """The column where the value's quotation mark is closed, or -1."""
    match = re.match(r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'", value)
    return match.end() - 1 if match else -1


def _meant(value: str) -> str:
    """The text that was meant: marks around all of it belong to YAML, unless the text has pairs of its own."""
    inner = value[1:-1]
    if value[-1] != value[0] or value[0] not in inner:
        return value
    second = inner.index(value[0])
    return inner if value[0] == "'" or inner[second - 1 : second] == " " else value


def _in_line_of_list(file: YamlLines, number: int, head: str, value: str) -> Problem | None:
    """`claims: - id: a`, `said_by: @ada-pell`, `aliases: [Pell],`: what is meant is plain."""
    replaces = file.numbers(number)
    name = head.strip(" -:")
    if value.startswith("- ") and name in LISTS:
        margin = " " * (column_of(file.lines[number]) + 2)
        says, fix = ("The items of a list begin below the field's name.",), "move the item to the next line"
        return Problem("Y006", file.place(number, len(head), 1), says, fix, (head.rstrip(), margin + value), replaces=replaces)
    if value[0] == "@" and name in _IDS and re.fullmatch(r"@[a-z0-9-]+", value):
        says, fix = ("An id has no @ before it.",), "delete the @"
        return Problem("Y005", file.place(number, len(head), 1), says, fix, (head + value[1:],), replaces=replaces)
    if ends := re.fullmatch(r"(?P<list>\[[^\[\]]*\]|\{[^{}]*\})[,;.]", value):
        what = "The list ends at ]" if value[0] == "[" else "The fields end at }"
        says, fix = (f"{what}, so nothing may follow.",), f"delete the {_PUNCTUATION[value[-1]]}"
        return Problem("Y001", file.place(number, len(head) + len(value) - 1, 1), says, fix, (head + ends["list"],), replaces=replaces)
    return None


def _special(file: YamlLines, number: int, head: str, value: str) -> Problem | None:
    """A text that begins with a special character; a list or the beginning of a longer text does not."""
    if problem := _in_line_of_list(file, number, head, value):
        return problem
    if value[0] + value[-1] in ("[]", "{}"):
        return _inside_brackets(file, number, head, value)
    if _HEAD_OF_TEXT.fullmatch(value) or (value[0] == "[" and "]" not in value) or (value[0] == "{" and "}" not in value):
        return None
    at = file.place(number, len(head), 1)
    if value[0] in ">|":
        says = (f"After {value[0]}, the text begins on the next line.",)
        return _retyped(Problem("Y005", at, says, "move the text to the next line"), file, head, value[1:].strip())
    return _retyped(Problem("Y005", at, (f"It begins with {value[0]}.",)), file, head, value)


def _inside_brackets(file: YamlLines, number: int, head: str, value: str) -> Problem | None:
    """A list item that begins with a quotation mark and continues after the next one."""
    if missing := _NO_COMMA.search(value):
        says = ("Between { and }, commas separate the fields.",)
        at = file.place(number, len(head) + missing.end(), 1)
        corrected = (head + _NO_COMMA.sub(", ", value),)
        return Problem("Y003", at, says, "put a comma between the fields", corrected, replaces=file.numbers(number))
    replaces = file.numbers(number)
    if twice := re.search(r",\s*(,)", value):
        at, fix = file.place(number, len(head) + twice.start(1), 1), "delete one of the commas"
        return Problem("Y001", at, ("There are two commas in a row.",), fix, (head + re.sub(r",(?:\s*,)+", ",", value),), replaces=replaces)
    if value[0] == "[" and value.count('"') % 2 and not re.search(r'[^\s,\["]"[^\s,\]"]', value):
        items = in_brackets([item.strip(' "') for item in value[1:-1].split(",") if item.strip()])
        says, fix = ("One of the quotation marks is missing.",), "put a quotation mark at each end of the item, or at neither"
        return Problem("Y007", file.place(number, len(head) + value.rindex('"'), 1), says, fix, (head + items,), replaces=replaces)
    match = _ITEM_GOES_ON.search(value)
    if match is None or value[0] != "[":
        return None
    items = in_brackets([_meant(item) for item in map(str.strip, value[1:-1].split(",")) if item])
    says = (f"The item ends at the second {match['quoted'][0]}, so this is left over.",)
    at, fix = file.place(number, len(head) + match.end() - 1, 1), "put the whole item in quotation marks"
    return Problem("Y004", at, says, fix, (head + items,), replaces=file.numbers(number))
