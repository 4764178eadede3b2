"""What is just allowed is allowed, and the next thing beyond it is not."""

from pathlib import Path

import pytest

from annotated_article.kind import Field
from annotated_article.loading.field_table import LONGEST, LONGEST_ID, LONGEST_NAME, LONGEST_NOTE, RECORDS
from annotated_article.loading.meant_word import is_id
from annotated_article.loading.read_value import READERS
from annotated_article.markdown_limits import (
    DEEPEST,
    MOST_BRACKETS,
    MOST_BRACKETS_IN_ALL,
    MOST_CHARACTERS,
    MOST_HEADINGS,
    MOST_LINES,
    MOST_OPEN_FENCES,
    too_much,
)
from annotated_article.markdown_text import renderer
from annotated_article.model.typed import Span, Text
from annotated_article.problems import Problem
from support.message_case import lay_over_mini_site, messages_of

BY_NAME = {f"{kind}.{field.name}": field for kind, fields in RECORDS.items() for field in fields}


def rules_of(field: Field, typed: str) -> list[str]:
    """The rules that a text breaks as the value of a field."""
    problems: list[Problem] = []
    READERS[field.shape](Text(typed, Span("a.yml", 1, 1, len(typed))), field, problems.append)
    return [problem.rule for problem in problems]


@pytest.mark.parametrize("typed", ["90, 180", "-90, -180", "90.0, 0", "0, 180.00"])
def test_the_poles_and_the_line_of_the_date_are_on_the_globe(typed: str) -> None:
    assert rules_of(BY_NAME["places.location"], typed) == []


@pytest.mark.parametrize("typed", ["90.01, 0", "91, 0", "-90.5, 12", "0, 180.01", "0, -181"])
def test_nothing_is_beyond_them(typed: str) -> None:
    assert rules_of(BY_NAME["places.location"], typed) == ["P001"]


def test_a_note_is_long_beyond_four_hundred_characters_and_not_with_them() -> None:
    note = BY_NAME["people.note"]
    assert rules_of(note, "a" * LONGEST_NOTE) == []
    assert rules_of(note, "a" * (LONGEST_NOTE + 1)) == ["F007"]


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_each_field_has_a_longest_text_and_says_when_a_text_is_longer(name: str) -> None:
    field = BY_NAME[name]
    if field.shape in ("relations", "records"):
        return
    most = LONGEST_NAME if field.name in ("name", "aliases", "always", "not_in") else LONGEST[field.shape]
    if field.shape in ("text", "prose", "markdown", "quote", "id", "entry"):
        assert "F013" not in rules_of(field, "a" * most)
        assert rules_of(field, "a" * (most + 1)) == ["F013"]
    assert set(rules_of(field, "a" * 1_000_000)) <= {"F013", "F003"} and rules_of(field, "a" * 1_000_000)


@pytest.mark.parametrize(
    "typed",
    ["", "..", "../..", "/etc/passwd", "a/b", "a\0b", "A", "a.", "a...", "a-", "-a", "a--b", "a b", "é", "a\n", "a_b", "%2e", "a" * 101],
)
def test_only_ids_become_addresses(typed: str) -> None:
    assert not is_id(typed)


def test_an_id_can_be_as_long_as_a_folders_name() -> None:
    assert is_id("a" * LONGEST_ID) and is_id("ada-pell-2")


@pytest.mark.parametrize(
    ("just", "beyond"),
    [
        ("a\n" * MOST_LINES, "a\n" * (MOST_LINES + 1)),
        ("a" * MOST_CHARACTERS, "a" * (MOST_CHARACTERS + 1)),
        ("[" * MOST_BRACKETS, "[" * (MOST_BRACKETS + 1)),
        ("[a]\n\n" * MOST_BRACKETS_IN_ALL, "[a]\n\n" * (MOST_BRACKETS_IN_ALL + 1)),
        ("# a\n\n" * MOST_HEADINGS, "# a\n\n" * (MOST_HEADINGS + 1)),
        ("a\n=\n\n" * MOST_HEADINGS, "a\n=\n\n" * (MOST_HEADINGS + 1)),
        (f"{'> ' * (DEEPEST // 2)}a", f"{'> ' * (DEEPEST // 2)}> a"),
        ("```a\n\n" * MOST_OPEN_FENCES, "```a\n\n" * (MOST_OPEN_FENCES + 1)),
    ],
    ids=lambda text: repr(text[:5]),
)
def test_markdown_gets_what_it_can_read_and_no_more(just: str, beyond: str) -> None:
    assert too_much(just) is None
    renderer()(just)
    assert too_much(beyond) is not None
    assert too_much(f"Text.\n\n{beyond}\n\nText.") is not None


def test_code_and_rows_of_tables_count_for_nothing() -> None:
    code = "[\n" * 1000
    assert too_much(f"Text.\n\n```\n{code}```\n\nText.") is None
    assert too_much("|a|b|\n|-|-|\n" + "|[1]|b|\n" * 150 + "|a|b|\n" * 1000) is None


def test_code_does_not_part_the_lines_around_it() -> None:
    part = "a\n" * 100 + "```\n\n```\n"
    assert too_much(part * 2) is None
    assert too_much(part * 3) is not None


def test_the_place_is_the_line_of_the_file(tmp_path: Path) -> None:
    head = "---\ntitle: Bridge closed\npublished: 2001-05-21\n---\n\n"
    files = {"docs/articles/2001-05-21-bridge-closed.md": f"{head}The bridge was closed.\n\n{'[' * 201}\n"}
    said = messages_of(lay_over_mini_site(files, tmp_path / "site"))
    assert said.startswith("error[T008] This text would take too long to process\n --> docs/articles/2001-05-21-bridge-closed.md:8:1\n")
