"""Every text is read as it was typed, with its place in the file."""

import pytest

from annotated_article.loading.read_yaml import DEEPEST, LARGEST, Fields, Items, Node, read_yaml
from annotated_article.model.typed import Text


def node_of(text: str, first_line: int = 1) -> Node:
    node, problems = read_yaml(text, "a.yml", first_line)
    assert problems == []
    assert node is not None
    return node


def value_of(text: str) -> Text:
    """The text of the one field in a file."""
    node = node_of(text)
    assert isinstance(node, Fields)
    value = node.fields[0][1]
    assert isinstance(value, Text)
    return value


def plain(node: Node) -> object:
    """The node without its places."""
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    if isinstance(node, Fields):
        return {str(key): plain(value) for key, value in node.fields}
    return str(node)


@pytest.mark.parametrize(
    "typed", ["yes", "NO", "null", "~", "0123", "12:30", "1e3", "0x1f", "2007-03-10", ".inf", "true", "<<", "=", "a#b", "a:b"]
)
def test_every_value_is_the_text_that_was_typed(typed: str) -> None:
    assert value_of(f"field: {typed}\n") == typed


@pytest.mark.parametrize(
    ("text", "value", "line", "column", "length"),
    [
        ("field: two words\n", "two words", 1, 8, 9),
        ("field: two words", "two words", 1, 8, 9),
        ("field:   two words   \n", "two words", 1, 10, 9),
        ("field: 'it''s'\n", "it's", 1, 8, 7),
        ('field: "a \\"b\\""\n', 'a "b"', 1, 8, 9),
        ("field: one\n  two\n", "one two", 1, 8, 3),
        ("field:\n  one\n  two\n", "one two", 2, 3, 3),
        ('field: "one\n  two"\n', "one two", 1, 8, 4),
        ("field: >\n  one\n  two\n", "one two", 2, 3, 3),
        ("field: >\n\n\n    one\n", "\n\none", 4, 5, 3),
        ("field: >-\n  one\n", "one", 2, 3, 3),
        ("field: >2\n   one\n", " one", 2, 4, 3),
        ("field: |\n  one\n  two\n", "one\ntwo", 2, 3, 3),
        ("field: |\n  one\n\n  two\n\n\n", "one\n\ntwo", 2, 3, 3),
        ("field: > # a comment\n  one #two\n", "one #two", 2, 3, 8),
        ("# a comment\n\nfield: one\n", "one", 3, 8, 3),
        ("---\nfield: one\n", "one", 2, 8, 3),
        ("field: ä𝄞ö\n", "ä𝄞ö", 1, 8, 3),
        ("'field': one\n", "one", 1, 10, 3),
        ("? field\n: one\n", "one", 2, 3, 3),
        ("field:\n", "", 1, 7, 1),
        ("field: ''\n", "", 1, 8, 2),
        ("{field: one}\n", "one", 1, 9, 3),
    ],
)  # fmt: skip
def test_a_text_is_placed_where_it_begins(text: str, value: str, line: int, column: int, length: int) -> None:
    read = value_of(text)
    assert (str(read), read.at.line, read.at.column, read.at.length) == (value, line, column, length)


def test_places_count_from_the_first_line_of_the_file() -> None:
    node = node_of("title: x\nauthor: y\n", first_line=2)
    assert isinstance(node, Fields)
    assert [(key.at.line, key.at.column, key.at.length) for key, _ in node.fields] == [(2, 1, 5), (3, 1, 6)]


def test_lists_and_records_in_one_another() -> None:
    text = "dates:\n  - id: a\n    places: [b, 'c d', \"e\"]\n  - id: f\nlist:\n- g\n- - h\nrecord: {i: j, k: [l]}\n"
    assert plain(node_of(text)) == {
        "dates": [{"id": "a", "places": ["b", "c d", "e"]}, {"id": "f"}],
        "list": ["g", ["h"]],
        "record": {"i": "j", "k": ["l"]},
    }


def test_a_list_in_brackets_is_placed_with_its_brackets_and_a_record_at_its_first_field() -> None:
    node = node_of("list: [a, b]\nrecord:\n  first: x\nlines: [c,\n  d]\n")
    assert isinstance(node, Fields)
    places = [(value.at.line, value.at.column, value.at.length) for _, value in node.fields]
    assert places == [(1, 7, 6), (3, 3, 5), (4, 8, 3)], "of a list on several lines, the place is in the first"


def test_duplicate_fields_are_both_kept() -> None:
    node = node_of("a: x\na: y\n")
    assert isinstance(node, Fields)
    assert [(str(key), value) for key, value in node.fields] == [("a", "x"), ("a", "y")]


@pytest.mark.parametrize("text", ["", "# a comment\n", "---\n", "\n \n"])
def test_a_file_that_says_nothing_has_no_node_and_no_problem_here(text: str) -> None:
    node, problems = read_yaml(text, "a.yml")
    assert problems == []
    assert not node


def test_twenty_levels_are_read_and_one_more_is_refused() -> None:
    assert node_of("[" * DEEPEST + "]" * DEEPEST)
    node, problems = read_yaml("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "a.yml")
    assert (node, [problem.rule for problem in problems]) == (None, ["Y014"])


def test_size_is_counted_in_bytes() -> None:
    assert node_of("a: " + "x" * (LARGEST - 3))
    for text in ("a: " + "x" * (LARGEST - 2), "a: " + "ä" * (LARGEST // 2 - 1)):
        node, problems = read_yaml(text, "a.yml")
        assert (node, [problem.rule for problem in problems]) == (None, ["Y013"])


@pytest.mark.parametrize(
    ("text", "value", "lost"),
    [
        ("note: number #5 is it\n", "number #5 is it", "#5 is it"),
        ("note: number   #5\n", "number #5", "#5"),
        ("note: one\n  number #5 is it\n", "one number #5 is it", "#5 is it"),
        ("note:\n  number #5\n", "number #5", "#5"),
        ("note: #5\n", " #5", "#5"),
        ("note: 2001 # about\n", "2001", "# about"),
        ("note: 2001\t# about\n", "2001", "# about"),
    ],
)
def test_a_value_cut_off_by_a_comment_is_reported_and_read_as_meant(text: str, value: str, lost: str) -> None:
    node, problems = read_yaml(text, "a.yml")
    assert [problem.rule for problem in problems] == ["Y008"]
    at = problems[0].at
    assert text.split("\n")[at.line - 1][at.column - 1 :][: at.length] == lost
    assert isinstance(node, Fields)
    assert node.fields[0][1] == value


@pytest.mark.parametrize(
    "text", ["note: number#5\n", "note: '#5' # so\n", "list: [a] # so\n", "list: # so\n  - a\n", "note: >\n  a #5\n", "# so\nnote: a\n"]
)
def test_a_comment_that_cuts_nothing_off_is_none_of_our_business(text: str) -> None:
    assert node_of(text)


@pytest.mark.parametrize("escape", ["\\0", "\\x07", "\\P", "\\L", "\\N", "\\u2028", "\\e"])
def test_an_escape_that_makes_an_invisible_character_is_reported(escape: str) -> None:
    node, problems = read_yaml(f'note: "C:{escape}"\n', "a.yml")
    assert (node, [problem.rule for problem in problems]) == (None, ["Y012"])
