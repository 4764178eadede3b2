"""A page for each rule of `check`: what it finds, why it matters, how to fix it, before and after. Made from the rules.

The texts are for contributors and in English, like the messages. The text file of each rule, beside this one, begins with a line `how:`.
Then come files, each under a line `== before PATH`, `== after PATH` or `== beside PATH` (needed by both and the same in both), laid over
the site in tests/mini_site; and, under `== check says`, what `check` says of them before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup, escape

from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, root_of
from annotated_article.rules import GROUPS, RULES, Rule, page_of
from annotated_article.words import Words

FOLDER = Path(__file__).parent
_PART = re.compile(r"^== (?P<kind>before|after|beside|check says) ?(?P<path>.*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """`before`, `after` and `beside` are files, path -> text; all are empty for a rule that no text can show."""

    how: str = ""
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    says: str = ""


@cache
def examples() -> dict[str, Example]:
    """The example of every rule, by its number."""
    return {rule: _example(FOLDER / f"{rule.lower()}.txt") for rule in RULES}


def _example(file: Path) -> Example:
    """Empty if a rule has no file yet."""
    if not file.is_file():
        return Example()
    head, *parts = _PART.split(file.read_text("utf-8"))
    files: dict[str, dict[str, str]] = {"before": {}, "after": {}, "beside": {}, "check says": {}}
    for kind, path, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        files[kind][path] = text
    says = files.pop("check says").get("", "")
    return Example(head.removeprefix("how:").strip(), files["before"], files["after"], files["beside"], says.rstrip("\n"))


URL = "contribute/rules/"
_AROUND = 4
"""Lines shown before and after those that differ."""


class ListedRule(NamedTuple):
    """A rule in a list: its code, itself, and its address from the page."""

    number: str
    rule: Rule
    address: str


class Shown(NamedTuple):
    """A file of an example: its path, and its lines as HTML with the changed ones marked."""

    path: str
    lines: Markup


def rule_pages(words: Words) -> Iterator[Page]:
    """The list of all rules, which is searchable, and a page for each, which is not."""
    title, lead = words.say["rules"], words.say["rules lead"]
    names = "".join(f"<li>{number} {escape(rule.title)}</li>" for number, rule in RULES.items())
    yield Page(URL, title, lead, "", f"<h1>{escape(title)}</h1><ul>{names}</ul>", _index)
    for number, rule in RULES.items():
        file = f"hooks/annotated_article/pages/rules/{number.lower()}.txt"
        yield Page(page_of(number), f"{number} {rule.title}", rule.why, file, "", partial(_rule, number))


def _index(view: View) -> str:
    root = root_of(URL)
    listed = [ListedRule(number, rule, root + page_of(number)) for number, rule in RULES.items()]
    groups = [(GROUPS[letter], list(rules)) for letter, rules in groupby(listed, lambda each: each.number[0])]
    return fill("rules/rules", groups=groups, root=root, words=view.words)


def _rule(number: str, view: View) -> str:
    root, example = root_of(page_of(number)), examples()[number]
    numbers = list(RULES)
    at = numbers.index(number)
    neighbours = (*numbers[max(0, at - 1) : at], *numbers[at + 1 : at + 2])
    beside = [ListedRule(other, RULES[other], root + page_of(other)) for other in neighbours]
    before, after = _shown(example.before, example.after)
    return fill(
        "rules/rule",
        number=number,
        rule=RULES[number],
        group=GROUPS[number[0]],
        how=_with_code(example.how),
        why=_with_code(RULES[number].why),
        before=before,
        after=after,
        beside=[Shown(path, escape(text)) for path, text in example.beside.items() if not path.endswith(".lock")],
        says=example.says,
        neighbours=beside,
        index=root + URL,
        root=root,
        words=view.words,
    )


def _with_code(text: str) -> Markup:
    """The text with anything between backticks as code."""
    parts = [escape(part) for part in text.split("`")]
    return Markup("").join(Markup("<code>{}</code>").format(part) if at % 2 else part for at, part in enumerate(parts))


def _shown(before: dict[str, str], after: dict[str, str]) -> tuple[list[Shown], list[Shown]]:
    """The files before and after with changed lines marked, without files that only the tool writes."""
    renamed = len(before) == len(after) == 1
    first: list[Shown] = []
    then: list[Shown] = []
    for path, text in before.items():
        other = after.get(path, next(iter(after.values())) if renamed else "")
        first.append(Shown(path, _marked(text, other, "del")))
    for path, text in after.items():
        other = before.get(path, next(iter(before.values())) if renamed else "")
        then.append(Shown(path, _marked(text, other, "ins")))
    return [each for each in first if _is_ours(each.path)], [each for each in then if _is_ours(each.path)]


def _is_ours(path: str) -> bool:
    return not path.endswith(".lock")


def _marked(text: str, other: str, tag: str) -> Markup:
    """The lines, with those that the other text lacks in a `del` or `ins`; lines far from a change are left out."""
    lines, others = text.splitlines(), other.splitlines()
    changed = set(range(len(lines)))
    for block in SequenceMatcher(None, lines, others, autojunk=False).get_matching_blocks():
        changed -= set(range(block.a, block.a + block.size))
    edges = [block.a for block in SequenceMatcher(None, lines, others, autojunk=False).get_matching_blocks() if block.size]
    near = {number for line in (*changed, *edges[1:]) for number in range(line - _AROUND, line + _AROUND + 1)}
    return Markup("").join(_rows(lines, changed, near or set(range(len(lines))), tag))


def _rows(lines: Sequence[str], changed: Iterable[int], near: Iterable[int], tag: str) -> Iterator[Markup]:
    skipped = False
    for number, line in enumerate(lines):
        if number not in near:
            if not skipped:
                yield Markup("…\n")
            skipped = True
            continue
        skipped = False
        yield Markup("<{0}>{1}</{0}>\n").format(Markup(tag), line) if number in changed else Markup("{}\n").format(line)
