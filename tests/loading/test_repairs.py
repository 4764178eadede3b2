"""Corrected lines are whole lines of their file, moved in as their neighbours are."""

import pytest

from annotated_article.model.typed import Span
from annotated_article.problems import Problem, render
from annotated_article.repairs import with_fields, with_words

NOTES = """\
cast:
  - ada
dates:
  - id: first
    quote: >
      some words
      and more
    when: 2001

  - quote: other words
    id: second
mentions:
- quote: Tehran
  is: iran
""".split("\n")


def at(line: int, column: int, length: int = 3) -> Span:
    return Span("a.yml", line, column, length)


@pytest.mark.parametrize(
    ("place", "fields", "first", "last", "lines"),
    [
        (at(8, 11), ["when: 2002"], 8, 8, ("    when: 2002",)),
        (at(4, 9), ["id: one"], 4, 4, ("  - id: one",)),
        (at(10, 12), ["quote: the words"], 10, 10, ("  - quote: the words",)),
        (at(6, 7), ["quote: the words"], 5, 7, ("    quote: the words",)),
        (at(6, 7), ["before: said that"], 8, 7, ("    before: said that",)),
        (at(8, 11), ["article_says: 2000"], 9, 8, ("    article_says: 2000",)),
        (at(4, 5), ["title: x", "note: y"], 5, 4, ("    title: x", "    note: y")),
        (at(14, 7), ["is: iraq"], 14, 14, ("  is: iraq",)),
        (at(13, 10), ["before: in"], 14, 13, ("  before: in",)),
        (at(2, 5), ["mentions:", "  - quote: ada", "    is: ada-pell"], 15, 14, ("  - quote: ada", "    is: ada-pell")),
        (at(2, 5), ["skip:", "  - quote: ada"], 3, 2, ("skip:", "  - quote: ada")),
        (at(11, 9), ['quote: "first step". Behind'], 10, 10, ("  - quote: >", '      "first step". Behind')),
        (at(11, 9), ["sources: [a, b]"], 12, 11, ("    sources: [a, b]",)),
    ],
)  # fmt: skip
def test_fields_replace_their_namesakes_or_go_below_the_field_concerned(
    place: Span, fields: list[str], first: int, last: int, lines: tuple[str, ...]
) -> None:
    assert with_fields(NOTES, place, fields) == (first, last, lines)


def test_a_head_is_above_everything() -> None:
    assert with_fields(["The text"], at(1, 1), ["---", "title: x", "---"]) == (1, 0, ("---", "title: x", "---"))


def test_fields_replace_a_text_that_is_not_a_field() -> None:
    assert with_fields(["Ada", "Pell", ""], at(1, 1), ["name: x"]) == (1, 2, ("name: x",))


def test_words_replace_words_and_the_rest_of_the_line_stays() -> None:
    assert with_words(["a: [one, two] "], at(1, 5), "six") == (1, 1, ("a: [six, two] ",))


def test_words_in_place_of_a_text_take_the_lines_with_them_on_which_it_goes_on() -> None:
    lines = ["- when: the", "    tenth of", "", "    May", "  note: x"]
    assert with_words(lines, at(1, 9), "2001-05-10") == (1, 4, ("- when: 2001-05-10",))


def test_the_form_is_that_of_the_design() -> None:
    """To the letter as in 4-checking.md, except for how paths are cut there."""
    text = "\n" * 11 + "  - id: no-diplomat-detained\n    quote: anyone in detention that is a diplomat\n"
    problem = Problem(
        "Q001",
        Span("annotations/articles/2007-03-12-baghdad-conference.yml", 13, 12, 42),
        ("Closest match in the article (paragraph 8, 92% similar): anyone in detention who is a diplomat",),
        "copy the words exactly as they stand in the article",
        ("quote: anyone in detention who is a diplomat",),
    )
    assert render(problem, {problem.at.path: text}) == (
        """\
error[Q001] This quote is not in the article
  --> annotations/articles/2007-03-12-baghdad-conference.yml:13:12
   |
12 |   - id: no-diplomat-detained
13 |     quote: anyone in detention that is a diplomat
   |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = Closest match in the article (paragraph 8, 92% similar): anyone in detention who is a diplomat
   = fix: copy the words exactly as they stand in the article
   +       quote: anyone in detention who is a diplomat"""
    )


@pytest.mark.parametrize(
    ("line", "column", "length", "carets"),
    [
        ("name: 中文 x", 10, 1, " " * 11 + "^"),
        ("name: 中文 x", 7, 2, " " * 6 + "^^^^"),
        ("name: a\u0308b", 9, 1, " " * 7 + "^"),
        ("name:\tx", 7, 1, " " * 6 + "^"),
        ("name: x", 20, 5, " " * 7 + "^"),
    ],
)
def test_carets_are_below_the_words_in_a_terminal(line: str, column: int, length: int, carets: str) -> None:
    rows = render(Problem("F001", Span("a.yml", 1, column, length)), {"a.yml": line}).split("\n")
    assert rows[4] == f"  | {carets}"


def test_a_very_long_line_is_shown_around_the_words() -> None:
    rows = render(Problem("F001", Span("a.yml", 1, 5001, 4)), {"a.yml": "x" * 5000 + "here" + "y" * 5000}).split("\n")
    assert rows[3].startswith("1 | …xxx") and rows[3].endswith("yyy…")
    assert rows[3][rows[4].index("^") :][: rows[4].count("^")] == "here"
    assert max(map(len, rows)) < 200


def test_signs_that_a_terminal_acts_on_are_never_shown() -> None:
    shown = render(Problem("F001", Span("a.yml", 1, 1, 4), ("\x1b[2J\u202e",)), {"a.yml": "\x1b[31mred\u202e: \x07"})
    assert not set("\x1b\u202e\x07") & set(shown)
