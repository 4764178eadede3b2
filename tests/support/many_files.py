"""A project with any number of files and mistakes; `check` must report each mistake once, at its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SYLLABLES = "ba cho da fo gi ka lu me no pa ri sa to vu wo xe yo za shi tra".split()
ENTRIES_OF_AN_ARTICLE = 8


class Mistake(NamedTuple):
    """Where it is reported, and the code of its rule."""

    path: str
    line: int
    rule: str


def many_files(root: Path, files: int, mistakes: int) -> list[Mistake]:
    """Write the project into the folder; return all mistakes in the order in which they must be reported.

    Of ten files there are an article, its notes, and eight entries that it names.
    """
    for folder in ("docs/articles", "annotations/articles", "annotations/people", "annotations/sources"):
        (root / folder).mkdir(parents=True)
    (root / "annotations/sources/press.yml").write_text(
        "press:\n  title: It was so\n  publisher: The Press\n  published: 2001-01-01\n", "utf-8"
    )
    articles = files // (ENTRIES_OF_AN_ARTICLE + 2)
    made: list[Mistake] = []
    for number in range(articles):
        wrong = number * mistakes // articles != (number + 1) * mistakes // articles
        made += _article(root, number, len(made) if wrong else None)
    return sorted(made)


def _article(root: Path, number: int, wrong: int | None) -> Iterator[Mistake]:
    """Write an article, its notes and its entries, with a mistake if one is wanted (`wrong` is how many there were before)."""
    first = number * ENTRIES_OF_AN_ARTICLE
    names = [_name(at) for at in range(first, first + ENTRIES_OF_AN_ARTICLE)]
    said = [
        f"{name} walked to the bridge and waited for ferry {at}, which was late. {_words(number + at)}" for at, name in enumerate(names)
    ]
    text = f"---\ntitle: Article {number}\npublished: 2001-05-14\n---\n\n" + "\n\n".join(said) + "\n"
    (root / f"docs/articles/a{number}.md").write_text(text, "utf-8")
    entries = {f"annotations/people/e{first + at}.yml": _entry(name) for at, name in enumerate(names)}
    entries[f"annotations/articles/a{number}.yml"] = _notes(first)
    if wrong is not None:
        place, line, old, new, rule = MISTAKES[wrong % len(MISTAKES)]
        path = f"annotations/articles/a{number}.yml" if place == "notes" else f"annotations/people/e{first}.yml"
        assert old in entries[path], old
        entries[path] = entries[path].replace(old, new, 1)
        yield Mistake(path, line, rule)
    for path, written in entries.items():
        (root / path).write_text(written, "utf-8")


def _entry(name: str) -> str:
    return f"name: {name}\nliving: no\nborn: 1950\nnote: >\n  Waited for the ferry.\nsources: [press]\nstatus: draft\n"


def _notes(first: int) -> str:
    claims = [
        f"  - id: waited-{at}\n    quote: waited for ferry {at}\n    claim: The ferry was late.\n    said_by: e{first + at}\n    kind: fact\n"
        for at in range(ENTRIES_OF_AN_ARTICLE)
    ]
    return "claims:\n" + "".join(claims)


MISTAKES = (
    ("entry", 3, "born:", "bron:", "F001"),
    ("entry", 3, "1950", "13 May 1950", "D001"),
    ("entry", 6, "[press]", "[pres]", "R002"),
    ("entry", 7, "draft", "drafted", "F004"),
    ("entry", 6, "[press]", "press: so", "Y003"),
    ("notes", 3, "quote: waited for ferry 0", "quote: waiting for ferry 0", "Q001"),
    ("notes", 3, "waited for ferry 0", "waited for ferry", "Q002"),
    ("notes", 5, "said_by: e", "said_by: x", "R001"),
    ("notes", 6, "kind: fact", "kind: facts", "F004"),
    ("notes", 7, "waited-1", "waited-0", "I002"),
)
"""Where, in which line, what is written there, what instead, and the rule that reports it."""


def _name(number: int) -> str:
    one, two, three, four = (_SYLLABLES[number // 20**power % 20] for power in range(4))
    return f"{(four + one).capitalize()} {(two + three + 'n').capitalize()}"


def _words(number: int) -> str:
    return " ".join(
        f"Then {_SYLLABLES[(number + at) % 20]} and {_SYLLABLES[(number * at) % 20]} were seen there for the {at}th time."
        for at in range(6)
    )
