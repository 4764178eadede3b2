"""YAML as plain nodes of text with line and column, from libyaml's events. Knows no field and no folder.

Every scalar stays the text that was typed. It has its own builder because `yaml.compose` recurses in C and crashes the
interpreter at about 30,000 nested brackets, and silently accepts anchors, tags and values cut off by `#`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

import yaml

from annotated_article.loading.explain_neighbours import item_at_margin, text_below_nothing
from annotated_article.loading.explain_paste import merge_conflicts, pasted_marks, without_invisible
from annotated_article.loading.explain_yaml import explain
from annotated_article.loading.yaml_lines import NAMES, YamlLines
from annotated_article.model.typed import Span, Text
from annotated_article.problems import Problem
from annotated_article.repairs import FIELD
from annotated_article.yaml_text import retyped

DEEPEST = 20
LARGEST = 2_000_000  # bytes
MOST_ACCENTS = 30  # in a row, as in Unicode's stream-safe form (UAX 15)
MOST = 100_000  # texts, lists and records, so that a file of 2 MB doesn't keep everybody waiting

_Parser = getattr(yaml, "CLoader", yaml.Loader)
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters that YAML refuses, or reads as a line ending where no editor shows one."""
_SIGNS_IN_A_ROW = re.compile(r"[^\w\s\x00-\u02ff]{31,}")
"""Matches more than MOST_ACCENTS accents in a row: characters that are neither letters nor spaces."""
_REFERENCE = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,9})|(?P<number>[0-9]{1,9}));?")
_MEANING = {
    "&": "At the beginning of a value, & names a part of the file that can be reused.",
    "*": "At the beginning of a value, * reuses another part of the file.",
    "!": "At the beginning of a value, ! says what type of value it is.",
}
_CUT_OFF = re.compile(r"[ \t]+(#.*)")


