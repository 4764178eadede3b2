"""Marks that came along when lines were copied, from a merge, a diff, a message, Markdown or a word processor.

Lines in, problems out. These are looked for before YAML is read, because most of them would pass as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from annotated_article.loading.yaml_lines import LISTS, NAMES, YamlLines
from annotated_article.model.typed import Span
from annotated_article.problems import Problem
from annotated_article.repairs import FIELD, ITEM, column_of, margin_of
from annotated_article.yaml_text import is_plain, one_line

_SHOWN, _LONGEST = 4, 100
"""Lines of each version of a conflict that are shown, and characters of each."""
# "<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> notes-by-ada"
_CONFLICT = re.compile(r"[ \t]*(?P<mark>[<|=>])(?P=mark){6}(?: (?P<name>.*))?")
_OPENING = re.compile(r"^[ \t]*(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_DIVIDER = re.compile(r"^={7}\s*$", re.MULTILINE)
# Zero-width space, marks of direction, word joiner, byte order mark, soft hyphen. Joiners (U+200C, U+200D) are spelling in some scripts.
INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NAMES_OF_INVISIBLE = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200e": "a left-to-right mark",
    "\u200f": "a right-to-left mark",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
}

_SUSPICIOUS = re.compile(
    r"^[ \t]*(?:`{3}|~{3}|<!--|//|/\*|[-+@>*•·‣◦▪●○■–—−‒=|o]|\d+[ \t|:.)│]|(?:error|warning)\[|diff --git|ya?ml\s*$|copy)",
    re.MULTILINE | re.IGNORECASE,
)
# "```yaml", "~~~"
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})[ \t]*[\w-]*[ \t]*")
_BUTTON = re.compile(r"(?:ya?ml|copy(?: code)?)\s*", re.IGNORECASE)
# "error[F001] There is no such field", "  --> annotations/people/ada.yml:2:1", "  |      ^^^^", "  = fix: change it to `note`"
_OF_A_MESSAGE = re.compile(r"(?:error|warning)\[[A-Z]\d{3}\] .*|[ ]*--> \S+|[ ]*\|(?:[ ]*\^*)?|[ ]+= \S.*")
# "**name:** Ada", "- **name**: Ada", "* `name`: Ada"
_BOLD = re.compile(
    r"(?P<margin>[ ]*)(?P<item>-[ ]+)?(?:[*•][ ]+)?"
    r"(?P<mark>\*{1,3}|_{2,3}|`)(?P<name>\w+)(?::(?P=mark)|(?P=mark)[ ]?:)[ \t]*(?P<value>.*)"
)
# "* Doe", "• Doe", "– Doe", "1. Doe", "+ Doe", "- [ ] Doe", "o<tab>Doe"
_BULLET = re.compile(
    r"(?P<margin>[ \t]*)(?:[*+•·‣◦▪●○■–—−‒][ \t\u00a0]*|-[ ]+\[[ xX]?\][ ]+|\d{1,2}[.)][ \t\u00a0]+|o\t[ \t]*)(?P<text>\S.*)"
)
# "12 |   - id: x", "12: name: Ada", "12<tab>name: Ada", " 9 name: Ada"
_NUMBERED = re.compile(r"[ \t]*(?P<number>\d{1,6})(?P<mark>[ ]?[|│]|[:.)]|\t|(?=[ ]|$))(?P<rest>.*)")
# "+  - id: x", and in a message "  +   aliases: [Pell]"
_PLUS = re.compile(r"(?P<margin>[ ]*)\+(?P<rest>.*)")
_MINUS = re.compile(r"-(?=[ ]{2,}\S|[a-z_]+:(?:\s|$))")
_HUNK = re.compile(r"@@ .* @@")
_HEAD_OF_DIFF = re.compile(
    r"diff --git .*|index [0-9a-f]+\.\..*|--- (?:a/|/dev/null).*|\+\+\+ (?:b/|/dev/null).*|\\ No newline.*|@@ .* @@.*"
)
# "<!-- since when? -->", "// since when?", "/* since when? */"
_COMMENT = re.compile(r"(?P<margin>[ ]*)(?:<!--\s*(.*?)\s*-->|//+\s*(.*?)|/\*+\s*(.*?)\s*\*+/)\s*")
# "> name: Ada", from an email
_QUOTED = re.compile(r">+ ?(?P<rest>.*)")

_LONGEST_COMMENT = 1000  # characters

Meant = dict[int, str | None]
"""Line (from 0) -> the line without the mark, or None to remove the whole line."""


def merge_conflicts(text: str, path: str, first_line: int = 1, *, markdown: bool = False) -> Iterator[Problem]:
    """A problem for each place where git left two versions, one above the other. In Markdown, ======= alone is a heading's line."""
    if not _OPENING.search(text) and (markdown or not _DIVIDER.search(text)):
        return
    lines = text.split("\n")
    marks = [(number, match) for number, line in enumerate(lines) if (match := _CONFLICT.fullmatch(line.rstrip()))]
    starts = [at for at, (_, match) in enumerate(marks) if not at or match["mark"] == "<"]
    for start, end in zip(starts, [*starts[1:], len(marks)], strict=True):
        yield _conflict(marks[start:end], lines, path, first_line, in_text=_is_of_article(path, lines[: marks[start][0]]))


