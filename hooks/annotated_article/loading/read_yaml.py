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
                if event.anchor or (event.tag and event.tag != "!"):
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
                raise _Refused(Problem("Y001", key.at, ("A field's name is a word.",), "write the name of the field, a colon, then its value"))
            pairs.append((key, value))
        return Mapping(tuple(pairs), at)

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        span = self._span(event)
        if event.style is None:
            self._refuse_cut_off(event, span)
        if event.style in (">", "|"):
            return Text(event.value.rstrip("\n"), self._first_line_of_block(event, span))
        return Text(event.value, span)

    def _refuse_cut_off(self, event: yaml.ScalarEvent, span: Span) -> None:
        end = event.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        if event.value and _CUT_OFF.match(line, end.column):
            lost = line[end.column :].strip()
            typed = self.lines[event.start_mark.line]
            whole = typed[: event.start_mark.column] + '"' + (event.value + " " + lost).replace("\\", "\\\\").replace('"', '\\"') + '"'
            self.problems.append(
                Problem(
                    "Y008",
                    span._replace(line=end.line + 1 + self.offset, column=end.column + 2, length=len(lost)),
                    (f"Only this would be read: {event.value}",),
                    "put the text in quotation marks; a comment stands on a line of its own",
                    (whole,) if end.line == event.start_mark.line else (),
                )
            )

    def _first_line_of_block(self, event: yaml.ScalarEvent, span: Span) -> Span:
        for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self.lines))):
            line = self.lines[number]
            if line.strip():
                column = len(line) - len(line.lstrip()) + 1
                return Span(self.path, number + 1 + self.offset, column, len(line.strip()))
        return span

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        last = end.column if end.line == start.line else len(self.lines[start.line])
        return Span(self.path, start.line + 1 + self.offset, start.column + 1, max(1, last - start.column))

    def _refuse(self, rule: str, event: yaml.Event, says: str, fix: str) -> None:
        raise _Refused(Problem(rule, self._span(event), (says,) if says else (), fix))
