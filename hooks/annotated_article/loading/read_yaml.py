"""YAML as plain nodes of text with line and column, over libyaml's events. Knows no field and no folder.

Every scalar stays the text that was typed. An own builder, because `yaml.compose` recurses in C and crashes the interpreter
at some 30,000 nested brackets, and because anchors, tags and values cut off by `#` pass through it in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from annotated_article.loading.explain_yaml import explain
from annotated_article.model import Span, Text
from annotated_article.problems import Problem

DEEPEST = 20
LARGEST = 2_000_000  # bytes

_Parser = getattr(yaml, "CLoader", yaml.Loader)
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters that YAML refuses, or takes for the end of a line where no editor shows one."""
_CUT_OFF = re.compile(r"[ \t]+#")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A YAML list."""

    items: tuple[Node, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping: fields in the order in which they were typed, doubles included."""

    fields: tuple[tuple[Text, Node], ...]
    at: Span


Node = Text | Sequence | Mapping


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The file's one node, or None with the one problem that hides it. `first_line` is where the text begins in its file."""
    if len(text) > LARGEST or len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        return None, [too_large(path)]
    if strange := _STRANGE.search(text):
        return None, [_strange_character(strange, text, path, first_line)]
    builder = _Builder(text, path, first_line)
    try:
        return builder.build(), builder.problems
    except _Refused as refused:
        return None, [*builder.problems, refused.problem]
    except yaml.YAMLError as error:
        return None, [*builder.problems, explain(error, text, path, first_line)]


def too_large(path: str) -> Problem:
    """The problem of a file over LARGEST bytes."""
    return Problem("Y013", Span(path), ("The limit is 2 MB.",), "split the file, or take out what does not belong in it")


def _strange_character(found: re.Match[str], text: str, path: str, first_line: int) -> Problem:
    before = text[: found.start()]
    span = Span(path, before.count("\n") + first_line, len(before) - before.rfind("\n"), 1)
    return Problem("Y012", span, (f"It is the control character U+{ord(found[0]):04X}.",), "delete it")


class _Builder:
    """Turns events into nodes with a stack of its own, so that depth is bounded before anything recurses."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.text, self.path, self.offset = text, path, first_line - 1
        self.problems: list[Problem] = []

    def build(self) -> Node | None:
        root: list[Node] = []
        stack: list[tuple[list[Node], Span, bool]] = []
        documents = 0
        for event in yaml.parse(self.text, Loader=_Parser):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("Y010", event, "", "keep one record per file; take out the line ---")
            elif isinstance(event, yaml.AliasEvent):
                self._refuse("Y009", event, f"*{event.anchor} stands for another part of the file.", "write the text out")
            elif isinstance(event, yaml.NodeEvent):
                if event.anchor or getattr(event, "tag", None) not in (None, "!"):
                    self._refuse("Y009", event, "", "take out the sign & or ! and the word after it, or put the text in quotation marks")
                if isinstance(event, yaml.ScalarEvent):
                    (stack[-1][0] if stack else root).append(self._scalar(event))
                    continue
                if len(stack) >= DEEPEST:
                    self._refuse("Y014", event, f"More than {DEEPEST} levels.", "use the fields of the format, one below the other")
                stack.append(([], self._span(event), isinstance(event, yaml.MappingStartEvent)))
            elif isinstance(event, yaml.CollectionEndEvent):
                children, at, is_mapping = stack.pop()
                (stack[-1][0] if stack else root).append(self._mapping(children, at) if is_mapping else Sequence(tuple(children), at))
        return root[0] if root else None

    def _mapping(self, children: list[Node], at: Span) -> Mapping:
        pairs = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Text):
                raise _Refused(
                    Problem("Y001", key.at, ("A field's name is a word.",), "write the name of the field, a colon, then its value")
                )
            pairs.append((key, value))
        return Mapping(tuple(pairs), at)

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        span = self._span(event)
        if event.style in (">", "|"):
            return Text(event.value.rstrip("\n"), self._first_line_of_block(event, span))
        if event.style is None and event.value:
            self._report_cut_off(event, span)
        return Text(event.value, span)

    def _report_cut_off(self, event: yaml.ScalarEvent, span: Span) -> None:
        """Report a one-line text that a comment follows: most likely it was meant to be part of it."""
        (first, column), (last, end) = _marks(event)
        line = self.lines[last] if last < len(self.lines) else ""
        if not _CUT_OFF.match(line, end):
            return
        lost = line[end:].strip()
        quoted = f"{event.value} {lost}".replace("\\", "\\\\").replace('"', '\\"')
        at = span._replace(line=last + 1 + self.offset, column=line.index("#", end) + 1, length=len(lost))
        fix = "put the text in quotation marks; a comment stands on a line of its own"
        corrected = (f'{line[:column]}"{quoted}"',) if first == last else ()
        self.problems.append(Problem("Y008", at, (f"Only this would be read: {event.value}",), fix, corrected))

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
        until = end if last == first else len(self.lines[first])
        return Span(self.path, first + 1 + self.offset, column + 1, max(1, until - column))

    def _refuse(self, rule: str, event: yaml.Event, says: str, fix: str) -> None:
        raise _Refused(Problem(rule, self._span(event), (says,) if says else (), fix))


def _marks(event: yaml.Event) -> tuple[tuple[int, int], tuple[int, int]]:
    """Line and column, from 0, of where the event begins and where it ends."""
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return (start.line, start.column), (end.line, end.column)
