"""Long lists over several pages: nothing is lost or turned round, no page is too long."""

from hypothesis import given
from hypothesis import strategies as st

from annotated_article.pages.letters import letter_of, letter_slug, sort_key
from annotated_article.pages.split import Group, grouped, split

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


def test_what_stands_before_a_and_after_z_shares_a_page_each() -> None:
    names = sorted(["2003", "4th of July", "Aref", "Zebari", "Łódź", "Ärzte", "Афганистан", "北京", "“Surge”"], key=sort_key)
    groups = grouped(names, lambda name: (letter_slug(letter_of(name)), letter_of(name)))
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
