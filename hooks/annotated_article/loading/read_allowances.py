"""`# allow: A002`: the warnings that a file silences. A text in; what it allows, and what is wrong with that, out.

The comment begins in column 1, where YAML reads it as a comment even between the lines of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_article.loading.meant_word import did_you_mean
from annotated_article.model.typed import Allowance, Span
from annotated_article.problems import Problem, Report
from annotated_article.rules import RULES

_RULE = r"[A-Za-z]-?\d{1,4}"
_COMMENT = re.compile(
    r"(?P<margin>[ \t]*)#+[ \t]*(?P<word>allow(?:s|ed)?|ignore|disable|noqa)\b[ \t]*(?P<colon>[:=]?)[ \t]*(?P<rest>.*)",
    re.IGNORECASE,
)
# `A002, R004`: after a comma or a space; *+ reads a long row of spaces once
_LIST = re.compile(rf"{_RULE}(?:(?=[, \t])[ \t]*+,?[ \t]*+{_RULE})*(?![\w-])")
_FORM = "# allow: A002"


def read_allowances(text: str, path: str, report: Report) -> Iterator[Allowance]:
    """What the comments of a file allow. A comment that allows nothing is reported."""
    for number, line in enumerate(text.split("\n"), 1):
        if "#" in line and (match := _COMMENT.fullmatch(line)):
            yield from _allowances(match, Span(path, number, 1, len(line.rstrip())), report)


def _allowances(match: re.Match[str], at: Span, report: Report) -> Iterator[Allowance]:
    rules = _LIST.match(match["rest"])
    if match["word"] != "allow" or match["colon"] != ":" or match["margin"]:
        if rules:  # otherwise it is an ordinary comment
            report(_ill_formed(match, rules[0], at))
        return
    if not rules:
        says = ("After the colon comes the code of a rule, which messages show in brackets.",)
        report(Problem("Y021", at, says, f"write it like this: {_FORM}"))
        return
    for found in re.finditer(_RULE, rules[0]):
        place = at._replace(column=match.start("rest") + found.start() + 1, length=len(found[0]))
        if problem := _not_to_be_allowed(found[0], place):
            report(problem)
        else:
            yield Allowance(found[0], place)


def _ill_formed(match: re.Match[str], rules: str, at: Span) -> Problem:
    meant = f"# allow: {rules.upper()}{match['rest'][len(rules) :]}"
    if match["margin"]:
        says = ("It is indented, but it applies to the whole file and must begin in column 1.",)
        return Problem("Y021", at, says, f"move it to the top of the file: {meant}")
    says = (f"A comment that silences a warning has the form {_FORM}.",)
    return Problem("Y021", at, says, "write it in this form", (meant,), replaces=(at.line, at.line))


def _not_to_be_allowed(rule: str, at: Span) -> Problem | None:
    if rule not in RULES:
        meant = rule.upper().replace("-", "")
        meant = meant if meant in RULES else did_you_mean(meant, (name for name, each in RULES.items() if each.severity == "warning"))
        says = [f"There is no rule {rule}."] + ([f"Did you mean {meant} (“{RULES[meant].title}”)?"] if meant else [])
        fix = "write the code that the message shows in brackets"
        return Problem("Y021", at, tuple(says), fix, instead=meant if meant == rule.upper() else "")
    if RULES[rule].severity == "error":
        told = (f"{rule} (“{RULES[rule].title}”) is an error, and errors can't be silenced.",)
        return Problem("Y021", at, told, "correct the error and delete this line")
    if rule in ("Y020", "Y021"):
        return Problem("Y021", at, (f"{rule} can't be silenced.",), "delete this line")
    return None