@dataclass(frozen=True, slots=True)
class Items:
    """A YAML list."""

    items: tuple[Node, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Fields:
    """A YAML mapping: its fields in the order typed, duplicates included."""

    fields: tuple[tuple[Text, Node], ...]
    at: Span


Node = Text | Items | Fields


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The file's node, or None with the problems that hide it. `first_line` is the line in its file where the text begins."""
    if len(text) > LARGEST or len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        return None, [too_large(path)]
    if strange := strange_character(text, path, first_line):
        return None, [strange]
    if conflicts := [*merge_conflicts(text, path, first_line)]:
        return None, conflicts
    lines, invisible = without_invisible(YamlLines(path, text.split("\n"), first_line - 1))
    found = [invisible] if invisible else []
    if pasted := pasted_marks(YamlLines(path, lines, first_line - 1)):
        return None, found + pasted
    if problem := item_at_margin(YamlLines(path, lines, first_line - 1)):
        return None, [*found, problem]
    node, others = _build("\n".join(lines), path, first_line)
    return node, found + others


def _build(text: str, path: str, first_line: int) -> tuple[Node | None, list[Problem]]:
    builder = _Builder(text, path, first_line)
    try:
        return builder.build(), builder.problems
    except _Refused as refused:
        return None, [*builder.problems, refused.problem]
    except yaml.YAMLError as error:
        if (depth := _too_deep_for_libyaml(error)) is not None:
            return read_yaml(text[:depth], path, first_line)  # there, DEEPEST levels are reached long before the end
        problem = explain(error, text, path, first_line)
        return None, [*(each for each in builder.problems if each.at.line != problem.at.line), problem]


def _too_deep_for_libyaml(error: yaml.YAMLError) -> int | None:
    """Where libyaml 0.2.6 and later refuse a 1000th level: they read ahead of the events, so our own limit cannot come first."""
    mark = getattr(error, "problem_mark", None)
    return mark.index if mark and "maximum nesting depth" in (getattr(error, "problem", "") or "") else None


def nothing_there(path: str) -> Problem:
    """The problem of a file without content."""
    return Problem("Y015", Span(path), ("It has nothing but spaces or comments.",), "write its fields, or delete the file")


def too_large(path: str) -> Problem:
    """The problem of a file over LARGEST bytes."""
    says = (f"The limit is {LARGEST / 1e6:.0f} MB and {MOST:,} values.",)
    return Problem("Y013", Span(path), says, "split the file, or delete what doesn't belong in it")


def strange_character(text: str, path: str, first_line: int = 1) -> Problem | None:
    """The problem of the first control character, which browsers drop or replace."""
    found = _STRANGE.search(text)
    return _strange(text, found, ord(found[0]), path, first_line) if found else too_many_accents(text, path, first_line)


def too_many_accents(text: str, path: str, first_line: int = 1) -> Problem | None:
    """The problem of a letter with more accents than any script has: to put them in order takes the square of their number."""
    for found in () if text.isascii() else _SIGNS_IN_A_ROW.finditer(text):
        row = 0
        for at, sign in enumerate(found[0]):
            row = row + 1 if unicodedata.combining(sign) else 0
            if row > MOST_ACCENTS:
                place = _place(text, found.start() + at, path, first_line)
                says = (f"More than {MOST_ACCENTS} accents are on one letter.",)
                return Problem("Y012", place, says, "delete them, or type the line again")
    return None


def strange_reference(text: str, path: str, first_line: int) -> Problem | None:
    """The same for a character written as its number (`&#1;`)."""
    for found in _REFERENCE.finditer(text):
        code = int(found["hex"], 16) if found["hex"] else int(found["number"])
        meant = unescape(found[0])
        if not meant or _STRANGE.search(meant):
            return _strange(text, found, code, path, first_line)
    return None


def _strange(text: str, found: re.Match[str], code: int, path: str, first_line: int) -> Problem:
    span = _place(text, found.start(), path, first_line)._replace(length=len(found[0]))
    return Problem("Y012", span, (f"It is the control character U+{code:04X}.",), "delete it, or type the line again")


def _place(text: str, offset: int, path: str, first_line: int) -> Span:
    return Span(path, text.count("\n", 0, offset) + first_line, offset - text.rfind("\n", 0, offset), 1)


class _Builder:
    """Builds nodes from events with its own stack, so that depth is limited before anything recurses."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.text, self.path, self.offset = text, path, first_line - 1
        self.typed = YamlLines(path, self.lines, self.offset)
        self.problems: list[Problem] = []

    def build(self) -> Node | None:
        root: list[Node] = []
        stack: list[tuple[list[Node], yaml.CollectionStartEvent]] = []
        documents = nodes = 0
        for event in yaml.parse(self.text, Loader=_Parser):
            children = stack[-1][0] if stack else root
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("Y010", event, "", "delete the line ---; a second record needs a file of its own")
            elif isinstance(event, yaml.NodeEvent):
                self._refuse_references(event)
                nodes += 1
                if nodes > MOST:
                    raise _Refused(too_large(self.path))
                if isinstance(event, yaml.ScalarEvent):
                    children.append(self._scalar(event))
                elif isinstance(event, yaml.CollectionStartEvent):
                    if len(stack) >= DEEPEST:
                        self._refuse("Y014", event, f"It has more than {DEEPEST} levels.", "use the fields of the format, one per line")
                    stack.append(([], event))
            elif isinstance(event, yaml.CollectionEndEvent):
                items, start = stack.pop()
                (stack[-1][0] if stack else root).append(self._collection(items, start, event))
        return root[0] if root else None

    def _refuse_references(self, event: yaml.NodeEvent) -> None:
        """Refuse anchors, aliases and tags; most are a text that only begins with their character."""
        if not event.anchor and getattr(event, "tag", None) in (None, "!"):
            return
        (number, column), _ = _marks(event)
        line = self.lines[number]
        corrected: tuple[str, ...] = ()
        if not isinstance(event, yaml.CollectionStartEvent) and "{" not in line[:column] and "[" not in line[:column]:
            corrected = retyped(line[:column], [line[column:].strip()])
        at = self._span(event)
        at = at._replace(length=len(line[column:].split(" ")[0]))
        fix = f"delete {line[column : column + at.length]}"
        if corrected:
            fix = "write > after the field's colon, and the text below it" if len(corrected) > 1 else "put the text in quotation marks"
        replaces = (at.line, at.line) if corrected else None
        raise _Refused(Problem("Y009", at, (_MEANING.get(line[column], ""),), fix, corrected, replaces=replaces))

    def _collection(self, items: list[Node], start: yaml.CollectionStartEvent, end: yaml.CollectionEndEvent) -> Node:
        at = self._span(start)
        (first, column), (last, stop) = _marks(start)[0], _marks(end)[1]
        if start.flow_style:
            at = Span(at.path, at.line, at.column, stop - column if first == last else len(self.lines[first].rstrip()) - column)
        if isinstance(start, yaml.SequenceStartEvent):
            return Items(tuple(items), at)
        return self._mapping(items, at)

    def _mapping(self, children: list[Node], at: Span) -> Fields:
        pairs = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Text):
                says = ("A field's name is a word, not a list or other fields.",)
                raise _Refused(Problem("Y001", key.at, says, "write the field's name, a colon, a space and the value"))
            if key not in NAMES and (problem := text_below_nothing(self.typed, key.at.line - 1 - self.offset)):
                raise _Refused(problem)
            pairs.append((key, value))
        return Fields(tuple(pairs), pairs[0][0].at if pairs else at)

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        span = self._span(event)
        if event.style in (">", "|"):
            value = event.value.rstrip("\n")
            if "#" in value:
                self._comment_in_text(event)
            return Text(value, self._first_line_of_block(event, span) if value.strip() else span._replace(length=1))
        if not event.style:
            return Text(event.value + self._cut_off(event, span), span)
        if strange := _STRANGE.search(event.value):
            says = (f"The characters after \\ mean the control character U+{ord(strange[0]):04X}.",)
            raise _Refused(Problem("Y012", span, says, "delete the \\, or write it twice"))
        return Text(event.value, span)

    def _cut_off(self, event: yaml.ScalarEvent, span: Span) -> str:
        """What a comment cuts off from an unquoted text, with a problem for it; empty if none follows, or it is a real comment.

        Most likely it was meant as text, at least if no space follows the #.
        """
        (first, column), (last, end) = _marks(event)
        if last < len(self.lines) and event.value:
            begin = column if first == last else 0
            end = begin + len(self.lines[last][begin:end].rstrip())
        match = _CUT_OFF.match(self.lines[last], end) if last < len(self.lines) else None
        if match is None:
            return ""
        lost = match[1].rstrip()
        at = span._replace(line=last + 1 + self.offset, column=match.start(1) + 1, length=len(lost))
        says = (f"Only this would be read: {event.value}" if event.value else "Nothing would be read.",)
        lines = (first + 1 + self.offset, last + 1 + self.offset)
        if event.value and lost[1:2] in ("", " "):
            margin = self.lines[last][: len(self.lines[last]) - len(self.lines[last].lstrip())]
            corrected = (margin + lost, *self.lines[first:last], self.lines[last][:end])
            self.problems.append(Problem("Y008", at, says, "move the comment to its own line", corrected, replaces=lines))
            return ""
        if "[" in self.lines[first][:column] or "{" in self.lines[first][:column]:
            self.problems.append(Problem("Y008", at, says, "put the item in quotation marks"))
            return f" {lost}"
        texts = [self.lines[first][column:], *self.lines[first + 1 : last + 1]]
        corrected = retyped(self.lines[first][:column].rstrip() + " ", [text.strip() for text in texts])
        fix = "write > after the field's colon, and the text below it"
        self.problems.append(Problem("Y008", at, says, fix, corrected, replaces=lines))
        return f" {lost}"

    def _comment_in_text(self, event: yaml.ScalarEvent) -> None:
        """Report the first line with a comment in a text after > or |; in Markdown, a line with # is a heading."""
        (first, _), (last, _) = _marks(event)
        owner = FIELD.match(self.lines[first])
        markdown = owner is not None and owner["name"] == "more"
        for number in range(first + 1, min(last, len(self.lines))):
            # "  He was minister.  # check this", and outside of Markdown "  # check this"
            match = re.match(r"\s*\S.*?\s(#\s+\S.*)" if markdown else r"(?:.*?\s)?(#\s+\S.*)", self.lines[number])
            if match and not match[0].lstrip().startswith("```"):
                says = (f"Readers would see “{match[1].rstrip()[:60]}”.",)
                at = self.typed.place(number, match.start(1), len(match[1].rstrip()))
                self.problems.append(Problem("Y024", at, says, "move the comment to its own line above the field"))
                return

    def _first_line_of_block(self, event: yaml.ScalarEvent, span: Span) -> Span:
        (first, _), (last, _) = _marks(event)
        for number in range(first + 1, min(last + 1, len(self.lines))):
            line = self.lines[number]
            if line.strip():
                column = len(line) - len(line.lstrip()) + 1
                return Span(self.path, number + 1 + self.offset, column, len(line.strip()))
        return span

    def _span(self, event: yaml.Event) -> Span:
        (first, column), (last, end) = _marks(event)
        if first >= len(self.lines):  # nothing follows the file's last ---
            first, column = len(self.lines) - 1, len(self.lines[-1])
        line = self.lines[first]
        words = line[column : end if last == first else len(line)]
        return Span(self.path, first + 1 + self.offset, column + 1, max(1, len(words.rstrip())))

    def _refuse(self, rule: str, event: yaml.Event, says: str, fix: str) -> None:
        raise _Refused(Problem(rule, self._span(event), (says,) if says else (), fix))


def _marks(event: yaml.Event) -> tuple[tuple[int, int], tuple[int, int]]:
    """Line and column, from 0, of where the event begins and where it ends."""
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return (start.line, start.column), (end.line, end.column)