def _is_of_article(path: str, above: list[str]) -> bool:
    """Whether what comes below these lines of the file is the text of an article, below its header."""
    return path.startswith("docs/articles/") and "---" in (line.rstrip() for line in above[1:])


def _conflict(marks: list[tuple[int, re.Match[str]]], lines: list[str], path: str, first_line: int, *, in_text: bool) -> Problem:
    """One conflict: the lines between its first two marks, and between its last two. `in_text`: in the text of an article."""
    number, _ = marks[0]
    says: list[str] = []
    if len(marks) > 2:
        last, before = marks[-1], marks[-2]
        for which, (start, mark), end in (("One", marks[0], marks[1][0]), ("The other", before, last[0])):
            name = (last[1] if mark is before[1] else mark)["name"] or "without a name"
            shown = [f"    {line.strip()[:_LONGEST]}" for line in lines[start + 1 : end][:_SHOWN]]
            says += [f"{which} version ({name[:_LONGEST]}), from line {start + 1 + first_line}:", *(shown or ["    (nothing)"])]
    at = Span(path, number + first_line, 1, max(1, len(lines[number].rstrip())))
    if not says:
        fix = "compare the lines around it with the last good version, then delete it"
        return Problem("Y022", at, ("This conflict marker is left over from a merge.",), fix)
    keep = "the version that has the original's words" if in_text else "one version, or write a new one from both"
    fix = f"keep {keep}, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
    return Problem("Y022", at, tuple(says), fix)


def without_invisible(file: YamlLines) -> tuple[list[str], Problem | None]:
    """The lines without invisible characters, and the one problem of them all."""
    found = [(number, match) for number, line in enumerate(file.lines) if (match := INVISIBLE.search(line))]
    if not found:
        return file.lines, None
    clean = [INVISIBLE.sub("", line) for line in file.lines]
    number, match = found[0]
    says = [f"It is {_NAMES_OF_INVISIBLE.get(match[0], 'an invisible character')} (U+{ord(match[0]):04X})."]
    if len(found) > 1:
        says.append(f"{len(found) - 1} more line{'s have' if len(found) > 2 else ' has'} invisible characters.")
    end = found[-1][0] + 1
    at = file.place(number, match.start(), 1)
    fix = "type the words again, or run: python hooks/annotate.py fix"
    return clean, Problem("Y012", at, tuple(says), fix, tuple(clean[number:end]), replaces=file.numbers(number, end))


class _Kind(NamedTuple):
    """What was pasted by accident: how it is found, the message about it, and what to do."""

    find: Callable[[YamlLines, frozenset[int]], Meant]
    says: str
    fix: str


def pasted_marks(file: YamlLines) -> list[Problem]:
    """A problem for each run of lines with marks of one kind; those of the first kind that is found."""
    if not _SUSPICIOUS.search("\n".join(file.lines)):
        return []
    texts = _lines_of_texts(file.lines)
    for kind in _KINDS:
        if meant := kind.find(file, texts):
            return [_problem(file, kind, run) for run in _runs(meant)]
    return []


def _runs(meant: Meant) -> Iterator[Meant]:
    """Lines that follow one another, together."""
    run: Meant = {}
    for number in sorted(meant):
        if run and number - 1 not in run:
            yield run
            run = {}
        run[number] = meant[number]
    yield run


def _problem(file: YamlLines, kind: _Kind, run: Meant) -> Problem:
    first, last = min(run), max(run)
    corrected = tuple(line for line in run.values() if line is not None)
    of_two_versions = kind.find is _diff and any(_MINUS.match(file.lines[number]) for number in run)
    asks = of_two_versions or kind.find is _around_the_fences
    says, fix = kind.says, "write the lines that are meant, without - and + before them" if of_two_versions else kind.fix
    if kind.find is _diff and not corrected and not of_two_versions:
        says, fix = "This is the head of a diff; it isn't part of the file.", "delete it"
    return Problem("Y023", file.words(first), (says,), fix, corrected, replaces=file.numbers(first, last + 1), asks=asks)


