"""A problem in what people wrote, and the one form in which it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotated_article.model import Span
from annotated_article.rules import RULES


@dataclass(frozen=True, slots=True)
class Problem:
    """Rule, place, what a reader needs to know about this case, what to do, and the corrected lines where there are some.

    `passage` names the paragraph of the article where a problem is best shown on the page.
    """

    rule: str
    at: Span
    says: tuple[str, ...] = ()
    fix: str = ""
    corrected: tuple[str, ...] = ()
    passage: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether a site with this problem may not be published."""
        return RULES[self.rule].severity == "error"

    @property
    def headline(self) -> str:
        """Severity, number and what is wrong, as the first line says it."""
        rule = RULES[self.rule]
        return f"{rule.severity}[{self.rule}] {rule.title}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file, line and column."""
    return sorted(set(problems), key=lambda problem: (problem.at, problem.rule, problem.says))


def render(problem: Problem, texts: Mapping[str, str]) -> str:
    """The problem as a contributor reads it: headline, place, the line with carets, reasons, fix, corrected lines."""
    at = problem.at
    lines = texts.get(at.path, "").split("\n") if at.path in texts else []
    shown = [number for number in (at.line - 1, at.line) if 0 < number <= len(lines)]
    margin = " " * len(str(at.line)) if shown else "  "
    rows = [problem.headline, f"{margin}--> {at.path}:{at.line}:{at.column}"]
    if shown:
        rows.append(f"{margin} |")
        rows += [f"{number:>{len(margin)}} | {_printable(lines[number - 1])}".rstrip() for number in shown]
        room = max(1, min(at.length or 1, len(_printable(lines[at.line - 1])) - at.column + 1))
        rows.append(f"{margin} | {' ' * (at.column - 1)}{'^' * room}")
    rows += [f"{margin} = {line}" for line in problem.says]
    if problem.fix:
        rows.append(f"{margin} = fix: {problem.fix}")
    rows += [f"{margin} +   {line}" for line in problem.corrected]
    return "\n".join(rows)


def count(problems: Iterable[Problem]) -> str:
    """`11 errors, 1 warning`; warnings are named only where there are some."""
    problems = list(problems)
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    words = f"{errors} error{'' if errors == 1 else 's'}"
    return f"{words}, {warnings} warning{'' if warnings == 1 else 's'}" if warnings else words


def _printable(line: str, longest: int = 200) -> str:
    """A line of the file without characters that a terminal acts on, cut where nobody would read on."""
    clean = "".join(character if character.isprintable() else "�" for character in line.replace("\t", " ").rstrip("\r"))
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"
