"""Long lists over several pages: nothing is lost or turned round, no page is too long."""

from hypothesis import given
from hypothesis import strategies as st

from annotated_article.pages.alphabetical_order import letter_of, letter_slug, sort_key
from annotated_article.pages.long_lists import Group, by_number, in_groups, numbered_ways, split

GROUPS = st.lists(st.tuples(st.sampled_from("abc"), st.lists(st.integers(1, 3), min_size=1, max_size=9)), max_size=6)


def groups_of(drawn: list[tuple[str, list[int]]]) -> list[Group[int]]:
    merged: dict[str, list[int]] = {}
    for slug, rows in drawn:
        merged.setdefault(slug, []).extend(rows)
    return [Group(slug, slug.upper(), rows) for slug, rows in sorted(merged.items())]


@given(GROUPS)
def test_the_parts_together_are_the_list(drawn: list[tuple[str, list[int]]]) -> None:
    groups = groups_of(drawn)
    parts = split(groups, lambda row: row, 10)
    assert [row for part in parts for group in part.groups for row in group.rows] == [row for group in groups for row in group.rows]
    assert len({part.path for part in parts}) == len(parts)


@given(GROUPS)
def test_no_part_is_heavier_than_allowed(drawn: list[tuple[str, list[int]]]) -> None:
    for part in split(groups_of(drawn), lambda row: row, 10):
        assert sum(row for group in part.groups for row in group.rows) <= 10
        assert part.path == "" or part.size > 0


def test_a_short_list_stays_on_one_page() -> None:
    [part] = split([Group("a", "A", [1, 2]), Group("b", "B", [3])], most=3)
    assert part.path == ""


def test_a_long_list_has_a_page_for_each_letter_and_further_ones() -> None:
    parts = split([Group("a", "A", [1, 2, 3]), Group("b", "B", [4])], most=2)
    assert [(part.path, part.label) for part in parts] == [("a/", "A (1)"), ("a/more/2/", "A (2)"), ("b/", "B")]


def test_further_parts_of_a_letter_are_named_by_what_they_hold() -> None:
    names = ["Adams, Ada", "Carter, Tom", "Smith, Ada", "Smith, Zoe", "X", "X", "Y"]
    parts = split([Group("a", "A", names)], most=2, name=str)
    assert [part.label for part in parts] == ["Adams – Carter", "Smith, Ada – Smith, Zoe", "A (3)", "A (4)"]


def test_what_comes_before_a_and_after_z_shares_a_page_each() -> None:
    names = sorted(["2003", "4th of July", "Aref", "Zebari", "Łódź", "Ärzte", "Афганистан", "北京", "“Surge”"], key=sort_key)
    groups = in_groups(names, lambda name: (letter_slug(letter_of(name)), letter_of(name)))
    assert [(part.path, part.label) for part in split(groups, most=1)] == [
        ("0-9/", "2 (1)"),
        ("0-9/more/2/", "4 (2)"),
        ("a/", "A (1)"),
        ("a/more/2/", "A (2)"),
        ("l/", "L"),
        ("s/", "S"),
        ("z/", "Z"),
        ("other/", "А (1)"),
        ("other/more/2/", "北 (2)"),
    ]


@given(st.lists(st.integers(), max_size=40), st.integers(1, 9))
def test_parts_by_number_are_the_list_and_all_but_the_last_are_full(rows: list[int], most: int) -> None:
    parts = by_number(rows, most)
    assert [row for part in parts for row in part.rows] == rows
    assert [len(part.rows) for part in parts[:-1]] == [most] * (len(parts) - 1)
    assert len(parts) == -(-len(rows) // most)
    assert [part.path for part in parts] == ["", *(f"{number}/" for number in range(2, len(parts) + 1))][: len(parts)]


def test_a_part_by_number_says_which_rows_it_has() -> None:
    parts = by_number(range(1001), 500)
    assert [part.numbers for part in parts] == [(1, 500), (501, 1000), (1001,)]
    ways = numbered_ways(parts, lambda part: f"from {part.rows[0]}", "../", "2/")
    assert [(way.label, way.address, way.counted, way.here) for way in ways] == [
        ("from 0", "../", (1, 500), False),
        ("from 500", "../2/", (501, 1000), True),
        ("from 1000", "../3/", (1001,), False),
    ]
    assert numbered_ways(by_number(range(500), 500), str, "../") == []
