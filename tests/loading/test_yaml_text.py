"""Text that the program writes as YAML is read back as the same text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_article.loading.read_yaml import Fields, Items, read_yaml
from annotated_article.yaml_text import folded, in_brackets, is_plain, one_line

LINE = (
    st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" #:-'\"[]{},&*!|>%@`\\?"), min_size=1)
    .map(str.strip)
    .filter(bool)
)
AWKWARD = [
    "a: b",
    "a #b",
    "#a",
    "- a",
    "-",
    "-a",
    "a:",
    ":",
    "a",
    '"a"',
    "'a",
    "[a]",
    "{a}",
    "*a*",
    "&a",
    "!a",
    "|",
    ">",
    "%",
    "@a",
    "`a`",
    "a\\b",
    "?",
    "? a",
    "it's",
    'a "b" c\'d',
    "---",
    "...",
    "=",
    "~",
]


def read_back(text: str) -> object:
    node, problems = read_yaml(text, "a.yml")
    assert problems == []
    assert isinstance(node, Fields)
    value = node.fields[0][1]
    return [str(item) for item in value.items] if isinstance(value, Items) else " ".join(str(value).split())


def in_one_space(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts(text: str) -> None:
    assert read_back(f"a: {one_line(text)}") == text
    assert read_back(f"a: {in_brackets([text, text])}") == [text, text]
    assert read_back("\n".join(folded("a:", [text]))) == text


@settings(derandomize=True, deadline=None)
@given(LINE)
def test_any_text_on_one_line(text: str) -> None:
    assert read_back(f"a: {one_line(text)}") == in_one_space(text)


@settings(derandomize=True, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=4))
def test_any_texts_in_brackets(texts: list[str]) -> None:
    read = read_back(f"a: {in_brackets(texts)}")
    assert isinstance(read, list)
    assert [in_one_space(text) for text in read] == [in_one_space(text) for text in texts]


@settings(derandomize=True, deadline=None)
@given(LINE)
def test_what_is_called_plain_is_read_as_typed(text: str) -> None:
    if is_plain(text):
        assert read_back(f"a: {text}") == in_one_space(text)


def test_a_plain_text_stays_plain() -> None:
    assert [one_line(text) for text in ("Ada Pell", "12:30", "C#", "a-b", "“Safe”, she said", "-5")] == [
        "Ada Pell", "12:30", "C#", "a-b", "“Safe”, she said", "-5",
    ]  # fmt: skip
