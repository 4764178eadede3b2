"""Names never lie on one another, nor on points, nor outside, at any size; and the first ones choose first."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from annotated_article.pages.places.place_labels import SIDES, Label, Rectangle, dot_box, label_box, place_labels, text_width
from annotated_article.pages.places.project import Point

EDGE = Rectangle(0, 0, 800, 460)
SIZES = (26, 17, 12)
points = st.tuples(st.integers(0, 800), st.integers(0, 460))
places = st.lists(st.tuples(points, st.text("abcMil Ω世", min_size=1, max_size=14)), max_size=25)


def boxes_at(labels: list[Label | None], found: list[tuple[Point, str]], number: int) -> list[tuple[int, Rectangle]]:
    """Which names are shown at a size, and where."""
    return [(at, label_box(*found[at], label.side, SIZES[number])) for at, label in enumerate(labels) if label and label.size <= number]


@given(places)
def test_names_collide_with_nothing_at_any_size(found: list[tuple[Point, str]]) -> None:
    labels = place_labels([point for point, _ in found], [name for _, name in found], SIZES, EDGE)
    for number, size in enumerate(SIZES):
        boxes = boxes_at(labels, found, number)
        assert not any(a.meets(b) for (_, a), (_, b) in combinations(boxes, 2))
        assert all(EDGE.holds(box) for _, box in boxes)
        for at, box in boxes:
            assert not any(box.meets(dot_box(point, size)) for other, (point, _) in enumerate(found) if other != at)


@given(st.tuples(points, points))
def test_names_shrink_toward_their_points(found: tuple[Point, Point]) -> None:
    for side in SIDES:
        large, small = (label_box(found[0], "Baghdad", side, size) for size in (26, 12))
        away = Rectangle(
            min(large.left, found[0][0]), min(large.top, found[0][1]), max(large.right, found[0][0]), max(large.bottom, found[0][1])
        )
        assert away.holds(small)


def test_a_name_alone_is_on_the_right() -> None:
    assert place_labels([(400, 200)], ["Baghdad"], SIZES, EDGE) == [Label(SIDES[0], 0)]


def test_at_the_right_edge_it_is_on_the_left() -> None:
    (label,) = place_labels([(790, 200)], ["Baghdad"], SIZES, EDGE)
    assert label is not None
    assert label.side.anchor == "end"


def test_who_comes_first_chooses_first_and_who_finds_no_room_waits_for_smaller_letters() -> None:
    crowd = [(300 + 30 * x, 200 + 26 * y) for y in range(5) for x in range(5)]
    labels = place_labels(crowd, ["A long name"] * 25, SIZES, EDGE)
    assert labels[0] == Label(SIDES[1], 0)
    assert {label.size for label in labels if label} == {0, 1, 2}
    assert None in labels


def test_wide_scripts_are_measured_wide() -> None:
    assert text_width("東京") > text_width("Kyo")
    assert text_width("MM") > text_width("ii")
