"""What libyaml complains about, in words for people who don't know YAML. Text and error in, one problem out.

libyaml reports where it had to stop, which is often a line or two below the mistake. So the lines around that place are
searched for what people really do, the likeliest first.
"""

from __future__ import annotations

import yaml

from annotated_article.loading.explain_line import explain_line
from annotated_article.loading.explain_neighbours import (
    colon_in_text,
    comment_in_text,
    list_after_text,
    never_closed,
    no_colon_above,
    not_lined_up,
    section_without_colon,
    text_below_nothing,
    text_not_indented,
)
from annotated_article.loading.yaml_lines import YamlLines
from annotated_article.problems import Problem

_LOOKS = (section_without_colon, no_colon_above, comment_in_text, colon_in_text, list_after_text, text_not_indented, not_lined_up)


def explain(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """The problem behind a parser error, with a repair if one can be worked out."""
    file = YamlLines(path, text.rstrip().split("\n"), first_line - 1)
    stopped = _line(file, getattr(error, "problem_mark", None), len(file.lines) - 1)
    opened = _line(file, getattr(error, "context_mark", None), stopped)
    told = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    culprit = opened if "simple key" in told else stopped
    if "document start" in told and (problem := _three_stops(file, stopped)):
        return problem
    for number in range(stopped + 1):
        if problem := text_below_nothing(file, number):
            return problem
    for number in dict.fromkeys((culprit, opened, file.above(culprit))):
        if number >= 0 and not file.is_text(number) and (problem := explain_line(file, number)):
            return problem
    if problem := never_closed(file, opened, told):
        return problem
    for look in _LOOKS:
        if problem := look(file, culprit, told):
            return problem
    return Problem("Y001", file.words(stopped), (), "compare the line with a similar file")


def _line(file: YamlLines, mark: yaml.Mark | None, otherwise: int) -> int:
    """The line of a mark; for a mark at the end of the file, the last line that isn't empty."""
    number = min(mark.line, len(file.lines) - 1) if mark else otherwise
    return number if file.lines[number].strip() else max(0, file.above(number))


def _three_stops(file: YamlLines, stopped: int) -> Problem | None:
    """A line of three full stops that ends the record too early."""
    for number, line in enumerate(file.lines[:stopped]):
        if line.startswith("..."):
            says = ("A line of three full stops ends the record.",)
            return Problem("Y010", file.words(number), says, "delete the line; a second record needs a file of its own")
    return None
