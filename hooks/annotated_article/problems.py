"""A problem in what people wrote, and how it is reported.

A function that only looks for problems yields them, or returns the one that there can be. A function that reads something is handed a
`Report` and calls it for each problem, so that it can go on; if it cannot, it returns the problems with what it has read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotated_article.html_text import columns
from annotated_article.model.typed import Allowance, Span
from annotated_article.repairs import Repair, with_fields, with_words
from annotated_article.rules import RULES

MOST = 100  # problems of one file that are reported at once
_LONGEST = 2000  # characters of a corrected line
_WIDEST = 160  # columns of a line that is shown
_MOST_OFFERED = 24  # corrected lines that are shown
_LEAD = 40  # columns shown before the carets where a line is cut
_SPACES = "\t\u00a0\u202f\u3000"
_JOINERS = "\u200c\u200d"  # Persian and the scripts of India need them


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule, a place, what a reader needs to know about this case, what to do, and how the lines should read.

    A place of length 0 is the whole file. `instead` replaces the words at `at`. `corrected` are fields
    (not indented) of the record at `at`, which may be examples; with `replaces` (first and last line) they are whole lines, and with
    `in_place` they take the place of the field at `at`. What `asks` is shown but never applied by `fix`: a person has to decide.
    `passage` names the paragraph of the article where the problem is best shown on the page.
    """

    rule: str
    at: Span
    says: tuple[str, ...] = ()
    fix: str = ""
    corrected: tuple[str, ...] = ()
    passage: str = ""
    instead: str = ""
    replaces: tuple[int, int] | None = None
    asks: bool = False
    in_place: bool = False

    @property
    def is_error(self) -> bool:
        """Whether a site with this problem may not be published."""
        return RULES[self.rule].severity == "error"

    @property
    def headline(self) -> str:
        """Severity, code and title, as the first line has them."""
        rule = RULES[self.rule]
        return f"{rule.severity}[{self.rule}] {rule.title}"

    def repair(self, lines: Sequence[str]) -> Repair | None:
        """The repair of the file with these lines, or None."""
        if self.replaces:
            return Repair(*self.replaces, self.corrected)
        if not 0 < self.at.line <= len(lines) or not self.at.length:
            return None
        if self.instead:
            return with_words(lines, self.at, self.instead)
        return with_fields(lines, self.at, self.corrected, in_place=self.in_place) if self.corrected else None


Report = Callable[[Problem], None]
"""What a function calls for each problem that it finds, such as `Reported.report`."""


class Reported:
    """The problems that were reported, at most MOST for each file, followed by one that says that there are more."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._of_file: Counter[str] = Counter()

    def report(self, *problems: Problem) -> None:
        """Add the problems."""
        for problem in problems:
            path = problem.at.path
            self._of_file[path] += problem.rule != "Y020"  # one from an earlier stage is not counted
            if problem.rule == "Y020" or self._of_file[path] <= MOST:
                self.problems.append(problem)
            elif self._of_file[path] == MOST + 1:
                says = (f"Only the first {MOST} problems are shown.",)
                self.problems.append(Problem("Y020", Span(path), says, "fix these, then check again"))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file, line and column."""
    return sorted(set(problems), key=lambda problem: (problem.at, problem.rule, problem.says))


def render(problem: Problem, texts: Mapping[str, str]) -> str:
    """The problem as a contributor reads it: headline, place, the line with carets, reasons, fix, corrected lines."""
    at = problem.at
    text = texts.get(at.path)
    lines = [] if text is None else _lines(text)
    margin = " " * len(str(at.line)) if at.length and at.line <= len(lines) else "  "
    rows = [problem.headline, f"{margin}--> {at.path}{f':{at.line}:{at.column}' if at.length else ''}"]
    if at.length and at.line <= len(lines):
        rows += _excerpt(lines, at, margin)
    rows += [f"{margin} = {line}" for line in problem.says]
    if problem.fix:
        rows.append(f"{margin} = fix: {problem.fix}")
    repair = problem.repair(lines)
    rows += _offered(repair.lines if repair else problem.corrected, margin)
    return "\n".join(map(safe, rows))


def _offered(lines: Sequence[str], margin: str) -> list[str]:
    """The lines as they should be; of very many only the first."""
    rows = [f"{margin} +   {_cut(line, _LONGEST)}".rstrip() for line in lines[:_MOST_OFFERED]]
    more = len(lines) - _MOST_OFFERED
    return [*rows, f"{margin} = and {more} more line{'s' if more > 1 else ''}"] if more > 0 else rows


def count(problems: Iterable[Problem]) -> str:
    """`11 errors, 1 warning`; warnings are counted only if there are any."""
    problems = list(problems)
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    words = f"{errors} error{'' if errors == 1 else 's'}"
    return f"{words}, {warnings} warning{'' if warnings == 1 else 's'}" if warnings else words


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    """A file's lines, split once for all its problems."""
    return text.split("\n")


def _excerpt(lines: Sequence[str], at: Span, margin: str) -> list[str]:
    """The line with carets under the words, and the line above it; of a very long line the part around the words."""
    line = lines[at.line - 1]
    start, end = at.column - 1, at.column - 1 + at.length
    cut = max(0, start - _LEAD) if len(line) > _WIDEST else 0
    words = safe(line[cut : cut + _WIDEST])
    carets = max(1, columns(words[start - cut : end - cut]))
    rows = [f"{margin} |"]
    if at.line > 1:
        rows.append(f"{at.line - 1:>{len(margin)}} | {safe(_cut(lines[at.line - 2]))}")
    lead = "…" if cut else ""
    rows.append(f"{at.line} | {lead}{words}{'…' if cut + _WIDEST < len(line) else ''}")
    rows.append(f"{margin} | {' ' * (len(lead) + columns(words[: start - cut]))}{'^' * carets}")
    return [row.rstrip() for row in rows]


def _cut(line: str, longest: int = _WIDEST) -> str:
    return line if len(line) <= longest else line[: longest - 1] + "…"


def safe(line: str) -> str:
    """A line without characters that a terminal acts on or that change the reading order."""
    return "".join(each if each.isprintable() or each in _JOINERS else " " if each in _SPACES else "�" for each in line)


def apply_allowances(problems: Sequence[Problem], allowances: Iterable[Allowance]) -> list[Problem]:
    """The problems without allowed warnings, and a problem for each allowance that is not needed.

    An allowance counts as unneeded only if nothing else is wrong, because an error may hide the allowed warning.
    """
    allowances = list(allowances)
    allowed = {(each.at.path, each.rule) for each in allowances}
    found = {(problem.at.path, problem.rule) for problem in problems}
    left = [problem for problem in problems if problem.is_error or (problem.at.path, problem.rule) not in allowed]
    if any(problem.is_error or problem.rule == "Y020" for problem in problems):
        return left
    return left + [_not_needed(each) for each in allowances if (each.at.path, each.rule) not in found]


def _not_needed(allowance: Allowance) -> Problem:
    says = (f"This file has no warning {allowance.rule}.",)
    return Problem("Y021", allowance.at, says, f"delete {allowance.rule}")