def _lines_of_texts(lines: list[str]) -> frozenset[int]:
    """The lines inside texts after > or |, where characters have no special meaning."""
    inside: set[int] = set()
    column = -1
    for number, line in enumerate(lines):
        if column >= 0 and (not line.strip() or margin_of(line) > column):
            inside.add(number)
            continue
        # "  - note: >", "- |", "more: >-  # comment"
        begins = re.search(r"(?::|-)[ ]+[>|][-+\d]{0,2}[ ]*(?:#.*)?$", line)
        column = (column_of(line) if FIELD.match(line) else margin_of(line)) if begins else -1
    return frozenset(inside)


def _looks_like_yaml(text: str) -> bool:
    """Whether a line is an item or has the name of a field of ours before its colon."""
    match = FIELD.match(text)
    return bool(match and match["name"].strip().lower() in NAMES) or bool(ITEM.match(text) and text.strip() != "-")


def _lines_of_form(form: re.Pattern[str], file: YamlLines, texts: frozenset[int]) -> dict[int, re.Match[str]]:
    """The lines outside of texts that have this form."""
    return {number: match for number, line in enumerate(file.lines) if number not in texts and (match := form.fullmatch(line))}


def _fences(file: YamlLines, texts: frozenset[int]) -> Meant:
    buttons = [number for number, line in enumerate(file.lines[:2]) if _BUTTON.fullmatch(line)]
    fences = [*_lines_of_form(_FENCE, file, texts)]
    found: Meant = dict.fromkeys(buttons + fences)
    if len(fences) == 2 and len(found) == 2:  # one problem for both, with the lines between them as they are
        found = {number: found.get(number, file.lines[number]) for number in range(fences[0], fences[1] + 1)} | found
    return found


def _around_the_fences(file: YamlLines, texts: frozenset[int]) -> Meant:
    """What a chatbot wrote before and after the file, if the file is between two fences and nothing around them looks like ours."""
    fences = [*_lines_of_form(_FENCE, file, texts)]
    if len(fences) != 2:
        return {}
    around = [line for line in (*file.lines[: fences[0]], *file.lines[fences[1] + 1 :]) if line.strip()]
    if all(_BUTTON.fullmatch(line) for line in around) or any(map(_looks_like_yaml, around)):
        return {}
    return {number: line if fences[0] < number < fences[1] else None for number, line in enumerate(file.lines)}


def _bold(file: YamlLines, texts: frozenset[int]) -> Meant:
    """Fields whose names are in bold or set as code."""
    return {
        number: f"{match['margin']}{match['item'] or ''}{match['name']}: {match['value']}".rstrip()
        for number, match in _lines_of_form(_BOLD, file, texts).items()
        if match["name"] in NAMES
    }


def _message(file: YamlLines, texts: frozenset[int]) -> Meant:
    """The rows of a message of `check` around the lines that it shows."""
    return {number: None for number, line in enumerate(file.lines) if number not in texts and _OF_A_MESSAGE.fullmatch(line.rstrip())}


def _bullets(file: YamlLines, texts: frozenset[int]) -> Meant:
    """Items of lists with a bullet in place of a hyphen. `open_ones` are the columns of the fields above, and whether each is a list."""
    found: Meant = {}
    open_ones: list[tuple[int, bool]] = []
    for number, line in enumerate(file.lines):
        match = _BULLET.fullmatch(line)
        field = FIELD.match(line) if number not in texts and not match else None
        if field:
            column = column_of(line)
            open_ones = [each for each in open_ones if each[0] < column]
            open_ones.append((column, field["name"] in LISTS and not line[field.end() :].strip()))
        elif match and number not in texts and _is_an_item(match, open_ones):
            text = match["text"].rstrip()
            keeps = is_plain(text) or _looks_like_yaml(text) or text[0] in "\"'[{"
            found[number] = f"{match['margin'].expandtabs(2)}- {text if keeps else one_line(text)}"
    return found


def _is_an_item(bullet: re.Match[str], open_ones: list[tuple[int, bool]]) -> bool:
    """Whether the nearest field above, not further right, is a list with nothing in its own line."""
    margin = len(bullet["margin"].expandtabs(2))
    if bullet[0].lstrip()[0] == "+" and _looks_like_yaml(bullet["text"]):
        return False
    return next((is_list for column, is_list in reversed(open_ones) if column <= margin), False)


def _numbers(file: YamlLines, texts: frozenset[int]) -> Meant:
    found: Meant = {}
    run: dict[int, re.Match[str]] = {}
    for number, line in enumerate([*file.lines, ""]):
        match = _NUMBERED.fullmatch(line)
        if not match or (run and int(match["number"]) != int(run[number - 1]["number"]) + 1):
            found |= _without_numbers(run)
            run = {}
        if match:
            run[number] = match
    return found if not found.keys() & texts else {}


def _without_numbers(run: dict[int, re.Match[str]]) -> Meant:
    """The lines of a run without their numbers; nothing if they don't look like our lines."""
    bar = all(match["mark"].strip() in ("|", "│") and match["mark"] for match in run.values())
    if not (len(run) > 1 or (run and bar)) or not any(_looks_like_yaml(match["rest"]) for match in run.values()):
        return {}
    rests = [match["rest"].expandtabs(2) for match in run.values()]
    cut = 1 if bar else min(margin_of(rest) for rest in rests if rest.strip())
    return {number: rest[cut:].rstrip() for number, rest in zip(run, rests, strict=True)}


def _diff(file: YamlLines, texts: frozenset[int]) -> Meant:
    if any(_HUNK.match(line) for line in file.lines):
        return _hunks(file.lines)
    found: Meant = {}
    for number, line in enumerate(file.lines):
        match = _PLUS.fullmatch(line)
        goes_on = number - 1 in found and match and not match["margin"]
        if match and number not in texts and (_looks_like_yaml(match["rest"]) or goes_on):
            found[number] = _without_plus(file, number, match)
    removed = [number for number, line in enumerate(file.lines) if _MINUS.match(line) and number not in texts]
    for number in (*removed, *reversed(removed)):  # down and up again, so that it reaches each line of a run
        if {number - 1, number + 1} & found.keys():
            found[number] = None
    return found


def _without_plus(file: YamlLines, number: int, match: re.Match[str]) -> str:
    """A line of a diff without its +; a line of a message without its three spaces too."""
    rest = match["rest"]
    from_a_message = rest.startswith("   ") and (match["margin"] or margin_of(rest) not in file.columns(number))
    return rest[3:] if from_a_message and (match["margin"] or margin_of(rest) - 3 in (0, *file.columns(number))) else rest


def _hunks(lines: list[str]) -> Meant:
    """A whole diff without its header and without the first character of each line."""
    found: Meant = {}
    inside, last = False, max((number for number, line in enumerate(lines) if line), default=0)
    for number, line in enumerate(lines):
        goes_on = line[:1] in ("+", " ") or (not line and number < last)  # an empty line may have lost its space
        if _HEAD_OF_DIFF.fullmatch(line):
            found[number] = None
            inside = inside or bool(_HUNK.match(line))
        elif inside and goes_on:
            found[number] = line[1:]
        elif inside and line[:1] == "-":
            found[number] = None
    return found


def _quotations(file: YamlLines, texts: frozenset[int]) -> Meant:
    rests = {number: match["rest"] for number, match in _lines_of_form(_QUOTED, file, texts).items()}
    return dict(rests) if any(map(_looks_like_yaml, rests.values())) else {}


def _comments(file: YamlLines, texts: frozenset[int]) -> Meant:
    lines = [(number, line) for number, line in enumerate(file.lines) if number not in texts and len(line) < _LONGEST_COMMENT]
    matches = {number: match for number, line in lines if (match := _COMMENT.fullmatch(line))}
    return {number: f"{match['margin']}# {next(filter(None, match.groups()[1:]), '')}".rstrip() for number, match in matches.items()}


_KINDS = (
    _Kind(_comments, "A comment begins with # here.", "write # before the comment"),
    _Kind(
        _around_the_fences,
        "Only the lines between the code fences (``` or ~~~) belong to the file; the rest probably came from a chatbot.",
        "delete both fences, and the lines before and after them",
    ),
    _Kind(_fences, "It marks code in Markdown or in a chatbot's answer; it isn't part of the file.", "delete the line"),
    _Kind(_numbers, "The line numbers were copied too.", "delete the numbers before the lines"),
    _Kind(_message, "It was copied from a message of `check`.", "delete the line"),
    _Kind(_bold, "A field's name has no marks around it; here it is in bold or marked as code.", "delete the marks around the name"),
    _Kind(_bullets, "An item of a list begins with a hyphen and a space.", "begin the item with a hyphen and a space"),
    _Kind(_diff, "The + or - comes from a message or a diff; it isn't part of the file.", "delete it, so that the lines read like this"),
    _Kind(_quotations, "A > before each line comes from an email or a chatbot.", "delete the > before the lines"),
)
